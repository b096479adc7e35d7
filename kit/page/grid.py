"""A statutory table as a plain grid of cells: where each begins, what it spans, what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import product

from kit.form.cell_value import Value, show
from kit.form.official_form import Cell, Form
from kit.page.layout import Head, LayoutBlock, lay_out


class Part(StrEnum):
    """What a cell of a printed table is: a block's title, a note, a column's or a row's head, a number."""

    TITLE = "title"
    NOTE = "note"
    COLUMN = "column"
    ROW = "row"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a printed table: its label or the form's cell it shows, where it begins, what it spans."""

    part: Part
    label: str = ""
    cell: Cell | None = None
    row: int = 0
    column: int = 0
    rowspan: int = 1
    colspan: int = 1
    left: bool = False
    """Whether its text is set to the left rather than in the middle."""

    def printed(self, figures: Mapping[str, Value]) -> str:
        """Return the characters the cell prints: its label, or its figure; a blank prints nothing."""
        return show(figures[self.cell.address], self.cell.column.kind) if self.cell else self.label


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed: the cells that begin in each row, `width` columns wide, the first `stub` heads.

    `header` is the number of rows that head the whole table; 0 where several blocks have their own.
    `ends` are the last rows of the blocks.
    """

    rows: tuple[tuple[Slot, ...], ...]
    width: int
    stub: int
    header: int
    ends: frozenset[int]


@cache
def grid_of(form: Form, section_id: str) -> Grid:
    """Return the cells of a section's table as they are printed, empty corners of spans left out."""
    laid = lay_out(form, section_id)
    rows: list[tuple[Slot, ...]] = []
    ends: set[int] = set()
    for block in laid.blocks:
        rows += _placed(block, laid.width, len(rows))
        ends.add(len(rows) - 1)
    stub = max((block.corner.colspan for block in laid.blocks if block.corner), default=0)
    header = sum(1 for row in rows if all(slot.cell is None for slot in row)) if len(ends) == 1 else 0
    return Grid(tuple(rows), laid.width, stub, header, frozenset(ends))


def _placed(block: LayoutBlock, width: int, first: int) -> Iterator[tuple[Slot, ...]]:
    """Yield the rows of a block that begins in row `first`, each cell at the next place that is free."""
    taken: set[tuple[int, int]] = set()
    for row, slots in enumerate(_rows(block, width), first):
        column = 0
        placed: list[Slot] = []
        for slot in slots:
            while (row, column) in taken:
                column += 1
            placed.append(replace(slot, row=row, column=column))
            taken |= set(product(range(row, row + slot.rowspan), range(column, column + slot.colspan)))
        yield tuple(placed)


def _rows(block: LayoutBlock, width: int) -> Iterator[list[Slot]]:
    """Yield the cells of a block row by row, none of them placed yet."""
    if block.title:
        yield [Slot(Part.TITLE, block.title, colspan=width)]
    for level, heads in enumerate(block.header):
        corner = [_corner(block.corner)] if block.corner and level == 0 else []
        yield corner + [_head(head, Part.COLUMN) for head in heads]
    deep = block.corner is not None and block.corner.colspan > 1
    for line in block.body:
        stubs = [_head(stub, Part.ROW, left=deep and not stub.path[-1].children) for stub in line.stubs]
        numbers = [Slot(Part.NUMBER, cell=cell) for cell in line.cells]
        numbers[-1] = replace(numbers[-1], colspan=block.last_span)
        yield stubs + numbers


def _corner(corner: Head) -> Slot:
    # Over one header row the corner heads the stubs; over several it is a note.
    if corner.rowspan == 1:
        return _head(corner, Part.COLUMN)
    return _head(corner, Part.NOTE, left=True)


def _head(head: Head, part: Part, *, left: bool = False) -> Slot:
    return Slot(part, head.label, colspan=head.colspan, rowspan=head.rowspan, left=left)
