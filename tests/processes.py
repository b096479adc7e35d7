"""Processes that tests start: servers that end when the tests do, however these end, and what hears Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
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
