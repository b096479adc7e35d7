"""Conditional formats: which of them a cell meets, and how it looks then."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kit.ingest.source.excel.excel_cells import Book, Held, shown
from kit.ingest.source.excel.excel_looks import Change, Look, Looks, change
from kit.ingest.source.excel.excel_places import Area, At, area, within
from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.xml_parts import Element, child, local, value, whole

_MOST_TESTS = 3_000_000
_TOO_MANY = ("有一张工作表的条件格式多得不像报告的表", "请清除条件格式后再读")
_CONSTANT = re.compile(r'=?\s*(?:([+-]?\d{1,15}(?:\.\d{1,15})?)|"((?:[^"]|"")*)")\s*')
_OWN_CELL = re.compile(r"=?\s*(\$?[A-Z]{1,3}\$?\d{1,7})\s*(<=|>=|<>|<|>|=)\s*(.+)", re.ASCII | re.DOTALL)
_COMPARED = {
    "equal": operator.eq, "=": operator.eq, "notEqual": operator.ne, "<>": operator.ne,
    "greaterThan": operator.gt, ">": operator.gt, "lessThan": operator.lt, "<": operator.lt,
    "greaterThanOrEqual": operator.ge, ">=": operator.ge, "lessThanOrEqual": operator.le, "<=": operator.le,
}  # fmt: skip
_BLANKS = {
    "containsBlanks": False,
    "containsErrors": False,
    "notContainsBlanks": True,
    "notContainsErrors": True,
}

DOUBTED = "有条件格式，不能确定这个数显示不显示"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A conditional format that may change what is seen: where it holds, what it asks for, what it does."""

    areas: tuple[Area, ...]
    kind: str
    asked: str
    formulas: tuple[str, ...]
    words: str
    priority: int
    stops: bool
    change: Change

    def meets(self, content: Held) -> bool | None:
        """Whether a cell that holds something meets the rule; None where that is not known."""
        if self.kind in _BLANKS:
            return _BLANKS[self.kind]
        if self.kind in ("dataBar", "iconSet", "colorScale"):
            return content.number is not None
        if self.kind == "cellIs":
            return _compared(content, self.asked, self.formulas)
        if self.kind == "expression":
            return self._of_own_cell(content)
        if self.kind in ("containsText", "notContainsText", "beginsWith", "endsWith") and self.words:
            text, words = content.text.casefold(), self.words.casefold()
            tests = {"beginsWith": text.startswith(words), "endsWith": text.endswith(words)}
            return tests.get(self.kind, (words in text) == (self.kind == "containsText"))
        return None

    def _of_own_cell(self, content: Held) -> bool | None:
        """Whether a formula that compares the cell itself with a constant holds."""
        formula = self.formulas[0] if self.formulas else ""
        if formula.upper() in ("TRUE", "FALSE", "1", "0"):
            return formula.upper() in ("TRUE", "1")
        found = _OWN_CELL.fullmatch(formula)
        first = area(found[1]) if found else None
        if not found or first is None or "$" in found[1] or first[:2] != self.areas[0][:2]:
            return None
        return _compared(content, found[2], (found[3],))


class Conditions:
    """The conditional formats of a sheet."""

    def __init__(self, sheet: Element, looks: Looks) -> None:
        found = (rule for each in sheet.iter("{*}conditionalFormatting") for rule in _rules(each, looks))
        self._rules = sorted(found, key=lambda rule: rule.priority)
        self._tests = 0

    def __bool__(self) -> bool:
        return bool(self._rules)

    def over(self, place: At, content: Held, look: Look, book: Book) -> tuple[Look, str]:
        """Return how a cell looks that holds something, and why that is not certain, "" when it is.

        Raises RefusedError when there are too many rules to go through.
        """
        self._tests += sum(len(rule.areas) for rule in self._rules)
        if self._tests > _MOST_TESTS:
            raise RefusedError(*_TOO_MANY)
        laid: list[Change] = []
        perhaps: list[Change] = []
        for rule in self._rules:
            if any(within(place, each) for each in rule.areas):
                meets = rule.meets(content)
                if meets is not False:
                    (laid if meets else perhaps).append(rule.change)
                if meets and rule.stops:
                    break
        for each in reversed(laid):
            look = each.over(look)
        as_it_is = shown(content, look, book)
        doubt = any(shown(content, each.over(look), book) != as_it_is for each in perhaps)
        return look, DOUBTED if doubt else ""


def _compared(content: Held, asked: str, formulas: Sequence[str]) -> bool | None:
    """Whether what a cell holds compares to constants as asked; None where they are none."""
    bounds = [bound for each in formulas if (bound := _constant(each)) is not None]
    if not formulas or len(bounds) != len(formulas):
        return None
    held = content.text if content.number is None else content.number
    if asked in ("between", "notBetween") and len(bounds) == 2:
        inside = sorted(map(_rank, (*bounds, held)))[1] == _rank(held)
        return inside == (asked == "between")
    compare = _COMPARED.get(asked)
    return None if compare is None else bool(compare(_rank(held), _rank(bounds[0])))


def _rank(held: Decimal | str) -> tuple[bool, Decimal, str]:
    """Return by what Excel orders: numbers before texts, texts without regard to case."""
    return (True, Decimal(0), held.casefold()) if isinstance(held, str) else (False, held, "")


def _constant(formula: str) -> Decimal | str | None:
    found = _CONSTANT.fullmatch(formula)
    if not found:
        return None
    return Decimal(found[1]) if found[1] else (found[2] or "").replace('""', '"')


def _rules(element: Element, looks: Looks) -> Iterator[_Rule]:
    """Yield the rules of one area that may change what is seen: of the standard, or of its extension."""
    written = value(element, "sqref") or next((each.text or "" for each in element.iter("{*}sqref")), "")
    areas = tuple(found for each in written.split() if (found := area(each)))
    for each in element:
        if areas and local(each) == "cfRule" and (laid := _change(each, looks)):
            yield _Rule(
                areas,
                value(each, "type"),
                value(each, "operator"),
                tuple((part.text or "").strip() for part in each if local(part) in ("formula", "f")),
                value(each, "text"),
                whole(value(each, "priority")),
                _stops(each),
                laid,
            )


def _change(rule: Element, looks: Looks) -> Change | None:
    """Return what a rule lays over a look, None when no text changes by it."""
    kind = value(rule, "type")
    if kind in ("dataBar", "iconSet", "colorScale"):
        hides = value(child(rule, kind), "showValue", "1") in ("0", "false")
        return Change(hides=hides, grounds=None if kind == "iconSet" else ())
    own = child(rule, "dxf")
    index = whole(value(rule, "dxfId", "-1"))
    if own is not None:
        return change(own, looks.palette)
    if 0 <= index < len(looks.changes):
        return looks.changes[index]
    return Change() if _stops(rule) else None


def _stops(rule: Element) -> bool:
    return value(rule, "stopIfTrue") in ("1", "true")
