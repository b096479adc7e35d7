"""How wide the columns of a statutory table are, and how many lines a label takes in one."""

from __future__ import annotations

import unicodedata
from math import ceil

from kit.page.layout import Layout, Part

MANY_COLUMNS = 7
"""From so many columns on a table is set small, or across the sheet."""

WIDEST_LABEL = 16
"""The em that the column of row labels may take; longer labels run over several lines."""

GROUP = 4
"""The em that a column of row groups takes."""


def ems(text: str) -> float:
    """Return the width of `text` in em: a full-width character is one, any other half of one."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def widths(table: Layout, whole: float) -> list[float]:
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
