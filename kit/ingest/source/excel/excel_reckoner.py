"""Reckons a workbook's plain formulas: a total, a title.

A workbook is filled in by many programs; some store no results, some keep old ones. Of this kit's own
workbook the reckoned is read and never what was stored; of any other the stored, if the reckoned is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from kit.base.strings import fold
from kit.ingest.source.excel.excel_cells import Book, Held, Run, held
from kit.ingest.source.excel.excel_places import Area, At, area, name
from kit.ingest.source.xml_parts import Element, child

Value = Decimal | str | bool | None
"""What a formula gives; None is a blank."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d{1,15}(?:\.\d{1,15})?)(?![\w!(])|"(?P<text>(?:[^"]|"")*)"|(?P<function>[A-Z]{2,9})\("""
    r"""|(?P<ref>(?:(?P<sheet>'(?:[^']|'')+'|[^\s'"!&=(),<>+*/^:-]+)!)?(?P<area>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?))"""
    r"""|(?P<sign>[&=(),]))""",
)
_COUNT = re.compile("(0|[1-9][0-9]{0,8})[件个项条次宗份人起]?")
_DEEPEST = 20
_LONGEST = 4_000
_WIDEST = 10_000
"""Cells of an area, at most; the form has a few hundred."""
_MOST = 300_000
"""Cells of all areas that are asked for, at most."""


class _UnknownError(Exception):
    """A formula that is not reckoned here."""


@dataclass
class Reckoner:
    """The sheets of a workbook by name, their cells by reference.

    `is_own` tells that the workbook is this kit's, in which a text such as 3件 counts.
    """

    book: Book
    sheets: Mapping[str, Callable[[], Mapping[str, Element]]]
    is_own: bool
    _areas: dict[tuple[str, Area], list[Value]] = field(default_factory=dict)
    _known: dict[tuple[str, At], Value] = field(default_factory=dict)
    _asked: int = 0

    def result(self, sheet: str, formula: str) -> Held | None:
        """Return what a formula in a sheet gives, None when it is no plain one."""
        try:
            found = self._reckoned(sheet, formula, 0)
        except _UnknownError:
            return None
        if isinstance(found, Decimal):
            return Held(found)
        return None if isinstance(found, bool) else Held(runs=(Run(found),) if found else ())

    def _reckoned(self, sheet: str, formula: str, depth: int) -> Value:
        if depth > _DEEPEST or len(formula) > _LONGEST:
            raise _UnknownError
        reading = _Reading(
            list(_tokens(formula)), lambda other, where: self._cells(other or sheet, where, depth)
        )
        found = reading.comparison()
        if reading.at < len(reading.tokens) or isinstance(found, list):
            raise _UnknownError
        return found

    def _cells(self, sheet: str, where: Area, depth: int) -> list[Value]:
        """Return what the cells of an area hold; a formula asks for the same area more than once."""
        if (sheet, where) not in self._areas:
            size = (where[2] - where[0]) * (where[3] - where[1])
            self._asked += size
            if sheet not in self.sheets or size > _WIDEST or self._asked > _MOST:
                raise _UnknownError
            places = product(range(where[0], where[2]), range(where[1], where[3]))
            self._areas[sheet, where] = [self._cell(sheet, place, depth) for place in places]
        return self._areas[sheet, where]

    def _cell(self, sheet: str, place: At, depth: int) -> Value:
        if (sheet, place) not in self._known:
            self._known[sheet, place] = self._value(sheet, self.sheets[sheet]().get(name(place)), depth)
        return self._known[sheet, place]

    def _value(self, sheet: str, cell: Element | None, depth: int) -> Value:
        if cell is None:
            return None
        formula = child(cell, "f")
        if formula is not None:
            try:
                return self._reckoned(sheet, formula.text or "", depth + 1)
            except _UnknownError:
                if self.book.stale:
                    raise
        found = held(cell, self.book, None)
        if found.flaw:
            raise _UnknownError
        if found.number is not None:
            return found.number
        return _counted(found.text) if self.is_own else found.text or None


def _counted(text: str) -> Value:
    """Return a text as a formula takes it: as the count that it is read as, where it plainly is one.

    Excel itself counts no text, so that 3件 leaves all sums over it blank, and what does not add up unseen.
    """
    count = _COUNT.fullmatch(fold(text))
    return Decimal(count[1]) if count else text or None


_Tokens = list[re.Match[str]]
_Fetch = Callable[[str, Area], list[Value]]


def _tokens(formula: str) -> Iterator[re.Match[str]]:
    at = 0
    formula = formula.strip().removeprefix("=")
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        if found is None:
            raise _UnknownError
        at = found.end()
        yield found


@dataclass
class _Reading:
    """A formula while it is read: `a&b`, `a=b`, IF, OR, COUNT and SUM, over cells and constants."""

    tokens: _Tokens
    fetch: _Fetch
    at: int = 0

    def comparison(self) -> Value | list[Value]:
        left = self._joined()
        if not self._take("="):
            return left
        return _folded(_single(left)) == _folded(_single(self._joined()))

    def _joined(self) -> Value | list[Value]:
        found = self._term()
        while self._take("&"):
            found = _written(_single(found)) + _written(_single(self._term()))
        return found

    def _term(self) -> Value | list[Value]:
        if self.at >= len(self.tokens):
            raise _UnknownError
        token = self.tokens[self.at]
        self.at += 1
        if token["number"]:
            return Decimal(token["number"])
        if token["text"] is not None:
            return token["text"].replace('""', '"')
        if token["function"]:
            return self._function(token["function"])
        where = area(token["area"] or "")
        if where is None:
            raise _UnknownError
        sheet = token["sheet"] or ""
        found = self.fetch(sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet, where)
        return found if ":" in token["area"] else found[0]

    def _function(self, called: str) -> Value:
        given = [self.comparison()]
        while self._take(","):
            given.append(self.comparison())
        if not self._take(")"):
            raise _UnknownError
        flat = [value for each in given for value in (each if isinstance(each, list) else [each])]
        if called in ("COUNT", "SUM"):
            numbers = [value for value in flat if isinstance(value, Decimal)]
            return Decimal(len(numbers)) if called == "COUNT" else sum(numbers, Decimal(0))
        if called == "OR" and all(isinstance(value, bool) for value in flat):
            return any(flat)
        if called == "IF" and len(given) == 3 and isinstance(given[0], bool):
            return _single(given[1] if given[0] else given[2])
        raise _UnknownError

    def _take(self, sign: str) -> bool:
        here = self.at < len(self.tokens) and self.tokens[self.at]["sign"] == sign
        self.at += here
        return here


def _single(found: Value | list[Value]) -> Value:
    if isinstance(found, list):
        raise _UnknownError
    return found


def _folded(value: Value) -> object:
    """Return by what Excel tells equal: a blank is an empty text, case does not count."""
    return "" if value is None else value.casefold() if isinstance(value, str) else value


def _written(value: Value) -> str:
    return "" if value is None else f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
