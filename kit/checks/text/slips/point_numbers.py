"""D-lost: numbered points (1.、2.) of which one is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator

_POINT = re.compile(r"(?:(?<=[;。:\n])|(?<=\A))[ \t]{0,8}(?P<point>(?P<number>\d{1,2})[.、])(?!\d)")
_LEAST = 2
"""So many points in turn, from the first one on, make the next one due."""


def skipped(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where a point stands whose predecessor is missing, and what ought to stand before it.

    Where words are left out between the two, or the missing number stands in another form, nothing is said.
    """
    last, behind = 0, 0
    for found in _POINT.finditer(text):
        number, between = int(found["number"]), text[behind : found.start()]
        missing = rf"(?<!\d){last + 1} ?[.、)]"
        if last >= _LEAST and number == last + 2 and "⟦" not in between and not re.search(missing, between):
            yield found.span("point"), f"{last + 1}{found['point'][-1]}"
        follows = number == 1 or (last and number in (last + 1, last + 2))
        last, behind = number if follows else 0, found.end()
