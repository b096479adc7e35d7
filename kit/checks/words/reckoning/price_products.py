"""Holds an amount of money against price and number in its sentence: 172户，每户50元，共8600元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from kit.base.finding import Finding, Status
from kit.base.numerals import NUMBER, plain_number
from kit.checks.lexicon import any_of, has
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.reckoning.reckoning_words import reckoning_words

_UNITS = {"元": 1, "万元": 10_000}
_OFTEN = 366
_SLIP = Decimal(10_000)
_MONEY = re.compile(rf"(?P<number>(?>{NUMBER}))(?P<unit>万?元)(?=(?P<behind>.{{0,3}}))")
_PRICED = re.compile(r"每(?P<each>(?:(?!每)[一-鿿]){1,2})[^,;。\d每]{0,6}$")
_IN_ALL = re.compile(r"(?:共计?|合计|总计)(?:支出|发放|收取|收费|支付){0,2}(?:了|为|达)?$")
_EACH_HAS = re.compile("[每各均][^,;。]{0,4}$")
"""Before a number of things: of so many as each of some others has."""
_MARKS, _DIGIT = re.compile("[,;:。、()]"), re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount in 元, `text[start:end]`; `each` is what it is the price of one of, "" if a whole."""

    start: int
    end: int
    yuan: Decimal
    each: str


def check_products(read: ParsedWords) -> Iterator[Finding]:
    """Yield whether the one amount of a sentence is the number of things times the price of one (N-agree).

    Nothing is said where a sentence holds other money, or another number of such things, or excepts some,
    and a fee for applications is not by the number of all. Another amount is wrong only if it is told to be
    that of all, or off by just what 元 and 万元 differ by.
    """
    text, words = read.passage.source.text, reckoning_words()
    for start, end in pairwise((0, *read.passage.stops, len(text))):
        sentence = text[start:end]
        if has(sentence, (*words.not_all, *words.by_tiers)):
            continue
        amounts = [_amount(found, text, start) for found in _MONEY.finditer(sentence)]
        match sorted(filter(None, amounts), key=lambda each: each.each):
            case [whole, price] if len(amounts) == 2 and price.each and not whole.each:
                counted = read.passage.between(start, end)
                things = [each for each in counted if each.measure == price.each]
                if len(things) == 1 and _is_number_of_all(things[0]):
                    often = has(sentence, words.paid_often)
                    yield from _findings(read, things[0], price, whole, often=often)


def _is_number_of_all(things: Claim) -> bool:
    return things.exact and bool(things.value) and not things.aside and not _EACH_HAS.search(things.lead)


def _amount(found: re.Match[str], text: str, offset: int) -> _Amount | None:
    """Return an amount, None where it is not exact or of something else."""
    start, end = offset + found.start(), offset + found.end("unit")
    before = text[max(0, start - 12) : start]
    number, words = Decimal(found["number"].replace(",", "")), reckoning_words()
    if before.endswith(words.loose) or found["behind"].startswith(words.loose):
        return None
    each = ""
    if priced := _PRICED.search(before.rpartition(",")[2]):
        each = "" if found["behind"].startswith(words.and_more) else _measure(priced["each"])
    elif per := _per().match(found["behind"]):
        each = per[1]
    if (priced or found["behind"].startswith("/")) and not each:
        return None
    return _Amount(start, end, number * _UNITS[found["unit"]], each)


@cache
def _per() -> re.Pattern[str]:
    return re.compile(rf"/({any_of(tuple(vocabulary().kinds))})")


def _measure(words: str) -> str:
    return next((word for word in (words, words[:1]) if word in vocabulary().kinds), "")


def _findings(
    read: ParsedWords, things: Claim, price: _Amount, whole: _Amount, *, often: bool
) -> Iterator[Finding]:
    """Yield whether an amount is the product; `often`: that may have been paid several times in the year."""
    product = things.value * price.yuan
    if often and product < whole.yuan <= product * _OFTEN and whole.yuan % product == 0:
        return
    text = read.passage.source.text
    begins, _ = read.passage.sentence(whole.start, whole.end)
    own = _MARKS.split(text[begins : whole.start])[-1]
    slipped = whole.yuan in (product * _SLIP, product / _SLIP)
    first, *_, last = sorted((things.start, things.end, price.start, price.end, whole.start, whole.end))
    clauses = _MARKS.split(text[first:last])[1:-1]
    told = _IN_ALL.search(own) and all(_DIGIT.search(clause) for clause in clauses)
    if product != whole.yuan and (has(own, reckoning_words().of_some) or not (slipped or told)):
        return
    status = Status.PASS if product == whole.yuan else Status.FAIL
    priced = f"{spoken(things.value)}{things.measure}、每{price.each} {spoken(price.yuan)} 元"
    message = f"{priced}，共 {spoken(product)} 元，正文写 {spoken(whole.yuan)} 元"
    message += "，差一万倍，多半是把元和万元写错了" if slipped else ""
    yield read.quote(first, last).finding(
        "N-agree", status, message, left=plain_number(whole.yuan), right=plain_number(product)
    )
