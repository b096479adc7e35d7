"""The text of each cell of a PDF's tables, and whether it is certain that it is that cell's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kit.ingest.source.flaws import CROSSING, DRAWN, PICTURE, STRUCK, UNKNOWN
from kit.ingest.source.lattice import compact, without_hollow
from kit.ingest.source.pdf.pdf_lattice import Area, Lattice
from kit.ingest.source.pdf.pdf_lines import TextLine, on_baselines, text_lines
from kit.ingest.source.pdf.pdf_page import Glyph, Page, Ruling
from kit.ingest.source.printed import PrintedCell, PrintedTable

_OVER = 1.0
"""Points that ink may lie over a line; a bold border is as wide."""
_OVERLAP, _RUN = -0.5, 0.1
"""How far apart, in sizes, glyphs of one run are."""
_MOST_PADDING = 3.0
_FOOT = 0.86
"""The share of a page's height below which its last rows stand."""
_MOST_PITCH, _ALIKE = 1.9, 0.1
"""How far below one another, in sizes, the lines of a cell stand, and how much their sizes may differ."""
_HIGH, _LOW = 0.65, 0.12
"""Between which heights over the baseline, in sizes, a line strikes a glyph out."""
_LEAST_SKETCH = 2.0
_FIGURE = re.compile(r"[+\-＋－−]?[0-9０-９]+(?:[.．][0-9０-９]*)?|[.．]?[0-9０-９]+")


@dataclass(slots=True)
class Held:
    """The glyphs in each cell of a table, and those that stand beside the table at its height."""

    lattice: Lattice
    cells: dict[Area, list[Glyph]] = field(default_factory=lambda: defaultdict(list))
    beside: list[Glyph] = field(default_factory=list)


def share_out(glyphs: Iterable[Glyph], drawn: Sequence[Lattice]) -> tuple[list[Held], list[Glyph]]:
    """Return what each table holds, and the glyphs that none does. The tables are told from top down."""
    tables = [Held(lattice) for lattice in drawn]
    tops = [lattice.ys[0] for lattice in drawn]
    outside = []
    for glyph in glyphs:
        x, y = glyph.middle
        index = bisect_right(tops, y) - 1
        area = drawn[index].at(x, y) if index >= 0 else None
        if area:
            tables[index].cells[area].append(glyph)
            continue
        outside.append(glyph)
        if index >= 0 and y < drawn[index].ys[-1]:
            tables[index].beside.append(glyph)
    return tables, outside


def with_cut_off(held: Held, outside: Sequence[Glyph], page: Page) -> list[Glyph]:
    """Put the lines that a page's end cuts off a table's last row back into its cells.

    A browser ends a row's sides with the sheet, and prints what more lines the labels in it have below. Each
    piece of such a line stands directly below its cell's last one. Returns the other glyphs.
    """
    foot = held.lattice.ys[-1]
    below = [glyph for glyph in outside if glyph.middle[1] > foot and not glyph.char.isspace()]
    taken: set[Glyph] = set()
    for line in on_baselines(below if foot > _FOOT * page.height else ()):
        areas = [held.lattice.open_above(glyph.middle[0]) for glyph in line]
        pairs = list(zip(line, areas, strict=True))
        if not all(area and _goes_on(held.cells.get(area, ()), glyph) for glyph, area in pairs):
            break
        for glyph, area in pairs:
            if area:
                held.cells[area].append(glyph)
        taken.update(line)
    return [glyph for glyph in outside if glyph not in taken]


