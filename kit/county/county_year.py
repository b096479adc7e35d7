"""A county's year: how its units stand, what they add up to, what moved, and whose words are alike."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kit.base.errors import InputError, KitError
from kit.base.files import upwards
from kit.base.finding import Findings
from kit.base.guard import guard
from kit.batch.ledger import remembered
from kit.batch.ledger_place import ledger_seen
from kit.cases.trace import Record
from kit.checks.report_outcome import figures_of
from kit.county.changes import Change, changes
from kit.county.copied_text import Alike, Text, alike, texts_of
from kit.county.ledgers.unit_tallies import records_of
from kit.county.ledgers.zero_reports import check_zero
from kit.county.own_report_check import check_own
from kit.county.progress.traces import traces_of
from kit.county.rollup import RollUp, roll_up
from kit.county.roster import Roster, named_by, read_roster
from kit.county.submissions import UnitYear, units_in, urgency
from kit.form.cell_value import add
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.report.catalogue import OWN, TownshipYear, catalogue, county_catalogue
from kit.report.parameters import report_of
from kit.report.places.place_names import county_folder
from kit.run.job import PAGE, REVIEW

YEARS = 3
"""So many years stand beside one another."""


@dataclass(frozen=True, eq=False)
class CountyYear:
    """What a county's page tells of a year.

    `units` are by year, of this year and those before it, this year's in the order in which its office has
    to look at them. `rolled` are their sums by year. `alike` are the pairs of copied words in which this
    year's report of a unit takes part. `made` are the names of the pages that have been made, `day` is when
    all this is told. `sums` holds the county's own report against the units', where there is one; `unusable`
    is why it cannot be used, "" if it can. `tallies` are what this year's ledgers gave, by unit, `zeros`
    what is to be said of reports that are all zero in tables three and four.
    """

    roster: Roster
    year: int
    form: Form
    units: Mapping[int, Sequence[UnitYear]]
    rolled: Mapping[int, RollUp]
    alike: Sequence[Alike]
    made: frozenset[str]
    day: str
    sums: Findings | None
    unusable: str
    tallies: Mapping[str, Record]
    zeros: Findings

    @property
    def these(self) -> Sequence[UnitYear]:
        """This year's units."""
        return self.units[self.year]

    @property
    def sum(self) -> RollUp:
        """This year's sum."""
        return self.rolled[self.year]

    def page_of(self, unit: UnitYear) -> str:
        """Return the file of a unit's public page beside the county's, "" when it has not been made."""
        return self._made(f"{unit.folder}{PAGE}")

    def review_of(self, unit: UnitYear) -> str:
        """Return the file of a unit's review page beside the county's, "" when it has not been made."""
        return self._made(f"{unit.folder}{REVIEW}")

    def _made(self, name: str) -> str:
        return name if name in self.made else ""

    def common(self, years: Iterable[int]) -> Sequence[str]:
        """Return the units that count in each of some years, by folder: only like is compared with like.

        Units that were merged or split in between are compared together, those that are no more included.
        """
        years = sorted(years)
        counting = {year: {each.folder: each.counts for each in self.units[year]} for year in years}
        kin = self.roster.kin(years[0], self.year)
        found: dict[str, None] = {}
        for each in self.these:
            whole = kin.get(each.folder, frozenset({each.folder}))
            told = [[known[one] for one in whole if one in known] for known in counting.values()]
            if all(counts and all(counts) for counts in told):
                found |= dict.fromkeys((each.folder, *sorted(whole - {each.folder})))
        return list(found)

    def counted(self, folders: Iterable[str]) -> int:
        """Return how many of this year's units some are."""
        return len({each.folder for each in self.these}.intersection(folders))

    def sum_over(self, folders: Iterable[str], year: int) -> RollUp:
        """Return the sum over some of the units in a year."""
        wanted = set(folders)
        return roll_up(self.rolled[year].form, year, (e for e in self.units[year] if e.folder in wanted))

    @cached_property
    def comparable(self) -> Sequence[str]:
        """The units that count in both this year and the last, by folder."""
        return self.common((self.year, self.year - 1)) if self.year - 1 in self.units else ()

    @cached_property
    def changes(self) -> Sequence[Change]:
        """What moved in the sum over the comparable units."""
        if not self.comparable:
            return ()
        this, last = (self.sum_over(self.comparable, year) for year in (self.year, self.year - 1))
        return list(changes(self.form, this.sums, last.sums))

    def changes_of(self, unit: UnitYear) -> Sequence[Change]:
        """Return what moved in a unit's own figures, nothing when it cannot be told."""
        kin = self.roster.kin(self.year - 1, self.year).get(unit.folder, {unit.folder})
        before = [each for each in self.units.get(self.year - 1, ()) if each.folder in kin]
        alone = [each.folder for each in self.these if each.folder in kin] == [unit.folder]
        last = [figures_of(each.outcome) for each in before if each.outcome]
        if unit.outcome is None or not alone or not last or len(last) < len(before):
            return ()
        form = editions()[unit.outcome.edition]
        together = {cell: add(figures.get(cell) for figures in last) for cell in last[0]}
        return list(changes(form, figures_of(unit.outcome), together))


