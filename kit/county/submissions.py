"""How each unit of a county stands in a year: in, missing, or with an error that keeps it out of the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.base.errors import KitError
from kit.base.guard import guard
from kit.batch.ledger import Entry
from kit.checks.report_outcome import Outcome
from kit.checks.summary import outcome_of
from kit.county.roster import Roster, Unit
from kit.county.standing import Standing, standing_of
from kit.report.catalogue import OWN, TownshipYear
from kit.report.parameters import report_of
from kit.run.fingerprint import made_from


@dataclass(frozen=True, slots=True)
class UnitYear:
    """A unit's year: its outcome where its report can be read, and why it cannot be counted, "" if it can.

    `late` tells whether it was submitted too late, None while nobody can say.
    """

    folder: str
    name: str
    standing: Standing
    outcome: Outcome | None = None
    hindrance: str = ""
    late: bool | None = None

    @property
    def counts(self) -> bool:
        """Whether its figures may go into the county's."""
        return not self.hindrance


def units_in(
    year: int, roster: Roster, reports: Iterable[TownshipYear], checked: Mapping[str, Entry] | None = None
) -> list[UnitYear]:
    """Return how each of a county's units stands in a year: those that have to report, then any others.

    Of `reports` those of the county are looked at. What a batch has `checked`, by place, is not checked
    again unless it has changed since.
    """
    reports = [each for each in reports if each.county == roster.folder and each.township != OWN]
    expected = roster.expected(year, reports)
    these = {each.township: each for each in reports if each.year == year}
    names = {folder: folder for folder in these} | {folder: unit.name for folder, unit in expected.items()}
    found = [
        _unit(folder, names[folder], these.get(folder), checked or {}, roster.deadlines.get(year, ""))
        for folder in dict.fromkeys((*expected, *these))
    ]
    return list(_doubts(found, expected, roster))


def _unit(
    folder: str, name: str, report: TownshipYear | None, checked: Mapping[str, Entry], deadline: str
) -> UnitYear:
    if report is None:
        return UnitYear(folder, name, Standing.MISSING, hindrance="缺报")
    try:
        with guard(str(report.path)):
            found = _outcome(report, checked)
    except KitError as error:
        return UnitYear(folder, name, Standing.FAILED, hindrance=str(error).split("\n")[0])
    return UnitYear(folder, name, standing_of(found), found, errors_left(found), found.late(deadline))


def errors_left(outcome: Outcome) -> str:
    """Return that errors keep a report from being counted, "" when it has none."""
    return f"还有 {outcome.errors} 处错误" if outcome.errors else ""


def _outcome(report: TownshipYear, checked: Mapping[str, Entry]) -> Outcome:
    this, last = report.read()
    entry = checked.get(report.place)
    if entry and entry.key == made_from(this.data, last.data if last else None):
        return entry.outcome
    return outcome_of(report_of(this, last))


def _doubts(found: Sequence[UnitYear], expected: Mapping[str, Unit], roster: Roster) -> Iterator[UnitYear]:
    """Yield the units by the names their reports give; one whose place is in doubt cannot be counted."""
    names = Counter(each.outcome.township for each in found if each.outcome)
    for each in found:
        if each.folder not in expected:
            yield replace(each, hindrance=f"单位名单（{roster.place}）里没有文件夹 {each.folder}")
        elif each.outcome is None:
            yield each
        elif names[called := each.outcome.township] > 1:
            yield replace(each, name=called, hindrance=f"有两个文件夹都是{called}的年报")
        elif roster.listed and called not in (each.name, *expected[each.folder].formerly):
            hindrance = f"文件夹 {each.folder} 里是{called}的年报，单位名单里是{each.name}"
            yield replace(each, hindrance=hindrance)
        else:
            yield replace(each, name=called)
