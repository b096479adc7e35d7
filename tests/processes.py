"""Processes that tests start: servers that end when the tests do, what hears Ctrl-C, and who is still there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_KEEPER = """
import os, signal, subprocess, sys

kept = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
sys.stdin.buffer.read()  # until the other end is closed, by hand or because its process has ended
kept.terminate()
try:
    kept.wait(30)
finally:
    kept.kill() if os.name == "nt" else os.killpg(0, signal.SIGKILL)  # all that it has started
"""
"""Stands between the tests and a server, as a process of its own, since the tests may not live to end it."""


def start_server(
    command: Sequence[str],
    cwd: Path,
    *,
    log: IO[bytes] | int = subprocess.DEVNULL,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command that ends with this process; what is returned leads the process group of all it starts."""
    return subprocess.Popen(
        [sys.executable, "-c", _KEEPER, *command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        start_new_session=True,  # Ctrl-C is for the tests
    )


def end_server(server: subprocess.Popen[bytes]) -> None:
    """End a server, and wait until it has ended."""
    if server.stdin:
        server.stdin.close()
    server.wait(120)


def hears_ctrl_c() -> None:
    """Let a child stop at Ctrl-C, also where the tests run in the background of a shell and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(path: Path, seconds: float = 300) -> None:
    """Wait until a file is there."""
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} never came"
        time.sleep(0.02)


def nothing_left_of(root: Path) -> None:
    """Fail when a process still works in a folder a good while later."""
    end = time.monotonic() + 120
    while alive := [pid for pid in processes() if working_folder(pid) == root]:
        assert time.monotonic() < end, alive
        time.sleep(0.05)


def processes() -> list[int]:
    """Return the ids of all processes."""
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def working_folder(pid: int) -> Path | None:
    """Return where a process works, None when it is gone."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink()
    except OSError:
        return None


def parent(pid: int) -> int:
    """Return the parent of a process, 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def kill_tree(pid: int) -> None:
    """Kill a process and all below it at once."""
    below = [pid]
    for each in below:
        below += [child for child in processes() if parent(child) == each]
    for each in below:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
