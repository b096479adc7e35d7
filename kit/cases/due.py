"""What is due in the next days and what is overdue, by unit, from the ledgers that lie in a folder.

They lie as `台账/<县>/<单位>.xlsx` or in `台账/<县>/<单位>/`; of a case that two of them have, the one with
its answer tells, else the one that was changed last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kit.cases.case import Case
from kit.cases.clocks import Pace, clock_of, pace
from kit.cases.reading.ledger_reading import read_ledger
from kit.cases.reading.own_names import own_names

FOLDER = "台账"
_SUFFIXES = (".xlsx", ".csv", ".txt", ".xls", ".et")


@dataclass(frozen=True, slots=True)
class Due:
    """A case that is not answered yet: its number, until when it has to be, how it stands on the day."""

    number: str
    due: date | None
    pace: Pace
    note: str = ""


def ledger_files(folder: Path, units: Mapping[str, Sequence[str]]) -> dict[str, list[Path]]:
    """Return the ledgers of each unit, by its folder, in a county's folder of ledgers.

    `units` are the names by which each may be called: a ledger lies in a folder of that name, or its own name
    begins with it. What is nobody's is passed over.
    """
    called = {name: unit for unit, names in units.items() for name in names}
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("**/*")):
        is_ledger = path.suffix.lower() in _SUFFIXES and not path.name.startswith(("~$", "."))
        if is_ledger and path.is_file() and (unit := _whose(path.relative_to(folder), called)):
            found.setdefault(unit, []).append(path)
    return found


def _whose(path: Path, called: Mapping[str, str]) -> str:
    """Return the unit whose ledger a path is, "" for nobody's: by its folders, else by the longest name."""
    inside = next((called[part] for part in path.parts[:-1] if part in called), "")
    names = [name for name in called if path.stem.startswith(name)]
    return inside or (called[max(names, key=len)] if names else "")


def open_cases(files: Sequence[Path], unit: Path) -> list[Case]:
    """Return the cases of a unit's ledgers that are not answered; `unit` is its folder among the parameters.

    Raises InputError when one cannot be read.
    """
    cases: dict[str, Case] = {}
    for path in sorted(files, key=lambda path: path.stat().st_mtime):
        for case in read_ledger(path, own_names(unit)).cases:
            former = cases.get(case.number)
            if former is None or former.answered is None:
                cases[case.number] = case
    return [case for case in cases.values() if case.counts and case.answered is None]


def due_cases(cases: Sequence[Case], on: date, days: int) -> Iterator[Due]:
    """Yield what is overdue on a day, due within so many days, or cannot be told, by the day that is due."""
    until = on + timedelta(days=days)
    told = [(clock_of(case), case) for case in cases if case.received <= on]
    for clock, case in sorted(told, key=lambda each: (each[0].due or date.max, each[1].number)):
        stands = pace(case, on, clock)
        if stands is Pace.UNCERTAIN or (clock.due and clock.due <= until):
            yield Due(case.number, clock.due, stands, clock.unknown)
