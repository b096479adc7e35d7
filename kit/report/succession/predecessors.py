"""Units that were merged or split: whose reports of last year make up what a unit reports of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit.base.errors import InputError
from kit.base.files import File, read_file
from kit.base.strict_yaml import Document, parse_file
from kit.form.cell_value import add
from kit.report.report import Report


def absorbed_into(folder: Path, listed: Path, year: int) -> list[str] | None:
    """Return the folders of the units that a unit took in with its report of a year.

    None when that year it was split off from another, or another from it: then last year's report tells of
    both, and nothing of either. `listed` is the county's list of units.

    Raises InputError when a list that may tell of this one cannot be read.
    """
    units = _units(read_file(listed), folder.name) if listed.is_file() else {}
    entries = {str(name): each for name, each in units.items() if isinstance(each, Mapping)}
    own = folder.name
    for name, entry in entries.items():
        origin = entry.get("split_from")
        if origin and entry.get("since") == year and own in (name, _folder(units, origin)):
            return None
    taken = entries.get(own, {}).get("absorbed")
    if not isinstance(taken, Mapping):
        return []
    return [found for name, since in taken.items() if since == year and (found := _folder(units, name))]


def _units(listed: File, own: str) -> Mapping[str, Any]:
    """Return the units of a list of which one was merged or split; {} when none was, or it has none.

    Of a list that cannot be read {} too, where its lines tie the `own` one to no other.
    """
    if not (b"absorbed" in listed.data or b"split_from" in listed.data):
        return {}
    try:
        value = _content(listed)
    except InputError:
        if _is_tied(listed.text(), own):
            raise
        return {}
    units = value.get("units") if isinstance(value, Mapping) else {}
    return units if isinstance(units, Mapping) else {}


@lru_cache(maxsize=8)  # each report of a county asks
def _content(listed: File) -> object:
    return parse_file(listed).value


def _is_tied(text: str, own: str) -> bool:
    """Whether a unit's lines in a list tell of a merger or a split, or hold the name of one split up."""
    entry = rf"^(?P<indent>[ \t]*){re.escape(own)}[ \t]*:.*(?:\n(?P=indent)[ \t]+.*)*"
    lines = re.search(entry, text, re.MULTILINE)
    split_up = re.findall(r"split_from:[ \t]*([^\s,}]+)", text)
    return lines is not None and any(word in lines[0] for word in ("absorbed", "split_from", *split_up))


def _folder(units: Mapping[str, Any], wanted: object) -> str:
    """Return the folder of the unit that is called so, or has that folder; "" for none."""
    found = (str(folder) for folder, entry in units.items() if wanted in (folder, *names_of(entry)))
    return next(found, "")


def names_of(entry: object) -> Iterator[object]:
    """Yield the names of a unit in a county's list, its present one first."""
    if isinstance(entry, Mapping):
        yield entry.get("name")
        yield from entry.get("formerly") or ()
    else:
        yield entry


def summed(reports: Sequence[Report]) -> Report:
    """Return the report that units would have made together: the first one's words, the sum of the figures.

    A cell is blank where one of them has left it so, and where their editions do not share it.
    """
    first, *others = reports
    if not others:
        return first
    figures = {address: add(each.figures.get(address) for each in reports) for address in first.form.cells}
    whole = replace(first, figures=figures, computed=frozenset())
    return replace(whole, document=Document(first.document.name, whole.public(), {}))


def under_name(last: Report, report: Report) -> Report:
    """Return last year's report under the name of the unit that goes on for it.

    So do its values: the notebook is given those, and has to find what every other reader finds.
    """
    township, agency = report.township, report.agency
    value = last.document.value | {"township": township, "agency": agency}
    return replace(last, township=township, agency=agency, document=replace(last.document, value=value))
