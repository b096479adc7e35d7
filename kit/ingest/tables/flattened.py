"""Finds tables that were flattened to lines, one cell below another, and makes rows of them again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.ingest.source.printed import PrintedLine
from kit.ingest.tables.labels import LONGEST, NOTHING, Found, Labels
from kit.ingest.tables.printed_rows import PrintedRow, stream_row
from kit.ingest.tables.printed_values import is_value

_MOST_JOINED = 4
"""Over so many lines a label may be broken."""
_LEAST = 3
"""So many cells make a table of what would otherwise be words."""
_PACKED = re.compile(r"(?P<label>.*[^\d\s.,])\s*(?P<values>\d+)", re.DOTALL)
_ZEROS = re.compile(r"0+")
_NOTE = re.compile(r"[(（].*[)）]")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、")


@dataclass(frozen=True, slots=True)
class _Token:
    """A label or a value, and the line on which it begins."""

    text: str
    line: PrintedLine
    found: Found = NOTHING


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


def _table(lines: Sequence[PrintedLine], start: int, labels: Labels) -> tuple[list[_Token], int]:
    """Return the cells of the table that begins at a line, and the line behind it; no cells for words."""
    tokens: list[_Token] = []
    index = start
    while index < len(lines):
        fresh, end = _cells(lines, index, labels)
        if not fresh or not _begins([*tokens[:2], *fresh]):
            break
        tokens += fresh
        index = end
    return tokens, index


def _begins(tokens: Sequence[_Token]) -> bool:
    """Whether a table can begin so: as a header does, or with a row and its first number."""
    return tokens[0].found.heads or (
        bool(tokens[0].found.spots) and not any(t.found.spots for t in tokens[1:2])
    )


def _cells(lines: Sequence[PrintedLine], index: int, labels: Labels) -> tuple[list[_Token], int]:
    """Return the cells that begin at a line, and the line behind them; none where the table has ended."""
    line = lines[index]
    if len(line.text) > LONGEST:
        return [], index
    found = labels.find(line.text)
    if found.spots and not found.distance:
        behind = lines[index + 1].text if index + 1 < len(lines) else ""
        noted = bool(_NOTE.fullmatch(behind)) and not labels.find(behind).spots
        return [_Token(line.text, line, found)], index + (2 if noted else 1)
    if is_value(line.text):
        return [_Token(line.text, line)], index + 1
    joined, end = _joined(lines, index, labels)
    if joined:
        return joined, end
    if labels.begin(line.text) and (parted := _parted(line, labels)):
        return parted, index + 1
    unknown = index + 1 < len(lines) and lines[index + 1].text.isdecimal() and not _HEADING.match(line.text)
    return [_Token(line.text, line, found)] if found.spots or unknown else [], index + 1


def _joined(lines: Sequence[PrintedLine], index: int, labels: Labels) -> tuple[list[_Token], int]:
    """Return the label that is broken over several lines, and the line behind it."""
    text = lines[index].text
    for end in range(index + 1, min(index + _MOST_JOINED, len(lines))):
        text += lines[end].text
        found = labels.find(text)
        if found.spots and not found.distance:
            return [_Token(text, lines[index], found)], end + 1
    return [], index


def _parted(line: PrintedLine, labels: Labels) -> list[_Token]:
    """Return the cells of a line whose separators were lost: labels in a row, or a label and its zeros.

    Digits in a row are one number, unless they are zeros: no number begins with one.
    """
    if (packed := _PACKED.fullmatch(line.text)) and (found := labels.find(packed["label"])).spots:
        digits = packed["values"]
        values = list(digits) if _ZEROS.fullmatch(digits) else [digits]
        return [_Token(packed["label"], line, found), *(_Token(each, line) for each in values)]
    tokens: list[_Token] = []
    rest = line.text
    while rest:
        for end in range(len(rest), 1, -1):
            found = labels.find(rest[:end])
            if found.spots and not found.distance:
                tokens.append(_Token(rest[:end], line, found))
                rest = rest[end:].lstrip()
                break
        else:
            return []
    return tokens


class _Rows:
    """Makes rows of cells: the labels of a header, then for each row its labels and its values."""

    def __init__(self, tokens: Sequence[_Token], labels: Labels) -> None:
        self._tokens, self._known = tokens, labels
        self._cells: list[_Token] = []
        self._in_header = True

    def rows(self) -> Iterator[PrintedRow]:
        """Yield the rows, headers first."""
        for token in self._tokens:
            value = token.found is NOTHING and is_value(token.text)
            heads = not value and self._heads(token)
            if self._complete(token, value=value, heads=heads):
                yield from self._row(ended=bool(token.found.spots))
            self._in_header = heads
            self._cells.append(token)
        yield from self._row(ended=False)

    def _heads(self, token: _Token) -> bool:
        """Whether a label belongs to a header: 总计 and 其他 name rows too, but not among columns."""
        return token.found.heads and (self._in_header or not token.found.of("row"))

    def _complete(self, token: _Token, *, value: bool, heads: bool) -> bool:
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
            cells = [(cell.text, cell.line.flaw) for cell in self._cells]
            yield stream_row(cells, self._cells[0].line.place, ended=ended)
        self._cells = []
