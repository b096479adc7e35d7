"""All reports of a folder for an analyst in JupyterLab: read once, asked in pandas tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from kit.analysis.checked_reports import Checks
from kit.analysis.many_checks import ToCheck, watched
from kit.analysis.pictures.cjk_font import write_chinese_in_notebooks
from kit.analysis.read_reports import ReadReports
from kit.analysis.tidy_tables import CHANGES, EXACT, FIGURES, TEXT, TRUTH, WHOLE, column
from kit.base.errors import FormError, InputError, KitError
from kit.base.files import upwards
from kit.base.guard import guard
from kit.checks.summary import figures_of
from kit.county.copied_text import alike, texts_of
from kit.county.progress.traces import Step
from kit.county.roster import Roster, read_roster
from kit.county.submissions import progress_in
from kit.form.cell_value import Kind, Value, number
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.report.catalogue import OWN, UNITS, TownshipYear, catalogue

WHOSE = ["county", "unit", "year"]
"""The index of every table: the folders of the county and of the unit, and the report year."""

_TOLD = ("rule", "severity", "place", "message", "quote")


def load(folder: str | Path = "parameters", outputs: str | Path = "outputs") -> Reports:
    """Read the units' reports of a folder, of one county's or of one unit's within it.

    Relative folders are looked for from the working folder upwards; `outputs` has slips, forms and what was
    published. `refused` has the files that are no use.
    Raises KitError when there is no such folder, or no parameters file in it.
    """
    found = catalogue(upwards(Path(folder)))
    write_chinese_in_notebooks()
    refused = {str(path): reason for path, reason in found.strays.items()}
    files: dict[TownshipYear, ToCheck] = {}
    for place in found.units:
        try:
            files[place] = ToCheck(*place.read())
        except InputError as error:
            refused[str(place.path)] = str(error)
    reports, checks = ReadReports(files), Checks(files, upwards(Path(outputs)))
    unknown = [place for place in files if place not in checks.remembered]
    for place in watched(unknown, len(unknown), "读入"):
        try:
            with guard(str(place.path)):
                reports[place]  # read once, and kept
        except InputError as error:
            refused[str(place.path)] = str(error)
            del files[place]
    rosters = {}
    for county, path in {each.county: each.path.absolute() for each in found.reports}.items():
        try:
            rosters[county] = read_roster(path.parents[2], county)
        except InputError as error:
            rosters[county] = Roster(county, county, county)
            refused[str(path.parents[1] / OWN / UNITS)] = str(error)
    return Reports(reports, refused, rosters, upwards(Path(outputs)), checks)


@dataclass(frozen=True, eq=False)
class Reports:
    """The units' reports of a folder, and why other files in it could not be read.

    The tables are indexed by county, unit and year (folders), so that `reports.figures.loc["wolong"]` is one
    county's. They are made when first asked for.
    """

    reports: ReadReports
    refused: Mapping[str, str]
    rosters: Mapping[str, Roster]
    outputs: Path
    checks: Checks

    def __repr__(self) -> str:
        return f"Reports({len(self.reports)} 份年报，{len(self.refused)} 个文件不能用)"

    @cached_property
    def summary(self) -> pd.DataFrame:
        """A line for each report: names, edition, open errors and warnings, how far it has come.

        `stage` is how far, in the words of `kit status`; `received` and `returned` count readings and slips.
        `late` is <NA> while nobody can say, `days_late` is 0 for what came in time.
        """
        outcomes = self.checks.outcomes
        told = list(outcomes.values())
        come = list(progress_in(outcomes, self.rosters, self.outputs))
        return _frame(
            self.reports,
            {
                "county_name": ([each.county for each in told], TEXT),
                "unit_name": ([each.township for each in told], TEXT),
                "edition": ([each.edition for each in told], TEXT),
                "errors": ([each.errors for each in told], WHOLE),
                "warnings": ([each.warnings for each in told], WHOLE),
                "stage": ([each.stage.value for each in come], TEXT),
                "received": ([len(each.of(Step.RECEIVED)) for each in come], WHOLE),
                "returned": ([len(each.of(Step.RETURNED)) for each in come], WHOLE),
                "deadline": ([each.deadline or None for each in come], TEXT),
                "submitted": ([each.submitted or None for each in come], TEXT),
                "late": ([each.late for each in come], TRUTH),
                "days_late": ([None if each.late is None else each.days for each in come], WHOLE),
            },
        )

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Every cell of every report; with the columns of tidy_tables.FIGURES."""
        return FIGURES.make(self.reports.pairs()).set_index(WHOSE)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Every cell that moved against last year; with the columns of tidy_tables.CHANGES."""
        return CHANGES.make(self.reports.pairs()).set_index(WHOSE)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """Every finding that a person has to look at, each report's errors first."""
        found = [(place, told) for place, these in self.checks.findings.items() for told in these]
        columns = zip(*(told for _, told in found), strict=True) if found else ((),) * len(_TOLD)
        return _frame(
            [place for place, _ in found],
            {name: (list(values), TEXT) for name, values in zip(_TOLD, columns, strict=True)},
        )

    @cached_property
    def copied(self) -> pd.DataFrame:
        """Pairs whose words in one part are alike, beyond figures, names and the form's own words (Y-copy).

        Indexed by the one report; `other` names the other, `share` is in percent, `words` what both have,
        `longest` how many characters on end, figures, names and set phrases left out.
        """
        places = {_owner(place): place for place in self.reports}
        texts = (text for place, report in self.reports.pairs() for text in texts_of(report, _owner(place)))
        found = alike(texts)
        return _frame(
            [places[each.first.owner] for each in found],
            {
                "other": ([each.second.owner for each in found], TEXT),
                "part": ([each.first.place for each in found], TEXT),
                "share": ([int(each.share * 100) for each in found], WHOLE),
                "longest": ([each.longest for each in found], WHOLE),
                "words": (["……".join(each.words) for each in found], TEXT),
            },
        )

    @property
    def latest(self) -> int:
        """The latest year of which there is a report. Raises KitError when there is none."""
        if not self.reports:
            raise KitError("没有读入年报。不能用的文件见 refused。")
        return max(place.year for place in self.reports)

    def table(self, section: str) -> pd.DataFrame:
        """Return a statutory table of all reports: a line each, a column for each cell by row and column id.

        Counts are Int64 (件), money is exact Decimal in 元; <NA> for a blank, a mark, and a cell that a
        report's edition does not have. Raises FormError for a section without a table.
        """
        told = [self._figures_of(place) for place in self.reports]
        forms = dict(told)
        cells = {
            address: cell for form in forms for address, cell in form.cells.items()
            if cell.section is form.section(section)
        }  # fmt: skip
        if not cells:
            raise FormError(f"{section} 这一节没有表。")
        columns = {}
        for address, cell in cells.items():
            values = [number(figures.get(address)) for _, figures in told]
            columns[cell.row.id, cell.column.id] = column(
                values, EXACT if cell.column.kind is Kind.MONEY else WHOLE
            )
        table = pd.DataFrame(columns)
        table.columns = pd.MultiIndex.from_tuples(columns, names=["row", "column"])
        return table.set_index(_index(self.reports))

    def _figures_of(self, place: TownshipYear) -> tuple[Form, Mapping[str, Value]]:
        """Return a report's form and figures, from the ledger where that has them."""
        if outcome := self.checks.remembered.get(place):
            return editions()[outcome.edition], figures_of(outcome)
        return self.reports[place].form, self.reports[place].figures


def _frame(places: Iterable[TownshipYear], columns: Mapping[str, tuple[list[Any], str]]) -> pd.DataFrame:
    table = pd.DataFrame({name: column(values, kind) for name, (values, kind) in columns.items()})
    return table.set_index(_index(places))


def _owner(place: TownshipYear) -> str:
    return f"{place.county}/{place.township}/{place.year}"


def _index(places: Iterable[TownshipYear]) -> pd.MultiIndex:
    places = list(places)
    levels = [[getattr(place, name) for place in places] for name in ("county", "township", "year")]
    return pd.MultiIndex.from_arrays(levels, names=WHOSE)
