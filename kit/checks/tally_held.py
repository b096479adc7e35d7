"""Holds tables three and four against what the ledger of applications gave when it was counted last."""

from __future__ import annotations

from collections.abc import Iterator

from kit.base.finding import Finding, Status
from kit.form.rule_book import rule
from kit.report.report import Report, Tallied

_RULE = "T34-ledger"


def check_tally(report: Report) -> Iterator[Finding]:
    """Yield which cells are not what the ledger gave (T34-ledger), or that all are; nothing without it."""
    if report.tallied is None:
        return
    found = list(_differing(report, report.tallied))
    yield from found
    if not found:
        headings = [each.heading for each in report.form.sections if each.id in report.tallied.tables]
        message = f"每一格都与 {report.tallied.day} 由台账计出的相同"
        yield rule(_RULE).finding(Status.PASS, "；".join(headings), message)


def _differing(report: Report, tallied: Tallied) -> Iterator[Finding]:
    for address, cell in report.form.cells.items():
        if cell.section.id not in tallied.tables or cell.is_total:
            continue
        stands, counted = report.figures[address], tallied.cells.get(address, 0)
        if stands == counted:
            continue
        place = f"{cell.section.heading} · {cell.label}"
        if isinstance(stands, int):
            status, message = Status.FAIL, f"表里是 {stands}，台账是 {counted}"
        else:
            status, message = Status.UNKNOWN, f"表里没有数，台账是 {counted}"
        left = stands if isinstance(stands, int) else None
        yield rule(_RULE).finding(status, place, message, (address,), left, counted)
