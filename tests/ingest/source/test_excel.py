"""Excel workbooks: what each cell prints, merged areas, formulas, hidden parts, numbers a format changes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as Writer

from kit.form.workbook_labels import CHECKS
from kit.ingest.source.excel import excel_formats as formats
from kit.ingest.source.excel.excel_cells import NO_NUMBER, NO_RESULT, TOO_LONG
from kit.ingest.source.flaws import STRUCK
from tests.ingest.source.sources import boxes, cell, flaws, read, rows, tables, xlsx


def sheet(*cells: str, more: str = "") -> str:
    """Return a sheet of one row of cells."""
    return f"<sheetData><row r='1'>{''.join(cells)}</row></sheetData>{more}"


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    """Each as a table with its merged areas and the blanks between; hidden sheets and our own checks not."""
    written = BytesIO()
    with Writer(written) as book:
        first = book.add_worksheet("表二")
        first.merge_range("A1:C1", "标题")
        first.write_row("A3", ["规章", 0, 6])
        first.write_row("A4", ["文件", "", 3])
        first.merge_range("A5:A6", "高")
        first.write("B6", 1)
        book.add_worksheet("藏").hide()
        book.add_worksheet("深藏").very_hidden()
        book.add_worksheet(CHECKS).write("A1", "相符")
        book.add_worksheet("空")
        for hidden in book.worksheets()[1:3]:
            hidden.write("A1", 9)
    (found,) = tables(read(tmp_path, written.getvalue()))
    assert found.place == "工作表“表二”"
    assert rows(found) == [["标题"], ["规章", "0", "6"], ["文件", "", "3"], ["高", "", ""], ["1", ""]]
    assert boxes(found)["标题"] == (0, 0, 1, 3)
    assert boxes(found)["高"] == (3, 0, 2, 1)


def test_the_result_of_a_formula_is_read_and_its_lack_told(tmp_path: Path) -> None:
    """A tool that does not reckon stores none; an empty text is a blank."""
    book = Workbook()
    book.active.append(["甲", "=1+1"])
    written = BytesIO()
    book.save(written)
    assert flaws(read(tmp_path, written.getvalue())) == {"": NO_RESULT}
    reckoned = sheet(
        "<c r='A1'><f>1+1</f><v>2</v></c>", "<c r='B1' t='str'><f>X</f><v></v></c>", "<c r='C1'><v>3</v></c>"
    )
    source = read(tmp_path, xlsx(reckoned))
    assert rows(tables(source)[0]) == [["2", "3"]]
    assert flaws(source) == {}


@pytest.mark.parametrize(("stored", "text"), [
    ("5", "5"), ("5.0", "5"), ("190.457379", "190.457379"), ("0.30000000000000004", "0.3"), ("-8", "-8"),
    ("1E-3", "0.001"), ("1.2e3", "1200"), ("100", "100"), ("12345678901234", "12345678901234"),
])  # fmt: skip
def test_a_number_is_the_one_that_was_typed(tmp_path: Path, stored: str, text: str) -> None:
    """Exact, in plain digits; what the file holds beyond fifteen nobody typed."""
    source = read(tmp_path, xlsx(sheet(f"<c r='A1'><v>{stored}</v></c>")))
    assert rows(tables(source)[0]) == [[text]]
    assert flaws(source) == {}


@pytest.mark.parametrize(("stored", "text", "flaw"), [
    ("t='b'><v>1</v>", "TRUE", NO_NUMBER), ("t='e'><v>#REF!</v>", "#REF!", NO_NUMBER),
    ("t='d'><v>2024-01-20</v>", "2024-01-20", NO_NUMBER), ("><v>1_0</v>", "1_0", NO_NUMBER),
    ("><v>nan</v>", "nan", NO_NUMBER), ("><v>1e400</v>", "1e400", TOO_LONG),
    ("><v>1234567890123456</v>", "1234567890123456", TOO_LONG), ("t='s'><v>7</v>", "7", NO_NUMBER),
    ("t='s'><v>-1</v>", "-1", NO_NUMBER),
])  # fmt: skip
def test_what_is_no_number_is_told(tmp_path: Path, stored: str, text: str, flaw: str) -> None:
    """Truth values, errors, dates, digits that Excel cannot keep, a text that is not there."""
    source = read(tmp_path, xlsx(sheet(f"<c r='A1' {stored}</c>"), strings="<si><t>甲</t></si>"))
    assert flaws(source) == {text: flaw}


@pytest.mark.parametrize(("code", "number", "flaw"), [
    ("0%", "0.5", formats.PERCENT), ("0.0,", "5000", formats.SCALED), ("#,##0,,", "5", formats.SCALED),
    ("yyyy/m/d", "45000", formats.DATE), (";;;", "5", formats.UNSEEN), ("0;-0;;@", "0", formats.UNSEEN),
    ("#", "0", formats.UNSEEN), ("0;0", "-5", formats.CHANGED), ("0.0E+0", "5", formats.CHANGED),
    ("# ?/?", "5", formats.CHANGED), ('"1"0', "5", formats.CHANGED), ('"有"', "5", formats.CHANGED),
    ("#,##0.00", "5", ""), ("0_);[Red](0)", "-5", ""), ("+0;-0;0", "0", ""), ("@", "5", ""), ('0"件"', "5", ""),
    ("#,##0_ ", "5000", ""), ("General", "5", ""), ("[Red]-0", "5", formats.CHANGED), ("0;-0;;@", "5", ""),
])  # fmt: skip
def test_a_format_that_prints_another_number_is_told(
    tmp_path: Path, code: str, number: str, flaw: str
) -> None:
    """One that only groups, colours, aligns or names the unit is none."""
    escaped = code.replace('"', "&quot;")
    styles = f"<numFmts><numFmt numFmtId='200' formatCode=\"{escaped}\"/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs>"
    source = read(tmp_path, xlsx(sheet(f"<c r='A1' s='0'><v>{number}</v></c>"), styles=styles))
    assert [each.flaw for table in tables(source) for each in table.cells] == [flaw]


@pytest.mark.parametrize(
    ("number_id", "flaw"), [(9, formats.PERCENT), (14, formats.DATE), (58, formats.DATE), (3, "")]
)
def test_the_built_in_formats_are_known(tmp_path: Path, number_id: int, flaw: str) -> None:
    """A workbook names them by number alone."""
    styles = f"<cellXfs><xf numFmtId='{number_id}'/></cellXfs>"
    source = read(tmp_path, xlsx(sheet("<c r='A1' s='0'><v>45000</v></c>"), styles=styles))
    assert [each.flaw for table in tables(source) for each in table.cells] == [flaw]


def test_a_date_is_printed_as_one(tmp_path: Path) -> None:
    """With the flaw that it is no number."""
    styles = "<cellXfs><xf numFmtId='14'/></cellXfs>"
    source = read(tmp_path, xlsx(sheet("<c r='A1' s='0'><v>45311</v></c>"), styles=styles))
    assert flaws(source) == {"2024年1月20日": formats.DATE}


def test_texts_are_read_as_they_print(tmp_path: Path) -> None:
    """Runs joined, no pronunciation; a raised digit numbers a note, a struck one is a flaw."""
    strings = (
        "<si><r><t>规</t></r><r><t>章</t></r><rPh><t>guī</t></rPh></si>"
        "<si><r><t>6</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></si>"
        "<si><r><rPr><strike/></rPr><t>5</t></r><r><t>7</t></r></si><si><t>甲_x000D_乙</t></si>"
    )
    cells = (
        "".join(f"<c t='s'><v>{index}</v></c>" for index in range(4))
        + "<c t='inlineStr'><is><t>=1</t></is></c>"
    )
    source = read(tmp_path, xlsx(sheet(cells), strings=strings))
    assert rows(tables(source)[0]) == [["规章", "6¹", "7", "甲 乙", "=1"]]
    assert flaws(source) == {"7": STRUCK}


def test_hidden_rows_and_columns_are_not_printed(tmp_path: Path) -> None:
    """A merged area that begins in one and goes on beyond it is."""
    data = (
        "<cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
        "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
        "<row r='2' hidden='1'><c r='A2'><v>4</v></c></row><row r='3'><c r='C3'><v>5</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='A2:A3'/></mergeCells>"
    )
    assert rows(tables(read(tmp_path, xlsx(data)))[0]) == [["1", "3"], ["4", "5"]]


def test_zeros_that_a_sheet_does_not_show_are_told(tmp_path: Path) -> None:
    """A cell that prints blank and holds 0 is neither for certain."""
    view = "<sheetViews><sheetView showZeros='0'/></sheetViews>"
    source = read(tmp_path, xlsx(view + sheet("<c r='A1'><v>0</v></c><c r='B1'><v>1</v></c>")))
    assert flaws(source) == {"0": formats.UNSEEN}


def test_a_struck_number_is_told(tmp_path: Path) -> None:
    """The whole cell struck out by its font."""
    styles = "<fonts><font><strike/></font></fonts><cellXfs><xf numFmtId='0' fontId='0'/></cellXfs>"
    source = read(tmp_path, xlsx(sheet("<c r='A1' s='0'><v>5</v></c>"), styles=styles))
    assert cell(source, "5").flaw == STRUCK


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('0.00"元"', "12.5元"),
        ('#,##0.00\\ "万元"', "12.5万元"),
        ('"¥"0.00', "¥12.5"),
        ("#,##0.00_);(#,##0.00)", "12.5"),
    ],
)
def test_words_that_a_format_prints_are_read(tmp_path: Path, code: str, text: str) -> None:
    """A unit that stands in the format alone is printed all the same: 元 in a column of 万元 is a factor of 10,000."""
    written = BytesIO()
    with Writer(written) as book:
        book.add_worksheet().write(0, 0, 12.5, book.add_format({"num_format": code}))
    assert rows(tables(read(tmp_path, written.getvalue()))[0]) == [[text]]
