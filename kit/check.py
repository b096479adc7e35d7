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
from kit.text import some
from kit.value import number

D_EDITION, N_BLANK, Y_UNIT = "D-edition", "N-blank", "Y-unit"


@lru_cache(maxsize=4)  # the notebook's cells ask for the same report again and again
def confront(report: Report) -> Findings:
    """Return the outcome of every rule on `report`, across years where its `last` is known.

    Raises InputError when the words hold a look-up that names nothing, FormError when the kit's own
    form or rule book is damaged.
    """
    rules = rule_book()
    return Findings(
        (
            _edition(report, rules),
            *_values(report, rules),
            *_same_unit(report, rules),
            *check_equations(report, rules),
            *_words(report, rules),
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
            cells = report.form.cells_of(section.id)
            blank = [cell for cell in cells if number(report.figures[cell.address]) is None]
            of_blanks = section.table.blank_rule
            yield _filled(section.heading, cells, blank, section.table.value_rule, bool(of_blanks), rules)
            if of_blanks and len(blank) < len(cells):
                yield from _blanks(section.heading, blank, of_blanks, rules)


def _filled(
    heading: str, cells: list[Cell], blank: list[Cell], rule: str, others_name_blanks: bool, rules: RuleBook
) -> Finding:
    """Return whether a table's cells hold numbers; reading them proved what kind (T2-count, T3-count).

    Over a blank or a mark that is undecided, unless the table has a rule of its own to name blanks.
    """
    severity = rules[rule].severity
    if blank and (len(blank) == len(cells) or not others_name_blanks):
        message = f"{some([cell.label for cell in blank])}没有填数；没有发生的请填 0"
        addresses = tuple(cell.address for cell in blank)
        return Finding(rule, severity, Status.UNKNOWN, heading, message, addresses)
    return Finding(rule, severity, Status.PASS, heading, f"已填的 {len(cells) - len(blank)} 格都是合格的数")


def _blanks(heading: str, blank: list[Cell], rule: str, rules: RuleBook) -> Iterator[Finding]:
    """Yield the blanks of a table row by row: a blank beside filled cells is unknown, never zero."""
    severity = rules[rule].severity
    for row in dict.fromkeys(cell.rows for cell in blank):
        of_row = [cell for cell in blank if cell.rows == row]
        place = " · ".join((heading, *(node.label for node in row[-2:])))
        message = f"{'、'.join(cell.column.label for cell in of_row)}没有填数；没有发生的请填 0"
        addresses = tuple(cell.address for cell in of_row)
        yield Finding(rule, severity, Status.UNKNOWN, place, message, addresses)
    if not blank:
        yield Finding(rule, severity, Status.PASS, heading, "没有空格")


def _same_unit(report: Report, rules: RuleBook) -> Iterator[Finding]:
    """Yield whether last year's report is of the same township, which the rules across years rest on."""
    if report.last is None:
        return
    severity, place = rules[Y_UNIT].severity, f"{report.last.year} 年度报告"
    this, last = report.township, report.last.township
    if this == last:
        yield Finding(Y_UNIT, severity, Status.PASS, place, f"上年报告也是{this}的", (), this, last)
    else:
        message = f"本年是{this}，上年文件是{last}；如果不是更名，上年的文件放错了"
        yield Finding(Y_UNIT, severity, Status.FAIL, place, message, (), this, last)


def _words(report: Report, rules: RuleBook) -> Iterator[Finding]:
    """Yield what is blank in the prose: look-ups that read a blank, and sections without a word."""
    severity = rules[N_BLANK].severity
    form, rendered = report.form, render(report)
    blank = [
        (form.place(words.section, words.subsection), f"引用的 {name} 还空着，请填上", f"{{{{ {name} }}}}")
        for words in rendered
        for name in words.blanks
    ]
    written = {words.section for words in rendered if words.text.strip()}
    unwritten = [section for section in form.sections if not section.table and section.id not in written]
    blank += [(section.heading, "这一节还没有写", "") for section in unwritten]
    for place, message, quote in blank:
        yield Finding(N_BLANK, severity, Status.UNKNOWN, place, message, quote=quote)
    if not blank:
        yield Finding(N_BLANK, severity, Status.PASS, report.title, "各节都有文字，引用的数和事实都已填写")
