"""The statutory tables of a report as pandas frames."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kit.form.cell_value import Kind, Value, number
from kit.form.equation import address
from kit.form.table import Block
from kit.form.tree import leaves
from kit.report.report import Report


def frames(report: Report, section_id: str) -> list[pd.DataFrame]:
    """Return a frame for each block of a table: row ids × column ids, totals completed.

    Counts are Int64 (件) with <NA> for a blank or a mark; money is exact Decimal in 元.
    """
    return [_frame(report.figures, section_id, block) for block in report.form.tables[section_id].blocks]


def _frame(figures: Mapping[str, Value], section_id: str, block: Block) -> pd.DataFrame:
    rows = [path[-1].id for path in leaves(block.rows)]
    columns = {}
    for path in leaves(block.columns):
        column = path[-1]
        values = [number(figures[address(section_id, row, column.id)]) for row in rows]
        if column.kind is Kind.MONEY:
            columns[column.id] = pd.array(
                [pd.NA if value is None else value for value in values], dtype="object"
            )
        else:
            columns[column.id] = pd.array(values, dtype="Int64")
    return pd.DataFrame(columns, index=pd.Index(rows, name="row"))
