"""The cells that words may mean: what they hold together, and how a message calls them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kit.form.cell_value import number
from kit.form.official_form import Cell
from kit.form.stated_cells import Role
from kit.report.report import Report

BOTH: Role = "received_or_carried"
_HANDLED = "办理"


@dataclass(frozen=True, slots=True)
class Option:
    """What a statement may equal: the sum of some cells, None when one of them is blank.

    Only a clause with the word that it is `called` by may mean it.
    `is_whole`: the cells hold all of what their rows are about, and not what came of some.
    """

    cells: tuple[str, ...]
    value: Decimal | None
    label: str
    is_whole: bool = True
    called: str = ""


def option_of(report: Report, cells: Iterable[str]) -> Option:
    """Return what some cells of a report hold together."""
    cells = tuple(cells)
    values = [number(report.figures[cell]) for cell in cells]
    known = [Decimal(value) for value in values if value is not None]
    total = sum(known, Decimal()) if len(known) == len(values) else None
    named = [report.form.cells[cell] for cell in cells]
    is_whole = named[0].block.layout == "grid" or all(cell.column.equals for cell in named)
    return Option(cells, total, _label(named, is_whole), is_whole)


def _label(cells: Sequence[Cell], is_whole: bool) -> str:
    rows = dict.fromkeys(cell.row.label for cell in cells)
    label = "、".join(f"“{row}”" for row in rows) if len(rows) < 3 else f"有关 {len(rows)} 行之和"
    if not is_whole:
        label += "的" + "、".join(dict.fromkeys(f"“{cell.column.label}”" for cell in cells))
    return f"表{cells[0].section.number[:1]}{label}"


def of_what_was_handled(report: Report) -> list[Option]:
    """Return what 受理 and 办理 may mean too: what was carried in with it; and 办理 what was answered."""
    both, answered = (option_of(report, report.form.roles[role]) for role in (BOTH, "answered"))
    return [both, replace(answered, called=_HANDLED)]
