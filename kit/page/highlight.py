"""Where marks fall in words that are printed line by line: the pieces between their edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of words, from `start` up to `end`, that finding `number` quotes."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of printed characters that the same marks cover.

    `begins` and `ends` are the numbers of the marks whose first or last printed character is in it.
    """

    text: str
    covered: bool = False
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def visible(text: str, mark: Mark) -> Mark | None:
    """Return a mark without the white space at its edges; None when no printed character is left of it."""
    start, end = max(mark.start, 0), min(mark.end, len(text))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return replace(mark, start=start, end=end) if start < end else None


def printed_lines(text: str, marks: Sequence[Mark] = ()) -> Iterator[list[Piece]]:
    """Yield each line of `text` that is not empty, trimmed, in pieces; `marks` may overlap and span lines.

    A mark begins in exactly one piece and ends in exactly one, marks without a printed character aside.
    """
    upcoming = sorted((seen for mark in marks if (seen := visible(text, mark))), key=lambda mark: -mark.start)
    over: list[Mark] = []
    for start, end in _lines(text):
        fresh: list[Mark] = []
        while upcoming and upcoming[-1].start < end:
            fresh.append(upcoming.pop())
        edges = {edge for mark in (*over, *fresh) for edge in (mark.start, mark.end) if start < edge < end}
        fresh.reverse()
        line: list[Piece] = []
        for here, there in pairwise(sorted({start, end, *edges})):
            over = [mark for mark in over if mark.end > here]
            while fresh and fresh[-1].start == here:
                over.append(fresh.pop())
            line.append(_piece(text, over, here, there))
        yield line


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line's printed characters start and end."""
    at = 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            start = at + len(line) - len(line.lstrip())
            yield start, start + len(words)
        at += len(line)


def _piece(text: str, over: Sequence[Mark], start: int, end: int) -> Piece:
    begins = sorted(mark.number for mark in over if mark.start == start)
    ends = sorted(mark.number for mark in over if mark.end == end)
    return Piece(text[start:end], bool(over), tuple(begins), tuple(ends))
