"""How each unit of a county stands in a year: in, missing, or with an error that keeps it out of the sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kit.base.errors import KitError
from kit.batch.ledger import Entry
from kit.checks.report_outcome import Outcome
from kit.county.progress.traces import Traces, traces_of
from kit.county.progress.unit_progress import NOTHING, Filed, Progress, progress_of
from kit.county.roster import Roster, Unit
from kit.county.standing import Standing, standing_of
from kit.county.survey import Follow, survey
from kit.form.editions import editions
from kit.report.catalogue import OWN, TownshipYear
from kit.report.parameters import read_alone

Known = Outcome | KitError | None
"""What is known of a report: its outcome, why it has none, or None while nobody has looked."""


@dataclass(frozen=True, slots=True)
class UnitYear:
    """A unit's year: its outcome where its report can be read, and why it cannot be counted, "" if it can.

    `progress` tells how far it has come.
    """

    folder: str
    name: str
    standing: Standing
    outcome: Outcome | None = None
    hindrance: str = ""
    progress: Progress = NOTHING

    @property
    def counts(self) -> bool:
        """Whether its figures may go into the county's."""
        return not self.hindrance

    @property
    def late(self) -> bool | None:
        """Whether it was submitted too late, None while nobody can say."""
        return self.progress.late


def units_in(
    year: int,
    roster: Roster,
    reports: Iterable[TownshipYear],
    checked: Mapping[str, Entry] | None = None,
    traces: Traces | None = None,
    follow: Follow | None = None,
) -> list[UnitYear]:
    """Return how each of a county's units stands in a year: those that have to report, then any others.

    Of `reports` those of the county are looked at. What a batch has `checked`, by place, is not checked
    again unless it has changed since; `follow` shows how far that is. How far each unit has come is told by
    the `traces` of the year.
    """
    reports = [each for each in reports if each.county == roster.folder and each.township != OWN]
    outcomes = survey([each for each in reports if each.year == year], checked or {}, follow)
    return units_of(year, roster, reports, outcomes, traces or traces_of(None, roster.folder, year))


def units_of(
    year: int,
    roster: Roster,
    reports: Sequence[TownshipYear],
    outcomes: Mapping[TownshipYear, Known],
    traces: Traces,
) -> list[UnitYear]:
    """Return how each of a county's units stands in a year, as `units_in` does, by what is known already.

    `outcomes` are those of the reports of that year; `reports` are of this year and the last, of units alone.
    """
    expected = roster.expected(year, reports)
    these = {each.township: each for each in reports if each.year == year}
    found = []
    for folder in dict.fromkeys((*expected, *these)):
        report = these.get(folder)
        filed = filed_as(folder, report, roster, reports, year)
        found.append(unit_year(outcomes[report] if report else None, filed, traces))
    return list(_doubts(found, expected, roster))


def filed_as(
    folder: str, report: TownshipYear | None, roster: Roster, reports: Iterable[TownshipYear], year: int
) -> Filed:
    """Return a unit's year as it lies on disk, by the names that it may have.

    The first is what it is called: as it is listed, or as its last year's report calls it while it has none.
    """
    unit = (roster.units or {}).get(folder)
    names = [unit.name, *unit.formerly] if unit else []
    last = (each for each in reports if (each.township, each.year) == (folder, year - 1))
    if not (unit or report):
        with suppress(KitError):
            names += [read_alone(each.path, editions()).township for each in last]
    path = report.path if report else None
    return Filed(folder, (*names, folder), path, None, roster.deadlines.get(year, ""))


def progress_in(
    reports: Mapping[TownshipYear, Outcome], rosters: Mapping[str, Roster], outputs: Path
) -> Iterator[Progress]:
    """Yield how far each of some reports has come; `rosters` are by the county's folder."""
    traces: dict[str, Traces] = {}
    for report, outcome in reports.items():
        found = traces.get(report.folder) or traces_of(outputs, report.county, report.year)
        traces[report.folder] = found
        filed = filed_as(report.township, report, rosters[report.county], (), report.year)
        yield progress_of(replace(filed, names=(*filed.names, outcome.township), outcome=outcome), found)


def unit_year(found: Known, filed: Filed, traces: Traces) -> UnitYear:
    """Return how a unit stands by what is known of its report, wherever its place is."""
    folder, name = filed.folder, filed.names[0]
    if filed.path is None:
        return UnitYear(folder, name, Standing.MISSING, None, "缺报", progress_of(filed, traces))
    if found is None:
        return UnitYear(folder, name, Standing.WAITING, None, "还没有核对", progress_of(filed, traces))
    if isinstance(found, KitError):
        reason = str(found).split("\n")[0]
        return UnitYear(folder, name, Standing.FAILED, None, reason, progress_of(filed, traces))
    progress = progress_of(replace(filed, names=(*filed.names, found.township), outcome=found), traces)
    if found.blank:
        return UnitYear(folder, name, Standing.MISSING, None, "缺报，数据文件还空着", progress)
    return UnitYear(folder, name, standing_of(found), found, errors_left(found), progress)


def errors_left(outcome: Outcome) -> str:
    """Return that errors keep a report from being counted, "" when it has none."""
    return f"还有 {outcome.errors} 处错误" if outcome.errors else ""


def _doubts(found: Sequence[UnitYear], expected: Mapping[str, Unit], roster: Roster) -> Iterator[UnitYear]:
    """Yield the units by the names their reports give; one whose place is in doubt cannot be counted."""
    folders: dict[str, list[str]] = {}
    for each in found:
        if each.outcome:
            folders.setdefault(each.outcome.township, []).append(each.folder)
    for each in found:
        if each.folder not in expected:
            yield replace(each, hindrance=f"单位名单（{roster.place}）里没有文件夹 {each.folder}")
        elif each.outcome is None:
            yield each
        elif (called := each.outcome.township) and roster.listed and not _is_called(each, expected):
            hindrance = f"文件夹 {each.folder} 里是{called}的年报，单位名单里是{each.name}"
            yield replace(each, hindrance=hindrance)
        elif len(folders[called]) > 1:
            hindrance = f"文件夹 {'、'.join(folders[called])} 里都是{called}的年报"
            yield replace(each, name=called, hindrance=hindrance)
        else:
            yield replace(each, name=called)


def _is_called(unit: UnitYear, expected: Mapping[str, Unit]) -> bool:
    """Whether a report calls its unit as the list has it, now or before."""
    return unit.outcome is not None and unit.outcome.township in (unit.name, *expected[unit.folder].formerly)


def urgency(unit: UnitYear) -> tuple[object, ...]:
    """Return what puts the units first that a county's office has to look at first."""
    errors, warnings = (unit.outcome.errors, unit.outcome.warnings) if unit.outcome else (0, 0)
    return list(Standing).index(unit.standing), unit.counts, -errors, -warnings, unit.folder
