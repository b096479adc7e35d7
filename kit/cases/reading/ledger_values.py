"""What a cell of the ledger says: a day, a choice, a number of a case. No message quotes it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kit.base.strings import fold
from kit.cases.reading.own_names import OwnNames
from kit.form.case_ledger import case_ledger, key
from kit.ingest.source.excel.excel_rows import CellValue
from kit.report.catalogue import EARLIEST, LATEST

_DAY = re.compile(
    r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-./])(\d{1,2})\4(\d{1,2})|(\d\d)(\d\d))"
    r"(?:T?\d{1,2}:\d\d(?::\d\d(?:\.0+)?)?|[上下]午.*)?"
)
_NO_YEAR = re.compile(r"\d{1,2}(?:月\d{1,2}日?|[-./]\d{1,2})")
_LIKE_DATES = "请写成 2025-03-05、2025年3月5日 或 Excel 的日期"
_IDENTITY = re.compile(r"\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LONGEST = 60
_RESULTS = ("outcome", "reconsideration_result", "lawsuit_result")
"""The columns in which a word may say that there is no result yet."""


class UnclearError(ValueError):
    """A cell that does not say for certain what it should: `what` is wrong, and the `remedy`."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


@lru_cache(maxsize=256)
def says_nothing(text: str) -> bool:
    """Whether a text stands for nothing: a blank, a dash, 无."""
    return not text or fold(text) in _nothing()


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return frozenset(("", *map(fold, case_ledger().nothing)))


def day_of(cell: CellValue) -> date | None:
    """Return the day that a cell says, None for none. Raises UnclearError."""
    if cell.flaw:
        raise UnclearError(cell.flaw, _LIKE_DATES)
    day = cell.day or (None if says_nothing(cell.text) else _day(fold(cell.text)))
    if day and not EARLIEST <= day.year <= LATEST:
        raise UnclearError("年份不对", _LIKE_DATES)
    return day


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    if not found:
        what = "没有写年份" if _NO_YEAR.fullmatch(text) else "不是日期"
        raise UnclearError(what, _LIKE_DATES)
    year, *rest = (int(part) for part in found.groups() if part and part.isdigit())
    try:
        return date(year, *rest)
    except ValueError:
        raise UnclearError("没有这一天", _LIKE_DATES) from None


def choice_of(column: str, cell: CellValue, own: OwnNames) -> str:
    """Return the id of the choice that a cell makes in a column, "" for none. Raises UnclearError."""
    if cell.flaw:
        raise UnclearError(cell.flaw, "请重新选一遍")
    written = key(cell.text)
    mine = own.choice_of.get(column, {})
    if written in mine:
        return mine[written]
    if says_nothing(cell.text):
        return ""
    found = case_ledger().choices[column].get(written)
    if column in _RESULTS and found is None and written in case_ledger().undecided_keys:
        return ""
    if found is None or cell.day:
        options = case_ledger().options(column)
        some = "、".join(options[:6]) + ("等" if len(options) > 6 else "")
        remedy = f"可以写的有 {some}；本单位自己的叫法写进 ledger.yaml 的 values"
        raise UnclearError("不认得写的是哪一项", remedy)
    return found


def number_of(cell: CellValue) -> str:
    """Return the number of a case, "" for none. Raises UnclearError for what may tell of a person."""
    if cell.flaw or cell.day:
        raise UnclearError(cell.flaw or "是日期，不是编号", "请写成文字，如 2025-001")
    number = "" if says_nothing(cell.text) else fold(cell.text)
    if not number:
        return ""
    if not any(char.isdigit() for char in number) or len(number) > _LONGEST:
        raise UnclearError("不是编号", "请写带数字的编号，如 2025-001；不要写姓名")
    if _IDENTITY.fullmatch(number) or _MOBILE.fullmatch(number):
        raise UnclearError("像证件号或手机号，不能作编号", "请另编号，如 2025-001")
    return number
