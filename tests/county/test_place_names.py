"""Counties and units by any of their names: the folder's or their own, and what a slip may have meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.base.errors import KitError
from kit.county.place_names import county_folder, unit_folder
from tests.conftest import ROOT, run_kit

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
    done = run_kit("export", "--blank", "卧龙区/安皋镇", "2025", "--to", "xlsx", "-o", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "wolong" / "2025" / "空表" / "安皋镇2025年报（填报）.xlsx").is_file()
    assert "是不是 wolong" in run_kit("rollup", "wolon", "2024", "--outputs", tmp_path).stderr


def test_a_year_is_begun_and_its_history_told_by_names(tmp_path: Path) -> None:
    """A draft lies in the folder that there is; a unit that nobody knows yet gets one of its own name."""
    shutil.copytree(PARAMETERS, tmp_path / "parameters")
    for place, folder in {"卧龙区/安皋镇": "wolong/angao", "卧龙区/新镇": "wolong/新镇"}.items():
        assert run_kit("new", place, "2025", cwd=tmp_path).returncode == 0
        assert (tmp_path / "parameters" / folder / "2025.yaml").is_file()
    accepted = run_kit("accept", "parameters/wolong/angao/2024.yaml", "1", "--reason", "看过", cwd=tmp_path)
    assert accepted.returncode == 0
    assert "改动前" in run_kit("history", "卧龙区/安皋镇/2024", cwd=tmp_path).stdout
    assert "截至" in run_kit("status", "卧龙区", "2024", cwd=tmp_path).stdout
