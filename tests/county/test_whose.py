"""D-whose over folders: a file that lies in another unit's folder is told by `kit check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base.finding import Finding, Status
from kit.ingest.file_check import FileCheck, check_file
from tests.conftest import SEED

UNITS = (
    "name: 卧龙区\nunits:\n  angao: 安皋镇\n  north: {name: 北山镇, formerly: [北山乡]}\n  shangwu: 商务局\n"
)


def misplaced(folder: Path, county: bool, township: str = "安皋镇") -> list[Finding]:
    """Return what the rule finds at the file of a township in a folder, with a list of units or without."""
    path = folder / "2024.yaml"
    path.parent.mkdir(parents=True)
    text = SEED.read_text(encoding="utf-8").replace("township: 安皋镇", f"township: {township}")
    path.write_text(text.replace("安皋镇人民政府", f"{township}人民政府"), encoding="utf-8")
    if county:
        (folder.parent / "county").mkdir()
        (folder.parent / "county" / "units.yaml").write_text(UNITS, encoding="utf-8")
    (checked,) = check_file(path)
    assert isinstance(checked, FileCheck)
    return [each for each in checked.findings if each.rule == "D-whose" and each.status is Status.FAIL]


@pytest.mark.parametrize(
    ("name", "county", "whose"),
    [
        ("north", True, "北山镇"),
        ("石桥镇", False, "石桥镇"),
        ("石桥镇", True, "石桥镇"),
        ("shangwu", True, "商务局"),
    ],
)
def test_a_file_in_anothers_folder_is_told(tmp_path: Path, name: str, county: bool, whose: str) -> None:
    """By the county's list, or by the folder's name where it is a township's."""
    (found,) = misplaced(tmp_path / "parameters" / "jia" / name, county)
    assert (found.left, found.right) == ("安皋镇", whose)


@pytest.mark.parametrize(
    ("name", "county", "township"),
    [
        ("angao", True, "安皋镇"),
        ("angao", False, "安皋镇"),
        ("安皋", False, "安皋镇"),
        ("north", True, "北山乡"),
        ("elsewhere", True, "安皋镇"),
        ("county", True, "安皋镇"),
    ],
)
def test_a_file_in_its_own_folder_is_not(tmp_path: Path, name: str, county: bool, township: str) -> None:
    """Under its name of now or before, a short one, or in a folder of which nobody says whose it is."""
    if name == "county":
        county = False
    assert misplaced(tmp_path / "parameters" / "jia" / name, county, township) == []
