"""Which units of a county have to report: those its office lists, or else those that have files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError

from kit.base.errors import InputError, Problem
from kit.base.strict_yaml import Document, dotted, read_yaml
from kit.base.strings import quoted
from kit.base.validation import Frozen, problems
from kit.report.catalogue import OWN, UNITS, TownshipYear
from kit.report.parameter_types import Date, Name, WrittenYear, Year
from kit.report.places.known_names import agency_of, told_by_folders
from kit.report.site.site_details import Site
from kit.report.yaml_writer import INDENT, scalar

_SEAT = "人民政府"


class Unit(Frozen):
    """A unit that reports: a township or a department, in the years `since` up to and including `until`.

    `formerly` are names that its earlier reports may have, `contact` is what they print of whom to ask.
    `absorbed` are the units that it took in, each with the year since when its report tells of it too;
    `split_from` is what it was part of until `since`. `confirmed_zero` are the years of which the county has
    confirmed against the lists of reconsideration office and court that nobody applied or appealed.
    """

    name: Name
    contact: Name | None = None
    formerly: tuple[Name, ...] = ()
    since: Year | None = None
    until: Year | None = None
    absorbed: dict[Name, Year] = Field(default_factory=dict)
    split_from: Name | None = None
    confirmed_zero: tuple[Year, ...] = ()

    def reports_in(self, year: int) -> bool:
        """Whether it has to report for a year."""
        return (self.since or year) <= year <= (self.until or year)


def _spelt_out(raw: object) -> object:
    return {"name": raw} if isinstance(raw, str) else raw


class _File(Frozen):
    """What the list holds; a unit that has reported in all years is written as its name alone.

    `site` is for the pages of its reports.
    """

    name: Name
    agency: Name | None = None
    deadlines: dict[WrittenYear, Date] = Field(default_factory=dict)
    site: Site | None = None
    confirmed_zero: tuple[Year, ...] = ()
    units: dict[str, Annotated[Unit, BeforeValidator(_spelt_out)]]


@dataclass(frozen=True, slots=True)
class Roster:
    """A county's units by folder: listed by its office, or else `listed` is false and they are unknown.

    `folder` is the county's folder among the parameters, `name` and `agency` what its own report calls it.
    `deadlines` are the dates by which its units have to report, by report year. `zeros` are the years for
    which it was confirmed of all its units that zeros in tables three and four are true.
    """

    folder: str
    name: str
    agency: str
    units: Mapping[str, Unit] | None = None
    deadlines: Mapping[int, str] = field(default_factory=dict)
    zeros: frozenset[int] = frozenset()

    @property
    def listed(self) -> bool:
        """Whether the county's office lists its units."""
        return self.units is not None

    def kin(self, then: int, now: int) -> Mapping[str, frozenset[str]]:
        """Return for each unit merged or split between two years, by folder, all that it belongs with.

        Only together do their reports of the one year and of the other tell of the same.
        """
        found: dict[str, frozenset[str]] = {}
        for of, unit in (self.units or {}).items():
            for name, year in (*unit.absorbed.items(), *_origin(unit)):
                if then < year <= now:
                    link = {of, self._folder(name)}
                    whole = frozenset().union(*(found.get(each, {each}) for each in link))
                    found |= dict.fromkeys(whole, whole)
        return found

    def names_of(self, folder: str) -> dict[str, str]:
        """Return what the list, or else the folders themselves, tell of a unit: township, county, agency."""
        unit = (self.units or {}).get(folder)
        listed = {"township": unit.name, "county": self.name} if unit else {}
        known = told_by_folders(self.folder, folder) | listed
        return known | {"agency": agency_of(known.get("township", ""), known.get("county", ""))}

    def confirmed_zero(self, folder: str) -> frozenset[int]:
        """Return the years for which the zeros of a unit's tables three and four were confirmed."""
        unit = (self.units or {}).get(folder)
        return self.zeros | frozenset(unit.confirmed_zero if unit else ())

    def _folder(self, wanted: str) -> str:
        units = (self.units or {}).items()
        return next((of for of, unit in units if wanted in (of, unit.name, *unit.formerly)), wanted)

    @property
    def place(self) -> str:
        """Where the list lies, or would lie, among the parameters."""
        return f"{self.folder}/{OWN}/{UNITS}"

    def expected(self, year: int, reports: Iterable[TownshipYear]) -> dict[str, Unit]:
        """Return the units that have to report for a year, by folder.

        Without a list they are those of the county's `reports` that have a file of this year or last, by
        their folders' names.
        """
        if self.units is not None:
            return {folder: unit for folder, unit in self.units.items() if unit.reports_in(year)}
        known = (each for each in reports if each.county == self.folder and each.township != OWN)
        return {
            each.township: Unit.model_construct(name=each.township)
            for each in known
            if each.year in (year - 1, year)
        }


