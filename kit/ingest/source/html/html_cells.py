"""Where the cells of an HTML table stand, by the standard's rules for rows, groups and spans."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kit.ingest.source.flaws import HIDDEN_COLUMN, OVERLAP
from kit.ingest.source.flow import Box, BoxRow, Placed
from kit.ingest.source.refusal import RefusedError

_WIDEST, _TALLEST = 1000, 65_534  # as browsers clamp them
_MOST_STEPS = 2_000_000

_Held = tuple[int, int, int]
"""Columns that a cell above holds: the first, the one behind the last, for how many rows yet."""


def box(attributes: Mapping[str, str | None]) -> Box:
    """Return the box of a cell with these attributes. A rowspan of 0 reaches the end of its row group."""
    across = whole_number(attributes.get("colspan"))
    down = whole_number(attributes.get("rowspan"))
    return Box(min(across or 1, _WIDEST), min(_TALLEST if down == 0 else down or 1, _TALLEST))


def arrange(rows: Sequence[BoxRow], hidden: Collection[int] = ()) -> Iterator[Placed]:
    """Yield where the boxes of a table stand; of its columns some are `hidden`.

    Raises RefusedError for a table too tangled to be one.
    """
    first = steps = 0
    for _, members in groupby(rows, key=lambda row: row.group):
        group = list(members)
        held: list[_Held] = []
        for index, row in enumerate(group):
            steps += len(held)
            if steps > _MOST_STEPS:
                raise RefusedError("有一张表的合并单元格多得不可能", "请核对是不是拿错了文件")
            placed = list(_row(row, first + index, held, len(group) - index))
            held = [(start, end, left - 1) for start, end, left in held if left > 1]
            held += (
                (each.column, each.column + each.colspan, each.rowspan - 1)
                for each in placed
                if each.rowspan > 1
            )
            held.sort()
            yield from (_marked(each, hidden) for each in placed) if hidden else placed
        first += len(group)


def _marked(placed: Placed, hidden: Collection[int]) -> Placed:
    columns = range(placed.column, placed.column + placed.colspan)
    is_hidden = all(column in hidden for column in columns)
    return replace(placed, flaw=placed.flaw or HIDDEN_COLUMN) if is_hidden else placed


def _row(row: BoxRow, number: int, held: Sequence[_Held], left: int) -> Iterator[Placed]:
    column = index = 0
    for cell in row.boxes:
        while index < len(held) and held[index][0] <= column:
            column = max(column, held[index][1])
            index += 1
        end = column + cell.colspan
        overlaps = index < len(held) and held[index][0] < end
        yield Placed(cell, number, column, min(cell.rowspan, left), cell.colspan, OVERLAP if overlaps else "")
        column = end


def whole_number(written: str | None) -> int | None:
    """Return the number that an attribute begins with, None when it begins with none."""
    found = re.match(r"[ \t\n\f\r]*\+?([0-9]{1,9})", written or "")
    return int(found[1]) if found else None
