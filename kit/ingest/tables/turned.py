"""Turns tables back that print the form's rows along the top and its columns on the left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kit.ingest.source.printed import PrintedCell, PrintedLine, PrintedTable
from kit.ingest.tables.naming.labels import Labels
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.printed_values import is_value

TURNED = "这张表的行和列对调了，按格式的样子读入"
_LEAST = 4
"""So many names of columns on the left make a table of one row, which has no name, printed downwards."""

Piece = PrintedLine | PrintedTable


def upright(pieces: Sequence[Piece], labels: Sequence[Labels]) -> tuple[list[Piece], list[Remark]]:
    """Return the pieces of a report with its turned tables as the form has them, and a remark on each.

    `labels` are those of the editions that it may follow.
    """
    found: list[Piece] = []
    remarks: list[Remark] = []
    for piece in pieces:
        if isinstance(piece, PrintedTable) and any(_is_turned(piece, each) for each in labels):
            first = next(cell.text for cell in piece.cells if cell.text)
            remarks.append(Remark(first, piece.place, TURNED))
            found.append(_turned(piece))
        else:
            found.append(piece)
    return found, remarks


def _is_turned(table: PrintedTable, labels: Labels) -> bool:
    """Whether only names of columns stand left of a table's numbers, and above these only names of rows."""
    numbers = [cell for cell in table.cells if any(map(str.isdecimal, cell.text)) and is_value(cell.text)]
    if not numbers:
        return False
    top, left = min(cell.row for cell in numbers), min(cell.column for cell in numbers)
    words = [cell for cell in table.cells if cell.text and not is_value(cell.text)]
    above = [cell for cell in words if cell.row < top and cell.column + cell.colspan > left]
    rows = 0
    for of_row, of_column in _named(above, labels):
        if of_column and not of_row:
            return False
        rows += of_row and not of_column
    columns = 0
    beside = (cell for cell in words if cell.column + cell.colspan <= left and cell.row >= top)
    for of_row, of_column in _named(beside, labels):
        if of_row and not of_column:
            return False
        columns += of_column and not of_row
    return columns >= (1 if rows else _LEAST) and (bool(rows) or not above)


def _named(
    cells: Sequence[PrintedCell] | Iterator[PrintedCell], labels: Labels
) -> Iterator[tuple[bool, bool]]:
    """Yield for each label of the form whether it names rows, and whether it names columns."""
    for cell in cells:
        found = labels.find(cell.text)
        if found.spots and not found.distance:
            yield bool(found.of("row")), bool(found.of("column", "beside"))


def _turned(table: PrintedTable) -> PrintedTable:
    cells = (
        replace(cell, row=cell.column, column=cell.row, rowspan=cell.colspan, colspan=cell.rowspan)
        for cell in table.cells
    )
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(ordered), turned=not table.turned, numbers=())
