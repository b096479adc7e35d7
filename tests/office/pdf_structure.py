"""A tagged PDF as a screen reader goes through it: the elements in their order, and what they read out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader


@dataclass
class Cell:
    """A cell: TH or TD, what it spans, how it heads others, and which cells head it, by their order."""

    kind: str
    rowspan: int
    colspan: int
    scope: str
    heads: frozenset[int] = field(default_factory=frozenset)


def catalogue(pdf: bytes) -> Any:
    """Return what a PDF says of itself as a whole."""
    return PdfReader(BytesIO(pdf)).trailer["/Root"]


def elements(pdf: bytes) -> Iterator[tuple[str, Any]]:
    """Yield the kind of each element of the structure, in reading order, with the element."""
    yield from _below(catalogue(pdf)["/StructTreeRoot"])


def tables(pdf: bytes) -> list[list[Cell]]:
    """Return the cells of each table, in reading order."""
    return [_cells(element) for kind, element in elements(pdf) if kind == "Table"]


def read_out(pdf: bytes) -> str:
    """Return all that the structure reads out, element by element, without white space; artifacts are silent."""
    document = pypdfium2.PdfDocument(pdf)
    words = (word for page in document for word in _page(page.raw))
    return "".join("".join(words).split())


def _below(element: Any) -> Iterator[tuple[str, Any]]:
    kids = element.get("/K", [])
    for each in kids if isinstance(kids, list) else [kids]:
        kid = each.get_object()
        if not isinstance(kid, int) and "/S" in kid:
            yield str(kid["/S"])[1:], kid
            yield from _below(kid)


def _cells(table: Any) -> list[Cell]:
    found = [element for kind, element in _below(table) if kind in ("TH", "TD")]
    names = {str(element["/ID"]): number for number, element in enumerate(found) if "/ID" in element}
    return [_cell(element, names) for element in found]


def _cell(element: Any, names: dict[str, int]) -> Cell:
    told: dict[str, Any] = {}
    for each in element["/A"]:
        attributes = each.get_object()
        told |= dict(attributes) if attributes["/O"] == "/Table" else {}
    return Cell(
        str(element["/S"])[1:],
        int(told.get("/RowSpan", 1)),
        int(told.get("/ColSpan", 1)),
        str(told.get("/Scope", "")).removeprefix("/"),
        frozenset(names[str(name)] for name in told.get("/Headers", [])),
    )


def _page(page: Any) -> Iterator[str]:
    text = pdfium.FPDFText_LoadPage(page)
    marked: dict[int, str] = {}
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        shape = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_TEXT:
            number = pdfium.FPDFPageObj_GetMarkedContentID(shape)
            marked[number] = marked.get(number, "") + _text(shape, text)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _read(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), marked)
    pdfium.FPDF_StructTree_Close(tree)
    pdfium.FPDFText_ClosePage(text)


def _read(element: Any, marked: dict[int, str]) -> Iterator[str]:
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            yield marked.get(number, "")
        elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            yield from _read(child, marked)


def _text(shape: Any, page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(shape, page, None, 0)
    written = (pdfium.FPDF_WCHAR * size)()
    pdfium.FPDFTextObj_GetText(shape, page, written, size)
    return bytes(written).decode("utf-16-le").rstrip("\0")
