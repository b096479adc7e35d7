"""Measures the sum over a county's units against making reports, its growth and its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.results import keep
from tests.made_up import write_counties

UNITS, EXECUTED = (300, 3000), 100
COUNTY, YEAR = "jia", 2024
AT_ONCE = 1000
QUARTERS = "东西南北"


def main() -> None:
    """Run all measurements and keep the table."""
    keep(list(table()))


def table() -> Iterator[str]:
    """Yield the lines of a table: each size with and without a batch's ledger, against making 100 reports."""
    yield "| units | after `kit batch` | checking every report anew | memory | making 100 reports : after a batch |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    for units in UNITS:
        with TemporaryDirectory() as folder:
            root = Path(folder)
            write_units(root / "parameters", units)
            anew, _ = _rollup(root)
            made = _executed()  # in the same minute of the machine
            _run(root, "batch", "parameters", "--year", YEAR)
            known, memory = _rollup(root)
            yield f"| {units} | {known:.2f} s | {anew:.1f} s | {memory:.0f} MB | {made / known:.1f} × |"


def write_units(parameters: Path, units: int) -> None:
    """Write one county of so many made-up units, more than there are made-up names for a county."""
    for number in range(0, units, AT_ONCE):
        with TemporaryDirectory() as folder:
            write_counties(
                Path(folder), townships=min(AT_ONCE, units - number), years=(YEAR - 1, YEAR), seed=number
            )
            for path in Path(folder).glob("*/*/*.yaml"):
                _move(path, parameters, QUARTERS[number // AT_ONCE])


def _move(path: Path, parameters: Path, quarter: str) -> None:
    text = path.read_text(encoding="utf-8")
    (name,) = [line.split()[1] for line in text.splitlines() if line.startswith("township:")]
    target = parameters / COUNTY / f"{path.parent.name}-{quarter}" / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.replace(name, quarter + name), encoding="utf-8")


def _executed() -> float:
    """Return the seconds that making reports takes, from a cold start."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_units(root / "parameters", EXECUTED)
        return _run(root, "batch", "parameters", "--year", YEAR)[0]


def _rollup(root: Path) -> tuple[float, float]:
    return _run(root, "rollup", COUNTY, YEAR)


def _run(root: Path, *arguments: object) -> tuple[float, float]:
    """Return the seconds and the megabytes that a `kit` command takes."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "kit", *map(str, arguments)]
    child = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
