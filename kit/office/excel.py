"""A report as an Excel workbook that a township fills in offline: its tables, words and identities."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook

from kit.office.checks import add_checks
from kit.office.cover import add_cover
from kit.office.formats import Formats
from kit.office.package import MADE
from kit.office.sheets import add_table
from kit.office.wording import add_words
from kit.report import Report


def write_xlsx(report: Report) -> bytes:
    """Return a report as an .xlsx: blanks are empty, totals that add up are formulas, no text is one.

    What formulas give is stored with them, so that a reader need not reckon. The same report gives the
    same bytes. Raises InputError for words that no cell can hold, or with a look-up that names nothing.
    """
    written = BytesIO()
    book = Workbook(written, {"in_memory": True})
    book.set_properties({"title": report.title, "author": report.agency, "created": MADE})
    formats = Formats(book)
    add_cover(book, formats, report)
    for section in report.form.sections:
        if section.table:
            add_table(book, formats, report, section)
    add_words(book, formats, report)
    add_checks(book, formats, report)
    book.close()
    return written.getvalue()
