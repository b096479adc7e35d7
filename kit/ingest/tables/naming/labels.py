"""Finds what a printed label names in the form: exactly, by an alias, or within a few damaged characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from kit.base.folded_text import squeeze
from kit.form.official_form import Form
from kit.form.table import Block
from kit.form.tree import Node, walk

Role = Literal["row", "column", "beside", "title", "corner"]

LONGEST = 200
"""No label of the form, its filling notes included, is longer; a longer text is words."""

_HAN = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"(?:(?P<top>[{_HAN}]{{1,2}})、|\((?P<inner>[{_HAN}]{{1,2}}|\d{{1,2}})\)、?|(?P<leaf>\d{{1,2}})[.、])"
)
_NOTE = re.compile(rf"\((?![{_HAN}]{{1,2}}\))[^()]*(?:\)|$)")
_YEAR = re.compile(r"^(?:19|20)\d{2}年?|(?:19|20)\d{2}年")
_LIST_MARKS = "-*•·#>◆●"
_THIS, _LAST, _NEXT = "本年", "上年", "下年"
_SAME = ((re.compile("本年度"), _THIS), (re.compile("上一?年度?"), _LAST), (re.compile("下一?年度?"), _NEXT))


@dataclass(frozen=True, slots=True)
class Spot:
    """A row or column of a block, or the block's title or corner (then `id` is "").

    Rows that are printed side by side, above the columns, are `beside`.
    """

    section: str
    block: int
    role: Role
    id: str = ""


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
        self._this, self._last = (re.compile(rf"(?:^{own}年?|{own}年)度?") for own in (year, year - 1))
        self._spots: dict[str, dict[Spot, str]] = {}
        self._known: dict[str, Found] = {}
        self._groups = frozenset(_groups(form))
        for spot, number, rests in _split_labels(form):
            for core in {*map(self._core, rests)} - {""}:
                self._spots.setdefault(core, {})[spot] = number
        self._starts = tuple(self._spots)
        self._begins = {known[:end] for known in self._spots for end in range(1, len(known))}
        self._digits = {known: _digits(known) for known in self._spots}

    def find(self, text: str) -> Found:
        """Return what `text` names, NOTHING when it names nothing for certain."""
        if len(text) > LONGEST or text.isascii():  # no label of the form is
            return NOTHING
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def begin(self, text: str) -> bool:
        """Whether a text begins with a label, so that several may have run together in it."""
        return len(text) <= LONGEST and self._core(_split(_plain(text))[1]).startswith(self._starts)

    def goes_on(self, text: str) -> bool:
        """Whether a text is the begin of a label, and not all of it."""
        return len(text) <= LONGEST and self._core(_split(_plain(text))[1]) in self._begins

    def is_numbered(self, text: str) -> bool:
        """Whether a number stands in front of a text, as in front of the form's labels."""
        number, rest = _split(_plain(text))
        return bool(number and rest) and len(text) <= LONGEST

    def resembles(self, text: str, spot: Spot) -> bool:
        """Whether a text has the number of a spot's label and half of its words, or some of them in order."""
        number, rest = _split(_plain(text))
        core = self._core(_NOTE.sub("", rest))
        labels = [known for known, spots in self._spots.items() if number and spots.get(spot) == number]
        return any(
            2 * Levenshtein.distance(core, known) <= max(len(core), len(known)) or _within(core, known)
            for known in labels
        )

    def is_group(self, found: Found) -> bool:
        """Whether a label names rows that have others below them."""
        return bool(found.spots & self._groups)

    def _find(self, text: str) -> Found:
        number, rest = _split(_plain(text))
        cores = [core for core in dict.fromkeys((self._core(_NOTE.sub("", rest)), self._core(rest))) if core]
        for core in reversed(cores):  # what stands in brackets may tell two labels apart
            if core in self._spots:
                return _numbered(self._spots[core], number)
        if not cores or self._several(text):
            return NOTHING
        return self._nearest(cores[0], number)

    def _several(self, text: str) -> bool:
        """Whether lines of a text are labels of their own, so that it is no damaged one."""
        if "\n" not in text:
            return False
        cores = (self._core(_split(_plain(line))[1]) for line in text.split("\n"))
        return sum(core in self._spots for core in cores) > 1

    def _nearest(self, core: str, number: str) -> Found:
        distances = sorted(self._distances(core))
        if not distances:
            return NOTHING
        nearest, known = distances[0]
        named = set(self._spots[known])
        if any(distance == nearest and set(self._spots[other]) != named for distance, other in distances[1:]):
            return NOTHING
        return Found(_numbered(self._spots[known], number).spots, nearest)

    def _distances(self, core: str) -> Iterator[tuple[int, str]]:
        """Yield the labels that a text is within a third of their characters of, and how far from them.

        A digit is no damage: it may be the number of a blank cell.
        """
        digits = _digits(core)
        for known in self._spots:
            most = len(known) // 3
            if abs(len(core) - len(known)) <= most and digits == self._digits[known]:
                distance = Levenshtein.distance(core, known, score_cutoff=most)
                if distance <= most:
                    yield distance, known

    def _core(self, text: str) -> str:
        """Return a label without what varies from page to page: years written out, punctuation."""
        if text.isalpha() and "年" not in text:
            return text.replace("它", "他")
        text = self._last.sub(_LAST, self._this.sub(_THIS, text))
        for pattern, word in _SAME:
            text = pattern.sub(word, text)
        text = _YEAR.sub("", text).replace(_THIS * 2, _THIS).replace(_LAST * 2, _LAST)
        return "".join(filter(str.isalnum, text)).replace("它", "他")


