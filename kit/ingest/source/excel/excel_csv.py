"""Reads a sheet that Excel saved as text with commas: one table, its rows as they stand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from kit.ingest.source.printed import PrintedCell, PrintedTable
from kit.ingest.source.refusal import refuse_more

_LEAST_ROWS, _LEAST_COMMAS = 3, 2
_ROW = re.compile(r'(?:"(?:[^"]|"")*"|[^,"。；，\n]{0,80})(?:,(?:"(?:[^"]|"")*"|[^,"。；，\n]{0,80})){2,}')
_NUMBER = re.compile(r"(?:^|,)[+-]?\d[\d.]*(?=,|$)|,(?=,)")
"""A field that is a number, or an empty one."""
_GROUPED = re.compile(r"(?<!\d)[1-9]\d{0,2}(?:,\d{3})+(?!\d)")


def is_csv(text: str) -> bool:
    """Whether a text is one with commas for columns: it has rows of fields, none of them running words."""
    if text.count(",") < _LEAST_ROWS * _LEAST_COMMAS or "\t" in text or "|" in text:
        return False
    lines = (_GROUPED.sub("0", line) for line in text.split("\n") if line.count(",") >= _LEAST_COMMAS)
    rows = (line for line in lines if _ROW.fullmatch(line) and _NUMBER.search(line))
    return sum(1 for _ in islice(rows, _LEAST_ROWS)) == _LEAST_ROWS


def tables(text: str) -> Iterator[PrintedTable]:
    """Yield the table of a text with commas, its empty rows and the empty columns behind it left out.

    Raises RefusedError for a table too large to be a report's.
    """
    rows = [[field.strip() for field in row] for row in csv.reader(StringIO(text), strict=False)]
    width = max(map(_end, rows), default=0)
    refuse_more(sum(map(any, rows)) * width)
    cells = (
        PrintedCell(row[column] if column < len(row) else "", at, column)
        for at, row in enumerate(rows)
        if any(row)
        for column in range(width)
    )
    if width:
        yield PrintedTable(tuple(cells), "CSV 表", merges=False)


def _end(row: Sequence[str]) -> int:
    return max((at + 1 for at, field in enumerate(row) if field), default=0)
