"""A statutory table laid out: header rows, stubs and body with their spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, takewhile

from kit.form.equation import address
from kit.form.official_form import Cell, Form
from kit.form.table import Block
from kit.form.tree import Node, leaves


@dataclass(frozen=True, slots=True)
class Head:
    """A header or stub cell: the path of nodes it heads, its label and its spans."""

    path: tuple[Node, ...]
    label: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """A body row: the stubs that begin in it, then its cells. The last cell may span columns."""

    stubs: tuple[Head, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LayoutBlock:
    """A block laid out: an optional title over its full width, the header rows, the body."""

    title: str
    corner: Head | None
    header: tuple[tuple[Head, ...], ...]
    body: tuple[LayoutLine, ...]
    last_span: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A table laid out as printed, `width` columns wide; its section is the `number`-th of the form."""

    section: str
    number: int
    width: int
    blocks: tuple[LayoutBlock, ...]


@cache
def lay_out(form: Form, section_id: str) -> Layout:
    """Return the layout of a section's table."""
    blocks = form.tables[section_id].blocks
    width = max(_width(block) for block in blocks)
    number = form.sections.index(form.section(section_id)) + 1
    laid = tuple(_lay_block(form, section_id, block, width) for block in blocks)
    return Layout(section_id, number, width, laid)


def _width(block: Block) -> int:
    columns = len(leaves(block.columns))
    return columns * len(leaves(block.rows)) if block.layout == "line" else _depth(block.rows) + columns


def _depth(nodes: Sequence[Node]) -> int:
    return max(len(path) for path in leaves(nodes))


def _lay_block(form: Form, section: str, block: Block, width: int) -> LayoutBlock:
    rows, columns = leaves(block.rows), leaves(block.columns)
    cells = [
        tuple(form.cells[address(section, row[-1].id, column[-1].id)] for column in columns) for row in rows
    ]
    if block.layout == "line":
        paths: list[tuple[Node, ...]] = [(*row, *column) for row in rows for column in columns]
        line = LayoutLine((), tuple(chain.from_iterable(cells)))
        return LayoutBlock(block.title, None, _header(paths, 1), (line,), 1)
    stub = _depth(block.rows)
    # A block narrower than the table's widest lets its last column take the room.
    last_span = width - stub - len(columns) + 1
    header = _header(columns, last_span)
    corner = Head((), block.corner, stub, len(header))
    body = tuple(LayoutLine(tuple(_stubs(rows, index, stub)), cells[index]) for index in range(len(rows)))
    return LayoutBlock(block.title, corner, header, body, last_span)


def _header(paths: Sequence[tuple[Node, ...]], last_span: int) -> tuple[tuple[Head, ...], ...]:
    """Return the header rows over leaf `paths`: groups span their leaves, short paths reach the bottom."""
    depth = max(map(len, paths))
    header = []
    for level in range(depth):
        heads = []
        for index, path in enumerate(paths):
            if level < len(path) and _begins(paths, index, level):
                span = _run(paths, index, level)
                wide = last_span - 1 if index + span == len(paths) else 0
                tall = depth - level if level == len(path) - 1 else 1
                heads.append(Head(path[: level + 1], path[level].label, span + wide, tall))
        header.append(tuple(heads))
    return tuple(header)


def _stubs(paths: Sequence[tuple[Node, ...]], index: int, depth: int) -> list[Head]:
    """Return the stub cells that begin in body row `index`, each spanning its rows and unused columns."""
    path = paths[index]
    return [
        Head(
            path[: level + 1],
            path[level].label,
            colspan=depth - level if level == len(path) - 1 else 1,
            rowspan=_run(paths, index, level),
        )
        for level in range(len(path))
        if _begins(paths, index, level)
    ]


def _begins(paths: Sequence[tuple[Node, ...]], index: int, level: int) -> bool:
    return index == 0 or _key(paths[index - 1], level) != _key(paths[index], level)


def _run(paths: Sequence[tuple[Node, ...]], index: int, level: int) -> int:
    start = _key(paths[index], level)
    return sum(1 for _ in takewhile(lambda path: _key(path, level) == start, paths[index:]))


def _key(path: tuple[Node, ...], level: int) -> tuple[str, ...]:
    return tuple(node.id for node in path[: level + 1])
