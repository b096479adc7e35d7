"""What a cell of the ledger says: a day, a choice, a number of a case. No message quotes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from kit.base.strings import fold
from kit.cases.reading.own_names import OwnNames
from kit.form.case_ledger import case_ledger, key
from kit.form.editions import editions
from kit.form.tree import walk
from kit.ingest.source.excel.excel_rows import CellValue
from kit.report.catalogue import EARLIEST, LATEST

_DAY = re.compile(
    r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-./])(\d{1,2})\4(\d{1,2})|(\d\d)(\d\d))"
    r"(?:T?\d{1,2}:\d\d(?::\d\d(?:\.0+)?)?|[上下]午.*)?"
)
_HAN_DAY = re.compile(
    "([二2][〇○零O0][〇○零O0-9一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?"
)
_HAN_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_BARE = re.compile(r"[1-9]\d{4}")
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
    found = _DAY.fullmatch(_in_digits(text))
    if not found:
        if _BARE.fullmatch(text):
            raise UnclearError("是一个数，不是日期", "请把这一列的单元格格式设成日期，存盘再读")
        what = "没有写年份" if _NO_YEAR.fullmatch(text) else "不是日期"
        raise UnclearError(what, _LIKE_DATES)
    year, *rest = (int(part) for part in found.groups() if part and part.isdigit())
    try:
        return date(year, *rest)
    except ValueError:
        raise UnclearError("没有这一天", _LIKE_DATES) from None


def _in_digits(text: str) -> str:
    """Return a day in Han numerals (二〇二五年十二月三十一日) in digits, any other text as it is."""
    found = _HAN_DAY.fullmatch(text)
    return "{}年{}月{}日".format(*map(_digits, found.groups())) if found else text


def _digits(numeral: str) -> str:
    """Return 二〇二五 as 2025, 十 as 10, 二十一 as 21; what is no number keeps its 十."""
    tens, ten, ones = numeral.rpartition("十")
    spelled = f"{tens or '一'}{ones or '〇'}" if ten else numeral
    return spelled.translate(_HAN_DIGITS)


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
    if found is None and column == "outcome":
        found = _in_groups().get(written)
    if column in _RESULTS and found is None and written in case_ledger().undecided_keys:
        return ""
    if found is None or cell.day:
        options = case_ledger().options(column)
        some = "、".join(options[:6]) + ("等" if len(options) > 6 else "")
        remedy = f"可以写的有 {some}；本单位自己的叫法写进 ledger.yaml 的 values"
        raise UnclearError("不认得写的是哪一项", remedy)
    return found


@cache
def _in_groups() -> Mapping[str, str]:
    """Return the outcomes by how they are written behind the form's group : 不予公开（国家秘密）."""
    ledger = case_ledger()
    known: dict[str, str] = {}
    for form in editions().values():
        for *above, row in walk(form.tables[ledger.places.requests].blocks[0].rows):
            group = key(above[-1].label) if len(above) > 1 else ""
            for each in ledger.outcomes if group else ():
                if each.rows.get(form.edition) == row.id:
                    known |= dict.fromkeys((group + key(name) for name in each.names), each.id)
    return known


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
