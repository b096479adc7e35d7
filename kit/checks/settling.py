"""Settles findings by their numbers: a unit's warnings in its own file, the county's word in the county's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kit.base.errors import KitError
from kit.base.files import File
from kit.base.finding import Finding, Findings, Severity
from kit.base.strings import quoted
from kit.checks.confront import confront
from kit.checks.county_settled import fitting, may_settle, settlement_of, settles
from kit.editing.acceptances import with_acceptances
from kit.form.rule_book import rule
from kit.report.beside import Beside
from kit.report.parameters import report_of
from kit.report.report import Acceptance, Settlement

_ABOUT_ACCEPTING = ("D-accepted", "D-settled")


def settled_text(
    source: File, beside: Beside, numbers: Iterable[int], reason: str
) -> tuple[str, list[Finding]]:
    """Return a parameters file's text with the open warnings of these numbers accepted, and those warnings.

    Raises KitError for a number that is none or an error's, and where an acceptance would fit several.
    """
    found = confront(report_of(source, beside))
    chosen = [_warning(found, number) for number in dict.fromkeys(numbers)]
    text = with_acceptances(source.text(), [_acceptance(each, reason) for each in chosen])
    settled = confront(report_of(File(source.name, text.encode()), beside)).accepted
    missed = [each for each in chosen if replace(each, accepted=reason) not in settled]
    if missed:
        what = f"{source.name}：“{missed[0].place}”有几处提醒一样，分不清认可的是哪一处，没有写"
        raise KitError(f"{what}。请先改文字。")
    return text, chosen


def settled_by_county(
    source: File, beside: Beside, numbers: Iterable[int], reason: str, by: str, on: str
) -> tuple[list[Settlement], list[Finding]]:
    """Return all that a county has settled of a report once these numbers are, and the findings of these.

    What it settled before and does not fit any more goes. Raises KitError for a number that is none, and for
    what a county may not settle.
    """
    report = report_of(source, beside)
    found = confront(report)
    chosen = [_counted(found, number) for number in dict.fromkeys(numbers)]
    for number, each in zip(dict.fromkeys(numbers), chosen, strict=True):
        if not may_settle(each):
            what = f"第 {number} 条（{each.rule}）是报告自己对不上，不是和别的报告对不上"
            raise KitError(f"{what}，本级也不能认可，要退回改数或改文字。")
        if each.rule in _ABOUT_ACCEPTING:
            raise KitError(f"第 {number} 条（{each.rule}）说的就是认可，不能再认可：{rule(each.rule).advice}")
    new = [settlement_of(each, reason, by, on) for each in chosen]
    return list(dict.fromkeys((*fitting(report, found), *new))), chosen


def settled_without(source: File, beside: Beside, numbers: Iterable[int]) -> list[Settlement]:
    """Return what a county goes on settling of a report once it takes its word on these numbers back.

    Raises KitError for a number of what the county did not settle.
    """
    report = report_of(source, beside)
    found = confront(report)
    gone = [_settled(found, number) for number in numbers]
    return [each for each in report.settled if not any(settles(each, finding) for finding in gone)]


def _settled(found: Findings, number: int) -> Finding:
    finding = found.numbered.get(number)
    if finding is None or not finding.settled_by:
        raise KitError(f"第 {number} 条不是本级认可的，没有撤回。编号见 kit check 或审核页。")
    return finding


def _counted(found: Findings, number: int) -> Finding:
    """Return the open finding of a number; one that is settled is refused."""
    finding = found.numbered.get(number)
    if finding is None:
        waiting = len(found.open)
        raise KitError(f"没有第 {number} 条：要处理的只有 {waiting} 条。编号见 kit check 或审核页。")
    if finding.accepted:
        by = "本级" if finding.settled_by else ""
        raise KitError(f"第 {number} 条（{finding.rule}）{by}已经认可过，理由是{quoted(finding.accepted)}。")
    return finding


def _warning(found: Findings, number: int) -> Finding:
    finding = _counted(found, number)
    if finding.severity is Severity.ERROR:
        others = "；单位改不了、本级核实过的，加 --county" if may_settle(finding) else ""
        raise KitError(f"第 {number} 条（{finding.rule}）是错误，不能认可，要改数或改文字{others}。")
    return finding


def _acceptance(finding: Finding, reason: str) -> Acceptance:
    """Return the acceptance that fits a finding alone: by its cells, else by its words."""
    if finding.quote:
        return Acceptance(finding.rule, reason, quote=finding.quote)
    return Acceptance(finding.rule, reason, cells=finding.cells)
