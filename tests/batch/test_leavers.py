"""What a notebook starts ends with its report, also what has left its session and its group."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batches import batch, misbehave, write_report
from tests.processes import hears_ctrl_c, nothing_left_of, processes, wait_for, working_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process has no such means")

COMMAND = [
    "import subprocess",
    "subprocess.Popen(['setsid', 'sh', '-c', 'touch started; sleep 600'], start_new_session=True)",
    "while not os.path.exists('started'): time.sleep(0.01)",
]
"""Starts a command in a session of its own, whose parent ends at once."""

DAEMONS = [
    "for _ in range(3):",
    "    if os.fork() == 0:",
    "        os.setsid()",
    "        if os.fork() == 0:",
    "            open('started', 'w').close()",
    "            time.sleep(600)",
    "        os._exit(0)",
    "while not os.path.exists('started'): time.sleep(0.01)",
]
"""Leaves copies of the report's own process behind, with all that it has open."""


@pytest.mark.parametrize("engine", ["inprocess", "kernel"])
@pytest.mark.parametrize("start", [COMMAND, DAEMONS], ids=["command", "daemons"])
def test_a_report_is_made_and_what_it_started_ends(tmp_path: Path, start: list[str], engine: str) -> None:
    """The batch waits for none of it, and makes the next report as well."""
    misbehave(tmp_path, {"甲镇": start})
    write_report(tmp_path, "甲镇")
    write_report(tmp_path, "乙镇")
    done = batch(tmp_path, "-j", "1", "--engine", engine, "--timeout", "60")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "started").exists()
    nothing_left_of(tmp_path)


@pytest.mark.parametrize("start", [COMMAND, DAEMONS], ids=["command", "daemons"])
def test_what_a_report_started_ends_when_its_time_is_up(tmp_path: Path, start: list[str]) -> None:
    """With the report that was stopped; the next is made."""
    misbehave(tmp_path, {"甲镇": [*start, "time.sleep(600)"]})
    write_report(tmp_path, "甲镇")
    write_report(tmp_path, "乙镇")
    done = batch(tmp_path, "-j", "1", "--timeout", "8")
    assert done.returncode == 2
    assert "已生成 1 份，没有变化 0 份，没有生成 1 份" in done.stdout
    nothing_left_of(tmp_path)


def test_what_a_report_started_ends_though_it_killed_its_worker(tmp_path: Path) -> None:
    """It is found below the report's own process, which is ended in the worker's stead."""
    misbehave(tmp_path, {"甲镇": [*COMMAND, "os.kill(os.getppid(), 9)", "time.sleep(600)"]})
    write_report(tmp_path, "甲镇")
    write_report(tmp_path, "乙镇")
    done = batch(tmp_path, "-j", "1")
    assert "已生成 1 份，没有变化 0 份，没有生成 1 份" in done.stdout
    nothing_left_of(tmp_path)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_what_a_report_started_ends_with_the_batch(tmp_path: Path, how: signal.Signals) -> None:
    """Interrupted by hand, or killed so that it can do nothing any more."""
    misbehave(tmp_path, {"甲镇": [*COMMAND, "time.sleep(600)"]})
    write_report(tmp_path, "甲镇")
    running = subprocess.Popen(
        [sys.executable, "-m", "kit", "batch", "-j", "1"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=hears_ctrl_c,
    )
    wait_for(tmp_path / "started")
    assert len([pid for pid in processes() if working_folder(pid) == tmp_path]) >= 3
    running.send_signal(how)
    running.wait(120)
    nothing_left_of(tmp_path)
