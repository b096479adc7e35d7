"""Reads a file into the reports that it holds. One report's trouble stops no other, nor another file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from kit.base.errors import InputError, Problem
from kit.base.guard import guard
from kit.form.editions import editions
from kit.ingest.account import Ingested
from kit.ingest.folder_files import InputFile
from kit.ingest.identity.report_year import told_year
from kit.ingest.published_report import ingest
from kit.ingest.several_reports import reports_in
from kit.ingest.source.kinds import read_source
from kit.ingest.source.printed import Source
from kit.ingest.title_and_words import title_of
from kit.report.narrative import MOST_CHARACTERS

Made = TypeVar("Made")


def each_report(
    file: InputFile, year: int | None, make: Callable[[Source], Made]
) -> Iterator[Made | InputError]:
    """Yield what `make` makes of each report that a file holds, or why it cannot be had.

    Of several reports only those for `year` are taken, when it is given.
    """
    try:
        with guard(str(file), reading=True):
            parts = _reports_of(file, year)
    except InputError as error:
        yield error
        return
    for part in parts:
        try:
            with guard(part.name, reading=True):
                made = make(_bounded(part))
        except InputError as error:
            yield error
        else:
            yield made


def read_reports(file: InputFile, year: int | None = None) -> Iterator[Ingested | InputError]:
    """Yield each report of a file as parameters, or why it cannot be had.

    `year` overrides what one report alone tells, and chooses among several. A report of which neither a
    figure nor a section was read is refused: there is nothing to write down.
    """
    return each_report(file, year, lambda part: _refuse_nothing(ingest(part, year)))


def _bounded(part: Source) -> Source:
    """Return the source of a report. Raises InputError when it holds more words than any report has."""
    if sum(map(len, part.lines())) > MOST_CHARACTERS:
        what = f"文字超过 {MOST_CHARACTERS // 10_000} 万字，不像一份报告"
        raise InputError(Problem(part.name, "", what, "请只留下报告的内容"))
    return part


def _reports_of(file: InputFile, year: int | None) -> list[Source]:
    forms = editions()
    source = read_source(file)
    if not any(line.strip() for line in source.lines()):
        seen = "、".join(dict.fromkeys(each.what for each in source.unread)) or "文件是空的"
        raise InputError(Problem(str(file), "", f"没有读到一个字：{seen}", "请核对是不是拿错了文件"))
    parts = reports_in(source, forms)
    if year is None or len(parts) == 1:
        return list(parts)
    years = [told_year(title_of(part, forms).text, tuple(part.lines())) for part in parts]
    wanted = [part for part, own in zip(parts, years, strict=True) if own in (None, year)]
    if not wanted:
        listed = "、".join(sorted({str(own) for own in years}))
        what = f"文件里有 {len(parts)} 份报告，是 {listed} 年度的，没有 {year} 年度的"
        raise InputError(Problem(str(file), "", what, "请核对 --year"))
    return wanted


def _refuse_nothing(ingested: Ingested) -> Ingested:
    """Return the report. Raises InputError when neither a figure nor the words of a section were read."""
    account = ingested.account
    if any(value is not None for value in ingested.cells().values()) or ingested.headings:
        return ingested
    if account.unread:
        seen = "、".join(dict.fromkeys(each.what for each in account.unread))
        raise InputError(Problem(ingested.source, "", f"没有读到表格和正文：{seen}", "没有写数据文件"))
    what = "没有读到表格，也没有读到各部分的标题，不像一份年度报告"
    raise InputError(Problem(ingested.source, "", what, "没有写数据文件；请核对是不是拿错了文件"))