def _goes_on(above: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph stands directly below the words of a cell; a digit may be of the page's number."""
    words = [each for each in above if each.char.isalpha()]
    lowest = max(words, key=lambda each: each.baseline, default=None)
    if lowest is None or glyph.char.isdigit():
        return False
    is_alike = abs(lowest.size - glyph.size) < _ALIKE * glyph.size
    return is_alike and 0 <= glyph.baseline - lowest.baseline < _MOST_PITCH * glyph.size


def fill(held: Held, page: Page, place: str) -> PrintedTable:
    """Return a table with the text of its cells."""
    lines = {area: text_lines(glyphs) for area, glyphs in held.cells.items()}
    padding = _padding(lines)
    doubts = dict.fromkeys(_struck(held, page.rulings), STRUCK) | dict.fromkeys(_crossed(held), CROSSING)
    doubts |= dict.fromkeys(_pictured(held, page), PICTURE) | dict.fromkeys(_drawn_on(held, page), DRAWN)
    strays = filter(None, (held.lattice.at(*each.middle) for each in page.strays))
    doubts |= dict.fromkeys(strays, UNKNOWN)
    cells = (
        PrintedCell(
            _joined(lines.get(area, ()), area, padding),
            area.row,
            area.column,
            area.end_row - area.row,
            area.end_column - area.column,
            area.flaw or doubts.get(area, "") or _flaw(lines.get(area, ())),
        )
        for area in held.lattice.areas
    )
    return PrintedTable(compact(without_hollow(cells)), place)


def _flaw(lines: Sequence[TextLine]) -> str:
    return next((line.flaw for line in lines if line.flaw), "")


def _padding(lines: Mapping[Area, Sequence[TextLine]]) -> float:
    """Return how near text comes to the lines beside it anywhere in the table."""
    gaps = [
        gap
        for area, found in lines.items()
        for line in found
        for gap in (line.left - area.left, area.right - line.right)
    ]
    return min(max(min(gaps, default=0.0), 0.0), _MOST_PADDING)


def _joined(lines: Sequence[TextLine], area: Area, padding: float) -> str:
    r"""Return a cell's text, its lines parted by \n.

    A number that goes on in the next line is one number only where its next digit had no room: else they
    may be two.
    """
    text = lines[0].text if lines else ""
    for above, line in pairwise(lines):
        needed = above.right - above.left + line.first.x1 - line.first.x0
        had_room = needed <= area.right - area.left - 2 * padding
        are_figures = _FIGURE.fullmatch(above.text) and _FIGURE.fullmatch(line.text)
        text += ("" if are_figures and not had_room else "\n") + line.text
    return text


def _struck(held: Held, rulings: Sequence[Ruling]) -> Iterator[Area]:
    """Yield the cells in which a line runs through text."""
    for each in rulings:
        y = (each.top + each.bottom) / 2
        area = held.lattice.at((each.left + each.right) / 2, y) if each.is_level else None
        if area and any(_runs_through(each, y, glyph) for glyph in held.cells.get(area, ())):
            yield area


def struck(glyphs: Sequence[Glyph], page: Page, drawn: Sequence[Lattice]) -> set[Glyph]:
    """Return those of the glyphs outside tables through which a line runs."""
    by_height = sorted(glyphs, key=lambda each: each.baseline)
    baselines = [each.baseline for each in by_height]
    reach = _HIGH * max((each.size for each in glyphs), default=0.0)
    found = set()
    for each in page.rulings:
        y = each.middle[1]
        near = by_height[bisect_left(baselines, y) : bisect_right(baselines, y + reach)]
        if near and each.is_level and not any(lattice.at(*each.middle) for lattice in drawn):
            found |= {glyph for glyph in near if _runs_through(each, y, glyph)}
    return found


def _pictured(held: Held, page: Page) -> Iterator[Area]:
    """Yield the cells in which a picture stands, or over which one lies."""
    for picture in page.pictures:
        if not page.is_background(picture):
            yield from filter(None, [held.lattice.at(*picture.middle)])
            yield from (area for area in held.lattice.areas if picture.holds(*area.middle))


def _drawn_on(held: Held, page: Page) -> Iterator[Area]:
    """Yield the cells without words in which a slash stands, or characters that are drawn as shapes."""
    for sketch in page.sketches:
        area = held.lattice.at(*sketch.middle)
        if area and min(sketch.size) > _LEAST_SKETCH and area.encloses(sketch):
            text = "".join(glyph.char for glyph in held.cells.get(area, ())).strip()
            if not text or _FIGURE.fullmatch(text):
                yield area


def _runs_through(ruling: Ruling, y: float, glyph: Glyph) -> bool:
    is_level_with = _LOW * glyph.size < glyph.baseline - y < _HIGH * glyph.size
    return is_level_with and ruling.left < glyph.middle[0] < ruling.right


def _crossed(held: Held) -> Iterator[Area]:
    """Yield the cells whose text runs over an upright line, and those it runs into.

    Where it is no figure it may stand for none in the next cell, if that holds a text of its own: the two
    would have to run on in one another.
    """
    for area, glyphs in held.cells.items():
        for glyph in glyphs:
            over = [x for x in (glyph.left, glyph.right) if not area.left - _OVER <= x <= area.right + _OVER]
            if over and not glyph.char.isspace():
                yield area
                beside = filter(None, (held.lattice.at(x, glyph.middle[1]) for x in over))
                yield from (each for each in beside if _is_figure(glyph) or not held.cells.get(each))
    owners = {glyph: area for area, glyphs in held.cells.items() for glyph in glyphs}
    inked = [glyph for glyph in (*owners, *held.beside) if not glyph.char.isspace()]
    for line in on_baselines(inked):
        for before, glyph in pairwise(sorted(line, key=lambda each: each.x0)):
            in_one_run = _OVERLAP < (glyph.x0 - before.x1) / glyph.size < _RUN
            parted = owners.get(before) != owners.get(glyph)
            if parted and in_one_run and (_is_figure(before) or _is_figure(glyph)):
                yield from filter(None, (owners.get(before), owners.get(glyph)))


def _is_figure(glyph: Glyph) -> bool:
    return glyph.char.isdigit() or glyph.char in "+-.,"
