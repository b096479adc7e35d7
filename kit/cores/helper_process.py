"""A process beside this one that does jobs: started when first needed, replaced once where a job ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from threading import Lock
from typing import IO, TypeVar

from kit.base.errors import KitError
from kit.cores.answering_process import READY, answer_of, job_line
from kit.cores.forked_process import ForkedProcess, can_fork

TRIES = 2
"""A job whose process is lost (killed, out of memory) is tried so often."""

# As in a batch: the same modules are found in the process as here.
_MAIN = (
    "import ast, sys; sys.path[:] = ast.literal_eval(sys.argv[1]);"
    " from kit.cores.answering_process import main; main()"
)

Job = TypeVar("Job")
Answer = TypeVar("Answer")


class Outcome(Enum):
    """What may come of a job instead of an answer: no process could be started, or none lived through it."""

    UNTRIED = "untried"
    LOST = "lost"


class Helper:
    """A process that does one job after the other."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | ForkedProcess | None = None
        self._lock = Lock()
        self._closed = False

    def ask(self, task: Callable[[Job], Answer], job: Job) -> Answer | KitError | Outcome:
        """Return what the task answers, the KitError that it raised, or what else came of it."""
        outcome = Outcome.UNTRIED
        for _ in range(TRIES):
            pipes = self._started()
            if pipes is None:
                break
            try:
                pipes[0].write(job_line(task, job))
                pipes[0].flush()
                answer: Answer | KitError = answer_of(pipes[1].readline())
            except (OSError, ValueError):  # it is gone
                outcome = Outcome.LOST
                self._end()
            else:
                return answer
        return outcome

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
        self._end()

    def _started(self) -> tuple[IO[str], IO[str]] | None:
        """Return the pipes to and from the running process, None where there can be none, now or later."""
        with self._lock:
            fresh = self._process is None
            if fresh and not self._closed:
                with suppress(OSError):
                    self._process = ForkedProcess() if can_fork() else _process()
            process = self._process
        if not (process and process.stdin and process.stdout) or (fresh and not _is_ready(process.stdout)):
            self.close()
            return None
        return process.stdin, process.stdout

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()


def _is_ready(answers: IO[str]) -> bool:
    try:
        return answers.readline() == READY
    except (OSError, ValueError):
        return False


def _process() -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-P", "-X", "utf8", "-c", _MAIN, repr(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
        # Threads of libraries would compete with the other processes.
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        # Ctrl-C is for whoever asks, who ends them.
        start_new_session=os.name != "nt",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
