"""Reads a report's lines of a long table in whichever process, and passes them on as JSON holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

from kit.analysis.tidy_tables import CHANGES, FIGURES, LongTable
from kit.base.guard import guard
from kit.report.catalogue import TownshipYear
from kit.report.parameters import report_of

NAMED: Mapping[str, LongTable] = {"figures": FIGURES, "changes": CHANGES}
"""The long tables there are."""

Told = Sequence[Sequence[Any]]
"""Lines as JSON holds them."""


class Job(NamedTuple):
    """Which table is wanted, and where the report lies."""

    table: str
    path: str
    county: str
    township: str
    year: int
    flaw: str

    @classmethod
    def of(cls, table: str, place: TownshipYear) -> Self:
        """Return the job of a report."""
        return cls(table, str(place.path), place.county, place.township, place.year, place.flaw)


def lines_told(job: Sequence[Any]) -> Told:
    """Return a report's lines. Raises InputError where it cannot be read."""
    table, path, *whose = job
    place = TownshipYear(Path(path), *whose)
    with guard(path):
        report = report_of(*place.read())
    return NAMED[table].lines_told(place, report)
