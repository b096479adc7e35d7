"""The glyphs on a PDF page as PDFium tells them: which way they stand, where, and whether they show."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_ink import EMPTY, FAINT, UNSEEN, Ink
from kit.ingest.source.pdf.pdf_liars import Digits
from kit.ingest.source.pdf.pdf_shapes import Matrix, at, times

Sight = Callable[[Any, str, list[float]], str]
"""Tells of a glyph of a text object, by its character and its box, whether it shows."""

_LINE_END_HYPHEN = 2
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_LIGATURES = {unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_LEAST_TURNED = 0.6
"""The share of a page's glyphs that lie on their side where the page does."""
_WAYS = {(1, 0): 0, (0, -1): 1, (-1, 0): 2, (0, 1): 3}
"""By which way its lines run, how many quarters a page is turned to the right to stand upright."""
_UNTOLD = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text as PDFium holds it, and the matrix by which it is shown.

    `matrices` and `boxes` are those of its glyphs, by their numbers; a half of a character has no box.
    """

    held: Any
    shown: Matrix
    matrices: Mapping[int, Matrix]
    boxes: Mapping[int, list[float]]


def matrices(text: Any) -> dict[int, Matrix]:
    """Return the matrix of each glyph that stands in a page's text, by its number."""
    found: dict[int, Matrix] = {}
    raw = pdfium.FS_MATRIX()
    for index in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, index) != 1:
            told = pdfium.FPDFText_GetMatrix(text, index, raw)
            found[index] = (raw.a, raw.b, raw.c, raw.d, 0.0, 0.0) if told else _UNTOLD
    return found


def quarters(own: Iterable[Matrix], matrix: Matrix) -> int:
    """Return how many quarters a page is turned to the right so that most of its text stands upright."""
    ways: Counter[int] = Counter()
    for each, often in Counter(own).items():
        if each != _UNTOLD:
            a, b, *_ = times(each, matrix)
            scale = math.hypot(a, b) or 1.0
            ways[_WAYS.get((round(a / scale), round(b / scale)), 0)] += often
    turned, count = max(ways.items(), key=lambda each: each[1], default=(0, 0))
    return turned if count > _LEAST_TURNED * ways.total() else 0


def boxes(text: Any, own: Iterable[int], matrix: Matrix, spend: Callable[[], None]) -> dict[int, list[float]]:
    """Return the boxes of glyphs of a page's text, of which `own` are the numbers, by these."""
    found = {}
    sides = left, right, bottom, top = tuple(ctypes.c_double() for _ in range(4))
    for index in own:
        spend()
        if not _is_second_half(text, index):
            pdfium.FPDFText_GetCharBox(text, index, *sides)
            (ax, ay), (bx, by) = at(matrix, (left.value, bottom.value)), at(matrix, (right.value, top.value))
            found[index] = [min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)]
    return found


def glyphs(text: PageText, ink: Ink, digits: Digits) -> Iterator[list[Any]]:
    """Yield the glyphs that show, each in the order of `Glyph`.

    Digits are remembered, so that those of a font that lies become doubtful.
    """
    upright = {own: times(own, text.shown) for own in set(text.matrices.values())}
    at_one_place: list[list[Any]] = []
    for index, box in text.boxes.items():
        own = upright[text.matrices[index]]
        if found := _glyph(text.held, index, own, text.shown, box, ink.doubt):
            if found[0].isdigit() and not found[-1]:
                digits.take(ink, text.held, index, box, found)
            if at_one_place and at_one_place[-1][1:-1] != found[1:-1]:
                yield from _side_by_side(at_one_place)
                at_one_place = []
            at_one_place.append(found)
    yield from _side_by_side(at_one_place)


def _side_by_side(parts: list[list[Any]]) -> list[list[Any]]:
    """Return the letters of a ligature, of each of which the whole's place is told, one behind the other."""
    if "".join(part[0] for part in parts) in _LIGATURES:
        for first, last in ((1, 2), (3, 4)):
            begin, wide = parts[0][first], (parts[0][last] - parts[0][first]) / len(parts)
            for number, part in enumerate(parts):
                part[first : last + 1] = (round(begin + each * wide, 2) for each in (number, number + 1))
    return parts


def _glyph(
    text: Any, index: int, own: Matrix, matrix: Matrix, box: list[float], sight: Sight
) -> list[Any] | None:
    """Return a glyph: character, pen's way, ink's extent, baseline, size, doubt; None for one that hides."""
    code = _code(text, index)
    char = "-" if code == _LINE_END_HYPHEN else chr(code or 0xFFFD)
    doubt = _doubt(text, index, code, own)
    if unicodedata.category(char)[0] in "LNPS":
        seen = sight(pdfium.FPDFText_GetTextObject(text, index), char, box)
        if seen == UNSEEN or (seen == FAINT and doubt == "turned"):  # a watermark lies askew and is pale
            return None
        doubt = doubt or ("unknown" if seen == EMPTY else "veiled" if seen else "")
    x, y, loose = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    pdfium.FPDFText_GetLooseCharBox(text, index, loose)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(own[2], own[3])
    pen, baseline = at(matrix, (x.value, y.value))
    one, _ = at(matrix, (loose.left, loose.bottom))
    other, _ = at(matrix, (loose.right, loose.top))
    end = max(one, other, pen + size if unicodedata.east_asian_width(char) in "WF" else pen)
    ink = round(box[0], 2), round(box[2], 2)
    return [char, round(pen, 2), round(end, 2), *ink, round(baseline, 2), round(size, 2), doubt]


def _code(text: Any, index: int) -> int:
    """Return the number of a character; one beyond the first 65,536 comes as two halves at one place."""
    code: int = pdfium.FPDFText_GetUnicode(text, index)
    if code in _FIRST_HALVES and _is_second_half(text, index + 1):
        second: int = pdfium.FPDFText_GetUnicode(text, index + 1)
        return 0x10000 + (code - _FIRST_HALVES.start << 10) + second - _SECOND_HALVES.start
    return code


def _is_second_half(text: Any, index: int) -> bool:
    """Whether what stands at `index` is the second half of the character before it."""
    if pdfium.FPDFText_GetUnicode(text, index) not in _SECOND_HALVES:
        return False
    return pdfium.FPDFText_GetUnicode(text, index - 1) in _FIRST_HALVES


def _doubt(text: Any, index: int, code: int, own: Matrix) -> str:
    if own[0] <= 0 or abs(own[1]) > 0.05 * own[0]:
        return "turned"
    return "unknown" if code == 0 or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 else ""
