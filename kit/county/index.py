"""The list of a county-year's reports, in the order in which its office has to look at them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kit.base.errors import KitError
from kit.base.strings import no_formula
from kit.batch.batch import Done, State
from kit.batch.ledger import Ledger
from kit.checks.report_outcome import Outcome
from kit.county.progress.traces import Step, traces_of
from kit.county.progress.unit_progress import Progress, stages
from kit.county.roster import Roster, named_by
from kit.county.standing import Standing
from kit.county.submissions import Known, UnitYear, filed_as, unit_year, units_of, urgency
from kit.page.templating import template
from kit.report.catalogue import INDEX, OWN, TownshipYear
from kit.run.job import NOTEBOOK, PAGE, REVIEW


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A unit's line; where no report is up to date, counts are None and pages ""."""

    township: str
    folder: str
    standing: Standing
    progress: Progress
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

    `county` is the folder's name, `name` what the reports call it, `day` the one of which it tells.
    """

    county: str
    name: str
    year: int
    day: str
    rows: tuple[IndexRow, ...]

    @property
    def units(self) -> list[IndexRow]:
        """The lines of the units: all but the county's own report."""
        return [row for row in self.rows if row.folder != OWN]

    def files(self) -> dict[str, str]:
        """Return the index in its three formats, by file name."""
        return {
            f"{INDEX}.html": template("county_year.html.j2").render(
                index=self,
                tally=self._tally(),
                stages=stages(row.progress for row in self.units),
                returned=Step.RETURNED,
            ),
            f"{INDEX}.csv": self._csv(),
            f"{INDEX}.json": self._json(),
        }

    def _tally(self) -> list[str]:
        """Return how many reports stand how, in words."""
        counts = [(each, sum(row.standing is each for row in self.units)) for each in Standing]
        return [f"{each.value} {count} 个" for each, count in counts if count]

    def _csv(self) -> str:
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(
            ("单位", "情况", "进度", "收到", "最近收到", "退回", "报送", "错误", "提醒", "已认可",
             "公开页", "审核页", "运行记录", "退回单", "说明")
        )  # fmt: skip
        for row in self.rows:
            told, slip = row.progress, row.progress.last(Step.RETURNED)
            files = (row.page, row.review, row.notebook, slip.link)
            counts = (row.errors, row.warnings, row.accepted)
            words = (no_formula(row.township), row.standing.value, told.stage.value)
            came = (len(told.of(Step.RECEIVED)), told.last(Step.RECEIVED).when)
            steps = (*came, len(told.of(Step.RETURNED)), told.punctuality)
            table.writerow(
                (*words, *steps, *counts, *map(no_formula, files), no_formula("；".join(row.notes)))
            )
        return "\ufeff" + text.getvalue()  # Excel takes a file without this mark for another encoding

    def _json(self) -> str:
        rows = [
            asdict(row) | {"standing": row.standing.name.lower(), "progress": row.progress.told()}
            for row in self.rows
        ]
        content = {
            "county": self.county,
            "name": self.name,
            "year": self.year,
            "day": self.day,
            "reports": rows,
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def indexes(
    reports: Sequence[TownshipYear],
    rosters: Mapping[str, Roster],
    done: Mapping[str, Done],
    ledger: Ledger,
    outputs: Path | None,
) -> Iterator[Index]:
    """Yield the index of each county-year in which something was `done`, by place.

    `reports` are all of the counties, `rosters` their units by the county's folder; the `ledger` tells the
    outcome of reports that an earlier batch made. Units that have to report come in, whether they did or not.
    `outputs` is where slips and forms lie, None for a store that is no folder.
    """
    of_county: dict[str, list[TownshipYear]] = {}
    for report in reports:
        of_county.setdefault(report.county, []).append(report)
    called: dict[str, list[str]] = {}
    for each in done.values():
        called.setdefault(each.report.county, []).append(each.outcome.county if each.outcome else "")
    for county, year in sorted({(each.report.county, each.report.year) for each in done.values()}):
        roster = named_by(rosters[county], filter(None, called[county]))
        traces = traces_of(outputs, county, year)
        outcomes = {each: _known(each, done, ledger) for each in of_county[county] if each.year == year}
        of_units = [each for each in of_county[county] if each.township != OWN]
        units = units_of(year, roster, of_units, outcomes, traces)
        own = [
            unit_year(known, filed_as(OWN, each, roster, (), year), traces)
            for each, known in outcomes.items()
            if each.township == OWN
        ]
        made = {each.township: known for each, known in outcomes.items() if isinstance(known, Outcome)}
        rows = [_row(each, made.get(each.folder)) for each in (*sorted(units, key=urgency), *own)]
        yield Index(county, roster.name, year, traces.today, tuple(rows))


def _known(report: TownshipYear, done: Mapping[str, Done], ledger: Ledger) -> Known:
    made = done.get(report.place)
    if made and made.state is State.FAILED:
        return KitError(made.reason)
    entry = made or ledger.get(report.place)
    return entry.outcome if entry else None


def _row(unit: UnitYear, outcome: Outcome | None) -> IndexRow:
    if outcome is None:
        missing = unit.standing is Standing.MISSING
        notes = ("没有本年的数据文件",) if missing else (unit.hindrance,)
        return IndexRow(unit.name, unit.folder, unit.standing, unit.progress, notes=notes)
    hindrance = "" if outcome.errors else unit.hindrance
    return IndexRow(
        outcome.township or unit.name,
        unit.folder,
        unit.standing,
        unit.progress,
        outcome.errors,
        outcome.warnings,
        outcome.accepted,
        page=f"{unit.folder}{PAGE}",
        review=f"{unit.folder}{REVIEW}",
        notebook=f"{unit.folder}{NOTEBOOK}",
        notes=tuple(filter(None, (hindrance, outcome.said_settled, *outcome.first))),
    )
