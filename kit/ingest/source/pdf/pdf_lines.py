"""Reads glyphs of a PDF as lines of text: by their baselines, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kit.ingest.source.flaws import ASKEW, LYING, MARKED, STACKED, STRUCK, UNEVEN, UNKNOWN, VEILED
from kit.ingest.source.pdf.pdf_page import Glyph
from kit.ingest.source.seen.characters import raised

_SAME_LINE = 0.45
"""How far, in sizes of the type, a glyph's baseline may lie from its line's."""
_SPACE, _TAB = 0.7, 2.5
"""The gaps, in sizes, that are read as a space and as the next column."""
_TWICE = 0.3
"""A glyph printed again no further away, in widths, is the same one made bold."""
_SMALL, _LIFTED = 0.9, 0.15
_LEVEL = 0.1
"""How far, in sizes, the digits of a number may stand above one another."""
_NEAR, _APART = 0.5, 0.3
"""Points: how near the lines of a column begin, how far apart in height two columns' lines are."""
_LEAST_LINES, _LEAST_ASIDE = 5, 3
"""So many lines begin where the second column does, so many are an aside."""
_NARROW, _PITCH = 0.6, 4.0
"""How wide an aside is at most, in widths of the text beside it; how near its lines are, in sizes."""
_HEADED = re.compile(r"[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）]")
_UNBROKEN = re.compile(r"[“‘(（《〈「『【〔]*(?:[!-'*-~]+|.)[!)%，。、；：？！”’）》〉」』】〕％‰℃]*")
"""What no line break parts at a line's begin: a number, a word of letters or a character, with its marks."""
_DOUBTS = {
    "turned": ASKEW,
    "unknown": UNKNOWN,
    "veiled": VEILED,
    "struck": STRUCK,
    "marked": MARKED,
    "lying": LYING,
}


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: where the pen begins and ends, its baseline, its size, its first glyph, any doubt.

    `unbroken` is how wide what it begins with is that no line break parts: a number, 6.7%, a word.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    first: Glyph
    flaw: str = ""
    unbroken: float = 0.0


def text_lines(glyphs: Iterable[Glyph], *, of_words: bool = False) -> list[TextLine]:
    """Return the lines that glyphs make, from top to bottom; none for blanks alone.

    In lines of words, what is struck out is none of them.
    """
    return [_read(line, of_words=of_words) for line in on_baselines(glyphs)]


def on_baselines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs that share a baseline, each line in no order, the lines from top to bottom."""
    line: list[Glyph] = []
    largest = 0.0
    for glyph in sorted(glyphs, key=lambda each: each.baseline):
        if line and glyph.baseline - line[0].baseline > _SAME_LINE * max(largest, glyph.size):
            yield line
            line, largest = [], 0.0
        line.append(glyph)
        largest = max(largest, glyph.size)
    if line:
        yield line


def without_asides(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[list[Glyph]]]:
    """Return a page's glyphs without those of narrow columns of words beside the text, and these by column.

    A web page has its menus there. Two columns tell themselves apart where the second begins: one of its
    lines stands a little higher or lower than what would be read as one line with it, and no line runs over
    the edge. What has a report's headings is no aside.
    """
    kept, asides = list(glyphs), list[list[Glyph]]()
    while aside := _first_aside(kept):
        out = set(map(id, aside))
        kept = [each for each in kept if id(each) not in out]
        asides.append(aside)
    return kept, asides


def _first_aside(glyphs: Iterable[Glyph]) -> list[Glyph]:
    inked = (glyph for glyph in glyphs if not glyph.char.isspace())
    lines = [sorted(line, key=lambda each: each.x0) for line in on_baselines(inked)]
    edges = [after.x0 for line in lines for before, after in pairwise(line) if _are_apart(before, after)]
    zones = (
        _aside(list(zone), edge)
        for edge in dict.fromkeys(edges)
        if sum(_has(line, edge) for line in lines) >= _LEAST_LINES
        for crosses, zone in groupby(lines, key=lambda line: _crosses(line, edge))
        if not crosses
    )
    return next(filter(None, zones), [])


def _has(line: Sequence[Glyph], edge: float) -> bool:
    return any(abs(each.x0 - edge) < _NEAR for each in line)


def _are_apart(before: Glyph, after: Glyph) -> bool:
    return abs(before.baseline - after.baseline) > _APART


def _crosses(line: Sequence[Glyph], edge: float) -> bool:
    """Whether a line runs over an edge: a glyph stands on it, or two beside it are neighbours in one line."""
    if any(each.x0 < edge - _NEAR and each.x1 > edge + _NEAR for each in line):
        return True
    return any(
        before.x0 < edge - _NEAR <= after.x0
        and not _are_apart(before, after)
        and after.x0 - before.x1 < _SPACE * after.size
        for before, after in pairwise(sorted(line, key=lambda each: (each.baseline, each.x0)))
    )


def _aside(lines: Sequence[Sequence[Glyph]], edge: float) -> list[Glyph]:
    """Return the glyphs of the narrower of the columns on an edge's two sides; none where there are none."""
    lefts = [own for line in lines if (own := [each for each in line if each.x0 < edge - _NEAR])]
    rights = [own for line in lines if (own := [each for each in line if each.x0 >= edge - _NEAR])]
    apart = any(
        before.x0 < edge - _NEAR <= after.x0 and _are_apart(before, after)
        for line in lines
        for before, after in pairwise(line)
    )
    begin = sum(own[0].x0 < edge + _NEAR for own in rights)
    if not apart or begin < _LEAST_LINES or not lefts:
        return []
    narrow, wide = sorted((lefts, rights), key=_width)
    narrow = [own for own in narrow if any(_is_near(own, other) for other in narrow if other is not own)]
    is_headed = any(_HEADED.match("".join(glyph.char for glyph in own)) for own in narrow)
    is_aside = len(narrow) >= _LEAST_ASIDE and _width(narrow) < _NARROW * _width(wide)
    are_words = _are_words(narrow) and _are_words(wide)
    return [glyph for own in narrow for glyph in own] if is_aside and are_words and not is_headed else []


