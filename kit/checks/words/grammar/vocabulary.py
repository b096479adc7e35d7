"""The field's words that claims are read by, as data: vocabulary.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from kit.base.validation import Frozen
from kit.checks.lexicon import LAST, Words, any_of, has, plain_years, shared, with_shared

CLAIMS = Path(__file__).with_name("vocabulary.yaml")
_NAMED = 8
"""Within so many characters the longest name of a year ends, with a word of comparing before it."""
_MORE = "多", "少"


class Vocabulary(Frozen):
    """Words by what they do in a sentence; vocabulary.yaml tells what each list is for."""

    measures: tuple[Words, ...]
    acts: Words
    addresses: Words
    hotlines: Words
    differences: Words
    averages: Words
    numbered: Words
    openers: Words
    chiefly: Words
    within: Words
    announcing: Words
    are: Words
    made_of: Words
    in_turn: Words
    contents: Words
    also: Words
    chief: Words
    came: Words
    net: Words
    plain_headings: Words
    mainly: Words
    exhaustive: Words
    open_ends: Words
    rest: Words
    in_all: Words
    vague: Words
    joins: Words
    catch_all: Words
    remainder: Words
    above: Words
    sums: Words
    firm_sums: Words
    no_sums: Words
    clause_starts: Words
    outcomes: Words
    each: Words
    publishes: Words
    subjects: Words
    readings: Words
    stocks: Words
    results: Words
    made: Words
    undone: Words
    of_them_all: Words
    done: Words
    finished: Words
    reasons: Words
    unfinished: Words
    became: Words
    rulings: Words
    courts: Words
    points: Words
    fields: Words
    word_heads: Words
    word_tails: Words
    generic: Words
    framing: Words
    channels: Words
    some: Words
    several: Words
    mutually: Words
    shared_by: Words
    besides: Words
    none_is: Words
    things: Words
    aspects: Words
    remedies: Words
    growth: Words
    decline: Words
    ways: Words
    done_more: Words
    all_years: Words
    passing: Words
    named_behind: Words
    behind: Words
    linking: Words
    of_publishing: Words
    by_way: Words
    adds: Words
    sorts: Words
    list_openings: Words
    list_ends: Words
    title_ends: Words
    beside_titles: Words
    unchanged: Words
    shares: Words

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """What kind of thing each measure word counts: a total and its parts share it."""
        return {word: kind for kind, words in enumerate(self.measures) for word in words}

    @cached_property
    def changes(self) -> Words:
        """The words one of which tells of a change on last year, or of none."""
        return (*self.growth, *self.decline, *self.unchanged)

    @cached_property
    def results_of_all(self) -> Words:
        """The results of requests, of reviews and of suits."""
        return (*self.results, *self.rulings)

    @cached_property
    def outcomes_of_cases(self) -> Words:
        """Words for what became of a case, not for its kind: 办结, 予以公开, 维持, 正在办理, 结转下年."""
        return (*self.done, *self.results_of_all, *self.remainder, *self.became, *shared("carrying"))

    def names_sum(self, lead: str, *, firm: bool = False) -> bool:
        """Whether the words before a number name it a total: 共计, but not 公共 or 总结."""
        sums = self.firm_sums if firm else self.sums
        if not has(lead, sums):
            return False
        for word in self.no_sums:
            lead = lead.replace(word, "")
        return has(lead, sums)

    def names_difference(self, lead: str) -> bool:
        """Whether a number after `lead` is a growth, a decline or an average: 增加2条, 多公开2条, 每村2条."""
        if lead.removesuffix("了").endswith(self.differences):
            return not lead.endswith("新增")
        average = has(lead, (*self.averages, "每")) and bool(_average().search(lead))
        return average or (has(lead, _MORE) and bool(more_done().search(lead)))

    def of_last_year(self, lead: str) -> bool:
        """Whether a number after `lead` is what the year's is compared with: 去年101条, 较原来的6名."""
        if _compared_with().match(lead):
            return True
        if "年" not in lead[:_NAMED]:
            return False
        plain = plain_years(lead)
        if not plain.startswith(LAST):
            return bool(_compared_year().match(plain))
        for common in (LAST, *self.generic, "为", "是", "的"):
            plain = plain.replace(common, "")
        return not plain


@cache
def _average() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(vocabulary().averages)})[一-鿿]{{0,4}}$|每[一-鿿]{{1,3}}$")


@cache
def more_done() -> re.Pattern[str]:
    """Return what ends the words before a number by how much more was done, `way` telling whether: 多公开."""
    more, done = any_of(_MORE), any_of(vocabulary().done_more)
    before = "^|[,)]|年度?|年同期|[年度同][末底期比]|相比"
    return re.compile(rf"(?:{before})(?P<way>{more})(?:{done})了?(?:[一-鿿]{{2,6}})?$")


@cache
def went_to() -> re.Pattern[str]:
    """Return what stands between last year's number and this year's: 增加到, 降至2024年的."""
    words = vocabulary()
    this = "(?:20\\d\\d年|{this_year})度?[底末]?的?"
    ways = any_of((*words.growth, *words.decline, *words.ways))
    return re.compile(with_shared(rf",?(?:{ways})[到至为](?:{this})?"))


@cache
def _compared_year() -> re.Pattern[str]:
    return re.compile(with_shared(rf"(?:总[量数]|数量)?{{compared}}(?:{LAST}|20\d\d年)"))


@cache
def _compared_with() -> re.Pattern[str]:
    return re.compile(r"(?:较(?![为有大多高好重强快新])|比(?![较例]))[^,。;]{2,20}的$")


@cache
def vocabulary() -> Vocabulary:
    """Return the words that come with the kit."""
    return Vocabulary.load(CLAIMS)
