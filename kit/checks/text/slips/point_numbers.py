"""D-lost: numbered points (1.、2.; （1）（2）; ①②) of which one is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STYLES = (
    (re.compile(r"(?<!\d)(?P<number>\d{1,2})(?P<mark>[.、])(?!\d)"), ";。:\n", "{number}{mark}"),
    (re.compile(r"\((?P<number>\d{1,2})\)(?P<mark>)(?![项款])"), ",;。:\n", "({number})"),
    (re.compile(r"(?P<number>[①-⑳])(?P<mark>)"), ",;。:\n", "{circled}"),
)
"""How points are numbered, behind which marks they begin, and how such a number is written."""
_BLANKS = 8
"""So many blanks may stand before a point's number."""
_FIRST = ord("①") - 1
_LEAST = 2
"""So many points in turn, from the first one on, make the next one due; or two that follow on the gap."""


def skipped(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where a point stands whose predecessor is missing, and what ought to stand before it.

    Where words are left out between the two, or the missing number stands in another form, nothing is said.
    """
    for points, marks, written in _STYLES:
        last, behind = 0, 0
        begun = (found for found in points.finditer(text) if _begins(text, found.start(), marks))
        numbered = [(_number(found), found) for found in begun]
        for place, (number, found) in enumerate(numbered, 1):
            next_ = numbered[place][0] if place < len(numbered) else 0
            due = last >= _LEAST or (last and next_ == number + 1)
            if due and number == last + 2 and not _accounted(last + 1, text[behind : found.start()]):
                circled = chr(_FIRST + last + 1)
                yield found.span(), written.format(number=last + 1, mark=found["mark"], circled=circled)
            follows = number == 1 or (last and number in (last + 1, last + 2))
            last, behind = number if follows else 0, found.end()


def _begins(text: str, at: int, marks: str) -> bool:
    """Whether a line or a clause begins at a place, behind one of `marks` or at the text's beginning."""
    before = text[max(0, at - _BLANKS - 1) : at].rstrip(" \t")
    return before[-1] in marks if before else at <= _BLANKS


def _accounted(number: int, between: str) -> bool:
    """Whether a number stands in the words between two points in some form, or may have been left out."""
    printed = rf"(?<!\d)(?:{number} ?[.、)]|{chr(_FIRST + number)})"
    return "⟦" in between or bool(re.search(printed, between))


def _number(point: re.Match[str]) -> int:
    printed = point["number"]
    return int(printed) if printed.isdecimal() else ord(printed) - _FIRST
