"""What every kind of published file is read as: lines and tables in reading order, nothing understood yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
    `turned` tells that what are its rows here are columns in print. `numbers` are those by which a person
    knows its rows, where they are not 1, 2, 3: a sheet's, of which the empty rows are left out.
    """

    cells: tuple[PrintedCell, ...]
    place: str
    merges: bool = True
    turned: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph or a line of text, and where it stands, in a person's words; `flaw` as of a cell.

    `heading` tells that the file itself marks it as a heading, `blanks` how many cells without a text stand
    below it, a line each, `empty` how many lines without anything.
    """

    text: str
    place: str
    flaw: str = ""
    heading: bool = False
    blanks: int = 0
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that a file shows and that is not read: what it is, and where, in a person's words.

    `hidden` tells that the file holds it and does not show it; that counts only where something is missing.
    """

    what: str
    place: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A published file: its lines and tables in reading order, and what it shows that is in neither.

    `around` are lines about the report (a web page's title and bars, headers and footers), in which a title
    or a date may stand but no words of it; `headings` are those of them that a page marks as headings,
    `titled` is what a web page's window is called.
    `traditional` are all its texts, simplified and as printed, where they are simplified.
    `embedded` are the parameters that a page of this kit carries, `digest` is the SHA-256 of the file,
    `dated` the day on which it says it was last changed, or "". `sent_out` tells that it is a form of this
    kit, as it goes out to be filled in.
    """

    name: str
    pieces: tuple[PrintedLine | PrintedTable, ...]
    unread: tuple[Unread, ...] = ()
    around: tuple[str, ...] = ()
    embedded: Mapping[str, Any] | None = None
    digest: str = ""
    dated: str = ""
    sent_out: bool = False
    headings: tuple[str, ...] = ()
    titled: str = ""
    traditional: tuple[str, str] = ("", "")

    def as_printed(self, text: str) -> str:
        """Return words of the file as they are printed: in its traditional characters, if it has such."""
        read, printed = self.traditional

        def found(words: re.Match[str]) -> str:
            start = read.find(words[0])
            return printed[start : start + len(words[0])] if start >= 0 else words[0]

        return re.sub(r"[^\s“”]+", found, text) if read else text

    def lines(self) -> Iterator[str]:
        """Yield every line of the file, the cells of its tables among them."""
        for piece in self.pieces:
            texts = [piece.text] if isinstance(piece, PrintedLine) else [cell.text for cell in piece.cells]
            yield from (line for text in texts for line in text.split("\n"))
