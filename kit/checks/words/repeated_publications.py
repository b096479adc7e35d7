"""Finds what was published on one channel in the year and is told twice, with two numbers (N-agree)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kit.checks.lexicon import has, shared
from kit.checks.periods import is_part_of_a_year
from kit.checks.words.grammar.counts import Claim
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import Time, before, time_of

_MAKER = re.compile(r"^[一-鿿]{0,8}?(?:镇|乡|街道|苏木)(?:人民)?(?:政府|办事处)?")
_PLAIN = "在", "上", "于", "的"
_LEAST = 6
"""Fewer characters of a channel and what was done there name no one thing: 网站发布."""
_UNIT = "条"


@dataclass(frozen=True, slots=True)
class Publication:
    """A count of what was published on a channel in the whole year, the first of its sentence."""

    read: ParsedWords
    claim: Claim


def told_twice(reads: Sequence[ParsedWords]) -> Iterator[tuple[Publication, Publication]]:
    """Yield what two sentences, and no more, tell of one channel and year with different numbers."""
    named: dict[str, list[Publication]] = {}
    for read in reads:
        for claim in read.passage.claims:
            told = _may_tell(claim) and _of_the_year(read, claim)
            if told and (key := _key(claim.lead, read.prose.year)):
                named.setdefault(key, []).append(Publication(read, claim))
    for both in named.values():
        if len(both) == 2 and both[0].claim.value != both[1].claim.value:
            yield both[0], both[1]


def _may_tell(claim: Claim) -> bool:
    words = vocabulary()
    whole = claim.exact and not claim.aside and claim.measure == _UNIT
    return whole and has(claim.lead, words.publishes) and has(claim.lead, words.channels)


def _of_the_year(read: ParsedWords, claim: Claim) -> bool:
    """Whether a count is the first of its sentence, and that names the year and no part of it."""
    start = claim.start - len(claim.lead)
    words = before(read, claim.start)
    first, _ = read.passage.sentence(claim.start, claim.end)
    alone = not any(first <= each.start < claim.start for each in read.passage.claims)
    named = has(words, (*role_book().times.this, f"{read.prose.year}年"))
    part = has(words, (*role_book().periods, *vocabulary().openers)) or is_part_of_a_year(words)
    return alone and named and not part and time_of(read, start, claim.end) is Time.THIS


def _key(lead: str, year: int) -> str:
    """Return what was done on which channel, whoever did it; "" where that is too little to know it by."""
    for word in _passing(year):
        lead = lead.replace(word, "")
    key = _MAKER.sub("", lead)
    return key if len(key) >= _LEAST and has(key, vocabulary().channels) else ""


@cache
def _passing(year: int) -> tuple[str, ...]:
    words = vocabulary()
    return (f"{year}年度", f"{year}年", *shared("this_year"), *words.passing, *words.by_way, *_PLAIN)
