"""Reads the header of a table: which column of the form stands where.

The cells' own columns and the form's order tell, each only where every label is accounted for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from kit.ingest.tables.naming.header_order import HeaderPlace, by_order
from kit.ingest.tables.naming.label_paths import Leaf, named
from kit.ingest.tables.naming.labels import NOTHING, Found, Labels
from kit.ingest.tables.printed_rows import PrintedRow, RowSlot


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a block as a header prints them.

    `columns` come from the cells' own columns, `width` of them in all, and are `certain` where the source
    knows which cells are merged. `order` is the form's own order, empty when the labels do not follow it.
    `assumed` tells that no header is printed, `spread` that it prints blanks, or a group's label again,
    for the rest of a merged one.
    """

    columns: tuple[HeaderPlace, ...] = ()
    width: int = 0
    certain: bool = False
    order: tuple[HeaderPlace, ...] = ()
    assumed: bool = False
    spread: bool = False

    def __bool__(self) -> bool:
        return bool(self.columns or self.order)


_Path = tuple[RowSlot, ...]
"""A column's header cells from the top."""


def read_header(rows: Sequence[PrintedRow], leaves: tuple[Leaf, ...], labels: Labels) -> Header:
    """Return the columns `leaves` as header `rows` print them; an empty Header when they do not."""
    if not rows:
        return Header()
    rows = _on_last_page(rows, labels)
    columns, certain = _by_columns(rows, leaves, labels)
    order, width = by_order(rows, leaves, labels), rows[0].width if columns else 0
    return Header(columns, width, certain, order, spread=bool(columns) and _spreads(rows, leaves, labels))


def _on_last_page(rows: Sequence[PrintedRow], labels: Labels) -> Sequence[PrintedRow]:
    """Return the rows of a header that a page's end parts: those of the table that stands below it.

    The rows above have groups and the table's corner alone, which are labels that may be missing.
    """
    first = max((at for at, row in enumerate(rows) if row.opens), default=0)
    if all(row.width == rows[-1].width for row in rows[:first]):
        return rows
    above = [slot.text for row in rows[:first] for slot in row.slots if slot.text]
    return rows[first:] if all(labels.find(text).of("corner", "column") for text in above) else rows


def unprinted(leaves: Sequence[Leaf]) -> Header:
    """Return the columns `leaves` in the form's order, for rows above which no header is printed."""
    return Header(order=tuple(HeaderPlace(leaf, "") for leaf in leaves), assumed=True)


def _spreads(rows: Sequence[PrintedRow], leaves: Sequence[Leaf], labels: Labels) -> bool:
    """Whether the label of a group stands before a blank or itself: there it must have been merged.

    Beside any other label, or none at all, a blank may be there only to bring the next one below another.
    """
    groups = {spot for leaf in leaves for spot in leaf.path[:-1]}
    pairs = (pair for row in rows for pair in pairwise(slot.text for slot in row.slots))
    return any(one and other in ("", one) and labels.find(one).spots & groups for one, other in pairs)


def _by_columns(
    rows: Sequence[PrintedRow], leaves: Sequence[Leaf], labels: Labels
) -> tuple[tuple[HeaderPlace, ...], bool]:
    """Return the columns under their labels, and whether the merged cells are known.

    Where they are not, every column has to be there and no label may be left over.
    """
    if not rows[0].width or len({row.width for row in rows}) > 1:
        return (), False
    spans = any(slot.merged for row in rows for slot in row.slots)
    certain = all(row.merges for row in rows) and (spans or len(rows) == 1)
    paths = _behind_corner(_paths(rows, certain), leaves, labels)
    places = [*_places(paths, leaves, labels)]
    found = [place.leaf for place in places if place.leaf is not None]
    if _are_moved_by_damage(found, paths, leaves, labels):
        return (), False
    if certain and found:
        if not _in_gaps(places, leaves):
            return (), False
        often = {leaf for leaf in found if found.count(leaf) > 1}
        return tuple(replace(each, leaf=None) if each.leaf in often else each for each in places), True
    whole = len(found) == len(set(found)) == len(leaves) == len(places)
    return (tuple(places), False) if whole else ((), False)


def _are_moved_by_damage(
    found: Sequence[Leaf], paths: Sequence[_Path], leaves: Sequence[Leaf], labels: Labels
) -> bool:
    """Whether columns stand out of the form's order by the label of a group that is damaged.

    What is left of one group's label may be nearer to the other's.
    """
    order = [leaves.index(leaf) for leaf in found]
    return order != sorted(order) and any(
        labels.find(slot.text).distance for path in paths for slot in path[:-1]
    )


