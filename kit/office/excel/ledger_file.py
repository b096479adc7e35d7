"""An empty ledger of applications to fill in: lists to choose from, a live deadline, a colour for lateness.

Deadlines are looked up in a sheet of all working days, adjusted Saturdays and Sundays among them, which no
function of Excel counts.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kit.cases.working_days import working_days
from kit.form.case_ledger import LedgerColumn, case_ledger
from kit.office.excel.cell_formats import Formats
from kit.office.excel.ledger_formulas import DUE, HELPERS, STATE, Rows, letters
from kit.office.excel.sheet_setup import print_on_a4, put
from kit.office.zip_package import MADE

ROWS = 300
"""So many cases have room; rows beyond are read too, without a deadline."""
FIRST = 3
"""The row of the first case, from 1: below a title and the head."""

_SHEETS = case_ledger().sheets
_WIDTHS = {"date": 12, "choice": 16, "text": 12, "personal": 14, "unread": 20}
_DATE = "yyyy-mm-dd"


def write_ledger_xlsx(title: str, year: int) -> bytes:
    """Return an empty ledger for the cases of a year, as an .xlsx; the same arguments give the same bytes.

    Raises UnknownYearError for a year whose working days are not known.
    """
    days = working_days()
    days.upto(date(year, 12, 31))
    written = BytesIO()
    book = Workbook(written, {"in_memory": True})
    book.set_properties({"title": title, "created": MADE})
    formats = Formats(book)
    ledger = book.add_worksheet(_SHEETS.ledger)
    count = _add_days(book, formats, year)
    _add_lists(book, formats)
    days_range = f"{_SHEETS.days}!$A$2:$A${count + 1}"
    rows = Rows(_SHEETS.ledger, _SHEETS.helpers, days_range, [each.id for each in _columns()])
    _add_ledger(book, ledger, formats, title, rows)
    _add_helpers(book, formats, rows)
    _add_explanation(book, formats)
    book.close()
    return written.getvalue()


def _columns() -> list[LedgerColumn]:
    return list(case_ledger().columns)


def _add_ledger(book: Workbook, sheet: Worksheet, formats: Formats, title: str, rows: Rows) -> None:
    columns = _columns()
    put(sheet, 0, 0, f"{title}（灰色表头的列是个人信息或不计数的，不出本表）", formats.heading())
    looks = {True: formats.plain(), False: formats.label()}
    for at, column in enumerate(columns):
        put(sheet, FIRST - 2, at, column.label, looks[column.is_read])
        sheet.set_column(at, at, _WIDTHS[column.kind], _entry(book, column))
        _restrict(sheet, at, column)
    dated = book.add_format({"num_format": _DATE, "font_color": "#555555"})
    for offset, (label, formula) in enumerate((("答复期限", DUE), ("办理状态", STATE))):
        at = len(columns) + offset
        put(sheet, FIRST - 2, at, label, formats.label())
        sheet.set_column(at, at, 12)
        for row in range(FIRST, FIRST + ROWS):
            sheet.write_formula(row - 1, at, rows.formula(formula, row), dated, "")
    _colour(book, sheet, len(columns) + 1)
    sheet.freeze_panes(FIRST - 1, 1)
    print_on_a4(sheet, landscape=True)


def _entry(book: Workbook, column: LedgerColumn) -> Format:
    return book.add_format({"num_format": _DATE if column.kind == "date" else "@"})


def _restrict(sheet: Worksheet, at: int, column: LedgerColumn) -> None:
    """Let a column take only its choices, or only days."""
    span = (FIRST - 1, at, FIRST + ROWS - 2, at)
    if options := case_ledger().options(column.id):
        letter = letters(_choices().index(column.id))
        told: dict[str, object] = {
            "validate": "list",
            "source": f"={_SHEETS.lists}!${letter}$2:${letter}${len(options) + 1}",
        }
        sheet.data_validation(*span, told | {"error_title": column.label, "error_message": "请从列表里选。"})
    elif column.kind == "date":
        told = {"validate": "date", "criteria": ">=", "value": date(2008, 5, 1)}
        message = "请写日期，如 2025-03-05。"
        sheet.data_validation(*span, told | {"error_title": column.label, "error_message": message})


def _choices() -> list[str]:
    return [each.id for each in case_ledger().columns if case_ledger().options(each.id)]


def _add_lists(book: Workbook, formats: Formats) -> None:
    sheet = book.add_worksheet(_SHEETS.lists)
    for at, column in enumerate(_choices()):
        put(sheet, 0, at, f"选项：{case_ledger().column(column).label}", formats.label())
        for row, option in enumerate(case_ledger().options(column), 1):
            put(sheet, row, at, option, formats.plain())
        sheet.set_column(at, at, 24)
    sheet.hide()


def _add_days(book: Workbook, formats: Formats, year: int) -> int:
    """Add the sheet of all working days from the year before to the year after, and return how many."""
    days = working_days()
    first = days.upto(date(max(year - 1, days.first), 1, 1))
    last = days.upto(date(min(year + 1, days.last), 12, 31))
    sheet = book.add_worksheet(_SHEETS.days)
    look = book.add_format({"num_format": _DATE})
    years = f"{max(year - 1, days.first)} 年至 {min(year + 1, days.last)} 年"
    put(sheet, 0, 0, f"{years}的工作日（已计调休）", formats.label())
    for row, count in enumerate(range(first + 1, last + 1), 1):
        sheet.write_datetime(row, 0, days.day(count), look)
    sheet.set_column(0, 0, 40)
    return last - first


def _add_helpers(book: Workbook, formats: Formats, rows: Rows) -> None:
    sheet = book.add_worksheet(_SHEETS.helpers)
    for at, (name, formula) in enumerate(HELPERS.items()):
        put(sheet, FIRST - 2, at, f"推算 {name}", formats.label())
        for row in range(FIRST, FIRST + ROWS):
            sheet.write_formula(row - 1, at, rows.formula(formula, row), None, "")
    sheet.hide()


def _add_explanation(book: Workbook, formats: Formats) -> None:
    sheet = book.add_worksheet(_SHEETS.how)
    lines = [
        "一件一行，编号不重复，不写姓名。没有发生的空着。",
        "平信、网络、传真、电子邮件收到的，要填与申请人确认的日期：从那天起算。",
        "征求第三方或其他机关意见的时间不计算在内，最多各 15 个工作日。",
        *case_ledger().conventions,
        "放假和调休安排见“工作日”表，随新版的工作簿更新。",
    ]
    for row, line in enumerate(lines):
        put(sheet, row, 0, line, formats.hint())
    sheet.set_column(0, 0, 110)


def _colour(book: Workbook, sheet: Worksheet, state: int) -> None:
    """Colour a case's row by its state: late, due soon."""
    for word, colour in (("逾期", "#FFC7CE"), ("将到期", "#FFEB9C")):
        look = book.add_format({"bg_color": colour})
        criteria = f'=${letters(state)}{FIRST}="{word}"'
        sheet.conditional_format(
            FIRST - 1, 0, FIRST + ROWS - 2, state, {"type": "formula", "criteria": criteria, "format": look}
        )
