"""Where each cell of the form stands in the workbook, and how a formula names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from xlsxwriter.utility import quote_sheetname, xl_range, xl_rowcol_to_cell

from kit.form.official_form import Form
from kit.form.workbook_labels import ABOUT, CHECKS, WORDS
from kit.page.grid import grid_of

LONGEST_NAME = 31
"""The characters that Excel allows in a sheet's name."""

HINT_ROW, TABLE_ROW = 1, 2
"""The rows of a sheet in which its hint stands and its table begins, below the heading; rows count from 0."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of the workbook; rows and columns count from 0."""

    sheet: str
    row: int
    column: int

    def follows(self, other: CellPlace) -> bool:
        """Whether this is the next cell to the right of `other`, or below it."""
        step = (self.row - other.row, self.column - other.column)
        return self.sheet == other.sheet and step in ((0, 1), (1, 0))


@cache
def places(form: Form) -> Mapping[str, CellPlace]:
    """Return the place of every number cell by address."""
    names = sheet_names(form)
    return {
        slot.cell.address: CellPlace(names[section], slot.row + TABLE_ROW, slot.column)
        for section in form.tables
        for row in grid_of(form, section).rows
        for slot in row
        if slot.cell
    }


@cache
def sheet_names(form: Form) -> Mapping[str, str]:
    """Return a sheet's name for each table: its section's heading as far as Excel takes it, none twice."""
    names: dict[str, str] = {}
    taken = {name.casefold() for name in (ABOUT, WORDS, CHECKS)}
    for section in form.tables:
        whole = re.sub(r"[\[\]:*?/\\]", "", form.section(section).heading).strip("'。：；、， ")
        name, again = whole[:LONGEST_NAME], 1
        while name.casefold() in taken or not name:
            again += 1
            name = f"{whole[: LONGEST_NAME - len(str(again))]}{again}"
        taken.add(name.casefold())
        names[section] = name
    return names


def spelt(cells: Iterable[CellPlace], sheet: str) -> str:
    """Return cells as a formula in `sheet` names them: neighbours as ranges, commas between."""
    runs: list[list[CellPlace]] = []
    for cell in cells:
        if runs and cell.follows(runs[-1][-1]) and (len(runs[-1]) < 2 or _straight(runs[-1], cell)):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return ",".join(_range(run[0], run[-1], sheet) for run in runs)


def quoted_text(text: str) -> str:
    """Return a text as a formula spells it."""
    return '"' + text.replace('"', '""') + '"'


def _straight(run: list[CellPlace], cell: CellPlace) -> bool:
    return (cell.row == run[0].row) == (run[1].row == run[0].row)


def _range(first: CellPlace, last: CellPlace, sheet: str) -> str:
    named = (
        xl_rowcol_to_cell(first.row, first.column)
        if first == last
        else xl_range(first.row, first.column, last.row, last.column)
    )
    return named if first.sheet == sheet else f"{quote_sheetname(first.sheet)}!{named}"
