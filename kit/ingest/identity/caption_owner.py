"""Whose numbers the words of a caption say that a table holds, or that they were corrected since."""

from __future__ import annotations

import re

from kit.base.folded_text import squeeze
from kit.ingest.identity.township_of_agency import names_in

_SUBJECT = (
    r"(?:人民政府|政府|办事处)?(?:本级)?的?(?:(?:19|20)\d{2}年?度?)?的?"
    r"(?:[一-鿿、]{0,24}(?:情况|数据|数字?|统计|表|总览|明细|如下))?"
)
_TOWNSHIP = re.compile(
    rf"(?:其中[:,]?)?(?P<unit>(?![本我全各该乡镇街])[一-鿿]{{1,12}}?(?:镇|乡|街道|苏木)){_SUBJECT}"
)
_WHOLE = re.compile(rf"(?:其中[:,]?)?(?P<unit>全[县区市旗]){_SUBJECT}")
_NAME = re.compile(r"[一-鿿]{2,12}(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处)?")
_BEFORE = re.compile(r"(?:数据|表格?)?(?:更正|修正|修改|勘误|订正)前的?(?:数据|表格?|情况|内容)?")
_AFTER = re.compile(r"(?:数据|表格?)?(?:更正|修正|修改|勘误|订正)后的?(?:数据|表格?|情况|内容)?")

OWN = "本机关的"
_CORRECTED = "更正前的，已经作废"


def owner(core: str, agency: str) -> str | None:
    """Return whose numbers a caption's words say a table holds where these are not the report's own.

    That is another township's (其中：丙河镇…情况), a whole county's in a township's report, or those before a
    correction; "" for those behind one, OWN where the report's own unit is named, None where nobody is.
    `agency` is the report's, "" where it is not known; then no unit is another one.
    """
    if _BEFORE.fullmatch(core):
        return _CORRECTED
    if _AFTER.fullmatch(core):
        return ""
    county, unit = names_in(squeeze(agency).text) if agency else ("", "")
    is_county = unit == county
    if not unit:
        return None
    if unit in core and not is_county:
        return (
            OWN if re.fullmatch(f"(?:其中[:,]?)?[一-鿿]{{0,12}}{re.escape(unit)}{_SUBJECT}", core) else None
        )
    found = _TOWNSHIP.fullmatch(_without(core, county)) or (not is_county and _WHOLE.fullmatch(core))
    return f"{found['unit']}的，不是本机关的" if found else None


def is_name(line: str) -> bool:
    """Whether a line is a township's name alone: a caption where a table follows, else a row's label."""
    return bool(_NAME.fullmatch(squeeze(line).text.rstrip(":")))


def _without(core: str, county: str) -> str:
    """Return a caption's words without the county's name before a unit's."""
    own = core.removeprefix("其中").lstrip(":,")
    return own.removeprefix(county) if county and own != county else own
