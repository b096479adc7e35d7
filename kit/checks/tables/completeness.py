"""Whether the cells of the tables hold numbers: a blank or a mark is unknown, never zero."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from kit.base.finding import Finding, Status
from kit.base.strings import MOST_NAMED, some
from kit.checks.tables.cell_sums import follows
from kit.form.cell_value import number
from kit.form.official_form import Cell, Section
from kit.form.rule_book import rule
from kit.report.report import Report


def check_completeness(report: Report) -> Iterator[Finding]:
    """Yield whether each table's cells hold numbers, and which are blank (T2-, T3-, T4-count, T3-blank)."""
    form = report.form
    for section in form.sections:
        if section.table:
            cells = [cell for cell in form.cells.values() if cell.section is section]
            blank = [cell for cell in cells if number(report.figures[cell.address]) is None]
            yield _filled(report, section, cells, blank)
            if section.table.blank_rule and len(blank) < len(cells):
                yield from _blanks(report, section.heading, blank, section.table.blank_rule)


def _filled(report: Report, section: Section, cells: Sequence[Cell], blank: Sequence[Cell]) -> Finding:
    """Return whether a table's cells hold numbers; reading them proved what kind (T2-count, T3-count).

    Over a blank or a mark that is undecided. Of totals over one it says nothing: they follow.
    """
    of_values = rule(section.table.value_rule if section.table else "")
    if not blank:
        return of_values.finding(Status.PASS, section.heading, f"已填的 {len(cells)} 格都是合格的数")
    own = [cell for cell in blank if not follows(report, cell)]
    told = _told(report, own, _by_row)
    addresses = tuple(cell.address for cell in own)
    return of_values.finding(Status.UNKNOWN, section.heading, "；".join(told), addresses)


def _told(report: Report, cells: Sequence[Cell], named: Callable[[Sequence[Cell]], str]) -> list[str]:
    """Return what is said of cells without a number, kind by kind, and what is to be done about each."""
    kinds = {state: [cell for cell in cells if _state(report, cell) == state] for state in _STATES}
    told: list[str] = []
    for states, advice in _ADVICE.items():
        here = [f"{named(kinds[state])}{state}" for state in states if kinds[state]]
        told += [*here, advice] if here and advice else here
    return told


def _state(report: Report, cell: Cell) -> str:
    if cell.address in report.unread:
        return _UNREAD
    if cell.address in report.unprinted:
        return _UNPRINTED
    if isinstance(report.figures[cell.address], str):
        return _MARKED
    return _TOTAL if cell.is_total else _BLANK


def _by_row(cells: Sequence[Cell]) -> str:
    """Return cells by their rows, the first of them named, the others counted."""
    rows = [list(group) for _, group in groupby(cells, key=lambda cell: cell.rows)]
    named = (f"{row[0].row.label}：{some([cell.column.label for cell in row])}" for row in rows[:MOST_NAMED])
    more = f"等 {len(rows)} 行，共 {len(cells)} 格" if len(rows) > MOST_NAMED else ""
    return "；".join(named) + more


def _by_column(cells: Sequence[Cell]) -> str:
    return "、".join(cell.column.label for cell in cells)


def _blanks(report: Report, heading: str, blank: Sequence[Cell], blank_rule: str) -> Iterator[Finding]:
    """Yield the blanks of a table row by row: a blank beside filled cells is unknown, never zero."""
    for row in dict.fromkeys(cell.rows for cell in blank):
        of_row = [cell for cell in blank if cell.rows == row]
        place = " · ".join((heading, *(node.label for node in row[-2:])))
        own = [cell for cell in of_row if not follows(report, cell)]
        message = "；".join(_told(report, own, _by_column)) or "合计没有算出：这一列有空格或文字"
        addresses = tuple(cell.address for cell in of_row)
        yield rule(blank_rule).finding(Status.UNKNOWN, place, message, addresses)
    if not blank:
        yield rule(blank_rule).finding(Status.PASS, heading, "没有空格")


_BLANK, _MARKED, _TOTAL, _UNREAD, _UNPRINTED = _STATES = (
    "没有填数", "填的是文字，不是数", "没有填，各项都填了", "没有读准", "原文没有印",
)  # fmt: skip
"""What is said of cells that hold no number; the third of a total that its parts give."""
_ADVICE = {
    (_BLANK, _MARKED): "没有发生的请填 0",
    (_TOTAL,): "请填各项之和（数据文件里合计可以不写，由程序算出）",
    (_UNREAD,): "没有读准的请对照原文",
    (_UNPRINTED,): "",
}
"""What is to be done about cells of a kind."""
