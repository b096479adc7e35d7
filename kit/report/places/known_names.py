"""What folders and lists tell of who reports before a report does: names, and a township's office in full."""

from __future__ import annotations

import re

_HAN = re.compile("(?!未注明)[\u4e00-\u9fff]+")
_TOWNSHIP = re.compile("(?:镇|乡|街道|苏木)$")


def told_by_folders(county: str, unit: str) -> dict[str, str]:
    """Return what the folders of a unit's report tell of who reports: the names that are written in Han."""
    told = {"township": unit, "county": county}
    return {name: text for name, text in told.items() if _HAN.fullmatch(text)}


def agency_of(township: str, county: str) -> str:
    """Return the official name of a township's government or a street's office, "" of another unit.

    云岭县 and 白沙乡 make 云岭县白沙乡人民政府; what a bureau is called in full nobody can tell.
    """
    kind = _TOWNSHIP.search(township)
    if not (kind and _HAN.fullmatch(county)):
        return ""
    seat = "办事处" if kind[0] == "街道" else "人民政府"
    return f"{'' if township.startswith(county) else county}{township}{seat}"
