"""The list of a county-year's reports, in the order in which its office has to look at them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from kit.base.strings import no_formula
from kit.batch.batch import Done, State
from kit.batch.ledger import Ledger
from kit.county.standing import Standing, standing_of
from kit.page.templating import template
from kit.report.catalogue import INDEX, TownshipYear
from kit.run.job import NOTEBOOK, PAGE, REVIEW


@dataclass(frozen=True, slots=True)
class Row:
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
    rows: tuple[Row, ...]

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


def indexes(reports: Sequence[TownshipYear], done: Mapping[str, Done], ledger: Ledger) -> Iterable[Index]:
    """Yield the index of each county-year in which something was `done`, by place.

    `reports` are all of the counties; the `ledger` tells the outcome of reports that an earlier batch made. A
    township that has last year's file and not this year's is listed as missing.
    """
    told = ((each.report.county, each.outcome) for each in done.values())
    names = {county: outcome.county for county, outcome in told if outcome and outcome.county}
    touched = {(each.report.county, each.report.year) for each in done.values()}
    places = {(each.county, each.year, each.township): each for each in reports}
    townships: dict[tuple[str, int], set[str]] = {}
    for county, year, township in places:
        townships.setdefault((county, year), set()).add(township)
        townships.setdefault((county, year + 1), set()).add(township)
    for county, year in sorted(touched):
        rows = []
        for township in townships[county, year]:
            this, last = places.get((county, year, township)), places.get((county, year - 1, township))
            rows.append(_row(township, this, last, done, ledger))
        yield Index(county, names.get(county, county), year, tuple(sorted(rows, key=_urgency)))


def _row(
    folder: str,
    this: TownshipYear | None,
    last: TownshipYear | None,
    done: Mapping[str, Done],
    ledger: Ledger,
) -> Row:
    before = ledger.get(last.place) if last else None
    name = before.outcome.township if before else folder
    if this is None:
        return Row(name, folder, Standing.MISSING, notes=("有上年的参数文件，没有本年的",))
    made = done.get(this.place)
    if made and made.state is State.FAILED:
        return Row(name, folder, Standing.FAILED, notes=(made.reason,))
    entry = ledger.get(this.place)
    if entry is None:
        return Row(name, folder, Standing.WAITING)
    outcome = entry.outcome
    return Row(
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


def _urgency(row: Row) -> tuple[object, ...]:
    return list(Standing).index(row.standing), -(row.errors or 0), -(row.warnings or 0), row.folder
