"""The kit's reckoning of a ledger against that of a second reckoner, who knows the law and not the kit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from kit.cases.case import Case
from kit.cases.clocks import Pace, clock_of, pace
from kit.cases.reading.ledger_reading import read_ledger
from kit.cases.tally import tally_cases
from kit.form.editions import editions
from kit.report.report import complete
from tests.cases.made_ledgers import MadeLedger, made_ledger, write
from tests.cases.second_reckoner import clocks, table_four, table_three

QUICK = [(seed, edition) for seed in range(6) for edition in ("2019", "2021")]
MANY = [(seed, edition) for seed in range(100, 600) for edition in ("2019", "2021")]
STATES = {
    Pace.IN_TIME: "in time",
    Pace.LATE: "late",
    Pace.WAITING: "open",
    Pace.RUNNING: "open",
}


def _differences(ledger: MadeLedger, path: Path) -> list[str]:
    """Return each cell and each case of a ledger that the two reckon otherwise."""
    write(ledger, path)
    cases = read_ledger(path).cases
    told = []
    for year in ledger.years:
        edition = ledger.edition(year)
        figures = complete(editions()[edition], _whole(tally_cases(cases, year, edition).figures, edition))
        tables = {
            "requests": table_three(ledger.rows, year, edition),
            "appeals": table_four(ledger.rows, year),
        }
        for table, rows in tables.items():
            for row, columns in rows.items():
                for column, right in columns.items():
                    cell = f"{table}.{row}.{column}"
                    if figures[cell] != right:
                        told.append(f"{year} {cell}: {figures[cell]}, {right}")
    return told + _clock_differences(ledger, cases, ledger.last_day)


def _whole(figures: Mapping[str, int], edition: str) -> dict[str, int]:
    """Return figures with zeros in the tables that no ledger tells of."""
    cells = editions()[edition].cells.values()
    rest = {each.address: 0 for each in cells if each.section.id not in ("requests", "appeals")}
    return rest | dict(figures)


def _clock_differences(ledger: MadeLedger, cases: Sequence[Case], day: date) -> list[str]:
    """Return each case whose last day or standing on a day the two reckon otherwise."""
    right = clocks(ledger.rows, day).cases
    told = []
    for case in cases:
        if not case.counts:
            continue
        due, state = clock_of(case).due, pace(case, day)
        said = STATES[state] if case.answered or state is not Pace.LATE else "open and late"
        if (due, said) != (right[case.number].due, right[case.number].state):
            told.append(f"{case.number}: {due} {said}, {right[case.number]}")
    return told


@pytest.mark.parametrize(("seed", "edition"), QUICK)
def test_both_reckon_alike(seed: int, edition: str, tmp_path: Path) -> None:
    """Every cell of tables three and four over three years, every due day, every late case."""
    assert _differences(made_ledger(seed, edition, 150), tmp_path / "台账.xlsx") == []


@pytest.mark.slow
def test_both_reckon_a_thousand_ledgers_alike(tmp_path: Path) -> None:
    """The same over ledgers of 100 to 2,000 cases."""
    for seed, edition in MANY[::10]:
        assert _differences(made_ledger(seed, edition), tmp_path / "台账.xlsx") == [], (seed, edition)