def county_year(parameters: Path, county: str, year: int, outputs: Path) -> CountyYear:
    """Read a county's year from its units' parameters files, and what has been made of them from `outputs`.

    Raises KitError when there is no such county, or no form for the year; InputError when the list of units
    cannot be used. A unit's report that cannot be used is one of its units; the county's own is named.
    """
    form = editions().of_year(year)
    found, roster = county_catalogue(parameters, county), read_roster(parameters, county)
    checked = remembered(ledger_seen(outputs), county)
    traces = {each: traces_of(outputs, county, each) for each in _years(year, found.reports)}
    units = {
        each: sorted(units_in(each, roster, found.reports, checked, told), key=urgency)
        for each, told in traces.items()
    }
    forms = {each: editions().governing(each) or form for each in units}
    rolled = {each: roll_up(forms[each], each, units[each]) for each in units}
    sums, unusable = _own(found.reports, rolled[year])
    tallies = records_of(parameters / county, year, (each.folder for each in units[year]))
    return CountyYear(
        roster=named_by(roster, (each.outcome.county for each in units[year] if each.outcome)),
        year=year,
        form=form,
        units=units,
        rolled=rolled,
        alike=_copied(found.reports, year),
        made=_made(outputs / county / str(year), units[year]),
        day=traces[year].today,
        sums=sums,
        unusable=unusable,
        tallies=tallies,
        zeros=Findings(check_zero(units[year], tallies, roster, year)),
    )


def _own(reports: Iterable[TownshipYear], rolled: RollUp) -> tuple[Findings | None, str]:
    try:
        return check_own(reports, rolled), ""
    except InputError as error:
        return None, str(error)


def _made(folder: Path, units: Iterable[UnitYear]) -> frozenset[str]:
    names = (f"{each.folder}{suffix}" for each in units for suffix in (PAGE, REVIEW))
    return frozenset(name for name in names if os.path.isfile(folder / name))  # noqa: PTH113 - false for a loop of links, too


def load_county(
    county: str | None = None,
    year: int | None = None,
    parameters: str | None = None,
    outputs: str | None = None,
) -> CountyYear:
    """Return the county's year that the notebook's parameters name, the county by its folder or its own name.

    Without a `county` the only one there is, without a `year` the latest of which it has a report. The
    folders `parameters` and `outputs`, called so when left out, are looked for from the working folder
    upwards.
    Raises KitError when there is no such county or it is not clear which, and what `county_year` raises.
    """
    root = upwards(Path(parameters or "parameters"))
    if county is not None:
        county = county_folder(root, county)
    if county is None or year is None:
        found = [each for each in catalogue(root).reports if county in (None, each.county)]
        counties = sorted({each.county for each in found})
        if not counties:
            raise KitError(
                f"{root} 里没有{county or '任何县'}的年报。请用 county 和 year 写明哪个县、哪一年度。"
            )
        if len(counties) > 1:
            raise KitError(f"{root} 里有几个县（{'、'.join(counties)}），请用 county 写明是哪一个。")
        county, year = counties[0], year or max(each.year for each in found)
    return county_year(root, county, year, upwards(Path(outputs or "outputs")))


def _years(year: int, reports: Iterable[TownshipYear]) -> list[int]:
    """Return the year and those before it that have a form, and of which there is a report."""
    told = {each.year for each in reports if each.township != OWN and editions().governing(each.year)}
    return [each for each in range(year - YEARS + 1, year + 1) if each in told or each == year]


def _copied(reports: Iterable[TownshipYear], year: int) -> list[Alike]:
    """Return the pairs of copied words of this year's reports: with one another, and with last year's own."""
    texts = [
        text
        for each in reports
        if each.year in (year - 1, year) and each.township != OWN
        for text in _texts(each)
    ]
    return [pair for pair in alike(texts) if _of_interest(pair, year)]


def _of_interest(pair: Alike, year: int) -> bool:
    (unit, this), (other, that) = (text.owner.split("/") for text in (pair.first, pair.second))
    return this == that == str(year) or (unit == other and this != that)


def _texts(place: TownshipYear) -> list[Text]:
    try:
        with guard(str(place.path)):
            this, _ = place.read()
            return list(texts_of(report_of(this), f"{place.township}/{place.year}"))
    except InputError:  # it stands among the units with the reason
        return []
