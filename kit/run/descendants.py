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
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_SET_CHILD_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of <linux/prctl.h>."""

_PATIENCE = 10.0
"""Seconds after which a process that does not even end when it is killed (a dead network share) is left."""

_BETWEEN = 0.005
_ENDED, _STILL = b"ZX", b"Tt"
"""The states of a process that has ended, and of one that is stopped, as `/proc` tells them."""


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
        _end_below(os.getpid(), end)
        time.sleep(_BETWEEN)


def end_tree(pid: int) -> None:
    """End all that runs below a process which adopts its orphans; it is left stopped.

    Where it has ended before, who is left of its session tells the others.
    """
    if sys.platform != "linux":
        return
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
    if _may_have_children(pid):
        _end_below(pid, time.monotonic() + _PATIENCE)


def _any_child() -> bool:
    """Reap the children that have ended; return whether there are others."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True


def _may_have_children(pid: int) -> bool:
    """Whether a process, or who is left of its session, may have children: quicker than to ask everybody."""
    try:
        ended = _stat(Path(f"/proc/{pid}"))[0] in _ENDED
        return ended or bool(Path(f"/proc/{pid}/task/{pid}/children").read_bytes())
    except OSError:
        return True


def _end_below(pid: int, end: float) -> None:
    """Kill all that runs below a process or in its session, once it stands still and starts no more."""
    found, before = _below(pid), set[int]()
    while time.monotonic() < end and not (found.keys() == before and all(found.values())):
        for each, still in found.items():
            if not still and each != os.getpid():
                _signal(each, signal.SIGSTOP)
        time.sleep(_BETWEEN)
        found, before = _below(pid), set(found)
    for each in reversed(found):  # a parent's end would wake those that stand still
        if each != pid:
            _signal(each, signal.SIGKILL)


def _signal(pid: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, which)


def _below(pid: int) -> dict[int, bool]:
    """Return a process, who else is of its session, and all below these; of each whether it stands still."""
    children: dict[int, list[int]] = {}
    still = {}
    below = {pid: True}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            with suppress(OSError):
                state, parent, _, session = _stat(path)
                if state in _ENDED:
                    continue
                each = int(path.name)
                still[each] = state in _STILL or each == os.getpid()
                children.setdefault(int(parent), []).append(each)
                if int(session) == pid:
                    below[each] = still[each]
    todo = list(below)
    for each in todo:
        for child in children.pop(each, ()):
            below[child] = still[child]
            todo.append(child)
    return below


def _stat(process: Path) -> Sequence[bytes]:
    """Return the state of a process, its parent, group and session."""
    return (process / "stat").read_bytes().rpartition(b")")[2].split()[:4]
