"""What some cells of a report come to, and that nothing is known where one of them is blank."""

from __future__ import annotations

from collections.abc import Sequence

from kit.base.finding import Number, Status
from kit.base.strings import some
from kit.form.cell_value import number
from kit.form.equation_lines import totals
from kit.form.official_form import Cell
from kit.report.report import Report

Verdict = tuple[Status, str]
"""What came of a check, and what to say."""


def undecided(blanks: Sequence[str], year: str = "") -> Verdict:
    """Return the verdict over cells, named by their labels, that are blank; `year` tells last year's."""
    return Status.UNKNOWN, f"{year}{some(blanks)}没有填数，无法核对（空白不等于零）"


def follows(report: Report, cell: Cell) -> bool:
    """Whether a cell is a total that is blank because one of its parts is."""
    line = totals(report.form).get(cell.address)
    return line is not None and any(number(report.figures[part]) is None for part in line.parts)


def place(cell: Cell) -> str:
    """Return the section and the row of a cell, in the form's words."""
    return " · ".join((cell.section.heading, *(node.label for node in cell.rows[-2:])))


def above_zero(report: Report, cells: Sequence[str]) -> bool | None:
    """Return whether one of `cells` is above zero; None when blanks leave it open."""
    values = [number(report.figures[cell]) for cell in cells]
    return True if any(values) else None if None in values else False


def total(report: Report, cells: Sequence[str]) -> Number:
    """Return the sum of `cells`, None over a blank."""
    values = [number(report.figures[cell]) for cell in cells]
    return None if None in values else sum(value for value in values if value is not None)


def blank(report: Report, cells: Sequence[str], year: str = "") -> Verdict:
    """Return the outcome of a check over cells of which one is blank; `year` tells last year's."""
    blanks = [report.form.cells[cell].label for cell in cells if number(report.figures[cell]) is None]
    return undecided(blanks, year)


def amounts(report: Report, cells: Sequence[str]) -> str:
    """Return the cells that are not zero with their figures, in words."""
    shown = [(report.form.cells[cell].label, number(report.figures[cell])) for cell in cells]
    return some([f"{label} {value}" for label, value in shown if value])
