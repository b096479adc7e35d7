"""A published copy held against the approved report: title, figures, words, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kit.base.errors import InputError
from kit.base.strings import quoted
from kit.form.cell_value import number
from kit.form.editions import Forms
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.unread_lines import unread_lines
from kit.publish.copies import Copy
from kit.publish.differences import Comparison, Difference
from kit.publish.figures_compared import compare_figures, told
from kit.publish.title_compared import compare_title
from kit.publish.words_compared import compare_words
from kit.report.narrative import render
from kit.report.parameters import report_from
from kit.report.report import Report


def compare(report: Report, copy: Copy) -> Comparison:
    """Return what a copy says otherwise than the report. Raises InputError when that cannot be printed."""
    account = copy.read.account
    differences = chain(
        compare_title(report, copy),
        compare_figures(report, copy.read),
        compare_words(report, copy.read.lines, workbook=copy.file_name.lower().endswith(".xlsx")),
        _carried(report, copy),
    )
    unread = (line.split(maxsplit=1)[1] for line in unread_lines(account.unread))
    unassessed = (*(_unreadable(report, each) for each in account.unplaced), *unread)
    return Comparison(tuple(differences), unassessed)


def _unreadable(report: Report, each: Unplaced) -> str:
    """Return what a copy prints that has no certain place or value, and what was approved there."""
    approved = [told(report.figures[address]) for address in each.addresses if address in report.figures]
    there = f"；原稿{'、'.join(dict.fromkeys(approved))}" if approved else ""
    return f"{each.place}：{quoted(each.text)}，{each.reason}{there}"


def _carried(report: Report, copy: Copy) -> Iterator[Difference]:
    """Yield that the data which a page of this kit carries for programs is another report's."""
    if copy.carried is None:
        return
    try:
        carried = report_from(copy.carried, forms=Forms({report.form.edition: report.form}))
        same = _content(carried) == _content(report)
    except InputError:
        same = False
    if not same:
        yield Difference("自带的数据（给程序读的，看不见）", "是数据文件里的", "是别的")


def _content(report: Report) -> object:
    figures = {address: number(value) or value for address, value in report.figures.items()}
    return (
        report.title,
        figures,
        [(each.section, each.subsection, each.text.split()) for each in render(report)],
    )
