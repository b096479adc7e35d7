"""A copy of this process that does jobs: begun in no time, with all that is loaded here."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from kit.cores.answering_process import main


def can_fork() -> bool:
    """Whether a copy of this process would be whole: of a library's threads it would keep the locks alone."""
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and sum(1 for _ in threads.iterdir()) == 1


class ForkedProcess:
    """The copy, and the pipes to and from it, as a `subprocess.Popen` has them. Raises OSError at first."""

    def __init__(self) -> None:
        jobs, stdin = os.pipe()
        stdout, answers = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.setsid()  # Ctrl-C is for whoever asks, who ends it
                for end in (stdin, stdout):
                    os.close(end)
                for place, end in enumerate((jobs, answers, os.open(os.devnull, os.O_WRONLY))):
                    os.dup2(end, place)
                main()
            finally:
                os._exit(1)
        for end in (jobs, answers):
            os.close(end)
        self.stdin: IO[str] = os.fdopen(stdin, "w", encoding="ascii", newline="\n")
        self.stdout: IO[str] = os.fdopen(stdout, encoding="ascii", newline="\n")

    def kill(self) -> None:
        """End it at once, if it has not ended already."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until it has ended; where SIGCHLD is ignored the system has done so."""
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)
