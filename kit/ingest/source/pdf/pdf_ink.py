"""Tells of each glyph on a PDF page whether it shows: the page is painted, and looked at.

Three paintings answer it. The page as it is and the page without its text differ where text shows, whatever
may hide it: a white box over it, a layer that is switched off, a clip, the colour of its ground. The text
alone, each of its objects in a grey of its own, tells whose the ink at a dot is. Painting takes some
milliseconds, and only the dots of glyphs are ever counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from operator import sub
from typing import Any

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_painting import (
    BLANK,
    LAST_TWIN,
    Box,
    Place,
    address,
    canvas,
    hide,
    is_flat,
    is_painted,
    named,
)
from kit.ingest.source.pdf.pdf_shapes import Found

UNSEEN, EMPTY, FAINT, VEILED = "unseen", "empty", "faint", "veiled"

_SEEN, _CLEAR = 20, 56
"""How much a grey differs from its ground, of 255, where the eye begins to see it and where it reads."""
_TRACE, _WHOLE, _MOST = 0.1, 0.85, 0.5
"""The shares of its ink below which a glyph does not show, and above which a digit or another is sure."""
_EXTENT, _LARGE = 0.6, 7
"""The share of its height and width that a digit's ink has where nothing cuts it; the dots to tell it."""
_TILE, _EVERY, _LEAST, _BLUR = 8, 2, 5, 1.5
"""The dots of a square in which ink is counted, in every other row, and of the ink that counts there; the
points by which ink leaves its box."""
_ENOUGH, _TALL = 4000, 12
"""The dots of a glyph that are looked at, of a large one a band across its middle, and the height from which
every other row of one that is no numeral is enough."""
_OUTLINE = 0.1
_PAPER = 200
_BETWEEN = 0.15
"""The share of its square that a glyph leaves blank."""
_BROAD = frozenset("023456789０２３４５６７８９")
_NUMERALS = _BROAD | frozenset("1１一二三四五六七八九十.．-－−+＋,，")
_IS_INK = bytes(each < BLANK for each in range(256))
_BITS = bytes(48 + (each < BLANK) for each in range(256))
"""Turns the dots of ink into 1 and blank ones into 0."""


