"""What last year's ledgers left open: a unit's own, and those of the units that it took in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kit.cases.trace import read_record
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.report.catalogue import OWN, UNITS
from kit.report.succession.predecessors import absorbed_into

Trace = Mapping[str, Sequence[str]]
"""The numbers of cases by cell."""


def last_counted(path: Path, year: int) -> tuple[Form, Trace] | None:
    """Return the form and the cases of the ledgers that were counted last year, for a file of `year`.

    None where the ledger of one that reported last year was not counted, or the unit was split.
    """
    place = path.absolute()
    county = place.parents[1]
    taken = absorbed_into(place.parent, county / OWN / UNITS, year)
    if taken is None:
        return None
    folders = [place.parent, *(county / each for each in taken)]
    lasts = [folder / f"{year - 1}{place.suffix}" for folder in folders]
    found = [read_record(last) for last in lasts if last.is_file()]
    records = [each for each in found if each]
    if not records or len(records) < len(found):
        return None
    return editions()[records[0].edition], joined(each.trace for each in records)


def joined(traces: Iterable[Trace]) -> Trace:
    """Return the cases by cell of several ledgers."""
    both: dict[str, list[str]] = {}
    for trace in traces:
        for cell, numbers in trace.items():
            both.setdefault(cell, []).extend(numbers)
    return both
