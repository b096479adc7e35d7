"""What a report takes over from last year's: the cells that an equation gives from last year's alone."""

from __future__ import annotations

from kit.form.cell_value import Value, add
from kit.form.official_form import Form
from kit.form.tree import leaves
from kit.report.report import Report


def carried(form: Form, last: Report | None) -> dict[str, Value]:
    """Return the cells of `form` that last year's report alone gives (二 = last year's 四), by address.

    A cell is blank where last year's figures are blank or marks; without `last` there is none.
    """
    cells: dict[str, Value] = {}
    if last is None:
        return cells
    for id_, table in form.tables.items():
        for block in table.blocks:
            for equation in block.equations:
                if len(equation.left) == 1 and all(term.last for term in equation.right):
                    for path in leaves(block.rows if equation.each == "row" else block.columns):
                        line = path[-1].id
                        sources = (equation.address(id_, line, term) for term in equation.right)
                        target = equation.address(id_, line, equation.left[0])
                        cells[target] = add(last.figures.get(source) for source in sources)
    return cells
