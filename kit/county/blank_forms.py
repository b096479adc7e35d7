"""The forms that a county sends out: one for each unit that has to report, listed or known by its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import can_be_folder
from kit.base.guard import guard
from kit.county.roster import Roster, read_roster
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.report.blank_report import blank_report, form_name
from kit.report.catalogue import OWN, name_flaw
from kit.report.places.place_names import county_folder, place_of, unit_folder
from kit.report.report import Report
from kit.report.succession.last_year import last_year

FOLDER = "空表"
"""The folder of a county-year's forms, among its outputs: apart from what is written of reports."""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A unit's empty report, by what name its file goes to the unit, and the folder of its county.

    `carried` tells that last year's file was there, from which the form takes what was carried over; `origin`
    whose reports of last year those are, where they are not the unit's own alone.
    """

    name: str
    report: Report
    carried: bool
    county: str
    origin: str = ""


def blank_forms(parameters: Path, place: str, year: int) -> Iterator[BlankForm | InputError]:
    """Yield the forms of a county's units for a year, or of the one unit named `county/unit`.

    Instead of a unit's form comes why there is none: last year's file cannot be read. The county's own report
    is none to be filled in: it is the sum over its units. Raises KitError when there is no such folder, or no
    form for the year.
    """
    county, *units = place_of(parameters, place).split("/")
    if len(units) > 1 or not all(map(can_be_folder, (county, *units))):
        raise KitError(f"“{place}”不是县或“县/乡镇”的文件夹名，请写成 wolong 或 wolong/angao 这样。")
    form = editions().of_year(year)
    county = county_folder(parameters, county)
    roster = read_roster(parameters, county)
    wanted = [unit_folder(parameters, county, unit) for unit in units]
    for unit in wanted or _units(parameters, roster, year):
        folder = parameters / county / unit
        try:
            with guard(str(folder)):
                made = _blank(folder, roster, form, year)
        except InputError as error:
            yield error
        else:
            yield made


def _units(parameters: Path, roster: Roster, year: int) -> list[str]:
    folder = parameters / roster.folder
    if roster.listed:
        return list(roster.expected(year, ()))
    known = sorted(path.name for path in folder.glob("*") if path.is_dir() and path.name != OWN)
    if not known:
        raise KitError(f"{folder} 里没有乡镇的文件夹。请核对县和乡镇的文件夹名。")
    return known


def _blank(folder: Path, roster: Roster, form: Form, year: int) -> BlankForm:
    if flaw := name_flaw(folder.name):
        raise InputError(Problem(str(folder), "", f"文件夹名{flaw}", "请改名"))
    listed, names = (roster.units or {}).get(folder.name), roster.names_of(folder.name)
    last = last_year(folder / f"{year}.yaml", names)
    report = blank_report(form, year, last.report, (listed and listed.contact) or "")
    if not last.path:
        name, agency = names.get("township", folder.name), names["agency"]
        report = replace(report, township=name, agency=agency, county=roster.name)
    if last.report and last.origin:
        report = replace(report, last=replace(last.report, township=last.origin))
    unit = report.township if can_be_folder(report.township) else folder.name
    return BlankForm(form_name(unit, year), report, last.report is not None, roster.folder, last.origin)


def forms_in(folder: Path, year: int) -> Mapping[str, Path]:
    """Return the forms in a folder by what their unit is called; of one in several formats the latest."""
    end = form_name("", year)
    paths = sorted(folder.glob(f"*{end}.*"), key=lambda path: path.stat().st_mtime)
    return {path.stem.removesuffix(end): path for path in paths}
