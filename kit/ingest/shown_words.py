"""Whether a file shows words that are known, in whatever order paper lays out Arabic or Hebrew."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from kit.base.strings import fold

_LEFTWARDS = ("R", "AL")
_MOST_LINES = 3
"""In so many lines paper may break a title."""
_PART = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]|.")


@dataclass(frozen=True, slots=True)
class Shown:
    """The lines that a file shows, one after the other, and where each begins and ends."""

    lines: tuple[str, ...]
    text: str
    edges: frozenset[int]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Shown:
        """Return the lines, each without what is no word of it."""
        known = tuple(map(_unmarked, lines))
        return cls(known, "".join(known), frozenset(accumulate(map(len, known), initial=0)))

    def has(self, words: str) -> bool:
        """Whether a line, or several that follow one another, are these words; paper breaks a title in two.

        Of words that run from right to left paper tells where each letter lies, and no order of reading: the
        same letters and numbers are the same words there.
        """
        line = _unmarked(words)
        at = self.text.find(line)
        while at >= 0 and not {at, at + len(line)} <= self.edges:
            at = self.text.find(line, at + 1)
        return at >= 0 or (_runs_left(line) and self._has_letters(line))

    def _has_letters(self, line: str) -> bool:
        wanted = _letters(line)
        runs = (self.lines[first : first + _MOST_LINES] for first in range(len(self.lines)))
        joined = (each for run in runs for each in accumulate(run))
        return any(len(each) == len(line) and _letters(each) == wanted for each in joined)


def _unmarked(line: str) -> str:
    """Return a line to be compared, without the numbers of a review page's findings: 公开 [2]不够."""
    return fold(re.sub(r"\s*\[\d+\]", "", line))


def _runs_left(line: str) -> bool:
    return any(unicodedata.bidirectional(char) in _LEFTWARDS for char in line)


def _letters(line: str) -> tuple[str, list[str]]:
    """Return what of a line keeps its order, and what has none: numbers, letters of such scripts, signs."""
    parts = _PART.findall(line)
    kept = "".join(part for part in parts if unicodedata.bidirectional(part[0]) == "L")
    rest = (part for part in parts if unicodedata.bidirectional(part[0]) != "L")
    return kept, sorted("(" if unicodedata.mirrored(part[0]) else part for part in rest)
