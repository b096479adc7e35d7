"""Finds what a printed label names in the form: exactly, by an alias, or within a few damaged characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import Levenshtein

from kit.form.official_form import Form
from kit.ingest.tables.naming.form_labels import Role, Spot, all_labels, groups, printed_labels
from kit.ingest.tables.naming.label_text import LabelReader, digits

LONGEST = 200
"""No label of the form, its filling notes included, is longer; a longer text is words."""
_REST = 6
"""The characters from which on the end of a table's corner is known to be one."""
_KEPT = 4096
"""The texts of which is kept what they name: reports of a year print the same labels."""


@dataclass(frozen=True, slots=True)
class Found:
    """The spots whose label a text prints, and by how many characters the text is damaged."""

    spots: frozenset[Spot] = frozenset()
    distance: int = 0

    def of(self, *roles: Role) -> frozenset[Spot]:
        """Return the spots of some roles."""
        return frozenset(spot for spot in self.spots if spot.role in roles)

    @property
    def heads(self) -> bool:
        """Whether a text can stand in a header."""
        return any(spot.role != "row" for spot in self.spots)


NOTHING = Found()


class Labels:
    """The labels of one edition, as they are read in a report of `year`.

    A damaged label is taken for the one that is nearest, within a third of its characters, unless
    another is as near. Numbers in front (（一）, 1.) and notes in brackets may be missing; a number that
    differs counts as damage.
    """

    def __init__(self, form: Form, year: int) -> None:
        self.form = form
        self._read = lru_cache(_KEPT)(LabelReader(year).read)
        self._kept = lru_cache(_KEPT)(self._find)
        self._spots: dict[str, dict[Spot, str]] = {}
        self._groups = frozenset(groups(form))
        for spot, text in all_labels(form):
            label = self._read(text)
            for words in {label.words, label.bare} - {""}:
                self._spots.setdefault(words, {})[spot] = label.number
        self._starts = tuple(self._spots)
        self._begins = {known[:end] for known in self._spots for end in range(1, len(known))}
        self._alike: dict[str, dict[int, list[str]]] = {}  # the labels by their digits and their length
        for known in self._spots:
            self._alike.setdefault(digits(known), {}).setdefault(len(known), []).append(known)

    @cached_property
    def common(self) -> frozenset[Spot]:
        """The rows and columns that any list may have: their label is a row's and a column's too (总计)."""
        finds = {spot: self.find(text) for spot, text in printed_labels(self.form).items() if text}
        return frozenset(spot for spot, found in finds.items() if found.of("row") and found.of("column"))

    def find(self, text: str) -> Found:
        """Return what `text` names, NOTHING when it names nothing for certain."""
        if len(text) > LONGEST or text.isascii():  # no label of the form is
            return NOTHING
        return self._kept(text)

    def begin(self, text: str) -> bool:
        """Whether a text begins with a label, so that several may have run together in it."""
        return len(text) <= LONGEST and self._read(text).words.startswith(self._starts)

    def goes_on(self, text: str) -> bool:
        """Whether a text is the begin of a label, and not all of it."""
        return len(text) <= LONGEST and self._read(text).words in self._begins

    def is_numbered(self, text: str) -> bool:
        """Whether a number stands in front of a text, as in front of the form's labels."""
        return len(text) <= LONGEST and bool(self._read(text).number and self._read(text).words)

    def resembles(self, text: str, spot: Spot) -> bool:
        """Whether a text has the number of a spot's label and half of its words, or some of them in order."""
        label = self._read(text[:LONGEST])
        number, words = label.number, label.bare
        labels = [known for known, spots in self._spots.items() if number and spots.get(spot) == number]
        return any(
            2 * Levenshtein.distance(words, known) <= max(len(words), len(known)) or _within(words, known)
            for known in labels
        )

    def is_group(self, found: Found) -> bool:
        """Whether a label names rows that have others below them."""
        return bool(found.spots & self._groups)

    def _find(self, text: str) -> Found:
        label = self._read(text)
        for words in (label.words, label.bare):  # what stands in brackets may tell two labels apart
            if words in self._spots:
                return _numbered(self._spots[words], label.number)
        words = label.bare or label.words
        if not words or self._several(text):
            return NOTHING
        return self._nearest(words, label.number) or self._rest_of_corner(label.words)

    def _rest_of_corner(self, words: str) -> Found:
        """Return the corner of which a text is the end: its begin stands on the page before."""
        corners = (
            (spot, len(known) - len(words))
            for known, spots in self._spots.items()
            for spot in spots
            if spot.role == "corner" and known.endswith(words)
        )
        spot, missing = next(corners, (None, 0)) if len(words) >= _REST else (None, 0)
        return Found(frozenset({spot}), missing) if spot else NOTHING

    def _several(self, text: str) -> bool:
        """Whether lines of a text are labels of their own, so that it is no damaged one."""
        return "\n" in text and sum(self._read(line).words in self._spots for line in text.split("\n")) > 1

    def _nearest(self, words: str, number: str) -> Found | None:
        distances = sorted(self._distances(words))
        if not distances:
            return None
        nearest, known = distances[0]
        named = set(self._spots[known])
        if any(distance == nearest and set(self._spots[other]) != named for distance, other in distances[1:]):
            return NOTHING
        return Found(_numbered(self._spots[known], number).spots, nearest)

    def _distances(self, words: str) -> Iterator[tuple[int, str]]:
        """Yield the labels that a text is within a third of their characters of, and how far from them.

        A digit is no damage: it may be the number of a blank cell.
        """
        for length, labels in self._alike.get(digits(words), {}).items():
            most = length // 3
            if abs(len(words) - length) <= most:
                for known in labels:
                    distance = Levenshtein.distance(words, known, score_cutoff=most)
                    if distance <= most:
                        yield distance, known


@lru_cache(maxsize=32)
def labels_of(form: Form, year: int) -> Labels:
    """Return the labels of an edition as reports of a year print them."""
    return Labels(form, year)


def _within(part: str, whole: str) -> bool:
    """Whether a label of two characters or more was shortened to `part`."""
    rest = iter(whole)
    return len(part) > 1 and all(char in rest for char in part)


def _numbered(spots: dict[Spot, str], number: str) -> Found:
    """Return the spots that have the number printed in front, or else all of them as damaged."""
    fitting = frozenset(spot for spot, own in spots.items() if not number or not own or own == number)
    return Found(fitting) if fitting else Found(frozenset(spots), 1)
