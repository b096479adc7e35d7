"""The servers that tests start leave with them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.processes import end_server, hears_ctrl_c, start_server

SERVER = "import os, pathlib, time; pathlib.Path('pid').write_text(str(os.getpid())); time.sleep(600)"
TESTS = f"""
import sys, time
from pathlib import Path
from tests.processes import start_server

server = start_server([sys.executable, "-c", {SERVER!r}], Path(sys.argv[1]))
time.sleep(600)
"""


def server_in(folder: Path) -> int:
    """Return the process id of the server that was started in a folder, as soon as it says it."""
    end = time.monotonic() + 300
    while not (folder / "pid").exists() or not (folder / "pid").read_text():
        assert time.monotonic() < end
        time.sleep(0.02)
    return int((folder / "pid").read_text())


def gone(pid: int) -> bool:
    """Whether a process ends within a good while."""
    end = time.monotonic() + 300
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_server_does_not_outlive_the_tests_that_started_it(tmp_path: Path, how: signal.Signals) -> None:
    """Interrupted, told to stop, or killed."""
    tests = subprocess.Popen(
        [sys.executable, "-c", TESTS, tmp_path],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
        preexec_fn=hears_ctrl_c,
    )
    pid = server_in(tmp_path)
    tests.send_signal(how)
    tests.wait()
    assert gone(pid)


@pytest.mark.skipif(os.name == "nt", reason="asks by a signal of POSIX")
def test_a_server_ends_when_it_is_told(tmp_path: Path) -> None:
    """And has ended then."""
    server = start_server([sys.executable, "-c", SERVER], tmp_path)
    pid = server_in(tmp_path)
    end_server(server)
    assert gone(pid)