def read_roster(parameters: Path, county: str) -> Roster:
    """Read the list of a county's units (`<county>/county/units.yaml`); where there is none it says so.

    Raises InputError with a Problem for everything that is wrong in the list.
    """
    path = parameters / county / OWN / UNITS
    if not os.path.lexists(path):
        return Roster(county, county, county)
    document = read_yaml(path)
    document.refuse_unparted()
    try:
        listed = _File.model_validate(document.value)
    except ValidationError as error:
        raise InputError(*problems(error, document)) from None
    _refuse_strangers(listed.units, document)
    agency = listed.agency or f"{listed.name}{_SEAT}"
    deadlines = {int(year): day for year, day in listed.deadlines.items()}
    return Roster(county, listed.name, agency, listed.units, deadlines, frozenset(listed.confirmed_zero))


def _refuse_strangers(units: Mapping[str, Unit], document: Document) -> None:
    """Raise InputError where a unit took in, or was split from, one that the list does not have."""
    known = {name for folder, unit in units.items() for name in (folder, unit.name, *unit.formerly)}
    found = []
    for folder, unit in units.items():
        named = [("absorbed", name) for name in unit.absorbed]
        named += [("split_from", unit.split_from)] if unit.split_from else []
        places = [("units", folder, key) for key, name in named if name not in known]
        names = [name for _, name in named if name not in known]
        for place, name in zip(places, names, strict=True):
            what, remedy = f"名单里没有{quoted(name)}", "请把它也列上，写明报到哪年（until）"
            found.append(Problem(document.name, dotted(place), what, remedy, document.line(place)))
        if unit.split_from and not unit.since:
            place = ("units", folder, "split_from")
            what, remedy = "写了 split_from，没有写 since", "请写明从哪个年度起单独报"
            found.append(Problem(document.name, dotted(place), what, remedy, document.line(place)))
    if found:
        raise InputError(*found)


def _origin(unit: Unit) -> list[tuple[str, int]]:
    """Return from which unit one was split, and since when."""
    return [(unit.split_from, unit.since)] if unit.split_from and unit.since else []


def roster_text(county: str, units: Mapping[str, str]) -> str:
    """Return a list of a county's units as a file to be mended: their names by folder."""
    lines = [
        "# 要报送年报的单位，按“文件夹名: 单位名称”书写；增减或更名的，写成",
        "# {name: 名称, since: 2022, until: 2023, formerly: [旧名]}。",
        f"name: {scalar(county)}",
        "# 规定各单位报送的日期，按年度写，加引号：",
        "# deadlines:",
        '#   "2024": "2025-01-20"',
        "units:",
        *(f"{INDENT}{scalar(folder)}: {scalar(name)}" for folder, name in sorted(units.items())),
    ]
    return "\n".join(lines) + "\n"


def named_by(roster: Roster, counties: Iterable[str]) -> Roster:
    """Return a roster whose county is called as most of its units' reports call it, unless it is listed."""
    names = Counter(filter(None, counties)).most_common(1)
    if roster.listed or not names:
        return roster
    return replace(roster, name=names[0][0], agency=f"{names[0][0]}{_SEAT}")
