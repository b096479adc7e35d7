"""The figures of the statutory tables: what happened in a year, under the one form or the other."""

from __future__ import annotations

from kit.form.official_form import Form
from tests.made_up.history import APPLICANTS, DECISIONS, GROUPS, ITEMS, OUTCOMES, Counts, Year

Figures = dict[str, int | str | None]
"""Cells by address, as a parameters file holds them: money as text, a blank as None."""

CHARGED = "disclosure.charges.amount"


def figures(year: Year, form: Form) -> Figures:
    """Return every cell of `form`, its totals with them, in the form's order."""
    told = _requests(year, form) | _appeals(year)
    told |= _newer(year) if CHARGED in form.cells else _older(year)
    return {address: told[address] for address in form.cells}


def groups(form: Form) -> dict[str, tuple[str, ...]]:
    """Return the rows of results under each of their groups, as `form` divides them."""
    return {
        group: tuple(row for row in rows if f"requests.{row}.natural" in form.cells) or (group,)
        for group, rows in GROUPS.items()
    }


def _requests(year: Year, form: Form) -> Figures:
    cells: Figures = {}
    handled = dict.fromkeys(APPLICANTS, 0)
    for group, rows in groups(form).items():
        for row in rows:
            parts = (row,) if row in year.results else GROUPS[group]
            counts = {each: sum(year.results[part][each] for part in parts) for each in APPLICANTS}
            handled = {each: handled[each] + counts[each] for each in APPLICANTS}
            cells |= _row("requests", row, counts)
    for row, counts in (
        ("received", year.received), ("carried_in", year.carried_in), ("handled", handled), ("carried_out", year.carried_out),
    ):  # fmt: skip
        cells |= _row("requests", row, counts)
    return cells


def _appeals(year: Year) -> Figures:
    cells: Figures = {}
    for row, outcomes in year.appeals.items():
        cells |= _row("appeals", row, {each: outcomes[each] for each in OUTCOMES})
    return cells


def _row(section: str, row: str, counts: Counts) -> Figures:
    whole = counts | {"total": sum(counts.values())}
    return {f"{section}.{row}.{column}": number for column, number in whole.items()}


def _newer(year: Year) -> Figures:
    cells: Figures = {f"disclosure.rules.{column}": 0 for column in ("made", "abolished", "in_force")}
    cells |= {
        f"disclosure.normative.{name}": getattr(year, name) for name in ("made", "abolished", "in_force")
    }
    cells |= {f"disclosure.{row}.decisions": year.decisions[row] for row in DECISIONS}
    return cells | {CHARGED: year.charged}


def _older(year: Year) -> Figures:
    names = ("newly_made", "newly_published", "published")
    cells: Figures = {f"disclosure.rules.{column}": 0 for column in names}
    counts = (year.made, year.made, year.in_force)
    cells |= {f"disclosure.normative.{name}": number for name, number in zip(names, counts, strict=True)}
    for row in ITEMS:
        before, change = year.items[row]
        cells |= {f"disclosure.{row}.last_year": before, f"disclosure.{row}.change": change}
    cells |= {f"disclosure.{row}.decisions": year.decisions[row] for row in DECISIONS}
    items, spent = year.procured
    return cells | {"disclosure.procurement.items": items, "disclosure.procurement.spending": spent}
