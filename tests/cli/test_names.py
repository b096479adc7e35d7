"""Counties and units by any of their names: the folder's or their own, and what a slip may have meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.base.errors import KitError
from kit.report.places.place_names import county_folder, unit_folder
from tests.conftest import ROOT, call_kit, run_kit

PARAMETERS = ROOT / "parameters"


@pytest.mark.parametrize("name", ["wolong", "卧龙区"])
def test_a_county_is_called_by_its_folder_or_its_name(name: str) -> None:
    """Both lead to the same folder."""
    assert county_folder(PARAMETERS, name) == "wolong"


@pytest.mark.parametrize(("name", "folder"), [("angao", "angao"), ("安皋镇", "angao"), ("石桥镇", "shiqiao")])
def test_a_unit_is_called_by_its_folder_or_its_name(name: str, folder: str) -> None:
    """Those that are listed and have no folder yet are known too."""
    assert unit_folder(PARAMETERS, "wolong", name) == folder


@pytest.mark.parametrize(("name", "meant"), [("安皋乡", "安皋镇"), ("angoa", "angao"), ("石桥", "石桥镇")])
def test_a_name_nearby_is_suggested(name: str, meant: str) -> None:
    """A person who slipped is told which unit it may be."""
    with pytest.raises(KitError, match=f"没有 {name}，是不是 {meant}"):
        unit_folder(PARAMETERS, "wolong", name)


def test_without_a_name_nearby_those_that_there_are_are_listed(tmp_path: Path) -> None:
    """The schemas' folder is no county; where there is none at all, that is said."""
    with pytest.raises(KitError, match=r"没有 甲县 这个县。现有 卧龙区、wolong。"):
        county_folder(PARAMETERS, "甲县")
    with pytest.raises(KitError, match="一个也没有"):
        county_folder(tmp_path, "甲县")


def test_commands_take_a_countys_own_name(tmp_path: Path) -> None:
    """What they write lies in the folder's name all the same."""
    done = call_kit("export", "--blank", "卧龙区/安皋镇", "2025", "--to", "xlsx", "-o", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "wolong" / "2025" / "空表" / "安皋镇2025年报（填报）.xlsx").is_file()
    assert "是不是 wolong" in call_kit("rollup", "wolon", "2024", "--outputs", tmp_path).stderr


def test_a_year_is_begun_and_its_history_told_by_names(tmp_path: Path) -> None:
    """A draft lies in the folder that there is; a unit that nobody knows yet gets one of its own name."""
    shutil.copytree(PARAMETERS, tmp_path / "parameters")
    for place, folder in {"卧龙区/安皋镇": "wolong/angao", "卧龙区/新镇": "wolong/新镇"}.items():
        assert call_kit("new", place, "2025", cwd=tmp_path).returncode == 0
        assert (tmp_path / "parameters" / folder / "2025.yaml").is_file()
    accepted = call_kit("accept", "parameters/wolong/angao/2024.yaml", "1", "--reason", "看过", cwd=tmp_path)
    assert accepted.returncode == 0
    assert "改动前" in run_kit("history", "卧龙区/安皋镇/2024", cwd=tmp_path).stdout
    assert "截至" in call_kit("status", "卧龙区", "2024", cwd=tmp_path).stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The seed's county, whose folders have other names than its units."""
    shutil.copytree(PARAMETERS, tmp_path / "parameters")
    return tmp_path


