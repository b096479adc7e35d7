"""Settles the warnings that a person accepted, one at a time, and tells of acceptances that fit nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kit.base.finding import Finding, Findings, Severity, Status
from kit.base.strings import fold
from kit.form.rule_book import rule
from kit.report.report import Acceptance, Report


def settle(report: Report, findings: Iterable[Finding]) -> Findings:
    """Return `findings` with those marked that the report's acceptances settle.

    Each acceptance settles one open warning of its rule. One that fits none, several or an error becomes
    a finding of its own (D-accepted).
    """
    settled = list(findings)
    quotes = [fold(each.quote) for each in settled] if report.accepted else []
    unfit: list[Finding] = []
    for number, acceptance in enumerate(report.accepted, 1):
        fitting = list(_fitting(acceptance, settled, quotes))
        if len(fitting) == 1 and settled[fitting[0]].severity is Severity.WARNING:
            settled[fitting[0]] = replace(settled[fitting[0]], accepted=acceptance.reason)
        else:
            unfit.append(_unfit(number, acceptance, [settled[index] for index in fitting], settled))
    if report.accepted and not unfit:
        message = f"认可的 {len(report.accepted)} 处提醒都对得上"
        unfit = [rule("D-accepted").finding(Status.PASS, report.title, message)]
    return Findings((*settled, *unfit))


def _fitting(acceptance: Acceptance, findings: list[Finding], quotes: list[str]) -> Iterator[int]:
    """Yield the indices of the open findings that an acceptance names; `quotes` are theirs, folded.

    Where none quotes just its words, those whose quotes contain them count.
    """
    of_rule = [index for index, each in enumerate(findings) if each.rule == acceptance.rule and each.open]
    if acceptance.cells:
        yield from (index for index in of_rule if set(findings[index].cells) == set(acceptance.cells))
        return
    if not acceptance.quote:
        yield from (index for index in of_rule if not (findings[index].cells or findings[index].quote))
        return
    words = fold(acceptance.quote)
    same = [index for index in of_rule if quotes[index] == words]
    yield from same or (index for index in of_rule if words in quotes[index])


def _unfit(number: int, acceptance: Acceptance, fitting: list[Finding], findings: list[Finding]) -> Finding:
    of_rule = {each.status for each in findings if each.rule == acceptance.rule}
    status, label = Status.FAIL, rule(acceptance.rule).label
    if len(fitting) > 1:
        message = f"“{label}”有 {len(fitting)} 处与它对应，分不清认可的是哪一处"
    elif fitting:
        message = f"“{label}”是错误，不能认可"
    elif of_rule == {Status.NOT_ASSESSABLE}:
        status, message = Status.NOT_ASSESSABLE, f"“{label}”没有条件核对，认可无从对照"
    else:
        message = f"“{label}”没有与它对应的提醒，或者已经认可过"
    named = acceptance.quote or "、".join(acceptance.cells)
    return rule("D-accepted").finding(status, f"认可的第 {number} 条", message, quote=named)
