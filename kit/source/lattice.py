"""The lattice of a table: its cells on the fewest rows and columns that tell them apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from kit.source.printed import PrintedCell


def compact(cells: Iterable[PrintedCell]) -> tuple[PrintedCell, ...]:
    """Return the cells row by row, on rows and columns in each of which a cell begins.

    Files span rows and columns that nobody sees (a title over 16,384 columns, every cell over two):
    without them two tables that look alike are alike.
    """
    found = list(cells)
    rows = sorted({cell.row for cell in found})
    columns = sorted({cell.column for cell in found})
    placed = []
    for cell in found:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        down = bisect_left(rows, cell.row + cell.rowspan) - row
        across = bisect_left(columns, cell.column + cell.colspan) - column
        placed.append(PrintedCell(cell.text, row, column, max(down, 1), max(across, 1), cell.flaw))
    return tuple(sorted(placed, key=lambda cell: (cell.row, cell.column)))
