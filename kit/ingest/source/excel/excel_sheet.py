"""The table that an Excel sheet shows: its filled cells and merged areas, and the blanks between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from kit.base.strings import quoted
from kit.form.workbook_labels import ABOUT, ABOVE_ALL, FILL_ALL, WORDS, sheet_place
from kit.ingest.source.excel.excel_cells import NO_RESULT, OUTDATED, Book, Held, Shown, held, shown
from kit.ingest.source.excel.excel_conditions import Conditions
from kit.ingest.source.excel.excel_extent import Extent, extent
from kit.ingest.source.excel.excel_looks import Look
from kit.ingest.source.excel.excel_places import Area, At, area, at, letters, name, within
from kit.ingest.source.excel.excel_reckoner import Reckoner
from kit.ingest.source.excel.excel_regions import Regions
from kit.ingest.source.excel.excel_shapes import Shapes
from kit.ingest.source.flaws import COVERED, PICTURE, UNSEEN_TEXT
from kit.ingest.source.printed import PrintedCell, PrintedTable, Unread
from kit.ingest.source.refusal import RefusedError, refuse_more
from kit.ingest.source.xml_parts import Element, child, children, local, value, whole

NARROW = "列太窄，数显示成 ###"
FORMULAS = "工作表显示的是公式，不是结果"
HIDDEN = "隐藏着，没有读"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and what is known about it before its cells are read."""

    title: str
    root: Element
    book: Book
    shapes: Shapes = field(default_factory=Shapes)
    regions: Regions = field(default_factory=Regions)
    reckoner: Reckoner | None = None

    @property
    def has_labels(self) -> bool:
        """Whether it is a sheet of this kit's workbook with a label on each row, beside what is told."""
        return bool(self.reckoner and self.reckoner.is_own) and self.title in (ABOUT, WORDS)

    @property
    def place(self) -> str:
        """Where the sheet is, in a person's words."""
        return sheet_place(self.title)


@dataclass(slots=True)
class _Sheet:
    """What a sheet holds: its cells that show something, its merged areas, its rows that nobody sees.

    `framed` are the rows with blank cells that have a format: a form has them where nothing is filled in.
    `numbers` are the cells that show a number.
    """

    extent: Extent
    areas: list[Area]
    cells: dict[At, Shown] = field(default_factory=dict)
    numbers: set[At] = field(default_factory=set)
    framed: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)


def table(page: Page) -> tuple[PrintedTable | None, list[Unread]]:
    """Return the table of a sheet, None when it shows none, and what is not read of it.

    Its cells stand on the rows and columns in which something begins, those that are hidden left out, however
    far apart: a blank cell is one on such a row and column, or on a framed row right below. Raises
    RefusedError for a sheet too large.
    """
    found = _read(page)
    if page.has_labels:
        _pass_over_remarks(found, page.place)
    starts = {*found.cells, *(each[:2] for each in found.areas)}
    begun = {row for row, _ in starts}
    rows = sorted((begun | {row for row in found.framed if row - 1 in begun}) - found.hidden_rows)
    columns = sorted(column for column in {column for _, column in starts} if found.extent.width(column))
    refuse_more(len(rows) * len(columns))
    covered: set[At] = set()
    placed = [each for merged in found.areas for each in _merged(merged, found, rows, columns, covered, page)]
    for row, at_row in enumerate(rows):
        for column, at_column in enumerate(columns):
            if (row, column) not in covered:
                place = (at_row, at_column)
                content = _fitting(found.cells.get(place, Shown()), place, found)
                content = _uncovered(content, (at_row, at_column, at_row + 1, at_column + 1), page.shapes)
                placed.append(PrintedCell(content.text, row, column, 1, 1, content.flaw))
    unread = [*found.unread, *_hidden(found, page.place)]
    if not any(cell.text or cell.flaw for cell in placed):
        return None, unread
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return PrintedTable(tuple(placed), page.place, numbers=tuple(rows)), unread


def _merged(
    merged: Area, sheet: _Sheet, rows: list[int], columns: list[int], covered: set[At], page: Page
) -> Iterator[PrintedCell]:
    """Yield the cell of a merged area, unless all of it is hidden, and note what it covers."""
    down = range(bisect_left(rows, merged[0]), bisect_left(rows, merged[2]))
    across = range(bisect_left(columns, merged[1]), bisect_left(columns, merged[3]))
    for place in product(down, across):
        if place in covered:
            raise RefusedError("有一张工作表的合并单元格互相重叠", "请用 Excel 打开后重新保存")
        covered.add(place)
    if down and across:
        content = _uncovered(sheet.cells.get(merged[:2], Shown()), merged, page.shapes)
        yield PrintedCell(content.text, down[0], across[0], len(down), len(across), content.flaw)


def _fitting(content: Shown, place: At, sheet: _Sheet) -> Shown:
    """Return what is shown of a number in its column: a number that is wider than any letters is not."""
    if place in sheet.numbers and len(content.text) > sheet.extent.width(place[1]) * 1.5 + 0.5:
        return replace(content, flaw=content.flaw or NARROW)
    return content


