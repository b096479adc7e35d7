"""The first sheet of the workbook: who reports, and how the workbook is to be filled in."""

from __future__ import annotations

from string import Formatter

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kit.form.workbook_labels import ABOUT, CHECKS, LABELS, WORDS
from kit.office.excel.cell_formats import Formats
from kit.office.excel.cell_places import quoted_text
from kit.office.excel.excel_limits import fitting
from kit.office.excel.sheet_setup import print_on_a4, protect, put, put_formula
from kit.report.catalogue import EARLIEST, LATEST
from kit.report.report import Report

_HINTS = {
    "division": "6、9 或 12 位数字，可以不填",
    "deadline": "写成 2025-01-31 的样子",
    "submitted": "写成 2025-01-31 的样子",
}
_HOW = f"""填写说明

1. 只填白色的格；灰色的格已锁定，合计由公式算出。
2. 件数写整数，没有发生的一律填 0；不要留空，也不要写“无”或“/”。
3. 金额按表头的单位写准确数；表头没有单位的，在数字后写明单位。
4. 文字填在“{WORDS}”表，一段一行（Alt+Enter 换行）。
5. 格子变红，是填了文字；合计是空的，也是因为这一行有空格或文字。
6. 填好后看“{CHECKS}”表，有红色的先改正。
7. 保存后把这个文件交回。"""
_WIDTHS = (16, 56, 3, 44)
_NOTE = {
    "width": 330,
    "height": 260,
    "object_position": 3,
    "font": {"name": "宋体", "size": 11},
    "fill": {"color": "#FFFBE6"},
    "line": {"color": "#A08000"},
}


def add_cover(book: Workbook, formats: Formats, report: Report) -> None:
    """Add the sheet that tells who reports."""
    sheet = book.add_worksheet(ABOUT)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for row, (name, label) in enumerate(LABELS.items()):
        sheet.set_row(row, 28)
        put(sheet, row, 0, label, formats.label())
        _write(sheet, formats, report, row, name)
        if hint := _HINTS.get(name):
            sheet.data_validation(
                row, 1, row, 1, {"validate": "any", "input_title": label, "input_message": hint}
            )
    # A box, not cells: what is read back from this sheet are its rows alone.
    sheet.insert_textbox(0, len(_WIDTHS) - 1, _HOW + _carried_from(report), _NOTE)
    protect(sheet)
    print_on_a4(sheet, landscape=True)


def _carried_from(report: Report) -> str:
    """Return from whose last reports figures were carried over, where it is not the unit's own alone."""
    last = report.last
    if last is None or last.township == report.township:
        return ""
    return f"\n8. 上年结转已按{last.township}{last.year}年度的数填好，请核对。"


def title_formula(report: Report, *, sheet: str = "") -> tuple[str, str]:
    """Return the title as a formula over agency and year, and what it gives: "" while one is blank.

    It is for ABOUT itself or, with the name of that in `sheet`, for another sheet.
    """
    cells = {name: f"{sheet}{xl_rowcol_to_cell(row, 1)}" for row, name in enumerate(LABELS)}
    parts = [(text, name) for text, name, _, _ in Formatter().parse(report.form.title)]
    pieces = [
        piece
        for text, name in parts
        for piece in (text and quoted_text(text), cells.get(name or ""))
        if piece
    ]
    needed = ",".join(f'{cells[name]}=""' for _, name in parts if name)
    title = fitting(report, LABELS["title"], report.title) if report.agency else ""
    return f'=IF(OR({needed}),"",{"&".join(pieces)})', title


def _write(sheet: Worksheet, formats: Formats, report: Report, row: int, name: str) -> None:
    if name == "title":
        formula, title = title_formula(report)
        put_formula(sheet, row, 1, formula, formats.label(left=True), title)
    elif name == "edition":
        put(sheet, row, 1, report.form.edition, formats.label(left=True))
    elif name == "year":
        put(sheet, row, 1, report.year, formats.entry())
        years = {"validate": "integer", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
        sheet.data_validation(row, 1, row, 1, years | {"error_message": "请写报告年度，四位数字，如 2024"})
    else:
        text = fitting(report, LABELS[name], getattr(report, name))
        put(sheet, row, 1, text, formats.entry(text=True))
