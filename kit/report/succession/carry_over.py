"""What a report takes over from last year's: the cells that an equation gives from last year's alone."""

from __future__ import annotations

from kit.form.cell_value import Value, add
from kit.form.equation_lines import identities
from kit.form.official_form import Form
from kit.report.report import Report


def carried(form: Form, last: Report | None) -> dict[str, Value]:
    """Return the cells of `form` that last year's report alone gives (二 = last year's 四), by address.

    A cell is blank where last year's figures are blank or marks; without `last` there is none.
    """
    cells: dict[str, Value] = {}
    if last is None:
        return cells
    for line in identities(form):
        left, right = line.equation.left, line.equation.right
        if len(left) == 1 and all(term.last for term in right):
            cells[line.address(left[0])] = add(last.figures.get(line.address(term)) for term in right)
    return cells
