"""Finds fonts that lie about their digits: what is drawn is one, what a program is told is another.

Within a font a digit has one outline, and no two digits have the same. A font whose table of characters was
damaged, or mended by hand, breaks this as soon as it has both. One that exchanges all of them is not found.
Where all ten are there and no two are alike, paintings of one digit that are nearer to each other than to
any other are one outline, of which a faint stroke shows now and then: a lie would take another's outline.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import combinations, product
from operator import or_, xor
from typing import Any

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_ink import Ink
from kit.ingest.source.pdf.pdf_painting import Box

_Rows = tuple[int, ...]
_LOW = 8
"""Dots of height from which two digits can be told apart."""
_UNLIKE = 2
"""Dots of height or width by which paintings of one outline do not differ."""
_ALL = 10
_SAME, _OTHER = 0.12, 0.3
"""The shares of its dots in which a digit's paintings may differ, and in which those of another one do."""


@dataclass(slots=True)
class _Outline:
    """A painting of a digit, and all glyphs that look like it."""

    rows: _Rows
    glyphs: list[list[Any]] = field(default_factory=list)


class Digits:
    """The digits of a file as they are painted, by their font, size and slant."""

    def __init__(self) -> None:
        self._known: dict[object, dict[str, list[_Outline]]] = defaultdict(lambda: defaultdict(list))
        self._exact: dict[object, _Outline] = {}

    def take(self, ink: Ink, text: Any, index: int, box: Box, glyph: list[Any]) -> None:
        """Remember a digit as it is painted. Its `glyph` begins with the digit and ends with its doubt."""
        shape = pdfium.FPDFText_GetTextObject(text, index)
        if font := _font(text, index, shape):
            rows = tuple(_trimmed(ink.outline(shape, box)))
            if len(rows) >= _LOW:
                self._outline(font, glyph[0], rows).glyphs.append(glyph)

    def _outline(self, font: object, char: str, rows: _Rows) -> _Outline:
        exact = (font, char, rows)
        if exact not in self._exact:
            outlines = self._known[font][char]
            known = next((each for each in outlines if _are_one(each.rows, rows)), None)
            if known is None:
                known = _Outline(rows)
                outlines.append(known)
            self._exact[exact] = known
        return self._exact[exact]

    def doubt(self) -> None:
        """Let every glyph be `lying` that looks unlike the others of its digit, or like another digit."""
        for digits in self._known.values():
            for outline in _doubtful(digits):
                for glyph in outline.glyphs:
                    glyph[-1] = glyph[-1] or "lying"


def _font(text: Any, index: int, shape: Any) -> object:
    """Return what tells apart the fonts of a file, with the ways in which each is drawn.

    None is for a font without a name: its glyphs are little drawings, and differ from place to place.
    """
    name, flags, matrix = ctypes.create_string_buffer(100), ctypes.c_int(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index)
    drawn = [round(size * each, 1) for each in (matrix.a, matrix.b, matrix.c, matrix.d)]
    mode = pdfium.FPDFTextObj_GetTextRenderMode(shape)
    return (name.value, *drawn, mode) if name.value else None


def _doubtful(digits: dict[str, list[_Outline]]) -> Iterator[_Outline]:
    alike = [
        each
        for some, others in combinations(digits.values(), 2)
        for pair in product(some, others)
        if _are_alike(pair[0].rows, pair[1].rows, _SAME)
        for each in pair
    ]
    yield from alike
    for char, outlines in digits.items():
        if len(outlines) > 1 and (alike or not _is_one_of_ten(char, digits)):
            yield from outlines


def _is_one_of_ten(char: str, digits: dict[str, list[_Outline]]) -> bool:
    """Whether all digits are there, and one in all its paintings nearer to itself than to any other."""
    own = max(_unlikeness(*pair) for pair in combinations(digits[char], 2))
    others = (each for other, outlines in digits.items() if other != char for each in outlines)
    return len(digits) == _ALL and all(own < _unlikeness(*pair) for pair in product(digits[char], others))


def _unlikeness(one: _Outline, other: _Outline) -> float:
    """Return the share of dots in which two paintings differ where they fit best."""
    unlike = len(other.rows) - len(one.rows), _width(other.rows) - _width(one.rows)
    if max(map(abs, unlike)) > _UNLIKE:
        return 1.0
    return min(_differing(one.rows, other.rows, *each) for each in _moves(*unlike))


def _moves(down: int, right: int) -> Iterator[tuple[int, int]]:
    """Yield how far a painting may be moved to fit one that is so much higher and wider, or a dot more."""
    below, behind = (range(min(0, each) - 1, max(0, each) + 2) for each in (down, right))
    return product(below, behind)


def _trimmed(rows: Sequence[int]) -> list[int]:
    """Return rows without the blank ones above and below, and without the blank columns at their left."""
    inked = [index for index, row in enumerate(rows) if row]
    kept = list(rows[inked[0] : inked[-1] + 1]) if inked else []
    ink = reduce(or_, kept, 0)
    blank = (ink & -ink).bit_length() - 1
    return [row >> max(blank, 0) for row in kept]


def _are_one(one: _Rows, other: _Rows) -> bool:
    """Whether two paintings of a digit are of one outline: alike, or one with its strokes a dot broader.

    A thin upright stroke is painted one dot wide or two, as it lies between the dots.
    """
    return _are_alike(one, other, _OTHER) or _is_broader(one, other)


def _is_broader(one: _Rows, other: _Rows) -> bool:
    """Whether all strokes begin and end where those of the other do, or else a dot to the one same side."""
    if len(one) != len(other):
        return False
    edges = [(_edges(above), _edges(below)) for above, below in zip(one, other, strict=True)]
    if any(len(some) != len(others) for some, others in edges):
        return False
    apart = {a - b for some, others in edges for a, b in zip(some, others, strict=True)}
    return max(apart) - min(apart) <= 1


def _edges(row: int) -> list[int]:
    """Return where the strokes of a row begin and end, in dots."""
    changes = row ^ row << 1
    return [at for at in range(changes.bit_length()) if changes >> at & 1]


def _are_alike(one: _Rows, other: _Rows, most: float) -> bool:
    """Whether two paintings differ in less than a share of dots, laid over one another where they fit best.

    The outermost row or column of the one may be too faint in the other to be painted there. Where one has
    too much more ink than the other, no place fits.
    """
    unlike = len(other) - len(one), _width(other) - _width(one)
    less, more = sorted((_ink(one), _ink(other)))
    if max(map(abs, unlike)) > _UNLIKE or more - less >= most * more:
        return False
    return any(_differing(one, other, *each) < most for each in _moves(*unlike))


def _differing(one: _Rows, other: _Rows, down: int, right: int) -> float:
    """Return the share of dots in which paintings differ when one is moved down and right."""
    room = _UNLIKE + 1
    height = range(min(0, down), max(len(other), len(one) + down))
    some = [one[row - down] << room + right if 0 <= row - down < len(one) else 0 for row in height]
    others = [other[row] << room if 0 <= row < len(other) else 0 for row in height]
    return _ink(map(xor, some, others)) / _ink(map(or_, some, others))


def _ink(rows: Iterable[int]) -> int:
    return sum(map(int.bit_count, rows))


def _width(rows: _Rows) -> int:
    return reduce(or_, rows).bit_length()
