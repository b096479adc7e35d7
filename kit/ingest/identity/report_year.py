"""Which year a published file reports on: what the file itself tells, else its name, else its folders'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from kit.base.errors import Problem
from kit.base.strings import narrow
from kit.checks.periods import full_spans
from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import Forms
from kit.form.workbook_labels import LABELS
from kit.ingest.heading_lines import section_of
from kit.report.catalogue import EARLIEST, LATEST

_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d|[-_./年]\d)")
"""A year in a file's name that is no part of a date or of a longer number."""
_HAN_YEAR = "二[〇○零O0][〇○零O0一二三][〇○零O0一二三四五六七八九]"
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_IN_FOLDER = re.compile(r"\A20\d\d\Z|(?<!\d)20\d\d年(?!\d)")
"""A year that a folder is called by: it is the whole name, or says 年 behind it."""


def years_in(title: str) -> tuple[int, ...]:
    """Return the years that a title names, in order."""
    found = re.findall(rf"{phrasing().titles.year.pattern}|{_HAN_YEAR}", narrow(title))
    return tuple(int(year.translate(_DIGITS)) for year in found)


def without_year(name: str, has_title: bool, lines: Iterable[str], forms: Forms) -> Problem:
    """Return what is wrong with a file that tells no year: it may be no report at all."""
    form = max(forms.values(), key=lambda each: each.first_year)
    if has_title or any(section_of(line, form) for line in lines):
        what = "看不出是哪一年度的报告（标题和统计期限里都没有年份）"
        return Problem(name, "", what, "请用 --year 说明，如 --year 2024")
    what = "不像政府信息公开工作年度报告（没有这样的标题，也没有各部分的标题）"
    return Problem(name, "", what, "请核对是不是拿错了文件；是年报的，请用 --year 写明年度")


def told_year(title: str, lines: Sequence[str]) -> int | None:
    """Return the year of a title, or of the period that the words state; None when neither tells one.

    A workbook of this kit tells it in a cell of its own.
    """
    if years := years_in(title):
        return years[0]
    for label, line in pairwise(lines):
        if label == LABELS["year"] and line.isdecimal() and EARLIEST <= int(line) <= LATEST:
            return int(line)
    for line in lines:
        for year, _ in full_spans(narrow(line)):
            return year
    return None


def guessed_year(path: Path) -> int | None:
    """Return the year by which a file is called, or the nearest of its folders; None when none tells one.

    A name with several years tells none.
    """
    for year in (_of_name(path.stem), *_of_folders(path)):
        if year is not None and EARLIEST <= year <= LATEST:
            return year
    return None


def _of_name(name: str) -> int | None:
    years = {int(found) for found in _IN_NAME.findall(narrow(name))}
    return years.pop() if len(years) == 1 else None


def _of_folders(path: Path) -> Iterator[int]:
    for folder in path.absolute().parents:
        if found := _IN_FOLDER.search(narrow(folder.name)):
            yield int(found[0][:4])
