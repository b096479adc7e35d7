"""The figures of a published copy against those that were approved, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from kit.form.cell_value import Money, Value, plain, read_value
from kit.form.official_form import Cell, Form
from kit.ingest.account import Ingested
from kit.publish.differences import NOTHING, Difference
from kit.report.report import Report

_BLANK = "空着"


def compare_figures(report: Report, copy: Ingested) -> Iterator[Difference]:
    """Yield the cells that a copy prints otherwise, or not at all; a table that it lacks once.

    Blank is not zero. A cell that the copy prints and that could not be read is none of them. `copy` is read
    under the report's own edition.
    """
    printed = copy.cells()
    for name in report.form.tables:
        cells = report.form.cells_of(name)
        if not any(cell.address in printed or cell.address in copy.refused for cell in cells):
            yield Difference(report.form.place(name), "有表", "没有这张表")
            continue
        for cell in cells:
            if cell.address in copy.refused:
                continue
            approved = report.figures[cell.address]
            if cell.address not in printed:
                yield Difference(_place(report.form, cell), told(approved), NOTHING)
                continue
            published = _read(printed[cell.address], cell, report.form)
            if not _same(approved, published):
                yield Difference(_place(report.form, cell), told(approved), told(published))


def _read(raw: object, cell: Cell, form: Form) -> Value:
    return read_value(raw, cell.column.kind, form.units_of(cell.column), form.marks)


def _same(one: Value, other: Value) -> bool:
    """Whether two values are the same number, mark or blank; an amount may be written in another unit."""
    if isinstance(one, Money) and isinstance(other, Money):
        return one.yuan == other.yuan
    return type(one) is type(other) and one == other


def told(value: Value) -> str:
    """Return how a side is told that holds a value."""
    return _BLANK if value is None else f" {plain(value)}"


def _place(form: Form, cell: Cell) -> str:
    return f"{form.place(cell.section.id)} {cell.label}"
