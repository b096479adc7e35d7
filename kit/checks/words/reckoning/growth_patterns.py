"""The patterns by which the words compare this year's number with last year's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kit.checks.lexicon import any_of, has, with_shared
from kit.checks.words.grammar.vocabulary import more_done, vocabulary

_AMOUNTS = "(?:信息|公开|发布|发文|推送|申请|受理)?(?:总?数量?|总?量)"
"""What a count is called again behind it."""


@lru_cache(maxsize=16)
def comparing(year: int) -> re.Pattern[str]:
    """Return what tells that a change is on last year: 同比, 较上年, 比2023年."""
    return re.compile(with_shared(rf"{{comparisons}}|{{compared}}{year - 1}年"))


@lru_cache(maxsize=16)
def last_years(year: int) -> re.Pattern[str]:
    """Return what stands before a count that is last year's: 较2023年的200条, 上年为200条, 较上年200条."""
    named = rf"(?:{{last_year}}|{year - 1}年)(?:{{year_tails}})?"
    light = "(?:全年|数量|总数|总量)?(?:仅有?|只有?|共有?|有|为|是|的)?"
    return re.compile(
        with_shared(rf"{named}[的为是]$|(?:{{compared}}|[是为]|达到|相当于){named}$|^{named}{light}$|同比$")
    )


@lru_cache(maxsize=16)
def from_last_year(year: int) -> re.Pattern[str]:
    """Return what stands before last year's number where this year's follows: 由上年的, 从2023年的."""
    named = rf"(?:{{last_year}}|{year - 1}年)(?:{{year_tails}})?"
    return re.compile(with_shared(rf"[由从]{named}[^,;。()\d]{{0,6}}$"))


@lru_cache(maxsize=16)
def in_brackets(year: int) -> re.Pattern[str]:
    """Return what stands in brackets before last year's number: (2023年为, (上年同期收到."""
    return re.compile(with_shared(rf"(?:{{last_year}}|{year - 1}年)(?:{{year_tails}})?[^,;()\d]{{0,6}}"))


@lru_cache(maxsize=16)
def told_behind(year: int) -> re.Pattern[str]:
    """Return what stands before last year's number as the next clause gives it: 上年为, 2023年仅有."""
    named = rf"(?:{{last_year}}|{year - 1}年)(?:{{year_tails}})?"
    return re.compile(with_shared(rf"{named}(?:仅有?|只有?|共?有|[为是])?"))


@cache
def right_behind() -> re.Pattern[str]:
    """Return what stands between last year's number and the change: ，同比增长."""
    words = vocabulary()
    changes, done = any_of(words.growth + words.decline), any_of(words.done_more)
    compared = rf"\)?,?(?:相比,?)?(?:{_AMOUNTS})?(?:{{comparisons}})?[净共]?"
    return re.compile(
        with_shared(
            rf"{compared}(?:{changes})(?:了|[率幅速量]?(?:达到|[为达])?|(?:{done})了?(?:[一-鿿]{{2,6}}?)?)"
        )
    )


@lru_cache(maxsize=16)
def before_multiple(year: int) -> re.Pattern[str]:
    """Return what stands between a number and how many times another it is: ，数量达到, ，较上年."""
    compared = rf"(?:(?:与|{{compared}})?(?:{{last_year}}|{year - 1}年)(?:{{year_tails}})?|{{comparisons}})"
    links = "[是为即]|达到?了?|相当于|实现了?"
    return re.compile(
        with_shared(rf"\)?,?(?:{_AMOUNTS})?(?:{compared}(?:相比)?,?)?(?:{_AMOUNTS})?(?:{links})?")
    )


@cache
def unchanged() -> re.Pattern[str]:
    """Return what says that a count is last year's: 持平."""
    return re.compile(any_of(vocabulary().unchanged))


def way_of(lead: str) -> int:
    """Return 1 for growth, -1 for decline, 0 where the words right before a number say neither."""
    words = vocabulary()
    done = more_done().search(lead)
    tail = done["way"] if done else lead[-4:]
    if has(tail, words.growth):
        return 1
    return -1 if has(tail, words.decline) else 0
