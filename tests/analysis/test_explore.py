"""Two lines load every report; the guide's five questions are answered as the files themselves answer them."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode

import kit
from kit.base.errors import KitError
from kit.checks.confront import confront
from kit.form.cell_value import number
from kit.report.catalogue import catalogue
from kit.report.parameters import read_report
from tests.batches import TEXT, write_report
from tests.conftest import ROOT
from tests.made_up import write_counties
from tests.made_up.office import lend

LENT = ("lender", "borrower")
GUIDE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
LINES = re.findall(r"^```python\n(.*?)^```", GUIDE, flags=re.DOTALL | re.MULTILINE)


def run(block: str, names: dict[str, Any]) -> Any:
    """Run a block as a notebook's cell: return the value of its last line."""
    *lines, last = ast.parse(block).body
    exec(compile(ast.Module(lines, []), "cell", "exec"), names)  # noqa: S102 - the guide's own lines
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307
    exec(compile(ast.Module([last], []), "cell", "exec"), names)  # noqa: S102
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a made-up county of three years, some faults in it, and one unit's words copied by another."""
    root = tmp_path_factory.mktemp("explore")
    write_counties(root / "parameters", townships=8, years=(2022, 2023, 2024), seed=11, faults=0.3)
    (county,) = (root / "parameters").iterdir()
    write_counties(root / "more", townships=2, years=(2024,), seed=12)
    lender, borrower = sorted((root / "more").rglob("2024.yaml"))
    for path, name in zip((lender, borrower), LENT, strict=True):
        lend(lender, path)
        shutil.copytree(path.parent, county / name)
    path = next(path for path in sorted(county.rglob("2024.yaml")) if path.parent.name not in LENT)
    jumped = re.sub(r"(licence: \{decisions: )\d+", r"\g<1>99999", path.read_text(encoding="utf-8"))
    path.write_text(jumped, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def answers(folder: Path) -> Iterator[list[Any]]:
    """What each block of the guide shows, run in the folder `notebooks` beside the parameters."""
    (folder / "notebooks").mkdir()
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder / "notebooks")
        yield [run(block, names) for block in LINES]


def test_the_guide_loads_all_in_two_lines_and_answers_five_questions() -> None:
    """`import kit` and `kit.load("parameters")`, then five blocks that show something."""
    assert LINES[0].split("\n\n") == ["import kit", 'reports = kit.load("parameters")\n']
    assert len(LINES) == 6


def test_who_received_most(folder: Path, answers: list[Any]) -> None:
    """The five units with most requests of 2024 are those of the files."""
    reports = [read_report(place.path) for place in catalogue(folder / "parameters").reports]
    received = [number(each.figures["requests.received.total"]) for each in reports if each.year == 2024]
    assert answers[1].tolist() == sorted((count or 0 for count in received), reverse=True)[:5]
    assert answers[1].index.names == ["county", "unit"]


def test_which_reports_have_errors(folder: Path, answers: list[Any]) -> None:
    """Every report with an open error, and no other."""
    expected = {}
    for place in catalogue(folder / "parameters").reports:
        if errors := len(confront(read_report(place.path)).blocking):
            expected[place.county, place.township, place.year] = errors
    assert expected
    assert answers[2]["errors"].to_dict() == expected


def test_the_share_of_natural_persons_by_year(folder: Path, answers: list[Any]) -> None:
    """Of the sums over all units; a blank in one unit leaves the year blank."""
    for year, share in answers[3].items():
        reports = [read_report(path) for path in (folder / "parameters").rglob(f"{year}.yaml")]
        natural, total = (
            [report.figures[f"requests.received.{column}"] for report in reports]
            for column in ("natural", "total")
        )
        if None in natural or None in total:
            assert pd.isna(share)
        else:
            assert share == pytest.approx(sum(natural) * 100 / sum(total))  # type: ignore[arg-type]


def test_which_figures_jumped(folder: Path, answers: list[Any]) -> None:
    """Those that the check calls a Y-jump."""
    expected = set()
    for place in catalogue(folder / "parameters").reports:
        for each in confront(read_report(place.path)):
            if each.rule == "Y-jump" and each.status.value == "fail":
                expected.add((place.county, place.township, place.year, each.left, each.right))
    assert expected
    found = {(*index, int(line["this"]), int(line["last"])) for index, line in answers[4].iterrows()}
    assert found == expected


