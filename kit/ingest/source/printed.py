"""What every kind of published file is read as: lines and tables in reading order, nothing understood yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a table as it is printed: its text, where it begins and what it spans.

    A merged cell is one cell. `flaw` says why its text cannot be relied on, "" when it can.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    flaw: str = ""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as it is printed, its cells row by row.

    `merges` tells whether the source knows which cells are merged; where it does not (text with tabs), an
    empty cell may be the rest of its neighbour. `place` is where the table stands, in a person's words.
    """

    cells: tuple[PrintedCell, ...]
    place: str
    merges: bool = True


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph or a line of text, and where it stands, in a person's words; `flaw` as of a cell.

    `heading` tells that the file itself marks it as a heading, `blanks` how many cells without a text stand
    below it, a line each.
    """

    text: str
    place: str
    flaw: str = ""
    heading: bool = False
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A published file: its lines and tables in reading order.

    `around` are lines of the page about the report (a web page's title and bars), in which a title or a date
    may stand but no words of the report. `embedded` are the parameters that a page of this kit carries.
    """

    name: str
    pieces: tuple[PrintedLine | PrintedTable, ...]
    around: tuple[str, ...] = ()
    embedded: Mapping[str, Any] | None = None
