"""Takes out of a report the tables, and lines of tables, whose caption says that they are not its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kit.form.official_form import Form
from kit.ingest.heading_lines import section_of
from kit.ingest.identity.caption_owner import OWN, is_name
from kit.ingest.identity.caption_year import captioned, says_nothing
from kit.ingest.identity.captions_below import Piece, captions_first
from kit.ingest.source.printed import PrintedLine, PrintedTable
from kit.ingest.tables.naming.labels import Labels, labels_of
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.printed_rows import PrintedRow, rows_of
from kit.ingest.tables.printed_values import is_value

_PARTS = re.compile(r"[\s|│┃｜]+")
_LEAST = 3
"""So many numbers behind the lines below a caption make them the lines of a table."""


@dataclass(frozen=True, slots=True)
class OtherYear:
    """A table of another year or unit: what is told of it, and its pieces."""

    told: Unplaced
    pieces: tuple[Piece, ...]


def without_other_years(
    pieces: Sequence[Piece], year: int, form: Form, agency: str
) -> tuple[list[Piece], list[OtherYear]]:
    """Return a report's pieces without tables that another year's or unit's caption heads, and these.

    A caption stands above a table or below it, in a row of its own above the header of one, or above lines
    that are the cells of one. Above, it speaks for what follows up to the next line of words, which a unit's
    is not.
    """
    parting = _Parting(year, agency, form, labels_of(form, year))
    for piece in captions_first(pieces, year, agency):
        if isinstance(piece, PrintedLine):
            parting.line(piece)
        else:
            parting.table(piece)
    parting.end_lines()
    return parting.kept, parting.others


@dataclass
class _Parting:
    year: int
    agency: str
    form: Form
    labels: Labels
    kept: list[Piece] = field(default_factory=list)
    others: list[OtherYear] = field(default_factory=list)
    _caption: str = ""
    _of: str = ""
    """Whose the numbers below the caption are, "" where they are the report's."""
    _in_header: bool = False
    """Whether the line before is a header's cell: what follows is another, 2023年数 as well."""
    _below: bool = False
    """Whether a table stood below the caption already, or has to stand directly below."""
    _lines: list[PrintedLine] = field(default_factory=list)
    """The lines below the caption, which may be of its table."""

    def line(self, piece: PrintedLine) -> None:
        """Take a line: it is a caption, or may be part of a table below one."""
        texts = piece.text.split("\n")
        for text in texts:
            of = None if self._in_header else self._captioned(text)
            self._in_header = bool(self.labels.find(text).of("column", "corner"))
            if of is not None or "。" in text or section_of(text, self.form):
                self.end_lines()
                self._caption, self._of, self._below = text, of or "", is_name(text)
            elif self._below and not self._goes_on(text):
                self._of = ""
        if not self._of or self._caption == texts[-1]:
            self.kept.append(piece)
        else:
            self._lines.append(piece)

    def table(self, piece: PrintedTable) -> None:
        """Take a table: what of it stands below a caption of another year is taken out."""
        if self._lines and not all(self._goes_on(each.text) for each in self._lines):
            self.end_lines()
            self._of = ""
        self.kept += self._lines
        self._lines, self._below, self._in_header = [], True, False
        taken: dict[tuple[str, str], set[int]] = {}
        rows = list(rows_of(piece))
        numbers = sorted({cell.row for cell in piece.cells})
        for at, (row, number) in enumerate(zip(rows, numbers, strict=True)):
            self._row(row, rows[at + 1 :])
            if self._of:
                taken.setdefault((self._caption, self._of), set()).add(number)
        for (caption, of), own in taken.items():
            self._take(caption, of, piece.place, (_rows(piece, own),))
        rest = set(numbers).difference(*taken.values())
        if rest or not taken:
            self.kept.append(_rows(piece, rest) if taken else piece)

    def end_lines(self) -> None:
        """Part the lines below a caption: those up to the last number are its table's, where it is one."""
        texts = [each.text.split("\n") for each in self._lines]
        numbers = [sum(map(_numbers, each)) for each in texts]
        words = (part for each in texts for text in each for part in _PARTS.split(text))
        is_table = sum(numbers) >= _LEAST and any(self.labels.find(word).spots for word in words)
        end = max(at for at, count in enumerate(numbers, 1) if count) if is_table else 0
        if end:
            self._take(self._caption, self._of, self._lines[0].place, tuple(self._lines[:end]))
        self.kept += self._lines[end:]
        self._lines = []

    def _captioned(self, text: str) -> str | None:
        """Return what a line says of whose the numbers below are; the agency's name alone changes no year."""
        of = captioned(text, self.year, self.agency)
        if of == OWN:
            return None if self._of.endswith(f"{self.year} 年") and not self._below else ""
        return of

    def _goes_on(self, text: str) -> bool:
        """Whether a line parts no table from its caption: a unit, the agency, a title of the table."""
        is_own = captioned(text, self.year, self.agency) == OWN
        return is_own or says_nothing(text) or bool(self.labels.find(text).of("title"))

    def _row(self, row: PrintedRow, below: Sequence[PrintedRow]) -> None:
        if len(row.texts) != 1 or is_value(row.texts[0]):
            return
        text = row.texts[0]
        of = self._captioned(text)
        head = next((each.texts for each in below if len(each.texts) > 1), [""])
        if of is not None and not any(map(is_value, head)):
            self._caption, self._of = text, of
        elif "。" in text or section_of(text, self.form):
            self._of = ""

    def _take(self, caption: str, of: str, place: str, pieces: tuple[Piece, ...]) -> None:
        reason = f"表的标题写的是{of}"
        self.others.append(OtherYear(Unplaced(caption, place, reason), pieces))


def _numbers(text: str) -> int:
    """Return how many numbers end a line."""
    count = 0
    for part in reversed([part for part in _PARTS.split(text) if part]):
        if not is_value(part):
            break
        count += any(map(str.isdecimal, part))
    return count


def _rows(piece: PrintedTable, rows: set[int]) -> PrintedTable:
    return replace(piece, cells=tuple(cell for cell in piece.cells if cell.row in rows))
