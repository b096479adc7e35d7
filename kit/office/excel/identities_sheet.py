"""The sheet of identities: what the form says must add up, live, while the township fills it in."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kit.base.strings import MOST_NAMED
from kit.form.rule_book import rule
from kit.form.workbook_labels import CHECKED_SIDES, CHECKS
from kit.office.column_widths import lines
from kit.office.excel.cell_formats import Formats
from kit.office.excel.filling import BLANK, TEXT, outcome, text_cells, text_cells_place
from kit.office.excel.formulas import LiveIdentity, live_identities
from kit.office.excel.sheet_setup import EM, LINE, ROOM, print_on_a4, protect, put, put_formula
from kit.report.report import Report

EQUAL, UNEQUAL, OPEN = "相符", "差", "还没填完"

_HEADS = ("内容", "位置", "等式", *CHECKED_SIDES, "结果")
_WIDTHS = (20, 46, 60, 10, 10, 14)
_FIRST = 2
"""The row of the first identity: below what they come to, and the heads."""

_WORDS, _LEFT, _RIGHT, _RESULT = 2, 3, 4, 5
_KINDS = {
    EQUAL: ("相符 ", " 项"),
    UNEQUAL: ("不符 ", " 项"),
    OPEN: ("还没填完 ", " 项"),
    TEXT: ("有文字的表 ", " 张"),
}
"""How the outcome above the list counts the results that begin with a word."""
_RED, _GREY = "#B00020", "#666666"


def add_checks(book: Workbook, formats: Formats, report: Report) -> None:
    """Add the sheet of identities to the workbook: reckoned from the others, all of it locked."""
    sheet = book.add_worksheet(CHECKS)
    for column, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        put(sheet, _FIRST - 1, column, head, formats.label())
    results = [
        _add_filling(sheet, formats, report, row, section)
        for row, section in enumerate(report.form.tables, _FIRST)
    ]
    results += [
        _add(sheet, formats, row, identity)
        for row, identity in enumerate(live_identities(report), _FIRST + len(results))
    ]
    _add_outcome(sheet, formats, results)
    area = (_FIRST, _RESULT, _last(results), _RESULT)
    for word, colour in ((UNEQUAL, _RED), (TEXT, _RED), (OPEN, _GREY), (BLANK, _GREY)):
        look = {"type": "text", "criteria": "begins with", "value": word, "format": formats.verdict(colour)}
        sheet.conditional_format(*area, look)
    protect(sheet)
    print_on_a4(sheet, landscape=True)
    sheet.repeat_rows(_FIRST - 1)
    sheet.freeze_panes(_FIRST, 0)


def _add_filling(sheet: Worksheet, formats: Formats, report: Report, row: int, section: str) -> str:
    """Write how far a table is filled in, and which of its cells hold a text; return the former."""
    place = report.form.section(section).heading
    for column, text in enumerate(("填表", place, "", None, None, None)):
        put(sheet, row, column, text, formats.plain())
    at = text_cells_place(report.form, section)
    named = f"={quote_sheetname(at.sheet)}!{xl_rowcol_to_cell(at.row, at.column)}"
    put_formula(sheet, row, _WORDS, named, formats.plain(), text_cells(report, section)[1])
    formula, result = outcome(report, section)
    put_formula(sheet, row, _RESULT, formula, formats.result(), result)
    sheet.set_row(row, LINE + ROOM)
    return result


def _add(sheet: Worksheet, formats: Formats, row: int, identity: LiveIdentity) -> str:
    """Write an identity, and return what it comes to now."""
    equation = identity.line.equation
    place = " · ".join(node.label for node in identity.line.path[-2:])
    words = " = ".join(identity.words(side, MOST_NAMED) for side in (equation.left, equation.right))
    texts = (rule(equation.rule).label, place, words)
    for column, text in enumerate(texts):
        put(sheet, row, column, text, formats.plain())
    tall = max(lines(text, width / EM) for text, width in zip(texts, _WIDTHS, strict=False))
    sheet.set_row(row, tall * LINE + ROOM)
    values = []
    for column, terms in ((_LEFT, equation.left), (_RIGHT, equation.right)):
        formula, value = identity.side(terms, CHECKS)
        values.append(value)
        if formula:
            put_formula(sheet, row, column, formula, formats.result(), value)
        else:
            put(sheet, row, column, None, formats.result())
    left, right = (xl_rowcol_to_cell(row, column) for column in (_LEFT, _RIGHT))
    differ = f'"{UNEQUAL} "&ABS({left}-{right})'
    formula = f'=IF(COUNT({left},{right})<2,"{OPEN}",IF({left}={right},"{EQUAL}",{differ}))'
    result = _result(*values)
    put_formula(sheet, row, _RESULT, formula, formats.result(), result)
    return result


def _result(left: int | str, right: int | str) -> str:
    if isinstance(left, str) or isinstance(right, str):
        return OPEN
    return EQUAL if left == right else f"{UNEQUAL} {abs(left - right)}"


def _last(results: list[str]) -> int:
    return _FIRST + max(len(results) - 1, 0)


def _add_outcome(sheet: Worksheet, formats: Formats, results: list[str]) -> None:
    """Write above the list how many identities hold, do not and are open, and how many tables hold a text."""
    area = f"{xl_rowcol_to_cell(_FIRST, _RESULT)}:{xl_rowcol_to_cell(_last(results), _RESULT)}"
    formula = '&"，"&'.join(
        f'"{before}"&COUNTIF({area},"{word}*")&"{behind}"' for word, (before, behind) in _KINDS.items()
    )
    counts = [sum(result.startswith(word) for result in results) for word in _KINDS]
    parts = zip(counts, _KINDS.values(), strict=True)
    told = "，".join(f"{before}{count}{behind}" for count, (before, behind) in parts)
    sheet.set_row(0, 2 * LINE)
    sheet.merge_range(0, 0, 0, _RESULT, "", formats.heading())
    put_formula(sheet, 0, 0, f"={formula}", formats.heading(), told)
    for word in (UNEQUAL, TEXT):
        none = f"{_KINDS[word][0]}0 "
        look = {"type": "text", "criteria": "not containing", "value": none, "format": formats.verdict(_RED)}
        sheet.conditional_format(0, 0, 0, _RESULT, look)
