"""Copied words side by side: each pair's two texts in pieces, the passages that both have marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kit.county.copied_text import Alike
from kit.county.own_words import likeness
from kit.form.official_form import Form

Piece = tuple[str, bool]
"""Words, and whether the other text has them too."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are alike: whose they are, the part of the report, the percentage, both in pieces.

    `others` are whose other texts are in their group, each like another of it by `least` percent or more.
    `maybe_chance` is whether all that the group has in common may be chance.
    """

    first: str
    second: str
    place: str
    share: int
    sides: tuple[tuple[str, tuple[Piece, ...]], ...]
    others: tuple[str, ...] = ()
    least: int = 0
    maybe_chance: bool = False


def shown(group: Sequence[Alike], form: Form, called: Callable[[str], str]) -> Pair:
    """Return a group for print by its first pair, the most alike; `called` tells an owner's report's name."""
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
    place = form.place(section, part)
    return Pair(first, second, place, shares[0], sides, rest, min(shares), maybe_chance(group))


def maybe_chance(group: Iterable[Alike]) -> bool:
    """Whether all that the texts of a group have in common may be chance."""
    return all(each.maybe_chance for each in group)


def told_of_chance(pairs: Sequence[Pair]) -> str:
    """Return a sentence on how many of the groups may be chance."""
    perhaps, least = sum(each.maybe_chance for each in pairs), likeness().sure
    if not perhaps:
        return f"每组都有一段至少 {least} 个字连着相同（数字、名称和套话不算），不像是碰巧。"
    return (
        f"{len(pairs)} 组里有 {perhaps} 组连着相同的不到 {least} 个字（数字、名称和套话不算），"
        "标了“可能是碰巧”：各写各的，偶尔也会用到同样的几句话，请对照原文判断。"
        + ("其余的不像是碰巧。" if perhaps < len(pairs) else "")
    )


def groups(found: Iterable[Alike]) -> list[list[Alike]]:
    """Return pairs by group, in their order: texts of which each is like another of its group.

    So units that share one template are one group, however many pairs they make.
    """
    found = list(found)
    together: dict[_End, set[_End]] = {}
    for each in found:
        few, many = sorted((together.setdefault(end, {end}) for end in _ends(each)), key=len)
        if few is not many:
            many |= few
            together |= dict.fromkeys(few, many)
    told: dict[int, list[Alike]] = {}
    for each in found:
        told.setdefault(id(together[_ends(each)[0]]), []).append(each)
    return list(told.values())


_End = tuple[str, str]
"""Whose text it is, and its part."""


def _ends(pair: Alike) -> tuple[_End, _End]:
    return (pair.first.owner, pair.first.place), (pair.second.owner, pair.second.place)


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
