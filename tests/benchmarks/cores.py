"""Measures commands over many files on one core and on all: `make bench`.

On a busy machine the wall time says little; what the processor did for each second of it says more.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kit.page.fragment_html import fragment_html
from kit.report.parameters import read_report
from tests.benchmarks.results import keep
from tests.benchmarks.rollup import COUNTY, YEAR, write_units

UNITS = 300
COMMANDS = {
    "check": ("check", "parameters"),
    "ingest": ("ingest", "inbox", "-o", "read{}"),
    "table": ("table", "-o", "table{}.csv"),
    "rollup": ("rollup", COUNTY, str(YEAR), "-o", "sum{}.yaml"),
}
_PROGRAM = (
    "import os, sys; cores = int(sys.argv[1]); os.cpu_count = lambda: cores;"
    " from kit.cli.command import main; main(sys.argv[2:])"
)


def main() -> None:
    """Run all measurements and keep the table."""
    keep(list(table()))


def table() -> Iterator[str]:
    """Yield the lines of a table: each command on one core and on all, and the processors at work then."""
    cores = os.cpu_count() or 1
    yield f"| command, {UNITS} units, two years | one core | {cores} cores | times as fast | processors at work |"
    yield "| :--- | ---: | ---: | ---: | ---: |"
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_units(root / "parameters", UNITS)
        _write_pages(root)
        for name, words in COMMANDS.items():
            (one, _), (all_, busy) = (
                _run(root, each, [word.format(each) for word in words]) for each in (1, cores)
            )
            yield f"| {name} | {one:.1f} s | {all_:.1f} s | {one / all_:.2f} × | {busy:.2f} |"


def _write_pages(root: Path) -> None:
    (root / "inbox").mkdir()
    for number, path in enumerate(sorted((root / "parameters").glob(f"*/*/{YEAR}.yaml"))):
        page = root / "inbox" / f"{number}.html"
        page.write_text(fragment_html(read_report(path)), encoding="utf-8")


def _run(root: Path, cores: int, words: list[str]) -> tuple[float, float]:
    """Return the seconds that a command takes, and how many processors were at work in them."""
    begun, before = time.perf_counter(), os.times()
    command = [sys.executable, "-X", "utf8", "-c", _PROGRAM, str(cores), *words]
    subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    taken, after = time.perf_counter() - begun, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return taken, used / taken


if __name__ == "__main__":
    main()
