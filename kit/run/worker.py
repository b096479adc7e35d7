"""The process that makes reports for a worker pool: loads everything once, then makes each report apart.

Where the system can fork, every report has a process of its own, a copy of this one before its first, so
that nothing a notebook changes reaches the next. Elsewhere reports are made here, and this process ends
after the first that left something changed.

Jobs come pickled over standard input; what goes back over standard output is the result, pickled with
whether this process ends after it.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from kit.base.errors import KitError
from kit.base.files import File
from kit.run.job import Failed, Job, Lost, Made, Result
from kit.run.loading import load_maker

MOST_MEMORY = 2 * 1024**3
"""Bytes that one report may take; what a broken notebook takes beyond becomes a MemoryError in it."""

FORKS = hasattr(os, "fork")
READY = "ready"


def main() -> None:
    """Make reports until there are no more.

    The arguments after the first, which was for whoever called this, are how many seconds each report may
    take, and whether to prepare for many of them.
    """
    seconds, warm = float(sys.argv[2]), sys.argv[3] == "True"
    jobs, results = _channel()
    make = load_maker()
    if warm:
        _warm(make)
    _send(results, READY)
    while True:
        try:
            job: Job = pickle.load(jobs)  # noqa: S301 - from the process that started this one
        except EOFError:
            return
        if FORKS:
            results.write(_apart(make, job, jobs, seconds))
            results.flush()
        else:
            before = _state()
            result = attempt(make, job)
            ends = _state() != before
            _send(results, (result, ends))
            if ends:
                return


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


def _send(results: BinaryIO, content: object) -> None:
    pickle.dump(content, results)
    results.flush()


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


def _apart(make: Callable[[Job], Made], job: Job, jobs: BinaryIO, seconds: float) -> bytes:
    """Return the pickled result of a job done in a forked process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException), os.fdopen(writing, "wb") as results:
            os.close(reading)
            gc.disable()  # the process ends before there is anything worth collecting
            _limit(seconds)
            _send(results, (attempt(make, job), False))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as results:
        while results not in select.select([results, jobs], [], [])[0]:
            # No job comes before this one's result: the pool is gone.
            os.kill(child, signal.SIGKILL)
        done = results.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code or not done:
        return pickle.dumps((Lost(signal.Signals(-code).name if code < 0 else ""), False))
    return done


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
