"""The lattice of a table: its cells on the fewest rows and columns that tell them apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from kit.ingest.source.printed import PrintedCell


def compact(cells: Iterable[PrintedCell]) -> tuple[PrintedCell, ...]:
    """Return the cells row by row, on rows and columns in each of which a cell begins.

    Files span rows and columns that nobody sees (a title over 16,384 columns, every cell over two):
    without them two tables that look alike are alike. Rows of several cells that end apart behind the last
    column keep their ends apart.
    """
    found = list(cells)
    rows = sorted({cell.row for cell in found})
    starts = {cell.column for cell in found}
    last = max(starts, default=0)
    in_row = Counter(cell.row for cell in found)
    ends = {cell.column + cell.colspan for cell in found if in_row[cell.row] > 1}
    behind = {end for end in ends if end > last} or {last + 1}
    columns = sorted(starts | behind)
    placed = []
    for cell in found:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        down = bisect_left(rows, cell.row + cell.rowspan) - row
        across = min(bisect_left(columns, cell.column + cell.colspan), len(columns) - 1) - column
        placed.append(PrintedCell(cell.text, row, column, max(down, 1), max(across, 1), cell.flaw))
    return tuple(sorted(placed, key=lambda cell: (cell.row, cell.column)))
