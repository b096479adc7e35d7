"""Rows and columns that nobody sees: hidden, of no height or width; numbers wider than their column."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kit.ingest.account import lines
from kit.ingest.published_report import ingest
from kit.ingest.source.excel.excel_sheet import HIDDEN, NARROW
from kit.ingest.source.kinds import read_source
from kit.office.excel.cell_places import places
from kit.office.excel.excel_file import write_xlsx
from kit.report.parameters import read_report
from tests.conftest import ROOT
from tests.ingest.source.sources import flaws, read, rows, tables, xlsx
from tests.processor_time import at_most

THREE = (
    "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
    "<row r='2'{row}><c r='A2'><v>4</v></c><c r='C2'><v>5</v></c></row>"
    "<row r='3'><c r='A3'><v>6</v></c></row></sheetData>"
)


@pytest.mark.parametrize("column", [
    "width='0' customWidth='1'", "customWidth='1'", "width='9' hidden='1'", "width='0.1'", "width='9' hidden='true'",
])  # fmt: skip
def test_a_column_without_width_is_hidden(tmp_path: Path, column: str) -> None:
    """Whether it says so, has a width of nothing, or tells none; it is called hidden."""
    source = read(tmp_path, xlsx(f"<cols><col min='2' max='2' {column}/></cols>" + THREE.format(row="")))
    assert rows(tables(source)[0]) == [["1", "3"], ["4", "5"], ["6", ""]]
    assert [(each.what, each.place, each.hidden) for each in source.unread] == [
        (HIDDEN, "工作表“表” B 列", True)
    ]


@pytest.mark.parametrize(
    "row", ["hidden='1'", "ht='0'", "ht='0' customHeight='1'", "ht='0.75'", "hidden='true' ht='15'"]
)
def test_a_row_without_height_is_hidden(tmp_path: Path, row: str) -> None:
    """Whether it says so, or is of no height."""
    source = read(tmp_path, xlsx(THREE.format(row=f" {row}")))
    assert rows(tables(source)[0]) == [["1", "2", "3"], ["6", "", ""]]
    assert [(each.what, each.place) for each in source.unread] == [(HIDDEN, "工作表“表”第 2 行")]


@pytest.mark.parametrize("before", [
    "", "<sheetFormatPr defaultRowHeight='0'/>", "<sheetFormatPr defaultRowHeight='15' customHeight='1'/>",
    "<cols><col min='1' max='3' width='3'/></cols>", "<cols><col min='7' max='16384' hidden='1'/></cols>",
    "<sheetFormatPr zeroHeight='1' defaultRowHeight='15'/>",
])  # fmt: skip
def test_what_is_only_low_or_narrow_is_read(tmp_path: Path, before: str) -> None:
    """Narrow columns, hidden ones beside the table, rows that are hidden where nothing stands."""
    source = read(tmp_path, xlsx(before + THREE.format(row=" ht='8'")))
    assert rows(tables(source)[0]) == [["1", "2", "3"], ["4", "", "5"], ["6", "", ""]]
    assert source.unread == ()


def test_columns_are_hidden_by_default(tmp_path: Path) -> None:
    """A sheet may say that all are whose width it does not tell."""
    before = "<sheetFormatPr defaultColWidth='0'/><cols><col min='1' max='1' width='9'/></cols>"
    assert rows(tables(read(tmp_path, xlsx(before + THREE.format(row=""))))[0]) == [["1"], ["4"], ["6"]]


def test_a_number_wider_than_its_column_is_not_shown(tmp_path: Path) -> None:
    """Excel prints ### for it; a text runs over, a merged area is wider."""
    data = (
        "<cols><col min='1' max='4' width='2'/></cols><sheetData><row r='1'><c r='A1'><v>123456</v></c>"
        "<c r='B1'><v>12</v></c><c r='C1' t='str'><v>1234567</v></c></row>"
        "<row r='2'><c r='A2'><v>7654321</v></c></row></sheetData><mergeCells><mergeCell ref='A2:D2'/></mergeCells>"
    )
    assert flaws(read(tmp_path, xlsx(data))) == {"123456": NARROW}


def test_columns_hidden_over_and_over_take_no_time(tmp_path: Path) -> None:
    """A small file that hides all columns many thousand times."""
    hidden = "".join(f"<col min='{n % 9 + 1}' max='16384' width='{n}' hidden='1'/>" for n in range(60_000))
    with at_most(5):
        source = read(tmp_path, xlsx(f"<cols>{hidden}</cols>" + THREE.format(row="")))
    assert tables(source) == []


@pytest.mark.parametrize("hidden", ["hidden", "low"])
def test_the_account_calls_hidden_what_is_hidden(tmp_path: Path, hidden: str) -> None:
    """Its cells were not read; nobody says that the file lacks them."""
    report = read_report(ROOT / "parameters" / "wolong" / "angao" / "2024.yaml")
    book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
    place = places(report.form)["requests.received.natural"]
    row = book[place.sheet].row_dimensions[place.row + 1]
    if hidden == "hidden":
        row.hidden = True
    else:
        row.height = 0.75
    book.save(tmp_path / "form.xlsx")
    account = ingest(read_source(tmp_path / "form.xlsx"))
    told = list(lines(account))
    assert not account.account.whole
    assert any(f"第 {place.row + 1} 行" in line and HIDDEN in line for line in told)
    assert any(line.startswith("  没有读到") and "本年新收" in line for line in told)
    assert not any("原文没有" in line for line in told)


@pytest.mark.parametrize("spare", ["hint", "hidden", "empty"])
def test_a_row_is_called_by_the_number_that_the_sheet_gives_it(tmp_path: Path, spare: str) -> None:
    """What stands above it counts, read or not: the hint of a form, a hidden row, empty rows."""
    report = read_report(ROOT / "parameters" / "wolong" / "angao" / "2024.yaml")
    book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
    place = places(report.form)["requests.received.natural"]
    sheet, row = book[place.sheet], place.row + 1
    if spare != "hint":
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        row += 2
        sheet.insert_rows(2, 2)
        sheet.row_dimensions[2].hidden = spare == "hidden"
    sheet.cell(row, place.column + 1).value = "约7件左右"
    book.save(tmp_path / "form.xlsx")
    (told,) = ingest(read_source(tmp_path / "form.xlsx")).account.unplaced
    assert told.place.startswith(f"工作表“{sheet.title}”第 {row} 行")


def test_a_hidden_column_beside_a_whole_table_does_not_count(tmp_path: Path) -> None:
    """Nothing is missing, so nothing that matters is hidden."""
    report = read_report(ROOT / "parameters" / "wolong" / "angao" / "2024.yaml")
    book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
    sheet = book[places(report.form)["requests.received.natural"].sheet]
    sheet.cell(6, 20).value = 7
    sheet.column_dimensions["T"].hidden = True
    book.create_sheet("台账").sheet_state = "hidden"
    book.save(tmp_path / "form.xlsx")
    source = read_source(tmp_path / "form.xlsx")
    assert [each.place for each in source.unread] == [f"工作表“{sheet.title}” T 列", "工作表“台账”"]
    assert ingest(source).account.unread == ()
    assert ingest(source).account.whole
