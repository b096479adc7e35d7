"""The rows of printed tables: every cell that covers a row, left to right, merged cells included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kit.ingest.source.printed import PrintedCell, PrintedTable

TALLEST = 64
"""No cell of the form spans more rows; what a file claims beyond it is cut off."""


@dataclass(frozen=True, slots=True)
class RowSlot:
    """A cell as one row sees it, in columns `first` up to `last`.

    `begins` tells whether it begins here, `merged` that it spans columns or rows, `tall` that it spans rows.
    """

    text: str
    first: int
    last: int
    begins: bool = True
    merged: bool = False
    flaw: str = ""
    tall: bool = False


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table, or of cells that were printed one below another.

    `width` is how many columns the slots cover without a gap, 0 when they leave one or when the source
    knows no columns. `merges` tells whether it knows which cells are merged. `ended` tells that nothing
    of the row is cut off, so that cells which are not there are blank. `opens` tells that a table begins
    with this row, `explicit` that every cell without a text is printed, `apart` that each of its cells stands
    on a line of its own.
    """

    slots: tuple[RowSlot, ...]
    place: str
    width: int = 0
    merges: bool = False
    ended: bool = False
    opens: bool = False
    explicit: bool = False
    apart: bool = False

    @property
    def texts(self) -> list[str]:
        """The texts of the cells that begin in this row, blanks left out, repeated neighbours once."""
        texts = [slot.text for slot in self.slots if slot.begins and slot.text]
        return [text for index, text in enumerate(texts) if index == 0 or text != texts[index - 1]]

    @property
    def text(self) -> str:
        """The row as one line."""
        return " ".join(" ".join(slot.text.split()) for slot in self.slots if slot.begins and slot.text)


def rows_of(table: PrintedTable) -> Iterator[PrintedRow]:
    """Yield the rows of a table from the top."""
    by_row: dict[int, list[PrintedCell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    above: list[tuple[PrintedCell, RowSlot]] = []
    first = min(by_row, default=0)
    for index in sorted(by_row):
        above = [(cell, slot) for cell, slot in above if cell.row + min(cell.rowspan, TALLEST) > index]
        own = [(cell, _slot(cell)) for cell in by_row[index]]
        slots = [slot for _, slot in own] + [_going_on(slot) for _, slot in above]
        slots.sort(key=lambda slot: slot.first)
        above += own
        number = table.numbers[index] if index < len(table.numbers) else index + 1
        place = f"{table.place}第 {number} {'列' if table.turned else '行'}"
        yield PrintedRow(tuple(slots), place, _width(slots), table.merges, opens=index == first)


def stream_row(
    cells: Sequence[tuple[str, str]], place: str, *, ended: bool, apart: bool = False
) -> PrintedRow:
    """Return a row of cells (text and flaw) that stood one below another: nothing is known of columns.

    A cell without a text was printed as one. `apart` tells that each stood on a line of its own.
    """
    slots = (RowSlot(text, at, at + 1, flaw=flaw) for at, (text, flaw) in enumerate(cells))
    explicit = not all(text for text, _ in cells)
    return PrintedRow(tuple(slots), place, ended=ended, explicit=explicit, apart=apart)


def joined(upper: PrintedRow, lower: PrintedRow) -> PrintedRow | None:
    """Return the row that two rows of the same columns print together; None where they do not fit.

    They do where a number stands in either, never in both, for each column.
    """
    if not upper.width or upper.width != lower.width or len(upper.slots) != len(lower.slots):
        return None
    pairs = list(zip(upper.slots, lower.slots, strict=True))
    if any((one.first, one.last) != (other.first, other.last) for one, other in pairs):
        return None
    slots = tuple(
        replace(one, text=one.text + other.text, flaw=one.flaw or other.flaw) for one, other in pairs
    )
    return replace(upper, slots=slots)


def goes_on(upper: PrintedRow, lower: PrintedRow) -> bool:
    """Whether each cell of a row with a text has one above it, the columns counted from the right.

    What stands before the numbers may be fewer columns on one page than on the other.
    """
    return bool(upper.width and lower.width) and _from_the_right(lower) <= _from_the_right(upper)


def _from_the_right(row: PrintedRow) -> set[tuple[int, int]]:
    return {(row.width - slot.first, row.width - slot.last) for slot in row.slots if slot.text}


def _slot(cell: PrintedCell) -> RowSlot:
    merged = cell.colspan > 1 or cell.rowspan > 1
    end = cell.column + cell.colspan
    return RowSlot(cell.text.strip(), cell.column, end, True, merged, cell.flaw, cell.rowspan > 1)


def _going_on(slot: RowSlot) -> RowSlot:
    return replace(slot, begins=False)


def _width(slots: list[RowSlot]) -> int:
    end = 0
    for slot in slots:
        if slot.first != end:
            return 0
        end = slot.last
    return end
