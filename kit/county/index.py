"""The list of a county-year's reports, in the order in which its office has to look at them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from kit.base.strings import no_formula
from kit.batch.batch import Done, State
from kit.batch.ledger import Ledger
from kit.county.roster import Roster, Unit, named_by
from kit.county.standing import Standing, standing_of
from kit.page.templating import template
from kit.report.catalogue import INDEX, TownshipYear
from kit.run.job import NOTEBOOK, PAGE, REVIEW


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A township's line; where no report is up to date, counts are None and pages ""."""

    township: str
    folder: str
    standing: Standing
    errors: int | None = None
    warnings: int | None = None
    accepted: int | None = None
    page: str = ""
    review: str = ""
    notebook: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """A county-year's lines in order, as a web page, a table for Excel and JSON.

    `county` is the folder's name, `name` what the reports call it.
    """

    county: str
    name: str
    year: int
    rows: tuple[IndexRow, ...]

    def files(self) -> dict[str, str]:
        """Return the index in its three formats, by file name."""
        return {
            f"{INDEX}.html": template("county_year.html.j2").render(index=self, tally=self._tally()),
            f"{INDEX}.csv": self._csv(),
            f"{INDEX}.json": self._json(),
        }

    def _tally(self) -> list[str]:
        """Return how many reports stand how, in words."""
        counts = [(each, sum(row.standing is each for row in self.rows)) for each in Standing]
        return [f"{each.value} {count} 个" for each, count in counts if count]

    def _csv(self) -> str:
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(("单位", "情况", "错误", "提醒", "已认可", "公开页", "审核页", "运行记录", "说明"))
        for row in self.rows:
            files = (row.page, row.review, row.notebook)
            counts = (row.errors, row.warnings, row.accepted)
            words = (no_formula(row.township), row.standing.value)
            table.writerow((*words, *counts, *map(no_formula, files), no_formula("；".join(row.notes))))
        return "\ufeff" + text.getvalue()  # Excel takes a file without this mark for another encoding

    def _json(self) -> str:
        rows = [asdict(row) | {"standing": row.standing.name.lower()} for row in self.rows]
        content = {"county": self.county, "name": self.name, "year": self.year, "reports": rows}
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def indexes(
    reports: Sequence[TownshipYear], rosters: Mapping[str, Roster], done: Mapping[str, Done], ledger: Ledger
) -> Iterator[Index]:
    """Yield the index of each county-year in which something was `done`, by place.

    `reports` are all of the counties, `rosters` their units by the county's folder; the `ledger` tells the
    outcome of reports that an earlier batch made. Units that have to report come in, whether they did or not.
    """
    of_county: dict[str, list[TownshipYear]] = {}
    for report in reports:
        of_county.setdefault(report.county, []).append(report)
    called: dict[str, list[str]] = {}
    for each in done.values():
        called.setdefault(each.report.county, []).append(each.outcome.county if each.outcome else "")
    for county, year in sorted({(each.report.county, each.report.year) for each in done.values()}):
        roster = named_by(rosters[county], filter(None, called[county]))
        expected = roster.expected(year, of_county[county])
        these = {each.township: each for each in of_county[county] if each.year == year}
        folders = dict.fromkeys((*expected, *these))
        names = {folder: _name(folder, expected.get(folder), year, roster, ledger) for folder in folders}
        rows = [_row(folder, name, these.get(folder), done, ledger) for folder, name in names.items()]
        yield Index(county, roster.name, year, tuple(sorted(rows, key=_urgency)))


def _name(folder: str, unit: Unit | None, year: int, roster: Roster, ledger: Ledger) -> str:
    """Return what a unit is called: as listed, or else as its last year's report calls it."""
    before = None if roster.listed else ledger.get(f"{roster.folder}/{year - 1}/{folder}")
    return before.outcome.township if before else unit.name if unit else folder


def _row(
    folder: str, name: str, report: TownshipYear | None, done: Mapping[str, Done], ledger: Ledger
) -> IndexRow:
    if report is None:
        return IndexRow(name, folder, Standing.MISSING, notes=("没有本年的数据文件",))
    made = done.get(report.place)
    if made and made.state is State.FAILED:
        return IndexRow(name, folder, Standing.FAILED, notes=(made.reason,))
    entry = ledger.get(report.place)
    if entry is None:
        return IndexRow(name, folder, Standing.WAITING)
    outcome = entry.outcome
    return IndexRow(
        outcome.township,
        folder,
        standing_of(outcome),
        outcome.errors,
        outcome.warnings,
        outcome.accepted,
        page=f"{folder}{PAGE}",
        review=f"{folder}{REVIEW}",
        notebook=f"{folder}{NOTEBOOK}",
        notes=outcome.first,
    )


def _urgency(row: IndexRow) -> tuple[object, ...]:
    return list(Standing).index(row.standing), -(row.errors or 0), -(row.warnings or 0), row.folder
