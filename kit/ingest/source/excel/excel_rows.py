"""The cells of a workbook as data, one by one when asked for: texts as they are held, days as days.

A form is read as it is printed (`excel_reader`); a list of records is not, as a filter hides rows that count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kit.ingest.source.archive import Package
from kit.ingest.source.excel.excel_cells import NO_RESULT, Book, held
from kit.ingest.source.excel.excel_places import Area, area, at
from kit.ingest.source.excel.excel_reader import book_of
from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.xml_parts import Element, child, children, local, value, whole

_SHEET = "worksheet"
_HEADS = 100
"""Merged cells are asked for above a list alone: its head stands within so many rows."""
_LAST_DAY = 100_000
"""Days beyond the year 2170 are no days."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell holds: a text, or a day; `flaw` is why it cannot be relied on, "" when it can."""

    text: str = ""
    day: date | None = None
    flaw: str = ""


NOTHING = CellValue()


class Grid:
    """The cells of one sheet by row and column, from 1; none is looked into before it is asked for."""

    def __init__(self, title: str, is_hidden: bool, root: Element, book: Book) -> None:
        self.title, self.is_hidden, self._book = title, is_hidden, book
        self.merged: Sequence[Area] = [
            each
            for one in children(root, "mergeCells")
            if (each := area(value(one, "ref"))) and each[0] <= _HEADS
        ]
        self._rows: dict[int, dict[int, Element]] = {}
        self.hidden_rows = 0
        number = 0
        for row in children(root, "sheetData"):
            number = whole(row.get("r", "")) or number + 1
            cells = dict(_filled(row, number))
            if cells:
                self._rows[number] = cells
                self.hidden_rows += row.get("hidden", "") in ("1", "true")

    @property
    def rows(self) -> Sequence[int]:
        """The rows that hold anything, in order."""
        return sorted(self._rows)

    def columns(self, row: int) -> Sequence[int]:
        """Return the columns that hold something in a row, in order, without looking at what."""
        return sorted(self._rows.get(row, {}))

    def value(self, row: int, column: int) -> CellValue:
        """Return what one cell holds."""
        cell = self._rows.get(row, {}).get(column)
        if cell is None:
            return NOTHING
        formula = child(cell, "f")
        if formula is not None and self._book.stale:
            return CellValue(flaw=NO_RESULT)
        content = held(cell, self._book, formula)
        look = self._book.looks.cell(whole(cell.get("s", "0")))
        struck = "有删除线，不知道算不算数" if look.font.is_struck else ""
        if content.number is not None and look.format.is_date:
            if not 0 < content.number < _LAST_DAY:
                return CellValue(content.text, flaw="不是日期")
            return CellValue(
                content.text, (self._book.epoch + timedelta(days=int(content.number))).date(), struck
            )
        text = content.text.strip()
        return CellValue(text, flaw=content.flaw or (struck if text else ""))


def _filled(row: Element, number: int) -> Iterator[tuple[int, Element]]:
    column = 0
    for cell in row:
        if local(cell) == "c":
            found = at(cell.get("r", ""))
            column = found[1] if found else column + 1
            if next(iter(cell), None) is not None:
                yield column, cell


def grids(data: bytes) -> list[Grid]:
    """Return the sheets of a workbook. Raises RefusedError for what is none, and where it is damaged."""
    package = Package(data)
    main = next((part for kind, part in package.related().values() if kind == "officeDocument"), "")
    workbook = package.parse(main)
    if local(workbook) != "workbook":
        raise RefusedError("不是 Excel 工作簿", "请另存为 .xlsx 或 CSV")
    related = package.related(main)
    parts: Mapping[str, str] = {kind: part for kind, part in related.values() if part in package}
    book = book_of(package, workbook, parts)
    found = []
    for sheet in children(workbook, "sheets"):
        kind, part = related.get(value(sheet, "id"), ("", ""))
        if kind == _SHEET:
            is_hidden = value(sheet, "state", "visible") != "visible"
            found.append(Grid(value(sheet, "name"), is_hidden, package.parse(part), book))
    return found
