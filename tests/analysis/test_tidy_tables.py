"""The long tables: every cell of every report in one line, exact, typed, the same in CSV and Parquet."""

from __future__ import annotations

import csv
import os
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from kit.analysis.table_file import write_table
from kit.analysis.tidy_tables import CHANGES, EXACT, FIGURES, TRUTH, WHOLE
from kit.form.cell_value import Kind, number, plain
from kit.report.catalogue import catalogue
from kit.report.parameters import read_report
from tests.batches import TEXT, write_report
from tests.conftest import call_kit
from tests.made_up import write_counties


@pytest.fixture(scope="module")
def parameters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up county of four units over the change of edition, and its own report of one year."""
    folder = tmp_path_factory.mktemp("tidy") / "parameters"
    write_counties(folder, townships=4, years=(2019, 2020, 2021), seed=2)
    (county,) = folder.iterdir()
    own = county / "county" / "2021.yaml"
    own.parent.mkdir()
    own.write_text(TEXT.replace("year: 2024", "year: 2021"), encoding="utf-8")
    return folder


def test_each_cell_of_each_unit_is_a_line(parameters: Path) -> None:
    """Its number is the report's own, whichever edition; the county's own report is no unit and not in it."""
    units = catalogue(parameters).units
    reads = [(place, read_report(place.path)) for place in units]
    table = FIGURES.make(reads)
    assert list(table.columns) == list(FIGURES.columns)
    assert len(units) == 12
    assert len(table) == sum(len(report.figures) for _, report in reads)
    lines = table.set_index(["unit", "year", "section", "row", "column"]).sort_index()
    for place, report in reads:
        for address, cell in report.form.cells.items():
            line = lines.loc[(place.township, place.year, *address.split("."))]
            held, other = ("yuan", "count") if cell.column.kind is Kind.MONEY else ("count", "yuan")
            assert line[held] == number(report.figures[address])
            assert pd.isna(line[other])
            assert line["printed"] == str(plain(report.figures[address]))
            assert line["computed"] == (address in report.computed)


def test_a_blank_and_a_mark_have_no_number(tmp_path: Path) -> None:
    """`status` tells them apart; neither is zero."""
    text = TEXT.replace("licence: {decisions: 0}", "licence: {decisions: }")
    path = write_report(
        tmp_path, "乙镇", text=text.replace("penalty: {decisions: 0}", "penalty: {decisions: /}")
    )
    (place,) = catalogue(tmp_path / "parameters").reports
    table = FIGURES.make([(place, read_report(path))]).set_index("row")
    assert table.loc[["licence", "penalty", "coercion"], "status"].tolist() == ["blank", "mark", "number"]
    assert table.loc[["licence", "penalty", "coercion"], "count"].isna().tolist() == [True, True, False]
    assert table.loc["penalty", "printed"] == "/"


@pytest.mark.parametrize("options", [(), ("--changes",), ("--year", "2021")])
def test_csv_and_parquet_hold_the_same(parameters: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    """As many lines as told; the same text, whole numbers, exact amounts and truth values in both."""
    table = CHANGES if "--changes" in options else FIGURES
    for name in ("x.csv", "x.parquet"):
        done = call_kit("table", parameters, "-o", tmp_path / name, *options)
        assert (done.returncode, done.stderr) == (0, "")
    columnar = pd.read_parquet(tmp_path / "x.parquet")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == list(table.columns) == list(columnar.columns)
    assert f"，{len(lines)} 行" in done.stdout
    assert len(lines) == len(columnar) > 0
    for (name, kind), *values in zip(table.columns.items(), *lines, strict=True):
        read = columnar[name].tolist()
        assert [same(kind, value) for value in values] == [None if pd.isna(each) else each for each in read]
    years = {2021} if "--year" in options else {2020, 2021} if options else {2019, 2020, 2021}
    assert set(columnar["year"]) == years


def same(kind: str, text: str) -> object:
    """Return a value of a CSV file as Parquet has it."""
    if not text:
        return None
    if kind == TRUTH:
        return {"True": True, "False": False}[text]
    return int(text) if kind == WHOLE else Decimal(text) if kind == EXACT else text


def test_the_types_survive_parquet(parameters: Path, tmp_path: Path) -> None:
    """Pandas reads back the types that are documented; money stays exact."""
    call_kit("table", parameters, "-o", tmp_path / "x.parquet")
    table = pd.read_parquet(tmp_path / "x.parquet")
    assert {name: str(kind) for name, kind in table.dtypes.items()} == {
        name: "object" if kind == EXACT else kind for name, kind in FIGURES.columns.items()
    }
    money = table.loc[table["row"] == "charges", "yuan"].dropna()
    assert len(money) > 0
    assert all(isinstance(amount, Decimal) for amount in money)


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    """Excel runs what begins with an equals sign; a quote before it keeps it words."""
    text = TEXT.replace("township: TOWNSHIP", 'township: "=1+1"')
    write_report(tmp_path, "乙镇", text=text)
    call_kit("table", tmp_path / "parameters", "-o", tmp_path / "x.csv")
    assert ",'=1+1," in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_there(tmp_path: Path) -> None:
    """The exit code says that something is missing from the table."""
    write_report(tmp_path, "乙镇")
    bad = write_report(tmp_path, "丙镇", text="year: 2024\n")
    done = call_kit("table", tmp_path / "parameters", "-o", tmp_path / "x.csv")
    assert done.returncode == 2
    assert str(bad) in done.stderr
    assert set(pd.read_csv(tmp_path / "x.csv")["unit"]) == {"乙镇"}


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    """One sentence says which kinds there are; nothing is written."""
    write_report(tmp_path, "乙镇")
    done = call_kit("table", tmp_path / "parameters", "-o", tmp_path / "x.xls")
    assert (done.returncode, done.stderr) == (
        2, f"{tmp_path / 'x.xls'}：不认得这种文件。请写 .csv 或 .parquet 文件。\n",
    )  # fmt: skip
    assert not (tmp_path / "x.xls").exists()


@pytest.mark.parametrize("name", ["x.csv", "x.parquet"])
def test_a_table_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """So that a power cut leaves the old one or the new one, and never half of one."""
    synced: list[tuple[int, int]] = []

    def sync(descriptor: int) -> None:
        status = os.fstat(descriptor)
        synced.append((status.st_ino, status.st_size))

    monkeypatch.setattr(os, "fsync", sync)
    write_table(tmp_path / name, FIGURES, ())
    status = (tmp_path / name).stat()
    assert synced == [(status.st_ino, status.st_size)]
    assert [path.name for path in tmp_path.iterdir()] == [name]
