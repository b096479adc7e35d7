"""Whose report a text says it is: each place where it names its maker, beside title and self-words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from kit.base.strings import differing
from kit.checks.lexicon import has
from kit.checks.needed_words import RarePattern
from kit.checks.text.naming.misspelt_name import is_shortened
from kit.checks.text.searchable_text import SearchablePassage, SearchableText, sentence_at
from kit.checks.text.wording.phrasing import phrasing

_SEAT = re.compile(r"(?:人民政府|办事处|政府)+$")
_SEATED = re.compile("[县市区旗州盟]")
_LEVEL = re.compile("([省市县区旗州盟])(?:人民)?政府(?:[和及与、].?(?:人民)?政府)?(?:办(?:公室)?)?")
"""How a government's own office speaks of both: 区政府和区政府办公室."""
_COUNTY = re.compile(
    "(?:[^县旗]{1,10}[省市州盟])?(?P<stem>[^省市州盟县旗各我全本所当该其这]{1,10})(?P<kind>[县旗])"
)
_ZONE = "管理委员会", "管委会"
_WORKED, _RECEIVED = "worked", "received"
_OF_PLACES = (_WORKED, "compiles")
"""Slots in which what ends in a kind may be a common noun: 指导乡镇编制."""
_LEAST_STEM = 2
"""A township's name of fewer characters, without its kind, stands in other names by chance."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A name in a slot where a report names who made it: who announces, compiles, answers or signs it.

    `start` and `end` bound the words of the slot in the passage.
    """

    slot: str
    name: str
    passage: SearchablePassage
    start: int
    end: int


def makers(reading: SearchableText) -> Iterator[Maker]:
    """Yield every place where a report's words name its maker, in order."""
    for passage in reading.passages:
        for slot, pattern in phrasing().makers.slots.items():
            for found in pattern.finditer(passage.text):
                name = named(found)
                if _tells(slot, name, reading) and not _quoted(slot, found, reading):
                    yield Maker(slot, name, passage, *found.span())


def _tells(slot: str, name: str, reading: SearchableText) -> bool:
    """Whether a name in a slot is one: of whose work is told a township's, or the own county's."""
    if slot == _RECEIVED:
        return f"{name}{reading.stem}{reading.kind}" in reading.whole
    return slot not in _OF_PLACES or is_place(bare(name))


def _quoted(slot: str, found: re.Match[str], reading: SearchableText) -> bool:
    """Whether the county's count is told beside the township's own part, or is quoted from another."""
    if slot != _RECEIVED:
        return False
    sentence = sentence_at(found.string, found.start())
    return f"{reading.stem}{reading.kind}" in sentence or bool(phrasing().makers.quoted.search(sentence))


def named(slot: re.Match[str]) -> str:
    """Return the name in a slot; 人民政府信息公开 prints 政府 once for the name and for what it opens."""
    name = slot["name"].replace(" ", "")
    return f"{name}政府" if name.endswith("人民") else name


def is_another(maker: Maker, reading: SearchableText) -> bool:
    """Whether a slot certainly names another agency than the report's own.

    A name that is no whole agency's, that speaks of oneself (我镇, 本机关) or holds the own name is not.
    """
    name, words = maker.name, phrasing().makers
    if maker.slot in (_WORKED, _RECEIVED) and (not reading.kind or _merged(reading.whole)):
        return False
    if maker.slot == _WORKED and _abbreviates(bare(name), reading.stem + reading.kind):
        return False  # 文东街道, of 文化东路街道
    if (
        not is_agency(name)
        or words.own.match(name)
        or _is_own(name, reading)
        or _is_shortened(maker, reading)
    ):
        return False
    if maker.slot not in words.of_townships:
        return True
    return bool(words.township.search(name)) or _is_of_another_county(name, _own_county(reading))


def foreign_accounts(reading: SearchableText) -> list[Maker]:
    """Return the accounts that are named as one of the report's own is, with another name for the own one.

    Of 和美甲镇's accounts “和美甲” and “和美乙” the second is another township's.
    """
    stem = reading.stem
    if len(stem) < _LEAST_STEM:
        return []
    accounts = [
        Maker("account", found["name"], passage, *found.span())
        for passage in reading.passages
        for found in phrasing().makers.accounts.finditer(passage.text)
    ]
    turns = {account.name.replace(stem, "\0") for account in accounts if stem in account.name}
    frames = [tuple(turn.split("\0")) for turn in turns if turn.strip("\0")]
    return [
        account
        for account in accounts
        if stem not in account.name
        and any(_fits(account.name, *frame) for frame in frames if len(frame) == 2)
    ]


def of_another_county(reading: SearchableText) -> Iterator[tuple[SearchablePassage, re.Match[str], str]]:
    """Yield where another county is named with its site, or before the own name, with the township's own one.

    One whose shorter name shares a character with the own one's may be that: 云溪县, of 云溪苗族自治县.
    """
    names, own = phrasing().names, _own_county(reading) if reading.stem else ""
    patterns = (names.site, _seated_elsewhere(reading.stem, reading.kind)) if own else ()
    for passage in reading.passages:
        for found in chain.from_iterable(each.finditer(passage.text) for each in patterns):
            another = _is_of_another_county(found["name"], own)
            if another and not names.elsewhere.search(sentence_at(passage.text, found.start())):
                yield passage, found, own


