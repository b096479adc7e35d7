"""Where the cells of a Word table stand, by their grid columns and merges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from kit.ingest.source.flow import Box, BoxRow, Placed
from kit.ingest.source.xml_parts import Element, child, children, is_on, local, value, whole

_WIDEST = 1000
_FLAT, _LOW = 40, 120
"""Heights in twentieths of a point: of a row that nobody sees, and of one that hardly anybody can read."""
OFF_PAPER = 17_000
"""How far from its place, in twentieths of a point, is off the paper: a little more than A4 is long."""
_HAIR = 0.012
"""The share of a table's width below which a grid column is none."""


Properties = Mapping[str, Element]
"""The properties of a cell by their names."""


def box(properties: Properties) -> Box:
    """Return the box of a cell."""
    down = properties.get("vMerge")
    continues = down is not None and value(down, default="continue") != "restart"
    merged = value(properties.get("cellMerge"), "vMerge")  # as a tracked change merges
    continues = merged == "cont" if merged else continues
    return Box(_columns(properties.get("gridSpan"), least=1), continues=continues)


def continues_left(properties: Properties) -> bool:
    """Whether a cell is the rest of the one before it, as old files merge."""
    across = properties.get("hMerge")
    return across is not None and value(across, default="continue") != "restart"


def skipped(row: Element) -> int:
    """Return how many grid columns a row leaves free before its first cell."""
    return _columns(child(child(row, "trPr"), "gridBefore"), least=0)


def is_deleted(properties: Properties) -> bool:
    """Whether a cell was deleted by a tracked change."""
    return "cellDel" in properties


def is_seen(row: Element) -> bool:
    """Whether a row is printed: neither hidden nor flat nor deleted by a tracked change."""
    properties = child(row, "trPr")
    if child(properties, "del") is not None or is_on(properties, "hidden") or 0 < _exact(row) < _FLAT:
        return False
    cells = [each for each in row if local(each) == "tc"]
    return not cells or any(child(child(each, "tcPr"), "cellDel") is None for each in cells)


def is_low(row: Element) -> bool:
    """Whether a row is too low for its words to be read."""
    return 0 < _exact(row) < _LOW


def _exact(row: Element) -> int:
    height = child(child(row, "trPr"), "trHeight")
    return whole(value(height)) if value(height, "hRule") == "exact" else 0


def is_off_page(table: Element) -> bool:
    """Whether a table is put where no paper is."""
    properties = child(table, "tblPr")
    floats, indent = child(properties, "tblpPr"), child(properties, "tblInd")
    places = (value(floats, "tblpX"), value(floats, "tblpY"), value(indent, "w"))
    return any(abs(whole(place)) > OFF_PAPER for place in places)


def columns(table: Element) -> list[int]:
    """Return for each line between a table's grid columns which true column begins there.

    Programs split a column in two of which one is a hair wide when cells of two rows do not quite meet.
    """
    widths = [max(whole(value(each, "w")), 0) for each in children(table, "tblGrid")]
    hair = sum(widths) * _HAIR
    return list(accumulate((width > hair for width in widths if hair), initial=0))


def arrange(rows: Sequence[BoxRow], columns: Sequence[int]) -> Iterator[Placed]:
    """Yield where the boxes of a table stand; the rest of a merged cell belongs to the cell above."""
    sides = [_sides(row, columns) for row in rows]
    if any(start == end for row in sides for start, end in row):  # a cell of its own is no hair
        sides = [_sides(row, (0,)) for row in rows]
    placed: list[Placed] = []
    above: dict[int, int] = {}
    for number, row in enumerate(rows):
        here: dict[int, int] = {}
        for each, (start, end) in zip(row.boxes, sides[number], strict=True):
            at = above.get(start) if each.continues else None
            if at is None:
                at = len(placed)
                placed.append(Placed(each, number, start, 1, end - start))
            else:
                placed[at] = replace(placed[at], rowspan=placed[at].rowspan + 1)
            here[start] = at
        above = here
    yield from placed


def _sides(row: BoxRow, columns: Sequence[int]) -> list[tuple[int, int]]:
    """Return in which true columns the boxes of a row begin, and which begin behind them."""
    lines = accumulate((each.colspan for each in row.boxes), initial=row.before)
    return list(pairwise(_true(line, columns) for line in lines))


def _true(line: int, columns: Sequence[int]) -> int:
    """Return the true column behind a grid line; a table may have more columns than it lists."""
    return columns[line] if line < len(columns) else line - len(columns) + 1 + columns[-1]


def _columns(element: Element | None, least: int) -> int:
    return min(max(whole(value(element)), least), _WIDEST)
