"""What stands above the one line: all reports with their state, to choose from; nothing where nobody looks on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kit
from kit.analysis.choices import SESSION, Choices
from tests.batches import TEXT, batch, write_report

WRONG = TEXT.replace("received: {natural: 0", "received: {natural: 1")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three reports, one with errors, in a notebook that somebody has open."""
    write_report(tmp_path, "乙镇", 2023)
    write_report(tmp_path, "乙镇", 2024)
    write_report(tmp_path, "丙镇", 2024, WRONG)
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    monkeypatch.setenv(SESSION, "mine/年报.ipynb")
    return tmp_path


def choices() -> Choices:
    """Return what a notebook begins with."""
    found = kit.start({})
    assert isinstance(found, Choices)
    return found


def test_every_report_stands_there_with_its_state(folder: Path) -> None:
    """By the names that `parameters_file` takes: what the check says, whether its pages are up to date."""
    states = {each.name: (each.state[:2], each.made, each.page) for each in choices().reports}
    assert states.keys() == {"卧龙区/乙镇/2023", "卧龙区/乙镇/2024", "卧龙区/丙镇/2024"}
    assert states["卧龙区/丙镇/2024"] == ("错误", "还没有生成", "")
    for each in choices().reports:
        assert kit.open(each.name).report.year == each.year

    assert batch(folder).returncode == 1
    write_report(folder, "丙镇", 2024, TEXT)
    made = {each.name: each for each in choices().reports}
    assert {name for name, each in made.items() if each.made} == {"卧龙区/丙镇/2024"}
    assert made["卧龙区/丙镇/2024"].made == "改过，还没有重做"
    assert not made["卧龙区/丙镇/2024"].state.startswith("错误"), "the file as it is now"
    assert Path(made["卧龙区/乙镇/2024"].page.replace("%E4%B9%99%E9%95%87", "乙镇")).is_file()


def test_the_latest_and_the_worst_stand_first(folder: Path) -> None:
    """So that the first line is what an analyst has to look at."""
    html = choices()._repr_html_()
    places = [html.index(f"{name}</code>") for name in ("丙镇/2024", "乙镇/2024", "乙镇/2023")]
    assert places == sorted(places)


def test_names_are_words(folder: Path) -> None:
    """Markup in a file's name for itself stays text; a file of no use is told, and hides no other."""
    write_report(folder, "乙镇", 2024, TEXT.replace("township: TOWNSHIP", "township: <b>镇"))
    write_report(folder, "丙镇", 2024, "township: [")
    html = choices()._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;镇" in html
    assert "不合 YAML" in html


def test_where_nobody_looks_on_nothing_is_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook that papermill runs lists no neighbours; what an earlier run left is taken away all the same."""
    monkeypatch.delenv(SESSION)
    notebook: dict[str, Any] = {"figures": {}, "parameters_file": "x"}
    assert kit.start(notebook) is None
    assert notebook.keys() == {"report"}


def test_a_batch_from_a_notebooks_cell_lists_no_neighbours(folder: Path) -> None:
    """`!kit batch` in JupyterLab makes the bytes that it makes from a terminal."""
    assert batch(folder, "--year", 2023).returncode == 0
    made = (folder / "outputs" / "jia" / "2023" / "乙镇.ipynb").read_text(encoding="utf-8")
    assert "丙镇" not in made


def test_without_reports_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence; the example can be looked at all the same."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SESSION, "x.ipynb")
    assert "没有" in choices()._repr_html_() or "不是文件夹" in choices()._repr_html_()
