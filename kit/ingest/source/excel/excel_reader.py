"""Reads an Excel workbook: each sheet that can be seen as one table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kit.form.workbook_labels import CHECKS
from kit.ingest.source.archive import Package
from kit.ingest.source.excel.excel_cells import Book, strings
from kit.ingest.source.excel.excel_formats import formats
from kit.ingest.source.excel.excel_sheet import cells
from kit.ingest.source.printed import PrintedTable, Source
from kit.ingest.source.xml_parts import Element, child, children, value

# The day before the first; Excel counts a 29 February 1900 that never was.
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def read(package: Package, main: str, name: str) -> Source:
    """Return the sheets of a workbook whose main part is `main`, hidden sheets left out.

    So is the sheet in which this kit's own workbook checks itself: it holds no data. Raises RefusedError
    when the workbook cannot be read for certain.
    """
    workbook = package.parse(main)
    related = package.related(main)
    parts = {kind: part for kind, part in related.values() if part in package}
    book = _book(package, workbook, parts)
    tables = []
    for sheet in _visible(workbook):
        kind, part = related.get(value(sheet, "id"), ("", ""))
        title = value(sheet, "name")
        if kind == "worksheet" and title != CHECKS:
            found = cells(package.parse(part), book)
            tables += [PrintedTable(found, f"工作表“{title}”")] if found else []
    return Source(name, tuple(tables))


def _book(package: Package, workbook: Element, parts: dict[str, str]) -> Book:
    def root(kind: str) -> Element | None:
        return package.parse(parts[kind]) if kind in parts else None

    is_1904 = value(child(workbook, "workbookPr"), "date1904") in ("1", "true")
    return Book(strings(root("sharedStrings")), formats(root("styles")), _EPOCH_1904 if is_1904 else _EPOCH)


def _visible(workbook: Element) -> Iterator[Element]:
    for sheet in children(workbook, "sheets"):
        if value(sheet, "state", "visible") == "visible":
            yield sheet
