"""Many reports are checked on all cores, or not at all where a batch has: the answers are the same."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import kit
from kit.batch.ledger import Entry, open_ledger
from kit.batch.ledger_place import ledger_for
from kit.checks.confront import confront
from kit.checks.summary import outcome_of
from kit.cores import helper_process, spreading
from kit.report.catalogue import catalogue
from kit.report.parameters import read_report
from kit.run.fingerprint import made_from
from tests.conftest import ROOT
from tests.made_up import write_counties

COUNT = 3


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up county of two years with faults in it."""
    root = tmp_path_factory.mktemp("many")
    write_counties(root / "parameters", townships=COUNT, years=(2023, 2024), seed=3, faults=0.6)
    return root


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so few reports be worth other processes."""
    monkeypatch.setattr(spreading, "TRIAL", 0)
    monkeypatch.setattr(spreading, "WORTH", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def expected(root: Path) -> list[tuple[str, int, str, str]]:
    """Return what each file's own check has to say."""
    return [
        (place.township, place.year, each.rule, each.message)
        for place in catalogue(root / "parameters").units
        for each in confront(read_report(place.path)).open
    ]


def told(found: pd.DataFrame) -> list[tuple[str, int, str, str]]:
    """Return what a table of findings says."""
    table = found.reset_index()
    return list(table[["unit", "year", "rule", "message"]].itertuples(index=False, name=None))


def test_one_process_or_several_say_the_same(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what the check of each file says, in the order of the files."""
    here = kit.load(county / "parameters")
    assert told(here.findings) == expected(county)
    monkeypatch.setattr(spreading, "TRIAL", 0)
    monkeypatch.setattr(spreading, "WORTH", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    several = kit.load(county / "parameters")
    pd.testing.assert_frame_equal(several.findings, here.findings)
    pd.testing.assert_frame_equal(several.summary, here.summary)


def test_where_no_process_starts_all_is_checked_here(
    county: Path, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without another process to give."""
    monkeypatch.setattr(helper_process, "_MAIN", "pass")
    assert told(kit.load(county / "parameters").findings) == expected(county)


def enter(root: Path, warnings: int) -> None:
    """Enter each report into the ledger as a batch does, with as many warnings."""
    with open_ledger(ledger_for(root / "outputs")) as ledger:
        for place in catalogue(root / "parameters").units:
            this, last = place.read()
            outcome = replace(outcome_of(read_report(place.path)), errors=0, warnings=warnings)
            ledger.put(place.place, Entry(made_from(this, last), outcome, {}))


def test_what_a_batch_found_is_not_looked_for_again(county: Path, tmp_path: Path) -> None:
    """Where file and last year's file are what they were; else the report is checked."""
    files = tmp_path / "mine" / "parameters"
    for path in (county / "parameters").rglob("*.yaml"):
        copied = files / path.relative_to(county / "parameters")
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    root = tmp_path / "mine"
    enter(root, warnings=77)
    fresh = kit.load(files, root / "outputs")
    assert fresh.summary["warnings"].tolist() == [77] * 2 * COUNT
    assert told(fresh.findings) == expected(root), "the findings themselves are not in the ledger"
    unchecked = kit.load(files, root / "nothing")
    pd.testing.assert_frame_equal(fresh.table("requests"), unchecked.table("requests"))
    pd.testing.assert_frame_equal(fresh.table("disclosure"), unchecked.table("disclosure"))
    pd.testing.assert_frame_equal(fresh.changes, unchecked.changes)

    touched = next(files.rglob("2023.yaml"))
    touched.write_text(touched.read_text(encoding="utf-8") + "# 核过\n", encoding="utf-8")
    again = kit.load(files, root / "outputs").summary
    assert (again["warnings"] == 77).sum() == 2 * COUNT - 2, "its year and the next are checked"


def test_of_reports_without_a_finding_nothing_is_asked_again(county: Path, tmp_path: Path) -> None:
    """A batch has told that there is none."""
    enter(county, warnings=0)
    try:
        assert kit.load(county / "parameters", county / "outputs").findings.empty
    finally:
        (ledger_for(county / "outputs")).unlink()


def test_a_bar_shows_only_what_takes_longer_than_a_moment(county: Path) -> None:
    """A quick answer leaves no trace; a slow one tells how far it is."""
    code = (
        "import sys, time; from kit.analysis import many_checks; many_checks._MOMENT = float(sys.argv[1]);"
        "list(time.sleep(0.2) for _ in many_checks.watched(range(4), 4, '读入'))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, moment],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            cwd=ROOT,
        ).stderr
        for moment in ("60", "0.1")
    ]
    assert said[0] == ""
    assert re.search(r"读入 +\d+%.*/4 份", said[1])
