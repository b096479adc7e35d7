"""Confronts a report with the form, with its own words and with last year's report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kit.arithmetic import check_equations
from kit.finding import Finding, Findings, Status
from kit.form import Cell
from kit.narrative import render
from kit.report import Report
from kit.rules import RuleBook, rule_book
from kit.value import admits, number

D_EDITION, N_BLANK = "D-edition", "N-blank"


@lru_cache(maxsize=4)  # the notebook's cells ask for the same report again and again
def confront(report: Report) -> Findings:
    """Return the outcome of every rule on `report`, across years where its `last` is known.

    Raises InputError when the words hold a look-up that names nothing.
    """
    rules = rule_book()
    return Findings(
        (
            _edition(report, rules),
            *_values(report, rules),
            *check_equations(report, rules),
            *_looked_up(report, rules),
        )
    )


def _edition(report: Report, rules: RuleBook) -> Finding:
    governing, used = report.governing, report.form.edition
    place = f"{report.year} 年度报告"
    severity = rules[D_EDITION].severity
    if governing is None:
        return Finding(D_EDITION, severity, Status.NOT_ASSESSABLE, place, f"{report.year} 年度还没有统一格式")
    right = governing.edition
    status = Status.PASS if used == right else Status.FAIL
    message = f"用的是 {used} 版格式，{report.year} 年度应当用 {right} 版（{governing.document}）"
    return Finding(D_EDITION, severity, status, place, message, (), used, right)


def _values(report: Report, rules: RuleBook) -> Iterator[Finding]:
    for section in report.form.sections:
        if section.table:
            cells = [cell for cell in report.form.cells.values() if cell.section.id == section.id]
            yield from _kinds(report, section.heading, cells, section.table.value_rule, rules)
            if section.table.blank_rule:
                yield from _blanks(report, section.heading, cells, section.table.blank_rule, rules)


def _kinds(report: Report, heading: str, cells: list[Cell], rule: str, rules: RuleBook) -> Iterator[Finding]:
    """Yield whether a table's filled cells hold values of their kind: one outcome, or each wrong cell."""
    severity = rules[rule].severity
    filled = [cell for cell in cells if number(report.figures[cell.address]) is not None]
    wrong = [cell for cell in filled if not admits(report.figures[cell.address], cell.column.kind)]
    for cell in wrong:
        value = number(report.figures[cell.address])
        place, reason = f"{heading} · {cell.label}", rules[rule].reason
        yield Finding(rule, severity, Status.FAIL, place, f"现为 {value}。{reason}", (cell.address,), value)
    if not filled:
        yield Finding(rule, severity, Status.UNKNOWN, heading, "全表没有填数")
    elif not wrong:
        yield Finding(rule, severity, Status.PASS, heading, f"已填的 {len(filled)} 格都合格")


def _blanks(report: Report, heading: str, cells: list[Cell], rule: str, rules: RuleBook) -> Iterator[Finding]:
    """Yield the blanks of a table row by row: a blank beside filled cells is unknown, never zero."""
    blank = [cell for cell in cells if number(report.figures[cell.address]) is None]
    if len(blank) == len(cells):
        return  # nothing is beside them: the table is empty, which the value rule says once
    rows = {cell.row.id: [each for each in blank if each.row.id == cell.row.id] for cell in blank}
    for of_row in rows.values():
        labels = " · ".join(node.label for node in of_row[0].rows[-2:])
        message = f"{'、'.join(cell.column.label for cell in of_row)}没有填数；没有发生的请填 0"
        addresses = tuple(cell.address for cell in of_row)
        yield Finding(rule, rules[rule].severity, Status.UNKNOWN, f"{heading} · {labels}", message, addresses)
    if not blank:
        yield Finding(rule, rules[rule].severity, Status.PASS, heading, "没有空格")


def _looked_up(report: Report, rules: RuleBook) -> Iterator[Finding]:
    severity = rules[N_BLANK].severity
    blank = False
    for words in render(report):
        for name in words.blanks:
            blank = True
            place = section_place(report, words.section, words.subsection)
            yield Finding(N_BLANK, severity, Status.UNKNOWN, place, f"引用的 {name} 还空着，请填上")
    if not blank:
        yield Finding(N_BLANK, severity, Status.PASS, report.title, "引用的数和事实都已填写")


def section_place(report: Report, section_id: str, subsection_id: str = "") -> str:
    """Return where a section or subsection stands, in the form's words."""
    section = report.form.section(section_id)
    parts = [f"{part.number}{part.title}" for part in section.subsections if part.id == subsection_id]
    return " · ".join((section.heading, *parts))
