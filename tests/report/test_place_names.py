"""The file that an analyst means: a path with either slash, names of folders or of people, near matches."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.report.places.finding_file import find_file
from tests.conftest import SEED

TEXT = SEED.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three units of two counties, one name in both, with the working folder beside the parameters."""
    units = {"jia/north": ("甲县", "北山镇"), "jia/south": ("甲县", "南河乡"), "yi/south": ("乙县", "南河乡")}
    for place, (county, unit) in units.items():
        for year in (2023, 2024):
            path = tmp_path / "parameters" / place / f"{year}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = TEXT.replace("卧龙区安皋镇人民政府", f"{county}{unit}人民政府").replace("安皋镇", unit)
            path.write_text(text.replace("county: 卧龙区", f"county: {county}  # 县"), encoding="utf-8")
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "parameters"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("parameters/jia/north/2023.yaml", "jia/north/2023"),
        ("parameters\\jia\\north\\2023.yaml", "jia/north/2023"),
        ("甲县/北山镇/2023", "jia/north/2023"),
        ("甲县\\北山镇\\2023", "jia/north/2023"),
        ("jia/north/2023", "jia/north/2023"),
        ("jia/北山镇", "jia/north/2024"),
        ("北山镇", "jia/north/2024"),
        ("甲县北山镇人民政府", "jia/north/2024"),
        (" 北山镇 2023年度 ", "jia/north/2023"),
        ("北山镇2023", "jia/north/2023"),
        ("乙县/南河乡", "yi/south/2024"),
        ("parameters/jia/north", "jia/north/2024"),
    ],
)
def test_a_report_is_found_as_people_call_it(folder: Path, words: str, place: str) -> None:
    """By path, by folders, by names; without a year the latest."""
    assert find_file(words).resolve() == (folder / f"{place}.yaml").resolve()


@pytest.mark.parametrize(
    "words",
    [
        "甲县/本级",
        "jia/county/2024",
        "甲县/甲县人民政府",
        "甲县人民政府",
        "甲县/本级/2024年",
        "甲县/甲县/2024",
    ],
)
def test_a_countys_own_report_is_found_too(folder: Path, words: str) -> None:
    """By its office, its folder or 本级 behind the county's name; the county's bare name means all of it."""
    own = folder / "jia" / "county"
    own.mkdir()
    (own / "2024.yaml").write_text("agency: 甲县人民政府\ntownship: 甲县\n", encoding="utf-8")
    assert find_file(words).resolve() == (own / "2024.yaml").resolve()
    with pytest.raises(InputError, match="没有这个文件"):
        find_file("甲县")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("北山乡", "甲县/北山镇/2024"),
        ("北山镇/2022", "甲县/北山镇/2024"),
        ("丙县/北山镇", "甲县/北山镇/2024"),
        ("nort", "甲县/北山镇/2024"),
        ("parameters/jia/north/2032.yaml", "甲县/北山镇/2024"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is_near(folder: Path, words: str, near: str) -> None:
    """Never another unit or year in its place."""
    with pytest.raises(InputError, match="没有这个文件") as refused:
        find_file(words)
    assert near in str(refused.value)


def test_a_name_that_two_units_have_is_refused(folder: Path) -> None:
    """Both are named, so that one can be copied."""
    with pytest.raises(InputError, match="有 2 个单位") as refused:
        find_file("南河乡/2024")
    assert "甲县/南河乡/2024" in str(refused.value)
    assert "乙县/南河乡/2024" in str(refused.value)


@pytest.mark.parametrize("words", ["", " ", "/", "2024", "\0", "县" * 5000])
def test_words_that_name_nothing_are_refused(folder: Path, words: str) -> None:
    """With how to write it."""
    with pytest.raises(InputError, match="卧龙区/安皋镇/2024"):
        find_file(words)
