"""Which units of a county have to report, and how each of them stands in a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.county.roster import read_roster
from kit.county.standing import Standing
from kit.county.submissions import UnitYear, units_in
from kit.report.catalogue import county_catalogue
from tests.batches import TEXT, write_report

LISTED = """\
name: 甲县
units:
  yi: 乙镇
  bing: {name: 丙镇, since: 2024}
  ding: {name: 丁镇, until: 2023}
  wu: {name: 戊镇, formerly: [戊乡]}
"""


def county(root: Path, listed: str = "") -> Path:
    """Return a parameters folder with a list of the units of the county `jia`, if one is given."""
    folder = root / "parameters"
    (folder / "jia" / "county").mkdir(parents=True)
    if listed:
        (folder / "jia" / "county" / "units.yaml").write_text(listed, encoding="utf-8")
    return folder


def write(root: Path, folder: str, township: str, year: int = 2024, text: str = TEXT) -> None:
    """Write a unit's report into a folder."""
    path = write_report(root, folder, year, text)
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace(f"township: {folder}", f"township: {township}"), encoding="utf-8")


def units(parameters: Path, year: int) -> dict[str, UnitYear]:
    """Return how the units of the county `jia` stand in a year, by folder."""
    found = units_in(year, read_roster(parameters, "jia"), county_catalogue(parameters, "jia").reports)
    return {each.folder: each for each in found}


def test_a_listed_unit_is_expected_in_its_years(tmp_path: Path) -> None:
    """`since` and `until` are included; a unit outside them is neither expected nor missing."""
    roster = read_roster(county(tmp_path, LISTED), "jia")
    assert list(roster.expected(2023, [])) == ["yi", "ding", "wu"]
    assert list(roster.expected(2024, [])) == ["yi", "bing", "wu"]
    assert (roster.name, roster.agency) == ("甲县", "甲县人民政府")


def test_a_unit_without_a_file_is_missing(tmp_path: Path) -> None:
    """It is named by the list's name; the one with a file stands by what its check found."""
    parameters = county(tmp_path, LISTED)
    write(tmp_path, "yi", "乙镇")
    found = units(parameters, 2024)
    assert {each.name: each.standing for each in found.values()} == {
        "乙镇": Standing.WARNED,
        "丙镇": Standing.MISSING,
        "戊镇": Standing.MISSING,
    }
    assert [each.name for each in found.values() if each.counts] == ["乙镇"]


def test_without_a_list_last_years_units_are_expected(tmp_path: Path) -> None:
    """A unit that reported last year and not this year is missing; the county's own report is no unit."""
    parameters = county(tmp_path)
    for folder, year in (("乙镇", 2023), ("丙镇", 2024), ("county", 2023), ("county", 2024)):
        write(tmp_path, folder, folder, year)
    assert not read_roster(parameters, "jia").listed
    assert {each.name: each.standing is Standing.MISSING for each in units(parameters, 2024).values()} == {
        "乙镇": True,
        "丙镇": False,
    }


@pytest.mark.parametrize(
    ("folder", "township", "counts", "words"),
    [
        ("yi", "乙镇", True, ""),
        ("yi", "丙镇", False, "文件夹 yi 里是丙镇的年报，单位名单里是乙镇"),
        ("wu", "戊乡", True, ""),
        ("ji", "己镇", False, "单位名单（jia/county/units.yaml）里没有文件夹 ji"),
    ],
)
def test_a_report_in_the_wrong_place_is_not_counted(
    tmp_path: Path, folder: str, township: str, counts: bool, words: str
) -> None:
    """The folder's report must be of the unit that the list has there, by its name or a former one."""
    parameters = county(tmp_path, LISTED)
    write(tmp_path, folder, township)
    unit = units(parameters, 2024)[folder]
    assert (unit.counts, unit.hindrance) == (counts, words)


def test_one_unit_in_two_folders_is_not_counted_twice(tmp_path: Path) -> None:
    """Neither is counted while nobody has said which is right."""
    parameters = county(tmp_path)
    write(tmp_path, "yi", "乙镇")
    write(tmp_path, "yizhen", "乙镇")
    found = units(parameters, 2024)
    assert {each.hindrance for each in found.values()} == {"文件夹 yi、yizhen 里都是乙镇的年报"}


def test_a_report_that_lies_in_anothers_folder_too_leaves_that_unit_missing(tmp_path: Path) -> None:
    """Both folders are named, and each unit keeps its own name."""
    parameters = county(tmp_path, LISTED)
    write(tmp_path, "yi", "丙镇")
    write(tmp_path, "bing", "丙镇")
    found = units(parameters, 2024)
    assert (found["yi"].name, found["yi"].hindrance) == ("乙镇", "文件夹 yi 里是丙镇的年报，单位名单里是乙镇")
    assert (found["bing"].name, found["bing"].hindrance) == ("丙镇", "文件夹 yi、bing 里都是丙镇的年报")


@pytest.mark.parametrize(
    ("text", "standing", "words"),
    [
        (TEXT.replace("received: {natural: 0", "received: {natural: 1"), Standing.DRAFT, "还有 2 处错误"),
        (TEXT.replace("received: {natural: 0", "received: {natural: 1*"), Standing.FAILED, "遮盖"),
    ],
)
def test_an_error_or_an_unusable_file_keeps_a_unit_out(
    tmp_path: Path, text: str, standing: Standing, words: str
) -> None:
    """It is not counted, and the reason is told."""
    parameters = county(tmp_path)
    write(tmp_path, "乙镇", "乙镇", text=text)
    (unit,) = units(parameters, 2024).values()
    assert unit.standing is standing
    assert words in unit.hindrance
    assert not unit.counts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name: 甲县\nunit: {}\n", "unit"),
        ("name: 甲县\nunits:\n  yi: 3\n", "yi"),
        ("name: 甲县\nunits:\n  yi: {name: 乙镇, since: 20}\n", "since"),
        ('name: 甲县\nunits: {}\ndeadlines: {"24": "2025-01-20"}\n', "“24”不是年度"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """One sentence names file, place and remedy."""
    with pytest.raises(InputError, match=rf"units\.yaml 第 \d 行 .*{words}"):
        read_roster(county(tmp_path, text), "jia")


@pytest.mark.parametrize(
    ("own", "submitted", "late"),
    [
        ("", "2025-01-20", False),
        ("", "2025-01-21", True),
        ("2025-01-31", "2025-01-21", False),
        ("2025-01-10", "2025-01-11", True),
        ("", "", None),
    ],
)
def test_a_report_is_late_by_its_own_deadline_or_the_countys(
    tmp_path: Path, own: str, submitted: str, late: bool | None
) -> None:
    """The list's date holds for all units of a year, a report's own before it; without a date nobody can say."""
    parameters = county(tmp_path, LISTED + 'deadlines: {"2024": "2025-01-20"}\n')
    dates = "".join(f"{name}: {day}\n" for name, day in (("deadline", own), ("submitted", submitted)) if day)
    write(tmp_path, "yi", "乙镇", text=f"{dates}{TEXT}")
    assert units(parameters, 2024)["yi"].late is late
