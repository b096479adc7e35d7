"""Results of formulas: those of a file that calls them stale are held against the formula; our own workbook's are reckoned."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook as Book
from xlsxwriter import Workbook

from kit.form.workbook_labels import ABOUT, ABOVE_ALL, FILL_ALL, LABELS
from kit.ingest.account import Ingested
from kit.ingest.published_report import ingest
from kit.ingest.source.excel.excel_cells import NO_RESULT, OUTDATED
from kit.ingest.source.excel.excel_sheet import FORMULAS
from kit.ingest.source.flaws import PICTURE
from kit.ingest.source.kinds import read_source
from kit.office.excel.cell_places import places
from kit.office.excel.excel_file import write_xlsx
from kit.report.parameters import read_report
from kit.report.report import Report
from tests.conftest import ROOT
from tests.ingest.roundtrip import same_figures
from tests.ingest.shapes.judge import placed
from tests.ingest.source.sources import cell, flaws, read, rows, tables, xlsx, zipped


def row(*cells: str, view: str = "") -> str:
    """Return a sheet of one row of cells."""
    return f"{view}<sheetData><row r='1'>{''.join(cells)}</row></sheetData>"


@pytest.mark.parametrize("told", ["fullCalcOnLoad='1'", "forceFullCalc='true'", "calcCompleted='0'"])
def test_a_result_that_the_file_calls_stale_is_none(tmp_path: Path, told: str) -> None:
    """Where the formula gives another number than is stored; numbers that were typed stay."""
    cells = row("<c r='A1'><v>7</v></c>", "<c r='B1'><f>SUM(A1)</f><v>0</v></c>")
    source = read(tmp_path, xlsx(cells, more=f"<calcPr {told}/>"))
    assert rows(tables(source)[0]) == [["7", ""]]
    assert flaws(source) == {"": OUTDATED}


@pytest.mark.parametrize(
    ("formula", "stored", "flaw"),
    [
        ("SUM(A1:B1)", "12", ""),
        ("SUM(A1:B1)", "0", OUTDATED),
        ("SUM(A1:B1)", "13", OUTDATED),
        ("SUM(C1)", "0", ""),
        ("SUM(A1,D1)", "7", ""),
        ("SUM(A1,D1)", "10", OUTDATED),
        ("AVERAGE(A1:B1)", "6", NO_RESULT),
        ("SUM(A1,F1)", "7", NO_RESULT),
    ],
)
def test_a_stored_result_counts_where_its_formula_gives_it(
    tmp_path: Path, formula: str, stored: str, flaw: str
) -> None:
    """Though the file asks to be reckoned: blanks and texts count nothing, a cell that is unknown is not 0."""
    cells = row(
        "<c r='A1'><v>7</v></c><c r='B1'><v>5</v></c>",
        "<c r='D1' t='inlineStr'><is><t>3件</t></is></c>",
        f"<c r='E1'><f>{formula}</f><v>{stored}</v></c>",
        "<c r='F1'><f>NOW()</f><v>0</v></c>",
    )
    source = read(tmp_path, xlsx(cells, more="<calcPr fullCalcOnLoad='1'/>"))
    found = next(each for each in tables(source)[0].cells if each.column == 3)
    assert (found.text, found.flaw) == ("" if flaw else stored, flaw)


def test_areas_without_end_are_not_reckoned(tmp_path: Path) -> None:
    """Their formulas are refused, and the file is read in good time."""
    sums = "".join(f"<c><f>SUM(D{n}:Z{n + 400})</f><v>0</v></c>" for n in range(1, 100))
    cells = row("<c r='A1'><v>7</v></c>", sums)
    found = tables(read(tmp_path, xlsx(cells, more="<calcPr fullCalcOnLoad='1'/>")))[0].cells
    assert found[-1].flaw == NO_RESULT


@pytest.mark.parametrize(
    "told", ["", "<calcPr calcId='191029'/>", "<calcPr fullCalcOnLoad='0' calcMode='auto'/>"]
)
def test_a_result_that_is_not_called_stale_is_read(tmp_path: Path, told: str) -> None:
    """As Excel and WPS save it."""
    cells = row("<c r='A1'><v>7</v></c>", "<c r='B1'><f>SUM(A1)</f><v>8</v></c>")
    assert rows(tables(read(tmp_path, xlsx(cells, more=told)))[0]) == [["7", "8"]]


def test_a_program_that_reckons_nothing_is_not_believed(tmp_path: Path) -> None:
    """It stores 0 with every formula, counted or summed, and asks Excel to reckon; a sum that it was told is read."""
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["甲", 3, 4])
        sheet.write_formula(0, 3, "=SUM(B1:C1)")
        sheet.write_formula(0, 4, '=COUNTIFS(B1:C1,">3")')
        sheet.write_formula(0, 5, "=SUM(B1:C1)", None, 7)
    found = [each.flaw for each in tables(read(tmp_path, written.getvalue()))[0].cells]
    assert found == ["", "", "", OUTDATED, NO_RESULT, ""]


def test_cells_that_one_formula_fills_are_as_stale_as_it(tmp_path: Path) -> None:
    """An array formula stands in its first cell alone."""
    cells = row(
        "<c r='A1'><f t='array' ref='A1:B1'>X</f><v>0</v></c>", "<c r='B1'><v>1</v></c><c r='C1'><v>2</v></c>"
    )
    source = read(tmp_path, xlsx(cells, more="<calcPr fullCalcOnLoad='1'/>"))
    assert [each.flaw for each in tables(source)[0].cells] == [NO_RESULT, NO_RESULT, ""]


@pytest.mark.parametrize("stored", [
    "<c r='A1' t='str'><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
    "<c r='A1' t='str'><f>DISPIMG(\"ID_1\",1)</f></c>", "<c r='A1' t='e' vm='1'><v>#VALUE!</v></c>",
    "<c r='A1'><f>_xlfn.IMAGE(\"x\")</f><v>5</v></c>", "<c r='A1' t='str'><v>=DISPIMG(\"ID_1\",1)</v></c>",
])  # fmt: skip
def test_a_picture_in_a_cell_is_told(tmp_path: Path, stored: str) -> None:
    """As WPS and Excel put one there."""
    assert flaws(read(tmp_path, xlsx(row(stored, "<c r='B1'><v>2</v></c>")))) == {"": PICTURE}


def test_a_sheet_that_shows_its_formulas_shows_no_results(tmp_path: Path) -> None:
    """They print as they were typed."""
    view = "<sheetViews><sheetView showFormulas='1'/></sheetViews>"
    cells = row("<c r='A1'><f>1+1</f><v>2</v></c>", "<c r='B1'><v>3</v></c>", view=view)
    assert flaws(read(tmp_path, xlsx(cells))) == {"": FORMULAS}


@pytest.fixture(scope="module")
def report() -> Report:
    """A report with figures in every table."""
    return read_report(ROOT / "parameters" / "wolong" / "angao" / "2024.yaml")


def changed(report: Report, folder: Path, change: Callable[[Book], None]) -> Ingested:
    """Return what is read of our workbook that a program changed, which stores no results."""
    book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
    change(book)
    book.save(folder / "form.xlsx")
    return ingest(read_source(folder / "form.xlsx"))


def entry(book: Book, report: Report) -> Cell:
    """Return the cell for the applications that natural persons handed in."""
    place = places(report.form)["requests.received.natural"]
    return book[place.sheet].cell(place.row + 1, place.column + 1)


def test_our_own_workbook_is_read_though_a_program_dropped_its_results(
    report: Report, tmp_path: Path
) -> None:
    """Every total and the title are reckoned: the year and the agency stand in cells of their own."""
    ingested = changed(report, tmp_path, lambda book: None)
    same_figures(report, ingested)
    assert (ingested.parameters["year"], ingested.parameters["agency"]) == (report.year, report.agency)
    assert ingested.title == report.title


def test_a_total_of_our_own_workbook_follows_its_parts(report: Report, tmp_path: Path) -> None:
    """A program filled in another number; the total is the sum of what stands there now."""

    def fill(book: Book) -> None:
        entry(book, report).value += 5

    ingested = changed(report, tmp_path, fill)
    for place in ("requests.received.natural", "requests.received.total"):
        before = report.figures[place]
        assert isinstance(before, int)
        assert placed(ingested)[place] == before + 5


def test_a_total_with_a_blank_part_is_blank(report: Report, tmp_path: Path) -> None:
    """As the workbook itself shows it."""

    def empty(book: Book) -> None:
        entry(book, report).value = None

    found = placed(changed(report, tmp_path, empty))
    assert found["requests.received.natural"] is None
    assert found["requests.received.total"] is None


def test_what_else_is_reckoned_in_our_workbook_is_none(report: Report, tmp_path: Path) -> None:
    """Of a formula that somebody typed nothing is known, nor of a total that rests on it."""

    def type_in(book: Book) -> None:
        entry(book, report).value = "=3*4"

    ingested = changed(report, tmp_path, type_in)
    refused = {"requests.received.natural", "requests.received.total"}
    assert {each.addresses[0] for each in ingested.account.unplaced} == refused
    assert {each.reason for each in ingested.account.unplaced} == {NO_RESULT}


def test_a_result_that_was_stored_is_not_read_in_our_workbook(report: Report, tmp_path: Path) -> None:
    """Somebody's program wrote another one, and nothing tells that it is old."""
    with ZipFile(BytesIO(write_xlsx(report))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        parts[name] = re.sub(rb"</f><v>[0-9]+</v>", b"</f><v>999</v>", parts[name])
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    (tmp_path / "form.xlsx").write_bytes(zipped(parts))
    same_figures(report, ingest(read_source(tmp_path / "form.xlsx")))


def test_the_year_of_our_workbook_is_read_from_its_own_cell(report: Report, tmp_path: Path) -> None:
    """Also where the title, which is reckoned from it, is gone."""

    def drop(book: Book) -> None:
        for sheet in (book[ABOUT], book.worksheets[4]):
            for cells in sheet.iter_rows():
                for each in cells:
                    if str(each.value).startswith("=IF("):
                        each.value = None
        labels = [each.value for each in book[ABOUT]["A"]]
        book[ABOUT].cell(labels.index(LABELS["year"]) + 1, 2).value = 2023

    assert changed(report, tmp_path, drop).parameters["year"] == 2023


def test_a_foreign_sum_is_not_reckoned(tmp_path: Path) -> None:
    """Of another workbook only Excel knows what its formulas give."""
    source = read(tmp_path, xlsx(row("<c r='A1'><v>7</v></c><c r='B1'><f>SUM(A1)</f></c>")))
    assert cell(source, "").flaw == NO_RESULT


@pytest.mark.parametrize("stale", [True, False])
def test_a_pivot_table_that_is_to_be_reckoned_on_opening_is_none(tmp_path: Path, stale: bool) -> None:
    """Its cells hold what somebody's program put there."""
    main = xlsx(row("<c r='A1'><v>7</v></c>", "<c r='B1'><v>8</v></c>"))
    relation = '<Relationship Id="p" Type="x/{}" Target="{}"/>'
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    with ZipFile(BytesIO(main)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/_rels/sheet.xml.rels"] = rels.format(relation.format("pivotTable", "pivot.xml"))
    parts["xl/pivot.xml"] = "<pivotTableDefinition><location ref='B1:C4'/></pivotTableDefinition>"
    parts["xl/_rels/pivot.xml.rels"] = rels.format(relation.format("pivotCacheDefinition", "cache.xml"))
    parts["xl/cache.xml"] = f"<pivotCacheDefinition refreshOnLoad='{int(stale)}'/>"
    found = [each.flaw for each in tables(read(tmp_path, zipped(parts)))[0].cells]
    assert found == ["", NO_RESULT if stale else ""]


def test_a_count_typed_as_text_counts_in_its_totals(report: Report, tmp_path: Path) -> None:
    """Excel leaves the totals over 3件 blank; the number is read, and the totals with it."""

    def fill(book: Book) -> None:
        entry(book, report).value = "３件"

    found = placed(changed(report, tmp_path, fill))
    assert (found["requests.received.natural"], found["requests.received.total"]) == (3, 3)


def test_what_tells_how_to_fill_in_is_no_word_of_the_report(report: Report, tmp_path: Path) -> None:
    """The hints on the sheets are neither words nor rows, and nothing of them is told as left out."""
    found = changed(report, tmp_path, lambda book: None)
    told = f"{found.parameters}{found.account}"
    assert (found.account.unplaced, found.account.unread) == ((), ())
    assert FILL_ALL not in told
    assert ABOVE_ALL not in told
