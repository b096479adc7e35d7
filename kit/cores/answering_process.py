"""The process that does jobs for `spreading`: a line of JSON in for each, a line out. No notebook runs here.

Nothing but data comes in or goes out, and the name of a task, which is a function of a module.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import astuple
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from kit.base.errors import InputError, KitError, Problem

READY = "ready\n"

Job = TypeVar("Job")
Answer = TypeVar("Answer")


def attempt(task: Callable[[Job], Answer], job: Job) -> Answer | KitError:
    """Return what a task answers, or the KitError that it raises."""
    try:
        return task(job)
    except KitError as error:
        return error


def job_line(task: Callable[[Any], Any], job: object) -> str:
    """Return a job, which JSON can hold, as a line."""
    return json.dumps([task.__module__, task.__qualname__, job]) + "\n"


def answer_of(line: str) -> Any:
    """Return what a line of the process tells: an answer or a KitError. Raises ValueError for half a line."""
    if not line.endswith("\n"):
        raise ValueError(line)
    kind, told = json.loads(line)
    if kind == "problems":
        return InputError(*(Problem(*each) for each in told))
    return KitError(told) if kind == "error" else told


def main() -> None:
    """Do each job as it comes; end, in the midst of one even, as soon as the other end is gone."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n")
    os.dup2(2, 1)  # what a library prints is no answer
    jobs: SimpleQueue[str] = SimpleQueue()
    answers.write(READY)
    answers.flush()
    Thread(target=_receive, args=[jobs], daemon=True).start()
    while True:
        module, name, job = json.loads(jobs.get())
        answers.write(_line(attempt(getattr(import_module(module), name), job)))
        answers.flush()


def _line(answer: object) -> str:
    kind, told = "answer", answer
    if isinstance(answer, InputError):
        kind, told = "problems", [astuple(each) for each in answer.problems]
    elif isinstance(answer, KitError):
        kind, told = "error", str(answer)
    return json.dumps([kind, told]) + "\n"


def _receive(jobs: SimpleQueue[str]) -> None:
    try:
        for line in open(0, encoding="ascii", closefd=False):  # noqa: SIM115 - a forked process has another's sys.stdin
            jobs.put(line)
    finally:
        os._exit(0)
