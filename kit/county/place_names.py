"""The folders of counties and units by what people call them, and what another name may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from kit.base.errors import InputError, KitError
from kit.county.roster import read_roster
from kit.report.catalogue import OWN, UNITS, names_year

_MOST = 8
"""So many names are listed of those that there are."""


def county_folder(parameters: Path, name: str) -> str:
    """Return the folder of a county that is called by its folder's name or by its own.

    Raises KitError, with the names it may be, when there is no such county.
    """
    return _found(name, _counties(parameters), f"{parameters} 里没有 {name} 这个县")


def unit_folder(parameters: Path, county: str, name: str) -> str:
    """Return the folder of a unit in a county's folder, called by the folder's name or as the list calls it.

    Raises KitError, with the names it may be, when there is no such unit.
    """
    return _found(name, _units(parameters, county), f"{parameters / county} 里没有 {name}")


def place_of(parameters: Path, place: str) -> str:
    """Return a `county/unit[/year]` with the folders of those that are called by other names; others stay."""
    county, *unit = place.split("/")
    counties = _counties(parameters)
    folder = counties.get(county, county)
    known = _units(parameters, folder) if county in counties else {}
    return "/".join((folder, *(known.get(name, name) for name in unit[:1]), *unit[1:]))


def _found(name: str, known: Mapping[str, str], missing: str) -> str:
    """Return the folder that `known` has for a name."""
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"，是不是 {near[0]}" if near else ""
    listed = "、".join(list(dict.fromkeys(known))[:_MOST])
    there = f"现有 {listed}{'等' if len(known) > _MOST else ''}" if known else "现在还一个也没有"
    raise KitError(f"{missing}{hint}？{there}。" if hint else f"{missing}。{there}。")


def _counties(parameters: Path) -> dict[str, str]:
    folders = sorted(path for path in parameters.glob("*") if _is_county(path))
    return _named((folder.name, _name_of(parameters, folder.name)) for folder in folders)


def _is_county(folder: Path) -> bool:
    """Whether a folder holds a list of units or a unit's report."""
    if not folder.is_dir() or folder.name.startswith("."):
        return False
    return (folder / OWN / UNITS).is_file() or any(map(names_year, folder.glob("*/*.y*ml")))


def _name_of(parameters: Path, county: str) -> str:
    try:
        return read_roster(parameters, county).name
    except InputError:  # which whatever reads the list tells
        return county


def _units(parameters: Path, county: str) -> dict[str, str]:
    try:
        listed = read_roster(parameters, county).units or {}
    except InputError:
        listed = {}
    folders = (path.name for path in sorted((parameters / county).glob("*")) if path.is_dir())
    both = dict.fromkeys(name for name in (*listed, *folders) if name != OWN and not name.startswith("."))
    return _named((folder, listed[folder].name if folder in listed else folder) for folder in both)


def _named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return folders by their own names and by what they are called, which names a folder less surely."""
    known = list(pairs)
    return {name: folder for folder, name in known} | {folder: folder for folder, _ in known}
