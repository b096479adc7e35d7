"""Counties, units and reports by what people call them: a folder, a name, a path; near names for the others.

A county or a unit is called by its folder, as the list of units calls it, or as its reports call themselves.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from kit.base.errors import InputError, KitError
from kit.base.files import File, read_file, upwards
from kit.base.strict_yaml import parse_file
from kit.report.catalogue import OWN, UNITS, names_year
from kit.report.succession.predecessors import names_of

FOLDER = "parameters"
"""The folder of all parameters files, looked for from the working folder upwards."""
LEVELS = 2
"""The names by which a unit is called: its county's and its own."""
COUNTY_LEVEL = "本级"
"""What people call the county's own among the units that it lists."""
MOST = 8
"""So many names are listed of those that there are, or may be meant."""
_TOWNSHIP = re.compile("(?:镇|乡|街道|苏木)$")
_KEY = re.compile(r"^(township|agency|county):[ \t]*(.+?)[ \t]*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True)
class County:
    """A county's folder, and the names by which people call it and its units."""

    folder: Path

    @cached_property
    def _list(self) -> Mapping[str, Any]:
        try:
            return self.read_list()
        except InputError:  # which whatever needs the list tells
            return {}

    @property
    def has_list(self) -> bool:
        """Whether its office lists its units."""
        return (self.folder / OWN / UNITS).is_file()

    def read_list(self) -> Mapping[str, Any]:
        """Return its list of units as it is written. Raises InputError when it cannot be read."""
        return _content(read_file(self.folder / OWN / UNITS))

    @cached_property
    def listed(self) -> Mapping[str, list[str]]:
        """The names of the units that are listed, by folder."""
        units = self._list.get("units")
        known = units.items() if isinstance(units, Mapping) else ()
        return {str(folder): [str(name) for name in names_of(entry) if name] for folder, entry in known}

    @cached_property
    def name(self) -> str:
        """What it is called: as it is listed, or else by a report of its units, or by its folder."""
        told = (
            _told(path).get("county") for path in sorted(self.folder.glob("*/*.y*ml")) if names_year(path)
        )
        return str(self._list.get("name") or next(filter(None, told), self.folder.name))

    @cached_property
    def units(self) -> Mapping[str, list[str]]:
        """The names of each unit by its folder, its present one first; a listed unit may have no folder."""
        there = (path.name for path in sorted(self.folder.glob("*")) if path.is_dir())
        both = dict.fromkeys(name for name in (*self.listed, *there) if name != OWN and name[:1] != ".")
        return {folder: list(dict.fromkeys((*self._names(folder), folder))) for folder in both}

    @cached_property
    def reporters(self) -> Mapping[str, list[str]]:
        """The names of all who report: the units, and the county itself."""
        own = dict.fromkeys((COUNTY_LEVEL, self._list.get("agency"), *self._names(OWN), OWN, self.name))
        return {**self.units, OWN: [str(name) for name in own if name]}

    def _names(self, folder: str) -> Iterator[str]:
        yield from self.listed.get(folder, ())
        for path in reversed(self.files(folder)):
            told = _told(path)
            yield from (told[key] for key in ("township", "agency") if key in told)

    def files(self, unit: str) -> list[Path]:
        """Return a unit's parameters files, oldest first."""
        return sorted(path for path in (self.folder / unit).glob("*.y*ml") if names_year(path))

    def written(self, unit: str) -> str:
        """Return how a person writes a unit of the county, or the county itself."""
        return f"{self.name}/{self.reporters[unit][0]}"


@lru_cache(maxsize=8)  # each report of a county may ask
def _content(listed: File) -> Mapping[str, Any]:
    value = parse_file(listed).value
    return value if isinstance(value, Mapping) else {}


def folder_of_another(path: Path, township: str) -> str:
    """Return whose folder a parameters file of a `township` lies in, "" where it is the township's own.

    That is who is listed under the folder's name; where nobody is, the name itself if it is a township's.
    """
    folder = path.absolute().parent
    names = County(folder.parent).listed.get(folder.name, [])
    names = names or [folder.name] * bool(_TOWNSHIP.search(folder.name))
    own = folder.name == OWN or any(name in township or township in name for name in names)
    return "" if own or not names else names[0]


def county_folder(parameters: Path, name: str) -> str:
    """Return the folder of a county that is called by its folder's name or by its own.

    Raises KitError, with the names it may be, when there is no such county, or more than one.
    """
    known = {each.folder.name: (each.name, each.folder.name) for each in counties_in(parameters)}
    new = f"新的县先读入上年的年报（kit ingest），或者起草：kit new {name}/单位名称 年度。"
    return _only(name, known, f"{parameters} 里没有 {name} 这个县", new)


def unit_folder(parameters: Path, county: str, name: str) -> str:
    """Return the folder of a unit in a county's folder, called by the folder's name or any of its own.

    Raises KitError, with the names it may be, when there is no such unit, or more than one.
    """
    return _only(name, County(parameters / county).units, f"{parameters / county} 里没有 {name}")


def place_of(parameters: Path, place: str) -> str:
    """Return a county, `county/unit[/year]`, or a unit called by its name alone, by the folders' names.

    What nothing is called by stays as it is. Raises KitError when several units have the name.
    """
    first, *rest = place.split("/")
    counties = list(counties_in(parameters))
    found = [of for of in counties if first in (of.name, of.folder.name)]
    if not found and (not rest or rest[0].isdigit()):
        return "/".join((_unit_called(first, counties), *rest))
    county = found[0].folder.name if len(found) == 1 else first
    units = called(rest[0], County(parameters / county).units) if rest else []
    return "/".join((county, *(units if len(units) == 1 else rest[:1]), *rest[1:]))


def _unit_called(name: str, counties: Iterable[County]) -> str:
    """Return the `county/unit` that a unit's name alone means, the name itself where none has it."""
    meant = [(of, unit) for of in counties for unit in called(name, of.units)]
    if len(meant) > 1:
        raise KitError(
            f"有 {len(meant)} 个单位叫 {name}：{some_of(of.written(unit) for of, unit in meant)}。"
        )
    return f"{meant[0][0].folder.name}/{meant[0][1]}" if meant else name


def near_unit(parameters: Path, county: str, name: str) -> str:
    """Return the unit that the name of one that is not known may have meant, "" for a known one and none."""
    units = County(parameters / county).units
    return "" if called(name, units) else _nearest(name, units)


def find_folder(words: str) -> Path:
    """Return the folder of a county or a unit: that of a path, or whose name the words are.

    Raises KitError, with the names it may be, when there is neither.
    """
    path = Path(words)
    if os.path.lexists(words) or path.is_absolute() or len(path.parts) > LEVELS:
        return path
    parameters = upwards(Path(FOLDER))
    county, *unit = place_of(parameters, words.strip("/")).split("/")
    if unit[1:]:
        raise KitError(f"没有 {words} 这个文件。")
    folder = short(parameters / county_folder(parameters, county))
    return folder / unit_folder(parameters, folder.name, unit[0]) if unit else folder


def _told(path: Path) -> dict[str, str]:
    """Return by what names a parameters file calls itself, as far as a glance tells."""
    try:
        text = read_file(path).data.decode("utf-8-sig", errors="replace")
    except InputError:
        return {}
    return {key: value.strip("\"'") for key, value in _KEY.findall(text)}


def counties_in(parameters: Path) -> Iterator[County]:
    """Yield the folders that hold a list of units or a unit's report."""
    for folder in sorted(parameters.glob("*")):
        if folder.is_dir() and not folder.name.startswith("."):
            county = County(folder)
            if county.has_list or any(map(names_year, folder.glob("*/*.y*ml"))):
                yield county


def called(name: str, known: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the folders that a name means: the one that has it, or else all that are called so."""
    return [name] if name in known else [folder for folder, names in known.items() if name in names]


def _only(name: str, known: Mapping[str, Iterable[str]], missing: str, new: str = "") -> str:
    meant = called(name, known)
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise KitError(f"有 {len(meant)} 个文件夹叫 {name}：{some_of(meant)}。请写文件夹名。")
    names = list(dict.fromkeys(each for folder, its in known.items() for each in (*islice(its, 1), folder)))
    near = _nearest(name, known)
    hint = f"，是不是 {near}" if near else ""
    there = f"现有 {some_of(names)}" if names else "现在还一个也没有"
    raise KitError(f"{missing}{hint}？{there}。" if hint else f"{missing}。{there}。{new}")


def _nearest(name: str, known: Mapping[str, Iterable[str]]) -> str:
    names = [each for names in known.values() for each in names]
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.5)), "")


def some_of(names: Iterable[str]) -> str:
    """Return names as people list them, of very many the first."""
    first = list(islice(names, MOST + 1))
    return "、".join(first[:MOST]) + "等" * (len(first) > MOST)


def short(path: Path) -> Path:
    """Return a path as it is written from the working folder, which is how messages call it."""
    return Path(os.path.relpath(path))
