"""The sheet of one statutory table: merged as printed, its labels locked, its numbers to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kit.form.cell_value import Money, Value, plain
from kit.form.official_form import Form, Section
from kit.form.workbook_labels import FILL_ALL
from kit.office.column_widths import MANY_COLUMNS, lines
from kit.office.excel.cell_formats import Formats
from kit.office.excel.cell_places import HINT_ROW, TABLE_ROW, sheet_names
from kit.office.excel.entry_rules import entry_areas, entry_rule, is_text
from kit.office.excel.filling import table_widths, text_cells, text_cells_place
from kit.office.excel.formulas import total_formula
from kit.office.excel.sheet_setup import EM, LINE, ROOM, print_on_a4, protect, put, put_formula
from kit.page.grid import Grid, Slot, grid_of
from kit.report.report import Report

_DIGITS = 15
"""The digits of a decimal that Excel keeps."""


def add_table(book: Workbook, formats: Formats, report: Report, section: Section) -> None:
    """Add the sheet of a section's table to the workbook."""
    sheet = book.add_worksheet(sheet_names(report.form)[section.id])
    table = grid_of(report.form, section.id)
    columns = table_widths(table)
    for column, width in enumerate(columns):
        sheet.set_column(column, column, width * EM)
    _over(sheet, (0, 0, 1, table.width), section.heading, formats.heading())
    sheet.set_row(0, LINE + ROOM)
    for row, slots in enumerate(table.rows):
        sheet.set_row(row + TABLE_ROW, _height(slots, columns))
        for slot in slots:
            _write_slot(sheet, formats, report, slot)
    _hint(sheet, formats, report, section, columns)
    _validate(sheet, formats, report.form, table)
    _set_up(sheet, table)


def _hint(
    sheet: Worksheet, formats: Formats, report: Report, section: Section, columns: Sequence[float]
) -> None:
    """Write above a table how it is filled in, and beside that, live, which cells hold a text."""
    here = text_cells_place(report.form, section.id)
    formula, now = text_cells(report, section.id)
    _over(sheet, (HINT_ROW, 0, 1, here.column), FILL_ALL, formats.hint())
    _over(sheet, (HINT_ROW, here.column, 1, len(columns) - here.column), None, formats.named())
    put_formula(sheet, HINT_ROW, here.column, formula, formats.named(), now)
    sheet.set_row(HINT_ROW, LINE + ROOM)


def _write_slot(sheet: Worksheet, formats: Formats, report: Report, slot: Slot) -> None:
    area = (slot.row + TABLE_ROW, slot.column, slot.rowspan, slot.colspan)
    if slot.cell is None:
        _over(sheet, area, slot.label, formats.label(left=slot.left))
        return
    cell, value = slot.cell, report.figures[slot.cell.address]
    if formula := total_formula(report, cell):
        _over(sheet, area, "", formats.total())
        put_formula(sheet, *area[:2], formula, formats.total(), value if isinstance(value, int) else None)
    else:
        _over(sheet, area, _typed(value), formats.number(cell.column, value))


def _over(sheet: Worksheet, area: tuple[int, int, int, int], value: str | float | None, look: Format) -> None:
    """Write a value over an area: its row and column, the rows and columns it spans."""
    row, column, down, across = area
    if down > 1 or across > 1:
        sheet.merge_range(row, column, row + down - 1, column + across - 1, "", look)
    put(sheet, row, column, value, look)


def _typed(value: Value) -> str | float | None:
    """Return a figure as Excel stores it: a number where its own is exact, else the printed text."""
    if isinstance(value, Money):
        exact = len(value.amount.as_tuple().digits) <= _DIGITS and not value.unit
        number = float(value.amount)
        return number if exact and Decimal(repr(number)) == value.amount else str(plain(value))
    return value


def _height(slots: tuple[Slot, ...], columns: list[float]) -> float:
    """Return the height of a row: Excel does not find that of merged cells by itself."""
    tall = (
        lines(slot.label, sum(columns[slot.column : slot.column + slot.colspan]))
        for slot in slots
        if slot.rowspan == 1
    )
    return max(tall, default=1) * LINE + ROOM


def _validate(sheet: Worksheet, formats: Formats, form: Form, table: Grid) -> None:
    """Let each number cell take what its column asks for, and redden one into which a text was put."""
    for column, (top, left, bottom, right) in entry_areas(table):
        first = xl_rowcol_to_cell(top + TABLE_ROW, left)
        rule = entry_rule(form, column, first)
        allowed = {
            "validate": "custom",
            "value": rule.formula,
            "error_title": "这一格不能这样填",
            "error_message": rule.message,
        }
        area = (top + TABLE_ROW, left, bottom + TABLE_ROW, right)
        sheet.data_validation(*area, allowed)
        criteria = f"=AND({is_text(form, column, first)},LEN({first})>0)"  # a total may be an empty text
        sheet.conditional_format(*area, {"type": "formula", "criteria": criteria, "format": formats.wrong()})


def _set_up(sheet: Worksheet, table: Grid) -> None:
    protect(sheet)
    print_on_a4(sheet, landscape=table.width >= MANY_COLUMNS, pages=1)
    if table.header:
        sheet.repeat_rows(0, table.header + TABLE_ROW - 1)
    sheet.freeze_panes(table.header + TABLE_ROW, table.stub if table.header else 0)
