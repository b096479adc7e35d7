"""What a notebook begins with: everything of an earlier run taken away, and all reports to choose from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kit.base.errors import KitError
from kit.base.files import upwards
from kit.base.guard import guard
from kit.batch.ledger import Entry, remembered
from kit.batch.ledger_place import ledger_seen
from kit.checks.report_outcome import Outcome
from kit.checks.summary import outcome_of
from kit.page.templating import style_sheet
from kit.report.catalogue import TownshipYear, catalogue
from kit.report.notebook_input import clear
from kit.report.parameters import report_of
from kit.report.places.place_names import FOLDER
from kit.run.fingerprint import made_now_from
from kit.run.job import REVIEW

SESSION = "JPY_SESSION_NAME"
"""What JupyterLab gives the kernel of a notebook that somebody opened; papermill's kernel has none."""
_OTHER_SESSION = "__vsc_ipynb_file__"
_ENDING = frozenset("\"'\\")
MOST_SHOWN, MOST_CHECKED = 400, 40
"""So many reports are listed; so many are checked for it, where no batch has."""


def start(namespace: MutableMapping[str, Any]) -> Choices | None:
    """Take what an earlier run left out of a notebook's names; show all reports where somebody looks on."""
    clear(namespace)
    if not somebody_looks(namespace):
        return None
    try:
        return Choices(tuple(_choices(upwards(Path(FOLDER)), upwards(Path("outputs")))))
    except KitError as error:
        return Choices((), str(error))


def somebody_looks(namespace: Mapping[str, Any]) -> bool:
    """Whether somebody has a notebook open in front of her, rather than a program that runs it."""
    return SESSION in os.environ or _OTHER_SESSION in namespace


@dataclass(frozen=True, slots=True)
class Choice:
    """A report to choose: how it is called, how it stands, and its review page, "" where there is none."""

    name: str
    year: int
    state: str
    urgency: int
    made: str
    page: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The reports there are, the latest year first and in it the most urgent; or why there are none."""

    reports: tuple[Choice, ...]
    hindrance: str = ""

    def __repr__(self) -> str:
        return self.hindrance or f"{len(self.reports)} 份年报"

    def _repr_html_(self) -> str:
        if self.hindrance:
            return f"<p>{escape(self.hindrance)}</p>"
        shown = sorted(self.reports, key=lambda each: (-each.year, -each.urgency, each.name))
        rows = "".join(map(_row, shown[:MOST_SHOWN]))
        more = len(shown) - MOST_SHOWN
        rest = f"<p>另有 {more} 份没有列出，照样可以写。</p>" if more > 0 else ""
        return (
            f"<style>{style_sheet('lab.css')}</style>"
            '<div class="choices"><table><thead><tr><th scope="col">parameters_file 可以写</th>'
            '<th scope="col">核对</th><th scope="col">网页</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div>{rest}"
        )


def link_to(path: Path) -> str:
    """Return a file's address in a notebook of the working folder, written with `/` on every system."""
    return quote(Path(os.path.relpath(path)).as_posix())


def _row(choice: Choice) -> str:
    page = f'<a href="{escape(choice.page)}">审核页</a> ' if choice.page else ""
    cells = (f"<code>{escape(choice.name)}</code>", escape(choice.state), f"{page}{escape(choice.made)}")
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _choices(parameters: Path, outputs: Path) -> Iterator[Choice]:
    reports = catalogue(parameters).reports
    ledger = ledger_seen(outputs)
    counties = dict.fromkeys(each.county for each in reports)
    made = {place: entry for county in counties for place, entry in remembered(ledger, county).items()}
    left = MOST_CHECKED
    for each in sorted(reports, key=lambda each: -each.year):
        choice, checked = _choice(each, made, outputs, check=left > 0)
        left -= checked
        yield choice


def _choice(
    place: TownshipYear, made: Mapping[str, Entry], outputs: Path, *, check: bool
) -> tuple[Choice, bool]:
    """Return a report as a choice, and whether it had to be checked for it."""
    name = f"{place.county}/{place.township}/{place.year}"
    review = outputs / f"{place.place}{REVIEW}"
    page = link_to(review) if review.is_file() else ""
    try:
        with guard(str(place.path)):
            this, beside = place.read()
            entry = made.get(place.place)
            fresh = entry is not None and entry.key == made_now_from(place, this, beside)
            changed = "" if fresh else "改过，还没有重做" if page else "还没有生成"
            if entry is not None and fresh:
                outcome = entry.outcome
            elif check:
                outcome = outcome_of(report_of(this, beside))
            else:
                return Choice(name, place.year, "没有核对", 0, changed, page), False
    except KitError as error:
        return Choice(name, place.year, str(error).split("\n")[0], MOST_SHOWN, "", page), True
    named = f"{outcome.county or place.county}/{outcome.township}/{place.year}"
    if set(named) & _ENDING or not named.isprintable():  # it is to be written between quotes
        named = name
    return Choice(named, place.year, *state_of(outcome), changed, page), not fresh


def state_of(outcome: Outcome) -> tuple[str, int]:
    """Return how a report stands in words, and how urgent that is."""
    told = [(outcome.errors, "错误"), (outcome.warnings, "提醒")]
    said = "，".join(f"{word} {count} 处" for count, word in told if count)
    return said or "没有问题", outcome.errors * 1000 + outcome.warnings
