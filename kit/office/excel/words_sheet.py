"""The sheet of the report's words: a row for each heading, the words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter import Workbook

from kit.form.official_form import PREAMBLE
from kit.form.workbook_labels import ABOUT, ABOVE_ALL, WORDS
from kit.office.column_widths import lines as lines_of
from kit.office.excel.cell_formats import Formats
from kit.office.excel.cover_sheet import title_formula
from kit.office.excel.excel_limits import fitting
from kit.office.excel.sheet_setup import EM, LINE, print_on_a4, protect, put, put_formula
from kit.page.content import lines, words_of
from kit.report.narrative import Words
from kit.report.report import Report

_WIDTHS = (30, 100, 36)
_LINES = (4, 26)
"""The fewest and the most lines that a row shows: room to write in, and what Excel lets a row be high."""


def add_words(book: Workbook, formats: Formats, report: Report) -> None:
    """Add the sheet of the report's words.

    Raises InputError for words that no cell can hold, and as `render` does.
    """
    sheet = book.add_worksheet(WORDS)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for row, (heading, words) in enumerate(_rows(report)):
        place = report.form.place(words.section, words.subsection)
        text = fitting(report, place, "\n".join(lines(words)))
        if words.section == PREAMBLE:
            put(sheet, row, 2, ABOVE_ALL, formats.hint())
            formula, title = title_formula(report, sheet=f"{ABOUT}!")
            put_formula(sheet, row, 0, formula, formats.label(left=True), title)
        else:
            put(sheet, row, 0, heading, formats.label(left=True))
        put(sheet, row, 1, text, formats.words())
        sheet.set_row(row, _height(text))
    sheet.print_area(0, 0, sheet.dim_rowmax or 0, 1)
    protect(sheet)
    print_on_a4(sheet, landscape=False)


def _rows(report: Report) -> Iterator[tuple[str, Words]]:
    """Yield a heading and its words: the title's, each section's, then each of its subsections'.

    A section with a table has a row where the township wrote words there.
    """
    for section_id in (PREAMBLE, *(section.id for section in report.form.sections)):
        own = "" if section_id == PREAMBLE else report.form.section(section_id).heading
        for subheading, words in words_of(report, section_id):
            if words.text.strip() or section_id not in report.form.tables:
                yield subheading or own, words


def _height(text: str) -> float:
    """Return the height of a row. It is set, because only Excel itself finds it by the text."""
    shown = sum(lines_of(line, _WIDTHS[1] / EM) for line in text.splitlines())
    return min(max(shown + 1, _LINES[0]), _LINES[1]) * LINE
