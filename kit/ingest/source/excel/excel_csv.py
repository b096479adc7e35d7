"""Reads a sheet saved as text with commas, or semicolons: one table, its rows as they stand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from kit.ingest.source.printed import PrintedCell, PrintedTable
from kit.ingest.source.refusal import refuse_more

_LEAST_ROWS, _LEAST_MARKS = 3, 2


def _row_of(mark: str) -> re.Pattern[str]:
    field = rf'(?:"(?:[^"]|"")*"|[^{mark}"。；，\n]{{0,80}})'
    return re.compile(f"{field}(?:{mark}{field}){{2,}}")


_ROWS = {mark: _row_of(mark) for mark in ",;"}
"""What a row looks like, by what parts its fields; the semicolon does where the comma is in numbers."""
_NUMBERS = {
    mark: re.compile(rf'(?:^|{mark})("?)[+-]?\d[\d.]*\1(?={mark}|$)|{mark}(?:"")?(?={mark})') for mark in ",;"
}
"""A field that is a number, or an empty one, perhaps in quotation marks."""
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_GROUPED = re.compile(r"(?<!\d)[1-9]\d{0,2}(?:,\d{3})+(?!\d)")


def parting_mark(text: str) -> str:
    """Return the mark that parts a text into columns, "" where no rows hold fields without running words."""
    return next((mark for mark in ",;" if _parts(mark, text)), "")


def _parts(mark: str, text: str) -> bool:
    if text.count(mark) < _LEAST_ROWS * _LEAST_MARKS or "\t" in text or "|" in text:
        return False
    lines = (_GROUPED.sub("0", line) for line in text.split("\n") if line.count(mark) >= _LEAST_MARKS)
    rows = (line for line in lines if _ROWS[mark].fullmatch(line) and _NUMBERS[mark].search(line))
    return sum(1 for _ in islice(rows, _LEAST_ROWS)) == _LEAST_ROWS


def tables(text: str, mark: str) -> Iterator[PrintedTable]:
    """Yield the table of a text that a mark parts, its empty rows and the empty columns behind it left out.

    A row of numbers is as long as it is written: nobody knows which field of a short one is missing. Others
    are filled up to the next one's length.
    Raises RefusedError for a table too large to be a report's.
    """
    rows = [
        [field.strip() for field in row] for row in csv.reader(StringIO(text), delimiter=mark, strict=False)
    ]
    width = max(map(_end, rows), default=0)
    refuse_more(sum(map(any, rows)) * width)
    cells = (
        PrintedCell(row[column] if column < len(row) else "", at, column)
        for (at, row), length in zip(enumerate(rows), _lengths(rows, width), strict=True)
        if any(row)
        for column in range(length)
    )
    if width:
        yield PrintedTable(tuple(cells), "CSV 表", merges=False)


def _lengths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    lengths, length = list[int](), width
    for row in reversed(rows):
        own = min(len(row), width)
        if any(map(_NUMBER.fullmatch, row)):
            length = own
        lengths.append(max(length, own))
    return lengths[::-1]


def _end(row: Sequence[str]) -> int:
    return max((at + 1 for at, field in enumerate(row) if field), default=0)
