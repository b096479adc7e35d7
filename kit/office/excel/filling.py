"""How far a table is filled in, live: which of its cells hold a text for a number, how many are blank."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from kit.form.official_form import Cell, Form
from kit.form.workbook_labels import CHECKS, FILL_ALL
from kit.office.column_widths import MANY_COLUMNS, ems, widths
from kit.office.excel.cell_places import HINT_ROW, CellPlace, places, sheet_names, spelt
from kit.office.excel.entry_rules import is_text
from kit.office.excel.formulas import total_formula
from kit.page.grid import Grid, grid_of
from kit.report.report import Report

FILLED, BLANK, TEXT = "填完", "空着", "有文字"
"""What is said of a table: all its cells hold numbers, some are blank, some hold a text."""

_IS_TEXT = "是文字 "
_WIDE, _NARROW = 66, 56
"""The width of a table in em: of one with a column of numbers for many, and of any other."""


def table_widths(table: Grid) -> list[float]:
    """Return the width in em of each column of a table's sheet."""
    return widths(table, _WIDE if table.width >= MANY_COLUMNS else _NARROW)


def text_cells_place(form: Form, section: str) -> CellPlace:
    """Return the cell that names a table's cells with a text: in the row of its hint, right of that."""
    reached = list(accumulate(table_widths(grid_of(form, section))))
    wanted = ems(FILL_ALL) + 1
    right = next((column for column, width in enumerate(reached, 1) if width >= wanted), 1)
    return CellPlace(sheet_names(form)[section], HINT_ROW, min(right, len(reached) - 1))


def text_cells(report: Report, section: str) -> tuple[str, str]:
    """Return the formula that names a table's cells with a text, as Excel does, and what it gives now."""
    here = places(report.form)
    pieces: list[str] = []
    now = ""
    for cell in _typed(report, section):
        name = xl_rowcol_to_cell(here[cell.address].row, here[cell.address].column)
        told = f"{name}{_IS_TEXT}"
        pieces.append(f'IF({is_text(report.form, cell.column, name)},"{told}","")')
        now += told if _holds_text(report, cell) else ""
    return f"={'&'.join(pieces)}", now


def outcome(report: Report, section: str) -> tuple[str, str]:
    """Return the formula for CHECKS that says how far a table is filled in, and what it gives now."""
    cells = list(_typed(report, section))
    here = places(report.form)
    at = text_cells_place(report.form, section)
    named = f"{quote_sheetname(at.sheet)}!{xl_rowcol_to_cell(at.row, at.column)}"
    texts = f'(LEN({named})-LEN(SUBSTITUTE({named},"{_IS_TEXT}","")))/{len(_IS_TEXT)}'
    filled = f"COUNTA({spelt((here[cell.address] for cell in cells), CHECKS)})"
    formula = (
        f'=IF(LEN({named})>0,"{TEXT} "&{texts}&" 格",'
        f'IF({filled}<{len(cells)},"{BLANK} "&({len(cells)}-{filled})&" 格","{FILLED}"))'
    )
    wrong = sum(_holds_text(report, cell) for cell in cells)
    blank = sum(report.figures[cell.address] is None for cell in cells)
    return formula, f"{TEXT} {wrong} 格" if wrong else f"{BLANK} {blank} 格" if blank else FILLED


def _typed(report: Report, section: str) -> Iterator[Cell]:
    """Yield the number cells of a table that a person fills in."""
    for cell in report.form.cells.values():
        if cell.section.id == section and not total_formula(report, cell):
            yield cell


def _holds_text(report: Report, cell: Cell) -> bool:
    return isinstance(report.figures[cell.address], str)
