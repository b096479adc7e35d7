"""Copied text (雷同): texts of which a good part stands word for word in another, figures and names left out.

Of every few places of a text one is signed by the characters that begin there, and it is chosen by them alone
(winnowing): two texts with a long run in common sign one place of it alike, and only such texts are compared
in full. So none is missed, and the time grows with the number of texts, not with that of their pairs.
"""

from __future__ import annotations

from binascii import crc32
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kit.county.own_words import OwnWords, likeness, own_words
from kit.form.official_form import PREAMBLE
from kit.report.narrative import render
from kit.report.report import Report

NEIGHBOURS, FEW = 128, 8
"""A text is held against so many of the texts before it that have a signed run: two years of 60 units. What
more than that have is the field's own or a template, and a few of them tell as much."""

_SIGNED = 16
"""So many characters are signed together. What everybody says now and then is mostly shorter."""


@dataclass(frozen=True, slots=True)
class Text:
    """The printed words of one part of a report: whose they are, which part, and names to leave out."""

    owner: str
    place: str
    words: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """Words that two texts have in common: `start` to `end` in the first, as printed, and in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts of different reports, or years, that are alike: their common passages in order.

    `share` is how much of the own words of the text that has fewer of them stands in these passages,
    `longest` how many own characters the longest has.
    """

    first: Text
    second: Text
    share: Fraction
    longest: int
    passages: tuple[CopiedPassage, ...]

    @property
    def maybe_chance(self) -> bool:
        """Whether what they have in common is so short that it may be chance: set phrases in a row."""
        return self.longest < likeness().sure

    @property
    def words(self) -> tuple[str, ...]:
        """The common passages as the first text prints them."""
        return tuple(self.first.words[each.start : each.end] for each in self.passages)


def texts_of(report: Report, owner: str) -> Iterator[Text]:
    """Yield the words of a report's sections and subsections, as printed, for `owner`.

    What stands below the title is left out: legal basis, period and address are the same in every report.
    Raises InputError as `render` does.
    """
    names = tuple(filter(None, (report.township, report.county, report.agency)))
    for words in render(report):
        if words.section != PREAMBLE and words.text.strip():
            place = f"{words.section}.{words.subsection}".removesuffix(".")
            yield Text(owner, place, words.text, names)


def alike(texts: Iterable[Text]) -> list[Alike]:
    """Return the pairs of texts of one place and different owners that are alike, the most alike first.

    They have a run of own words in common that is too long for chance, and so much of the shorter text
    stands in common runs; own_words.yaml says how much and why. Of words that more than NEIGHBOURS texts
    have in common each of them is paired with the FEW before it, in the order of their owners: the result
    does not depend on the order in which the texts come.
    """
    places: defaultdict[str, list[Text]] = defaultdict(list)
    for text in texts:
        places[text.place].append(text)
    found: list[Alike] = []
    for together in places.values():  # one place at a time: what is known of its clauses takes the most room
        group = _Group()
        for text in sorted(together, key=lambda each: (each.owner, each.words)):
            found += group.pairs(text)
    return sorted(
        found, key=lambda pair: (-pair.share, pair.first.owner, pair.second.owner, pair.first.place)
    )


@dataclass(slots=True)
class _Group:
    """The texts of one place so far, by what they have signed."""

    texts: list[tuple[Text, OwnWords]] = field(default_factory=list)
    first: dict[int, int] = field(default_factory=dict)
    several: dict[int, list[int]] = field(default_factory=dict)
    """Only what a second text has too gets a list: most is signed once, and lists take room and time."""

    def pairs(self, text: Text) -> Iterator[Alike]:
        """Yield the texts before it that `text` is alike, and take it in."""
        own = own_words(text.words, text.names)
        if len(own.text) < likeness().run:
            return
        near: set[int] = set()
        for signature in _signatures(own.text):
            first = self.first.setdefault(signature, len(self.texts))
            if first < len(self.texts):
                members = self.several.setdefault(signature, [first])
                near.update(members if len(members) <= NEIGHBOURS else members[-FEW:])
                members.append(len(self.texts))
        places = _places(own.text) if near else {}
        for each in sorted(near):
            other, theirs = self.texts[each]
            if other.owner != text.owner:
                yield from _compared(other, theirs, text, own, places)
        self.texts.append((text, own))


def _signatures(text: str) -> set[int]:
    """Return what a text signs: wherever a long run may begin, the least signature of those within it."""
    width, choice = 4, likeness().run - _SIGNED + 1
    raw = text.encode("utf-32-le")
    signed = [crc32(raw[width * at : width * (at + _SIGNED)]) for at in range(len(text) - _SIGNED + 1)]
    return {min(signed[at : at + choice]) for at in range(len(signed) - choice + 1)}


_Places = Mapping[str, int]
"""Where each shortest run of a text begins, the first time."""


def _places(text: str) -> _Places:
    least = likeness().least
    return {text[at : at + least]: at for at in range(len(text) - least, -1, -1)}


def _compared(first: Text, own: OwnWords, second: Text, other: OwnWords, places: _Places) -> Iterator[Alike]:
    """Yield the two as alike if they are: exact, by their common runs, without the names of either."""
    if first.names != second.names and (own.have(second.names) or other.have(first.names)):
        names = (*first.names, *second.names)
        own, other = own_words(first.words, names), own_words(second.words, names)
        places = _places(other.text)
    runs = list(_runs(own.text, other.text, places))
    longest = max((length for _, _, length in runs), default=0)
    if longest < likeness().run:
        return
    length, spans = min(
        (len(own.text), [(at, at + run) for at, _, run in runs]),
        (len(other.text), [(to, to + run) for _, to, run in runs]),
    )
    share = Fraction(len({at for span in spans for at in range(*span)}), length)
    if share * 100 >= likeness().share or longest >= likeness().long:
        passages = (
            CopiedPassage(
                own.at[at], own.at[at + length - 1] + 1, other.at[to], other.at[to + length - 1] + 1
            )
            for at, to, length in runs
        )
        yield Alike(first, second, share, longest, tuple(passages))


def _runs(text: str, other: str, places: _Places) -> Iterator[tuple[int, int, int]]:
    """Yield the runs that two texts have in common: places and length, from left to right in the first.

    Each is as long as it goes, and none lies over another there. `places` are the other's.
    """
    at, least = 0, likeness().least
    while at <= len(text) - least:
        if (to := places.get(text[at : at + least], -1)) < 0:
            at += 1
            continue
        length = least
        while text[at + length : at + length + 1] == other[to + length : to + length + 1] != "":
            length += 1
        yield at, to, length
        at += length
