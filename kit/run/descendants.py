"""Ends whatever a notebook has started, also what left its session: nothing outlives a report.

On Linux a worker adopts the orphans below it, so that each stays in its tree. Elsewhere only the worker's
process group is ended.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_SET_CHILD_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of <linux/prctl.h>."""

_PATIENCE = 10.0
"""Seconds after which a process that does not even end when it is killed (a dead network share) is left."""

_BETWEEN = 0.005


def adopt_orphans() -> None:
    """Become the parent of every process below this one whose own parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_children() -> None:
    """End all that is still running below this process, which has adopted its orphans, and reap it."""
    if sys.platform != "linux":
        return
    end = time.monotonic() + _PATIENCE
    while _any_child() and time.monotonic() < end:
        _kill_below(os.getpid())
        time.sleep(_BETWEEN)


def end_tree(pid: int) -> None:
    """End all that runs below a process, or in its session, which adopts its orphans.

    It is stopped, and starts no more; where it has ended before, who is left of its session tells the others.
    """
    if sys.platform != "linux":
        return
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
    end = time.monotonic() + _PATIENCE
    while _kill_below(pid) and time.monotonic() < end:
        time.sleep(_BETWEEN)


def _any_child() -> bool:
    """Reap the children that have ended; return whether there are others."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True


def _kill_below(pid: int) -> bool:
    """Kill all that runs below a process or in its session; return whether there was anything."""
    children: dict[int, list[int]] = {}
    below = [pid]
    for each, parent, session in _running():
        children.setdefault(parent, []).append(each)
        if session == pid != each:
            below.append(each)
    for each in below:
        below += [child for child in children.pop(each, ()) if child not in below]
    for each in below[1:]:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    return len(below) > 1


def _running() -> Iterator[tuple[int, int, int]]:
    """Yield each process that has not ended: its id, its parent's, and that of its session."""
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            with suppress(OSError):
                state, parent, _, session, *_ = (path / "stat").read_bytes().rpartition(b")")[2].split()
                if state not in b"ZX":
                    yield int(path.name), int(parent), int(session)
