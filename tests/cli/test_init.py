"""`kit init`: a workbook folder where there was none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.base.distribution import guide
from kit.run.own_copy import Fate, prepare
from tests.conftest import ROOT, call_kit, run_kit


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A folder that `kit init` made."""
    done = run_kit("init", "年报", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path / "年报"


def test_the_sample_works_at_once(workbook: Path) -> None:
    """What it says to do first can be done: the sample has no error, its county is whole and known by name."""
    assert call_kit("check", "parameters", cwd=workbook).returncode == 0
    done = run_kit("run", "样例县/样例镇", cwd=workbook)
    assert (done.returncode, done.stderr) == (0, "")
    assert (workbook / "outputs/样例县/2024/样例镇.html").is_file()
    assert call_kit("rollup", "样例县", "2024", cwd=workbook).returncode == 0


def test_it_says_that_the_sample_is_to_go(tmp_path: Path) -> None:
    """Its made-up numbers would be added to real ones; without its county the folder is as good."""
    done = call_kit("init", "年报", cwd=tmp_path)
    assert "把 parameters/样例县 整个删去" in done.stdout
    shutil.rmtree(tmp_path / "年报/parameters/样例县")
    assert call_kit("new", "云溪县/青石镇", "2024", cwd=tmp_path / "年报").returncode == 0


def test_editors_find_the_schema(workbook: Path) -> None:
    """The sample names its schema by a path that leads to it, and the schemas are those of the checkout."""
    sample = workbook / "parameters/样例县/样例镇/2024.yaml"
    _, _, named = sample.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")
    assert (sample.parent / named).is_file()
    for schema in (ROOT / "parameters/schema").iterdir():
        assert (workbook / "parameters/schema" / schema.name).read_bytes() == schema.read_bytes()


def test_the_notebooks_are_where_lab_opens_them(workbook: Path) -> None:
    """`kit lab` finds both notebooks up to date, and the guide and what it links to lie beside them."""
    assert set(prepare(workbook / "我的笔记本").values()) == {Fate.CURRENT}
    assert (workbook / "使用指南.md").read_text(encoding="utf-8") == guide()
    assert "(RULES.zh-CN.md)" in guide()
    assert (workbook / "RULES.zh-CN.md").read_bytes() == (ROOT / "RULES.zh-CN.md").read_bytes()


@pytest.mark.parametrize("taken", ["parameters/卧龙区/安皋镇/2024.yaml", "使用指南.md", "我的笔记本/x.ipynb"])
def test_nothing_that_exists_is_touched(tmp_path: Path, taken: str) -> None:
    """Where one thing of it stands already, it is named and nothing is written, beside it or over it."""
    there = tmp_path / taken
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_text("原有的", encoding="utf-8")
    done = run_kit("init", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert Path(taken).parts[0] in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [there]
    assert there.read_text(encoding="utf-8") == "原有的"


def test_a_folder_with_other_things_keeps_them(tmp_path: Path) -> None:
    """A folder that holds something else becomes a workbook, and the working folder can be one."""
    (tmp_path / "收件").mkdir()
    done = run_kit("init", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert "cd " not in done.stdout
    assert (tmp_path / "收件").is_dir()


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    """A file is no folder to begin in."""
    (tmp_path / "年报").write_text("", encoding="utf-8")
    done = run_kit("init", "年报", cwd=tmp_path)
    assert done.returncode == 2
    assert "不是文件夹" in done.stderr
