"""A pool of worker processes: each makes reports within a time limit, and a lost one is replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from tempfile import TemporaryFile
from threading import Event, Lock, Timer
from typing import IO

from kit.base.errors import KitError
from kit.run.descendants import end_tree
from kit.run.frame import FrameError, answered, job_frame, receive, send
from kit.run.job import TIME_LIMIT, Failed, Job, Lost, Result

TRIES = 2
"""A report whose process is lost (killed, out of memory) is tried so often."""

STARTING = 300.0
"""Seconds that a worker may take to load everything, on the slowest machine."""


class LocalPool:
    """A pool of `size` processes of this machine, each started when it is first needed.

    Unless it is `warm`, it does not prepare itself for many reports, so that the first comes sooner.
    """

    def __init__(self, size: int, seconds: float = TIME_LIMIT, *, warm: bool = True) -> None:
        self.size = size
        self._workers = [_Worker(seconds, warm=warm) for _ in range(size)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(size)

    def submit(self, job: Job) -> Future[Result]:
        """Begin a report as soon as a worker is free."""
        return self._threads.submit(self.make, job)

    def make(self, job: Job) -> Result:
        """Make a report, waiting for a free worker."""
        worker = self._idle.get()
        try:
            return worker.make(job)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """Stop the workers at once, and what they are making."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown()
        for worker in self._workers:
            worker.forget()


class _Worker:
    """One worker process, started anew after it was lost, stopped or ended by itself."""

    def __init__(self, seconds: float, *, warm: bool) -> None:
        self._seconds, self._warm = seconds, warm
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] = TemporaryFile()  # noqa: SIM115 - open as long as its pool
        self._lock = Lock()
        self._closed = False

    def make(self, job: Job) -> Result:
        """Return the result of a job, tried again when its process is lost."""
        name, lost = job.this.name, Lost("")
        for _ in range(TRIES):
            try:
                process = self._started()
            except _StoppedError:
                return Failed(f"{name}：已停止，没有做完。")
            except KitError as error:
                return Failed(f"{name}：{error}")
            result = self._asked(process, job)
            if result is None:
                return Failed(f"{name}：超过 {self._seconds:g} 秒没有做完，已停止。")
            if not isinstance(result, Lost):
                return result
            lost = result
        how = f"收到信号 {lost.signal}" if lost.signal else "自己退出了"
        return Failed(f"{name}：笔记本没有运行完，进程{how}，试了 {TRIES} 次都这样。")

    def close(self) -> None:
        """Stop the process for good."""
        with self._lock:
            self._closed = True
        self._stop()

    def forget(self) -> None:
        """Let go of what the processes said, once nobody makes reports any more."""
        self._log.close()

    def _asked(self, process: subprocess.Popen[bytes], job: Job) -> Result | Lost | None:
        """Return what the process made of a job, None when it took too long."""
        late = Event()
        limit = Timer(self._seconds, self._stop, [late])
        limit.start()
        try:
            told = _exchange(process, job_frame(job))
            result, ends = _told(told, job)
        except FrameError as error:
            what = f"工作进程送回的结果不合规定（{error}），没有采用"
            result, ends = Failed(f"{job.this.name}：{what}。"), True
        finally:
            limit.cancel()
        if ends:
            self._stop()
        return None if isinstance(result, Lost) and late.is_set() else result

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the running process. Raises KitError when it cannot be started."""
        with self._lock:
            if self._closed:
                raise _StoppedError
            if self._process is not None:
                return self._process
            self._log.seek(0)
            self._log.truncate()
            self._process = process = subprocess.Popen(  # noqa: S603 - this very Python
                [sys.executable, "-P", "-c", _MAIN, repr(sys.path), str(self._seconds), str(self._warm)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                # Threads of libraries would compete with the other workers, and none survives a fork.
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                # Ctrl-C is for the batch, which stops its workers itself.
                start_new_session=os.name != "nt",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        slow = Timer(STARTING, self._stop)
        slow.start()
        ready = _exchange(process, None)
        slow.cancel()
        if ready is None:
            self._stop()
            raise KitError(f"工作进程起不来：{self._last_words() or '没有说明原因'}")
        return process

    def _stop(self, late: Event | None = None) -> None:
        if late is not None:
            late.set()
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            _kill(process)

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", errors="replace").splitlines()
        return next((line.strip() for line in reversed(lines) if line.strip()), "")


# As multiprocessing does: the same modules are found in the worker as here.
_MAIN = (
    "import ast, sys; sys.path[:] = ast.literal_eval(sys.argv[1]); from kit.run.worker import main; main()"
)


class _StoppedError(Exception):
    """The pool was closed."""


def _exchange(process: subprocess.Popen[bytes], frame: bytes | None) -> bytes | None:
    """Send a frame, if there is one, and return the one that comes back; None when the process ends instead.

    Raises FrameError when what comes back is too long to be one.
    """
    jobs, results = process.stdin, process.stdout
    if jobs is None or results is None:
        return None
    try:
        if frame is not None:
            send(jobs, frame)
        return receive(results)
    except (OSError, EOFError, ValueError):
        return None


def _told(told: bytes | None, job: Job) -> tuple[Result | Lost, bool]:
    """Return what an answer tells, and whether its process ends. Raises FrameError as `answered` does."""
    if told is None:
        return Lost(""), True
    return answered(told, stored=bool(job.store), pdf=job.pdf)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it has started, and let go of its pipes."""
    end_tree(process.pid)
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, 9)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()
