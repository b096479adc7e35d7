"""Paints a PDF page in greys: as it is, or with each text object in one of its own."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_shapes import Found

BLANK = 255
LAST_TWIN = 20
_LAST = 254
Box = Sequence[float]
"""Left, top, right and bottom in points from the page's top left corner."""

_SCALE, _MOST_DOTS = 2.0, 6_000_000
"""Dots a point: a digit of small print is eleven high. And the dots of a painting."""
_UNPAINTED, _FILLED = (3, 7), (0, 4)
"""The modes of text that is not painted, as a scanner's own reading under its picture, or only filled."""


class Place(NamedTuple):
    """A part of a painting, in dots: its first row and column, and those behind its last."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a page is painted on, in dots, and how it is turned."""

    page: Any
    scale: float
    width: int
    height: int
    turn: int

    def place(self, box: Box, more: float = 0.0) -> Place:
        """Return the dots of a box, and of more points around it, as far as they are on the canvas."""
        scale, (left, top, right, bottom) = self.scale, box
        first_row, first = max(0, int((top - more) * scale)), max(0, int((left - more) * scale))
        row_behind = min(int((bottom + more) * scale) + 1, self.height)
        behind = min(int((right + more) * scale) + 1, self.width)
        return Place(first_row, first, max(first_row, row_behind), max(first, behind))

    def paint(self, flags: int = 0) -> bytes:
        """Paint the page in greys, the edges of text unsoftened. Return a byte for each dot, row by row."""
        dots = _sheet(self.width * self.height)
        ctypes.memset(dots, BLANK, len(dots))
        form = (self.width, self.height, pdfium.FPDFBitmap_Gray, dots, self.width)
        bitmap = pdfium.FPDFBitmap_CreateEx(*form)
        flags |= pdfium.FPDF_RENDER_NO_SMOOTHTEXT
        pdfium.FPDF_RenderPageBitmap(bitmap, self.page, 0, 0, self.width, self.height, self.turn, flags)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return bytes(dots)

    def dots(self, painting: bytes, place: Place, every: int = 1) -> bytes:
        """Return the dots of a place in a painting, row by row, or of every so many rows."""
        wide, row = place.right - place.left, self.width
        starts = range(place.top * row + place.left, place.bottom * row + place.left, row * every)
        return b"".join([painting[start : start + wide] for start in starts])


def canvas(page: Any, size: tuple[float, float], turn: int) -> Canvas:
    """Return what a page of a size is painted on."""
    scale = min(_SCALE, (_MOST_DOTS / max(size[0] * size[1], 1.0)) ** 0.5)
    return Canvas(page, scale, max(1, round(size[0] * scale)), max(1, round(size[1] * scale)), turn)


@lru_cache(4)
def _sheet(size: int) -> ctypes.Array[ctypes.c_ubyte]:
    """Return room for a painting, the same for each page: a new one costs more than painting."""
    return (ctypes.c_ubyte * size)()


def address(thing: Any) -> int:
    """Return what tells an object of PDFium from the others."""
    return ctypes.addressof(thing.contents) if thing else 0


def hide(found: Sequence[Found]) -> None:
    """Let shapes not be painted."""
    for each in found:
        pdfium.FPDFPageObj_SetIsActive(each.shape, False)


def named(texts: Sequence[Found], listed: Container[int]) -> dict[int, int]:
    """Return the grey that each text object is from now on painted in; others have the same only far away.

    Those that are not listed have greys of their own, up to `LAST_TWIN`.
    """
    names = {}
    twins = others = 0
    for shape, *_ in texts:
        which = address(shape)
        if which in listed:
            name = LAST_TWIN + 1 + others % (_LAST - LAST_TWIN)
            others += 1
        else:
            name = 1 + twins % LAST_TWIN
            twins += 1
        names[which] = name
        pdfium.FPDFPageObj_SetIsActive(shape, True)
        pdfium.FPDFPageObj_SetFillColor(shape, name, name, name, 255)
        pdfium.FPDFPageObj_SetStrokeColor(shape, name, name, name, 255)
    return names


def is_painted(text: Any) -> bool:
    """Whether a text object is painted at all."""
    red, green, blue, opacity = (ctypes.c_uint(255) for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, opacity)
    return bool(opacity.value) and pdfium.FPDFTextObj_GetTextRenderMode(text) not in _UNPAINTED


def is_flat(text: Found) -> bool:
    """Whether a text object is painted in one grey: no glass, no outlines, no font of little drawings.

    Such a font has no name.
    """
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text.shape)
    font = pdfium.FPDFTextObj_GetFont(text.shape)
    return not text.is_glass and mode in _FILLED and pdfium.FPDFFont_GetBaseFontName(font, None, 0) > 1
