"""Measures the batch against the stock tools, its growth, and where the time goes; writes `results.md` beside."""

from __future__ import annotations

import cProfile
import os
import platform
import pstats
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import psutil

from kit.base.files import read_file
from kit.run.job import Job
from kit.run.loading import load_maker
from tests.benchmarks import rivals
from tests.benchmarks.results import RESULTS
from tests.conftest import SEED
from tests.made_up import write_counties

ROUNDS = 3
OURS, SIZES = 200, (50, 200, 1000, 5000)
Way = Callable[[Sequence[Path], Path], None]
WAYS: dict[str, tuple[Way, int]] = {
    "(a) papermill and nbconvert commands in a loop": (rivals.commands, 2),
    "(b) papermill API, stock HTMLExporter": (rivals.stock, 6),
    "(c) ploomber-engine, stock HTMLExporter": (rivals.embedded, 10),
    "(d) (b) in two processes": (rivals.two_processes, 12),
    "`kit batch`": (rivals.ours, OURS),
}
"""Each way, and how many reports a round of it makes."""


def main() -> None:
    """Run all measurements and write the tables."""
    os.environ["PLOOMBER_STATS_ENABLED"] = "false"
    warnings.simplefilter("ignore")
    parts = [_about(), *_speeds(), *_cold(), *_growth(), *_profile()]
    RESULTS.write_text("\n".join(parts) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def _about() -> str:
    memory = psutil.virtual_memory().total / 2**30
    machine = f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB"
    return (
        f"Written by `make bench` on {machine}, Python {platform.python_version()}, site-packages compiled.\n"
    )


@contextmanager
def _folders(reports: int) -> Iterator[tuple[list[Path], Path]]:
    """Give so many made-up reports, and a folder to put what is made of them."""
    with TemporaryDirectory() as folder:
        parameters = Path(folder) / "parameters"
        townships = 25 if reports >= 25 else reports
        write_counties(
            parameters, counties=max(1, reports // townships // 2), townships=townships, years=(2023, 2024)
        )
        files = sorted(parameters.rglob("*.yaml"))[:reports]
        outputs = Path(folder) / "outputs"
        outputs.mkdir()
        yield files, outputs


def _seconds(way: Way, reports: int) -> float:
    with _folders(reports) as (files, outputs):
        begun = time.perf_counter()
        way(files, outputs)
        return time.perf_counter() - begun


def _speeds() -> Iterator[str]:
    """Yield reports a second of each way, and how many times as fast ours is, in medians of several rounds."""
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):  # side by side, so that a slow minute of the machine slows all
        for name, (way, reports) in WAYS.items():
            taken[name].append(_seconds(way, reports) / reports)
            print(f"{name}: {taken[name][-1] * 1000:.0f} ms a report", flush=True)
    best = taken["`kit batch`"]
    yield "| way | ms a report | reports a second | ours is faster |"
    yield "| --- | ---: | ---: | ---: |"
    for name, each in taken.items():
        middle = statistics.median(each)
        ratio = statistics.median(theirs / own for theirs, own in zip(each, best, strict=True))
        yield f"| {name} | {middle * 1000:.0f} | {1 / middle:.1f} | {ratio:.0f} × |"
    yield ""


def _cold() -> Iterator[str]:
    """Yield the time of one report from a cold start, with the commands and with ours."""
    ratios, ours = [], []
    for _ in range(ROUNDS):
        theirs = _seconds(rivals.commands, 1)
        with TemporaryDirectory() as folder:
            begun = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "kit", "run", SEED, "-o", folder], capture_output=True, check=True
            )
            ours.append(time.perf_counter() - begun)
        ratios.append(theirs / ours[-1])
    yield (
        f"One report from a cold start: `kit run` {statistics.median(ours):.1f} s, "
        f"the two commands {statistics.median(ratios):.1f} times as long.\n"
    )


def _growth() -> Iterator[str]:
    """Yield what a report costs in batches of several sizes, the workers' memory, and a rerun with nothing to do."""
    yield "| reports | ms a report | memory of a worker, at first and most (MB) | rerun | rerun : first |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    for size in SIZES:
        with _folders(size) as (files, outputs):
            memory, begun = _Memory(), time.perf_counter()
            with memory:
                rivals.ours(files, outputs)
            first = time.perf_counter() - begun
            begun = time.perf_counter()
            rivals.ours(files, outputs)
            again = time.perf_counter() - begun
            row = f"| {len(files)} | {first / len(files) * 1000:.1f} | {memory} | {again:.2f} s | {again / first:.1%} |"
            print(row, flush=True)
            yield row
    yield ""


class _Memory:
    """Watches how much memory the workers hold, from when they are warm."""

    def __init__(self) -> None:
        self._samples: list[float] = []
        self._done = Event()
        self._watching = Thread(target=self._watch)

    def __enter__(self) -> None:
        self._watching.start()

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._watching.join()

    def __str__(self) -> str:
        warm = self._samples[len(self._samples) // 10 :]
        return f"{warm[0]:.0f} → {max(warm):.0f}" if warm else ""

    def _watch(self) -> None:
        while not self._done.wait(0.2):
            batches = psutil.Process().children()
            workers = [worker for batch in batches for worker in _below(batch)]
            if held := [_held(worker) for worker in workers]:
                self._samples.append(max(held))


def _below(process: psutil.Process) -> list[psutil.Process]:
    """Return the workers of a batch and the copies of themselves that make the reports."""
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []


def _held(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1e6
    except psutil.Error:
        return 0.0


STEPS = {
    "read and validate the parameters": ("parameters.py", "report_of"),
    "papermill: parametrize the notebook": ("parameterize.py", "parameterize_notebook"),
    "a fresh IPython shell": ("shell.py", "__init__"),
    "the notebook's cells": ("shell.py", "run"),
    "… of these, the check": ("confront.py", "confront"),
    "… of these, the tables": ("markup.py", "table"),
    "export both pages": ("exporters.py", "from_notebook_node"),
    "write the notebook's JSON": ("notebook_text.py", "notebook_text"),
}
"""The steps of a report, each with the file and the function that does it."""


def _profile() -> Iterator[str]:
    """Yield where the time of one report goes."""
    make, job = load_maker(), Job(read_file(SEED))
    make(job)
    begun = time.process_time()
    for _ in range(20):
        make(job)
    each = (time.process_time() - begun) / 20 * 1000
    profile = cProfile.Profile()
    with _quiet(profile):
        for _ in range(20):
            make(job)
    stats = pstats.Stats(profile)
    whole = stats.total_tt  # type: ignore[attr-defined]
    yield "| where a report's time goes (in one process, without disk; ms are shares of the whole) | share | ms |"
    yield "| --- | ---: | ---: |"
    yield f"| a report | 100% | {each:.1f} |"
    for step, (file, function) in STEPS.items():
        found = [
            entry[3]
            for (path, _, name), entry in stats.stats.items()  # type: ignore[attr-defined]
            if Path(path).name == file
            and name == function
            and ("kit" in path or "papermill" in path or "nbformat" in path)
        ]
        share = max(found, default=0) / whole
        yield f"| {step} | {share:.0%} | {share * each:.1f} |"


@contextmanager
def _quiet(profile: cProfile.Profile) -> Iterator[None]:
    profile.enable()
    try:
        yield
    finally:
        profile.disable()


if __name__ == "__main__":
    main()
