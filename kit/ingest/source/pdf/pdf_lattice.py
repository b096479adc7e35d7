"""Finds the tables that rulings draw on a PDF page: their cells, with what each spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kit.ingest.source.flaws import OPEN
from kit.ingest.source.pdf.pdf_page import Page, Ruling, Shape

_NEAR = 4.0
"""Points within which two lines are one, a double border: no type stands between them."""
_GAP = 4.0
"""Points that a dotted line may leave free."""
_SHARE = 0.75
"""How much of a cell's side a line must run along to part two cells."""
_FRAME = 0.93
"""A line this much of the page's height is the frame of the page."""
_LEAST_EDGES = 3
"""A single column parts nothing: level lines alone, or a frame around words."""
_MOST_COLUMNS, _MOST_ROWS = 80, 400
"""What draws more is no table."""

_Span = tuple[float, float]
_Slot = tuple[int, int]
"""A row and a column, each between neighbouring lines."""


@dataclass(frozen=True, slots=True)
class Area:
    """A cell of a table: its rows and columns (the first, and the one behind the last), and its edges."""

    row: int
    column: int
    end_row: int
    end_column: int
    left: float
    top: float
    right: float
    bottom: float
    flaw: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the cell."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def encloses(self, shape: Shape) -> bool:
        """Whether a shape lies within the cell, or reaches its edges."""
        level = self.left - _NEAR < shape.left and shape.right < self.right + _NEAR
        return level and self.top - _NEAR < shape.top and shape.bottom < self.bottom + _NEAR


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table as its rulings draw it: the edges of its columns and rows, and the cell of each slot.

    `closed` tells of each column whether a line runs below its last cell.
    """

    xs: Sequence[float]
    ys: Sequence[float]
    slots: Mapping[_Slot, Area]
    closed: Sequence[bool]
    areas: Sequence[Area] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "areas", tuple(dict.fromkeys(self.slots.values())))

    def at(self, x: float, y: float) -> Area | None:
        """Return the cell that holds a point, None when the point lies outside."""
        return self.slots.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def open_above(self, x: float) -> Area | None:
        """Return the last cell of the column at a place, None where a line runs below it or none is there."""
        area = self.slots.get((len(self.ys) - 2, bisect_right(self.xs, x) - 1))
        return None if area is None or any(self.closed[area.column : area.end_column]) else area


def lattices(page: Page) -> list[Lattice]:
    """Return the tables on a page from top to bottom."""
    upright = [
        each for each in page.rulings if not each.is_level and each.bottom - each.top < _FRAME * page.height
    ]
    drawn = sorted((*upright, *(each for each in page.rulings if each.is_level)), key=_middle)
    middles = list(map(_middle, drawn))
    found = []
    for top, bottom in _joined([(each.top, each.bottom) for each in upright], _NEAR):
        within = drawn[bisect_left(middles, top - _NEAR) : bisect_right(middles, bottom + _NEAR)]
        found += [lattice] if (lattice := _lattice(within)) and len(lattice.areas) > 1 else []
    return found


def _middle(ruling: Ruling) -> float:
    return (ruling.top + ruling.bottom) / 2


def _lattice(rulings: Sequence[Ruling]) -> Lattice | None:
    """Return the table that the rulings of one stretch of the page draw.

    What its sides leave open is taken as closed: many tables have no line at their left and right.
    """
    level = _lines((each.top + each.bottom, each.left, each.right) for each in rulings if each.is_level)
    upright = _lines((each.left + each.right, each.top, each.bottom) for each in rulings if not each.is_level)
    if len(level) < 2 or not upright:
        return None
    xs = _edges(upright, [span for spans in level.values() for span in spans])
    ys = _edges(level, [span for spans in upright.values() for span in spans])
    if len(xs) < _LEAST_EDGES or len(xs) > _MOST_COLUMNS or len(ys) > _MOST_ROWS:
        return None
    above = [[_runs_along(level.get(y, ()), *side) for side in pairwise(xs)] for y in ys]
    before = [[_runs_along(upright.get(x, ()), *side) for x in xs] for side in pairwise(ys)]
    slots: dict[_Slot, Area] = {}
    for members in _cells(above, before):
        slots |= _areas(members, xs, ys)
    return Lattice(xs, ys, dict(sorted(slots.items())), above[-1])


def _edges(lines: Iterable[float], across: Iterable[_Span]) -> list[float]:
    """Return where lines stand, and the ends of those that cross them where these reach further."""
    edges = sorted(lines)
    starts, ends = zip(*across, strict=True)
    if min(starts) < edges[0] - 2 * _NEAR:
        edges.insert(0, min(starts))
    if max(ends) > edges[-1] + 2 * _NEAR:
        edges.append(max(ends))
    return edges


def _lines(told: Iterable[tuple[float, float, float]]) -> dict[float, list[_Span]]:
    """Return lines by where they stand, those near one another as one, each with the stretches it runs along.

    Each is told by twice its place, and where it begins and ends.
    """
    found: dict[float, list[_Span]] = {}
    place = 0.0
    for doubled, start, end in sorted(told):
        if not found or doubled / 2 - place > _NEAR:
            place = doubled / 2
            found[place] = []
        found[place].append((start, end))
    return {place: _joined(spans, _GAP) for place, spans in found.items()}


def _joined(spans: Iterable[_Span], gap: float) -> list[_Span]:
    """Return stretches in their order, those with no more than a gap between them as one."""
    found: list[_Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + gap:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _runs_along(spans: Sequence[_Span], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(end, stop) - max(start, begin)) for begin, stop in spans)
    return covered >= _SHARE * (end - start)


def _cells(above: Sequence[Sequence[bool]], before: Sequence[Sequence[bool]]) -> Iterator[list[_Slot]]:
    """Yield the slots that no line parts; told is whether a line runs above and before each."""
    owner: dict[_Slot, _Slot] = {}

    def root(slot: _Slot) -> _Slot:
        while owner[slot] != slot:
            owner[slot] = owner[owner[slot]]
            slot = owner[slot]
        return slot

    for row, sides in enumerate(before):
        for column in range(len(sides) - 1):
            slot = owner[row, column] = (row, column)
            if row and not above[row][column]:
                owner[root(slot)] = root((row - 1, column))
            if column and not sides[column]:
                owner[root(slot)] = root((row, column - 1))
    members = defaultdict(list)
    for slot in owner:
        members[root(slot)].append(slot)
    yield from members.values()


def _areas(members: Sequence[_Slot], xs: Sequence[float], ys: Sequence[float]) -> dict[_Slot, Area]:
    """Return the cell of each of some slots: one for all, or one each where they make no rectangle."""
    rows, columns = {row for row, _ in members}, {column for _, column in members}
    box = (min(rows), min(columns), max(rows) + 1, max(columns) + 1)
    if len(members) == (box[2] - box[0]) * (box[3] - box[1]):
        return dict.fromkeys(members, _area(box, xs, ys))
    return {(row, column): _area((row, column, row + 1, column + 1), xs, ys, OPEN) for row, column in members}


def _area(box: tuple[int, int, int, int], xs: Sequence[float], ys: Sequence[float], flaw: str = "") -> Area:
    row, column, end_row, end_column = box
    return Area(*box, xs[column], ys[row], xs[end_column], ys[end_row], flaw)
