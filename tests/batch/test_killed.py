"""Commands that are killed wherever they write: no half file, and the next run ends as if nothing had been."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kit.base.half_file import is_half
from kit.cli.command import COMMANDS, main
from kit.cli.report.export_command import WRITERS
from kit.run.loading import load_maker
from tests.batches import write_report
from tests.conftest import run_kit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="forks, and counts what Python tells of its calls"),
]

WRITING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
WRONG = ("received: {natural: 0", "received: {natural: 3")
MOST = 12
"""How many of a command's calls are tried, spread over all of them."""
FILE = "parameters/jia/甲镇/2024.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """A command, and what comes before it."""

    arguments: tuple[str, ...]
    before: Callable[[Path], None]


def kit(root: Path, *arguments: str) -> None:
    """Run a command that may find errors."""
    done = run_kit(*arguments, cwd=root)
    assert done.returncode in (0, 1), done.stderr


def rewrite(root: Path, old: str, new: str, file: str = FILE) -> None:
    """Replace something in a parameters file."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def nothing(root: Path) -> None:
    """Leave the county as it is: two units, without pages."""


def pages(root: Path) -> None:
    """Make the pages."""
    kit(root, "batch")


def published(root: Path) -> None:
    """Publish once, then change a unit and make its page."""
    kit(root, "batch")
    kit(root, "publish", "jia", "2024")
    rewrite(root, "我镇", "本镇")
    kit(root, "batch")


def summed(root: Path) -> None:
    """Write the county's own report, then change a unit's figure."""
    kit(root, "rollup", "jia", "2024", "-o", "parameters/jia/county/2024.yaml")
    rewrite(root, "coercion: {decisions: 0", "coercion: {decisions: 1")


def faulty(root: Path) -> None:
    """Give a unit an error."""
    rewrite(root, *WRONG)


def returned(root: Path) -> None:
    """Read a unit's Word file, which then comes again with other words."""
    (root / "in").mkdir()
    kit(root, "export", FILE, "--to", "docx")
    shutil.move(str(root / "outputs/jia/2024/甲镇.docx"), root / "in/1.docx")
    rewrite(root, "我镇", "本镇")
    kit(root, "export", FILE, "--to", "docx")
    shutil.move(str(root / "outputs/jia/2024/甲镇.docx"), root / "in/2.docx")
    (root / FILE).unlink()
    kit(root, "ingest", "in/1.docx", "--county", "jia")


CASES = {
    "accept": Case(("accept", FILE, "1", "--reason", "看过"), nothing),
    "ingest": Case(("ingest", "in/2.docx", "--county", "jia"), returned),
    "slips": Case(("slips", "jia", "2024"), faulty),
    "rollup": Case(("rollup", "jia", "2024"), nothing),
    "rollup --update": Case(("rollup", "jia", "2024", "--update"), summed),
    "publish": Case(("publish", "jia", "2024"), pages),
    "publish again": Case(("publish", "jia", "2024"), published),
    "status": Case(("status", "jia", "2024"), pages),
    "table": Case(("table", "-o", "t.csv"), nothing),
    "county": Case(("county", "jia", "2024"), nothing),
    "new": Case(("new", "jia", "2025"), nothing),
    "units": Case(("units", "jia"), nothing),
    "export --blank": Case(("export", "--blank", "jia", "2025", "--to", "xlsx"), nothing),
}


def killed(root: Path, arguments: tuple[str, ...], at: int | None) -> int:
    """Run a command in a copy of this process, killed before its call number `at` that writes.

    Returns how many such calls there were, -1 when it was killed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run(root, arguments, at, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    return -1 if os.WIFSIGNALED(status) else int(said)


def _run(root: Path, arguments: tuple[str, ...], at: int | None, told: int) -> None:
    seen = 0

    def one_more() -> None:
        nonlocal seen
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)
        seen += 1

    def watch(event: str, values: tuple[object, ...]) -> None:
        if event in WRITING or (event == "open" and int(str(values[2] or 0)) & FOR_WRITING):
            one_more()

    sync = os.fsync

    def counted(fd: Any) -> None:
        one_more()
        sync(fd)

    try:
        os.chdir(root)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        sys.stdout, sys.stderr = (os.fdopen(stream, "w") for stream in (1, 2))
        os.fsync = counted
        sys.addaudithook(watch)
        main(arguments)
    except SystemExit:
        os.write(told, b"%d" % seen)
    finally:
        os._exit(0)


def held(root: Path) -> Mapping[str, str]:
    """Return the digest of each file by its path, without the minute in the name of an earlier version."""
    files = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith(".ledger"))
    names = {re.sub(r"\d{4}-\d\d-\d\d \d{4}", "", str(path.relative_to(root))): path for path in files}
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in names.items()}


def on_its_way(name: str) -> bool:
    """Whether a file is not in its place yet, or no longer."""
    return any(is_half(part) or part in (".发布.new", ".发布.old") for part in Path(name).parts)


@pytest.fixture(scope="module")
def warm() -> None:
    """Load what the commands load, so that no copy of this process has to."""
    for module in (*COMMANDS.values(), *(module for _, module, _ in WRITERS.values())):
        import_module(module)
    load_maker()


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_command_that_is_killed_wherever_it_writes(tmp_path: Path, case: Case) -> None:
    """Each file is as before or as after, and after the next run all is as it had been without the kill."""
    start = tmp_path / "start"
    for township in ("甲镇", "乙镇"):
        write_report(start, township)
    case.before(start)
    before = held(start)
    whole = shutil.copytree(start, tmp_path / "whole", symlinks=True)
    calls = killed(whole, case.arguments, None)
    after = held(whole)
    killed(whole, case.arguments, None)
    twice = held(whole)
    assert calls > 0 or after == before
    for at in range(0, calls, calls // MOST + 1):
        root = shutil.copytree(start, tmp_path / "killed", symlinks=True)
        assert killed(root, case.arguments, at) == -1, at
        for name, digest in held(root).items():
            assert on_its_way(name) or digest in (before.get(name), after.get(name)), (at, name)
        assert killed(root, case.arguments, None) >= 0
        assert held(root) in (after, twice), at
        shutil.rmtree(root)
