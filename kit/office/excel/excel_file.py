"""A report as an Excel workbook that a township fills in offline: its tables, words and identities."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook

from kit.office.excel.cell_formats import Formats
from kit.office.excel.cover_sheet import add_cover
from kit.office.excel.identities_sheet import add_checks
from kit.office.excel.table_sheet import add_table
from kit.office.excel.words_sheet import add_words
from kit.office.zip_package import MADE
from kit.report.report import Report


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
