"""Settles warnings by their numbers: a parameters file's text with the acceptances that fit them alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kit.base.errors import KitError
from kit.base.files import File
from kit.base.finding import Finding, Severity
from kit.checks.confront import confront
from kit.editing.acceptances import with_acceptances
from kit.report.parameters import report_of
from kit.report.report import Acceptance


def settled_text(
    source: File, last: File | None, numbers: Iterable[int], reason: str
) -> tuple[str, list[Finding]]:
    """Return a parameters file's text with the open warnings of these numbers accepted, and those warnings.

    Raises KitError for a number that is none or an error's, and where an acceptance would fit several.
    """
    found = confront(report_of(source, last))
    chosen = [_warning(found.open, number) for number in dict.fromkeys(numbers)]
    text = with_acceptances(source.text(), [_acceptance(each, reason) for each in chosen])
    settled = confront(report_of(File(source.name, text.encode()), last)).accepted
    missed = [each for each in chosen if replace(each, accepted=reason) not in settled]
    if missed:
        what = f"{source.name}：“{missed[0].place}”有几处提醒一样，分不清认可的是哪一处，没有写"
        raise KitError(f"{what}。请先改文字。")
    return text, chosen


def _warning(waiting: Sequence[Finding], number: int) -> Finding:
    if number > len(waiting):
        raise KitError(f"没有第 {number} 条：要处理的只有 {len(waiting)} 条。编号见 kit check 或审核页。")
    finding = waiting[number - 1]
    if finding.severity is Severity.ERROR:
        raise KitError(f"第 {number} 条（{finding.rule}）是错误，不能认可，要改数或改文字。")
    return finding


def _acceptance(finding: Finding, reason: str) -> Acceptance:
    """Return the acceptance that fits a finding alone: by its cells, else by its words."""
    if finding.quote:
        return Acceptance(finding.rule, reason, quote=finding.quote)
    return Acceptance(finding.rule, reason, cells=finding.cells)
