"""A statutory table as a shape prints it: blocks of rows of cells with their spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.form.cell_value import Kind
from kit.form.official_form import Cell, Form
from kit.page.layout import Head, LayoutBlock, lay_out

Plain = int | str | None
Figures = Mapping[str, Plain]
"""Cells by address, as a parameters file holds them."""


def by_address(figures: Mapping[str, Mapping[str, Mapping[str, Plain]]]) -> dict[str, Plain]:
    """Return the figures of a parameters file, by table, row and column, as cells by address."""
    return {
        f"{table}.{row}.{column}": value
        for table, rows in figures.items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: what is printed, what it spans, whose figure it is, or which row or column it names.

    A label's `names` are its block, its axis and the ids from the top of the tree down to it.
    """

    text: str
    colspan: int = 1
    rowspan: int = 1
    address: str = ""
    names: tuple[str, ...] = ()


Line = tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows below a header of their own; the first `header` of them are the header."""

    rows: tuple[Line, ...]
    header: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole statutory table, `width` columns wide."""

    section: str
    width: int
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> tuple[Line, ...]:
        """The rows of all blocks."""
        return tuple(row for block in self.blocks for row in block.rows)


def printed(cell: Cell, value: Plain) -> str:
    """Return the characters that stand in a cell; a blank prints nothing, a growth its sign."""
    if value is None:
        return ""
    grown = cell.column.kind is Kind.SIGNED and isinstance(value, int) and value > 0
    return f"+{value}" if grown else str(value)


def sheet(form: Form, section: str, figures: Figures) -> Sheet:
    """Return a section's table in the official layout, holding `figures`."""
    layout = lay_out(form, section)
    blocks = (
        _block(block, f"{section}:{index}", layout.width, figures)
        for index, block in enumerate(layout.blocks)
    )
    return Sheet(section, layout.width, tuple(blocks))


def _block(block: LayoutBlock, name: str, width: int, figures: Figures) -> Block:
    rows: list[Line] = []
    if block.title:
        rows.append((Spot(block.title, width),))
    for level, heads in enumerate(block.header):
        corner = (
            [Spot(block.corner.label, block.corner.colspan, block.corner.rowspan)] if block.corner else []
        )
        labels = [_label(head, name, "columns") for head in heads]
        rows.append((*(corner if level == 0 else ()), *labels))
    header = len(rows)
    for line in block.body:
        stubs = [_label(stub, name, "rows") for stub in line.stubs]
        cells = [
            Spot(
                printed(cell, figures[cell.address]),
                block.last_span if cell is line.cells[-1] else 1,
                address=cell.address,
            )
            for cell in line.cells
        ]
        rows.append((*stubs, *cells))
    return Block(tuple(rows), header)


def _label(head: Head, block: str, axis: str) -> Spot:
    names = (block, axis, *(node.id for node in head.path))
    return Spot(head.label, head.colspan, head.rowspan, names=names)


def expanded(sheet: Sheet, *, repeat: bool = False) -> list[list[str]]:
    """Return a table's rows with every merged-away cell present, empty or with the text repeated."""
    return [[text for _, text in line] for line in filled(sheet.rows, repeat=repeat)]


def filled(rows: Sequence[Line], *, repeat: bool = False) -> Iterator[list[tuple[Spot | None, str]]]:
    """Yield each row as pairs: the cell that begins there or None, and the text to print there."""
    hanging: dict[int, tuple[int, str]] = {}
    for row in rows:
        line: list[tuple[Spot | None, str]] = []
        spots = list(row)
        while spots or len(line) in hanging:
            column = len(line)
            if column in hanging:
                left, text = hanging.pop(column)
                if left > 1:
                    hanging[column] = (left - 1, text)
                line.append((None, text))
                continue
            spot = spots.pop(0)
            again = spot.text if repeat else ""
            for place in range(column, column + spot.colspan):
                line.append((spot, spot.text) if place == column else (None, again))
                if spot.rowspan > 1:
                    hanging[place] = (spot.rowspan - 1, again)
        yield line
