"""How wide the columns of a statutory table are, and how many lines a label takes in one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from math import ceil

from kit.page.grid import Grid, Part, Slot

MANY_COLUMNS = 7
"""From so many columns on a table is set small, or across the sheet."""

WIDEST_LABEL = 16
"""The em that the column of row labels may take; longer labels run over several lines."""

GROUP = 4
"""The em that a column of row groups takes."""


BEFORE_LABEL = 3.5
"""The points before a label that is set to the left."""


@dataclass(frozen=True, slots=True)
class TableType:
    """The type of a table in points: its size, and the margins inside a cell beside, above and below it."""

    size: float
    across: float
    along: float


# Of fifteen columns on A4 each holds six digits of 小五 and hardly more; what is wider would break.
SMALL, NORMAL = TableType(9, 1, 0.75), TableType(10.5, 3, 2)


def table_type(table: Grid) -> TableType:
    """Return the type that a table is set in: 小五 where it has many columns, 五号 elsewhere."""
    return SMALL if table.width >= MANY_COLUMNS else NORMAL


def ems(text: str) -> float:
    """Return the width of `text` in em: a full-width character is one, any other half of one."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def widths(table: Grid, whole: float) -> list[float]:
    """Return the width of each column of a table that is `whole` em wide, the number columns all alike."""
    if not table.stub:
        return [whole / table.width] * table.width
    labels = [slot for row in table.rows for slot in row if slot.part is Part.ROW and slot.rowspan == 1]
    label = min(max(ems(slot.label) for slot in labels) + 1, WIDEST_LABEL)
    stubs = [float(GROUP)] * (table.stub - 1) + [label]
    numbers = table.width - table.stub
    return stubs + [(whole - sum(stubs)) / numbers] * numbers


def lines(text: str, width: float) -> int:
    """Return how many lines `text` takes in a column of `width` em."""
    return max(1, ceil(ems(text) / max(int(width), 1)))


def even(slot: Slot, text: str, width: float) -> float:
    """Return the em that the lines of a cell's `text` take, of even length where a label needs several.

    `width` is what the cell has; a number, and a label that is set to the left, take all of it.
    """
    count = lines(text, width)
    if slot.left or slot.cell or count == 1:
        return width
    return min(width, ceil(ems(text) / count) + 0.5)
