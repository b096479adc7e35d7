"""The days that a unit types into the first sheet of its workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kit.form.workbook_labels import ABOUT, LABELS
from kit.ingest.account import Ingested
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source
from kit.office.excel.excel_file import write_xlsx
from kit.report.parameters import report_from
from kit.report.report import Report


def sent_back(report: Report, typed: object, tmp_path: Path) -> Ingested:
    """Type something for the day of handing in, save, and read the workbook."""
    book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
    book[ABOUT].cell(list(LABELS).index("submitted") + 1, 2, typed)
    path = tmp_path / "交回.xlsx"
    book.save(path)
    return ingest(read_source(path))


@pytest.mark.parametrize("typed", [
    "2025-01-12", "2025-1-12", "2025/1/12", "2025.1.12", "2025年1月12日", "２０２５年１月１２日", date(2025, 1, 12),
])  # fmt: skip
def test_a_day_is_read_however_it_is_typed(seed: Report, tmp_path: Path, typed: object) -> None:
    """What Excel makes a date of, and every way with the year first, is that day in the parameters."""
    ingested = sent_back(seed, typed, tmp_path)
    assert report_from(ingested.parameters).public()["submitted"] == "2025-01-12"
    assert not ingested.account.unplaced


@pytest.mark.parametrize("typed", ["1月12日", "12/1/2025", "25.1.12", "2025年2月30日", "已报"])
def test_what_is_no_day_is_told_and_left_out(seed: Report, tmp_path: Path, typed: str) -> None:
    """It is named with its place, and the rest of the report can be used."""
    ingested = sent_back(seed, typed, tmp_path)
    assert "submitted" not in report_from(ingested.parameters).public()
    assert [(each.text, each.reason) for each in ingested.account.unplaced] == [
        (typed, "不是日期，请写成 2025-01-31")
    ]
