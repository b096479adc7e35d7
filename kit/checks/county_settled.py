"""What the county settled of a unit's report: an error against another report, or a warning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kit.base.finding import Finding, Findings, Severity, Status
from kit.form.rule_book import rule, rule_book
from kit.report.report import Report, Settlement


def may_settle(finding: Finding) -> bool:
    """Whether the county may settle a finding.

    An error it may where another report is what the unit's does not agree with: that one may be wrong, and
    the unit cannot mend it. What does not add up within a report, only the report can mend.
    """
    return finding.severity is Severity.WARNING or rule(finding.rule).against == "last"


def settle_by_county(report: Report, findings: Iterable[Finding]) -> Findings:
    """Return findings with those marked that the county settled: they are what they were then, to the word.

    A settlement that fits none any more settles nothing and becomes a finding of its own (D-settled).
    """
    found = list(findings)
    unfit = [
        _unfit(number, each) for number, each in enumerate(report.settled, 1) if not _settled(each, found)
    ]
    if report.settled and not unfit:
        message = f"本级认可的 {len(report.settled)} 处问题都对得上"
        unfit = [rule("D-settled").finding(Status.PASS, report.title, message)]
    return Findings((*found, *unfit))


def fitting(report: Report, findings: Findings) -> list[Settlement]:
    """Return what the county settled of a report and still fits one of its findings."""
    return [each for each in report.settled if any(settles(each, finding) for finding in findings.settled)]


def settlement_of(finding: Finding, reason: str, by: str, on: str) -> Settlement:
    """Return the county's word on a finding as it is told now."""
    return Settlement(finding.rule, finding.message, reason, by, on, finding.quote, finding.cells)


def _settled(settlement: Settlement, findings: list[Finding]) -> bool:
    """Mark what a settlement settles among the findings; return whether there is any."""
    fits = [index for index, each in enumerate(findings) if each.open and settles(settlement, each)]
    for index in fits:
        by = f"{settlement.by}，{settlement.on}"
        findings[index] = replace(findings[index], accepted=settlement.reason, settled_by=by)
    return bool(fits)


def settles(settlement: Settlement, finding: Finding) -> bool:
    """Whether a county's word is on a finding, which is what it was then, to the word."""
    told = (settlement.rule, settlement.message, settlement.quote, set(settlement.cells))
    return may_settle(finding) and told == (
        finding.rule,
        finding.message,
        finding.quote,
        set(finding.cells),
    )


def _unfit(number: int, settlement: Settlement) -> Finding:
    broken = rule("D-settled")
    if not settlement.rule:
        return broken.finding(Status.FAIL, "本级认可", f"读不出来，没有算：{settlement.message}")
    known = rule_book().get(settlement.rule)
    label = known.label if known else settlement.rule
    message = f"“{label}”没有与当时一样的问题（当时是：{settlement.message}），认可不再算"
    return broken.finding(Status.FAIL, f"本级认可的第 {number} 条", message)
