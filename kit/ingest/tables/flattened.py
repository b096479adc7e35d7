"""Finds tables that were flattened to lines, one cell below another, and makes rows of them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.ingest.source.printed import PrintedLine
from kit.ingest.tables.flat_cells import Token, cells_at, unknown_head
from kit.ingest.tables.naming.labels import NOTHING, Labels
from kit.ingest.tables.printed_rows import PrintedRow, stream_row
from kit.ingest.tables.printed_values import is_value

_LEAST = 3
"""So many cells make a table of what would otherwise be words."""


def rows_in(lines: Sequence[PrintedLine], labels: Labels) -> Iterator[PrintedRow | PrintedLine]:
    """Yield `lines` in order, those of a flattened table as rows.

    A row without a number is blank only where another follows: behind the last one the file may be cut off.
    """
    index = 0
    while index < len(lines):
        tokens, end = _table(lines, index, labels)
        if len(tokens) >= _LEAST:
            yield from _Rows(tokens, labels).rows()
            index = end
        else:
            yield lines[index]
            index += 1


def _table(lines: Sequence[PrintedLine], start: int, labels: Labels) -> tuple[list[Token], int]:
    """Return the cells of the table that begins at a line, and the line behind it; no cells for words."""
    tokens: list[Token] = []
    index = start
    while index < len(lines):
        fresh, end = cells_at(lines, index, labels)
        if not fresh and _in_header(tokens):
            fresh, end = unknown_head(lines, index, labels)
        if not fresh or not _begins([*tokens[:2], *fresh]):
            break
        tokens += fresh
        index = end
    return tokens, index


def _in_header(tokens: Sequence[Token]) -> bool:
    """Whether a header's corner stands among the cells so far and no row behind it."""
    for token in reversed(tokens):
        if not token.found.heads and token.part != "head":
            return False
        if token.found.of("corner"):
            return True
    return False


def _begins(tokens: Sequence[Token]) -> bool:
    """Whether a table can begin so: as a header does, or with a row and its first number."""
    return (
        tokens[0].part == "row"
        or tokens[0].found.heads
        or (bool(tokens[0].found.spots) and not any(t.found.spots for t in tokens[1:2]))
    )


class _Rows:
    """Makes rows of cells: the labels of a header, then for each row its labels and its values."""

    def __init__(self, tokens: Sequence[Token], labels: Labels) -> None:
        self._tokens, self._known = tokens, labels
        self._cells: list[Token] = []
        self._in_header = True
        self._parting: int | None = 0
        """How many empty cells part two rows, None where that is not told."""

    def rows(self) -> Iterator[PrintedRow]:
        """Yield the rows, headers first."""
        for token in self._tokens:
            value = token.found is NOTHING and is_value(token.text)
            heads = not value and self._heads(token)
            if token.part != "rest" and self._complete(token, value=value, heads=heads):
                yield from self._row(ended=bool(token.found.spots))
            self._in_header = heads
            self._cells.append(token)
        yield from self._row(ended=False)

    def _heads(self, token: Token) -> bool:
        """Whether a label belongs to a header: 总计 and 其他 name rows too, but not among columns."""
        if token.part:
            return token.part == "head"
        return token.found.heads and (self._in_header or not token.found.of("row"))

    def _complete(self, token: Token, *, value: bool, heads: bool) -> bool:
        """Whether the cells so far make a row, now that this one comes."""
        if not self._cells:
            return False
        if value:
            return self._in_header
        last = self._cells[-1]
        if heads != self._in_header or last.found.of("title") or (heads and token.found.of("title")):
            return True
        return not heads and not self._known.is_group(last.found)

    def _row(self, *, ended: bool) -> Iterator[PrintedRow]:
        if self._cells:
            if self._in_header:
                blanks = self._cells[-1].line.blanks
                self._parting = blanks if blanks < 2 else None
            cells = [cell for token in self._cells for cell in self._with_blanks(token)]
            yield stream_row(cells, self._cells[0].line.place, ended=ended)
        self._cells = []

    def _with_blanks(self, token: Token) -> Iterator[tuple[str, str]]:
        """Yield a cell and the empty ones printed below it, those left out that only part two rows."""
        yield token.text, token.line.flaw
        if self._parting is not None and not self._in_header:
            last = token is self._cells[-1]
            yield from [("", "")] * (token.line.blanks - (self._parting if last else 0))
