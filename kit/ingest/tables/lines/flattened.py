"""Finds tables that were flattened to lines, one cell below another, and makes rows of them again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kit.ingest.identity.report_title import ELISION
from kit.ingest.source.printed import PrintedLine, PrintedTable
from kit.ingest.source.seen.characters import grouped
from kit.ingest.tables.lines.flat_cells import Token, cells_at, unknown_head
from kit.ingest.tables.naming.labels import NOTHING, Labels
from kit.ingest.tables.printed_rows import PrintedRow, rows_of, stream_row
from kit.ingest.tables.printed_values import is_value

_LEAST = 3
"""So many cells make a table of what would otherwise be words."""


def rows_and_lines(
    pieces: Sequence[PrintedLine | PrintedTable], labels: Labels
) -> Iterator[PrintedRow | PrintedLine]:
    """Yield the rows of tables and the lines between them, flattened tables as rows again."""
    lines: list[PrintedLine] = []
    for piece in pieces:
        if isinstance(piece, PrintedLine):
            parts = ELISION.sub(r"\n\g<0>\n", piece.text).split("\n")
            lines += (_saying(piece, part.strip()) for part in parts if part.strip())
            continue
        yield from rows_in(lines, labels)
        lines = []
        yield from rows_of(piece)
    yield from rows_in(lines, labels)


def rows_in(lines: Sequence[PrintedLine], labels: Labels) -> Iterator[PrintedRow | PrintedLine]:
    """Yield `lines` in order, those of a flattened table as rows.

    A row without a number is blank only where another follows: behind the last one the file may be cut off.
    """
    index = 0
    read = [_saying(line, grouped(line.text)) for line in lines]  # what is left are words as printed
    while index < len(lines):
        tokens, end = _table(read, index, labels)
        if len(tokens) >= _LEAST:
            yield from _Rows(tokens, labels).rows()
            index = end
        else:
            yield lines[index]
            index += 1


def _saying(line: PrintedLine, text: str) -> PrintedLine:
    """Return a line with another text, itself where that is its own."""
    return line if text == line.text else replace(line, text=text)


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


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, whether it is a header's, and whether another row follows."""

    cells: Sequence[Token]
    heads: bool
    ended: bool


class _Rows:
    """Makes rows of cells: the labels of a header, then for each row its labels and its values."""

    def __init__(self, tokens: Sequence[Token], labels: Labels) -> None:
        self._tokens, self._known = tokens, labels
        self._cells: list[Token] = []
        self._in_header = True

    def rows(self) -> Iterator[PrintedRow]:
        """Yield the rows, headers first."""
        parting: int | None = 0  # how many empty cells part two rows, None where that is not told
        found = [row for row in self._split() if row.cells]
        empties = _empties(found)
        for row in found:
            if row.heads:
                blanks = row.cells[-1].line.blanks
                parting = blanks if blanks < 2 else None
            told = None if row.heads else parting
            cells = [cell for token in row.cells for cell in _with_blanks(token, row, told, empties)]
            apart = len({id(each.line) for each in row.cells}) == len(row.cells)
            yield stream_row(cells, row.cells[0].line.place, ended=row.ended, apart=apart)

    def _split(self) -> Iterator[_Row]:
        for token in self._tokens:
            value = token.found is NOTHING and is_value(token.text)
            heads = not value and self._heads(token)
            if token.part != "rest" and self._complete(token, value=value, heads=heads):
                yield _Row(self._cells, self._in_header, bool(token.found.spots))
                self._cells = []
            self._in_header = heads
            self._cells.append(token)
        yield _Row(self._cells, self._in_header, ended=False)

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


def _with_blanks(
    token: Token, row: _Row, parting: int | None, empties: Mapping[int, int]
) -> Iterator[tuple[str, str]]:
    """Yield a cell and the empty ones printed below it, those left out that only part two rows."""
    yield token.text, token.line.flaw
    if parting is not None:
        behind = parting if token is row.cells[-1] else 0
        yield from [("", "")] * (token.line.blanks - behind + empties.get(id(token), 0))


def _empties(rows: Sequence[_Row]) -> dict[int, int]:
    """Return how many empty cells stand below cells, where each is a line as empty as those between cells."""
    found: dict[int, int] = {}
    for heads, below in groupby(rows, key=lambda row: row.heads):
        own = list(below)
        told = any(each.part or each.line.blanks for row in own for each in row.cells)
        if not heads and not told and len(own) >= _LEAST:
            found |= _counted(own)
    return found


def _counted(rows: Sequence[_Row]) -> dict[int, int]:
    """Return how many empty cells the empty lines below each cell are that part neither cells nor rows.

    Rows tell it that are all equally long with them, though not as many of their cells are filled; but for
    the last, which may be cut off. An empty cell may have the lines below it that every cell has.
    """
    between = min((each.line.empty for row in rows for each in row.cells[:-1]), default=0)
    behind = min(row.cells[-1].line.empty for row in rows[:-1])
    more = [[*(each.line.empty - between for each in row.cells)] for row in rows]
    for own in more:
        own[-1] = max(own[-1] + between - behind, 0)
    filled = [sum(is_value(each.text) for each in row.cells) for row in rows]
    for lines in sorted({1, between + 1}):
        lengths = [count + sum(own) / lines for count, own in zip(filled, more, strict=True)]
        whole = [length == lengths[0] for length in lengths]
        is_even = all(gap % lines == 0 for own in more[:-1] for gap in own)
        if is_even and all(whole[:-1]) and len(set(filled[:-1])) > 1:
            read = (pair for pair, fits in zip(zip(rows, more, strict=True), whole, strict=True) if fits)
            return {
                id(each): gap // lines for row, own in read for each, gap in zip(row.cells, own, strict=True)
            }
    return {}