class Ink:
    """A page as it is painted. Its objects cannot be painted as they were afterwards.

    Text objects that PDFium takes for the same as another under them are not `listed`, and their glyphs are
    not told: a glyph that hides shows nevertheless where such a twin lies over it.
    """

    def __init__(
        self, page: Any, size: tuple[float, float], turn: int, found: Sequence[Found], listed: Container[int]
    ) -> None:
        self._canvas = canvas(page, size, turn)
        kinds: dict[int, list[Found]] = {}
        for each in found:
            kinds.setdefault(pdfium.FPDFPageObj_GetType(each.shape), []).append(each)
        texts = kinds.pop(pdfium.FPDF_PAGEOBJ_TEXT, [])
        painted = [each for each in texts if is_painted(each.shape)]
        flat = [each for each in painted if is_flat(each)]
        self._whole = self._canvas.paint(pdfium.FPDF_ANNOT)
        hide(texts)
        self._ground = self._bare = self._canvas.paint(pdfium.FPDF_ANNOT)
        if pictures := kinds.pop(pdfium.FPDF_PAGEOBJ_IMAGE, []):
            hide(pictures)
            self._bare = self._canvas.paint(pdfium.FPDF_ANNOT)
        hide([each for others in kinds.values() for each in others])
        self._names = named(flat, listed)
        self._loose = {which for each in painted if (which := address(each.shape)) not in self._names}
        self._has_loose_twins = any(which not in listed for which in self._loose)
        self._owners = self._canvas.paint()

    def doubt(self, text: Any, char: str, box: Box) -> str:
        """Return "" for a glyph of a text object that shows, else UNSEEN, FAINT or, where part shows, VEILED.

        EMPTY is a glyph of which its font has no outline: a damaged one. What hides on dark ground, or under
        a stroke that is no glyph's, is no blank: it is VEILED.
        """
        which = address(text)
        place = _band(self._canvas.place(box))
        if which not in self._names and which not in self._loose:
            return self._shown_by_others(place)
        is_exact = char in _NUMERALS
        every = 1 if is_exact or place.bottom - place.top < _TALL else _EVERY
        owners = self._canvas.dots(self._owners, place, every)
        whole = self._canvas.dots(self._whole, place, every)
        ground = self._canvas.dots(self._ground, place, every)
        own: Sequence[int] = owners.translate(_IS_INK)
        if not _is_plainly_seen(owners, whole, ground, self._names.get(which, BLANK)):
            contrast = list(map(abs, map(sub, whole, ground)))
            own = self._own(which, owners, contrast)
            seen = [each for each, is_own in zip(contrast, own, strict=True) if is_own]
            if not seen and min(box[2] - box[0], box[3] - box[1]) < _OUTLINE:
                return EMPTY
            if sum(each >= _SEEN for each in seen) <= _TRACE * len(seen):
                return self._why_unseen(box, owners, contrast, is_covered=not seen)
            if max(seen) < _CLEAR:
                return FAINT
            is_sure = sum(each >= _CLEAR for each in seen) >= (_WHOLE if is_exact else _MOST) * len(seen)
            if which in self._names and not is_sure:
                return VEILED
            if any(each < BLANK and not is_own for each, is_own in zip(owners, own, strict=True)):
                return ""  # other text may lie over it
        return VEILED if char in _BROAD and _is_cut(own, place) else ""

    def _shown_by_others(self, place: Place) -> str:
        """Return "" where a twin shows in the place of a glyph that is not painted, else UNSEEN.

        VEILED is one in whose place text shows that nothing tells from other text: it may be the twin.
        """
        owners, whole, ground = (
            self._canvas.dots(each, place) for each in (self._owners, self._whole, self._ground)
        )
        contrast = list(map(abs, map(sub, whole, ground)))
        if _is_twin(owners, contrast):
            return ""
        unnamed = any(each == BLANK and seen >= _CLEAR for each, seen in zip(owners, contrast, strict=True))
        return VEILED if self._has_loose_twins and unnamed else UNSEEN

    def outline(self, text: Any, box: Box) -> list[int]:
        """Return the ink of a glyph, a number for each row; nothing where other text runs into its box."""
        place = self._canvas.place(box)
        owners = self._canvas.dots(self._owners, place)
        if owners.count(self._names.get(address(text), BLANK)) + owners.count(BLANK) != len(owners):
            return []
        wide = place.right - place.left
        bits = owners.translate(_BITS).decode()
        return [int(bits[start : start + wide], 2) for start in range(0, len(bits), wide)]

    def strays(self, boxes: Iterable[Box]) -> list[list[float]]:
        """Return boxes around the ink of text that lies in no glyph's box; told are these boxes."""
        wide = self._canvas.width
        whole, ground = (_some_rows(each, wide) for each in (self._whole, self._ground))
        left = bytearray(whole)
        for box in boxes:
            place = self._canvas.place(box, _BLUR)
            for row in range(-(-place.top // _EVERY), -(-place.bottom // _EVERY)):
                start, end = row * wide + place.left, row * wide + place.right
                left[start:end] = ground[start:end]
        if left == ground:
            return []
        dots = enumerate(zip(left, ground, strict=True))
        strays = (dot for dot, (one, other) in dots if one != other)
        tiles = Counter((dot // wide * _EVERY // _TILE, dot % wide // _TILE) for dot in strays)
        side = _TILE / self._canvas.scale
        found = sorted(tile for tile, count in tiles.items() if count * _EVERY >= _LEAST)
        return [[x * side, y * side, x * side + side, y * side + side] for y, x in found]

    def shows(self, box: Box) -> bool:
        """Whether a picture in a box shows, and anything but one colour."""
        place = self._canvas.place(box)
        bare, ground = self._canvas.dots(self._bare, place), self._canvas.dots(self._ground, place)
        return bare != ground and not self.is_plain(box)

    def is_plain(self, box: Box) -> bool:
        """Whether the page without its text shows one colour in a box."""
        ground = self._canvas.dots(self._ground, self._canvas.place(box))
        return not ground or max(ground) - min(ground) < _SEEN

    def _own(self, which: int, owners: bytes, contrast: Sequence[int]) -> list[bool]:
        """Return which dots are a glyph's own: of one that is not painted flat, all that no other has."""
        if which in self._loose:
            return [each == BLANK and seen >= _SEEN for each, seen in zip(owners, contrast, strict=True)]
        return [each == self._names[which] for each in owners]

    def _why_unseen(self, box: Box, owners: bytes, contrast: Sequence[int], *, is_covered: bool) -> str:
        """Return UNSEEN where the eye sees plain paper, or another glyph; "" where a twin shows instead."""
        if _is_twin(owners, contrast):
            return ""
        around = self._canvas.dots(self._owners, self._canvas.place(box, 1.0))
        blank = around.count(BLANK)
        if is_covered and blank < len(around):
            return UNSEEN if blank > _BETWEEN * len(around) else VEILED
        ground = self._canvas.dots(self._ground, self._canvas.place(box))
        usual = sorted(ground)[(len(ground) - 1) // 2 :]
        return VEILED if usual and usual[0] < _PAPER else UNSEEN


def _is_twin(owners: Iterable[int], contrast: Iterable[int]) -> bool:
    return any(each <= LAST_TWIN and seen >= _CLEAR for each, seen in zip(owners, contrast, strict=True))


def _band(place: Place) -> Place:
    high, wide = place.bottom - place.top, place.right - place.left
    if high * wide <= _ENOUGH:
        return place
    middle, half = (place.top + place.bottom) // 2, max(1, _ENOUGH // wide // 2)
    return place._replace(top=max(place.top, middle - half), bottom=min(place.bottom, middle + half))


def _some_rows(painting: bytes, wide: int) -> bytes:
    rows = range(0, len(painting), wide * _EVERY)
    return b"".join([painting[start : start + wide] for start in rows])


def _is_plainly_seen(owners: bytes, whole: bytes, ground: bytes, name: int) -> bool:
    """Whether a glyph shows whole in one colour on one ground, and no other text is near.

    Most do, and are told without a look at each dot.
    """
    paper = ground[:1]
    ink = whole.replace(paper, b"")
    own = owners.count(name)
    return (
        ground.count(paper) == len(ground)
        and 0 < len(ink) == own == ink.count(ink[:1])
        and own + owners.count(BLANK) == len(owners)
        and abs(ink[0] - paper[0]) >= _CLEAR
    )


def _is_cut(own: Sequence[int], place: Place) -> bool:
    """Whether the ink of a glyph, its own dots, does not fill its box."""
    wide, high = place.right - place.left, place.bottom - place.top
    rows = [y for y in range(high) if any(own[y * wide : (y + 1) * wide])]
    columns = [x for x in range(wide) if any(own[x::wide])]
    return any(
        size >= _LARGE and inked[-1] - inked[0] + 1 < _EXTENT * size
        for size, inked in ((high, rows), (wide, columns))
    )
