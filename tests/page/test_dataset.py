"""The dataset that a public page carries: the figures of its tables, read by those who know the standard."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from rdflib import RDF, Graph, Literal, Namespace

from kit.base.files import File
from kit.form.cell_value import Money, show
from kit.form.editions import editions
from kit.page.about.dataset import dataset
from kit.report.draft import draft
from kit.report.parameters import report_from, report_of
from kit.report.report import Report
from tests.conftest import run_kit
from tests.suqian import suqian

SDO = Namespace("https://schema.org/")


def blocks(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the dataset and the parameters that a page carries."""
    html = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    (told,) = html.select('script[type="application/ld+json"]')
    (own,) = html.select("script#report")
    return json.loads(told.get_text()), json.loads(own.get_text())


def by_name(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the variables of a dataset by their names."""
    return {each["name"]: each for each in told["variableMeasured"]}


def value_of(variable: dict[str, Any]) -> str:
    """Return what a variable of a dataset would print in its cell, signs of a change aside."""
    return str(variable.get("value", variable.get("description", "")))


def test_the_page_says_the_same_three_times(made: Path, seed: Report) -> None:
    """Printed cells, dataset and the page's own data agree cell by cell, totals that were left out included."""
    told, own = blocks(made / "angao.html")
    html = BeautifulSoup((made / "angao.html").read_text(encoding="utf-8"), "html.parser")
    variables, report = by_name(told), report_from(own)
    assert list(variables) == list(seed.form.cells)
    for address, cell in seed.form.cells.items():
        printed = html.find(id=address)
        assert printed is not None
        assert (
            printed.get_text()
            == value_of(variables[address])
            == show(report.figures[address], cell.column.kind)
        )
    assert (told["name"], told["creator"]["name"]) == (seed.title, seed.agency)
    assert told["temporalCoverage"] == str(seed.year)
    assert len(told["description"]) >= 50  # what a search engine asks for
    assert "creativeWorkStatus" not in told


@pytest.mark.parametrize("value", [0, 7, None, "/", "无"])
def test_a_blank_is_no_zero_and_a_mark_no_number(
    changed: Callable[..., Report], value: int | str | None
) -> None:
    """Only a number is a value: a blank has none, nor has a mark, whose sign is kept beside."""
    told = by_name(dataset(changed({"figures.requests.received.natural": value})))[
        "requests.received.natural"
    ]
    expected = {"value": value} if isinstance(value, int) else {"description": value} if value else {}
    assert told == {"@type": "PropertyValue", "name": "requests.received.natural", **expected}
    assert type(told.get("value")) in (int, type(None))


@pytest.mark.parametrize(
    ("edition", "cell", "written", "amount", "unit"),
    [
        ("2021", "charges.amount", "190.457379", "190.457379", "万元"),
        ("2021", "charges.amount", "123456789012345.123456", "123456789012345.123456", "万元"),
        ("2021", "charges.amount", 0, "0", "万元"),
        ("2019", "procurement.spending", "240万元", "240", "万元"),
        ("2019", "procurement.spending", "152790.50元", "152790.50", "元"),
        ("2019", "procurement.spending", 0, "0", None),
    ],
)
def test_money_is_exact_and_names_its_unit(
    seed: Report, edition: str, cell: str, written: str | int, amount: str, unit: str | None
) -> None:
    """The digits as written, the unit that the header or the cell names; a bare zero has none."""
    form = editions()[edition]
    empty = report_of(File("", draft(form, form.first_year, seed).encode())).public()
    row, column = cell.split(".")
    empty["figures"].setdefault("disclosure", {}).setdefault(row, {})[column] = written
    report = report_from(empty)
    address = f"disclosure.{cell}"
    told = by_name(dataset(report))[address]
    assert (told["value"], told.get("unitText")) == (amount, unit)
    value = report.figures[address]
    assert isinstance(value, Money)
    assert Decimal(told["value"]) * form.units[unit or "元"] == value.yuan


def test_a_reader_of_linked_data_finds_every_figure(shared: Path) -> None:
    """A JSON-LD library reads the block as one Dataset with a PropertyValue a cell, counts as integers, none lost."""
    report = report_from(suqian(shared, 2024))
    told = json.loads(json.dumps(dataset(report)))
    assert told.pop("@context") == "https://schema.org"
    # the vocabulary's own context needs the network; to these terms it gives the same names
    graph = Graph().parse(data=json.dumps({"@context": {"@vocab": str(SDO)}, **told}), format="json-ld")
    (whole,) = graph.subjects(RDF.type, SDO.Dataset)
    assert graph.value(whole, SDO.name) == Literal(report.title)
    variables = list(graph.objects(whole, SDO.variableMeasured))
    assert {graph.value(each, RDF.type) for each in variables} == {SDO.PropertyValue}
    found = {str(graph.value(each, SDO.name)): graph.value(each, SDO.value) for each in variables}
    assert found.keys() == report.form.cells.keys()
    for address, value in report.figures.items():
        number = found[address]
        assert isinstance(number, Literal)
        assert number.toPython() == (f"{value.amount:f}" if isinstance(value, Money) else value)


def test_the_block_of_a_draft_says_so_and_holds_any_name(tmp_path: Path, seed: Report) -> None:
    """An agency's name cannot end the block; a draft's is marked; the review page has no block to harvest."""
    evil = "</script><script>alert(1)</script><!-- \"'"
    wrong = seed.public() | {"agency": evil}
    wrong["figures"]["requests"]["received"]["natural"] = 1
    (tmp_path / "x.yaml").write_text(json.dumps(wrong, ensure_ascii=False), encoding="utf-8")
    assert run_kit("run", "x.yaml", "-o", "out", cwd=tmp_path).returncode == 1
    told, own = blocks(tmp_path / "out" / "x.html")
    assert told["creator"]["name"] == own["agency"] == evil
    assert told["creativeWorkStatus"] == "草稿"
    review = (tmp_path / "out" / "x.review.html").read_text(encoding="utf-8")
    assert "ld+json" not in review
    assert not re.search("<script>", review)
