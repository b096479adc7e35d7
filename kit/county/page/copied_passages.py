"""Copied words side by side: each pair's two texts in pieces, the passages that both have marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kit.county.copied_text import Alike
from kit.form.official_form import Form

Piece = tuple[str, bool]
"""Words, and whether the other text has them too."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are alike: whose they are, the part of the report, the percentage, both in pieces.

    `others` are whose other texts are in their group, each like another of it by `least` percent or more.
    """

    first: str
    second: str
    place: str
    share: int
    sides: tuple[tuple[str, tuple[Piece, ...]], ...]
    others: tuple[str, ...] = ()
    least: int = 0


def shown(group: Sequence[Alike], form: Form, called: Callable[[str], str]) -> Pair:
    """Return a group for print by its most alike pair; `called` tells an owner's report's name."""
    alike = group[0]
    first, second = called(alike.first.owner), called(alike.second.owner)
    spans = [(each.start, each.end) for each in alike.passages]
    others = [(each.other_start, each.other_end) for each in alike.passages]
    sides = (
        (first, tuple(pieces(alike.first.words, spans))),
        (second, tuple(pieces(alike.second.words, others))),
    )
    section, _, part = alike.first.place.partition(".")
    owners = dict.fromkeys(text.owner for each in group for text in (each.first, each.second))
    rest = tuple(called(owner) for owner in list(owners)[2:])
    shares = [int(each.share * 100) for each in group]
    return Pair(first, second, form.place(section, part), shares[0], sides, rest, min(shares))


def groups(found: Iterable[Alike]) -> list[list[Alike]]:
    """Return pairs by group, in their order: texts of which each is like another of its group.

    So units that share one template are one group, however many pairs they make.
    """
    joined: dict[tuple[str, str], list[Alike]] = {}
    for each in found:
        ends = [(text.owner, text.place) for text in (each.first, each.second)]
        first, second = (joined.setdefault(end, []) for end in ends)
        if first is not second:
            first += second
            joined |= {end: first for end, group in joined.items() if group is second}
        first.append(each)
    order = {id(group): group for group in joined.values()}
    return [sorted(group, key=lambda each: -each.share) for group in order.values()]


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
