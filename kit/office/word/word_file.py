"""A report as a Word file in the layout of an official document."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document
from docx.oxml import parse_xml

from kit.office.column_widths import ems
from kit.office.word.word_paper import TEXT_WIDTH, blank_document, mark
from kit.office.word.word_table import table_xml
from kit.office.zip_package import timeless
from kit.page.content import Heading, Paragraph, body
from kit.page.draft_mark import stamp
from kit.page.layout import layout
from kit.report.blank_report import is_blank
from kit.report.report import Report

TO_FILL_IN = "填报表"
"""What every sheet of a report is marked with of which nothing has been filled in."""

TITLE_LINE = 20
"""The characters of 二号 that fit in a line."""


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
    if sign := TO_FILL_IN if is_blank(report) else stamp(report):
        mark(document, sign)
    document.add_paragraph(_title(report), style="Title")
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


def _title(report: Report) -> str:
    """Return the title, broken between its parts where one line cannot hold it."""
    title = ""
    for part in report.form.title_parts(report.agency, report.year):
        fits = ems(title.rpartition("\n")[2] + part) <= TITLE_LINE
        title += part if fits or not title else f"\n{part}"
    return title


def _add_table(document: Document, report: Report, section_id: str, caption: str) -> None:
    table = parse_xml(table_xml(layout(report.form, section_id), report.figures, caption, TEXT_WIDTH))
    document.element.body.insert_element_before(table, "w:sectPr")
