"""A new edition of the form is one file: from its YAML alone come page, checks, Word, Excel, reading and sums."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kit.form.editions import FORMS
from tests.conftest import ROOT

YEAR = date.today().year
NEW_SECTION, NEW_ROW, NEW_COLUMN = "七、附件", "4.转由其他机关办理", "外国人"
FIGURES = {"received": 5, "moved": 2, "granted": 3}
"""What natural persons asked for and got, and what was moved on: the other cells are zero."""


_AFTER = "{old}\n{indent}- {{id: {id}, label: {label}}}"


def edited(text: str, *edits: tuple[str, str]) -> str:
    """Return text with each edit made once; raises where one finds nothing."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook with one more file: an edition with one more section of prose, row and column."""
    folder = tmp_path_factory.mktemp("house")
    for name in ("kit", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    text = edited(
        (FORMS / "2021.yaml").read_text(encoding="utf-8"),
        ('edition: "2021"\nfrom: 2021', f'edition: "{YEAR}"\nfrom: {YEAR}'),
        ("{id: natural, label: 自然人}", _AFTER.format(old="{id: natural, label: 自然人}", id="foreign", label=NEW_COLUMN, indent=" " * 16)),
        ("{id: other_handling, label: 3.其他}", _AFTER.format(old="{id: other_handling, label: 3.其他}", id="moved", label=NEW_ROW, indent=" " * 20)),
        ("# What the words may say", "  - id: annexes\n    number: 七、\n    title: 附件\n# What the words may say"),
    )  # fmt: skip
    (folder / "kit" / "form" / "official" / f"{YEAR}.yaml").write_text(text, encoding="utf-8")
    return folder


def kit(house: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the `kit` command of that workbook."""
    environment = {**os.environ, "PYTHONPATH": str(house)}
    command = [sys.executable, "-m", "kit", *map(str, arguments)]
    return subprocess.run(
        command, cwd=house, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def file(house: Path) -> Path:
    """A report on the new edition, drafted by `kit new` and filled in."""
    path = house / "parameters" / "jia" / "yi" / f"{YEAR}.yaml"
    (house / "parameters").mkdir()
    done = kit(house, "new", "jia/yi", YEAR)
    assert done.returncode == 0, done.stderr
    report = yaml.safe_load(path.read_text(encoding="utf-8"))
    figures = report["figures"]
    for table in figures.values():
        for row in table.values():
            row.update(dict.fromkeys(row, 0))
    for row, count in FIGURES.items():
        figures["requests"][row]["natural"] = count
    report["narrative"] |= dict.fromkeys(
        ("overview", "problems", "other_matters", "annexes"), "解读的材料比较少，已增加图解。"
    )
    report |= {"township": "乙镇", "agency": "甲县乙镇人民政府", "county": "甲县"}
    path.write_text(yaml.safe_dump(report, allow_unicode=True), encoding="utf-8")
    return path


def test_it_is_drafted_and_checked(house: Path, file: Path) -> None:
    """Totals and flows are reckoned over the new row and column; a wrong one is found."""
    done = kit(house, "check", file)
    assert done.returncode == 0, done.stdout + done.stderr
    wrong = yaml.safe_load(file.read_text(encoding="utf-8"))
    wrong["figures"]["requests"]["moved"]["foreign"] = 1
    other = file.parents[1] / "bing" / file.name
    other.parent.mkdir()
    other.write_text(yaml.safe_dump(wrong | {"township": "丙镇"}, allow_unicode=True), encoding="utf-8")
    done = kit(house, "check", other)
    shutil.rmtree(other.parent)
    assert done.returncode == 1
    assert "T3-flow" in done.stdout
    assert NEW_COLUMN in done.stdout


def test_its_pages_are_made_by_the_notebook_as_it_stands(house: Path, file: Path) -> None:
    """Both pages show the new section, row and column, and no edition needs a notebook of its own."""
    done = kit(house, "run", file)
    assert done.returncode == 0, done.stdout + done.stderr
    for suffix in (".html", ".review.html"):
        page = (house / "outputs" / "jia" / str(YEAR) / f"yi{suffix}").read_text(encoding="utf-8")
        for label in (NEW_SECTION, NEW_ROW, NEW_COLUMN):
            assert label in page


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_what_is_written_on_it_reads_back(house: Path, file: Path, kind: str) -> None:
    """Every figure of the page, of the Word file and of the workbook reads back as it was."""
    if kind == "html":
        assert kit(house, "run", file, "-o", "out").returncode == 0
    else:
        assert kit(house, "export", file, "--to", kind, "-o", "out").returncode == 0
    published = house / "out" / "jia" / str(YEAR) / f"yi.{kind}"
    done = kit(house, "ingest", published, "-o", f"read-{kind}", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    (read,) = (house / f"read-{kind}").rglob(f"{YEAR}.yaml")
    assert figures(read).items() >= figures(file).items()


def test_it_is_added_up(house: Path, file: Path) -> None:
    """The county's sum has the new row and column."""
    done = kit(house, "rollup", "jia", YEAR, "-o", "sum.yaml")
    assert "已计入 1 个单位" in done.stdout, done.stdout + done.stderr
    assert figures(house / "sum.yaml").items() >= figures(file).items()


def figures(path: Path) -> dict[str, Any]:
    """Return the figures of a parameters file by address, money aside, which is written in more than one way."""
    tables: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["figures"]
    return {
        f"{table}.{row}.{column}": value
        for table, rows in tables.items()
        for row, columns in rows.items()
        for column, value in columns.items()
        if column != "amount"
    }