def _own_county(reading: SearchableText) -> str:
    """Return the county of a township, or that whose report it is, "" where none is told."""
    told = filter(None, (reading.prose.agency, reading.prose.township))
    before = [name.partition(reading.stem)[0] if reading.stem else bare(name) for name in told]
    return next((each for each in before if each.endswith(("县", "旗"))), "")


def _is_of_another_county(name: str, own: str) -> bool:
    """Whether the county that a name begins with is of the own one's kind, and neither that nor it in short.

    It has none of its characters, or all but one: 松龄县, where 松岭县 is meant.
    """
    county = _COUNTY.match(name)
    if not (county and own) or county["kind"] != own[-1]:
        return False
    stem = re.split("[省市州盟区]", own)[-1][:-1]
    _, wrong, due = differing(county["stem"], stem)
    return len(wrong) == len(due) == 1 or set(stem).isdisjoint(county["stem"])


@lru_cache(maxsize=64)
def _seated_elsewhere(stem: str, kind: str) -> RarePattern:
    """Return what names a county before a township's own name."""
    return RarePattern(re.compile(phrasing().names.seated.format(own=re.escape(stem + kind))))


def _fits(name: str, before: str, after: str) -> bool:
    """Whether a name has the turn of words of another, with something as long as a place's name in it."""
    inner = len(name) - len(before) - len(after)
    return name.startswith(before) and name.endswith(after) and 2 <= inner <= 3


@lru_cache(maxsize=8)  # each maker that is named asks
def _merged(text: str) -> bool:
    """Whether a report tells of places that became one, so that the work of a former one may be its own."""
    return bool(phrasing().makers.merged.search(text))


def is_place(name: str) -> bool:
    """Whether a sentence's first words that end in a kind are a township's name: 柳河镇, not 各乡镇."""
    words = phrasing().makers
    place = words.place.fullmatch(name)
    if place is None or name.startswith(words.acts_on):
        return False
    return not has(place["stem"], words.particles) and not place["stem"].endswith(words.common)


def is_agency(name: str) -> bool:
    """Whether a name ends as a whole agency's does."""
    return bool(phrasing().makers.agency.search(name))


def _is_shortened(maker: Maker, reading: SearchableText) -> bool:
    """Whether a slot itself gives the own name as what it calls a longer one in short: (以下简称区发改办)."""
    own = bare(reading.prose.agency or reading.prose.township)
    return bool(own) and f"简称{own}" in maker.passage.text[maker.start : maker.end]


def _is_own(name: str, reading: SearchableText) -> bool:
    stem, kind = reading.stem, reading.kind
    if (level := _LEVEL.fullmatch(name)) and f"{level[1]}人民政府" in reading.prose.agency:
        return True
    if len(stem) >= _LEAST_STEM and stem in name:
        return not any(f"{stem}{other}" in name for other in other_kinds(reading))
    own = bare(reading.prose.agency or reading.prose.township)
    other = bare(phrasing().makers.office.sub("", name))
    slip = len(stem) >= _LEAST_STEM and _misspells(other, f"{stem}{kind}")
    slip = slip or is_shortened(other, stem, kind)
    if slip or _without_people(other, stem, kind):
        return True  # a slip of its own, which is told as one; a shorter name
    zones = own.endswith(_ZONE[1]) and other.endswith(_ZONE[1]) and _abbreviates(own, other)
    shorter = not kind and (_abbreviates(other, own) or zones)
    # 云溪松岭镇, of which 云溪区松岭镇 is the whole name
    whole = _SEATED.sub("", own) in _SEATED.sub("", other)
    return not own or own.endswith(other) or whole or shorter


def other_kinds(reading: SearchableText) -> tuple[str, ...]:
    """Return the kinds of township that the report's own is not; none where it may have been one of them."""
    names, kind = phrasing().names, reading.kind
    own = names.offices if kind in names.offices else (kind,)
    kinds = tuple(each for each in (*names.governments, names.offices[0]) if each not in own)
    unsure = not kind or len(reading.stem) < _LEAST_STEM
    named = any(f"{reading.stem}{other}" in reading.whole for other in kinds)
    return kinds if named and not unsure and not _merged(reading.whole) else ()


def _without_people(name: str, stem: str, kind: str) -> bool:
    """Whether a name is that of a township of a people with the people left out: 松岭乡, of 松岭回族乡."""
    names = phrasing().names
    found = names.county.fullmatch(name) if names.people.search(stem) and name.endswith(kind) else None
    return found is not None and len(found["stem"]) >= _LEAST_STEM and stem.startswith(found["stem"])


def _misspells(name: str, own: str) -> bool:
    """Whether a name ends in the own one but for one character, unless that tells places apart: 东, 西."""
    _, wrong, due = differing(name[-len(own) :], own)
    return len(wrong) == len(due) == 1 and not {wrong, due} <= set(phrasing().names.pairs)


@lru_cache(maxsize=64)
def bare(name: str) -> str:
    """Return an agency's name without the words for its seat, a zone's by its short one: 管委会."""
    long, short = _ZONE
    return _SEAT.sub("", name).replace(long, short)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of one name stand in another in their order: 县工信局, 某县工业和信息化局."""
    rest = iter(long)
    return all(char in rest for char in short)
