"""A column before the stubs that only numbers the rows, and a row that only numbers the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kit.ingest.source.printed import PrintedCell, PrintedTable

_HEADS = frozenset(("序号", "编号", "行号", "序", "No.", "NO."))
"""What stands above such a column; programs leave it blank."""
_LEAST = 3
"""So many numbers in their order make a column of them where nothing stands above it."""
_TALLEST = 64
_HAN = re.compile("[\u4e00-\u9fff]")


def without_index(table: PrintedTable) -> PrintedTable:
    """Return the table without the numbers of its rows and columns; as it is where nothing is for certain.

    Nothing but numbers that count on stands in such a column, and labels stand behind nearly all of them.
    """
    table = _without_numbered_columns(table)
    column = [cell for cell in table.cells if cell.column == 0]
    if not _is_index(column, table):
        return table
    wide = {id(cell) for cell in column if cell.colspan > 1}
    cells = (
        replace(cell, colspan=cell.colspan - 1) if id(cell) in wide else replace(cell, column=cell.column - 1)
        for cell in table.cells
        if cell.column > 0 or id(cell) in wide
    )
    return replace(table, cells=tuple(cells))


def _is_index(column: Sequence[PrintedCell], table: PrintedTable) -> bool:
    own = [cell for cell in column if cell.colspan == 1]
    words = {"".join(cell.text.split()) for cell in own if not cell.text.isdecimal()} - {""}
    numbered = [cell for cell in own if cell.text.isdecimal()]
    if (
        not numbered
        or not words <= _HEADS
        or any(cell.text.isdecimal() for cell in column if cell.colspan > 1)
    ):
        return False
    numbers = [int(cell.text) for cell in numbered if len(cell.text) < 5]
    if len(numbers) < len(numbered) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return False
    if words:
        return True
    labelled = len({cell.row for cell in numbered} & _labelled_rows(table))
    return numbers[0] in (0, 1) and labelled >= _LEAST and 3 * labelled >= 2 * len(numbered)


def _labelled_rows(table: PrintedTable) -> set[int]:
    """Return the rows in which the first that stands behind the first column is words."""
    first: dict[int, PrintedCell] = {}
    for cell in table.cells:
        if cell.column > 0 and cell.text:
            for row in range(cell.row, cell.row + min(cell.rowspan, _TALLEST)):
                if row not in first or cell.column < first[row].column:
                    first[row] = cell
    return {row for row, cell in first.items() if _HAN.search(cell.text)}


def _without_numbered_columns(table: PrintedTable) -> PrintedTable:
    """Return the table without a first row that holds nothing but 0, 1, 2 and so on, as programs write it."""
    first = min((cell.row for cell in table.cells), default=0)
    top = sorted((cell for cell in table.cells if cell.row == first), key=lambda cell: cell.column)
    texts = [cell.text for cell in top if cell.text]
    is_counted = len(texts) >= _LEAST and texts == [str(at) for at in range(len(texts))]
    if (
        not is_counted
        or len(texts) < len(top) - 1
        or any(cell.rowspan > 1 or cell.colspan > 1 for cell in top)
    ):
        return table
    return replace(table, cells=tuple(cell for cell in table.cells if cell.row != first))
