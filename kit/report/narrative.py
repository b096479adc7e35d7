r"""Puts the report's own figures and facts into its words: `{{ facts.accounts.count }}`.

Only look-ups, no calls, filters or conditions: a parameters file comes from many hands.
`\{{` stands for two literal braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kit.base.errors import InputError, Problem
from kit.base.strings import NAME, quoted
from kit.form.cell_value import Value, number, show
from kit.form.official_form import LEAD, PREAMBLE
from kit.report.report import Fact, Report

BLANK = "【待填】"
"""What a look-up prints while the figure or fact it names is blank."""

MOST_CHARACTERS = 200_000
"""Of one report, look-ups printed; the longest of a ministry has a tenth of them."""

_PIECE = re.compile(
    r"\\(?P<escaped>\{\{|\{%|\{#|\}\}|｛｛|｝｝)|\{\{(?P<name>[^{}\n]*)\}\}|(?P<stray>\{\{|\{%|\{#|\}\}|｛｛|｝｝)"
)
_BRACE = re.compile(r"[{}｛｝]")
"""Words without one hold none of these pieces."""
_PATH = re.compile(rf"{NAME}(\.{NAME})*")
_FORMAT = r"请写成 {{ 名称 }}，如 {{ facts.accounts.count }}；要印出大括号本身，请写 \{{ 和 \}}"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a section or subsection as the page prints them, and the look-ups that read a blank."""

    section: str
    subsection: str
    text: str
    blanks: tuple[str, ...]


def escaped(text: str) -> str:
    """Return words as a parameters file writes them, so that every brace in them is printed as it is."""
    return re.sub(r"\{\{|\{%|\{#|\}\}|｛｛|｝｝", r"\\\g<0>", text)


@lru_cache(maxsize=4)  # the notebook's cells and the check ask for the same report again and again
def render(report: Report) -> tuple[Words, ...]:
    """Return all words of a report, rendered, in the form's order, those below the title first.

    The words above a section's first subsection come as the section's own.

    Raises InputError with a Problem for each look-up that is malformed or names nothing, or when the words
    are much too long.
    """
    rendered: list[Words] = []
    wrong: list[Problem] = []
    known: dict[str, str | None] = {}
    for section, part in _places(report):
        try:
            rendered.append(_render(report, section, part, known))
        except InputError as error:
            wrong += error.problems
    if wrong:
        raise InputError(*wrong)
    if sum(len(words.text) for words in rendered) > MOST_CHARACTERS:
        raise InputError(_too_long(report, ("narrative",)))
    return tuple(rendered)


def _places(report: Report) -> Iterator[tuple[str, str]]:
    yield PREAMBLE, ""
    for section in report.form.sections:
        yield section.id, ""
        yield from ((section.id, subsection.id) for subsection in section.subsections)


def _render(report: Report, section: str, part: str, known: dict[str, str | None]) -> Words:
    """Return the words of a section or subsection; `known` is what look-ups printed that came before."""
    key = part or (LEAD if report.words(section, LEAD) else "")
    text = report.words(section, key)
    if not _BRACE.search(text):
        return Words(section, part, text, ())
    place = tuple(filter(None, ("narrative", section, key)))
    printed: list[str] = []
    blanks: list[str] = []
    wrong: list[Problem] = []
    end, left = 0, MOST_CHARACTERS
    for piece in _PIECE.finditer(text):
        printed.append(text[end : piece.start()])
        end = piece.end()
        if piece["escaped"]:
            printed.append(piece["escaped"])
            continue
        try:
            name = (piece["name"] or "").strip()
            found = known[name] = known[name] if name in known else _look_up(report, piece["name"])
        except LookupError as error:
            what, line = f"{quoted(piece[0])}{error.args[0]}", report.document.line(place)
            wrong.append(Problem(report.file, ".".join(place), what, error.args[1], line))
            continue
        if found is None:
            blanks.append(name)
        printed.append(BLANK if found is None else found)
        left -= len(printed[-1])
        if left < 0:
            raise InputError(_too_long(report, place))
    if wrong:
        raise InputError(*wrong)
    return Words(section, part, "".join((*printed, text[end:])), tuple(blanks))


def _too_long(report: Report, place: tuple[str, ...]) -> Problem:
    what = f"文字超过 {MOST_CHARACTERS // 10_000} 万字，不像一份报告"
    return Problem(
        report.file, ".".join(place), what, "请核对是不是误粘了别的内容", report.document.line(place)
    )


def _look_up(report: Report, name: str | None) -> str | None:
    """Return what a look-up prints, None for a blank. Raises LookupError(what, remedy)."""
    if name is None:
        raise LookupError("不成对，或不是引用", _FORMAT)
    path = name.strip()
    if not _PATH.fullmatch(path):
        raise LookupError("不是引用，这里只能写名称", _FORMAT)
    first, *rest = path.split(".")
    if first == "year" and not rest:
        return str(report.year)
    if first == "figures":
        return _figure(report, ".".join(rest))
    if first == "facts" and rest:
        return _print_fact(_fact(report.facts, rest))
    raise LookupError("引用的名称不存在", "可以引用 year、facts 和 figures 里的名称")


def _figure(report: Report, address: str) -> str | None:
    if address not in report.figures:
        raise LookupError("引用的数不在表里", "请写成 figures.表.行.列，如 figures.requests.received.total")
    value: Value = report.figures[address]
    return None if number(value) is None else show(value, report.form.cells[address].column.kind)


def _fact(facts: Mapping[str, Fact], path: list[str]) -> Fact:
    value: Fact = facts
    for name in path:
        if isinstance(value, Mapping) and name in value:
            value = value[name]
        elif name == "total" and isinstance(value, Mapping):
            value = _total(value)
        elif name == "count" and isinstance(value, tuple):
            value = len(value) if value and not any(map(_is_blank, value)) else None
        elif value is None:
            return None
        else:
            raise LookupError("引用的事实没有写", "请在 facts 里写上，或改正名称")
    return value


def _total(counts: Mapping[str, Fact]) -> int | None:
    """Return the sum of counts; a sum over a blank, or over nothing, is blank."""
    numbers = [count for count in counts.values() if isinstance(count, int)]
    if any(not isinstance(count, int) and not _is_blank(count) for count in counts.values()):
        raise LookupError("要合计的各项不全是件数", "请只对一组件数用 .total")
    return sum(numbers) if numbers and len(numbers) == len(counts) else None


def _is_blank(value: Fact) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _print_fact(value: Fact) -> str | None:
    if isinstance(value, Mapping):
        raise LookupError("引用的是一组事实", "请写到其中一项，或用 .total 求合计")
    if isinstance(value, tuple):
        words = [_print_fact(part) for part in value]
        return None if None in words or not words else "、".join(map(str, words))
    return None if _is_blank(value) else str(value)
