"""The process that makes reports for a worker pool: loads everything once, then works in copies of itself.

Where the system can fork, a copy of this process as it was before its first report makes a hundred, one
after the other, of notebooks that only call the kit's own verbs, as the packaged one does. Any other has a
process of its own, so that nothing it changes reaches the next. Elsewhere reports are made here, and this
process ends after the first that left something changed.

Jobs come as frames over standard input, answers go back as frames over standard output.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from mmap import mmap
from pathlib import Path
from typing import BinaryIO

from kit.base.errors import KitError
from kit.base.files import File
from kit.run.descendants import adopt_orphans, end_children
from kit.run.frame import FrameError, Incoming, answer, job_in, receive, send
from kit.run.job import Failed, Job, Lost, Made, Result
from kit.run.loading import load_maker
from kit.run.template import is_harmless

MOST_MEMORY = 2 * 1024**3
"""Bytes that one report may take; what a broken notebook takes beyond becomes a MemoryError in it."""

MOST_OF_ONE = 100
"""Reports that one copy makes before a fresh one takes its place."""

FORKS = hasattr(os, "fork")
READY = b"ready"
_WAITING, _MAKING, _SENDING, _NO_MORE = range(4)
"""What a copy is at: waiting for a job, at work on one, at its answer, or at the end of all jobs."""
_PART = 1 << 20


def main() -> None:
    """Make reports until there are no more.

    The arguments after the first, which was for whoever called this, are how many seconds each report may
    take, and whether to prepare for many of them.
    """
    os.environ.pop("JPY_SESSION_NAME", None)  # a notebook that starts a batch is none of its reports
    seconds, warm = float(sys.argv[2]), sys.argv[3] == "True"
    jobs, results = _channel()
    adopt_orphans()
    make = load_maker()
    if warm:
        _warm(make)
    send(results, READY)
    serve = _serve_from_copies if FORKS else _serve
    with suppress(EOFError):
        serve(make, (jobs, results), seconds)


def _serve(make: Callable[[Job], Made], channel: tuple[BinaryIO, BinaryIO], seconds: float) -> None:
    """Make reports here until one leaves something changed. Raises EOFError when there are no more."""
    jobs, results = channel
    ends = False
    while not ends:
        job, before = job_in(receive(jobs)), _state()
        result = attempt(make, job)
        ends = _state() != before
        send(results, answer(result, ends=ends))


def _serve_from_copies(
    make: Callable[[Job], Made], channel: tuple[BinaryIO, BinaryIO], seconds: float
) -> None:
    """Make reports in copies of this process, one after the other, until there are no more."""
    stage = mmap(-1, 1)  # what the copy is at, for when it is lost
    while True:
        stage[0] = _WAITING
        copy = os.fork()
        if copy == 0:
            with suppress(BaseException):
                _as_copy(make, channel, seconds, stage)
                os._exit(0)
            os._exit(1)
        code = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
        if stage[0] in (_NO_MORE, _SENDING):  # after half an answer none can follow: the pool asks another
            return
        if stage[0] == _MAKING:
            send(channel[1], answer(Lost(signal.Signals(-code).name if code < 0 else "")))


def _as_copy(
    make: Callable[[Job], Made], channel: tuple[BinaryIO, BinaryIO], seconds: float, stage: mmap
) -> None:
    """Make as many reports as one copy may, telling by `stage` what it is at."""
    jobs, results = channel
    adopt_orphans()
    _limit(seconds * MOST_OF_ONE)
    for _ in range(MOST_OF_ONE):
        try:
            job = job_in(receive(jobs))
        except EOFError:
            stage[0] = _NO_MORE
            return
        stage[0] = _MAKING
        if job.engine == "kernel" or not is_harmless(job.template):
            if job.pdf:
                _find_fonts()
            done = _apart(make, job, channel, seconds)
            end_children()
        else:
            done = answer(attempt(make, job))
        stage[0] = _SENDING
        send(results, done)
        stage[0] = _WAITING


def attempt(make: Callable[[Job], Made], job: Job) -> Result:
    """Return the report made, and delivered where the job says so, or why it could not be."""
    try:
        made = make(job)
        if job.store:
            from kit.run.delivery import deliver  # fsspec is an extra

            made = deliver(made, job.store)
        return made
    except KitError as error:
        return Failed(str(error))
    except MemoryError:
        return Failed(f"{job.this.name}：内存不够（一份报告最多用 {MOST_MEMORY // 1024**3} GB）。")
    except Exception as error:  # a fault of the kit's own: the other reports go on
        what = f"程序出错（{type(error).__name__}：{error}），请告诉维护人员"
        return Failed(f"{job.this.name}：{what}。")


def _channel() -> tuple[BinaryIO, BinaryIO]:
    """Return the channel to the pool, out of reach of anything that reads standard input or prints."""
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return jobs, results


def _warm(make: Callable[[Job], Made]) -> None:
    """Load forms, rules and templates by making the example and an empty report of every edition."""
    from kit.form.editions import editions
    from kit.report.draft import draft
    from kit.report.parameters import report_of
    from kit.run.shell import prepare_shell

    example = File("", files("kit").joinpath("report/example.yaml").read_bytes())
    empty = [draft(form, form.first_year, report_of(example)) for form in editions().values()]
    for file in (example, *(File("", text.encode()) for text in empty)):
        with suppress(KitError):
            make(Job(file))
    if FORKS:
        prepare_shell()
    gc.collect()
    gc.freeze()  # so that the collector of a forked process does not touch, and copy, all of this


def _find_fonts() -> None:
    """Load the typesetter and look for fonts, once for all reports.

    Nothing is set yet: the threads that do it would not live on in a forked process.
    """
    from kit.office.pdf.pdf_file import write_pdf  # noqa: F401
    from kit.office.pdf.pdf_fonts import installed

    installed()


def _apart(
    make: Callable[[Job], Made], job: Job, channel: tuple[BinaryIO, BinaryIO], seconds: float
) -> bytes:
    """Return the answer to a job, as it came from a forked process that did it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException), os.fdopen(writing, "wb") as own:
            for end in (reading, *(each.fileno() for each in channel)):
                os.close(end)  # what the notebook starts has no part in them
            adopt_orphans()  # they are found below it, should it lose this process
            gc.disable()  # the process ends before there is anything worth collecting
            _limit(seconds)
            send(own, answer(attempt(make, job)))
        os._exit(0)
    os.close(writing)
    try:
        done = _collected(reading, channel[0], child)
    except FrameError as error:
        os.kill(child, signal.SIGKILL)
        done = answer(Failed(f"{job.this.name}：笔记本送回的结果{error}，没有采用。"))
    os.close(reading)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return done or answer(Lost(signal.Signals(-code).name if code < 0 else ""))


