"""Finds fonts that lie about their digits: what is drawn is one, what a program is told is another.

Within a font a digit has one outline, and no two digits have the same. A font whose table of characters was
damaged, or mended by hand, breaks this as soon as it has both. One that exchanges all of them is not found.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_ink import Box, Ink

_Dots = np.ndarray[Any, Any]
_LOW = 8
"""Dots of height from which two digits can be told apart."""
_SAME, _OTHER = 0.12, 0.3
"""The shares of its dots in which a digit's paintings may differ, and in which those of another one do."""


@dataclass(slots=True)
class _Outline:
    """A painting of a digit, and all glyphs that look like it."""

    dots: _Dots
    glyphs: list[list[Any]] = field(default_factory=list)


class Digits:
    """The digits of a file as they are painted, by their font, size and slant."""

    def __init__(self) -> None:
        self._known: dict[object, dict[str, list[_Outline]]] = defaultdict(lambda: defaultdict(list))
        self._exact: dict[object, _Outline] = {}

    def take(self, ink: Ink, text: Any, index: int, box: Box, glyph: list[Any]) -> None:
        """Remember a digit as it is painted. Its `glyph` begins with the digit and ends with its doubt."""
        shape = pdfium.FPDFText_GetTextObject(text, index)
        if not (font := _font(text, index, shape)):
            return
        dots = ink.outline(shape, box)
        rows, columns = np.flatnonzero(dots.any(axis=1)), np.flatnonzero(dots.any(axis=0))
        if len(rows) >= _LOW:
            trimmed = dots[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            self._outline(font, glyph[0], trimmed).glyphs.append(glyph)

    def _outline(self, font: object, char: str, dots: _Dots) -> _Outline:
        exact = (font, char, dots.shape, dots.tobytes())
        if exact not in self._exact:
            outlines = self._known[font][char]
            known = next((each for each in outlines if _difference(each.dots, dots) < _OTHER), None)
            if known is None:
                known = _Outline(dots.copy())
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
    for outlines in digits.values():
        if len(outlines) > 1:
            yield from outlines
    for some, others in combinations(digits.values(), 2):
        for one in some:
            for other in others:
                if _difference(one.dots, other.dots) < _SAME:
                    yield from (one, other)


def _difference(one: _Dots, other: _Dots) -> float:
    """Return the share of dots in which two paintings differ, laid over one another where they fit best."""
    high, wide = max(len(one), len(other)), max(one.shape[1], other.shape[1])
    still = np.zeros((high + 2, wide + 2), bool)
    still[1 : len(one) + 1, 1 : one.shape[1] + 1] = one
    best = 1.0
    for down, right in product(range(3), repeat=2):
        moved = np.zeros_like(still)
        moved[down : down + len(other), right : right + other.shape[1]] = other
        best = min(best, np.count_nonzero(still ^ moved) / np.count_nonzero(still | moved))
    return best
