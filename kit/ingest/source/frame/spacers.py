"""Empty columns and rows that only keep the others apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kit.ingest.source.printed import PrintedCell, PrintedTable

_LEAST_COLUMNS = 2
"""So many spacers there are, and so many other columns: one empty column may be one to be filled in."""
_LEAST_ROWS = 3
_WIDEST = 200


def without_spacers(table: PrintedTable) -> PrintedTable:
    """Return the table without columns in which nothing stands, and without rows that part its rows.

    Where the source does not know which cells are merged, an empty cell may be the rest of its neighbour, and
    all stay.
    """
    if not table.merges:
        return table
    return replace(table, cells=tuple(_without_rows(_without_columns(table.cells))))


def _without_columns(cells: Sequence[PrintedCell]) -> Sequence[PrintedCell]:
    width = max((cell.column + cell.colspan for cell in cells), default=0)
    if width > _WIDEST:
        return cells
    taken = {cell.column for cell in cells if cell.colspan == 1 and (cell.text or cell.flaw)}
    blank = {cell.column for cell in cells if cell.colspan == 1 and not (cell.text or cell.flaw)}
    spacers = sorted(blank - taken)
    if not _LEAST_COLUMNS <= len(spacers) <= width - _LEAST_COLUMNS:
        return cells
    kept: list[PrintedCell] = []
    for cell in cells:
        within = sum(cell.column <= column < cell.column + cell.colspan for column in spacers)
        before = sum(column < cell.column for column in spacers)
        if within < cell.colspan:
            kept.append(replace(cell, column=cell.column - before, colspan=cell.colspan - within))
        elif cell.text or cell.flaw:
            return cells  # a head over them: they are columns in which nothing is filled in
    return kept


def _without_rows(cells: Sequence[PrintedCell]) -> Sequence[PrintedCell]:
    """Return the cells without those of empty rows, where one row in three is empty and others follow it.

    The last row of a table may be one to be filled in.
    """
    rows = {cell.row for cell in cells}
    filled = {cell.row for cell in cells if cell.text or cell.flaw}
    empty = {row for row in rows - filled if row < max(filled, default=0)}
    if len(empty) < _LEAST_ROWS or 3 * len(empty) < len(rows):
        return cells
    return [cell for cell in cells if cell.row not in empty]
