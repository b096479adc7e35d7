"""A task for each of many jobs on all cores: in order, with refusals carried, and no process left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.base.errors import InputError, Problem
from kit.cores import helper_process, spreading
from kit.cores.answering_process import attempt
from kit.cores.spreading import each_done
from tests.conftest import ROOT

PARENT = os.getpid()


def squared(number: int) -> int:
    """Answer, slow ones among the quick, or refuse."""
    time.sleep(0.02 if number % 7 == 0 else 0)
    if number % 10 == 3:
        raise InputError(Problem(f"{number}.yaml", "figures", "不能用\x1b[0m", "请核对", 5, "R-sum"))
    return number * number


def whose(number: int) -> int:
    """Tell which process did it."""
    time.sleep(0.01)
    return os.getpid()


def deadly(job: list[int]) -> int:
    """End the process that does the job of the number that kills, wherever it is done but at home."""
    number, kills, home = job
    if number == kills and os.getpid() != home:
        os._exit(3)
    return number


def deadly_jobs(kills: int) -> list[list[int]]:
    """Return a dozen jobs of which one is deadly."""
    return [[number, kills, PARENT] for number in range(12)]


def noisy(number: int) -> int:
    """Print, as libraries do, to where the answers go."""
    os.write(1, b"x" * 10)
    sys.stdout.write("loud\n")
    return number


@pytest.fixture(params=["forked", "started"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the first process forked, as from a command, or started, as from a program with threads."""
    if request.param == "forked" and sys.platform != "linux":
        pytest.skip("no forks here")
    monkeypatch.setattr(helper_process, "can_fork", lambda: request.param == "forked")


@pytest.fixture
def two(way: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two cores, and let any job be worth their while."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(spreading, "TRIAL", 0)
    monkeypatch.setattr(spreading, "WORTH", 0)


def told(found: object) -> object:
    """Return an answer in a form that can be compared."""
    return found.problems if isinstance(found, InputError) else found


@pytest.mark.usefixtures("two")
def test_answers_and_refusals_come_in_the_jobs_order() -> None:
    """As they do in one process: values, and errors with all their problems."""
    jobs = range(60)
    here = [told(attempt(squared, job)) for job in jobs]
    assert [*map(told, each_done(squared, jobs))] == here
    assert here[4] == 16
    assert [str(each) for each in each_done(squared, [1, 1, 3, 3])][2:] == [str(attempt(squared, 3))] * 2


@pytest.mark.usefixtures("way")
def test_few_jobs_are_done_by_one_process_and_many_by_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first jobs take tells how long all would; a single one stops no other and is done here."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert [*each_done(whose, [0])] == [PARENT]
    (one,) = {*each_done(whose, range(70))}
    assert one != PARENT, "0.7 seconds"
    monkeypatch.setattr(spreading, "WORTH", float("inf"))
    assert len({*each_done(whose, range(40))}) == 1, "they were nearly done"
    monkeypatch.setattr(spreading, "WORTH", 0)
    several = {*each_done(whose, range(200))}
    assert len(several) == 2
    assert PARENT not in several


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("kills", [0, 1, 5, 11])
@pytest.mark.parametrize("trial", [0, spreading.TRIAL])
def test_a_job_that_ends_its_process_is_refused_by_name_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, kills: int, trial: float
) -> None:
    """The first, the last, or one between: it is tried twice, and never here."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(spreading, "TRIAL", trial)
    monkeypatch.setattr(spreading, "WORTH", 0)
    found = [*each_done(deadly, deadly_jobs(kills), called=lambda job: f"第{job[0]}份")]
    refused = str(found.pop(kills))
    assert refused.startswith(f"第{kills}份：处理它的进程两次都没有做完就退出了")
    assert found == [number for number in range(12) if number != kills]


@pytest.mark.usefixtures("two")
def test_a_program_that_ignores_the_end_of_its_children_gets_its_answers() -> None:
    """As supervisors and shells with a trap start it: the system itself has seen the processes off."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert [*each_done(noisy, range(6))] == [*range(6)]
    finally:
        signal.signal(signal.SIGCHLD, before)


@pytest.mark.usefixtures("two")
def test_what_a_library_prints_is_no_answer() -> None:
    """Neither by Python's output nor by the system's."""
    assert [*each_done(noisy, range(6))] == [*range(6)]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("program", ["pass", "no python", "none"])
def test_where_no_process_starts_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """However it fails to, once: it is not tried again for every job."""
    tried = []

    def process() -> subprocess.Popen[str]:
        tried.append(program)
        if program == "none":
            raise OSError
        return subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    monkeypatch.setattr(helper_process, "can_fork", lambda: False)
    monkeypatch.setattr(helper_process, "_process", process)
    assert [*each_done(deadly, deadly_jobs(5))] == [*range(12)]
    assert len(tried) <= 2


def _running(marks: Path) -> list[int]:
    return [int(each.name) for each in marks.iterdir() if _lives(int(each.name))]


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


SLOW = """
import os, time
from pathlib import Path
def slow(marks):
    if not marks:
        return
    Path(marks, str(os.getpid())).touch()
    time.sleep(60)
"""

# Who runs the tests may be deaf to Ctrl-C, as what a shell starts in the background is.
MAIN = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
os.cpu_count = lambda: 2
sys.path.insert(0, sys.argv[2])
import slow_task
from kit.cores import spreading
spreading.TRIAL = spreading.WORTH = 0
for each in spreading.each_done(slow_task.slow, [""] * int(sys.argv[3]) + [sys.argv[1]] * 4):
    pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux' list of processes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("ready", [2, 0])
def test_whoever_is_stopped_leaves_no_process(tmp_path: Path, how: signal.Signals, ready: int) -> None:
    """By Ctrl-C, politely, or killed: what is under way ends with it, however long it would have taken.

    While two processes are at work, and while the first job is.
    """
    marks = tmp_path / "marks"
    marks.mkdir()
    (tmp_path / "slow_task.py").write_text(SLOW, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, str(marks), str(tmp_path), str(ready)],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(lambda: len(_running(marks)) == (2 if ready else 1))
        process.send_signal(how)
        process.wait(30)
        _until(lambda: not _running(marks))
    finally:
        process.kill()
        process.wait()


def _until(true: Callable[[], bool]) -> None:
    late = time.monotonic() + 30
    while not true():
        assert time.monotonic() < late
        time.sleep(0.05)
