"""What a county's notebook begins with: nothing of an earlier run, all counties and years to choose."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from kit.analysis.choices import link_to, somebody_looks
from kit.analysis.lines_to_paste import assigned
from kit.base.errors import InputError, KitError
from kit.base.files import upwards
from kit.county.page.county_input import clear_county
from kit.county.roster import read_roster
from kit.page.templating import style_sheet
from kit.report.catalogue import OVERVIEW, catalogue
from kit.report.places.place_names import FOLDER
from kit.run.job import PAGE


def start_county(namespace: MutableMapping[str, Any]) -> CountyChoices | None:
    """Take what an earlier run left out of a notebook's names; show all counties where somebody looks on."""
    clear_county(namespace)
    if not somebody_looks(namespace):
        return None
    try:
        return CountyChoices(tuple(_choices(upwards(Path(FOLDER)), upwards(Path("outputs")))))
    except KitError as error:
        return CountyChoices((), str(error))


@dataclass(frozen=True, slots=True)
class CountyChoice:
    """A county's year: what it is called, how many reports it has, and its page, "" for none."""

    name: str
    year: int
    count: int
    page: str


@dataclass(frozen=True, slots=True)
class CountyChoices:
    """The counties and years there are, the latest first; or why there are none."""

    years: tuple[CountyChoice, ...]
    hindrance: str = ""

    def __repr__(self) -> str:
        return self.hindrance or f"{len(self.years)} 个县的年度"

    def _repr_html_(self) -> str:
        if self.hindrance:
            return f"<p>{escape(self.hindrance)}</p>"
        shown = sorted(self.years, key=lambda each: (-each.year, each.name))
        return (
            f"<style>{style_sheet('lab.css')}</style>"
            '<div class="choices"><table><thead><tr><th scope="col">下面一格可以写</th>'
            '<th scope="col">年报</th><th scope="col">网页</th></tr></thead>'
            f"<tbody>{''.join(map(_row, shown))}</tbody></table></div>"
        )


def _row(choice: CountyChoice) -> str:
    line = escape(assigned("county, year", choice.name, choice.year))
    page = f'<a href="{escape(choice.page)}">总览页</a>' if choice.page else "还没有生成"
    return f"<tr><td><code>{line}</code></td><td>{choice.count} 份</td><td>{page}</td></tr>"


def _choices(parameters: Path, outputs: Path) -> Iterator[CountyChoice]:
    units = sorted(catalogue(parameters).units, key=lambda each: (each.county, each.year))
    for (county, year), these in groupby(units, key=lambda each: (each.county, each.year)):
        page = outputs / county / str(year) / f"{OVERVIEW}{PAGE}"
        link = link_to(page) if page.is_file() else ""
        yield CountyChoice(_name_of(parameters, county), year, len(list(these)), link)


def _name_of(parameters: Path, county: str) -> str:
    """Return what `load_county` takes for a county: its name where it is listed, else its folder."""
    try:
        return read_roster(parameters, county).name
    except InputError:  # which loading it will tell
        return county
