"""The shapes in which published reports are met: each writes a whole made-up report around given figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.form.official_form import Form
from tests.ingest.shapes import flat, plain, site, spreadsheet, word, word_html
from tests.ingest.shapes.document import Piece, document, title_of
from tests.ingest.shapes.sheet import Figures


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to write a report: the suffix of its file, and the writer of its pieces below a title.

    `spans` tells whether the file says which cells are merged, so that a blank is certainly a blank.
    """

    suffix: str
    write: Callable[[Sequence[Piece], str], bytes]
    spans: bool = True

    def render(self, figures: Figures, form: Form, year: int) -> bytes:
        """Return the file of a made-up report that holds `figures` in the tables of `form`."""
        return self.write(list(document(figures, form, year)), title_of(form, year))


SHAPES: dict[str, Shape] = {
    "word saved as filtered html": Shape(".htm", word_html.filtered),
    "site page": Shape(".html", site.page),
    "tables split without header": Shape(".html", site.split),
    "table split with header repeated": Shape(".html", site.header_repeated),
    "spans lost, cells left empty": Shape(".html", flat.padded, spans=False),
    "spans lost, rows ragged": Shape(".html", flat.ragged, spans=False),
    "one giant table": Shape(".html", flat.giant),
    "a paragraph a cell": Shape(".html", flat.mirror, spans=False),
    "labels written over": Shape(".html", site.written_over),
    "sloppy html": Shape(".html", flat.sloppy),
    "word, numbered headings": Shape(".docx", word.numbered),
    "word, merges repeated, tracked": Shape(".docx", word.repeated, spans=False),
    "word, merges left empty, controls": Shape(".docx", word.emptied, spans=False),
    "word, all in a layout table": Shape(".docx", word.layout),
    "workbook laid out by hand": Shape(".xlsx", spreadsheet.by_hand),
    "text with tabs": Shape(".txt", plain.tabs, spans=False),
    "text with pipes": Shape(".md", plain.pipes, spans=False),
    "text, a cell a line": Shape(".txt", plain.lines, spans=False),
}
