"""Parts rows of a table that stand as lines of one row: labels in one cell, their numbers in the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kit.ingest.source.printed import PrintedCell, PrintedLine, PrintedTable
from kit.ingest.tables.naming.labels import Labels
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.printed_values import is_value

STACKED = "几行写在一行的格子里，一行对一行读入"

Piece = PrintedLine | PrintedTable


def parted_rows(pieces: Sequence[Piece], labels: Sequence[Labels]) -> tuple[list[Piece], list[Remark]]:
    """Return the pieces of a report with stacked rows parted, and a remark on each table that has some.

    `labels` are those of the editions that it may follow.
    """
    found: list[Piece] = []
    remarks: list[Remark] = []
    for piece in pieces:
        table = _parted(piece, labels) if isinstance(piece, PrintedTable) else piece
        if isinstance(table, PrintedTable) and table is not piece:
            first = next(cell.text for cell in table.cells if cell.text)
            remarks.append(Remark(first, table.place, STACKED))
        found.append(table)
    return found, remarks


def _parted(table: PrintedTable, labels: Sequence[Labels]) -> PrintedTable:
    """Return a table with each stacked row as the rows it holds; the table itself where none is stacked."""
    cells: list[PrintedCell] = []
    numbers = [*table.numbers]
    more = 0
    whole = all(cell.rowspan == 1 for cell in table.cells)
    for at, row in groupby(table.cells, key=lambda cell: cell.row):
        own = [replace(cell, row=cell.row + more) for cell in row]
        lines = _height(own, labels) if whole else 1
        cells += _rows(own, lines) if lines > 1 else own
        numbers[at + more : at + more + 1] *= lines
        more += lines - 1
    return replace(table, cells=tuple(cells), numbers=tuple(numbers)) if more else table


def _height(row: Sequence[PrintedCell], labels: Sequence[Labels]) -> int:
    """Return how many rows a row holds: each has an undamaged label, and a number in each other cell."""
    stub, *values = [cell.text.split("\n") for cell in row if cell.text] or [[]]
    if len(stub) < 2 or not values or any(len(lines) != len(stub) for lines in values):
        return 1
    if not all(is_value(line) for lines in values for line in lines):
        return 1
    return len(stub) if any(all(_names_row(line, each) for line in stub) for each in labels) else 1


def _names_row(text: str, labels: Labels) -> bool:
    found = labels.find(text)
    return bool(found.of("row")) and not found.distance


def _rows(row: Sequence[PrintedCell], lines: int) -> Iterator[PrintedCell]:
    for index in range(lines):
        for cell in row:
            texts = cell.text.split("\n") if cell.text else [""] * lines
            yield replace(cell, text=texts[index], row=cell.row + index)