@pytest.mark.parametrize("name", ["安皋镇", "卧龙区/安皋镇", "wolong/安皋镇/2024", "安皋镇2024"])
def test_commands_on_reports_take_names(project: Path, name: str) -> None:
    """What a path is good for, a name is: the same file is checked, made, written and accepted in."""
    assert "parameters/wolong/angao/2024.yaml" in call_kit("check", name, cwd=project).stdout
    assert run_kit("run", name, cwd=project).returncode == 0
    assert call_kit("export", name, "--to", "docx", cwd=project).returncode == 0
    assert call_kit("explain", name, cwd=project).returncode == 0
    assert {path.name for path in (project / "outputs/wolong/2024").glob("angao.*")} >= {
        "angao.html",
        "angao.docx",
        "angao.explained.html",
    }
    assert call_kit("accept", name, "1", "--reason", "看过", cwd=project).returncode == 0
    assert "看过" in (project / "parameters/wolong/angao/2024.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["卧龙区", "卧龙区/安皋镇", "安皋镇"])
def test_many_are_made_by_a_name(project: Path, name: str) -> None:
    """A county's name stands for its folder, a unit's for its own, wherever many may be meant."""
    done = run_kit("batch", name, cwd=project)
    assert (done.returncode, "已生成 1 份" in done.stdout) == (0, True), done.stderr
    assert call_kit("check", "卧龙区", cwd=project).stdout.count("核对结果") == 1


@pytest.mark.parametrize(
    ("command", "near"),
    [
        (["check", "安皋乡"], "卧龙区/安皋镇/2024"),
        (["run", "卧龙区/安高镇"], "卧龙区/安皋镇/2024"),
        (["export", "安皋", "--to", "docx"], "卧龙区/安皋镇/2024"),
        (["explain", "安皋乡"], "卧龙区/安皋镇/2024"),
        (["accept", "卧龙/安皋镇", "1", "--reason", "看过"], "卧龙区/安皋镇/2024"),
        (["batch", "卧龙县"], "卧龙区"),
        (["batch", "卧龙区/安皋乡"], "安皋镇"),
        (["new", "卧尤区", "2025"], "卧龙区"),
        (["export", "--blank", "安皋乡", "2025", "--to", "xlsx"], "卧龙区"),
        (["history", "卧龙区/安皋"], "安皋镇"),
    ],
)
def test_commands_tell_what_a_slip_may_have_meant(project: Path, command: list[str], near: str) -> None:
    """Nothing is made for a name that nothing has, and what is near it is told."""
    done = run_kit(*command, cwd=project)
    assert done.returncode == 2
    assert near in done.stderr
    assert not (project / "outputs").exists()


def test_one_slip_stops_no_other(project: Path) -> None:
    """The other reports of the command line are made all the same."""
    done = run_kit("run", "安皋乡", "安皋镇", cwd=project)
    assert done.returncode == 2
    assert (project / "outputs/wolong/2024/angao.html").is_file()


def test_a_name_like_a_known_one_is_begun_and_told(project: Path) -> None:
    """A new unit may be called much like another; that it is new is told, so that a slip is seen."""
    done = call_kit("new", "卧龙区/安皋乡", "2025", cwd=project)
    assert done.returncode == 0
    assert "是不是 安皋镇" in done.stderr
    assert (project / "parameters/wolong/安皋乡/2025.yaml").is_file()


def test_a_unit_alone_is_begun_and_sent_its_form(project: Path) -> None:
    """A unit's name is enough where one unit alone has it."""
    assert call_kit("new", "安皋镇", "2025", cwd=project).returncode == 0
    assert (project / "parameters/wolong/angao/2025.yaml").is_file()
    assert call_kit("export", "--blank", "石桥镇", "2025", "--to", "xlsx", cwd=project).returncode == 0
    assert [path.name for path in (project / "outputs/wolong/2025/空表").iterdir()] == [
        "石桥镇2025年报（填报）.xlsx"
    ]


def test_a_new_county_begins_with_one_sentence(tmp_path: Path) -> None:
    """Who has no folder yet is told how to get one, and what the folders are called stands in the first draft."""
    (tmp_path / "parameters").mkdir()
    refused = run_kit("units", "某某县", cwd=tmp_path)
    assert refused.returncode == 2
    assert "kit new 某某县/单位名称 年度" in refused.stderr
    assert call_kit("new", "某某县/甲镇", "2025", cwd=tmp_path).returncode == 0
    text = (tmp_path / "parameters/某某县/甲镇/2025.yaml").read_text(encoding="utf-8")
    assert "\ntownship: 甲镇  #" in text
    assert "\ncounty: 某某县  #" in text


def test_a_folder_that_is_no_name_fills_in_none(tmp_path: Path) -> None:
    """Letters stand for a name that only the list tells; 未注明县 says that nobody knows it."""
    (tmp_path / "parameters").mkdir()
    assert call_kit("new", "未注明县/jiazhen", "2025", cwd=tmp_path).returncode == 0
    text = (tmp_path / "parameters/未注明县/jiazhen/2025.yaml").read_text(encoding="utf-8")
    assert "\ntownship:  #" in text
    assert "\ncounty:  #" in text


def test_one_year_of_a_county_is_checked(project: Path) -> None:
    """Files of other years in its folder are left out, a file that is named is not; none is told."""
    folder = project / "parameters/wolong/angao"
    shutil.copy(folder / "2024.yaml", folder / "2025.yaml")
    one = call_kit("check", "卧龙区", "--year", "2024", cwd=project)
    assert ("2024.yaml" in one.stdout, "2025" in one.stderr) == (True, False)
    assert "2025.yaml" in call_kit("check", "安皋镇/2025", "--year", "2024", cwd=project).stderr
    none = call_kit("check", "卧龙区", "--year", "2020", cwd=project)
    assert (none.returncode, none.stderr) == (2, "里面没有 2020 年度的数据文件。\n")


def test_a_year_that_a_unit_has_not_is_no_other_years(project: Path) -> None:
    """It is refused, with the report that there is; the unit's other years are not checked in its place."""
    done = call_kit("check", "安皋镇/2030", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有这个文件" in done.stderr
    assert "安皋镇/2024" in done.stderr
