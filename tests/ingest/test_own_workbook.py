"""This kit's own workbook with remarks beside its cells, its sheets renamed, printed, or saved as a web page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kit.form.workbook_labels import ABOUT, CHECKS, WORDS
from kit.ingest.account import Ingested, lines
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source
from kit.office.excel.excel_file import write_xlsx
from kit.report.report import Report
from tests.office.soffice import converted


def read(path: Path) -> Ingested:
    """Return what is read of a file."""
    return ingest(read_source(path))


def changed(report: Report, path: Path, typed: dict[tuple[str, str], str], names: dict[str, str]) -> Path:
    """Write a report's workbook with more typed into its sheets, and some of them renamed."""
    book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
    for (sheet, place), text in typed.items():
        book[sheet][place] = text
    for old, new in names.items():
        book[old].title = new
    book.save(path)
    return path


@pytest.mark.parametrize(("sheet", "place"), [
    (WORDS, "C3"), (WORDS, "D6"), (ABOUT, "C2"), (ABOUT, "D3"), (ABOUT, "C4"),
])  # fmt: skip
def test_a_remark_beside_a_cell_is_told_and_not_reported(
    seed: Report, tmp_path: Path, sheet: str, place: str
) -> None:
    """Wherever it stands beside the two columns of labels and of what is filled in."""
    whole = read(changed(seed, tmp_path / "a.xlsx", {}, {}))
    found = read(changed(seed, tmp_path / "b.xlsx", {(sheet, place): "请再核实"}, {}))
    assert found.parameters == whole.parameters
    told = [line for line in lines(found) if line not in lines(whole)]
    assert len(told) == 1
    assert told[0].endswith(f"工作表“{sheet}”{place}：填写格旁边写的“请再核实”")


def test_a_remark_is_no_words_where_nothing_is_filled_in(seed: Report, tmp_path: Path) -> None:
    """The column to be filled in is the one beside the labels, be all of it blank."""
    path = changed(seed, tmp_path / "a.xlsx", {(WORDS, "C4"): "请再核实"}, {})
    book = openpyxl.load_workbook(path)
    for row in book[WORDS].iter_rows(min_col=2, max_col=2):
        row[0].value = None
    book.save(path)
    assert "请再核实" not in f"{read(path).parameters}"


@pytest.mark.parametrize("shape", ["pdf", "html"])
def test_the_sheet_of_checks_is_no_word_of_a_report(seed: Report, tmp_path: Path, shape: str) -> None:
    """Printed or saved as a web page by another program: the words and the cells are those of the workbook."""
    book = changed(seed, tmp_path / "a.xlsx", {}, {})
    found = read(converted(book, shape))
    whole = read(book)
    assert found.cells() == whole.cells()
    assert found.account.unplaced == ()
    told = "".join(f"{text}" for text in found.parameters["narrative"].values())
    assert not [word for word in ("相符", "等号", "填表", "写标题下", "Sheet") if word in told]
    last, same = (each.parameters["narrative"]["other_matters"] for each in (whole, found))
    assert "".join(same.split()) == "".join(last.split())


def test_sheets_may_have_other_names(seed: Report, tmp_path: Path) -> None:
    """The sheet of checks is known by its heads."""
    renamed = changed(seed, tmp_path / "a.xlsx", {}, {CHECKS: "Sheet9", WORDS: "文字"})
    found = read(converted(renamed, "xlsx"))
    assert found.cells() == read(changed(seed, tmp_path / "b.xlsx", {}, {})).cells()
    assert found.account.unplaced == ()
    assert "等号" not in f"{found.parameters['narrative']}"


def test_a_column_that_is_hidden_is_told_once(seed: Report, tmp_path: Path) -> None:
    """Not row by row: all else of the rows was read."""
    path = changed(seed, tmp_path / "a.xlsx", {}, {})
    book = openpyxl.load_workbook(path)
    requests = next(sheet for sheet in book if sheet.title.startswith("三"))
    requests.column_dimensions["F"].hidden = True
    book.save(path)
    told = [line.strip() for line in lines(read(path)) if "没有读到" in line or "原文没有" in line]
    assert told == ["没有读到  三、收到和处理政府信息公开申请情况 · “科研机构”这一列"]
