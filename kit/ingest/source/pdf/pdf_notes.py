"""What a PDF holds beside the content of its pages: notes, fields, marks, files."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from kit.ingest.source.pdf.pdf_shapes import Matrix, at
from kit.page.carried_data import DATA_FILE

MOST = 1000
_FREE_TEXT, _FIELD, _STRIKE = 3, 20, 12
_MARKS = frozenset((4, 5, 6, 7, 8, 13, 14, 15, 24, 28))
"""Lines, frames, stamps, carets, ink, watermarks and blackings."""
_HIDDEN = 2
_LONGEST = 80
_MOST_CARRIED = 4 << 20
"""Bytes of data that a report carries; a ministry's has a hundredth of them."""


def is_written_over(page: Any) -> bool:
    """Whether words print on the page that are no part of its content: a note's or a form field's.

    The field of a seal or a signature holds none.
    """
    return any(
        kind == _FREE_TEXT or (kind == _FIELD and _text(note, b"FT") != "Sig") for kind, note in _notes(page)
    )


def marks(page: Any, matrix: Matrix) -> Iterator[list[Any]]:
    """Yield what readers drew on a page, each with its box: what strikes out, and what else covers."""
    for kind, note in _notes(page):
        if kind == _STRIKE or kind in _MARKS:
            box = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(note, box)
            (ax, ay), (bx, by) = at(matrix, (box.left, box.bottom)), at(matrix, (box.right, box.top))
            doubt = "struck" if kind == _STRIKE else "marked"
            yield [min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), doubt]


def attached(document: Any) -> list[str]:
    """Return the names of the files that a PDF carries."""
    return [_name(file) for file in _files(document)]


def carried(document: Any) -> list[str]:
    """Return what the files hold that are called as a report's own data in a PDF of this kit."""
    texts = (_content(file) for file in _files(document) if _name(file) == DATA_FILE)
    return [text.decode("utf-8", "replace") for text in texts]


def title(document: Any) -> str:
    """Return what a PDF says that it is called."""
    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    written = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDF_GetMetaText(document, b"Title", written, ctypes.sizeof(written))
    return _decoded(written, size)


def _files(document: Any) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), MOST)):
        yield pdfium.FPDFDoc_GetAttachment(document, index)


def _name(file: Any) -> str:
    size = pdfium.FPDFAttachment_GetName(file, None, 0)
    written = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAttachment_GetName(file, written, ctypes.sizeof(written))
    return _decoded(written, size)[:_LONGEST]


def _content(file: Any) -> bytes:
    """Return the bytes of a file; none of one that is too large for a report's data."""
    size = ctypes.c_ulong()
    pdfium.FPDFAttachment_GetFile(file, None, 0, ctypes.byref(size))
    if size.value > _MOST_CARRIED:
        return b""
    written = ctypes.create_string_buffer(size.value)
    pdfium.FPDFAttachment_GetFile(file, written, size.value, ctypes.byref(size))
    return written.raw[: size.value]


def _notes(page: Any) -> Iterator[tuple[int, Any]]:
    """Yield the notes on a page that are not hidden, each with its kind."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN:
            yield pdfium.FPDFAnnot_GetSubtype(note), note
        pdfium.FPDFPage_CloseAnnot(note)


def _text(note: Any, key: bytes) -> str:
    written = (ctypes.c_ushort * 8)()
    size = pdfium.FPDFAnnot_GetStringValue(note, key, written, ctypes.sizeof(written))
    return _decoded(written, size)


def _decoded(written: ctypes.Array[ctypes.c_ushort], size: int) -> str:
    return bytes(written)[: max(size - 2, 0)].decode("utf-16-le", "replace")
