"""Columns of a table for a terminal, which line up where a Chinese character is two wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence


def in_columns(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, all of as many cells, in columns that line up."""
    widths = [max(map(printed_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (
            cell + " " * (width - printed_width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()


def printed_width(text: str) -> int:
    """Return how wide a text is, in letters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
