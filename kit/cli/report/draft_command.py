"""The commands that begin a year: `kit new` drafts parameters files, `kit units` the list of who reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import can_be_folder, write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.options import COUNTY, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.county.roster import read_roster, roster_text
from kit.form.editions import editions
from kit.report.catalogue import OWN, UNITS, TownshipYear, county_catalogue, not_begun
from kit.report.draft import draft
from kit.report.parameters import read_alone
from kit.report.places.place_names import County, county_folder, near_unit, place_of
from kit.report.succession.last_year import last_year


@click.command(cls=words.Command, help=words.NEW)
@click.argument("place", metavar="县[/乡镇]")
@YEAR
@PARAMETERS
def new(place: str, year: int, parameters: Path) -> int:
    """Write next year's parameters file from this year's: a unit's, or those of all units of a county."""
    if year > date.today().year:
        raise KitError(f"{not_begun(year)}，没有起草；请核对年度。")
    county, *units = place.split("/")
    if len(units) > 1 or not all(map(can_be_folder, (county, *units))):
        what = f"“{place}”不是县，也不是“县/乡镇”两级文件夹名"
        raise KitError(f"{what}，请写成 wolong 或 wolong/angao 这样，不要用 .. 或 \\。")
    county, *units = place_of(parameters, place).split("/")
    if units:
        _tell_new(parameters, county, units[0])
        names = read_roster(parameters, county).names_of(units[0])
        return _drafted(parameters / county / units[0] / f"{year}.yaml", year, names)
    roster = read_roster(parameters, county_folder(parameters, county))
    good, flawed = _by_name(county_catalogue(parameters, county).reports)
    code = _told(flawed)
    for folder in roster.expected(year, good):
        try:
            path = parameters / county / folder / f"{year}.yaml"
            code = max(code, _drafted(path, year, roster.names_of(folder)))
        except InputError as error:
            code = UNUSABLE
            say(str(error), err=True)
    return code


def _by_name(reports: Iterable[TownshipYear]) -> tuple[list[TownshipYear], dict[str, InputError]]:
    """Return the reports in folders whose names can be used, and why others cannot, by the folder."""
    good: list[TownshipYear] = []
    flawed: dict[str, InputError] = {}
    for each in reports:
        try:
            each.refuse_flaw()
        except InputError as error:
            flawed[each.township] = error
        else:
            good.append(each)
    return good, flawed


def _told(refused: Mapping[str, InputError]) -> int:
    """Say why some cannot be used; return the exit code."""
    for error in refused.values():
        say(str(error), err=True)
    return UNUSABLE if refused else CLEAN


def _tell_new(parameters: Path, county: str, unit: str) -> None:
    """Say that a unit is new to its county, when its name may be a slip for one that is known."""
    near = near_unit(parameters, county, unit)
    if near:
        say(
            f"{parameters / county} 里没有 {unit}，新建了文件夹；是不是 {near}？不是要新建的，请把它删掉。",
            err=True,
        )


def _drafted(path: Path, year: int, names: Mapping[str, str]) -> int:
    """Write a draft, in which the unit's `names` stand where there is no last year's file to tell them."""
    if os.path.lexists(path):
        raise InputError(Problem(str(path), "", "文件已经有了", "没有改动它；要重写请先移走"))
    last = last_year(path, names)
    write_whole({path: draft(editions().of_year(year), year, last.report, names, last.origin)})
    source = f"，取自 {last.path}" if last.path else "" if last.report else "，没有上年的文件，各项都空着"
    carried = f"，上年结转按{last.origin} {year - 1} 年度的数之和填好，请核对" if last.origin else ""
    say(f"已写好：{path}{source}{carried}")
    return CLEAN


@click.command(cls=words.Command, help=words.UNITS)
@COUNTY
@PARAMETERS
def units(county: str, parameters: Path) -> int:
    """Write the list of a county's units as its folders and reports have them."""
    county = county_folder(parameters, county)
    path = parameters / county / OWN / UNITS
    found, refused = _by_name(county_catalogue(parameters, county).units)
    if os.path.lexists(path):
        raise InputError(Problem(str(path), "", "名单已经有了", "没有改动它；请直接改这个文件"))
    if not found:
        raise KitError(f"{parameters / county} 里还没有一份年报，列不出名单。请先读入或起草。")
    there, listed = County(parameters / county), dict[str, str]()
    for each in found:
        try:
            read_alone(each.path, editions())
        except InputError as error:
            if any(problem.place != "agency" for problem in error.problems):  # that a new draft lacks
                refused[f"{each.township}/{each.year}"] = error
                continue
        listed[each.township] = there.units[each.township][0]
    write_whole({path: roster_text(there.name, listed)})
    say(f"已写好：{path}，{len(listed)} 个单位；有没有缺的、多的，请核对")
    return _told(refused)
