"""Tells of each glyph on a PDF page whether it shows: the page is painted, and looked at.

Three paintings answer it. The page as it is and the page without its text differ where text shows, whatever
may hide it: a white box over it, a layer that is switched off, a clip, the colour of its ground. The text
alone, each of its objects in a colour of its own, tells whose the ink at a dot is. Painting takes some
milliseconds, and only the dots of a glyph are ever counted.
"""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_shapes import Found

UNSEEN, EMPTY, FAINT, VEILED = "unseen", "empty", "faint", "veiled"
Box = Sequence[float]
"""Left, top, right and bottom in points from the page's top left corner."""

_SCALE, _MOST_DOTS = 2.0, 6_000_000
"""Dots a point: a digit of small print is eleven high. And the dots of a painting."""
_SEEN, _CLEAR = 20, 56
"""How much a colour differs from its ground, of 255, where the eye begins to see it and where it reads."""
_TRACE, _WHOLE, _MOST = 0.1, 0.85, 0.5
"""The shares of its ink below which a glyph does not show, and above which a digit or another is sure."""
_EXTENT, _LEAST = 0.7, 5
"""The share of its height and width that a digit's ink has where nothing cuts it, and the dots to tell it."""
_TILE, _BLUR = 8, 1.5
"""The dots of a square in which ink is counted; the points around its box into which ink may run."""
_OUTLINE = 0.1
_PAPER = 200
_BLANK = 0xFFFFFF
_BETWEEN = 0.15
"""The share of its square that a glyph leaves blank."""
_BROAD = frozenset("023456789０２３４５６７８９")
_NUMERALS = _BROAD | frozenset("1１一二三四五六七八九十.．-－−+＋,，")
_UNPAINTED = (3, 7)
"""The modes of text that is not painted: a scanner's own reading lies so under its picture."""

_Dots = np.ndarray[Any, Any]
_Place = tuple[slice, slice]


