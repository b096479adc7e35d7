"""Confronts a report with the form, with its own words and with last year's report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kit.base.finding import Finding, Findings, Status
from kit.checks.acceptance import settle
from kit.checks.blanks import fold_blanks
from kit.checks.county_settled import settle_by_county
from kit.checks.cut_text import of_cut_text, of_unread_cells
from kit.checks.repair.likely_cell import with_repairs
from kit.checks.rule_groups import ELSEWHERE, GROUPS
from kit.checks.subject import Subject
from kit.checks.tally_held import check_tally
from kit.form.rule_book import rule_book
from kit.report.prose import Prose, prose_of
from kit.report.report import Report


@lru_cache(maxsize=4)  # the notebook's cells ask for the same report again and again
def confront(report: Report) -> Findings:
    """Return the outcome of every rule on `report`, across years where its `last` is known.

    Raises InputError when the words hold a look-up that names nothing, FormError when the kit's own
    form or rule book is damaged.
    """
    found = of_unread_cells(with_repairs(report, _outcomes(Subject(prose_of(report), report))), report)
    judged = settle_by_county(report, settle(report, [*found, *check_tally(report)]))
    return fold_blanks(report, judged)


def confront_published(report: Report, prose: Prose) -> Findings:
    """Return the outcome of every rule on a published report.

    `prose` are its words as printed, with its own title and headings. Of one that breaks off (not `whole`)
    nothing is said for what it lacks. Raises InputError as `confront` does.
    """
    found = of_unread_cells(with_repairs(report, _outcomes(Subject(prose, report))), report)
    return fold_blanks(report, found if prose.whole else of_cut_text(found, report))


def confront_text(prose: Prose) -> Findings:
    """Return the outcome of every rule on a published text; those over figures are not assessable."""
    subject = Subject(prose)
    found = [finding for group in GROUPS if group.of_texts for finding in group.check(subject)]
    assessed = {each.rule for each in found} | ELSEWHERE.keys()
    found += [
        rule.finding(Status.NOT_ASSESSABLE, prose.title, _lacking(name))
        for name, rule in rule_book().items()
        if name not in assessed
    ]
    return Findings(found)


_LACKING = {
    "T": "没有读到表格里的数（没有印表格，或认不出来），无法核对",
    "F": "没有读到表格里的数（没有印表格，或认不出来），无法核对",
    "X": "没有读到表格里的数（没有印表格，或认不出来），正文的数没有可以比对的",
    "Y": "没有上年的数据文件，无法核对",
    "N-parts": "正文没有写出总数又逐项列出可以相加的分项",
    "N-nested": "正文没有分项里再列分项的数",
    "N-percent": "正文没有可以复算的百分数",
    "N-yoy": "正文没有可以复算的同比增减",
    "N-cumulative": "正文没有历年累计的数",
    "N-list": "正文没有写明个数又逐一列出名称的地方",
    "N-blank": "只有印出来的文字，看不出哪一部分没有填写",
    "D-deadline": "没有写报送期限，无法核对",
    "D-whose": "只有印出来的文字，没有注明归哪个单位，无从比对",
}
"""What a text without tables lacks for a rule that finds nothing to judge in it, by rule or its kind."""


@cache
def _lacking(name: str) -> str:
    return _LACKING.get(name) or _LACKING.get(name[0]) or "这份文字里没有这一条可核对的内容"


def _outcomes(subject: Subject) -> Iterator[Finding]:
    return (finding for group in GROUPS for finding in group.check(subject))
