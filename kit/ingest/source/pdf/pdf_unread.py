"""Names what the pages of a PDF show and nobody reads: pictures, words drawn as shapes, files it carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.ingest.source.pdf.pdf_page import Page, Shape
from kit.ingest.source.printed import Unread

_SCANNED = "整页是图片，没有读"
_LEAST = 12.0
"""Points of a picture in which words may stand."""
_LETTER = (4.0, 40.0)
_FEW = 8
"""Shapes as large as letters that are a bullet list or a drawing, not words."""


def unread(pages: Sequence[Page], attached: Sequence[str]) -> Iterator[Unread]:
    """Yield what is shown and not read, page by page, then the files that the PDF carries."""
    for page in pages:
        place = page.place
        if not page.has_text and any(map(page.is_background, page.pictures)):
            yield Unread(_SCANNED, place)
        elif any(min(each.size) > _LEAST for each in page.pictures):
            yield Unread("图片", place)
        if page.strays:
            yield Unread("字体里没有对应文字的字", place)
        if sum(map(_is_letter, page.sketches)) > _FEW:
            yield Unread("画成图形的字", place)
    for name in attached:
        yield Unread(f"附件“{name}”" if name else "附件", "PDF 里")


def _is_letter(sketch: Shape) -> bool:
    return all(_LETTER[0] < each < _LETTER[1] for each in sketch.size)
