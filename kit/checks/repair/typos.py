"""The slips of the pen by which a clerk writes one whole number for another."""

from __future__ import annotations

from decimal import Decimal

SWAPPED, DROPPED, ADDED, TEN_THOUSAND = "数字颠倒", "少写一位", "多写一位", "差一万倍"


def slip(stands: int, should: int) -> str:
    """Return the slip by which `should` came to be written as `stands`, "" when none explains it.

    Only what chance seldom brings about counts. So zero is explained by nothing, nor is one digit misread
    for another: among several numbers that may be wrong by a given gap, one nearly always looks like that.
    """
    if stands * should <= 0:
        return ""
    wrong, right = str(abs(stands)), str(abs(should))
    if wrong == right + "0000" or right == wrong + "0000":
        return TEN_THOUSAND
    if len(wrong) == len(right):
        return SWAPPED if _swapped(wrong, right) else ""
    if _has_one_more(right, wrong):
        return DROPPED
    return ADDED if _has_one_more(wrong, right) else ""


def slipped(stands: Decimal, should: Decimal, *, swapped_only: bool = False) -> bool:
    """Whether a slip that is seldom a coincidence explains why `stands` is written for `should`.

    Only two digits in each other's place do if `swapped_only`. Any digit more would explain too much: with 20
    and 30 of 300 in a list that is not whole, 270 for 20.
    """
    if min(stands, should) < 10 or stands != int(stands) or should != int(should):
        return False
    if swapped_only or slip(int(stands), int(should)) == SWAPPED:
        return slip(int(stands), int(should)) == SWAPPED
    short, long = sorted((str(int(stands)), str(int(should))), key=len)
    doubled = (long[:at] + long[at + 1 :] for at in range(1, len(long)) if long[at] == long[at - 1])
    return long in (short + "0", short + "0000") or short in doubled


def _swapped(wrong: str, right: str) -> bool:
    differ = [place for place, digit in enumerate(wrong) if digit != right[place]]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return wrong[first] == right[second] and wrong[second] == right[first]


def _has_one_more(long: str, short: str) -> bool:
    """Whether `long` is `short` with one digit more.

    Beside a single digit only a doubled digit or a zero counts: one number in five has any given digit.
    """
    if len(long) != len(short) + 1:
        return False
    if len(short) == 1:
        return long in (short * 2, short + "0")
    same = next((place for place, digit in enumerate(short) if digit != long[place]), len(short))
    return long[same + 1 :] == short[same:]
