"""Writes made-up counties to disk: a file for every township and year, with or without faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kit.form.editions import editions
from kit.form.official_form import Form
from tests.made_up.chance import Chance, chance
from tests.made_up.draft import Draft
from tests.made_up.faults import KINDS, Fault
from tests.made_up.faults.kind import Slip
from tests.made_up.history import Year, happen, temper
from tests.made_up.names import Township
from tests.made_up.names import counties as named
from tests.made_up.plan import Plan
from tests.made_up.tables import figures
from tests.made_up.telling import tell


def write_counties(
    folder: Path,
    *,
    townships: int,
    years: Sequence[int],
    seed: int = 1,
    counties: int = 1,
    faults: float | Mapping[str, int] = 0.0,
) -> list[Fault]:
    """Write `<folder>/<county>/<township>/<year>.yaml` for so many counties of so many townships each.

    `faults` is the share of the reports that get one each, of any kind, or how many get one of which kind.
    Returns the faults by file. The same arguments give the same bytes; without faults a township's
    reports rest on the seed and the years alone, however many others are written.
    Raises ValueError for a year without a form, when names run out, and when no report has room for a fault.
    """
    years = sorted(set(years))
    if not years or any(editions().governing(year) is None for year in years):
        raise ValueError("years must have at least one, and a form for each")
    places = [township for county in named(seed, counties, townships) for township in county]
    plan = Plan(chance(seed, "faults"), faults, len(places) * len(years))
    plan.draw.shuffle(places)
    found: list[Fault] = []
    for township in places:
        home = folder.joinpath(*township.folders)
        home.mkdir(parents=True, exist_ok=True)
        for draft, kind, slip in _reports(seed, township, years, plan):
            file = home / f"{draft.year}.yaml"
            file.write_bytes(draft.text().encode())
            if slip:
                found.append(Fault(file, kind, slip.rules, slip.where, slip.what))
    plan.refuse_rest()
    return sorted(found, key=lambda fault: fault.file)


def _reports(
    seed: int, township: Township, years: Sequence[int], plan: Plan
) -> Iterator[tuple[Draft, str, Slip | None]]:
    """Yield a township's reports year by year, with the kind of the fault where one was put in."""
    usual = temper(chance(seed, *township.folders, "temper"), township.stem)
    happened: Year | None = None
    last: Draft | None = None
    for year in range(years[0], years[-1] + 1):
        happened = happen(chance(seed, *township.folders, year), usual, happened)
        if year not in years:
            last = None
            continue
        desk = _Desk(seed, township, year, happened, last)
        draft, kind, slip = _faulty(desk, plan) or (desk.right(), "", None)
        yield draft, kind, slip
        last = draft
        last.last = None  # the year before is told; kept, every report would keep all before it


def _faulty(desk: _Desk, plan: Plan) -> tuple[Draft, str, Slip] | None:
    """Return the report with a fault where the plan asks for one that the report has room for."""
    for kind in plan.next():
        draft, slip = desk.wrong(kind, plan.draw)
        if slip:
            plan.place(kind)
            return draft, kind, slip
    return None


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where one report is written, every time from the same draws."""

    seed: int
    township: Township
    year: int
    happened: Year
    last: Draft | None

    def right(self) -> Draft:
        """Return the report without a fault."""
        draft = self._blank()
        tell(draft, self._chance("words"))
        return draft

    def wrong(self, name: str, draw: Chance) -> tuple[Draft, Slip | None]:
        """Return the report with a fault of a kind; without a slip it had no room, and the report is no use."""
        draft, kind = self._blank(), KINDS[name]
        draft.copying = kind.copying
        slip = kind.spoil(draft, draw) if kind.early else None
        if kind.early and not slip:
            return draft, None
        tell(draft, self._chance("words"))
        return draft, slip or kind.spoil(draft, draw)

    def _blank(self) -> Draft:
        """Return the report with its figures and without words."""
        draw, form = self._chance("layout"), editions().governing(self.year)
        assert form, "write_counties refuses other years"
        draft = Draft(self.township, self.year, form, self.happened, figures(self.happened, form), self.last)
        draft.marked, draft.brief = draw.random() < 0.5, draw.random() < 0.6
        share = draw.choice((0.0, 0.0, 0.0, 1.0, 1.0, 0.3))
        draft.left_out = {address for row in _totals(form) if draw.random() < share for address in row}
        if draw.random() < 0.4:
            day = f"{self.year + 1}-01-{draw.randint(4, 31):02}"
            draft.dates = {"deadline": f"{self.year + 1}-01-31", "submitted": day}
        return draft

    def _chance(self, what: str) -> Chance:
        return chance(self.seed, *self.township.folders, self.year, what)


@cache
def _totals(form: Form) -> list[list[str]]:
    """Return the addresses of the totals of each row."""
    rows: dict[str, list[str]] = {}
    for address, cell in form.cells.items():
        if cell.row.equals or cell.column.equals:
            rows.setdefault(f"{cell.section.id}.{cell.row.id}", []).append(address)
    return list(rows.values())
