"""Puts a header together again whose labels were broken in their cells and then copied line by line.

Of narrow columns a PDF without rulings gives first the upper halves of all labels and then the lower ones.
Nothing is guessed: all pieces together have to be the whole header, each line from the left to the right; a
column whose label stands alone on its lines might stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from kit.base.folded_text import squeeze
from kit.form.official_form import Form
from kit.ingest.tables.naming.form_labels import Spot, printed_labels
from kit.ingest.tables.naming.label_paths import column_leaves
from kit.ingest.tables.naming.layouts import layouts

MOST_LINES = 16
"""Over so many lines a header is scattered."""
_MOST_WAYS = 400
"""So many ways in which its pieces may belong together are followed at once."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A label over columns `first` up to `last`, and the cell above it; whether it `heads` one column."""

    text: str
    first: int
    last: int
    above: int | None
    heads: bool


@dataclass(frozen=True)
class _Heads:
    """The cells of a whole header, and its labels in an order in which headers are read."""

    cells: tuple[_Cell, ...]
    labels: tuple[str, ...]

    @property
    def begins(self) -> set[str]:
        """The pieces that the header can begin with."""
        tops = (cell.text for cell in self.cells if cell.above is None)
        return {text[:end] for text in tops for end in range(1, len(text) + 1)}

    @cached_property
    def letters(self) -> list[str]:
        """All characters that the header prints, sorted."""
        return sorted("".join(cell.text for cell in self.cells))


def scattered(texts: Sequence[str], form: Form) -> tuple[tuple[str, ...], int]:
    """Return the labels of the header that the first of some lines print in pieces, and how many these are.

    Nothing and 0 where they print none, or not all of one.
    """
    begin = squeeze(texts[0].split(maxsplit=1)[0]).text if texts[0].strip() else ""
    fitting = _by_begin(form).get(begin, ())
    lines = [squeeze(text).text.replace("|", "") for text in texts[:MOST_LINES]] if fitting else []
    for heads in fitting:
        count = _length(lines, len(heads.letters))
        if count > 1 and sorted("".join(lines[:count])) == heads.letters:
            pieces = tuple(tuple(squeeze(word).text for word in text.split()) for text in texts[:count])
            if _fit(pieces, heads.cells):
                return heads.labels, count
    return (), 0


def _length(lines: Sequence[str], letters: int) -> int:
    """Return how many lines have so many letters together, or more; 0 where all have fewer."""
    together = accumulate(map(len, lines))
    return next((count for count, have in enumerate(together, 1) if have >= letters), 0)


@cache
def _by_begin(form: Form) -> Mapping[str, Sequence[_Heads]]:
    """Return the headers of a form that may be scattered, with their corner and without, by their begins."""
    found: dict[str, list[_Heads]] = {}
    for section, table in form.tables.items():
        for block in range(len(table.blocks)):
            for heads in _heads(form, section, block):
                for begin in heads.begins:
                    found.setdefault(begin, []).append(heads)
    return found


def _heads(form: Form, section: str, block: int) -> Iterator[_Heads]:
    leaves = column_leaves(form, section, block)
    said = printed_labels(form)
    cells: dict[tuple[Spot, ...], _Cell] = {}
    order: list[tuple[Spot, ...]] = []
    for column, leaf in enumerate(leaves):
        for depth in range(1, len(leaf.path) + 1):
            path = leaf.path[:depth]
            first = cells[path].first if path in cells else column
            above = order.index(path[:-1]) if depth > 1 else None
            order += [] if path in cells else [path]
            cells[path] = _Cell(_read(said[path[-1]]), first, column + 1, above, path == leaf.path)
    labels = tuple(said[spot] for line in layouts(leaves)[0] for spot in line)
    corner = said.get(Spot(section, block, "corner"), "")
    yield _Heads(tuple(cells.values()), labels)
    if corner:
        yield _Heads((*cells.values(), _Cell(_read(corner), -1, 0, None, False)), (corner, *labels))


def _read(text: str) -> str:
    return squeeze(text).text


@lru_cache(maxsize=64)  # a report is read under each edition, and a table's header again on each page
def _fit(lines: tuple[tuple[str, ...], ...], cells: tuple[_Cell, ...]) -> bool:
    """Whether the pieces of lines, from the left to the right, are all labels; of one above another first."""
    ways = {(0,) * len(cells)}
    for pieces in lines:
        ends = {_Way(way) for way in ways}
        for piece in pieces:
            ends = {each for way in ends for each in _next(way, piece, cells)}
            if len(ends) > _MOST_WAYS:
                return False
        ways = {way.done for way in ends if not way.might_stand_anywhere}
    return any(all(done == len(cell.text) for done, cell in zip(way, cells, strict=True)) for way in ways)


class _Way(NamedTuple):
    """How far each label is printed, where the line's last piece ends, how many of it head a column.

    `begins` tells whether one of these begins here: the rest of one stands below it, wherever that is.
    """

    done: tuple[int, ...]
    end: int = -1
    heads: int = 0
    begins: bool = False

    @property
    def might_stand_anywhere(self) -> bool:
        """Whether a label that heads a column begins on the line, and none stands beside it."""
        return self.heads == 1 and self.begins


def _next(way: _Way, piece: str, cells: Sequence[_Cell]) -> Iterator[_Way]:
    """Yield each way in which a piece goes on: the next of a label that begins behind the last one's."""
    for index, (cell, done) in enumerate(zip(cells, way.done, strict=True)):
        if cell.first < way.end or not cell.text.startswith(piece, done):
            continue
        if cell.above is None or way.done[cell.above] == len(cells[cell.above].text):
            further = (*way.done[:index], done + len(piece), *way.done[index + 1 :])
            begins = way.begins or (cell.heads and not done)
            yield _Way(further, cell.last, way.heads + cell.heads, begins)
