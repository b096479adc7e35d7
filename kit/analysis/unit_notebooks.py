"""A county's units beside its page, each with a notebook of its own in which its report is chosen already."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from kit.analysis.choices import SESSION, state_of
from kit.analysis.lines_to_paste import assigned
from kit.base.files import can_be_folder
from kit.county.county_year import CountyYear
from kit.page.templating import style_sheet
from kit.run.own_copy import FOLDER, prepare_chosen


def unit_notebooks(view: CountyYear) -> UnitNotebooks | None:
    """Make a notebook for each unit that has a report, in the analyst's folder, and list them with links.

    Nothing is made or shown where nobody looks on. One that she changed stays as it is. Raises OutputError
    when one cannot be written.
    """
    if SESSION not in os.environ:
        return None
    return UnitNotebooks(tuple(_lines(view)))


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit: its name, how it stands, its notebook ("" where none was made), and the line to paste."""

    name: str
    state: str
    notebook: str
    line: str


@dataclass(frozen=True, slots=True)
class UnitNotebooks:
    """A county's units in the order in which its office has to look at them."""

    units: tuple[UnitLine, ...]

    def __repr__(self) -> str:
        return f"{len(self.units)} 个单位"

    def _repr_html_(self) -> str:
        return (
            f"<style>{style_sheet('lab.css')}</style>"
            '<div class="choices"><table><thead><tr><th scope="col">单位的笔记本</th>'
            '<th scope="col">核对</th><th scope="col">在年报的笔记本里写</th></tr></thead>'
            f"<tbody>{''.join(map(_row, self.units))}</tbody></table></div>"
        )


def _row(unit: UnitLine) -> str:
    name = escape(unit.name)
    link = f'<a href="{escape(unit.notebook)}">{name}</a>' if unit.notebook else name
    line = f"<code>{escape(unit.line)}</code>" if unit.line else ""
    return f"<tr><td>{link}</td><td>{escape(unit.state)}</td><td>{line}</td></tr>"


def _lines(view: CountyYear) -> Iterator[UnitLine]:
    called = Counter(each.name for each in view.these)
    county = view.roster.name if can_be_folder(view.roster.name) else view.roster.folder
    for unit in view.these:
        if unit.outcome is None:
            yield UnitLine(unit.name, unit.hindrance, "", "")
            continue
        line = assigned("parameters_file", f"{view.roster.folder}/{unit.folder}/{view.year}")
        plain = called[unit.name] == 1 and can_be_folder(unit.name)
        own = Path(f"{county}{view.year}", f"{unit.name if plain else unit.folder}.ipynb")
        yield UnitLine(unit.name, unit.hindrance or state_of(unit.outcome)[0], _made(own, line), line)


def _made(own: Path, line: str) -> str:
    """Make a unit's notebook below the folder in which this one runs; return its link, "" elsewhere."""
    if Path.cwd().name != FOLDER:
        return ""
    prepare_chosen(own, line)
    return quote(own.as_posix())
