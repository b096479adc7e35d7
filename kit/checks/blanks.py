"""Folds what rests on blanks: each table's finding asks for its blanks once, the rest waits for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kit.base.finding import IF_ZERO, Finding, Findings, Status
from kit.form.cell_value import number
from kit.report.report import Report


def fold_blanks(report: Report, findings: Iterable[Finding]) -> Findings:
    """Return `findings` with those marked that rest on blanks for which a table's own finding asks.

    One that quotes words stays, for those may tell what belongs into the blank; so does one that would fail
    if nothing had happened, for filling in zeros would not mend it.
    """
    found = list(findings)
    asking = {table.value_rule for table in report.form.tables.values()}
    asked = {
        cell.split(".")[0]: index
        for index, each in enumerate(found)
        if each.rule in asking and each.status is Status.UNKNOWN
        for cell in each.cells
    }
    waiting: Counter[int] = Counter()
    for index, each in enumerate(found):
        if each.status is not Status.UNKNOWN or each.accepted or each.quote or each.rule in asking:
            continue
        blank = {cell.split(".")[0] for cell in each.cells if number(report.figures.get(cell)) is None}
        if blank and blank <= asked.keys() and not each.details.get(IF_ZERO):
            found[index] = replace(each, rests=True)
            waiting[asked[min(blank)]] += 1
    for index, count in waiting.items():
        message = f"{found[index].message}。还有 {count} 项核对要等填好了才能做"
        found[index] = replace(found[index], message=message)
    return Findings(found)
