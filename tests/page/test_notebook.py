"""The notebook templates: short cells without logic, every default None, no outputs in git."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from kit.base.errors import KitError
from kit.county.county_year import load_county
from kit.county.page import county_verbs
from kit.county.page.county_input import county_given
from kit.county.page.county_verbs import PARTS
from kit.form.editions import editions
from kit.report.notebook_input import given
from kit.report.schema import known_names
from tests.conftest import ROOT

PATH = ROOT / "notebooks" / "annual_report.ipynb"
NOTEBOOK = nbformat.read(PATH, as_version=4)
CODE = [cell for cell in NOTEBOOK.cells if cell.cell_type == "code"]
COUNTY_PATH = ROOT / "notebooks" / "county.ipynb"
COUNTY = nbformat.read(COUNTY_PATH, as_version=4)
COUNTY_CODE = [cell for cell in COUNTY.cells if cell.cell_type == "code"]
EXPLORE_PATH = ROOT / "notebooks" / "explore.ipynb"
EXPLORE = nbformat.read(EXPLORE_PATH, as_version=4)


def named(cell_id: str) -> NotebookNode:
    """Return a cell by its id."""
    return next(cell for cell in NOTEBOOK.cells if cell.id == cell_id)


@pytest.mark.parametrize(
    ("path", "notebook"), [(PATH, NOTEBOOK), (COUNTY_PATH, COUNTY), (EXPLORE_PATH, EXPLORE)]
)
def test_it_is_valid_and_written_as_jupyter_writes_it(path: Path, notebook: NotebookNode) -> None:
    """Saving it unchanged in JupyterLab changes nothing in git."""
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + "\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("cell", CODE + COUNTY_CODE, ids=lambda cell: cell.id)
def test_code_cells_are_short_and_hold_no_logic(cell: NotebookNode) -> None:
    """No def, for or if; imports from kit alone; at most five lines; no outputs; an id written by hand."""
    tree = ast.parse(cell.source)
    forbidden = (
        ast.FunctionDef,
        ast.Lambda,
        ast.ClassDef,
        ast.For,
        ast.While,
        ast.If,
        ast.IfExp,
        ast.comprehension,
        ast.Try,
        ast.With,
    )
    assert not [node for node in ast.walk(tree) if isinstance(node, forbidden)]
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Import)
        assert not isinstance(node, ast.ImportFrom) or node.module == "kit"
    assert len(cell.source.splitlines()) <= 5
    assert cell.outputs == []
    assert cell.execution_count is None
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cell.id)
    assert not re.fullmatch(r"[0-9a-f]{8}", cell.id)


def test_one_line_chooses_the_report() -> None:
    """It is the only code that an analyst sees, and names no report."""
    (cell,) = [cell for cell in CODE if cell.metadata.tags == ["parameters"]]
    assert cell.source == "parameters_file = None"
    assert [each.id for each in CODE if "jupyter" not in each.metadata] == [cell.id]
    assert all(each.metadata.jupyter == {"source_hidden": True} for each in CODE if each is not cell)


def test_the_report_cell_takes_every_key_that_is_given() -> None:
    """Each key of a parameters file, last year's report and the file's name; one that nobody gave is None."""
    assert named("report").source.splitlines()[-2:] == [
        "report = load_report(**given(globals()))",
        "summary(report)",
    ]
    keys = {*known_names(editions()["2021"])(()), "previous", "parameters_file", "site"}
    assert given(dict.fromkeys((*keys, "other"), 1)) == dict.fromkeys(keys, 1)
    assert given({}) == {}


def test_it_reads_as_the_report_of_any_edition() -> None:
    """The heading, the sections, whichever the form has, the findings, the gate: a line each."""
    assert [(cell.source, cell.metadata.tags) for cell in CODE[3:]] == [
        ("heading(report)", ["page"]),
        ("sections(report)", ["page"]),
        ("findings(report)", ["qa"]),
        ("gate(report)", ["gate"]),
    ]


def test_the_countys_lines_are_hidden_but_for_its_choice() -> None:
    """County and year, each None; whatever its loader takes besides may be given all the same."""
    (parameters,) = [cell for cell in COUNTY_CODE if cell.metadata.get("tags") == ["parameters"]]
    assert parameters.source == "county = None\nyear = None"
    assert all(
        cell.metadata.jupyter == {"source_hidden": True} for cell in COUNTY_CODE if cell is not parameters
    )
    names = inspect.signature(load_county).parameters
    assert county_given(dict.fromkeys((*names, "other"), 1)) == dict.fromkeys(names, 1)
    assert COUNTY_CODE[2].source.splitlines()[-2:] == [
        "view = load_county(**county_given(globals()))",
        "county_page.summary(view)",
    ]


def test_a_county_that_could_not_be_loaded_leaves_none_of_before() -> None:
    """Each piece is refused in a sentence."""
    names = {"view": "of before", "county": "nowhere"}
    county_given(names)
    for part in ("summary", "heading", *PARTS):
        with pytest.raises(KitError, match="没有读入"):
            getattr(county_verbs, part)(names["view"])


def test_the_countys_page_has_one_line_for_each_part() -> None:
    """The heading, then the parts in the order that the exporter asks for; what is hers alone is on no page."""
    lines = [cell.source for cell in COUNTY_CODE if cell.metadata.tags == ["page"]]
    assert lines == [f"county_page.{part}(view)" for part in ("heading", *PARTS)]
    assert [cell.id for cell in COUNTY_CODE if cell.metadata.tags == ["lab"]] == ["choices", "notebooks"]


def test_nothing_is_left_of_a_run_of_the_explorers_notebook() -> None:
    """No outputs in git, an id for each cell, a picture or a table in every one behind the first."""
    code = [cell for cell in EXPLORE.cells if cell.cell_type == "code"]
    assert not [cell.id for cell in code if cell.outputs or cell.execution_count]
    assert all(isinstance(ast.parse(cell.source).body[-1], ast.Expr) for cell in code[1:])


def test_hints_speak_chinese() -> None:
    """What an analyst reads between the cells is Chinese."""
    for cell in NOTEBOOK.cells + COUNTY.cells + EXPLORE.cells:
        if cell.cell_type == "markdown":
            assert re.search(r"[\u4e00-\u9fff]{5}", cell.source)
