"""The slip that goes back to a township with its report (退回单): what to mend, in words a clerk knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.base.finding import Finding, Findings, Severity, Status
from kit.checks.repair.likely_cell import sentence
from kit.form.cell_value import number
from kit.form.rule_book import rule
from kit.report.narrative import BLANK
from kit.report.report import Report


def slip(title: str, findings: Findings, report: Report | None = None) -> str:
    """Return the open findings as a numbered text to paste into a message or a letter.

    `title` is the checked report's; `report` is None where only a published text was read.

    Findings that one repair or one blank explains are one item; file names, rule ids and cell addresses
    stay out.
    """
    waiting = for_township(findings)
    if not waiting:
        return f"《{title}》已核对，没有需要改正或说明的地方。\n"
    items = list(dict.fromkeys(_item(report, group) for group in _groups(report, waiting)))
    numbered = "".join(f"\n{place}. {item}\n" for place, item in enumerate(items, 1))
    return f"《{title}》已核对，请对下面 {len(items)} 处改正或说明：\n{numbered}"


def for_township(findings: Findings) -> list[Finding]:
    """Return the open findings that the township itself has to mend or explain."""
    return [each for each in findings.open if rule(each.rule).audience == "township"]


def _groups(report: Report | None, findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return findings with those together that one cause explains: a repair, or a cell left blank.

    Of the findings over blanks, those over the most come first, so that the others can join them.
    """
    blanks = {id(each): _blanks(report, each) for each in findings}
    groups: list[list[Finding]] = []

    def order(finding: Finding) -> tuple[bool, bool, int]:
        return not finding.blocking, finding.status is Status.UNKNOWN, -len(blanks[id(finding)])

    for finding in sorted(findings, key=order):
        for group in groups:
            mended = group[0].repairs and group[0].repairs[0] in finding.repairs
            if mended or blanks[id(group[0])] & blanks[id(finding)]:
                group.append(finding)
                break
        else:
            groups.append([finding])
    return groups


def _blanks(report: Report | None, finding: Finding) -> set[str]:
    """Return the blank cells over which a finding is undecided."""
    if report is None or finding.status is not Status.UNKNOWN:
        return set()
    return {cell for cell in finding.cells if number(report.figures.get(cell)) is None}


def _item(report: Report | None, group: Sequence[Finding]) -> str:
    """Return an item: how grave, where and what for each of its findings, the repair, what to look at.

    A blank is told once, where the table's own rules name it: the sums over it follow from it.
    """
    grave = "须改正" if any(each.severity is Severity.ERROR for each in group) else "请核实"
    if report and _blanks(report, group[0]):
        own = {rule for table in report.form.tables.values() for rule in (table.value_rule, table.blank_rule)}
        group = [next((each for each in group if each.rule in own), group[0])]
    lines = [f"【{grave}】{_said(group[0])}", *(f"同一原因：{_said(each)}" for each in group[1:])]
    if group[0].repairs:
        lines.append(f"{sentence(group[0].repairs)}。")
    lines += dict.fromkeys(rule(each.rule).advice for each in group)
    return "\n   ".join(lines)


def _said(finding: Finding) -> str:
    return f"{finding.place}\n   {'，'.join(_sides(finding))}。"


def _sides(finding: Finding) -> Iterator[str]:
    """Yield the words a finding was read from and what does not agree.

    A look-up that reads a blank is told as the report prints it (N-blank).
    """
    if finding.rule == "N-blank" and finding.quote:
        yield f"标有{BLANK}的地方还没有填"
        return
    if finding.quote:
        yield f"原文“{finding.quote}”"
    yield finding.message.rstrip("。")
