"""The reports of a county-year, its own among them, and what keeps each of them from going out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kit.base.errors import InputError
from kit.base.finding import Finding, Status
from kit.base.guard import guard
from kit.batch.ledger import Entry, remembered
from kit.batch.ledger_place import ledger_seen
from kit.checks.confront import confront
from kit.county.own_report_check import check_sums
from kit.county.rollup import roll_up
from kit.county.roster import Roster, named_by, read_roster
from kit.county.submissions import UnitYear, errors_left, units_in
from kit.form.editions import editions
from kit.report.catalogue import OWN, Catalogue, TownshipYear, county_catalogue
from kit.report.parameters import report_of
from kit.report.report import Report


@dataclass(frozen=True, slots=True)
class CountyReport:
    """A unit's report, or the county's own: `digest` is the SHA-256 of its parameters file.

    `errors` are the open ones, which make it a draft. `hindrance` is what else keeps it back, `doubt` what
    could not be compared and keeps nothing back; "" for nothing.
    """

    place: TownshipYear
    name: str
    report: Report
    digest: str
    errors: int
    hindrance: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class CountyReports:
    """A county-year: its reports, the county's own first, why others cannot be read, and who has none."""

    roster: Roster
    reports: tuple[CountyReport, ...]
    refused: tuple[str, ...]
    missing: tuple[str, ...]


def county_reports(parameters: Path, county: str, year: int, outputs: Path) -> CountyReports:
    """Read the reports of a county for a year.

    Raises KitError when there is no such county, or no form for the year; InputError when the list of units
    cannot be used.
    """
    editions().of_year(year)
    found, roster = county_catalogue(parameters, county), read_roster(parameters, county)
    units = units_in(year, roster, found.reports, _checked(outputs, county))
    roster = named_by(roster, (each.outcome.county for each in units if each.outcome))
    refused = [
        f"{each.name}：{each.hindrance}" for each in units if each.outcome is None and _has(each, found, year)
    ]
    reports = list(_units(units, found, year))
    try:
        reports = [*_own(found, roster, year, units), *reports]
    except InputError as error:
        refused.append(f"本级报告：{error}")
    missing = (each.name for each in units if not _has(each, found, year))
    return CountyReports(roster, tuple(reports), tuple(refused), tuple(missing))


def _checked(outputs: Path, county: str) -> Mapping[str, Entry]:
    return remembered(ledger_seen(outputs), county)


def _has(unit: UnitYear, found: Catalogue, year: int) -> bool:
    return any((each.township, each.year) == (unit.folder, year) for each in found.reports)


def _units(units: list[UnitYear], found: Catalogue, year: int) -> Iterator[CountyReport]:
    places = {each.township: each for each in found.units if each.year == year}
    for unit in units:
        if unit.outcome is None:
            continue
        place = places[unit.folder]
        this, last = place.read()
        errors = unit.outcome.errors
        hindrance = "" if unit.hindrance == errors_left(unit.outcome) else unit.hindrance
        digest = sha256(this.data).hexdigest()
        yield CountyReport(place, unit.name, report_of(this, last), digest, errors, hindrance)


def _own(found: Catalogue, roster: Roster, year: int, units: list[UnitYear]) -> Iterator[CountyReport]:
    """Yield the county's own report, where it has one. Raises InputError when it cannot be used."""
    place = next((each for each in found.reports if (each.township, each.year) == (OWN, year)), None)
    if place is None:
        return
    with guard(str(place.path)):
        this, last = place.read()
        report = report_of(this, last)
        rolled = roll_up(editions().of_year(year), year, units)
        sums = [each for each in check_sums(report, rolled) if each.blocking]
        # Of a fee that a unit's words do not tell nobody knows that the county's is wrong.
        doubts = [each for each in sums if rolled.untold and _is_unknown_fee(each)]
        open_sums = len(sums) - len(doubts)
        hindrance = f"与各单位之和还有 {open_sums} 处对不上或待定，见 kit rollup" if open_sums else ""
        errors = len(confront(report).blocking)
    doubt = "；".join(f"信息处理费没有核对（{each.message}）" for each in doubts)
    yield CountyReport(place, roster.name, report, sha256(this.data).hexdigest(), errors, hindrance, doubt)


def _is_unknown_fee(finding: Finding) -> bool:
    return finding.rule == "R-fee" and finding.status is Status.UNKNOWN
