"""Paints a PDF page, in greys or with each text object in a colour of its own."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_shapes import Found

BLANK = 0xFFFFFF
Box = Sequence[float]
"""Left, top, right and bottom in points from the page's top left corner."""

_SCALE, _MOST_DOTS = 2.0, 6_000_000
"""Dots a point: a digit of small print is eleven high. And the dots of a painting."""
_UNPAINTED = (3, 7)
"""The modes of text that is not painted: a scanner's own reading lies so under its picture."""


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
        left, top = (max(0, int((each - more) * self.scale)) for each in box[:2])
        right, bottom = (int((each + more) * self.scale) + 1 for each in box[2:])
        return Place(top, left, max(top, min(bottom, self.height)), max(left, min(right, self.width)))

    def greys(self) -> bytes:
        """Paint the page, and return a byte for each dot, row by row."""
        return bytes(self._paint(pdfium.FPDFBitmap_Gray, 1, pdfium.FPDF_ANNOT))

    def colours(self) -> memoryview:
        """Paint the page without the notes on it, and return a number for each dot, row by row."""
        return memoryview(bytes(self._paint(pdfium.FPDFBitmap_BGRx, 4, 0))).cast("I")

    def rows(self, painting: bytes, place: Place) -> list[bytes]:
        """Return the dots of a part of a grey painting."""
        starts = range(place.top * self.width, place.bottom * self.width, self.width)
        return [painting[start + place.left : start + place.right] for start in starts]

    def _paint(self, kind: int, size: int, flags: int) -> ctypes.Array[ctypes.c_ubyte]:
        """Paint without the greys that soften edges."""
        dots = _sheet(self.width * self.height * size)
        ctypes.memset(dots, 255, len(dots))
        row = self.width * size
        bitmap = pdfium.FPDFBitmap_CreateEx(self.width, self.height, kind, dots, row)
        flags |= pdfium.FPDF_RENDER_NO_SMOOTHTEXT | pdfium.FPDF_RENDER_NO_SMOOTHPATH
        pdfium.FPDF_RenderPageBitmap(bitmap, self.page, 0, 0, self.width, self.height, self.turn, flags)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return dots


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
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def hide(found: Sequence[Found]) -> None:
    """Let shapes not be painted."""
    for each in found:
        pdfium.FPDFPageObj_SetIsActive(each.shape, False)


def named(texts: Sequence[Found]) -> dict[int, int]:
    """Return a number for each text object, and let it be painted in the colour with this number.

    Black is the number 0: a font that draws its glyphs in a colour of its own has it, or another.
    """
    names = {}
    for name, (shape, *_) in enumerate(texts, 1):
        names[address(shape)] = name
        pdfium.FPDFPageObj_SetIsActive(shape, True)
        parts = (name >> 16 & 255, name >> 8 & 255, name & 255, 255)
        pdfium.FPDFPageObj_SetFillColor(shape, *parts)
        pdfium.FPDFPageObj_SetStrokeColor(shape, *parts)
    return names


def is_painted(text: Any) -> bool:
    """Whether a text object is painted at all."""
    red, green, blue, opacity = (ctypes.c_uint(255) for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, opacity)
    return bool(opacity.value) and pdfium.FPDFTextObj_GetTextRenderMode(text) not in _UNPAINTED
