"""A report in which every rule holds."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kit.form.official_form import Form
from kit.report.parameters import report_from


@st.composite
def consistent(draw: st.DrawFn, form: Form) -> dict[str, Any]:
    """Draw parameters whose parts are random and whose totals, all printed, add up."""
    counts = st.integers(0, 10**6)
    kinds = {"count": counts, "signed": st.integers(-1000, 1000)}
    figures: dict[str, Any] = {}
    for cell in form.cells.values():
        if not (cell.row.equals or cell.column.equals):
            row = figures.setdefault(cell.section.id, {}).setdefault(cell.row.id, {})
            money = st.just("3.25元") if len(cell.column.units) > 1 else st.just("3.25")
            row[cell.column.id] = draw(kinds.get(cell.column.kind, money))
    requests = figures["requests"]
    for column in requests["received"]:
        handled = sum(
            row[column]
            for name, row in requests.items()
            if name not in ("received", "carried_in", "carried_out")
        )
        requests["carried_in"][column] = 0
        requests["received"][column] = handled + requests["carried_out"][column]
    words = {section.id: "解读的材料比较少，已增加图解。" for section in form.sections if not section.table}
    identity = {"township": "甲镇", "agency": "甲镇人民政府", "year": form.first_year}
    plain: dict[str, Any] = {**identity, "figures": figures, "narrative": words}
    report = report_from(plain)
    parameters = report.public()
    for address in report.computed:
        table, row_id, column = address.split(".")
        parameters["figures"][table].setdefault(row_id, {})[column] = report.figures[address]
    return parameters
