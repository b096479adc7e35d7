"""A report as a Word file in the layout of an official document."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document
from docx.oxml import parse_xml

from kit.office.sheet import sheet_mark, title_lines
from kit.office.word.word_paper import TEXT_WIDTH, blank_document, mark
from kit.office.word.word_table import table_xml
from kit.office.zip_package import timeless
from kit.page.content import Heading, Paragraph, body
from kit.page.grid import grid_of
from kit.report.report import Report

LONGEST_PROPERTY = 255
"""The characters that a file's own title may have."""


def write_docx(report: Report) -> bytes:
    """Return a report as a .docx: title, words and statutory tables, merged as on the page.

    The same report gives the same bytes. A form to be filled in is marked so, and a report while an
    error stands. Raises InputError when the words hold a look-up that names nothing.
    """
    document = blank_document()
    document.core_properties.title = report.title[:LONGEST_PROPERTY]
    document.core_properties.author = report.agency[:LONGEST_PROPERTY]
    if sign := sheet_mark(report):
        mark(document, sign)
    document.add_paragraph("\n".join(title_lines(report)), style="Title")
    for piece in body(report):
        match piece:
            case Heading(text, level):
                document.add_heading(text, level)
            case Paragraph(text):
                document.add_paragraph(text, style="Body Text")
            case _:
                _add_table(document, report, piece.section.id, piece.section.title)
    written = BytesIO()
    document.save(written)
    return timeless(written.getvalue())


def _add_table(document: Document, report: Report, section_id: str, caption: str) -> None:
    table = parse_xml(table_xml(grid_of(report.form, section_id), report.figures, caption, TEXT_WIDTH))
    document.element.body.insert_element_before(table, "w:sectPr")
