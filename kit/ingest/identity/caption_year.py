"""Of which year, or whose, the line above a table says that its numbers are: a caption, and no sentence."""

from __future__ import annotations

import re

from kit.base.folded_text import squeeze
from kit.ingest.identity.caption_owner import OWN, owner
from kit.ingest.identity.report_year import years_in

_LONGEST = 48
_RUNNING = re.compile("[。;!?]")
_NUMBER = re.compile(
    r"^[#>*|•·◆●\-]*(?:\(?[一二三四五六七八九十]{1,2}[、.)]|\(?\d{1,2}[、.)](?!\d))?"
    r"(?:\(?另?附[件表录]?|[表图](?=[\d一二三四五六七八九十]))?"
    r"(?:[一二三四五六七八九十]{1,2}|\d{1,2}(?:-\d{1,2})?(?!\d))?[:、.]?"
)
"""What may stand before a caption's words: its own number, 附：, 附件2：, 表3-1."""
_FOR_COMPARISON = re.compile(r"[,(]*(?P<of>[^,()]*?)仅?[供作](?:为)?(?:对照|对比|比较|参考|查阅)(?:之?用)?$")
_PERIOD = re.compile(r"1月1日|12月31日")
_LAST = r"(?:上一?年度?|去年度?|前一?年度?|往年度?|以往年度)"
_THIS = re.compile("本年|今年|当年|两年|[二三]年来|近[二三]年")
_OWN = re.compile(r"(?:本年度?|今年)的?[^,:()]{0,32}(?:数据|情况|统计|(?:表|总览)|如下)")
_DATA = r"(?:数据|数字?|情况|统计数?|报告)"
_BRACKETED = re.compile(rf"\(为?{_LAST}(?:同期)?的?{_DATA}?$")
_OF_LAST = re.compile(rf"此?[为系表]*{_LAST}")
_NAMED = re.compile(
    rf"[^,:()]{{0,24}}?(?<![与和及同较比跟、自从]){_LAST}(?:同期)?(?:\(\d{{4}}年?度?\)?)?"
    rf"(?:的?[^,:()]{{0,32}}(?:{_DATA}|(?:表|总览)|如下|同期|见下表))?"
)
_COMPARES = re.compile(r"[比较](?!对)|相同|增[加减长]|减少|持平|变化")
_TELLS = re.compile(r"结转|转结|项目|整改|问题|[共均]|[未没无]|不[^予]|已")
"""What the words say that speak of last year, or carry something over from it, and head no table of its."""
_UNIT = re.compile(r"\(?(?:计量)?单位:[^。]{0,20}|\(?(?:填报|制表|编制)(?:单位|机关|日期)?:[^。]{0,30}")

LAST_YEAR = "上年或以前"


def captioned(line: str, year: int, agency: str = "") -> str | None:
    """Return what a caption says of a table's numbers that are not those of `year` and of the `agency`.

    "" is for those that are, OWN for the agency's of a year that is not told, None for other lines.

    A caption is a short line that names one year and no other number (2023 年), or that says that the numbers
    are last year's (附：上年同期数据, …供对照). A line that compares years, or speaks of what was carried
    over from the last one, is none.
    """
    text = squeeze(line).text
    if not text or len(text) > _LONGEST or _RUNNING.search(text):
        return None
    text = _unclosed(_NUMBER.sub("", text).rstrip(":|*"))
    of_whom, of_when = owner(text, agency), _of_year(text, year)
    if of_when is None or of_whom not in (None, OWN):
        return of_whom
    return of_when and f"{of_when}，不是 {year} 年"


def _of_year(text: str, year: int) -> str | None:
    """Return the year that a caption names, "" for `year`, None where it names none."""
    compared = _FOR_COMPARISON.search(text)
    core = text[: compared.start("of")].rstrip(",(") if compared else text
    of_last = bool(compared and _OF_LAST.match(compared["of"])) or _is_last(core)
    if of_last and (compared or "," not in core):
        return _told(core, year) or LAST_YEAR
    if "," in core or _COMPARES.search(core):
        return None
    return _told(core, year, alone=True) if years_in(core) else "" if _OWN.fullmatch(core) else None


def says_nothing(line: str) -> bool:
    """Whether a line stands between a caption and its table and tells no year: a unit, who filled it in."""
    text = squeeze(line).text
    return not text or bool(_UNIT.fullmatch(text))


def _unclosed(text: str) -> str:
    """Return a text without the brackets that end it."""
    return text.rstrip("):")


def _is_last(core: str) -> bool:
    if any(pattern.search(core) for pattern in (_THIS, _COMPARES, _TELLS)):
        return False
    return bool(_BRACKETED.search(core) or _NAMED.fullmatch(core))


def _told(core: str, year: int, *, alone: bool = False) -> str | None:
    """Return the one year that words name, "" for `year` itself, None where they name none or several."""
    years = set(years_in(core))
    numbers = re.findall(r"\d+", _PERIOD.sub("", core))
    if len(years) != 1 or (alone and len(set(numbers)) > 1):
        return None
    (own,) = years
    return "" if own == year else f" {own} 年"
