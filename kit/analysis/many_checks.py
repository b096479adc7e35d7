"""Checks many reports on all cores, telling how far it is where it takes longer than a moment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from IPython.core.getipython import get_ipython
from tqdm import tqdm

from kit.analysis.checking_process import Checked, answer_of, check, job_line
from kit.base.files import File
from kit.report.parameters import report_of

FEW = 40
"""So many reports are checked sooner than other processes have started."""
_MOMENT = 1.0
_BAR = "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 份，还要 {remaining}"
# As in a batch: the same modules are found in the process as here.
_MAIN = (
    "import ast, sys; sys.path[:] = ast.literal_eval(sys.argv[1]);"
    " from kit.analysis.checking_process import main; main()"
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A report's files, which were read without fault."""

    this: File
    last: File | None


def watched(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Pass on items, with a bar once it has taken longer than a moment."""
    return iter(_bar()(items, what, total, leave=False, delay=_MOMENT, bar_format=_BAR, file=sys.stderr))


def _bar() -> Any:
    """Return the bar of a notebook, which leaves no trace there, or of a terminal."""
    shell = get_ipython()
    if shell is None or not hasattr(shell, "kernel") or find_spec("ipywidgets") is None:
        return tqdm
    from tqdm.notebook import tqdm as in_a_notebook

    return in_a_notebook


def check_all(jobs: Sequence[ToCheck]) -> list[Checked]:
    """Return what the check of each report came to. Raises InputError as `confront` does."""
    processes = min(os.cpu_count() or 1, len(jobs) // FEW)
    found = _shared(jobs, processes) if processes > 1 else ((at, _here(job)) for at, job in enumerate(jobs))
    return [checked for _, checked in sorted(watched(found, len(jobs), "核对"), key=lambda each: each[0])]


def _here(job: ToCheck) -> Checked:
    return check(report_of(job.this, job.last))


def _shared(jobs: Sequence[ToCheck], count: int) -> Iterator[tuple[int, Checked]]:
    """Yield each report's place among the jobs and its check, as the processes finish them.

    What a process does not answer, because it was ended, is checked here.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    done: SimpleQueue[tuple[int, Checked | None]] = SimpleQueue()
    for at in range(len(jobs)):
        waiting.put(at)
    processes = [_started() for _ in range(count)]
    threads = [Thread(target=_ask, args=(each, jobs, waiting, done), daemon=True) for each in processes]
    try:
        for thread in threads:
            thread.start()
        for _ in jobs:
            at, checked = done.get()
            yield at, checked or _here(jobs[at])
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _ask(
    process: subprocess.Popen[str],
    jobs: Sequence[ToCheck],
    waiting: SimpleQueue[int],
    done: SimpleQueue[tuple[int, Checked | None]],
) -> None:
    """Have a process check one waiting report after the other."""
    with suppress(Empty):
        while True:
            at = waiting.get_nowait()
            done.put((at, _asked(process, job_line(jobs[at].this, jobs[at].last))))


def _asked(process: subprocess.Popen[str], line: str) -> Checked | None:
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(line)
        process.stdin.flush()
        answered = process.stdout.readline()
    except (OSError, ValueError):  # it is gone
        return None
    return answer_of(answered) if answered.endswith("\n") else None


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-P", "-X", "utf8", "-c", _MAIN, repr(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        start_new_session=os.name != "nt",  # interrupting a cell is for the notebook, which ends them
    )
