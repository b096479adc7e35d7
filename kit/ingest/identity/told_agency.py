"""Whose report a text without an agency in its title is: who announces, compiles and does in its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kit.base.strings import narrow
from kit.checks.text.naming.makers import is_agency, is_place, named
from kit.checks.text.wording.phrasing import phrasing
from kit.ingest.identity.report_title import agency_in
from kit.ingest.identity.township_of_agency import names_in

_READ = 20_000
"""So many characters are read for whose report it is."""
_OF_THE_REPORT = ("announced", "compiled", "published")
_WEIGHT = 3
"""What an announcement counts, beside one sentence about what a township did."""
_LEAST = 2
_LONG = 5
"""From so many characters on, a name with one character less is a slip."""
_OPENING = 2_000
"""Within so many characters the first sentences of the report stand."""


def agency_of(lines: Sequence[str], title: str) -> str:
    """Return the agency that a title names, or else the one that the words tell, "" when none is certain."""
    return agency_in(title) or told_agency(lines)


def told_agency(lines: Sequence[str]) -> str:
    """Return the agency whose report a text tells it is, in its fullest name; "" when names contradict.

    One unit has to be named twice, or in a slot for who makes the report, and three times as often as any
    other: a copied sentence makes no report of it another's.
    """
    text = narrow("\n".join(lines)[:_READ])
    slots, doers = list(_in_slots(text)), list(_doers(text))
    votes: Counter[str] = Counter()
    for name, weight in (*((name, _WEIGHT) for name in slots), *((name, 1) for name in doers)):
        unit = names_in(name)[1]
        votes[next((each for each in votes if _are_one(each, unit)), unit)] += weight
    (first, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    if most < max(_LEAST, _WEIGHT * next_most):
        return ""
    full = [name for name in slots if _are_one(names_in(name)[1], first)]
    return max(full, key=len) if full else Counter(doers).most_common(1)[0][0]


def _are_one(unit: str, other: str) -> bool:
    """Whether two names are one unit's, one of them shorter, or written with a character less."""
    short, long = sorted((unit, other), key=len)
    slipped = len(long) >= _LONG and len(long) == len(short) + 1
    return long.endswith(short) or (
        slipped and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    )


def _in_slots(text: str) -> Iterator[str]:
    """Yield the agencies that a text, in half width, says made it, and the one of its first sentences."""
    words = phrasing().makers
    for pattern in (*(words.slots[slot] for slot in _OF_THE_REPORT), *words.told.values()):
        for found in pattern.finditer(text):
            name = words.office.sub("", named(found))
            if is_agency(name) and not words.own.match(name) and len(names_in(name)[1]) > 1:
                yield name
    opening = words.opening.search(text, 0, _OPENING)
    if opening and (opening["name"] or is_place(opening["place"])):
        yield opening["name"] or opening["place"]


def _doers(text: str) -> Iterator[str]:
    """Yield the townships of whose doings a text tells, as often as it does."""
    return (name for found in phrasing().makers.doer.finditer(text) if is_place(name := named(found)))