class Ink:
    """A page as it is painted, until the next one is. Its objects cannot be painted as they were afterwards.

    Text objects that PDFium takes for the same as another under them are not `listed`, and their glyphs are
    not told: a glyph that hides shows nevertheless where such a twin lies over it.
    """

    def __init__(
        self, page: Any, size: tuple[float, float], turn: int, found: Sequence[Found], listed: Container[int]
    ) -> None:
        self._scale = min(_SCALE, (_MOST_DOTS / max(size[0] * size[1], 1.0)) ** 0.5)
        dots = (max(1, round(size[0] * self._scale)), max(1, round(size[1] * self._scale)))

        def painting(layer: int, flags: int = pdfium.FPDF_ANNOT) -> _Dots:
            return _painting(page, _canvas(layer, *dots), turn, flags)

        kinds: dict[int, list[Found]] = {}
        for each in found:
            kinds.setdefault(pdfium.FPDFPageObj_GetType(each.shape), []).append(each)
        texts = kinds.pop(pdfium.FPDF_PAGEOBJ_TEXT, [])
        painted = [each for each in texts if _is_painted(each.shape)]
        self._glass = {address(each.shape) for each in painted if each.is_glass}
        self._whole = painting(0)
        _hide(texts)
        self._ground = self._bare = painting(1)
        if pictures := kinds.pop(pdfium.FPDF_PAGEOBJ_IMAGE, []):
            _hide(pictures)
            self._bare = painting(2)
        _hide([each for others in kinds.values() for each in others])
        self._names = _named([each.shape for each in painted if not each.is_glass])
        self._owners = painting(3, 0).view(np.uint32)[..., 0]
        self._twins = [name for which, name in self._names.items() if which not in listed]

    def doubt(self, text: Any, char: str, box: Box) -> str:
        """Return "" for a glyph of a text object that shows, else UNSEEN, FAINT or, where part shows, VEILED.

        EMPTY is a glyph of which its font has no outline: a damaged one.
        What hides on dark ground or under a stroke that is no glyph's is no blank: it is VEILED.
        """
        which = address(text)
        if which not in self._names and which not in self._glass:
            return UNSEEN
        place = self._place(box)
        owners = self._owners[place] & _BLANK
        contrast = self._contrast(place)
        own = self._own(which, owners, contrast)
        count = np.count_nonzero(own)
        contrast = contrast[own]
        if not count and min(box[2] - box[0], box[3] - box[1]) < _OUTLINE:
            return EMPTY
        if np.count_nonzero(contrast >= _SEEN) <= _TRACE * count:
            if self._twins and (self._contrast(place)[np.isin(owners, self._twins)] >= _CLEAR).any():
                return ""
            return UNSEEN if self._hides_cleanly(box, is_covered=not count) else VEILED
        if contrast.max() < _CLEAR:
            return FAINT
        if np.count_nonzero(contrast >= _CLEAR) < (_WHOLE if char in _NUMERALS else _MOST) * count:
            return VEILED
        return VEILED if char in _BROAD and _is_cut(owners, own) else ""

    def outline(self, text: Any, box: Box) -> _Dots:
        """Return which dots of a box are the ink of a glyph, none where other text runs into the box."""
        owners = self._owners[self._place(box)] & _BLANK
        own: _Dots = owners == self._names.get(address(text), _BLANK + 1)
        return own if not np.any((owners != _BLANK) & ~own) else np.zeros_like(own)

    def _own(self, which: int, owners: _Dots, contrast: _Dots) -> _Dots:
        """Return which dots are a glyph's own, guessed for glass and for a font with colours of its own."""
        own: _Dots = owners == self._names.get(which, _BLANK + 1)
        if own.any():
            return own
        if which in self._glass:
            own = (owners == _BLANK) & (contrast >= _SEEN)
        else:
            own = (owners == 0) | ((owners > len(self._names)) & (owners != _BLANK))
        return own

    def _hides_cleanly(self, box: Box, *, is_covered: bool) -> bool:
        """Whether a glyph hides so that the eye sees plain paper, or another glyph over it."""
        left, top, right, bottom = box
        around = self._owners[self._place((left - 1, top - 1, right + 1, bottom + 1))] & _BLANK
        blank = np.count_nonzero(around == _BLANK) / max(around.size, 1)
        if is_covered and blank < 1:
            return bool(blank > _BETWEEN)
        ground = self._ground[self._place(box)].reshape(-1, 4)
        return not len(ground) or bool((np.median(ground, axis=0) >= _PAPER).all())

    def strays(self, boxes: Iterable[Box]) -> list[list[float]]:
        """Return boxes around the ink of text that lies in no glyph's box; told are these boxes."""
        ink = self._whole.view(np.uint32)[..., 0] != self._ground.view(np.uint32)[..., 0]
        for left, top, right, bottom in boxes:
            ink[self._place((left - _BLUR, top - _BLUR, right + _BLUR, bottom + _BLUR))] = False
        high, wide = (each // _TILE for each in ink.shape)
        tiles = ink[: high * _TILE, : wide * _TILE].reshape(high, _TILE, wide, _TILE)
        found = np.argwhere(tiles.sum(axis=(1, 3)) >= _LEAST) * (_TILE / self._scale)
        side = _TILE / self._scale
        return [[float(x), float(y), float(x + side), float(y + side)] for y, x in found]

    def shows(self, box: Box) -> bool:
        """Whether a picture in a box shows, and anything but one colour."""
        place = self._place(box)
        changed = _contrast(self._ground[place], self._bare[place]) >= _SEEN
        return bool(changed.any()) and not self.is_plain(box)

    def is_plain(self, box: Box) -> bool:
        """Whether the page without its text shows one colour in a box."""
        ground = self._ground[self._place(box)].reshape(-1, 4)
        return not len(ground) or int(np.ptp(ground, axis=0).max()) < _SEEN

    def _contrast(self, place: _Place) -> _Dots:
        return _contrast(self._whole[place], self._ground[place])

    def _place(self, box: Box) -> _Place:
        left, top, right, bottom = (max(0, int(each * self._scale)) for each in box)
        return slice(top, bottom + 1), slice(left, right + 1)


def address(thing: Any) -> int:
    """Return what tells an object of PDFium from the others."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _named(texts: Sequence[Any]) -> dict[int, int]:
    """Return a number for each text object, and give it the number for its colour.

    Black is the number 0: a font that draws its glyphs in a colour of its own has it, or another.
    """
    names = {}
    for name, each in enumerate(texts, 1):
        names[address(each)] = name
        pdfium.FPDFPageObj_SetIsActive(each, True)
        parts = (name >> 16 & 255, name >> 8 & 255, name & 255, 255)
        pdfium.FPDFPageObj_SetFillColor(each, *parts)
        pdfium.FPDFPageObj_SetStrokeColor(each, *parts)
    return names


def _is_painted(text: Any) -> bool:
    red, green, blue, opacity = (ctypes.c_uint(255) for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, opacity)
    return bool(opacity.value) and pdfium.FPDFTextObj_GetTextRenderMode(text) not in _UNPAINTED


def _hide(found: Sequence[Found]) -> None:
    for each in found:
        pdfium.FPDFPageObj_SetIsActive(each.shape, False)


@lru_cache(8)
def _canvas(layer: int, width: int, height: int) -> _Dots:
    """Return the dots of a painting, the same for each page: a new sheet costs more than painting it."""
    return np.empty((height, width, 4), np.uint8)


def _painting(page: Any, dots: _Dots, turn: int, flags: int) -> _Dots:
    """Paint a page on a canvas, each dot blue, green, red and unused, without the greys that soften edges."""
    height, width, _ = dots.shape
    dots.fill(255)
    canvas = dots.ctypes.data_as(ctypes.c_void_p)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, canvas, 4 * width)
    flags |= pdfium.FPDF_RENDER_NO_SMOOTHTEXT | pdfium.FPDF_RENDER_NO_SMOOTHPATH
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, flags)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return dots


def _contrast(first: _Dots, second: _Dots) -> _Dots:
    most: _Dots = (np.maximum(first, second) - np.minimum(first, second))[..., :3].max(axis=2)
    return most


def _is_cut(owners: _Dots, own: _Dots) -> bool:
    """Whether ink does not fill its box though no other text lies over it."""
    if ((owners != _BLANK) & ~own).any():
        return False
    for axis in (0, 1):
        size, inked = own.shape[1 - axis], np.flatnonzero(own.any(axis=axis))
        if size >= _LEAST and inked[-1] - inked[0] + 1 < _EXTENT * size:
            return True
    return False