def _behind_corner(paths: Sequence[_Path], leaves: Sequence[Leaf], labels: Labels) -> list[_Path]:
    """Return the paths of columns, empty where a group's label is the corner: all columns stand behind it.

    So it is in a table that was turned, where the group's label stood above the others.
    """
    corner = paths[0][-1] if len(paths[0]) == 1 else None
    groups = {spot for leaf in leaves for spot in leaf.path[:-1]}
    if corner is None or not labels.find(corner.text).spots & groups:
        return list(paths)
    found = [() if path and path[-1] is corner else path for path in paths]
    own = [labels.find(path[-1].text).spots for path in found if path]
    whole = all(sum(leaf.spot in spots for spots in own) == 1 for leaf in leaves)
    return found if whole else list(paths)


def _in_gaps(places: Sequence[HeaderPlace], leaves: Sequence[Leaf]) -> bool:
    """Whether columns without a label of their own stand just where labels are missing.

    Elsewhere a row of the header is lost, and what is left of it may have moved aside.
    """
    if not any(place.bare for place in places):
        return True
    order = [leaves.index(place.leaf) if place.leaf else None for place in places]
    return len(order) == len(leaves) and all(at in (None, index) for index, at in enumerate(order))


def _paths(rows: Sequence[PrintedRow], certain: bool) -> list[_Path]:
    """Return each column's header cells from the top.

    Where merged cells are not known an empty cell is the rest of its left neighbour under the same cells.
    """
    levels: list[list[RowSlot | None]] = []
    for row in rows:
        level: list[RowSlot | None] = []
        for slot in row.slots:
            for column in range(slot.first, slot.last):
                joined = column > 0 and all(above[column] is above[column - 1] for above in levels)
                rest = level[-1] if joined and not certain else None
                level.append(slot if slot.text else rest)
        levels.append(level)
    return _under_one(_distinct(level[column] for level in levels) for column in range(rows[0].width))


def _under_one(paths: Iterable[_Path]) -> list[_Path]:
    """Return the paths of columns, those of one lowest cell alike: groups may end a column too early."""
    found: list[_Path] = []
    for path in paths:
        is_same = bool(path and found and found[-1]) and path[-1] is found[-1][-1]
        found.append(found[-1] if is_same else path)
    return found


def _distinct(slots: Iterator[RowSlot | None]) -> _Path:
    """Return the cells of a column once each, though they span rows or repeat their text."""
    return tuple(next(same) for _, same in groupby(filter(None, slots), key=lambda slot: slot.text))


def _places(paths: Sequence[_Path], leaves: Sequence[Leaf], labels: Labels) -> Iterator[HeaderPlace]:
    """Yield every run of columns under one label, those over the stub left out.

    A group that a column belongs to may be missing from the print, but not stand elsewhere in it.
    """
    finds = _told_apart({slot.text for path in paths for slot in path}, leaves, labels)
    printed = {spot for found in finds.values() for spot in found.spots}
    groups = {spot for leaf in leaves for spot in leaf.path[:-1]}
    runs = groupby(enumerate(paths), key=lambda each: tuple(slot.text for slot in each[1]))
    for texts, run in runs:
        cells = [(column, path[-1]) for column, path in run if path]
        found = [finds[text] for text in texts]
        if not cells or all(each.of("corner", "title") for each in found):
            continue
        above = {spot for each in found for spot in each.spots}
        fitting = [leaf for leaf in named(found, leaves) if not (printed - above) & set(leaf.path)]
        leaf = fitting[0] if len(fitting) == 1 else None
        repeated = len({(slot.first, slot.text) for _, slot in cells}) > 1
        bare = bool(found[-1].spots & groups)
        yield HeaderPlace(leaf, texts[-1], cells[0][0], cells[-1][0] + 1, repeated, bare)


def _told_apart(texts: Collection[str], leaves: Sequence[Leaf], labels: Labels) -> dict[str, Found]:
    """Return what each text of a header names; a damaged one names nothing that another text names, too.

    A column that stands under several rows is printed more than once, in one writing or another.
    """
    finds = {text: labels.find(text) for text in texts}
    named_by = Counter(spot for found in finds.values() for spot in found.spots)
    often = {spot for spot, count in Counter(leaf.spot for leaf in leaves).items() if count > 1}
    return {
        text: NOTHING if found.distance and any(named_by[s] > 1 for s in found.spots - often) else found
        for text, found in finds.items()
    }
