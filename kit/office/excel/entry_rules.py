"""What Excel lets a person type in a number cell, and what it says when it refuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kit.form.cell_value import Kind
from kit.form.official_form import Form
from kit.form.tree import Column
from kit.office.excel.cell_places import quoted_text
from kit.page.grid import Grid


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A condition on the cell that it names, as an Excel formula, and the message of its refusal."""

    formula: str
    message: str


def entry_rule(form: Form, column: Column, cell: str) -> EntryRule:
    """Return the rule for a cell of `column`, named `cell` in Excel's way; blanks are always let in."""
    units = form.units_of(column)
    number, wanted = {
        Kind.COUNT: (f"AND({cell}>=0,{cell}=INT({cell}))", "请写 0 或正整数，不加单位"),
        Kind.SIGNED: (f"{cell}=INT({cell})", "请写整数，减少的写负数，没有增减就写 0"),
        Kind.MONEY: _money(units, cell),
    }[column.kind]
    text = f"OR({','.join(f'{cell}={quoted_text(mark)}' for mark in form.marks)})" if form.marks else "FALSE"
    if column.kind is Kind.MONEY:
        text = (
            f"OR({text},{_with_unit(units, cell)})" if len(units) > 1 else f"IFERROR(VALUE({cell})>=0,{text})"
        )
    return EntryRule(f"=IF(ISNUMBER({cell}),{number},{text})", f"{wanted}。空着表示还没有填，不等于零。")


def is_text(form: Form, column: Column, cell: str) -> str:
    """Return the condition that a cell of `column` holds a text instead of a number: a part of a formula."""
    if column.kind is not Kind.MONEY:
        return f"ISTEXT({cell})"
    units = form.units_of(column)
    amount = _with_unit(units, cell) if len(units) > 1 else f"ISNUMBER(VALUE({cell}))"
    return f"AND(ISTEXT({cell}),NOT(IFERROR(OR({amount}),FALSE)))"


def entry_areas(table: Grid) -> list[tuple[Column, tuple[int, int, int, int]]]:
    """Return the rectangles of number cells that take the same: a column of each, and its two corners.

    A rule that names the first cell of a rectangle holds for all of it.
    """
    areas: list[tuple[Column, tuple[int, int, int, int]]] = []
    for row in table.rows:
        numbers = [(slot.cell.column, slot) for slot in row if slot.cell]
        for key, group in groupby(numbers, lambda pair: _taken(pair[0])):
            run = list(group)
            (column, first), (_, last) = run[0], run[-1]
            above = first.row
            for index, (other, (top, left, bottom, right)) in enumerate(areas):
                same = (_taken(other), left, right) == (key, first.column, last.column)
                if same and bottom == first.row - 1:
                    del areas[index]
                    above = top
                    break
            areas.append((column, (above, first.column, first.row, last.column)))
    return areas


def _taken(column: Column) -> tuple[Kind, tuple[str, ...]]:
    return column.kind, column.units


def _money(units: Mapping[str, int], cell: str) -> tuple[str, str]:
    """Return the condition on a bare number in a money cell, and what to write there."""
    if len(units) > 1:
        return f"{cell}=0", f"请在数字后写明{'或'.join(units)}，如 152790{next(iter(units))}；没有就写 0"
    return f"{cell}>=0", f"请以{'、'.join(units)}为单位写不小于 0 的准确数，只写数字，不四舍五入"


def _with_unit(units: Sequence[str] | Mapping[str, int], cell: str) -> str:
    """Return the condition that a cell holds an amount with one of `units` behind it."""
    each = (
        f"IFERROR(AND(RIGHT({cell},{len(unit)})={quoted_text(unit)},"
        f"VALUE(LEFT({cell},LEN({cell})-{len(unit)}))>=0),FALSE)"
        for unit in units
    )
    return ",".join(each)
