"""Reads an Excel workbook: each sheet that can be seen as one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache

from kit.form.workbook_labels import ABOUT, CHECKS, WORDS
from kit.ingest.source.archive import Package
from kit.ingest.source.excel.excel_cells import Book, strings
from kit.ingest.source.excel.excel_looks import looks
from kit.ingest.source.excel.excel_reckoner import Reckoner
from kit.ingest.source.excel.excel_regions import regions
from kit.ingest.source.excel.excel_shapes import Shapes, shapes
from kit.ingest.source.excel.excel_sheet import HIDDEN, Page, table
from kit.ingest.source.printed import PrintedTable, Source, Unread
from kit.ingest.source.refusal import refuse_more
from kit.ingest.source.xml_parts import Element, child, children, value

# The day before the first; Excel counts a 29 February 1900 that never was.
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_ON = ("1", "true")
_SHEET = "worksheet"


def read(package: Package, main: str, name: str) -> Source:
    """Return the sheets of a workbook whose main part is `main`, hidden sheets left out.

    So is the sheet in which this kit's own workbook checks itself: it holds no data. Raises RefusedError
    when the workbook cannot be read for certain.
    """
    workbook = package.parse(main)
    related = package.related(main)
    parts = {kind: part for kind, part in related.values() if part in package}
    book = book_of(package, workbook, parts)
    listed = [(value(each, "name"), each, *related.get(value(each, "id"), ("", "")))
              for each in children(workbook, "sheets")]  # fmt: skip
    names = {title for title, *_ in listed}
    is_own = {ABOUT, WORDS} <= names
    roots = {title: _root(package, part) for title, _, kind, part in listed if kind == _SHEET}
    reckoner = Reckoner(book, {title: _cells(root) for title, root in roots.items()}, is_own)
    tables: list[PrintedTable] = []
    unread: list[Unread] = []
    around: list[str] = []
    for title, sheet, kind, part in listed:
        if value(sheet, "state", "visible") != "visible":
            unread.append(Unread(HIDDEN, f"工作表“{title}”", hidden=True))
        elif kind != _SHEET:
            unread.append(Unread("图表", f"工作表“{title}”"))
        elif title != CHECKS:
            root, near = roots[title](), package.related(part)
            # How to fill in our own workbook stands in a box on its first sheet.
            over = Shapes() if is_own and title == ABOUT else shapes(package, near, root, title)
            found, passed = table(Page(title, root, book, over, regions(package, near), reckoner))
            tables += [found] if found else []
            refuse_more(sum(len(each.cells) for each in tables))
            unread += [*over.unread, *passed]
            around += over.around
    return Source(name, tuple(tables), tuple(unread), tuple(around), sent_out=is_own)


def book_of(package: Package, workbook: Element, parts: Mapping[str, str]) -> Book:
    """Return what the sheets of a workbook share; `parts` are the parts that it relates to, by kind."""

    def root(kind: str) -> Element | None:
        return package.parse(parts[kind]) if kind in parts else None

    is_1904 = value(child(workbook, "workbookPr"), "date1904") in _ON
    looked = looks(root("styles"), root("theme"))
    return Book(
        strings(root("sharedStrings"), looked),
        looked,
        _EPOCH_1904 if is_1904 else _EPOCH,
        _is_stale(workbook),
    )


def _is_stale(workbook: Element) -> bool:
    """Whether the file says that its formulas are still to be reckoned: on loading, in full, or again."""
    how = child(workbook, "calcPr")
    asked = any(value(how, name) in _ON for name in ("fullCalcOnLoad", "forceFullCalc"))
    return asked or value(how, "calcCompleted", "1") in ("0", "false")


def _root(package: Package, part: str) -> Callable[[], Element]:
    return cache(lambda: package.parse(part))


def _cells(root: Callable[[], Element]) -> Callable[[], Mapping[str, Element]]:
    """Return what gives a sheet's cells by the reference that each writes, such as B12."""
    return cache(lambda: {cell.get("r"): cell for row in children(root(), "sheetData") for cell in row})