def _uncovered(content: Shown, where: Area, over: Shapes) -> Shown:
    """Return what is shown of a cell with what stands over it: a blank below a picture may not be one."""
    if over.covers and over.cover(where):
        return replace(content, flaw=content.flaw or (COVERED if content.text else PICTURE))
    return content


def _hidden(sheet: _Sheet, place: str) -> Iterator[Unread]:
    """Yield the rows and the columns that hold something and that nobody sees."""
    filled = {row for row, _ in sheet.cells} & sheet.hidden_rows
    yield from (Unread(HIDDEN, f"{place}第 {row} 行", hidden=True) for row in sorted(filled))
    columns = {column for row, column in sheet.cells if row not in sheet.hidden_rows}
    narrow = sorted(column for column in columns if not sheet.extent.width(column))
    yield from (Unread(HIDDEN, f"{place} {letters(column)} 列", hidden=True) for column in narrow)


def _read(page: Page) -> _Sheet:
    sheet = page.root
    found = _Sheet(
        extent(sheet), [each for one in children(sheet, "mergeCells") if (each := area(value(one, "ref")))]
    )
    reading = _Cells(page)
    number = 0
    for row in children(sheet, "sheetData"):
        number = whole(row.get("r", "")) or number + 1
        if found.extent.hides_row(row):
            found.hidden_rows.add(number)
        for place, cell in _cells(row, number):
            content, seen = reading.read(place, cell)
            if seen.text.strip() == FILL_ALL:
                found.areas = [each for each in found.areas if each[0] != number]
                break
            if seen.text.strip() == ABOVE_ALL:
                continue
            if seen.passed:
                unseen = seen.passed == UNSEEN_TEXT
                found.unread.append(Unread(seen.passed, f"{page.place}{name(place)}", hidden=unseen))
            if seen.text.strip() or seen.flaw:
                found.cells[place] = seen
                if content.number is not None:
                    found.numbers.add(place)
            elif cell.get("s", "0") != "0":
                found.framed.add(number)
    return found


def _pass_over_remarks(sheet: _Sheet, place: str) -> None:
    """Leave out what stands beside the labels and the cells that are filled in: nobody reports it."""
    first = min((column for _, column in sheet.cells), default=0)
    for where in sorted(each for each in sheet.cells if each[1] > first + 1):
        remark = quoted(sheet.cells.pop(where).text)
        sheet.unread.append(Unread(f"填写格旁边写的{remark}", f"{place}{name(where)}"))


class _Cells:
    """Reads the cells of a sheet one after the other."""

    def __init__(self, page: Page) -> None:
        view = child(child(page.root, "sheetViews"), "sheetView")
        self._page, self._book = page, page.book
        self._hides_zero = value(view, "showZeros", "1") in ("0", "false")
        self._formulas = value(view, "showFormulas") in ("1", "true")
        self._conditions = Conditions(page.root, page.book.looks)
        self._stale = [*page.regions.stale]
        self._known: dict[tuple[str, Held], Shown] = {}

    def read(self, place: At, cell: Element) -> tuple[Held, Shown]:
        """Return what a cell holds, and what it shows of that."""
        content = self._held(place, cell)
        style = cell.get("s", "0")
        coloured = bool(self._page.regions.coloured) and self._page.regions.is_coloured(place)
        if coloured or (self._conditions and (content.number is not None or content.runs)):
            look = replace(self._look(style), grounds=()) if coloured else self._look(style)
            look, doubt = self._conditions.over(place, content, look, self._book)
            seen = shown(content, look, self._book, hides_zero=self._hides_zero)
            return content, replace(seen, flaw=doubt) if doubt and not (
                seen.flaw or content.is_words
            ) else seen
        if (style, content) not in self._known:  # a form holds the same zero many times
            seen = shown(content, self._look(style), self._book, hides_zero=self._hides_zero)
            self._known[style, content] = seen
        return content, self._known[style, content]

    def _look(self, style: str) -> Look:
        return self._book.looks.cell(whole(style))

    def _held(self, place: At, cell: Element) -> Held:
        formula = child(cell, "f")
        if formula is None:
            stale = any(within(place, each) for each in self._stale)
            return Held(flaw=NO_RESULT) if stale else held(cell, self._book, None)
        if self._formulas:
            return Held(flaw=FORMULAS)
        reckoner = self._page.reckoner
        if not (reckoner and (reckoner.is_own or self._book.stale)):
            return held(cell, self._book, formula)
        result = reckoner.result(self._page.title, formula.text or "")
        if reckoner.is_own and result is not None:
            return result
        if self._book.stale and (several := area(value(formula, "ref"))) and value(formula, "t") != "shared":
            self._stale.append(several)
        stored = held(cell, self._book, formula)
        return _confirmed(stored, result) if self._book.stale and not stored.flaw else stored


def _confirmed(stored: Held, result: Held | None) -> Held:
    """Return what a file that is still to be reckoned stored with a formula, if it gives just that."""
    if result is None:
        return Held(flaw=NO_RESULT)
    return stored if (stored.number, stored.text) == (result.number, result.text) else Held(flaw=OUTDATED)


def _cells(row: Element, number: int) -> Iterator[tuple[At, Element]]:
    column = 0
    for cell in row:
        if local(cell) == "c":
            found = at(cell.get("r", ""))
            column = found[1] if found else column + 1
            yield (number, column), cell
