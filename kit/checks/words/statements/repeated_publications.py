"""Finds what was published on one channel in the year and is told twice, with two numbers (N-agree)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kit.checks.lexicon import any_of, has, shared
from kit.checks.periods import is_part_of_a_year
from kit.checks.repair.typos import slip
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.topic import Time, before, time_of

_FAR = 40
_LEAST = 6
"""Fewer characters of a channel and what was done there name no one thing: 网站发布."""
_HEADING = re.compile(r"[^,;:，；：\d。\n]{2,14}")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]是|\(?[一二三四五六七八九十\d]{1,2}[.、)]|[①-⑳])+")
_UNIT = "条"
_MARKS = ",:"


@dataclass(frozen=True, slots=True)
class Publication:
    """A count of what was published on a channel in the whole year, the first of its sentence.

    `alone`: nothing but the year and the maker stands before it, by which it might be of a part.
    """

    read: ParsedWords
    claim: Claim
    alone: bool


def told_twice(reads: Sequence[ParsedWords]) -> Iterator[tuple[Publication, Publication]]:
    """Yield what two sentences, and no more, tell of one channel and year with different numbers.

    Words before a count may narrow it (围绕防汛，微信公众号发布信息9条): then only a slip of the pen is told.
    """
    named: dict[str, list[Publication]] = {}
    for read in reads:
        for claim in read.passage.claims:
            told = _may_tell(claim) and _of_the_year(read, claim) and not _qualified(read, claim)
            if told and (key := _key(claim.lead, read.prose.year)):
                lead = before(read, claim.start - len(claim.lead))
                alone = not _bare(lead, read.prose.year).strip(_MARKS)
                named.setdefault(key, []).append(Publication(read, claim, alone))
    for both in named.values():
        if len(both) == 2 and _differ(*both):
            yield both[0], both[1]


def _differ(one: Publication, other: Publication) -> bool:
    left, right = one.claim.value, other.claim.value
    return left != right and ((one.alone and other.alone) or bool(slip(int(left), int(right))))


def _may_tell(claim: Claim) -> bool:
    words = vocabulary()
    whole = claim.exact and not claim.aside and claim.measure == _UNIT
    return whole and has(claim.lead, words.publishes) and has(claim.lead, words.channels)


def _of_the_year(read: ParsedWords, claim: Claim) -> bool:
    """Whether a count is the first of its sentence, and that names the year and no part of it."""
    words = before(read, claim.start)
    first, _ = read.passage.sentence(claim.start, claim.end)
    alone = not read.passage.between(first, claim.start)
    named = has(words, (*role_book().times.this, f"{read.prose.year}年"))
    times = (*role_book().periods, *role_book().times.summed)
    part = has(words, (*times, *vocabulary().openers)) or is_part_of_a_year(words)
    return alone and named and not part and time_of(read, claim.start, claim.end) is Time.THIS


def _qualified(read: ParsedWords, claim: Claim) -> bool:
    """Whether brackets behind a count say what of it is left out, or a heading right before it of what it is.

    公开信息201条（剔除重复9条）; 2.惠农信息。公开信息36条. A heading that names the channel, or publishing
    itself, is of all that was published.
    """
    text = read.passage.source.text
    if text.startswith("(", claim.end):
        return True
    first, _ = read.passage.sentence(claim.start, claim.end)
    before_it = text[max(0, first - _FAR) : first]
    line = re.split("[。\n]", before_it.rstrip("。\n"))[-1]
    above = _NUMBER.sub("", line)
    if above == line and not before_it.endswith("\n"):
        return False  # a short sentence
    titles = any(above in section.title for section in read.prose.form.sections)
    of_all = titles or has(above, (*vocabulary().channels, *vocabulary().of_publishing))
    return bool(_HEADING.fullmatch(above)) and not of_all


def _key(lead: str, year: int) -> str:
    """Return what was done on which channel, whoever did it; "" where that is too little to know it by."""
    key = _bare(lead, year)
    return key if len(key) >= _LEAST and has(key, vocabulary().channels) else ""


def _bare(words: str, year: int) -> str:
    """Return words without the year, the maker, and those that come and go."""
    for word in _passing(year):
        words = words.replace(word, "")
    return _maker().sub("", words)


@cache
def _maker() -> re.Pattern[str]:
    book = role_book()
    return re.compile(rf"^[一-鿿]{{0,8}}?(?:{any_of(book.places)})(?:{any_of(book.seats)})?")


@cache
def _passing(year: int) -> tuple[str, ...]:
    words = vocabulary()
    return (f"{year}年度", f"{year}年", *shared("this_year"), *words.passing, *words.by_way, *words.linking)
