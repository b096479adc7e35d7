"""The parameters file that an analyst means: by a path, `卧龙区/安皋镇/2024`, 安皋镇 or `卧龙区/本级`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from kit.base.errors import InputError, Problem
from kit.base.files import upwards
from kit.base.strings import quoted
from kit.report.catalogue import SUFFIXES
from kit.report.places.place_names import FOLDER, LEVELS, MOST, County, called, counties_in, short, some_of

_YEAR = re.compile(r"(20\d\d)(?: ?年度?)?")


def find_file(words: str) -> Path:
    r"""Return the parameters file that a path or names mean; without a year, the unit's latest.

    A relative path is looked for from the working folder upwards, with `/` or `\`. Raises InputError, with
    near matches, when none is meant or several.
    """
    plain = words.strip().strip("\"'“”").replace("\\", "/")
    for path in (Path(words), Path(plain)):
        if (
            plain
            and os.path.lexists(found := upwards(path))
            and (found.suffix in SUFFIXES or found.is_file())
        ):
            return short(found) if not path.is_absolute() else found
    names, year = _parts(plain)
    counties = list(counties_in(upwards(Path(FOLDER))))
    units = [
        (of, unit)
        for of in counties
        for unit in (called(names[-1], of.reporters) if names else ())
        if all(name in (of.name, of.folder.name) for name in names[:-1]) and of.files(unit)
        if names != [of.name]  # which means all of the county
    ]
    if len(units) > 1:
        known = [_latest(of, unit) for of, unit in units]
        raise _refused(words, f"有 {len(units)} 个单位叫这个名称", known)
    files = [path for of, unit in units for path in of.files(unit) if year in (None, int(path.stem))]
    if not files:
        raise _refused(words, "没有这个文件，也没有叫这个名称的年报", _near(names, counties))
    return short(files[-1])


def _parts(words: str) -> tuple[list[str], int | None]:
    """Return the names of county and unit among the words, and the year; no names for some other path."""
    parts = [part for part in words.removesuffix(".yaml").removesuffix(".yml").split("/") if part.strip()]
    if parts[:1] == [FOLDER]:
        parts = parts[1:]
    *before, last = parts or [""]
    match = _YEAR.search(last)
    rest = last[: match.start()].strip() if match else last
    names = [*before, *([rest] if rest else [])]
    fits = len(names) <= LEVELS and not words.startswith("/")
    return names if fits else [], int(match[1]) if match else None


def _latest(of: County, unit: str) -> str:
    return f"{of.written(unit)}/{of.files(unit)[-1].stem}"


def _near(names: list[str], counties: Iterable[County]) -> list[str]:
    """Return the reports whose unit is called much like the last name, the latest of each."""
    by_name: dict[str, list[str]] = {}
    for of in counties:
        for unit, known in of.reporters.items():
            for name in known if of.files(unit) else ():
                by_name.setdefault(name, []).append(_latest(of, unit))
    close = get_close_matches(names[-1] if names else "", by_name, n=MOST, cutoff=0.4)
    inside = [name for name in by_name if names and names[-1] in name]
    return [latest for name in dict.fromkeys((*inside, *close)) for latest in by_name[name]]


def _refused(words: str, what: str, near: Iterable[str]) -> InputError:
    others = some_of(dict.fromkeys(near))
    remedy = f"相近的有 {others}" if others else '请写成 "卧龙区/安皋镇/2024"，或从项目文件夹写起的路径'
    return InputError(Problem(quoted(words), "", what, remedy))
