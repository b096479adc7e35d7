"""A county's units in tables: a line each of how they stand, and their main figures in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kit.checks.report_outcome import Outcome, figures_of
from kit.county.county_year import CountyYear
from kit.county.progress.traces import Step
from kit.county.standing import Standing
from kit.county.submissions import UnitYear
from kit.form.cell_value import number
from kit.form.chart import Picture
from kit.form.editions import editions

URGENT = (Standing.FAILED, Standing.MISSING, Standing.DRAFT)
_ERRORS, _WARNINGS = "错误", "提醒"


def unit_line(view: CountyYear, unit: UnitYear) -> dict[str, Any]:
    """Return a unit's line: how it stands, how far it has come, its files, and what to look at first."""
    told, progress = unit.outcome, unit.progress
    misplaced = unit.hindrance and unit.standing is not Standing.MISSING and not (told and told.errors)
    return {
        "name": unit.name,
        "standing": unit.standing.value,
        "urgent": unit.standing in URGENT,
        "stage": progress.stage.value,
        "steps": progress.steps,
        "errors": told.errors if told else "",
        "warnings": told.warnings if told else "",
        "punctuality": progress.punctuality,
        "links": list(_links(view, unit)),
        "note": unit.hindrance if misplaced else "；".join(filter(None, _notes(told))),
    }


def _notes(told: Outcome | None) -> Iterator[str]:
    if told:
        yield told.said_settled
        yield from told.first[:1]


def _links(view: CountyYear, unit: UnitYear) -> Iterator[tuple[str, str]]:
    """Yield the files of a unit that are there, by what they are called."""
    files = {
        "公开页": view.page_of(unit),
        "审核页": view.review_of(unit),
        "退回单": unit.progress.last(Step.RETURNED).link,
        "报来的文件": unit.progress.last(Step.RECEIVED).link,
        "空表": unit.progress.last(Step.SENT).link,
    }
    return ((name, file) for name, file in files.items() if file)


@dataclass(frozen=True, slots=True)
class Order:
    """A table's rows in one order: by the column `by`, 0 for the one that is urgent first."""

    by: int
    rows: Sequence[tuple[str, Sequence[int | None]]]


def ranking(view: CountyYear, picture: Picture) -> tuple[Sequence[str], Sequence[Order]]:
    """Return the columns of a table of the units' figures, and its rows in as many orders.

    The greatest number stands first, and last what is not known; the last order is that of urgency.
    """
    heads = (*picture.lines, _ERRORS, _WARNINGS)
    rows = [(each.name, tuple(_numbers(each, picture))) for each in view.these]
    orders = [Order(by, sorted(rows, key=lambda row: _greatest(row[1][by - 1]))) for by in _columns(heads)]
    return heads, (*orders, Order(0, rows))


def _columns(heads: Sequence[str]) -> range:
    return range(1, len(heads) + 1)


def _greatest(value: int | None) -> tuple[bool, int]:
    return value is None, -(value or 0)


def _numbers(unit: UnitYear, picture: Picture) -> Iterator[int | None]:
    told = unit.outcome
    figures, form = (figures_of(told), editions()[told.edition]) if told else ({}, None)
    for cell in picture.lines.values():
        try:
            parts = [number(figures[each]) for each in form.spread(cell)] if form else [None]
        except ValueError:  # the edition of a report has no such cell
            parts = [None]
        yield None if None in parts else sum(int(each) for each in parts if each is not None)
    yield told.errors if told else None
    yield told.warnings if told else None
