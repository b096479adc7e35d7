"""Tables as they are printed, whatever holds them: each cell's text, where it begins and what it spans."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag


@dataclass(frozen=True)
class Spanned:
    """A cell of a printed table."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


def html_cells(table: Tag) -> set[Spanned]:
    """Return the cells of an HTML table, placed as a browser places them."""
    taken: set[tuple[int, int]] = set()
    cells: set[Spanned] = set()
    for row, line in enumerate(table.select("tr")):
        column = 0
        for cell in line.find_all(["td", "th"]):
            while (row, column) in taken:
                column += 1
            down, across = (int(str(cell.get(name, "1"))) for name in ("rowspan", "colspan"))
            taken |= {(row + below, column + right) for below in range(down) for right in range(across)}
            cells.add(Spanned(row, column, down, across, cell.get_text()))
    return cells
