"""The template is safe: what somebody does to a notebook that she opened reaches no report unasked."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from kit.run.template import COUNTY_NOTEBOOK, EXPLORE_NOTEBOOK, NOTEBOOK, bare
from tests.batches import batch, outputs, write_report
from tests.conftest import ROOT

SOURCE = ROOT / "notebooks" / NOTEBOOK.name
OPTION = ("--template", "notebooks/annual_report.ipynb")


@pytest.mark.parametrize("packaged", [NOTEBOOK, COUNTY_NOTEBOOK, EXPLORE_NOTEBOOK])
def test_the_packaged_template_is_the_one_in_git(packaged: Path) -> None:
    """`make derived` copies it."""
    assert packaged.read_bytes() == (ROOT / "notebooks" / packaged.name).read_bytes()


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A report that has been made, beside the template's source."""
    write_report(tmp_path, "乙镇")
    (tmp_path / "notebooks").mkdir()
    save(tmp_path, nbformat.read(SOURCE, as_version=4))
    done = batch(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path


def save(root: Path, nb: nbformat.NotebookNode) -> None:
    """Save a notebook in place of the template's source."""
    nbformat.write(nb, root / "notebooks" / NOTEBOOK.name)


def opened(root: Path, cell: str, source: str) -> None:
    """Do as somebody does who opens the template's source, types into a cell and saves."""
    nb = nbformat.read(SOURCE, as_version=4)
    next(each for each in nb.cells if each.id == cell).source = source
    save(root, nb)


def test_a_template_that_somebody_broke_breaks_no_report(county: Path) -> None:
    """The first cell overtyped, saved: the same report is up to date; the batch tells what it did not use."""
    opened(county, "report", "parameters_file = 'parameters/jia/乙镇/2024.yaml'")
    before = outputs(county)
    done = batch(county)
    assert (done.returncode, outputs(county)) == (0, before)
    assert "没有变化 1 份" in done.stdout
    assert "annual_report.ipynb 改过（第 4 格），没有用它" in done.stderr
    forced = batch(county, "--force")
    assert (forced.returncode, outputs(county)) == (0, before)


def test_saving_it_with_what_it_showed_is_no_change(county: Path) -> None:
    """Outputs, numbers and what JupyterLab notes beside them are nothing to speak of, and nothing is made anew."""
    nb = nbformat.read(SOURCE, as_version=4)
    for number, cell in enumerate((each for each in nb.cells if each.cell_type == "code"), 1):
        cell.execution_count = number
        cell.outputs = [nbformat.v4.new_output("stream", text="看过")]
        cell.metadata["execution"] = {"shell.execute_reply": "now"}
    nb.metadata.language_info["version"] = "3.12.1"
    save(county, nb)
    for options in ((), OPTION):
        done = batch(county, *options)
        assert "没有变化 1 份" in done.stdout
        assert done.stderr == ""


@pytest.mark.parametrize("engine", ["inprocess", "kernel"])
def test_an_edited_template_is_used_when_told(county: Path, engine: str) -> None:
    """Its cells run, what it made is up to date until the next batch without it."""
    opened(county, "about", "# 本县的说明")
    before = outputs(county)
    done = batch(county, *OPTION, "--engine", engine)
    assert "已生成 1 份" in done.stdout
    assert done.stderr == ""
    assert "本县的说明" in outputs(county)["jia/2024/乙镇.ipynb"].decode()
    assert "没有变化 1 份" in batch(county, *OPTION).stdout
    assert "已生成 1 份" in batch(county).stdout
    assert outputs(county) == before


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": [1]}', '{"cells": [{"cell_type": "code"}]}'])
def test_what_is_no_notebook_is_no_template(county: Path, text: str) -> None:
    """Asked for, it is refused by its name; lying there, it is told and harms nothing."""
    (county / "notebooks" / NOTEBOOK.name).write_text(text, encoding="utf-8")
    done = batch(county, *OPTION)
    assert (done.returncode, done.stdout) == (2, "")
    assert "这不是笔记本文件" in done.stderr
    assert batch(county).returncode == 0


def test_substance_is_what_runs_and_is_read() -> None:
    """Source, kind and tags of a cell count, however the lines of the source are kept."""
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert bare(text) == bare(nbformat.writes(nbformat.reads(text, as_version=4)))
    assert bare(text) != bare(text.replace('"qa"', '"page"'))