def test_whose_words_are_alike(folder: Path, answers: list[Any]) -> None:
    """The unit that was lent another's words, and which part of the report it is."""
    found = answers[5].reset_index()
    others = found["other"].str.split("/").str[1]
    lent = found[found["unit"].isin(LENT) & others.isin(LENT)]
    assert lent[["part", "share"]].to_numpy().tolist() == [["overview.management", 100]]


def test_a_figure_is_exact_and_a_blank_is_none(tmp_path: Path) -> None:
    """Counts are whole, money is Decimal in 元, a blank is <NA> and a sum over it too."""
    text = TEXT.replace('charges: {amount: "0"}', 'charges: {amount: "190.457379"}')
    write_report(tmp_path, "乙镇", text=text)
    write_report(tmp_path, "丙镇", text=TEXT.replace("licence: {decisions: 0}", "licence: {decisions: }"))
    table = kit.load(tmp_path / "parameters").table("disclosure")
    assert table.index.names == ["county", "unit", "year"]
    assert table.loc[("jia", "乙镇", 2024), ("charges", "amount")] == Decimal("1904573.790000")
    licence = table["licence", "decisions"]
    assert licence.isna().to_dict() == {("jia", "丙镇", 2024): True, ("jia", "乙镇", 2024): False}
    assert pd.isna(licence.sum(skipna=False))


def test_files_that_are_no_use_are_named(tmp_path: Path) -> None:
    """The others are loaded all the same."""
    write_report(tmp_path, "乙镇")
    bad = write_report(tmp_path, "丙镇", text="year: 2024\n")
    astray = write_report(tmp_path, "丁镇", text=TEXT.replace("facts.accounts.count", "facts.acounts.count"))
    reports = kit.load(tmp_path / "parameters")
    assert len(reports.reports) == len(reports.summary) == 1
    assert set(reports.refused) == {str(bad), str(astray)}
    assert repr(reports) == "Reports(1 份年报，2 个文件不能用)"


def test_a_section_without_a_table_is_refused(tmp_path: Path) -> None:
    """In one sentence, and so is one that no form has."""
    write_report(tmp_path, "乙镇")
    reports = kit.load(tmp_path / "parameters")
    for section in ("problems", "nothing"):
        with pytest.raises(KitError, match=section):
            reports.table(section)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """In one sentence, as everywhere."""
    with pytest.raises(KitError, match="不是文件夹"):
        kit.load(tmp_path / "nothing")


def executed(notebook: Path, cwd: Path) -> NotebookNode:
    """Execute a notebook with Jupyter's own kernel in a folder, and return it."""
    out = cwd / "executed.ipynb"
    command = [
        sys.executable,
        "-m",
        "papermill",
        str(notebook),
        str(out),
        "--cwd",
        str(cwd),
        "--no-progress-bar",
    ]
    done = subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return nbformat.read(out, as_version=4)


def test_the_explorers_notebook_answers_with_tables_and_pictures(folder: Path) -> None:
    """Run as it stands; each picture is one, drawn without a warning."""
    nb = executed(ROOT / "notebooks" / "explore.ipynb", folder)
    shown = {cell.id: cell.outputs for cell in nb.cells if cell.cell_type == "code" and cell.outputs}
    pictures = {
        name
        for name, outputs in shown.items()
        if any("image/png" in each.get("data", {}) for each in outputs)
    }
    assert pictures == {
        "received-picture", "errors-picture", "years-picture", "jumps-picture",
        "applicants", "outcomes", "disclosures",
    }  # fmt: skip
    said = [each.text for outputs in shown.values() for each in outputs if each.output_type == "stream"]
    assert not [text for text in said if "Warning" in text]
    assert {"received", "errors", "jumps", "copied"} <= shown.keys()


def test_the_guides_questions_are_those_of_the_notebook() -> None:
    """Each line of the guide's answers stands in a cell, the year for a name apart."""
    nb = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    cells = "\n".join(cell.source for cell in nb.cells if cell.cell_type == "code")
    for block in LINES[1:]:
        for line in filter(None, block.replace("2024", "year").splitlines()):
            assert line.removeprefix("share = ") in cells, line


def test_one_report_without_another_is_explored_too(tmp_path: Path) -> None:
    """A single file, no year before it: every cell has its answer."""
    write_report(tmp_path, "乙镇")
    assert executed(ROOT / "notebooks" / "explore.ipynb", tmp_path)
