"""D-edition, D-deadline, D-whose, Y-unit: on which form, by when, by whom, after whose last report."""

from __future__ import annotations

from collections.abc import Iterator

from kit.base.finding import Finding, Status
from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import editions
from kit.form.rule_book import rule
from kit.report.report import Report


def check_edition(year: int, used: str, cited: str = "") -> Finding:
    """Return D-edition: the edition that a report of `year` uses, "" when unknown, is the governing one.

    `cited` is the document that the words follow, which tells nothing of the tables that are printed.
    """
    place, edition, governing = f"{year} 年度报告", rule("D-edition"), editions().governing(year)
    if governing is None:
        return edition.finding(Status.NOT_ASSESSABLE, place, f"{year} 年度还没有统一格式")
    right = governing.edition
    if not used:
        words = f"；文中说按{cited}编制" if cited else ""
        message = (
            f"没有见到表格，或认不出表头，看不出表格用的是哪一版格式{words}；"
            f"{year} 年度应当用 {right} 版（{governing.document}）"
        )
        return edition.finding(Status.NOT_ASSESSABLE, place, message, right=right)
    status = Status.PASS if used == right else Status.FAIL
    message = f"用的是 {used} 版格式，{year} 年度应当用 {right} 版（{governing.document}）"
    return edition.finding(status, place, message, (), used, right)


def check_deadline(deadline: str, submitted: str) -> Finding:
    """Return D-deadline: submitted by the date that the local notice sets. Both are ISO dates or ""."""
    place, due = "报送时间", rule("D-deadline")
    if not deadline or not submitted:
        missing = "报送期限" if not deadline else "报送日期"
        return due.finding(Status.NOT_ASSESSABLE, place, f"没有写{missing}，无法核对")
    status = Status.PASS if submitted <= deadline else Status.FAIL
    message = f"期限是 {deadline}，{submitted} 报送" + ("，迟了" if status is Status.FAIL else "")
    return due.finding(status, place, message, (), submitted, deadline)


def check_whose(report: Report, *, is_told: bool = True) -> Finding:
    """Return D-whose: the township of the file is the one whose agency reports, where a file tells it."""
    place, whose = "township 和 agency", rule("D-whose")
    if not is_told:
        return whose.finding(Status.NOT_ASSESSABLE, place, "看不出是哪个机关的报告，无从比对")
    kinds = [phrasing().names.kind.search(name) for name in (report.township, report.agency)]
    if report.township in report.agency:
        return whose.finding(Status.PASS, place, f"{report.agency}是{report.township}的机关")
    if not all(kinds):
        message = f"{report.township}和{report.agency}不都是乡镇、街道，是不是一个单位要由人判断"
        return whose.finding(Status.NOT_ASSESSABLE, place, message)
    message = f"township 是{report.township}，agency 是{report.agency}"
    return whose.finding(Status.FAIL, place, message, (), report.township, report.agency)


def check_unit(report: Report) -> Iterator[Finding]:
    """Yield Y-unit: last year's report, on which the rules across years rest, is of the same township."""
    if report.last is None:
        return
    place, unit = f"{report.last.year} 年度报告", rule("Y-unit")
    this, last = report.township, report.last.township
    if this == last:
        yield unit.finding(Status.PASS, place, f"上年报告也是{this}的", (), this, last)
    else:
        message = f"本年是{this}，上年文件是{last}；如果不是更名，上年的文件放错了"
        yield unit.finding(Status.FAIL, place, message, (), this, last)
