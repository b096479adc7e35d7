"""This kit's own workbook sent back with who reports left blank or mistyped, and what no other shape shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kit.form.workbook_labels import ABOUT, LABELS
from kit.ingest.account import Ingested, lines
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source
from kit.office.excel.excel_file import write_xlsx
from kit.report.report import Report
from tests.conftest import SEED, call_kit

Typed = dict[str, Any]
FILE = Path("parameters/丙县/丁镇/2024.yaml")
BEGIN = """county: 丙县
township: 丁镇
agency: 丙县丁镇人民政府
"""


@pytest.fixture
def stated(seed: Report) -> Report:
    """A report whose words state the period of its figures."""
    period = {"preamble": "本报告统计期限自2024年1月1日起至2024年12月31日止。"}
    return replace(seed, narrative={**seed.narrative, **period})


def workbook(report: Report, path: Path, typed: Typed) -> Path:
    """Write a report's workbook with these things typed into its first sheet, None for a cell emptied."""
    book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
    for name, value in typed.items():
        book[ABOUT].cell(list(LABELS).index(name) + 1, 2).value = value
    book.save(path)
    return path


def read(report: Report, path: Path, typed: Typed) -> Ingested:
    """Return what is read of such a workbook."""
    return ingest(read_source(workbook(report, path, typed)))


@pytest.mark.parametrize(
    "blank", [("year",), ("agency",), ("agency", "year"), ("agency", "township", "year")]
)
def test_what_is_blank_is_told_and_moves_no_word(
    stated: Report, tmp_path: Path, blank: tuple[str, ...]
) -> None:
    """Without a title no word stands under another heading; what is lacking is named with what to write."""
    whole = read(stated, tmp_path / "a.xlsx", {})
    found = read(stated, tmp_path / "b.xlsx", dict.fromkeys(blank))
    assert found.parameters["narrative"] == whole.parameters["narrative"]
    assert found.cells() == whole.cells()
    assert found.parameters["year"] == stated.year
    assert set(found.account.missing) - set(whole.account.missing) == set(blank)
    told = "\n".join(lines(found))
    assert all(f"原文没有  {LABELS[name]}：" in told for name in blank)


def test_a_year_that_the_period_contradicts_is_told(stated: Report, tmp_path: Path) -> None:
    """The period that the words state is quoted beside the year that was typed; the right year is not told."""
    assert "不是同一年" not in "\n".join(lines(read(stated, tmp_path / "a.xlsx", {})))
    assert "“2024 年”，与年度 2023 不是同一年" in "\n".join(
        lines(read(stated, tmp_path / "b.xlsx", {"year": 2023}))
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with one unit's report, to be exported, and the day on which it was sent in."""
    text = SEED.read_text(encoding="utf-8")
    own = [
        line
        for line in text.split("\n")
        if not line.startswith(("county:", "township:", "agency:", "division:"))
    ]
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(BEGIN + "submitted: '2025-01-12'\n" + "\n".join(own), encoding="utf-8")
    return tmp_path


def sent(office: Path, shape: str) -> Path:
    """Export the report, and return the file."""
    done = call_kit("export", FILE, "--to", shape, "-o", "out", cwd=office)
    assert done.returncode == 0, done.stderr
    return next((office / "out").rglob(f"*.{shape}"))


@pytest.mark.parametrize("shape", ["docx", "xlsx"])
def test_an_export_read_back_changes_nothing(office: Path, shape: str) -> None:
    """Totals that the file leaves to be added up are no change, and no day is told that nobody wrote."""
    done = call_kit("ingest", sent(office, shape), cwd=office)
    assert done.returncode == 0, done.stderr
    assert "已有的文件里没有要改的" in done.stdout
    assert "改了" not in done.stdout
    assert "2000-01-01" not in (office / FILE).read_text(encoding="utf-8")


def test_what_word_never_shows_outlives_a_word_file(office: Path) -> None:
    """The day of sending in was read from the workbook; the Word file, which has no place for it, keeps it."""
    book, word = sent(office, "xlsx"), sent(office, "docx")
    (office / FILE).unlink()
    assert call_kit("ingest", book, cwd=office).returncode == 0
    assert "submitted: '2025-01-12'" in (office / FILE).read_text(encoding="utf-8")
    done = call_kit("ingest", word, cwd=office)
    assert done.returncode == 0
    assert "submitted: '2025-01-12'" in (office / FILE).read_text(encoding="utf-8")
    table = "丙县丁镇人民政府2024年政府信息公开工作年度报告\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n行政规范性文件\t7\t0\t9\n"
    before = (office / FILE).read_text(encoding="utf-8").partition("\ntownship:")[2]
    (office / "a.txt").write_text(table, encoding="utf-8")
    assert call_kit("ingest", "a.txt", cwd=office).returncode == 0
    after = (office / FILE).read_text(encoding="utf-8").partition("\ntownship:")[2]
    changed = [new for new in after.split("\n") if new not in before.split("\n")]
    assert [each.strip()[:40] for each in changed] == ["normative: {made: 7, abolished: 0, in_fo"]


def test_what_the_workbook_shows_blank_is_emptied(office: Path) -> None:
    """It has a cell for the day, so that an emptied cell takes the day back; who reports stays."""
    book = sent(office, "xlsx")
    (office / FILE).unlink()
    assert call_kit("ingest", book, cwd=office).returncode == 0
    opened = openpyxl.load_workbook(book)
    for name in ("submitted", "agency"):
        opened[ABOUT].cell(list(LABELS).index(name) + 1, 2).value = None
    opened.save(book)
    done = call_kit("ingest", book, cwd=office)
    text = (office / FILE).read_text(encoding="utf-8")
    assert "submitted: '" not in text
    assert "agency: 丙县丁镇人民政府" in text
    assert "原文没有  报告机关：" in done.stdout


@pytest.mark.parametrize(("typed", "said"), [
    ({"year": date.today().year + 1}, "年度还没有到"),
    ({"township": "丁"}, "已有的是“丁镇”"),
])  # fmt: skip
def test_a_slip_in_who_reports_makes_no_new_file(office: Path, typed: Typed, said: str) -> None:
    """A year to come and a name without its kind are refused in one sentence."""
    book = sent(office, "xlsx")
    opened = openpyxl.load_workbook(book)
    for name, value in typed.items():
        opened[ABOUT].cell(list(LABELS).index(name) + 1, 2).value = value
    opened.save(book)
    before = sorted(office.rglob("*.yaml"))
    done = call_kit("ingest", book, cwd=office)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr
    assert sorted(office.rglob("*.yaml")) == before


def test_what_waits_for_a_decision_is_not_called_changed(office: Path) -> None:
    """Where both sides changed something, the file stays, and no line says that anything was changed."""
    book = sent(office, "xlsx")
    opened = openpyxl.load_workbook(book)
    opened[ABOUT].cell(list(LABELS).index("submitted") + 1, 2).value = "2025-01-15"
    opened[ABOUT].cell(list(LABELS).index("deadline") + 1, 2).value = "2025-01-20"
    opened.save(book)
    done = call_kit("ingest", book, cwd=office)
    assert done.returncode == 1
    assert "文件没有动" in done.stdout
    assert "还没有改  报送期限：空 → “2025-01-20”" in done.stdout
    assert "  改了  " not in done.stdout
