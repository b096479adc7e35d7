"""The parameters file that an analyst means: by a path, `卧龙区/安皋镇/2024` or 安皋镇."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import MOST_BYTES, upwards
from kit.base.strings import quoted
from kit.report.catalogue import SUFFIXES, TownshipYear, catalogue

FOLDER = "parameters"
"""The folder of all parameters files, looked for from the working folder upwards."""

_NAMED = 6
"""So many near matches are named, or reports among which the words do not decide."""
_KEY = re.compile(r"^(township|agency|county):[ \t]*(.+?)[ \t]*(?:#.*)?$", re.MULTILINE)
_YEAR = re.compile(r"(20\d\d)(?: ?年度?)?")


@dataclass(frozen=True)
class Named:
    """A report and the names by which people call its county and its unit, folders included."""

    place: TownshipYear

    @cached_property
    def _told(self) -> dict[str, str]:
        try:
            if self.place.path.stat().st_size > MOST_BYTES:
                return {}
            text = self.place.path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return {}
        return {key: value.strip("\"'") for key, value in _KEY.findall(text)}

    @cached_property
    def counties(self) -> set[str]:
        """What the county is called."""
        return {self.place.county, self._told.get("county", "")} - {""}

    @cached_property
    def units(self) -> set[str]:
        """What the unit is called."""
        told = (self._told.get(key, "") for key in ("township", "agency"))
        return {self.place.township, *told} - {""}

    def __str__(self) -> str:
        """Return how a person writes it: county, unit and year by the names that the file has."""
        county = self._told.get("county", self.place.county)
        return f"{county}/{self._told.get('township', self.place.township)}/{self.place.year}"


def find_file(words: str) -> Path:
    r"""Return the parameters file that a path or names mean; without a year, the unit's latest.

    A relative path is looked for from the working folder upwards, with `/` or `\`. Names are those of
    folders or those that the files tell. Raises InputError, with near matches, when none is meant or several.
    """
    plain = words.strip().strip("\"'“”").replace("\\", "/")
    for path in (Path(words), Path(plain)):
        if (
            plain
            and os.path.lexists(found := upwards(path))
            and (found.suffix in SUFFIXES or found.is_file())
        ):
            return _short(found) if not path.is_absolute() else found
    names, year = _parts(plain)
    known = list(_known())
    meant = [each for each in known if _means(each, names) and year in (None, each.place.year)]
    if not (names and meant):
        raise _refused(words, "没有这个文件，也没有叫这个名称的年报", _near(names, known))
    units = {(each.place.county, each.place.township): each for each in meant}
    if len(units) > 1:
        raise _refused(words, f"有 {len(units)} 个单位叫这个名称", list(map(str, units.values())))
    return _short(max(meant, key=lambda each: each.place.year).place.path)


def _short(path: Path) -> Path:
    """Return a path as it is written from the working folder, which is how messages call it."""
    return Path(os.path.relpath(path))


def _parts(words: str) -> tuple[list[str], int | None]:
    """Return the names of county and unit among the words, and the year."""
    parts = [part for part in words.removesuffix(".yaml").removesuffix(".yml").split("/") if part.strip()]
    *before, last = parts or [""]
    match = _YEAR.search(last)
    if match is None:
        return parts[-2:], None
    rest = last[: match.start()].strip()
    return [*before, *([rest] if rest else [])][-2:], int(match[1])


def _known() -> Iterator[Named]:
    try:
        yield from map(Named, catalogue(upwards(Path(FOLDER))).reports)
    except KitError:  # no such folder, or no report in it: then nothing is known
        return


def _means(report: Named, names: list[str]) -> bool:
    *county, unit = names or [""]
    return unit in report.units and all(name in report.counties for name in county)


def _near(names: list[str], known: Iterable[Named]) -> list[str]:
    """Return the reports whose unit is called much like the last name, the latest of each; else the first."""
    latest = {str(each).rpartition("/")[0]: each for each in known}
    by_name = {name: each for each in latest.values() for name in each.units}
    close = get_close_matches(names[-1] if names else "", by_name, n=_NAMED, cutoff=0.4)
    inside = [name for name in by_name if names and names[-1] in name]
    return [str(by_name[name]) for name in dict.fromkeys((*inside, *close))]


def _refused(words: str, what: str, near: list[str]) -> InputError:
    others = "、".join(dict.fromkeys(near[:_NAMED]))
    remedy = f"相近的有 {others}" if others else '请写成 "卧龙区/安皋镇/2024"，或从项目文件夹写起的路径'
    return InputError(Problem("", "parameters_file", f"{quoted(words)}：{what}", remedy))
