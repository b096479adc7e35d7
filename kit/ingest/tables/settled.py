"""Settles a number whose digits stand apart (1 6): one number where its row's and column's sums say so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.base.strings import narrow
from kit.form.cell_value import Kind
from kit.form.equation_lines import EquationLine, identities
from kit.form.official_form import Form
from kit.ingest.tables.printed_values import Plain

_APART = re.compile(r"[1-9][\d\s]*\d")


def settled(address: str, text: str, values: Mapping[str, Plain], form: Form) -> int | None:
    """Return the count that a cell's digits make together, None where the sums do not settle it.

    `values` are the cells read so far. Every identity that the cell is in and whose other cells are read
    has to hold, one along the row and one along the column at least.
    """
    if form.cells[address].column.kind is not Kind.COUNT or not _APART.fullmatch(narrow(text).strip()):
        return None
    count = int(re.sub(r"\s", "", narrow(text)))
    held: dict[str, bool] = {}
    for line in identities(form):
        if address in line.cells and (left := left_over(line, {**values, address: count})) is not None:
            held[line.equation.each] = held.get(line.equation.each, True) and left == 0
    return count if held == {"row": True, "column": True} else None


def left_over(line: EquationLine, values: Mapping[str, Plain]) -> int | None:
    """Return by how much the sides of an identity differ, None where one of its cells is no count."""
    difference = 0
    for (term, factor), address in zip(line.equation.factors, line.addresses, strict=True):
        value = None if term.last else values.get(address)
        if not isinstance(value, int):
            return None
        difference += factor * value
    return difference
