"""Takes a PDF apart with PDFium, in a process of its own: bytes come on standard input, JSON leaves.

A hostile file can keep any PDF parser busy without end (forms that draw forms that draw forms) or eat all
memory. Here it can end nothing but this process.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_glyphs import PageText, boxes, glyphs, matrices, quarters
from kit.ingest.source.pdf.pdf_ink import Ink
from kit.ingest.source.pdf.pdf_liars import Digits
from kit.ingest.source.pdf.pdf_notes import attached, carried, is_written_over, marks, title
from kit.ingest.source.pdf.pdf_painting import address
from kit.ingest.source.pdf.pdf_shapes import Found, drawn, picture, shapes, shown

MOST_PAGES, MOST_MARKS = 200, 400_000
_MOST_MEMORY, _MOST_SECONDS, _LAST_SECONDS = 2 << 30, 20, 25
"""At the one limit of time the process ends in a way that tells why, at the other the system ends it."""


class _RefusedError(Exception):
    """Why a file is not taken apart, as a word for the process that asked."""


def take_apart(data: bytes) -> dict[str, Any]:
    """Return what stands on each page and what files it carries, or why the file is refused."""
    try:
        document = _opened(data)
        digits = Digits()
        pages = list(_pages(document, digits))
        digits.doubt()
        besides = {"attached": attached(document), "carried": carried(document), "title": title(document)}
        return {"pages": pages, **besides}
    except _RefusedError as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": "memory"}


def _opened(data: bytes) -> Any:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        needs_password = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise _RefusedError("password" if needs_password else "damaged")
    return document


def _pages(document: Any, digits: Digits) -> Iterator[dict[str, Any]]:
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise _RefusedError("large")
    budget = _Budget()
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise _RefusedError("damaged")
        yield _content(page, budget, digits)
        pdfium.FPDF_ClosePage(page)


class _Budget:
    """How many marks may yet be taken from the file."""

    def __init__(self) -> None:
        self._left = MOST_MARKS

    def spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _RefusedError("large")


def _content(page: Any, budget: _Budget, digits: Digits) -> dict[str, Any]:
    """Return a page as it stands upright: its size, and what is on it. Its digits are remembered."""
    text = pdfium.FPDFText_LoadPage(page)
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    stands = matrices(text)
    turn = quarters(stands.values(), shown(page, width, height))
    if turn % 2:
        width, height = height, width
    matrix = shown(page, width, height, turn)
    found = list(shapes(page, matrix, budget.spend))
    rulings, pictures, sketches = _drawn(found, budget)
    inked = boxes(text, stands, matrix, budget.spend)
    listed = {address(pdfium.FPDFText_GetTextObject(text, index)) for index in inked}
    ink = Ink(page, (width, height), turn, found, listed)
    content = {
        "width": width,
        "height": height,
        "glyphs": list(glyphs(PageText(text, matrix, stands, inked), ink, digits)),
        "rulings": rulings,
        "pictures": [box for box in pictures if ink.shows(box)],
        "sketches": [box for box in sketches if not ink.is_plain(box)],
        "strays": ink.strays(inked.values()),
        "marks": list(marks(page, matrix)),
        "written_over": is_written_over(page),
    }
    pdfium.FPDFText_ClosePage(text)
    return content


def _drawn(found: Sequence[Found], budget: _Budget) -> tuple[list[list[float]], ...]:
    """Return the rulings on a page, and the boxes of its pictures and sketches."""
    rulings: list[list[float]] = []
    pictures: list[list[float]] = []
    sketches: list[list[float]] = []
    for shape, matrix, _ in found:
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            lines, askew = drawn(shape, matrix, budget.spend)
            rulings += lines
            sketches += askew
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(picture(matrix))
    return rulings, pictures, sketches


def main() -> None:
    """Read a PDF on standard input and write what it holds."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits, and some systems refuse
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _LAST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    gc.disable()  # nothing here refers to itself, and the process ends with its answer
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    found = take_apart(data)
    try:
        answer = json.dumps(found, allow_nan=False)
    except ValueError:  # a coordinate that is no number
        answer = json.dumps({"refused": "damaged"})
    sys.stdout.buffer.write(answer.encode())


if __name__ == "__main__":
    main()
