"""Numbers that a program put behind the names of columns, because no two may have one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kit.ingest.source.printed import PrintedCell, PrintedTable

_NUMBERED = re.compile(r"(?P<name>.*[\u4e00-\u9fff)）])(?P<number>\.?\d{1,2})", re.DOTALL)


def with_own_names(table: PrintedTable) -> PrintedTable:
    """Return the table with its columns' own names; Excel counts equal ones as 名称2, pandas as 名称.1.

    A row in which the numbers do not count its equal names stays as it is.
    """
    by_row: dict[int, list[PrintedCell]] = defaultdict(list)
    for cell in table.cells:
        by_row[cell.row].append(cell)
    names: dict[int, str] = {}
    for cells in by_row.values():
        names |= _names(sorted(cells, key=lambda cell: cell.column))
    if not names:
        return table
    return replace(
        table, cells=tuple(replace(cell, text=names.get(id(cell), cell.text)) for cell in table.cells)
    )


def _names(cells: Sequence[PrintedCell]) -> dict[int, str]:
    """Return by its identity the name of each cell in a row that has a number behind it."""
    times: dict[str, int] = {}
    found: dict[int, str] = {}
    for cell in cells:
        numbered = _NUMBERED.fullmatch(cell.text)
        name = numbered["name"] if numbered and numbered["name"] in times else cell.text
        times[name] = times.get(name, 0) + 1
        if numbered and name != cell.text:
            if numbered["number"] not in (str(times[name]), f".{times[name] - 1}"):
                return {}
            found[id(cell)] = name
    return found
