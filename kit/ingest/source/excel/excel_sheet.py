"""The table that an Excel sheet prints: its filled cells and merged areas, and the blanks between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kit.ingest.source.excel.excel_cells import Book, Shown, shown
from kit.ingest.source.printed import PrintedCell
from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.xml_parts import Element, child, children, local, value, whole

_MOST_SLOTS = 200_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII)
_TOO_LARGE = ("有一张工作表大得不像报告的表", "请只留下报告的内容")

_At = tuple[int, int]
_Area = tuple[int, int, int, int]
"""The first row and column, and those behind the last."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a sheet holds: its cells that show something, its merged areas, what of it is hidden.

    `framed` are the rows with blank cells that have a format: a form has them where nothing is filled in.
    """

    cells: dict[_At, Shown]
    areas: list[_Area]
    hidden_rows: set[int]
    hidden_columns: set[int]
    framed: set[int]


def cells(sheet: Element, book: Book) -> tuple[PrintedCell, ...]:
    """Return the cells of a sheet, none when it shows nothing.

    They stand on the rows and columns in which something begins, those that are hidden left out, however
    far apart: a blank cell is one on such a row and column, or on a framed row right below. Raises
    RefusedError for a sheet too large.
    """
    found = _read(sheet, book)
    starts = {*found.cells, *(area[:2] for area in found.areas)}
    begun = {row for row, _ in starts}
    rows = sorted((begun | {row for row in found.framed if row - 1 in begun}) - found.hidden_rows)
    columns = sorted({column for _, column in starts} - found.hidden_columns)
    if len(rows) * len(columns) > _MOST_SLOTS:
        raise RefusedError(*_TOO_LARGE)
    covered: set[_At] = set()
    placed = [each for area in found.areas for each in _merged(area, found, rows, columns, covered)]
    for row, at_row in enumerate(rows):
        for column, at_column in enumerate(columns):
            if (row, column) not in covered:
                content = found.cells.get((at_row, at_column), Shown())
                placed.append(PrintedCell(content.text, row, column, 1, 1, content.flaw))
    if not any(cell.text or cell.flaw for cell in placed):
        return ()
    return tuple(sorted(placed, key=lambda cell: (cell.row, cell.column)))


def _merged(
    area: _Area, sheet: _Sheet, rows: list[int], columns: list[int], covered: set[_At]
) -> Iterator[PrintedCell]:
    """Yield the cell of a merged area, unless all of it is hidden, and note what it covers."""
    down = range(bisect_left(rows, area[0]), bisect_left(rows, area[2]))
    across = range(bisect_left(columns, area[1]), bisect_left(columns, area[3]))
    for at in product(down, across):
        if at in covered:
            raise RefusedError("有一张工作表的合并单元格互相重叠", "请用 Excel 打开后重新保存")
        covered.add(at)
    if down and across:
        content = sheet.cells.get(area[:2], Shown())
        yield PrintedCell(content.text, down[0], across[0], len(down), len(across), content.flaw)


def _read(sheet: Element, book: Book) -> _Sheet:
    view = child(child(sheet, "sheetViews"), "sheetView")
    hides_zero = value(view, "showZeros", "1") in ("0", "false")
    hidden_rows: set[int] = set()
    found: dict[_At, Shown] = {}
    framed: set[int] = set()
    number = 0
    for row in children(sheet, "sheetData"):
        number = whole(value(row, "r")) or number + 1
        if value(row, "hidden") in ("1", "true"):
            hidden_rows.add(number)
        for at, cell in _cells(row, number):
            content = shown(cell, book, hides_zero=hides_zero)
            if content.text.strip() or content.flaw:
                found[at] = content
            elif value(cell, "s", "0") != "0":
                framed.add(number)
    areas = [area for each in children(sheet, "mergeCells") if (area := _area(value(each, "ref")))]
    return _Sheet(found, areas, hidden_rows, _hidden_columns(sheet), framed)


def _cells(row: Element, number: int) -> Iterator[tuple[_At, Element]]:
    column = 0
    for cell in row:
        if local(cell) == "c":
            at = _reference(value(cell, "r"))
            column = at[1] if at else column + 1
            yield (number, column), cell


def _hidden_columns(sheet: Element) -> set[int]:
    hidden: set[int] = set()
    for each in children(sheet, "cols"):
        if value(each, "hidden") in ("1", "true"):
            first, last = whole(value(each, "min")), min(whole(value(each, "max")), _LAST_COLUMN)
            hidden.update(range(first, last + 1))
    return hidden


def _area(written: str) -> _Area | None:
    first, _, last = written.partition(":")
    start, end = _reference(first), _reference(last)
    return (*start, end[0] + 1, end[1] + 1) if start and end else None


def _reference(written: str) -> _At | None:
    """Return the row and column that a reference such as B12 names."""
    found = _REFERENCE.fullmatch(written)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if 0 < row <= _LAST_ROW and column <= _LAST_COLUMN else None
