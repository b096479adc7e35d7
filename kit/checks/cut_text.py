"""What a check can say of a report that breaks off: that something is missing from it says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kit.base.finding import Finding, Status
from kit.form.cell_value import number
from kit.report.report import Report

_OF_ABSENCE = ("X-silent", "T3-fee-row")
"""Rules that fail when the words do not mention something. Those on form and text see to it themselves."""


def of_cut_text(findings: Iterable[Finding], report: Report) -> Iterator[Finding]:
    """Yield findings with those not assessable that rest on what a report which breaks off does not print."""
    for finding in findings:
        if _rests_on_absence(finding, report):
            yield replace(finding, status=Status.NOT_ASSESSABLE, message=_told(finding))
        elif finding.status is Status.NOT_ASSESSABLE and _UNWRITTEN in finding.message:
            yield replace(finding, message=_told(finding))
        else:
            yield finding


def of_unread_cells(findings: Iterable[Finding], report: Report) -> Iterator[Finding]:
    """Yield findings with those that rest on cells which hold something that could not be read saying so."""
    for finding in findings:
        if finding.status is Status.UNKNOWN and _rests_on_unread(finding, report):
            message = _ADVICE.sub("", _OF_BLANKS.sub(_UNREAD, finding.message))
            yield replace(finding, message=f"{message}，无法核对" if message != finding.message else message)
        else:
            yield finding


def _rests_on_unread(finding: Finding, report: Report) -> bool:
    blank = {cell for cell in finding.cells if number(report.figures.get(cell)) is None}
    return bool(blank) and blank <= report.unread


_UNPRINTED, _UNREAD, _UNWRITTEN = "原文没有印", "没有读准", "这一节还没有写"
_OF_BLANKS = re.compile(r"没有填数|还空着|没有算出：这一[行列]有空格或文字")
_ADVICE = re.compile(r"（空白不等于零）|；没有发生的请填 0|，无法核对")


def _told(finding: Finding) -> str:
    """Return what a finding says, where what it calls blank or unwritten is only not printed."""
    if _UNPRINTED in finding.message:
        return f"{finding.message}，无法核对"
    told = _OF_BLANKS.sub(_UNPRINTED, finding.message.replace(_UNWRITTEN, f"{_UNPRINTED}这一节"))
    if told == finding.message:
        return f"原文不全，没有印到的无法核对：{told}"
    return f"{_ADVICE.sub('', told)}，无法核对"


def _rests_on_absence(finding: Finding, report: Report) -> bool:
    """Whether a finding rests on what is not printed: no blank is, or those that are it does not tell of."""
    if finding.status is Status.UNKNOWN:
        blank = {cell for cell in finding.cells if number(report.figures.get(cell)) is None}
        if blank <= report.unprinted:
            return True
        hidden = bool(blank & report.unprinted) and _UNREAD not in finding.message
        return hidden and blank <= report.unprinted | report.unread
    return finding.status is Status.FAIL and finding.rule in _OF_ABSENCE
