"""How Excel names cells and areas: B12, $A$1:C3, sheet names before them."""

from __future__ import annotations

import re
from functools import lru_cache

from kit.ingest.source.excel.excel_extent import LAST_COLUMN, LAST_ROW

At = tuple[int, int]
"""A row and a column, from 1."""
Area = tuple[int, int, int, int]
"""The first row and column, and those behind the last."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII)
_COLUMN = re.compile(r"\$?([A-Z]{1,3})", re.ASCII)


def at(written: str) -> At | None:
    """Return the row and column that a reference such as B12 names."""
    found = _REFERENCE.fullmatch(written)
    if not found:
        return None
    row, column = int(found[2]), _number(found[1])
    return (row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


@lru_cache(maxsize=1024)
def area(written: str) -> Area | None:
    """Return the area that a reference such as A1:C3 or B:D names."""
    first, _, last = written.partition(":")
    last = last or first
    start, end = at(first), at(last)
    if start and end:
        return (*start, end[0] + 1, end[1] + 1)
    left, right = _COLUMN.fullmatch(first), _COLUMN.fullmatch(last)
    return (1, _number(left[1]), LAST_ROW + 1, _number(right[1]) + 1) if left and right else None


def letters(column: int) -> str:
    """Return the letters that name a column."""
    named = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        named = chr(ord("A") + rest) + named
    return named


def name(place: At) -> str:
    """Return how a cell is called."""
    return f"{letters(place[1])}{place[0]}"


def within(place: At, around: Area) -> bool:
    """Whether a cell lies in an area."""
    return around[0] <= place[0] < around[2] and around[1] <= place[1] < around[3]


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
