"""Does a task for each of many jobs on all cores; what comes of them is told in the jobs' order.

None of several is done in this process as long as another can be started: it could stop all the others.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from queue import SimpleQueue
from threading import Lock, Semaphore, Thread
from typing import Generic, TypeVar

from kit.base.errors import InputError, KitError, Problem
from kit.cores.answering_process import attempt
from kit.cores.helper_process import Helper, Outcome

TRIAL = 0.3
"""Seconds for which one process does jobs first: so it is known how long one takes."""
WORTH = 2.0
"""Seconds that the other jobs have to take to be worth starting more processes."""

AHEAD = 8
"""So many answers of each process may wait for a slower one before them. More would only take memory."""

Job = TypeVar("Job")
Answer = TypeVar("Answer")


def each_done(
    task: Callable[[Job], Answer], jobs: Sequence[Job], *, called: Callable[[Job], str] = str
) -> Iterator[Answer | KitError]:
    """Yield what the task answers for each job, or the KitError that it raises, in the jobs' order.

    A single job is done here, a few in a process beside this one; what would take longer goes to several. The
    task is a module's function; jobs and answers are what JSON holds. A job that ends its process twice is
    refused by the name that it is `called`. Whoever stops asking, ends the processes.
    """
    if len(jobs) == 1:
        yield attempt(task, jobs[0])
        return
    taken = 0.0
    with closing(Helper()) as helper:
        for done, job in enumerate(jobs):
            begun = time.perf_counter()
            told = helper.ask(task, job)
            taken += time.perf_counter() - begun if done else 0.0  # the first loads what they all need
            yield _settled(task, job, told, called)
            left = len(jobs) - done - 1
            more = min(os.cpu_count() or 1, left) - 1
            if more > 0 and done and taken >= TRIAL and taken / done * left >= WORTH:
                helpers = [helper, *(Helper() for _ in range(more))]
                with closing(_Spread(task, jobs[done + 1 :], helpers, called)) as spread:
                    yield from spread.answers()
                return


def sound(told: Answer | KitError) -> Answer:
    """Return an answer. Raises the KitError that stands in its place."""
    if isinstance(told, KitError):
        raise told
    return told


def _settled(
    task: Callable[[Job], Answer], job: Job, told: Answer | KitError | Outcome, called: Callable[[Job], str]
) -> Answer | KitError:
    if told is Outcome.UNTRIED:
        return attempt(task, job)
    if isinstance(told, Outcome):
        what = "处理它的进程两次都没有做完就退出了（可能是内存不够），跳过了它"
        return InputError(Problem(called(job), "", what, "请单独再试这一份"))
    return told


class _Spread(Generic[Job, Answer]):
    """Jobs under way in several processes, a thread for each."""

    def __init__(
        self,
        task: Callable[[Job], Answer],
        jobs: Sequence[Job],
        helpers: Sequence[Helper],
        called: Callable[[Job], str],
    ) -> None:
        self._task, self._jobs, self._called, self._helpers = task, jobs, called, helpers
        self._waiting = iter(range(len(jobs)))
        self._lock, self._room = Lock(), Semaphore(AHEAD * len(helpers))
        self._told: SimpleQueue[tuple[int, Answer | KitError | Outcome] | None] = SimpleQueue()
        self._closed = False

    def answers(self) -> Iterator[Answer | KitError]:
        """Yield each job's answer in order."""
        for helper in self._helpers:
            Thread(target=self._work, args=[helper], daemon=True).start()
        working, early = len(self._helpers), dict[int, Answer | KitError | Outcome]()
        for at, job in enumerate(self._jobs):
            while at not in early and working:
                if told := self._told.get():
                    early[told[0]] = told[1]
                else:
                    working -= 1
            yield _settled(self._task, job, early.pop(at, Outcome.UNTRIED), self._called)
            self._room.release()

    def close(self) -> None:
        """End the processes and their threads."""
        self._closed = True
        for helper in self._helpers:
            helper.close()
            self._room.release()

    def _work(self, helper: Helper) -> None:
        """Have a process do one waiting job after the other, as long as it can be started."""
        while (at := self._taken()) is not None:
            told = helper.ask(self._task, self._jobs[at])
            self._told.put((at, told))
            if told is Outcome.UNTRIED:
                break
        self._told.put(None)

    def _taken(self) -> int | None:
        self._room.acquire()
        with self._lock:
            return None if self._closed else next(self._waiting, None)
