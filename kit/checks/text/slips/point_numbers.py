"""D-lost: numbered points (1.、2.; （1）（2）; ①②) of which one is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGINS = r"(?:(?<=[;。:\n])|(?<=\A))[ \t]{0,8}"
_STYLES = tuple(
    (re.compile(rf"{_BEGINS}(?P<point>{point})"), written)
    for point, written in (
        (r"(?P<number>\d{1,2})(?P<mark>[.、])(?!\d)", "{number}{mark}"),
        (r"\((?P<number>\d{1,2})\)(?P<mark>)(?![项款])", "({number})"),
        (r"(?P<number>[①-⑳])(?P<mark>)", "{circled}"),
    )
)
"""How points are numbered, and how such a number is written."""
_FIRST = ord("①") - 1
_LEAST = 2
"""So many points in turn, from the first one on, make the next one due."""


def skipped(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where a point stands whose predecessor is missing, and what ought to stand before it.

    Where words are left out between the two, or the missing number stands in another form, nothing is said.
    """
    for points, written in _STYLES:
        last, behind = 0, 0
        for found in points.finditer(text):
            number, between = _number(found["number"]), text[behind : found.start()]
            missing = rf"(?<!\d)(?:{last + 1} ?[.、)]|{chr(_FIRST + last + 1)})"
            if (
                last >= _LEAST
                and number == last + 2
                and "⟦" not in between
                and not re.search(missing, between)
            ):
                due = {"number": last + 1, "mark": found["mark"], "circled": chr(_FIRST + last + 1)}
                yield found.span("point"), written.format(**due)
            follows = number == 1 or (last and number in (last + 1, last + 2))
            last, behind = number if follows else 0, found.end()


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else ord(printed) - _FIRST
