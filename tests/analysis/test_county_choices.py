"""A county's notebook: counties and years to choose from, a notebook for each unit, nothing where nobody looks on."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import kit
from kit.analysis.choices import SESSION
from kit.analysis.county_choices import CountyChoices
from kit.analysis.lines_to_paste import assigned
from kit.analysis.unit_notebooks import UnitNotebooks
from kit.base.errors import KitError
from kit.county.county_year import CountyYear, load_county
from kit.run.own_copy import FOLDER
from tests.batches import TEXT, write_report

WRONG = TEXT.replace("received: {natural: 0", "received: {natural: 1")
ROSTER = "name: 甲县\nunits: {乙镇: 乙镇, 丙镇: 丙镇, 丁镇: 丁镇}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two units of three, over two years, and a notebook that somebody has open beside them."""
    write_report(tmp_path, "乙镇", 2023)
    write_report(tmp_path, "乙镇", 2024)
    write_report(tmp_path, "丙镇", 2024, WRONG)
    roster = tmp_path / "parameters" / "jia" / "county" / "units.yaml"
    roster.parent.mkdir()
    roster.write_text(ROSTER, encoding="utf-8")
    (tmp_path / FOLDER).mkdir()
    monkeypatch.chdir(tmp_path / FOLDER)
    monkeypatch.setenv(SESSION, "县级总览.ipynb")
    return tmp_path


def choices() -> CountyChoices:
    """Return what a county's notebook begins with."""
    found = kit.start_county({})
    assert isinstance(found, CountyChoices)
    return found


def view_of(line: str) -> CountyYear:
    """Return what is loaded where a line was pasted into the notebook's first cell."""
    names: dict[str, Any] = {}
    exec(line, names)  # noqa: S102 - as the notebook runs it
    return load_county(**kit.county_given(names))


def notebooks(view: CountyYear) -> UnitNotebooks:
    """Return the units' notebooks, made."""
    found = kit.unit_notebooks(view)
    assert isinstance(found, UnitNotebooks)
    return found


def test_each_county_and_year_can_be_chosen(folder: Path) -> None:
    """The latest first; the line that stands there is what the cell takes; its page is linked once it is made."""
    page = folder / "outputs" / "jia" / "2024" / "overview.html"
    page.parent.mkdir(parents=True)
    page.write_text("", encoding="utf-8")
    found = choices()
    assert [(each.name, each.year, each.count) for each in found.years] == [
        ("甲县", 2023, 1),
        ("甲县", 2024, 2),
    ]
    html = found._repr_html_()
    assert html.index("2024") < html.index("2023")
    assert 'href="../outputs/jia/2024/overview.html"' in html
    for each in found.years:
        view = view_of(assigned("county, year", each.name, each.year))
        assert (view.roster.folder, view.year) == ("jia", each.year)


def test_each_unit_has_a_notebook_in_which_it_is_chosen(folder: Path) -> None:
    """Made where her notebooks are; what its line names is that unit's report."""
    found = notebooks(load_county("甲县", 2024))
    links = {each.name: each.notebook for each in found.units if each.notebook}
    assert links.keys() == {"乙镇", "丙镇"}
    for name, link in links.items():
        nb = json.loads((folder / FOLDER / unquote(link)).read_text(encoding="utf-8"))
        (line,) = [cell["source"] for cell in nb["cells"] if "parameters" in cell["metadata"].get("tags", [])]
        assert kit.load_report(ast.literal_eval(line.partition(" = ")[2])).township == name
    states = {each.name: each.state for each in found.units}
    assert (states["丁镇"], "错误" in states["丙镇"]) == ("缺报", True)
    assert found._repr_html_().count("<a href") == 2


def test_a_units_notebook_that_she_changed_stays(folder: Path) -> None:
    """What she chose in it, too."""
    found = notebooks(load_county("甲县", 2024))
    path = folder / FOLDER / unquote(next(each.notebook for each in found.units if each.notebook))
    text = path.read_text(encoding="utf-8").replace("jia/", "yi/")
    path.write_text(text, encoding="utf-8")
    notebooks(load_county("甲县", 2024))
    assert path.read_text(encoding="utf-8") == text


def test_outside_her_folder_none_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line to paste is there all the same."""
    monkeypatch.chdir(folder)
    found = notebooks(load_county("甲县", 2024))
    assert not any(each.notebook for each in found.units)
    assert sum(bool(each.line) for each in found.units) == 2
    assert not list(folder.rglob("*.ipynb"))


def test_where_nobody_looks_on_nothing_is_made_or_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kit county` and papermill; what an earlier run left is taken away all the same."""
    monkeypatch.delenv(SESSION)
    names: dict[str, Any] = {"county": "of before", "view": "of before"}
    assert kit.start_county(names) is None
    assert names.keys() == {"view"}
    assert kit.unit_notebooks(load_county("甲县", 2024)) is None
    assert not list(folder.rglob("*.ipynb"))


@pytest.mark.parametrize("name", ['"; import os; "', "\\", "'''", "a\nb", "\u2028", "{x}", "镇"])
def test_a_name_in_a_line_to_paste_is_a_string(name: str) -> None:
    """Whatever stands in it, the line gives back just that name, and is one line."""
    line = assigned("x, y", name, 2024)
    assert len(line.splitlines()) == 1
    (statement,) = ast.parse(line).body
    assert isinstance(statement, ast.Assign)
    assert ast.literal_eval(statement.value) == (name, 2024)


def test_names_are_words(folder: Path) -> None:
    """Markup in what a county or a unit is called stays text; no name leads out of her folder."""
    roster = folder / "parameters" / "jia" / "county" / "units.yaml"
    roster.write_text(
        ROSTER.replace("甲县", "'<b>甲/../../县'").replace("乙镇: 乙镇", "乙镇: '<i>../镇'"), encoding="utf-8"
    )
    html = choices()._repr_html_() + notebooks(load_county("jia", 2024))._repr_html_()
    assert "<b>" not in html
    assert "<i>" not in html
    assert {path.parent.parent for path in folder.rglob("*.ipynb")} == {folder / FOLDER}


def test_without_reports_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence, and a county that is none is answered with those there are."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SESSION, "x.ipynb")
    assert "不是文件夹" in choices()._repr_html_()
    write_report(tmp_path, "乙镇")
    with pytest.raises(KitError, match=r"现有 .*jia"):
        load_county("yi", 2024)