def _collected(reading: int, jobs: BinaryIO, child: int) -> bytes:
    """Return the frame that a child sends, b"" when it ends before. Raises FrameError when it is too long.

    What the notebook started may hold the pipe open: it does not matter, nor whether it ever ends.
    """
    frame = Incoming()
    ended = [os.pidfd_open(child)] if hasattr(os, "pidfd_open") else []
    try:
        while not frame.whole:
            ready = select.select([reading, jobs.fileno(), *ended], [], [])[0]
            if jobs.fileno() in ready:  # no job comes before this one's result: the pool is gone
                os.kill(child, signal.SIGKILL)
                break
            if reading not in ready or not (part := os.read(reading, _PART)):
                break
            frame.add(part)
    finally:
        for each in ended:
            os.close(each)
    return frame.content() if frame.whole else b""


def _limit(seconds: float) -> None:
    """Bound what a report's process may take, should nobody be left to stop it."""
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    spent = resource.getrusage(resource.RUSAGE_SELF)
    end = int(spent.ru_utime + spent.ru_stime + seconds) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (end, end))


def _state() -> object:
    """Return what a notebook is known to change in a process and leave behind."""
    import pandas as pd

    options = pd.describe_option(_print_desc=False)  # names each with its present value
    return dict(os.environ), Path.cwd(), list(sys.path), options
