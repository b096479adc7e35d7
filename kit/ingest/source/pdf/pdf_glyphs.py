"""The glyphs on a PDF page as PDFium tells them: which way they stand, where, and whether they show."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
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


def quarters(text: Any, matrix: Matrix) -> int:
    """Return how many quarters a page is turned to the right so that most of its text stands upright."""
    ways: Counter[int] = Counter()
    raw = pdfium.FS_MATRIX()
    for index in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, index) != 1 and pdfium.FPDFText_GetMatrix(text, index, raw):
            own = times((raw.a, raw.b, raw.c, raw.d, 0.0, 0.0), matrix)
            scale = math.hypot(own[0], own[1]) or 1.0
            ways[_WAYS.get((round(own[0] / scale), round(own[1] / scale)), 0)] += 1
    turned, count = max(ways.items(), key=lambda each: each[1], default=(0, 0))
    return turned if count > _LEAST_TURNED * ways.total() else 0


def boxes(text: Any, matrix: Matrix, spend: Callable[[], None]) -> dict[int, list[float]]:
    """Return the box of each glyph of a page's text, by its number."""
    found = {}
    for index in range(pdfium.FPDFText_CountChars(text)):
        spend()
        if pdfium.FPDFText_IsGenerated(text, index) != 1 and not _is_second_half(text, index):
            found[index] = _box(text, index, matrix)
    return found


def glyphs(
    text: Any, matrix: Matrix, inked: Mapping[int, list[float]], ink: Ink, digits: Digits
) -> Iterator[list[Any]]:
    """Yield the glyphs that show, each in the order of `Glyph`; told is the box of each.

    Digits are remembered, so that those of a font that lies become doubtful.
    """
    at_one_place: list[list[Any]] = []
    for index, box in inked.items():
        if found := _glyph(text, index, matrix, box, ink.doubt):
            if found[0].isdigit() and not found[-1]:
                digits.take(ink, text, index, box, found)
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


def _glyph(text: Any, index: int, matrix: Matrix, box: list[float], sight: Sight) -> list[Any] | None:
    """Return a glyph: character, pen's way, ink's extent, baseline, size, doubt; None for one that hides."""
    code = _code(text, index)
    char = "-" if code == _LINE_END_HYPHEN else chr(code or 0xFFFD)
    raw, loose = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetMatrix(text, index, raw)
    own = times((raw.a, raw.b, raw.c, raw.d, 0.0, 0.0), matrix)
    doubt = _doubt(text, index, code, own)
    if unicodedata.category(char)[0] in "LNPS":
        seen = sight(pdfium.FPDFText_GetTextObject(text, index), char, box)
        if seen == UNSEEN or (seen == FAINT and doubt == "turned"):  # a watermark lies askew and is pale
            return None
        doubt = doubt or ("unknown" if seen == EMPTY else "veiled" if seen else "")
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    pdfium.FPDFText_GetLooseCharBox(text, index, loose)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(own[2], own[3])
    pen, baseline = at(matrix, (x.value, y.value))
    ends = (at(matrix, corner)[0] for corner in ((loose.left, loose.bottom), (loose.right, loose.top)))
    wide = size if unicodedata.east_asian_width(char) in "WF" else 0.0
    told = (pen, max(*ends, pen + wide), box[0], box[2], baseline, size)
    return [char, *(round(each, 2) for each in told), doubt]


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


def _box(text: Any, index: int, matrix: Matrix) -> list[float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    (ax, ay), (bx, by) = at(matrix, (left.value, bottom.value)), at(matrix, (right.value, top.value))
    return [min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)]


def _doubt(text: Any, index: int, code: int, own: Matrix) -> str:
    if own[0] <= 0 or abs(own[1]) > 0.05 * own[0]:
        return "turned"
    return "unknown" if code == 0 or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 else ""
