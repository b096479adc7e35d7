"""Puts pages side by side that one wide sheet was printed on, as a spreadsheet prints what is too wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from kit.ingest.source.pdf.pdf_lines import on_baselines
from kit.ingest.source.pdf.pdf_page import Glyph, Page, Shape

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}[、.]|[(（][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.、．]\D"
)
"""How a heading or a row begins; no page of a sheet's right side has one."""
_HEADED = re.compile(r"[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）]")
_NUMBERS = re.compile(r"[\d.,，．+\-—－/]+")
_DIGITS = re.compile(r"\d{1,3}")
_LEAST = 3
"""So many lines of numbers stand on those pages."""
_LEAST_CUT = 2
"""Or so many characters are cut by the edge."""
_MOST_WORDS = 5
"""Of so many characters one at least is a digit there."""
_LEVEL = 1.0
"""Points that what stands in one row may stand above one another."""
_GUTTER = 36.0
"""Points between what no ruling parts, so that no two numbers are taken for one."""
_EDGE, _RUN = 1.5, 0.7
"""How near the edge, in sizes, words are that run on over it, and how near one another is what is one run."""
_Line = Sequence[Glyph]
_Each = TypeVar("_Each", bound=Shape)


def side_by_side(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Return pages, those of a sheet's right side joined to the ones that they stand beside.

    Pages that are joined lose the lines that number them; those are told, too.

    The pages have a spreadsheet's order, all left ones first or the right ones behind each, and no heading of
    the form stands on a right one. Either numbers tell them, each line of these at the height of one on the
    page to its left; or words that run on over the edge, the character that it cuts printed on either side.
    """
    rows = _told_by_words(pages) or _told_by_numbers(pages)
    if not rows:
        return list(pages), ()
    numbering = _numbering(pages)
    bare = [_without(page, numbering) for page in pages]
    joined = [bare[row[0]] for row in rows]
    for column in range(1, len(rows[0])):
        joined = _joined(joined, [bare[row[column]] for row in rows])
    return joined, tuple(map(_text, numbering))


def _numbering(pages: Sequence[Page]) -> list[_Line]:
    """Return the lines that number the pages: on each its topmost or its lowest one, all at one height.

    They are equal but for a number, which counts the pages; a bare one does so from 1, so that no numbers
    at the end of a table are taken for it.
    """
    lines = [found for page in pages if (found := _lines(page))]
    for edge in (-1, 0):
        ends = [found[edge] for found in lines]
        if len(lines) == len(pages) and _is_numbering(ends):
            return ends
    return []


def _is_numbering(lines: Sequence[_Line]) -> bool:
    texts = [_text(line) for line in lines]
    heights = [line[0].baseline for line in lines]
    numbers = list(zip(*(map(int, _DIGITS.findall(text)) for text in texts), strict=False))
    are_alike = len({_DIGITS.sub("0", text) for text in texts}) == 1
    starts = [own[0] for own in numbers if list(own) == list(range(own[0], own[0] + len(own)))]
    is_bare = texts[:1] == ["1"]
    return (
        are_alike
        and max(heights) - min(heights) < _LEVEL
        and bool(starts)
        and (is_bare or not texts[0].isdecimal())
    )


def _without(page: Page, lines: Sequence[_Line]) -> Page:
    out = {id(glyph) for line in lines for glyph in line}
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if id(glyph) not in out))


def _told_by_numbers(pages: Sequence[Page]) -> list[list[int]]:
    rows = _rows([number for number, page in enumerate(pages) if not _is_right(page)], len(pages))
    lines = [_lines(page) if rows else [] for page in pages]
    if not all(any(map(_begins, lines[row[0]])) for row in rows):
        return []
    beside = [(lines[row[0]], line) for row in rows for number in row[1:] for line in lines[number]]
    level = [_level(left, line) for left, line in beside if _is_numbers(line)]
    is_told = len(level) >= _LEAST and len(beside) <= 2 * len(level) and all(level)
    return rows if is_told else []


def _told_by_words(pages: Sequence[Page]) -> list[list[int]]:
    if len(pages) < 2 or _is_headed(last := _lines(pages[-1])):
        return []
    lines = [*map(_lines, pages[:-1]), last]
    rows = _rows([number for number, each in enumerate(lines) if _is_headed(each)], len(pages))
    pairs = [pair for row in rows for pair in pairwise(row)]
    cut = 0
    for left, right in pairs:
        edges = _edges([pages[left]], [pages[right]], ruled=False)
        own = ((_level(lines[left], line), line) for line in lines[right])
        cut += sum(
            1 for one, other in own if one and one[-1].char == other[0].char and _runs_on(one, other, edges)
        )
    return rows if cut >= _LEAST_CUT else []


def _lines(page: Page) -> list[_Line]:
    inked = (glyph for glyph in page.glyphs if not glyph.char.isspace())
    return [sorted(line, key=lambda each: each.x0) for line in on_baselines(inked)]


def _text(line: _Line) -> str:
    return "".join(glyph.char for glyph in line)


def _is_right(page: Page) -> bool:
    """Whether a page may stand to the right of another: no row or section begins on it, but for numbers."""
    if _MOST_WORDS * sum(glyph.char.isdigit() for glyph in page.glyphs) < len(page.glyphs):
        return False
    return not any(map(_begins, _lines(page)))


def _begins(line: _Line) -> bool:
    return bool(_NUMBERED.match(_text(line)))


def _is_headed(lines: Sequence[_Line]) -> bool:
    return any(_HEADED.match(_text(line)) for line in lines)


def _is_numbers(line: _Line) -> bool:
    return bool(_NUMBERS.fullmatch(_text(line)))


def _rows(lefts: Sequence[int], count: int) -> list[list[int]]:
    """Return the pages that stand beside one another, those of each row; none where no order fits."""
    across, rest = divmod(count, max(len(lefts), 1))
    if rest or across < 2 or not lefts:
        return []
    down = [[row + len(lefts) * column for column in range(across)] for row in range(len(lefts))]
    over = [[row * across + column for column in range(across)] for row in range(len(lefts))]
    return next((rows for rows in (down, over) if [row[0] for row in rows] == lefts), [])


def _level(lines: Sequence[_Line], line: _Line) -> _Line:
    """Return the line among others that stands at the height of this one, an empty one where none does."""
    height = line[0].baseline
    return next((each for each in lines if any(abs(own.baseline - height) < _LEVEL for own in each)), ())


def _joined(lefts: Sequence[Page], rights: Sequence[Page]) -> list[Page]:
    """Return pages with those beside them, all as far apart as their rulings or their text tell."""
    ruled = all(any(page.rulings for page in side) for side in (lefts, rights))
    end, start = edges = _edges(lefts, rights, ruled=ruled)
    shift = end - start + (0.0 if ruled else _GUTTER)
    return [_beside(left, right, shift, edges) for left, right in zip(lefts, rights, strict=True)]


def _edges(lefts: Sequence[Page], rights: Sequence[Page], *, ruled: bool) -> tuple[float, float]:
    """Return where what stands on pages ends, and where it begins on those beside them."""
    ends = (right for page in lefts for _, right in _extents(page, ruled=ruled))
    starts = (left for page in rights for left, _ in _extents(page, ruled=ruled))
    return max(ends, default=0.0), min(starts, default=0.0)


def _extents(page: Page, *, ruled: bool) -> Iterator[tuple[float, float]]:
    if ruled:
        yield from ((each.left, each.right) for each in page.rulings)
    else:
        yield from ((each.x0, each.x1) for each in page.glyphs if not each.char.isspace())


def _beside(left: Page, right: Page, shift: float, edges: tuple[float, float]) -> Page:
    lines = _lines(left)
    glyphs = list(left.glyphs)
    for line in _lines(right):
        glyphs += _moved(_level(lines, line), line, shift, edges)
    return replace(
        left,
        width=shift + right.width,
        glyphs=tuple(glyphs),
        rulings=(*left.rulings, *_shifted(right.rulings, shift)),
        pictures=(*left.pictures, *_shifted(right.pictures, shift)),
        sketches=(*left.sketches, *_shifted(right.sketches, shift)),
        strays=(*left.strays, *_shifted(right.strays, shift)),
        written_over=left.written_over or right.written_over,
        numbers=(*left.numbers, *right.numbers),
    )


def _moved(left: _Line, line: _Line, shift: float, edges: tuple[float, float]) -> Iterator[Glyph]:
    """Yield a line where it stands beside the left one; words that run on over the edge behind its last.

    A character that the edge cuts is printed on both sides.
    """
    if left and _runs_on(left, line, edges):
        line = line[1:] if line[0].char == left[-1].char else line
        shift = left[-1].x1 - line[0].x0 if line else shift
    for each in line:
        yield replace(
            each,
            x0=each.x0 + shift,
            x1=each.x1 + shift,
            left=each.left + shift,
            right=each.right + shift,
        )


def _runs_on(left: _Line, line: _Line, edges: tuple[float, float]) -> bool:
    """Whether a line of words, one run over half a page, reaches the edge and the other begins at it."""
    end, start = edges
    is_run = all(glyph.x0 - before.x1 < _RUN * glyph.size for before, glyph in pairwise(left))
    reaches = left[-1].x1 > end - left[-1].size and line[0].x0 < start + _EDGE * line[0].size
    is_long = left[-1].x1 - left[0].x0 > end / 2
    return is_run and is_long and reaches and not (left[-1].char.isdigit() and line[0].char.isdigit())


def _shifted(shapes: Sequence[_Each], shift: float) -> tuple[_Each, ...]:
    return tuple(replace(each, left=each.left + shift, right=each.right + shift) for each in shapes)
