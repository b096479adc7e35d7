"""`kit batch` once more where all is up to date: nothing is loaded or looked at that nobody needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kit.batch.batch import Plan, State, run_batch
from kit.batch.ledger import open_ledger
from kit.batch.store import Folder
from kit.report.catalogue import catalogue
from kit.run.job import Stamp
from tests.batches import batch, write_report

CODE = """
import sys
from kit.cli.command import main
needless = {"kit.checks.confront", "kit.batch.worker_pool", "papermill", "pandas"}
try:
    main(["batch"])
finally:
    print(sorted(needless & set(sys.modules)), file=sys.stderr)
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with two counties, the one with two townships over two years, made once."""
    for unit in ("乙镇", "丙镇"):
        for year in (2023, 2024):
            path = write_report(tmp_path, unit, year)
    other = tmp_path / "parameters" / "yi" / "丙镇" / "2024.yaml"
    other.parent.mkdir(parents=True)
    shutil.copy(path, other)
    assert batch(tmp_path).returncode == 0
    return tmp_path


class Watched(Folder):
    """A folder that tells which of its folders were looked through."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.seen: list[str] = []

    def stamps(self, folder: str) -> Mapping[str, Stamp]:
        """Return the stamps of all files in a folder."""
        self.seen.append(folder)
        return super().stamps(folder)


def test_each_county_year_is_looked_through_once(made: Path) -> None:
    """Though reports come unit by unit, and so a county's years take turns."""
    store = Watched(made / "outputs")
    reports = catalogue(made / "parameters").reports
    assert [each.year for each in reports[:3]] == [2023, 2024, 2023]
    with open_ledger(store.ledger) as ledger:
        done = [*run_batch(reports, store, ledger, pytest.fail, Plan())]
    assert {each.state for each in done} == {State.UNCHANGED}
    assert sorted(store.seen) == ["jia/2023", "jia/2024", "yi/2024"]


def test_neither_checks_nor_workers_are_loaded(made: Path) -> None:
    """Nor what makes reports: they would take longer than all the rest."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CODE], cwd=made, capture_output=True, text=True, check=False
    )
    assert "没有变化 5 份" in done.stdout
    assert done.stderr == "[]\n"
