"""What an office meets in a year: a county begun from nothing, a year that is not yet, one file too many."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import SEED, call_kit

TWIN = "parameters/丙县/丁镇/2024.yml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A county whose one unit has its report of a year in two files."""
    for name in ("2024.yaml", "2024.yml"):
        path = tmp_path / "parameters/丙县/丁镇" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SEED, path)
    return tmp_path


def test_a_new_county_lists_the_units_that_were_drafted(tmp_path: Path) -> None:
    """Drafts name no agency yet, and count all the same: the list is one that the next commands take."""
    (tmp_path / "parameters").mkdir()
    for unit in ("甲镇", "乙乡"):
        assert call_kit("new", f"丙县/{unit}", "2024", cwd=tmp_path).returncode == 0
    done = call_kit("units", "丙县", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 个单位" in done.stdout
    told = (tmp_path / "parameters/丙县/county/units.yaml").read_text(encoding="utf-8")
    assert "\nname: 丙县\n" in told
    assert told.endswith("units:\n  乙乡: 乙乡\n  甲镇: 甲镇\n")
    assert call_kit("status", "丙县", "2024", cwd=tmp_path).returncode == 0


def test_no_report_is_begun_for_a_year_that_has_not_begun(tmp_path: Path) -> None:
    """One sentence names the year and the computer's day; nothing is written, for this year it is."""
    (tmp_path / "parameters").mkdir()
    this = date.today().year
    done = call_kit("new", "丙县/甲镇", str(this + 1), cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert f"{this + 1} 年度还没有到" in done.stderr
    assert not list(tmp_path.rglob("*.yaml"))
    assert call_kit("new", "丙县/甲镇", str(this), cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("words", ["丁镇", "parameters/丙县/丁镇/2024.yaml", TWIN, "parameters/丙县"])
def test_two_files_of_one_year_are_both_named_by_the_check(office: Path, words: str) -> None:
    """Which of them goes out nobody knows, so neither is checked."""
    done = call_kit("check", words, cwd=office)
    assert done.returncode == 2
    assert "2024.yaml、2024.yml" in done.stderr
    assert "核对结果" not in done.stdout


def test_two_files_of_one_year_are_named_wherever_they_are_used(office: Path) -> None:
    """Settling and exporting refuse, the county's commands tell."""
    for words in (["accept", "丁镇", "1", "--reason", "看过"], ["export", "丁镇", "--to", "docx"]):
        done = call_kit(*words, cwd=office)
        assert done.returncode == 2
        assert "2024.yaml、2024.yml" in done.stderr
    told = call_kit("status", "丙县", "2024", cwd=office).stderr
    assert TWIN in told
    assert "丁镇/2024.yaml" in told
    (office / TWIN).rename((office / TWIN).with_suffix(".YAML"))
    assert "请改名为 2024.yaml" in call_kit("status", "丙县", "2024", cwd=office).stderr
