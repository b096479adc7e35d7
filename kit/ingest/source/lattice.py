"""The lattice of a table: its cells on the fewest rows and columns that tell them apart.

Lines that part nothing, as a merged cell over two sheets leaves, are taken out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

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


def without_hollow(cells: Iterable[PrintedCell]) -> list[PrintedCell]:
    """Return cells as if no line ran where it parts blank cells alone, beside text that spans it.

    A browser that breaks a merged cell ends it where its text would, not at the end of its rows.
    """
    found = list(cells)
    for edge in sorted({cell.row for cell in found} - {0}):
        above = [cell for cell in found if cell.row + cell.rowspan == edge]
        below = [cell for cell in found if cell.row == edge]
        if _is_hollow(above, below) and any(_spans(cell, edge) for cell in found):
            found = [each for each in found if each not in above and each not in below]
            found += map(_as_one, sorted(above, key=_columns), sorted(below, key=_columns))
    return found


def _is_hollow(above: Sequence[PrintedCell], below: Sequence[PrintedCell]) -> bool:
    is_blank = not any(cell.text or cell.flaw for cell in (*above, *below))
    return is_blank and sorted(map(_columns, above)) == sorted(map(_columns, below))


def _spans(cell: PrintedCell, edge: int) -> bool:
    return bool(cell.text) and cell.row < edge < cell.row + cell.rowspan


def _columns(cell: PrintedCell) -> tuple[int, int]:
    return cell.column, cell.colspan


def _as_one(above: PrintedCell, below: PrintedCell) -> PrintedCell:
    return replace(above, rowspan=above.rowspan + below.rowspan)
