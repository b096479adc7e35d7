"""Figures to print: all different, so that any misplacement shows, or with blanks and marks among them."""

from __future__ import annotations

import random

from kit.form.cell_value import Kind
from kit.form.official_form import Cell, Form
from tests.ingest.shapes.sheet import Figures, Plain

FIRST = 1204
"""The first of the distinct numbers; no year, date or number of the made-up words is among them."""


def distinct(form: Form) -> dict[str, Plain]:
    """Return a different number for every cell, in no order that the form knows; money with decimals."""
    numbers = list(range(FIRST, FIRST + 3 * len(form.cells), 3))
    random.Random(form.edition).shuffle(numbers)  # noqa: S311 - the same order every time, no secret
    return {
        address: _of(cell, number)
        for (address, cell), number in zip(form.cells.items(), numbers, strict=True)
    }


def _of(cell: Cell, number: int) -> Plain:
    if cell.column.kind is Kind.MONEY:
        return f"{number}.5{cell.column.units[-1] if len(cell.column.units) > 1 else ''}"
    return -number if cell.column.kind is Kind.SIGNED and number % 2 else number


def with_gaps(form: Form, figures: Figures, seed: int) -> dict[str, Plain]:
    """Return figures with some cells blank, some zero and some marked as having no figure."""
    drawn = random.Random(seed)  # noqa: S311 - the same draws every time, no secret
    choices: list[Plain] = [None, None, 0, *form.marks]
    zero = {address for address, cell in form.cells.items() if cell.column.kind is Kind.MONEY}
    gaps = {address: drawn.choice(choices) for address in form.cells if drawn.random() < 0.4}
    return {
        **figures,
        **{address: "0" if value == 0 and address in zero else value for address, value in gaps.items()},
    }
