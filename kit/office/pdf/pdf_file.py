"""A report as a PDF in the layout of an official document, which carries its own data."""

from __future__ import annotations

import json
from pathlib import Path

from kit.office.pdf.pdf_content import content_of, tables_of
from kit.office.pdf.table_heads import with_heads
from kit.office.pdf.typesetter import typeset
from kit.page.carried_data import carried_data
from kit.report.report import Report

_TEMPLATE = Path(__file__).with_name("official_document.typ")


def write_pdf(report: Report) -> bytes:
    """Return a report as a PDF: title, words and statutory tables, laid out as in Word.

    It conforms to PDF/A-3a and PDF/UA-1, and carries the parameters as the page does, so that it reads back.
    The same report gives the same bytes with the same fonts. Raises InputError for a look-up that names
    nothing and for a character that no font of this machine has, FontError when there is none for Chinese.
    """
    content = json.dumps(content_of(report), ensure_ascii=False)
    written = typeset(report, _TEMPLATE, {"report": content, "data": carried_data(report.public())})
    return with_heads(written, tables_of(report))
