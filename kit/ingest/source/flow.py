"""Collects what a web page or a Word file holds in reading order, and tells tables from layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kit.ingest.source.flaws import REPLACED, STRUCK, gravest
from kit.ingest.source.lattice import compact
from kit.ingest.source.printed import PrintedCell, PrintedLine, PrintedTable, Unread
from kit.ingest.source.refusal import refuse_more

_SECTION = re.compile(r"\s*([一二三四五六七八九])\s*[、.．,，]")
_SENTENCE = "。"


def section_number(text: str) -> str:
    """Return the number that a line begins with as a section's heading does (一、), or ""."""
    found = _SECTION.match(text[:20])
    return found[1] if found else ""


@dataclass(slots=True)
class Box:
    """A cell while its document is read: its spans as written, and which items stand in it.

    `continues` tells that it is the rest of the cell above.
    """

    colspan: int = 1
    rowspan: int = 1
    continues: bool = False
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class BoxRow:
    """A row while its document is read; `group` numbers the row group, `before` counts skipped columns."""

    group: int = 0
    before: int = 0
    boxes: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a box stands: its first row and column, its true spans, "" or why it cannot be relied on."""

    box: Box
    row: int
    column: int
    rowspan: int
    colspan: int
    flaw: str = ""


Arrange = Callable[[Sequence[BoxRow]], Iterable[Placed]]
"""How a kind of file tells where the boxes of its rows stand."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    place: str
    flaw: str
    heading: bool


@dataclass(slots=True)
class _Open:
    """A table that is being read: where its items begin, how many lines are before it, whether it nests."""

    start: int
    lines: int
    rows: list[BoxRow] = field(default_factory=list)
    nested: bool = False


class Flow:
    """The items of a document in reading order.

    A table is layout, and its cells are read one after the other as if it were not there, when it holds
    another table, when none of its rows has two cells, or when a cell holds what a report's running text
    holds: headings of two sections, or a heading and a sentence below it. Raises RefusedError for lines and
    cells without end.
    """

    def __init__(self) -> None:
        self.unread: list[Unread] = []
        self._items: list[_Line | PrintedTable] = []
        self._open: list[_Open] = []
        self._tables = self._lines = self._taken = 0

    def __len__(self) -> int:
        return len(self._items)

    def line(self, text: str, flaw: str = "", *, heading: bool = False) -> None:
        """Take a line of words. A flaw tells why words of it cannot be relied on."""
        if text or flaw:
            self._lines += 1
            self._take()
            self._items.append(_Line(text, f"第 {self._lines} 段", flaw, heading))

    def pass_over(self, what: str) -> None:
        """Name something that the document shows here and that is not read: a picture, a frame."""
        self.unread.append(Unread(what, f"第 {self._lines} 段之后" if self._lines else "开头"))

    def open_table(self) -> None:
        """Begin a table."""
        for table in self._open[-1:]:
            table.nested = True
        self._open.append(_Open(len(self._items), self._lines))

    def open_row(self, group: int = 0, before: int = 0) -> None:
        """Begin a row of the table."""
        self._open[-1].rows.append(BoxRow(group, before))

    def open_cell(self, box: Box) -> None:
        """Begin a cell of the row; what follows stands in it."""
        self._take()
        box.start = len(self._items)
        self._open[-1].rows[-1].boxes.append(box)

    def widen(self, columns: int) -> bool:
        """Let the last cell of the row take more columns. Return False when the row has none yet."""
        boxes = self._open[-1].rows[-1].boxes
        for box in boxes[-1:]:
            box.colspan += columns
        return bool(boxes)

    def close_cell(self) -> None:
        """End the cell."""
        box = self._open[-1].rows[-1].boxes[-1]
        box.end = len(self._items)

    def close_table(self, arrange: Arrange) -> bool:
        """End the table. Return whether it is one; of a layout its lines remain."""
        table = self._open.pop()
        if table.nested or self._is_layout(table.rows):
            return False
        cells = compact(self._cell(placed) for placed in arrange(table.rows))
        del self._items[table.start :]
        self._lines = table.lines
        if any(cell.text for cell in cells):
            self._tables += 1
            self._items.append(PrintedTable(cells, f"第 {self._tables} 张表"))
        return True

    def pieces(self, start: int = 0, end: int | None = None) -> Iterator[PrintedLine | PrintedTable]:
        """Yield the pieces between two positions, as `len` told them."""
        for item in self._items[start:end]:
            if isinstance(item, PrintedTable):
                yield item
            elif item.text:
                yield PrintedLine(item.text, item.place, item.flaw, item.heading)

    def struck(self, start: int = 0, end: int | None = None) -> Iterator[Unread]:
        """Yield what of the lines between two positions is struck out, and so no word of them."""
        for item in self._items[start:end]:
            if isinstance(item, _Line) and item.flaw in (STRUCK, REPLACED):
                yield Unread(item.flaw, item.place)

    def _take(self) -> None:
        self._taken += 1
        refuse_more(self._taken)

    def _is_layout(self, rows: Sequence[BoxRow]) -> bool:
        return all(len(row.boxes) < 2 for row in rows) or any(
            self._is_running(box) for row in rows if not self._is_stacked(row) for box in row.boxes
        )

    def _is_stacked(self, row: BoxRow) -> bool:
        """Whether the cells of a row hold as many lines each, one of them numbers alone: rows in one."""
        held = [[line.text for line in self._within(box) if line.text] for box in row.boxes]
        numbers = any(len(texts) > 1 and all(map(str.isdecimal, texts)) for texts in held)
        return numbers and len({len(texts) for texts in held}) == 1

    def _is_running(self, box: Box) -> bool:
        texts = [line.text for line in self._within(box)]
        numbers = {number for text in texts if (number := section_number(text))}
        sentences = (_SENTENCE in text for text in texts if not section_number(text))
        return len(numbers) > 1 or (bool(numbers) and any(sentences))

    def _within(self, box: Box) -> list[_Line]:
        return [item for item in self._items[box.start : box.end] if isinstance(item, _Line)]

    def _cell(self, placed: Placed) -> PrintedCell:
        lines = self._within(placed.box)
        text = "\n".join(line.text for line in lines if line.text)
        flaw = gravest((placed.flaw, *(line.flaw for line in lines)))
        return PrintedCell(text, placed.row, placed.column, placed.rowspan, placed.colspan, flaw)