@cache
def _split_labels(form: Form) -> tuple[tuple[Spot, str, tuple[str, str]], ...]:
    """Return each label that a form prints: its spot, its number, the rest with and without notes."""
    parts = ((spot, *_split(_plain(text))) for spot, text in _printed(form))
    return tuple((spot, number, (rest, _NOTE.sub("", rest))) for spot, number, rest in parts)


def _printed(form: Form) -> Iterator[tuple[Spot, str]]:
    """Yield every label that a form prints in its tables, aliases included, and what it stands for."""
    for section, table in form.tables.items():
        for index, block in enumerate(table.blocks):
            yield Spot(section, index, "title"), block.title
            yield Spot(section, index, "corner"), block.corner
            role = role_of_rows(block)
            for path in walk(block.rows):
                spot = Spot(section, index, role, path[-1].id)
                yield from _of_node(spot, path[-1])
                if role == "beside" and len(path) > 1:  # blocks below one another have one label each
                    yield spot, "".join(node.label for node in path)
            for columns in walk(block.columns):
                yield from _of_node(Spot(section, index, "column", columns[-1].id), columns[-1])


@cache
def printed_labels(form: Form) -> dict[Spot, str]:
    """Return what a form prints for each spot, no alias."""
    found: dict[Spot, str] = {}
    for spot, text in _printed(form):
        found.setdefault(spot, text)
    return found


def role_of_rows(block: Block) -> Role:
    """Return the part that a block's rows play in print."""
    return "row" if block.layout == "grid" else "beside"


def _groups(form: Form) -> Iterator[Spot]:
    for section, table in form.tables.items():
        for index, block in enumerate(table.blocks):
            yield from (
                Spot(section, index, "row", path[-1].id) for path in walk(block.rows) if path[-1].children
            )


def _of_node(spot: Spot, node: Node) -> Iterator[tuple[Spot, str]]:
    return ((spot, text) for text in (node.label, *node.aliases))


def _digits(text: str) -> str:
    return "" if text.isalpha() else "".join(filter(str.isdecimal, text))


def _plain(text: str) -> str:
    return squeeze(text).text.replace("|", "").replace("\n", "").lstrip(_LIST_MARKS)


def _split(text: str) -> tuple[str, str]:
    """Return the number in front of a label, "" when it has none, and the rest."""
    found = _NUMBER.match(text)
    if found is None:
        return "", text
    return found["top"] or found["inner"] or found["leaf"], text[found.end() :]


def _within(part: str, whole: str) -> bool:
    """Whether a label of two characters or more was shortened to `part`."""
    rest = iter(whole)
    return len(part) > 1 and all(char in rest for char in part)


def _numbered(spots: dict[Spot, str], number: str) -> Found:
    """Return the spots that have the number printed in front, or else all of them as damaged."""
    fitting = frozenset(spot for spot, own in spots.items() if not number or not own or own == number)
    return Found(fitting) if fitting else Found(frozenset(spots), 1)