def _is_near(line: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    return abs(line[0].baseline - other[0].baseline) < _PITCH * line[0].size


def _are_words(lines: Sequence[Sequence[Glyph]]) -> bool:
    letters = [glyph.char.isalpha() for own in lines for glyph in own]
    return 2 * sum(letters) > len(letters)


def _width(lines: Sequence[Sequence[Glyph]]) -> float:
    return max(own[-1].x1 for own in lines) - min(own[0].x0 for own in lines)


def _read(glyphs: Sequence[Glyph], *, of_words: bool) -> TextLine:
    line = _once(sorted(glyphs, key=lambda each: each.x0))
    inked = [glyph for glyph in line if not glyph.char.isspace()] or line
    size = max(glyph.size for glyph in inked)
    baseline = max(glyph.baseline for glyph in inked if glyph.size > _SMALL * size)
    lifted = set(_lifted(inked, size, baseline))
    flaw = next((_DOUBTS[glyph.doubt] for glyph in line if glyph.doubt), "") or _stacked(inked)
    flaw = flaw or _uneven([glyph for glyph in inked if glyph not in lifted])
    text = ""
    for before, glyph in zip((None, *line), line, strict=False):
        if of_words and glyph.doubt == "struck":
            continue
        gap = (glyph.x0 - before.x1) / size if before else 0.0
        if gap > _SPACE and not text.endswith((" ", "\t")):
            text += "\t" if gap > _TAB else " "
        text += raised(glyph.char) if glyph in lifted else glyph.char
    unbroken = _unbroken(line[line.index(inked[0]) :])
    return TextLine(text.strip(), inked[0].x0, inked[-1].x1, baseline, size, inked[0], flaw, unbroken)


def _unbroken(line: Sequence[Glyph]) -> float:
    found = _UNBROKEN.match("".join((glyph.char or " ")[0] for glyph in line))
    return line[found.end() - 1].x1 - line[0].x0 if found else 0.0


def _lifted(line: Sequence[Glyph], size: float, baseline: float) -> Iterator[Glyph]:
    """Yield the glyphs that stand above their line, of a size and with a baseline, as a note's number does.

    What stands apart from the others and is as large may be another cell's, which is set a little higher.
    """
    parts: list[list[Glyph]] = []
    for before, glyph in zip((None, *line), line, strict=False):
        if before is None or glyph.x0 - before.x1 > _SPACE * size:
            parts.append([])
        parts[-1].append(glyph)
    for part in parts:
        own = max((glyph.baseline for glyph in part if glyph.size > _SMALL * size), default=baseline)
        yield from (glyph for glyph in part if own - glyph.baseline > _LIFTED * size)


def _uneven(line: Sequence[Glyph]) -> str:
    """Return a flaw when digits beside one another differ in size or height: one may number a note."""
    for before, glyph in pairwise(line):
        if before.char.isdigit() and glyph.char.isdigit() and glyph.x0 - before.x1 < _SPACE * glyph.size:
            small, large = sorted((before.size, glyph.size))
            if small < _SMALL * large or abs(before.baseline - glyph.baseline) > _LEVEL * large:
                return UNEVEN
    return ""


def _once(line: Sequence[Glyph]) -> list[Glyph]:
    """Return a line without the glyphs that are printed twice to look bold."""
    kept: list[Glyph] = []
    for glyph in line:
        near = (each for each in kept[-3:] if each.char == glyph.char)
        if not any(glyph.x0 - each.x0 < _TWICE * max(each.x1 - each.x0, 0.1) for each in near):
            kept.append(glyph)
    return kept


def _stacked(line: Sequence[Glyph]) -> str:
    """Return a flaw when one glyph is printed over another."""
    for before, glyph in pairwise(line):
        if before.right - glyph.left > 0.5 * min(before.right - before.left, glyph.right - glyph.left) > 0:
            return STACKED
    return ""
