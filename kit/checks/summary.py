"""A report's outcome: what a list of many reports, or a county's view of them, tells of this one."""

from __future__ import annotations

from kit.base.finding import Findings, Status
from kit.checks.confront import confront
from kit.checks.report_outcome import Outcome, slip_digest
from kit.checks.slip import for_township, slip
from kit.checks.words.fee_rules import fee_of
from kit.form.cell_value import plain
from kit.report.blank_report import is_blank
from kit.report.report import Report

GRAVEST = 3
"""So many findings stand for a report in a list of many."""


def outcome_of(report: Report) -> Outcome:
    """Return what a report says and what its check found. Raises InputError as `confront` does."""
    found, fee = confront(report), fee_of(report)
    asked, errors = found.open, len(found.blocking)
    return Outcome(
        township=report.township,
        county=report.county,
        year=report.year,
        edition=report.form.edition,
        errors=errors,
        warnings=len(asked) - errors,
        accepted=len(found.accepted),
        verdict=verdict(found),
        figures=tuple(plain(report.figures[cell]) for cell in report.form.cells),
        fee=None if fee.amount is None else f"{fee.amount:f}",
        submitted=report.submitted,
        deadline=report.deadline,
        slip=slip_digest(slip(report.title, found, report).encode()) if for_township(found) else "",
        blank=is_blank(report),
        settled=len(found.settled),
        first=tuple(f"{each.place}：{each.message}" for each in asked[:GRAVEST]),
    )


def verdict(found: Findings) -> str:
    """Return the outcome of a check in one sentence."""
    errors = len(found.blocking)
    others = len(found.open) - errors
    passed, skipped = found.tally(Status.PASS), found.tally(Status.NOT_ASSESSABLE)
    outcome = f"错误 {errors} 处，提醒 {others} 处" if errors or others else "没有发现问题"
    settled = len(found.settled)
    if accepted := len(found.accepted) - settled:
        outcome += f"，已认可 {accepted} 处"
    outcome += f"，本级认可 {settled} 处" if settled else ""
    waiting = sum(each.rests for each in found)
    rest = f"，等填好再核对 {waiting} 项" if waiting else ""
    return f"核对结果：{outcome}；相符 {passed} 项，没有条件核对 {skipped} 项{rest}。"
