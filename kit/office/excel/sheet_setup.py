"""What the sheets of the workbook have in common: their measures, their paper, their lock."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

EM = 2.1
"""An em in Excel's unit of width, which is a digit, with some room."""

LINE, ROOM = 15, 6
"""The height of a line of text and the room around it, in points."""

_A4 = 9


class _Empty(str):
    """The empty text as what a formula gives. XlsxWriter takes a plain one for no stored result at all."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return False


def put(sheet: Worksheet, row: int, column: int, value: str | float | None, look: Format) -> None:
    """Write a number, or a text, which never becomes a formula or a link; nothing for "" and None."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def put_formula(
    sheet: Worksheet, row: int, column: int, formula: str, look: Format, result: str | int | None
) -> None:
    """Write a formula of our own and what it gives now, so that nobody has to reckon it to read it."""
    sheet.write_formula(row, column, formula, look, result if result or result == 0 else _Empty())


def protect(sheet: Worksheet) -> None:
    """Lock what is not to be written in; columns and rows may still be widened."""
    sheet.protect("", {"format_columns": True, "format_rows": True})


def print_on_a4(sheet: Worksheet, *, landscape: bool, pages: int = 0) -> None:
    """Print the sheet on A4, as wide as one page, and on so many pages, 0 for as many as it takes."""
    sheet.set_paper(_A4)
    (sheet.set_landscape if landscape else sheet.set_portrait)()
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.set_footer("&C— &P —")
