"""Shared fixtures: the seed's parameters, the made report, the shared material and a real browser."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings

from kit.cli.command import main
from kit.report.parameters import read_report, report_from
from kit.report.report import Report

ROOT = Path(__file__).parents[1]
SEED = ROOT / "parameters" / "wolong" / "angao" / "2024.yaml"
SHARED = ROOT.parent / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

SLOW_MACHINE = [HealthCheck.too_slow]
OWN_FOLDER = [*SLOW_MACHINE, HealthCheck.function_scoped_fixture]
"""Also where all examples of a test write into its one folder."""
# The examples of a test are the same each run, so that no change goes red by an unrelated one; those marked
# `fuzz` take the other profile and meet new ones each time. No limit is by the clock.
for profile, same in (("same", True), ("fuzz", False)):
    settings.register_profile(
        profile, derandomize=same, deadline=None, print_blob=True, suppress_health_check=SLOW_MACHINE
    )
settings.load_profile("same")


def pytest_collection_finish() -> None:
    """Leave the ten thousand collected tests out of every search for garbage."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what order the tests ran in, which a short report leaves out."""
    terminalreporter.write_line(f"in the order of --randomly-seed={config.getoption('randomly_seed')}")


def run_kit(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the `kit` command in a process of its own; what it complains of comes without its progress."""
    command = [sys.executable, "-m", "kit", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    done.stderr = complaints(done.stderr)
    return done


def call_kit(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the `kit` command in this process, in a folder: as `run_kit`, less the time to start and to import."""
    words, out, err = list(map(str, arguments)), StringIO(), StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as done:
        main(words)
    code, complained = cast(int, done.value.code), complaints(err.getvalue())
    return subprocess.CompletedProcess(words, code, out.getvalue(), complained)


def complaints(said: str) -> str:
    """Return what a command said on standard error less its progress, of which a slow machine sees a line or two."""
    return "".join(line for line in said.splitlines(keepends=True) if not line.startswith("已完成"))


def change(parameters: dict[str, Any], dotted: str, value: object) -> dict[str, Any]:
    """Return a copy of parameters with the value at a dotted place replaced."""
    head, _, rest = dotted.partition(".")
    return parameters | {head: change(parameters[head], rest, value) if rest else value}


@pytest.fixture(scope="session")
def seed() -> Report:
    """The seed's report."""
    return read_report(SEED)


@pytest.fixture
def changed(seed: Report) -> Callable[..., Report]:
    """Return the seed's report with values replaced, and optionally another as last year's."""

    def make(changes: dict[str, object], last: dict[str, object] | None = None) -> Report:
        parameters = seed.public()
        for place, value in changes.items():
            parameters = change(parameters, place, value)
        previous = None
        if last is not None:
            previous = change(seed.public(), "year", parameters["year"] - 1)
            for place, value in last.items():
                previous = change(previous, place, value)
        return report_from(parameters, previous)

    return make


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs folder of the seed's report, made once by the command line."""
    outputs = tmp_path_factory.mktemp("outputs")
    done = run_kit("run", SEED, "-o", outputs)
    assert (done.returncode, done.stderr) == (0, "")
    return outputs / "wolong" / "2024"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared source material; without it the test skips, except where CI requires it."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("REQUIRE_SHARED"):
        pytest.fail("the shared material is required here and is missing")
    pytest.skip("the shared material is not beside this checkout")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; where none is installed the test skips, except where CI requires it."""
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("Chromium is required here and is missing")
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()
