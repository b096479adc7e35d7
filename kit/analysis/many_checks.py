"""Checks many reports on all cores, telling how far it is where it takes longer than a moment."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from operator import itemgetter
from typing import Any, TypeVar

from IPython.core.getipython import get_ipython
from tqdm import tqdm

from kit.base.files import File
from kit.checks.confront import confront
from kit.checks.report_outcome import Outcome
from kit.checks.summary import outcome_of
from kit.cores.spreading import each_done, sound
from kit.report.beside import Beside
from kit.report.parameters import report_of
from kit.report.settlements import settled_given

_MOMENT = 1.0
_BAR = "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 份，还要 {remaining}"

T = TypeVar("T")

Told = tuple[str, str, str, str, str]
"""A finding that a person has to look at: rule, severity, place, message, quote."""


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A report's file and what is beside it, which were read without fault."""

    this: File
    beside: Beside


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of a report came to."""

    outcome: Outcome
    findings: tuple[Told, ...]


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
    files = [_by_value(job) for job in jobs]
    found = watched(each_done(checked, files, called=itemgetter(0)), len(jobs), "核对")
    return [_checked(sound(each)) for each in found]


def checked(job: Sequence[Any]) -> list[Any]:
    """Check the report of some files; return outcome and findings. Raises InputError as `confront` does."""
    _, files, settled = job
    this, *last = (File(name, text.encode()) for name, text in files)
    report = report_of(this, Beside(tuple(last), settled_given(settled)))
    return [
        asdict(outcome_of(report)),
        [
            (each.rule, each.severity.word, each.place, each.message, each.quote)
            for each in confront(report).open
        ],
    ]


def _by_value(job: ToCheck) -> list[Any]:
    """Return what a report is called, its files' texts (UTF-8, or they were not read) and what is settled."""
    files = [[file.name, file.data.decode()] for file in (job.this, *job.beside.last)]
    return [job.this.name, files, [asdict(each) for each in job.beside.settled]]


def _checked(told: list[Any]) -> Checked:
    outcome, findings = told
    return Checked(Outcome.from_json(outcome), tuple((*each,) for each in findings))
