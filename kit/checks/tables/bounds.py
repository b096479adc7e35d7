"""Checks the bounds that a form spells out beside its equations: sums that keep above or apart."""

from __future__ import annotations

from collections.abc import Iterator

from kit.base.finding import Finding, Status
from kit.checks.tables.cell_sums import Verdict
from kit.checks.tables.identities import Case, cases, hindrance
from kit.form.equation_lines import bounds
from kit.report.report import Report


def check_bounds(report: Report) -> Iterator[Finding]:
    """Yield one finding for each bound of each table, for each row or column (T2-stock, T2-2019-change)."""
    for case in cases(report, bounds(report.form)):
        yield case.finding(*(hindrance(case) or _outcome(case)))


def _outcome(case: Case) -> Verdict:
    left, right = case.sides
    if case.line.equation.relation == "at_least":
        kept = f"{left}，不小于{right}"
        short = f"{left}，不应小于{right}，少了 {-case.gap}"
        return (Status.PASS, kept) if case.gap >= 0 else (Status.FAIL, short)
    if case.gap == 0 and case.left != 0:
        return Status.FAIL, f"{left}，恰好等于{right}，相差 0，这两个数本不相干"
    return Status.PASS, f"{left}；{right}，没有混同"
