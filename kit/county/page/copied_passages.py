"""Copied words side by side: each pair's two texts in pieces, the passages that both have marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.county.copied_text import Alike
from kit.form.official_form import Form

Piece = tuple[str, bool]
"""Words, and whether the other text has them too."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are alike: whose they are, the part of the report, the percentage, both in pieces."""

    first: str
    second: str
    place: str
    share: int
    sides: tuple[tuple[str, tuple[Piece, ...]], ...]


def pair(alike: Alike, form: Form, first: str, second: str) -> Pair:
    """Return a pair for print; `first` and `second` are what its two reports are called."""
    spans = [(each.start, each.end) for each in alike.passages]
    others = [(each.other_start, each.other_end) for each in alike.passages]
    sides = (
        (first, tuple(pieces(alike.first.words, spans))),
        (second, tuple(pieces(alike.second.words, others))),
    )
    section, _, part = alike.first.place.partition(".")
    return Pair(first, second, form.place(section, part), int(alike.share * 100), sides)


def pieces(words: str, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """Yield words in pieces, those within one of the `spans` marked; spans may overlap."""
    end = 0
    for start, stop in sorted(spans):
        if start > end:
            yield words[end:start], False
        if stop > end:
            yield words[max(start, end) : stop], True
            end = stop
    if words[end:]:
        yield words[end:], False
