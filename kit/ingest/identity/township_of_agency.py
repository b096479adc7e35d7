"""Takes an agency's name apart: which township, department, zone or village it is, and in which county."""

from __future__ import annotations

import re

from kit.base.strings import fold
from kit.checks.text.wording.phrasing import phrasing

_SEAT = re.compile(r"(?:人民政府|办事处|政府)+$")
_OF_GOVERNMENT = re.compile(r"^人民政府")
_PROVINCE = re.compile(r".{2,8}?(?:省|自治区|自治州|州|盟|地区)")
_CITY = re.compile(r"[^县区旗]{2,8}?市")
_COUNTY = re.compile(r".{1,14}?(?:自治县|自治旗|县|旗|(?<!自治)(?<![地社])区)")
_SEATS_ALONE = re.compile(r"(?:管理)?委员会|管委会|办公室")
"""What is no unit's name without the place before it."""


def names_in(agency: str) -> tuple[str, str]:
    """Return the county and the unit of an agency such as 卧龙区安皋镇人民政府, "" for what it lacks.

    A place is taken for a unit's county only where the unit's whole name is left behind it; so 新市镇,
    廿三里街道 and 开发区管理委员会 stay whole. A county's own government, 卧龙区人民政府, is of the county
    twice; a province's is of none.
    """
    rest, county = _SEAT.sub("", fold(agency)), ""
    if not phrasing().names.kind.search(rest) and (_PROVINCE.fullmatch(rest) or _own(rest)):
        own = _own(rest)
        return own, own
    for level in (_PROVINCE, _PROVINCE, _CITY, _COUNTY, _CITY):
        found = level.match(rest)
        left = _OF_GOVERNMENT.sub("", rest[found.end() :]) if found else ""
        if found and _is_whole(left):
            county, rest = found[0], left
            if level is _COUNTY:
                break
    return ("" if _PROVINCE.fullmatch(county) else county), rest


def _own(name: str) -> str:
    """Return the last of the places that a name consists of (南阳市卧龙区), "" where it says more."""
    place = ""
    for level in (_PROVINCE, _PROVINCE, _CITY, _COUNTY, _CITY):
        if found := level.match(name):
            name, place = name[found.end() :], found[0]
    return "" if name or _PROVINCE.fullmatch(place) else place


def _is_whole(name: str) -> bool:
    """Whether a unit's name has something before its kind, and is more than the seat of a place."""
    kind = phrasing().names.kind.search(name)
    return kind.start() > 0 if kind else bool(name) and not _SEATS_ALONE.fullmatch(name)
