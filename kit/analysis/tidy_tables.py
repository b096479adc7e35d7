"""All figures of many reports as long tables: a line for each cell of each report, or for each that moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kit.base.errors import KitError
from kit.base.strings import quoted
from kit.county.changes import Change, changes
from kit.form.cell_value import Kind, number, plain
from kit.form.official_form import Cell
from kit.report.catalogue import TownshipYear
from kit.report.report import Report

if TYPE_CHECKING:  # whoever only reads reports need not load it
    import pandas as pd

Line = tuple[Any, ...]
"""A value for each column of a table."""

Read = tuple[TownshipYear, Report]
"""Where a report's parameters file lies, and what is in it."""

TEXT, WHOLE, EXACT, TRUTH = "string", "Int64", "object", "boolean"
"""The types of columns. EXACT holds Decimal, and <NA> where there is no number."""

_WHOSE = {
    "county": TEXT,
    "unit": TEXT,
    "year": WHOLE,
    "county_name": TEXT,
    "unit_name": TEXT,
    "edition": TEXT,
}
_WHICH = {"section": TEXT, "row": TEXT, "column": TEXT, "row_label": TEXT, "column_label": TEXT}

_FIGURE = {"status": TEXT, "count": WHOLE, "yuan": EXACT, "printed": TEXT, "computed": TRUTH}
_CHANGE = {"measure": TEXT, "this": EXACT, "last": EXACT, "by": EXACT, "percent": EXACT, "jump": TRUTH}


@dataclass(frozen=True, slots=True)
class LongTable:
    """A long table: its columns by type, and the lines that a report gives it."""

    columns: Mapping[str, str]
    lines: Callable[[TownshipYear, Report], Iterator[tuple[Any, ...]]]

    def make(self, reports: Iterable[Read]) -> pd.DataFrame:
        """Return the table of some reports; exact numbers stay the Decimals they are."""
        return self.made_of(line for read in reports for line in self.lines(*read))

    def made_of(self, lines: Iterable[Line]) -> pd.DataFrame:
        """Return the table of some lines."""
        import pandas as pd

        found = list(lines)
        by_column = zip(*found, strict=True) if found else ((),) * len(self.columns)
        return pd.DataFrame(
            {
                name: column(values, kind)
                for (name, kind), values in zip(self.columns.items(), by_column, strict=True)
            }
        )

    def lines_told(self, place: TownshipYear, report: Report) -> list[list[Any]]:
        """Return the lines that a report gives it as JSON holds them: exact numbers are text."""
        return [
            [str(each) if isinstance(each, Decimal) else each for each in line]
            for line in self.lines(place, report)
        ]

    def lines_from(self, told: Sequence[Sequence[Any]]) -> list[Line]:
        """Return the lines of which `lines_told` tells."""
        exact = [at for at, kind in enumerate(self.columns.values()) if kind == EXACT]
        found = [list(line) for line in told]
        for line in found:
            for at in exact:
                line[at] = line[at] and Decimal(line[at])
        return [tuple(line) for line in found]


def column(values: Iterable[Any], kind: str) -> pd.Series:
    """Return values as a column of one of the types above; None is <NA>."""
    import pandas as pd

    if kind == EXACT:
        return pd.Series([pd.NA if value is None else value for value in values], dtype=object)
    return pd.Series(list(values), dtype=kind)


def _figures(place: TownshipYear, report: Report) -> Iterator[tuple[Any, ...]]:
    whose = _whose(place, report)
    for address, cell in report.form.cells.items():
        value = report.figures[address]
        amount = number(value)
        status = "number" if amount is not None else "mark" if value is not None else "blank"
        counts = cell.column.kind is not Kind.MONEY
        count, yuan = (amount, None) if counts else (None, amount)
        yield (*whose, *_which(cell), status, count, yuan, _printed(plain(value)), address in report.computed)


def _changes(place: TownshipYear, report: Report) -> Iterator[tuple[Any, ...]]:
    if report.last is not None:
        whose = _whose(place, report)
        for each in changes(report.form, report.figures, report.last.figures):
            yield (*whose, *_which(each.cell), *_moved(each))


def _moved(change: Change) -> tuple[Any, ...]:
    measure = "元" if change.cell.column.kind is Kind.MONEY else "件"
    this, last, by = map(Decimal, (change.this, change.last, change.by))
    return measure, this, last, by, change.percent, change.jump


def _whose(place: TownshipYear, report: Report) -> tuple[Any, ...]:
    return place.county, place.township, report.year, report.county, report.township, report.form.edition


def _which(cell: Cell) -> tuple[str, ...]:
    row = " · ".join(node.label for node in cell.rows[-2:])
    return cell.section.id, cell.row.id, cell.column.id, row, cell.column.label


def _printed(value: int | str | None) -> str | None:
    return None if value is None else str(value)


FIGURES = LongTable(_WHOSE | _WHICH | _FIGURE, _figures)
"""Every cell of every report, in the form's order.

`county` and `unit` are folders, `county_name` and `unit_name` what the report says; `section`, `row` and
`column` are the form's ids, the labels its words. `status` is number, blank or mark. `count` is in 件, `yuan`
in 元 and exact, both <NA> for a blank or a mark; `printed` is the cell as printed. `computed` marks a total
that the parameters file left out.
"""

CHANGES = LongTable(_WHOSE | _WHICH | _CHANGE, _changes)
"""Every cell that moved against last year's report, of the reports that know it.

`this`, `last` and `by` are exact, in the `measure`, 件 or 元; `percent` has two decimals and is <NA> where
last year's figure is zero. `jump` marks what a person should look at (Y-jump).
"""


def compared(report: Report, section: str) -> pd.DataFrame:
    """Return this year's figures of one table, "" for all, beside last year's, by the names of the cells.

    Raises KitError for a table that the form has not.
    """
    import pandas as pd

    last = report.last
    cells = {a: cell for a, cell in report.form.cells.items() if section in ("", cell.section.id)}
    if not cells:
        raise KitError(f"没有{quoted(section)}这张表。有 {'、'.join(report.form.tables)}。")
    this = [number(report.figures[address]) for address in cells]
    before = [number(last.figures.get(address)) if last else None for address in cells]
    by = [None if a is None or b is None else a - b for a, b in zip(this, before, strict=True)]
    kind = EXACT if any(isinstance(each, Decimal) for each in (*this, *before)) else WHOLE
    labels = [" · ".join(node.label for node in cell.rows[-2:]) for cell in cells.values()]
    table = {
        "row": column(labels, TEXT),
        "column": column([cell.column.label for cell in cells.values()], TEXT),
        "this": column(this, kind),
        "last": column(before, kind),
        "by": column(by, kind),
    }
    return pd.DataFrame(table).set_index(pd.Index(list(cells), name="cell"))
