"""The closing balance of a report: each digit that its lines and tables print is in what was made of them.

A number is placed, refused, a label's or words; where one is none of these, this kit has lost it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kit.ingest.source.printed import PrintedLine, PrintedTable
from kit.ingest.tables.figures import Figures
from kit.ingest.tables.naming.bare_digits import bare_digits
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.printed_rows import PrintedRow, rows_of
from kit.ingest.tables.printed_values import is_value

LOST = "这里有数字没有读到任何地方，是本工具的疏漏，请照原文核对"

_IN_LINES = ""
"""The one place of all lines: of a table that is printed a cell a line nothing tells a row's end."""

_Text = tuple[str, str]
"""A text and the place where it is printed."""


def lost(
    pieces: Sequence[PrintedLine | PrintedTable], figures: Figures, words: Sequence[str]
) -> Iterator[Unplaced]:
    """Yield the rows and lines of a report that print digits of which nothing was made, nor told.

    `figures` is what was made of the tables among `pieces`, `words` all that was made of the lines left over:
    title, narrative, what is none of the report's.
    """
    in_words = {line.place for line in figures.lines}
    told = {remark.text for remark in figures.remarks}
    printed: dict[str, list[_Text]] = {}
    for piece in pieces:
        rows = [piece] if isinstance(piece, PrintedLine) else rows_of(piece)
        for row in rows:
            text = row.text if isinstance(row, PrintedLine) else " ".join(_cells(row, told))
            is_line = isinstance(row, PrintedLine) or row.place in in_words
            at = _IN_LINES if is_line else figures.parted.get(row.place, row.place)
            printed.setdefault(at, []).append((text, row.place))
    kept = _kept(figures, printed)
    kept.setdefault(_IN_LINES, Counter()).update(bare_digits(words))
    for at, own in printed.items():
        missing = bare_digits(text for text, _ in own) - kept.get(at, Counter())
        if missing:
            yield from _named(own, missing, words if at == _IN_LINES else ())


def _cells(row: PrintedRow, told: set[str]) -> Iterator[str]:
    """Yield the texts of a row that begin in it; no label that is told of or repeats its neighbour."""
    last = ""
    for slot in row.slots:
        if slot.begins and slot.text:
            is_number = is_value(slot.text)
            if is_number or (slot.text != last and " ".join(slot.text.split()) not in told):
                yield slot.text
            last = slot.text


def _kept(figures: Figures, printed: dict[str, list[_Text]]) -> dict[str, Counter[str]]:
    """Return the digits of what was read in tables, names something there or was refused, by place."""
    lines = {place for _, place in printed.get(_IN_LINES, ())}
    kept: dict[str, Counter[str]] = {}
    for text, place in (*figures.seen, *((each.text, each.place) for each in figures.unplaced)):
        at = _IN_LINES if place in lines else figures.parted.get(place, place)
        kept.setdefault(at, Counter()).update(bare_digits([text]))
    return kept


def _named(own: Iterable[_Text], missing: Counter[str], words: Sequence[str]) -> Iterator[Unplaced]:
    """Yield the texts that hold missing digits, first those that are not found in the words as they are."""
    whole = "\n".join(words)
    for text, place in sorted(own, key=lambda each: each[0] in whole):
        mine = bare_digits([text]) & missing
        if mine:
            missing -= mine
            yield Unplaced(text, place, LOST)
