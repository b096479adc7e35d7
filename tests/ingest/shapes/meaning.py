"""What a damaged table says: the values that each cell may be read as, from the labels as they stand now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from kit.base.strings import fold
from kit.form.official_form import Cell, Form
from kit.form.tree import Node
from tests.ingest.shapes.document import Piece
from tests.ingest.shapes.sheet import Figures, Plain, Sheet

Words = Mapping[tuple[str, ...], str]
"""The text of each label now, by the label's names."""

Labels = tuple[tuple[str, ...], ...]
"""The labels along each axis of a cell."""


def allowed(form: Form, figures: Figures, pieces: Sequence[Piece]) -> dict[str, tuple[Plain, ...]]:
    """Return the values that each cell may be read as, from the labels as they are printed now.

    A figure belongs to the cell whose labels stand over and beside it, all the way up. Where no figure has
    all of a cell's labels, the cell's own figure may be read; or, if a label was moved to another place, the
    one figure that has its last row and column; or a blank, if it was moved to where no figure is. A row of
    which no figure is left may be read as blank.
    """
    printed = [spot for piece in pieces if isinstance(piece, Sheet) for row in piece.rows for spot in row]
    words = {spot.names: spot.text for spot in printed if spot.names}
    whole = _owners(form, words, lambda path: path)
    last = _owners(form, words, lambda path: tuple(axis[-1:] for axis in path))
    texts = Counter(fold(spot.text) for spot in printed)
    ends = {names for cell in form.cells.values() for names in _names(cell) if names in words}
    elsewhere = {fold(spot.text) for spot in printed if not spot.address and spot.names not in ends}
    rows = {spot.address.rpartition(".")[0] for spot in printed if spot.address}
    may: dict[str, tuple[Plain, ...]] = {}
    for address, cell in form.cells.items():
        labels = {fold(nodes[-1].label) for _, nodes in _axes(cell)}
        moved = any(texts[label] == 1 and label in elsewhere for label in labels)
        bare = address.rpartition(".")[0] not in rows and texts[fold(cell.row.label)]
        owners = [whole[address]] if address in whole else [address, *filter(None, [last.get(address)])]
        blank = [None] if bare or (moved and address not in whole) else []
        may[address] = (
            *(figures[owner] for owner in owners),
            *blank,
            *_in_yuan(cell, figures[address], words),
        )
    return may


def _in_yuan(cell: Cell, value: Plain, words: Words) -> list[Plain]:
    """Return what an amount is worth where the label of its column lost the 万 of its 万元."""
    printed = words.get(_names(cell)[-1], "")
    if not cell.column.units or "万元" not in cell.column.label or "万元" in printed or "元" not in printed:
        return []
    return [f"{Decimal(str(value)) / 10000:f}"]


def _owners(form: Form, words: Words, part: Callable[[Labels], Labels]) -> dict[str, str]:
    """Return, for each cell, the one whose figure stands under its labels, looking at a part of the paths."""
    official: dict[Labels, list[str]] = defaultdict(list)
    claims: dict[Labels, list[str]] = defaultdict(list)
    for address, cell in form.cells.items():
        official[part(_path(cell, {}))].append(address)
        claims[part(_path(cell, words))].append(address)
    return {
        addresses[0]: claims[path][0]
        for path, addresses in official.items()
        if len(addresses) == 1 == len(claims.get(path, ()))
    }


def _axes(cell: Cell) -> list[tuple[tuple[str, str], Sequence[Node]]]:
    """Return a cell's axes as its block prints them, each with the nodes from the top down."""
    index = cell.section.table.blocks.index(cell.block) if cell.section.table else 0
    name = f"{cell.section.id}:{index}"
    if cell.block.layout == "line":
        return [((name, "columns"), (*cell.rows, *cell.columns))]
    return [((name, "rows"), cell.rows), ((name, "columns"), cell.columns)]


def _names(cell: Cell) -> list[tuple[str, ...]]:
    """Return the names of the labels nearest to a cell."""
    return [(*axis, *(node.id for node in nodes)) for axis, nodes in _axes(cell)]


def _path(cell: Cell, words: Words) -> Labels:
    """Return the labels along a cell's axes as `words` have them, else the form's own."""
    found = []
    for axis, nodes in _axes(cell):
        ids = [(*axis, *(node.id for node in nodes[: level + 1])) for level in range(len(nodes))]
        found.append(tuple(fold(words.get(id_, node.label)) for id_, node in zip(ids, nodes, strict=True)))
    return tuple(found)
