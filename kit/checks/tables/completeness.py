"""Whether the cells of the tables hold numbers: a blank or a mark is unknown, never zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.base.finding import Finding, Status
from kit.base.strings import some
from kit.form.cell_value import number
from kit.form.official_form import Cell
from kit.form.rule_book import rule
from kit.report.report import Report


def check_completeness(report: Report) -> Iterator[Finding]:
    """Yield whether each table's cells hold numbers, and which are blank (T2-, T3-, T4-count, T3-blank)."""
    form = report.form
    for section in form.sections:
        if section.table:
            cells = [address for address, cell in form.cells.items() if cell.section is section]
            blank = [form.cells[each] for each in cells if number(report.figures[each]) is None]
            of_blanks = section.table.blank_rule
            yield _filled(section.heading, cells, blank, section.table.value_rule, bool(of_blanks))
            if of_blanks and len(blank) < len(cells):
                yield from _blanks(section.heading, blank, of_blanks)


def _filled(
    heading: str,
    cells: Sequence[str],
    blank: Sequence[Cell],
    value_rule: str,
    others_name_blanks: bool,
) -> Finding:
    """Return whether a table's cells hold numbers; reading them proved what kind (T2-count, T3-count).

    Over a blank or a mark that is undecided, unless the table has a rule of its own to name blanks.
    """
    if blank and (len(blank) == len(cells) or not others_name_blanks):
        message = f"{some([cell.label for cell in blank])}没有填数；没有发生的请填 0"
        addresses = tuple(cell.address for cell in blank)
        return rule(value_rule).finding(Status.UNKNOWN, heading, message, addresses)
    message = f"已填的 {len(cells) - len(blank)} 格都是合格的数"
    return rule(value_rule).finding(Status.PASS, heading, message)


def _blanks(heading: str, blank: Sequence[Cell], blank_rule: str) -> Iterator[Finding]:
    """Yield the blanks of a table row by row: a blank beside filled cells is unknown, never zero."""
    for row in dict.fromkeys(cell.rows for cell in blank):
        of_row = [cell for cell in blank if cell.rows == row]
        place = " · ".join((heading, *(node.label for node in row[-2:])))
        message = f"{'、'.join(cell.column.label for cell in of_row)}没有填数；没有发生的请填 0"
        addresses = tuple(cell.address for cell in of_row)
        yield rule(blank_rule).finding(Status.UNKNOWN, place, message, addresses)
    if not blank:
        yield rule(blank_rule).finding(Status.PASS, heading, "没有空格")
