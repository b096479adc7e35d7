"""How many applications each unit of a county received and answered, as its ledger was counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kit.base.errors import InputError
from kit.cases.clocks import Pace
from kit.cases.trace import Record, read_record
from kit.form.case_ledger import case_ledger

HEADS = ("新收", "上年结转", "按时答复", "逾期", "期限难以判断", "年底未办结")


@dataclass(frozen=True, slots=True)
class UnitTally:
    """A unit's numbers in the order of HEADS, and the day on which its ledger was counted."""

    name: str
    numbers: tuple[int, ...]
    day: str


def records_of(county: Path, year: int, folders: Iterable[str]) -> dict[str, Record]:
    """Return the records of a county's units that have one, by folder; one that is damaged is none."""
    found = {}
    for folder in folders:
        with suppress(InputError):
            if record := read_record(county / folder / f"{year}.yaml"):
                found[folder] = record
    return found


def unit_tallies(records: Mapping[str, Record], names: Mapping[str, str]) -> list[UnitTally]:
    """Return the line of each unit with a record, the one with most late cases first."""
    lines = [_line(names.get(folder, folder), record) for folder, record in records.items()]
    return sorted(lines, key=lambda line: (-line.numbers[HEADS.index("逾期")], line.name))


def _line(name: str, record: Record) -> UnitTally:
    at = case_ledger().places
    kinds = [each.id for each in case_ledger().applicants]

    def count(row: str) -> int:
        return sum(len(record.trace.get(f"{at.requests}.{row}.{kind}", ())) for kind in kinds)

    stands = (Pace.IN_TIME, Pace.LATE, Pace.UNCERTAIN)
    paces = (record.paces.get(str(each), 0) for each in stands)
    return UnitTally(
        name, (count(at.received), count(at.carried_in), *paces, count(at.carried_out)), record.day
    )
