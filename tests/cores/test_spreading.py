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
    """End the process that does the fifth job, wherever it is done but at home, which the job tells."""
    number, home = job
    if number == 5 and os.getpid() != home:
        os._exit(3)
    return number


DEADLY = [[number, PARENT] for number in range(12)]


def noisy(number: int) -> int:
    """Print, as libraries do, to where the answers go."""
    os.write(1, b"x" * 10)
    sys.stdout.write("loud\n")
    return number


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_few_jobs_are_done_here_and_many_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started for a few: what the first jobs take tells how long all would."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert set(each_done(whose, range(70))) == {PARENT}, "0.7 seconds"
    monkeypatch.setattr(spreading, "WORTH", 0.2)
    assert set(each_done(whose, range(40))) == {PARENT}, "they were nearly done"
    several = [*each_done(whose, range(200))]
    assert len({*several[60:]} - {PARENT}) == 2
    assert PARENT not in several[60:]


@pytest.mark.usefixtures("two")
def test_a_job_that_ends_its_process_is_refused_by_name_and_stops_no_other() -> None:
    """It is tried twice, and never here."""
    found = [*each_done(deadly, DEADLY, called=lambda job: f"第{job[0]}份")]
    assert found[:5] + found[6:] == [0, 1, 2, 3, 4, *range(6, 12)]
    assert str(found[5]).startswith("第5份：处理它的进程两次都没有做完就退出了")


@pytest.mark.usefixtures("two")
def test_what_a_library_prints_is_no_answer() -> None:
    """Neither by Python's output nor by the system's."""
    assert [*each_done(noisy, range(6))] == [*range(6)]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("program", ["pass", "no python"])
def test_where_no_process_starts_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """However it fails to."""
    monkeypatch.setattr(helper_process, "_MAIN", program)
    assert [*each_done(deadly, DEADLY)] == [*range(12)]


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
for each in spreading.each_done(slow_task.slow, [""] * 2 + [sys.argv[1]] * 4):
    pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux' list of processes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whoever_is_stopped_leaves_no_process(tmp_path: Path, how: signal.Signals) -> None:
    """By Ctrl-C, politely, or killed: what is under way ends with it, however long it would have taken."""
    marks = tmp_path / "marks"
    marks.mkdir()
    (tmp_path / "slow_task.py").write_text(SLOW, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, str(marks), str(tmp_path)], cwd=ROOT, stderr=subprocess.DEVNULL
    )
    try:
        _until(lambda: len(_running(marks)) == 2)
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
