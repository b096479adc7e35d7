"""Makes every report that is not up to date, on a pool of workers, and keeps the ledger right."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from itertools import groupby
from typing import Protocol

from kit.base.errors import InputError, KitError, StorageError
from kit.base.guard import guard
from kit.batch.ledger import Entry, Ledger
from kit.batch.store import Store
from kit.checks.report_outcome import Outcome
from kit.report.catalogue import TownshipYear
from kit.report.site.site_details import site_seen
from kit.run.fingerprint import made_from
from kit.run.job import PDF, Engine, Failed, Job, Made, Result, Stamp, Written, digest_of

AHEAD = 2
"""Jobs a worker has waiting: one is made while the next is on its way. More would only take memory."""


class State(Enum):
    """What became of a report in a batch."""

    MADE = "made"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Done:
    """A report and what became of it: its outcome, or why there is none.

    `without_pdf` says why a PDF that was asked for could not be made, "" where it could or nobody asked.
    """

    report: TownshipYear
    state: State
    outcome: Outcome | None = None
    reason: str = ""
    without_pdf: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch works: the engine, whether it makes anew what is up to date, another template (see Job).

    With `pdf` each report gets a PDF, without it none has one any more; None leaves each as it was made last.
    """

    engine: Engine = "inprocess"
    force: bool = False
    template: str = ""
    pdf: bool | None = None


class WorkerPool(Protocol):
    """Whoever makes reports: takes jobs and promises their results."""

    @property
    def size(self) -> int:
        """How many reports are made at the same time."""

    def submit(self, job: Job) -> Future[Result]:
        """Begin a report as soon as a worker is free."""

    def close(self) -> None:
        """Stop the workers; what is under way is lost."""


def run_batch(
    reports: Sequence[TownshipYear], store: Store, ledger: Ledger, pool: Callable[[], WorkerPool], plan: Plan
) -> Generator[Done]:
    """Yield what becomes of each report, as soon as it is known and its files are in their places.

    `pool` is called once there is something to make. Whoever stops asking, stops the batch; what was
    yielded is done for good. Raises StorageError when the store takes nothing any more.
    """
    under_way: dict[Future[Result], _Task] = {}
    workers: WorkerPool | None = None
    try:
        for each in _planned(reports, store, ledger, plan):
            if isinstance(each, Done):
                yield each
                continue
            workers = workers or pool()
            under_way[workers.submit(each.job)] = each
            if len(under_way) >= AHEAD * workers.size:
                yield from _finished(under_way, store, ledger)
        while under_way:
            yield from _finished(under_way, store, ledger)
    finally:
        if workers is not None:
            workers.close()


@dataclass(frozen=True, slots=True)
class _Task:
    """A report to make, the digest of all that it is made from, and how it was made last."""

    report: TownshipYear
    job: Job
    key: str
    former: Entry | None

    def left(self, made: Made) -> Written | None:
        """Return the PDF that it had and has no more, made anew."""
        has = made.contents.keys() | made.written.keys()
        return self.former.files.get(PDF) if self.former and PDF not in has else None


def _planned(
    reports: Sequence[TownshipYear], store: Store, ledger: Ledger, plan: Plan
) -> Iterator[_Task | Done]:
    """Yield each report as a task, or as done where it is up to date or cannot be read."""
    for _, these in groupby(reports, lambda report: report.county):
        stamps = cache(store.stamps)  # a county's years take turns
        for report in these:
            try:
                this, beside = report.read()
            except InputError as error:
                yield Done(report, State.FAILED, reason=str(error))
                continue
            site = site_seen(report.path)
            key = made_from(this, beside, plan.template, site)
            entry = ledger.get(report.place)
            had = entry is not None and PDF in entry.files
            asked = had or (entry is not None and entry.without_pdf != "")
            pdf = asked if plan.pdf is None else plan.pdf
            job = Job(this, beside, plan.engine, store.target(report.place), plan.template, pdf, site)
            as_before = entry if entry and (entry.key, had) == (key, pdf) and not plan.force else None
            if as_before and _recognised(report, as_before, stamps(report.folder), store, ledger):
                yield Done(report, State.UNCHANGED, as_before.outcome)
            else:
                yield _Task(report, job, key, entry)


def _recognised(
    report: TownshipYear, entry: Entry, present: Mapping[str, Stamp], store: Store, ledger: Ledger
) -> bool:
    """Whether the files of an entry stand in their places unchanged; enters the stamps they have now."""
    stamps = {suffix: present.get(f"{report.township}{suffix}") for suffix in entry.files}
    now = {}
    for suffix, each in entry.files.items():
        stamp = stamps[suffix]
        if stamp is None:
            return False
        # Copied or restored files have another time and the same bytes.
        if stamp != each.stamp and digest_of(store.read(f"{report.place}{suffix}")) != each.digest:
            return False
        now[suffix] = replace(each, stamp=stamp)
    if now != entry.files:
        ledger.put(report.place, replace(entry, files=now))
    return True


def _finished(under_way: dict[Future[Result], _Task], store: Store, ledger: Ledger) -> Iterator[Done]:
    """Wait for at least one report, and put what is finished in its place."""
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        task = under_way.pop(future)
        yield _kept(task, _result(future, task), store, ledger)


def _result(future: Future[Result], task: _Task) -> Result:
    try:
        return future.result()
    except Exception as error:  # a cluster has errors of its own
        return Failed(f"{task.job.this.name}：没有做成（{type(error).__name__}：{error}）。请重新运行。")


def _kept(task: _Task, result: Result, store: Store, ledger: Ledger) -> Done:
    if isinstance(result, Failed):
        return Done(task.report, State.FAILED, reason=result.reason)
    try:
        with guard(task.job.this.name):
            left = task.left(result)
            if left and digest_of(store.read(f"{task.report.place}{PDF}")) == left.digest:
                store.remove(f"{task.report.place}{PDF}")
            store.keep(task.report.place, task.key, result, ledger)
    except StorageError:
        raise
    except KitError as error:
        return Done(task.report, State.FAILED, reason=str(error))
    return Done(task.report, State.MADE, result.outcome, without_pdf=result.without_pdf)
