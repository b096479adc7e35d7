"""Takes a PDF apart with PDFium, in a process of its own: bytes come on standard input, JSON leaves.

A hostile file can keep any PDF parser busy without end (forms that draw forms that draw forms) or eat all
memory. Here it can end nothing but this process.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_shapes import Matrix, area, at, rulings, shapes, shown, times

MOST_PAGES, MOST_MARKS = 200, 400_000
_MOST_MEMORY, _MOST_SECONDS = 2 << 30, 20
_UNSEEN_MODES = (3, 7)  # a scanner's own reading lies under its picture in such a mode
_FREE_TEXT, _FIELD = 3, 20
_LINE_END_HYPHEN = 2


class _RefusedError(Exception):
    """Why a file is not taken apart, as a word for the process that asked."""


def take_apart(data: bytes) -> dict[str, Any]:
    """Return what stands on each page, or why the file is refused."""
    try:
        return {"pages": list(_pages(data))}
    except _RefusedError as refused:
        return {"refused": str(refused)}


def _pages(data: bytes) -> Iterator[dict[str, Any]]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        needs_password = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise _RefusedError("password" if needs_password else "damaged")
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise _RefusedError("large")
    budget = _Budget()
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise _RefusedError("damaged")
        yield _content(page, budget)
        pdfium.FPDF_ClosePage(page)


class _Budget:
    """How many marks may yet be taken from the file."""

    def __init__(self) -> None:
        self._left = MOST_MARKS

    def spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _RefusedError("large")


def _content(page: Any, budget: _Budget) -> dict[str, Any]:
    """Return a page's size, glyphs, rulings, the share a picture covers, and whether notes lie over it."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    matrix = shown(page, width, height)
    lines: list[list[float]] = []
    pictured = 0.0
    for shape, its_matrix in shapes(page, matrix, budget.spend):
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            lines += rulings(shape, its_matrix, budget.spend)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = max(pictured, area(its_matrix) / max(width * height, 1.0))
    return {
        "width": width,
        "height": height,
        "glyphs": list(_glyphs(page, matrix, budget)),
        "rulings": lines,
        "pictured": pictured,
        "written_over": _is_written_over(page),
    }


def _is_written_over(page: Any) -> bool:
    """Whether words print on the page that are no part of its content: a note's or a form field's.

    The field of a seal or a signature holds none.
    """
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_MARKS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        is_signed = kind == _FIELD and _field_type(annotation) == "Sig"
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in (_FREE_TEXT, _FIELD) and not is_signed:
            return True
    return False


def _field_type(annotation: Any) -> str:
    written = (ctypes.c_ushort * 8)()
    size = pdfium.FPDFAnnot_GetStringValue(annotation, b"FT", written, ctypes.sizeof(written))
    return bytes(written)[: max(size - 2, 0)].decode("utf-16-le", "replace")


def _glyphs(page: Any, matrix: Matrix, budget: _Budget) -> Iterator[list[Any]]:
    text = pdfium.FPDFText_LoadPage(page)
    for index in range(pdfium.FPDFText_CountChars(text)):
        budget.spend()
        if pdfium.FPDFText_IsGenerated(text, index) != 1 and _is_painted(text, index):
            yield _glyph(text, index, matrix)
    pdfium.FPDFText_ClosePage(text)


def _is_painted(text: Any, index: int) -> bool:
    shape = pdfium.FPDFText_GetTextObject(text, index)
    if shape and pdfium.FPDFTextObj_GetTextRenderMode(shape) in _UNSEEN_MODES:
        return False
    red, green, blue, opacity = (ctypes.c_uint(255) for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, opacity)
    return bool(opacity.value)


def _glyph(text: Any, index: int, matrix: Matrix) -> list[Any]:
    """Return a glyph in the order of `Glyph`: character, pen's way, ink's extent, baseline, size, doubt."""
    code = pdfium.FPDFText_GetUnicode(text, index)
    char = "-" if code == _LINE_END_HYPHEN else chr(code or 0xFFFD)
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    loose, raw = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetLooseCharBox(text, index, loose)
    pdfium.FPDFText_GetMatrix(text, index, raw)
    own = times((raw.a, raw.b, raw.c, raw.d, 0.0, 0.0), matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(own[2], own[3])
    pen, baseline = at(matrix, (x.value, y.value))
    ink = sorted(at(matrix, corner)[0] for corner in ((left.value, bottom.value), (right.value, top.value)))
    ends = (at(matrix, corner)[0] for corner in ((loose.left, loose.bottom), (loose.right, loose.top)))
    wide = size if unicodedata.east_asian_width(char) in "WF" else 0.0
    is_turned = own[0] <= 0 or abs(own[1]) > 0.05 * own[0]
    is_unknown = code == 0 or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
    doubt = "turned" if is_turned else "unknown" if is_unknown else ""
    return [char, *(round(each, 2) for each in (pen, max(*ends, pen + wide), *ink, baseline, size)), doubt]


def main() -> None:
    """Read a PDF on standard input and write what it holds."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits, and some systems refuse
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    sys.stdout.buffer.write(json.dumps(take_apart(data), allow_nan=False).encode())


if __name__ == "__main__":
    main()
