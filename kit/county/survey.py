"""What many reports come to: from a batch where nothing has changed since, else checked on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple
from operator import itemgetter
from pathlib import Path
from typing import Any

from kit.base.errors import KitError
from kit.base.guard import guard
from kit.batch.ledger import Entry
from kit.checks.report_outcome import Outcome
from kit.cores.spreading import each_done
from kit.report.catalogue import TownshipYear
from kit.report.parameters import report_of
from kit.run.fingerprint import made_now_from

Follow = Callable[[Iterable[Any], int, str], Iterator[Any]]
"""Whoever shows how far a survey is: takes what is done, how many there are, and what is done to them."""

_FOUND: dict[str, Outcome] = {}
"""What this process has found, by the digest of all it was found from."""


def survey(
    reports: Iterable[TownshipYear], checked: Mapping[str, Entry], follow: Follow | None = None
) -> dict[TownshipYear, Outcome | KitError]:
    """Return the outcome of each report, or why it has none, in their order.

    What a batch has `checked`, by place, is not checked again unless it has changed since.
    """
    found: dict[TownshipYear, Outcome | KitError] = {}
    keys: dict[TownshipYear, str] = {}
    for report in reports:
        key = _key(report)
        if isinstance(key, KitError):
            found[report] = key
            continue
        entry = checked.get(report.place)
        known = entry.outcome if entry and entry.key == key else _FOUND.get(key)
        if known:
            found[report] = known
        else:
            keys[report] = key
    jobs = [(str(path), *whose) for path, *whose in map(astuple, keys)]
    done: Iterable[Any] = each_done(outcome_told, jobs, called=itemgetter(0))
    if follow:
        done = follow(done, len(jobs), "核对")
    for (report, key), told in zip(keys.items(), done, strict=True):
        if isinstance(told, KitError):
            found[report] = told
        else:
            found[report] = _FOUND[key] = Outcome.from_json(told)
    return found


def outcome_told(job: Sequence[Any]) -> dict[str, Any]:
    """Return the outcome of the report at a place as JSON holds it. Raises InputError where it has none."""
    from kit.checks.summary import outcome_of  # where a batch has checked all, nothing else needs the checks

    path, *whose = job
    with guard(path):
        return asdict(outcome_of(report_of(*TownshipYear(Path(path), *whose).read())))


def _key(report: TownshipYear) -> str | KitError:
    try:
        with guard(str(report.path)):
            return made_now_from(report, *report.read())
    except KitError as error:
        return error
