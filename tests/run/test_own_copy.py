"""An analyst's own copies: made when missing, brought up to date unless she changed them, never a template."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from kit.run import own_copy
from kit.run.own_copy import FOLDER, REPORT, Fate, prepare
from kit.run.template import NOTEBOOK, bare
from tests.conftest import run_kit


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Her copy, just made."""
    assert set(prepare(tmp_path / FOLDER).values()) == {Fate.MADE}
    return tmp_path / FOLDER / REPORT


def cell(nb: nbformat.NotebookNode, cell_id: str) -> nbformat.NotebookNode:
    """Return a cell by its id."""
    return next(each for each in nb.cells if each.id == cell_id)


def change(path: Path, cell_id: str, source: str) -> None:
    """Do as an analyst does: type into a cell, run it, save."""
    nb = nbformat.read(path, as_version=4)
    cell(nb, cell_id).source = source
    cell(nb, cell_id).execution_count = 3
    nb.metadata.language_info = {"name": "python", "version": "3.12.1"}
    nbformat.write(nb, path)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The template of a newer version."""
    path = tmp_path / "newer.ipynb"
    path.write_text(
        NOTEBOOK.read_text(encoding="utf-8").replace("工作年度报告", "年度报告（新）", 1), encoding="utf-8"
    )
    monkeypatch.setattr(own_copy, "TEMPLATES", {REPORT: path})
    return path


def test_it_is_the_template(copy: Path) -> None:
    """A valid notebook with the same cells; made once, it is left alone."""
    nb = nbformat.read(copy, as_version=4)
    nbformat.validate(nb)
    assert bare(copy.read_text(encoding="utf-8")) == bare(NOTEBOOK.read_text(encoding="utf-8"))
    before = copy.read_bytes()
    assert set(prepare(copy.parent).values()) == {Fate.CURRENT}
    assert copy.read_bytes() == before


def test_a_newer_template_comes_in_and_her_choice_stays(copy: Path, newer: Path) -> None:
    """She chose and ran, nothing else."""
    change(copy, "parameters", "parameters_file = '北山镇'")
    assert prepare(copy.parent) == {copy: Fate.RENEWED}
    nb = nbformat.read(copy, as_version=4)
    assert "年度报告（新）" in cell(nb, "about").source
    assert cell(nb, "parameters").source == "parameters_file = '北山镇'"
    assert prepare(copy.parent) == {copy: Fate.CURRENT}


def test_what_she_changed_is_hers(copy: Path, newer: Path) -> None:
    """It stays to the byte, whatever the template becomes."""
    change(copy, "about-work", "import kit")
    before = copy.read_bytes()
    assert prepare(copy.parent) == {copy: Fate.HERS}
    assert copy.read_bytes() == before


@pytest.mark.parametrize("text", ["", "{}", '{"cells": [], "metadata": 3}'])
def test_what_is_no_copy_of_ours_is_left(copy: Path, text: str) -> None:
    """Whatever else lies there under its name."""
    copy.write_text(text, encoding="utf-8")
    assert prepare(copy.parent)[copy] is Fate.HERS
    assert copy.read_text(encoding="utf-8") == text


def test_the_command_prepares_them_where_it_is_run(tmp_path: Path) -> None:
    """It names what it made, and the second time there is nothing to say."""
    done = run_kit("lab", "--prepare", cwd=tmp_path)
    assert done.returncode == 0
    assert "年报.ipynb" in done.stdout
    assert (tmp_path / FOLDER / REPORT).is_file()
    assert run_kit("lab", "--prepare", cwd=tmp_path).stdout == ""
