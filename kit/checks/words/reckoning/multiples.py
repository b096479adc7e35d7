"""Reads how many times as much as last year something is: 是上年的3倍, 增长2倍, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kit.base.numerals import read_number
from kit.checks.lexicon import any_of, has, with_shared
from kit.checks.words.reckoning.reckoning_words import reckoning_words

_WORDS = "倍", "番"
"""Without one of these a text tells of no multiple."""


@dataclass(frozen=True, slots=True)
class Multiple:
    """What is said in `text[start:end]`: this year's number is `ratio` times last year's, `exact` or not.

    `said` is how it is put. `of_last_year`: that names last year's number as what it is a multiple of.
    What agrees with it lies from `least` up to `most`.
    """

    start: int
    end: int
    said: str
    ratio: Decimal
    least: Decimal
    most: Decimal
    exact: bool
    of_last_year: bool

    def agrees(self, real: Decimal) -> bool:
        """Whether this is the real ratio, rounded or cut off to as many decimals; doubled within reason."""
        return self.least <= real < self.most


def multiples(text: str, year: int) -> Iterator[Multiple]:
    """Yield the multiples that a squeezed text of a report on `year` tells, in order."""
    if not has(text, _WORDS):
        return
    for found in _pattern(year).finditer(text):
        if found["doubled"]:
            ratio = Decimal(4 if found["twice"] else 2)
            start, least, most = found.start(), ratio * Decimal("0.95"), ratio * Decimal("1.25")
        elif number := read_number(found["number"]):
            start, unit = found.start("number"), Decimal(1).scaleb(int(number.as_tuple().exponent))
            ratio = number + 1 if found["more"] else number
            least, most = ratio - unit / 2, ratio + unit
        else:
            continue
        exact = not (found["about"] or found["odd"] or found["nearly"] or found["almost"] or found["over"])
        yield Multiple(start, found.end(), found[0], ratio, least, most, exact, bool(found["of"]))


@lru_cache(maxsize=16)
def _pattern(year: int) -> re.Pattern[str]:
    last = rf"(?:{{last_year}}|{year - 1}年)(?:{{year_tails}})?"
    grown = any_of(reckoning_words().multiplied)
    number = r"(?>\d{1,6}(?:\.\d{1,6})?|[一二两三四五六七八九十])"
    return re.compile(
        with_shared(
            rf"(?:(?P<of>{last}[^,;。]{{0,12}}的)|(?P<more>(?:{grown})了?)|(?:{grown}|增)(?:到|至|为))"
            rf"(?P<about>{{about}})?(?P<number>{number})倍(?P<odd>多|{{around}})?"
            rf"|(?P<nearly>{{about}})?(?P<doubled>翻了?(?P<almost>{{about}})?(?:一|(?P<twice>[两二]))?番(?P<over>还?多|有余|余|{{around}})?)"
        )
    )
