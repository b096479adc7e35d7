"""The field's words that claims are read by, as data: vocabulary.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from kit.base.validation import Frozen

CLAIMS = Path(__file__).with_name("vocabulary.yaml")

Words = tuple[str, ...]


class Vocabulary(Frozen):
    """Words by what they do in a sentence; vocabulary.yaml tells what each list is for."""

    measures: tuple[Words, ...]
    about: Words
    odd: Words
    at_least: Words
    addresses: Words
    hotlines: Words
    differences: Words
    openers: Words
    chiefly: Words
    announcing: Words
    contents: Words
    plain_headings: Words
    mainly: Words
    exhaustive: Words
    open_ends: Words
    rest: Words
    joins: Words
    catch_all: Words
    sums: Words
    firm_sums: Words
    no_sums: Words
    compared_with: Words
    last_year: Words
    clause_starts: Words
    generic: Words
    carried: Words
    channels: Words
    comparisons: Words
    growth: Words
    decline: Words
    all_years: Words
    passing: Words
    named_behind: Words
    behind: Words
    sorts: Words
    list_openings: Words
    list_ends: Words
    unchanged: Words
    shares: Words

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """What kind of thing each measure word counts: a total and its parts share it."""
        return {word: kind for kind, words in enumerate(self.measures) for word in words}

    @cached_property
    def _earlier(self) -> Words:
        compared = (word + year for word in self.compared_with for year in self.last_year)
        return (*self.last_year, *compared)

    def names_sum(self, lead: str, *, firm: bool = False) -> bool:
        """Whether the words before a number name it a total: 共计, but not 公共 or 总结."""
        for word in self.no_sums:
            lead = lead.replace(word, "")
        return any(word in lead for word in (self.firm_sums if firm else self.sums))

    def of_last_year(self, lead: str) -> bool:
        """Whether a number after `lead` is last year's, named beside: 去年101条, 较去年的351条."""
        if not lead.startswith(self._earlier):
            return False
        if not lead.startswith(self.last_year):
            return True
        for common in (*self.generic, "为", "是", "的"):
            lead = lead.replace(common, "")
        return lead in self.last_year or lead + "年" in self.last_year


@cache
def vocabulary() -> Vocabulary:
    """Return the words that come with the kit."""
    return Vocabulary.load(CLAIMS)


def has(text: str, words: Words) -> bool:
    """Whether one of the words stands in a text."""
    for word in words:  # noqa: SIM110 - asked thousands of times, and twice as fast as any()
        if word in text:
            return True
    return False


def any_of(words: Words) -> str:
    """Return a pattern for any of `words`, the longest first, so that 件次 is not read as 件."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def first_of(*lists: Words) -> str:
    """Return the characters that words of `lists` begin with, for a pattern's brackets.

    To look ahead for them first lets a pattern of many alternatives pass over most of a text at once.
    """
    return re.escape("".join(sorted({word[:1] for words in lists for word in words})))
