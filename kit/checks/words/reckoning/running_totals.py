"""Holds a total that grew within one sentence: 上年底累计2150条，本年新增240条，累计2390条 (N-cumulative)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import has, shared, with_shared
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.reckoning.growth_patterns import way_of
from kit.checks.words.reckoning.reckoning_words import reckoning_words

_REACHED = re.compile(r"(?:现|目前|已|总数|总量)?(?:达到?了?|增至|(?:增加|增长|减少)到|[升降减]至)")
_SUMMED = re.compile("累计|总[数量计]|[合共]计")
_SUM = re.compile("总[数量计]")
"""Of people and accounts 累计 may tell of some of them only."""
_NEW = "新增"
_NOT_DONE = re.compile("未[一-鿿]{2}")


def check_running(read: ParsedWords) -> Iterator[Finding]:
    """Yield whether a total at last year's end and what this year added come to the total that is told.

    The three numbers follow one another in a sentence, exact and of one kind; the last names nothing else.
    """
    text, year = read.passage.source.text, read.prose.year
    if not has(text, (*shared("last_year"), f"{year - 1}年")):
        return
    claims = read.passage.claims
    for at in range(len(claims) - 2):
        one, by, now = claims[at : at + 3]
        if not (one.measure and one.measure == by.measure == now.measure) or now.difference:
            continue
        start, end = read.passage.sentence(one.start, one.end)
        sign = way_of(by.lead) if by.difference else _sign(by.lead, year)
        if now.end > end or not sign or not all(each.exact for each in (one, by, now)):
            continue
        before = text[max(start, claims[at - 1].end if at else 0) : one.start]
        if stood(year).search(before) and _is_total(now, (before, by.lead), year):
            gross = _NEW in by.lead and has(before + one.measure, reckoning_words().leaving)
            if not gross or one.value + by.value == now.value:
                yield _finding(read, (one, by, now), sign)


@lru_cache(maxsize=16)
def stood(year: int) -> re.Pattern[str]:
    """Return what says that a number is how much there was at the end of the year before `year`."""
    last = rf"(?:{{last_year}}|{year - 1}年)"
    ended = rf"{last}度?(?:年?[末底]|12月底|12月31日)"
    return re.compile(
        with_shared(
            rf"{ended}|(?:{{compared}}|[由从]){last}(?:{{year_tails}})?[的(]?$|历年[^,;。\d]{{0,12}}{last}"
        )
    )


def _sign(lead: str, year: int) -> int:
    """Return whether a number is what came on top, 1, or fell away, -1; 0 where they tell neither or both."""
    told = reckoning_words()
    if has(lead, told.shrank):
        return 0 if has(lead, told.grew) else -1
    named = f"{year}年" in lead or has(lead, (*told.of_the_year, "当年"))
    done = named and has(lead, vocabulary().done_more) and not _SUMMED.search(lead)
    return int(done or has(lead, told.grew))


def _is_total(now: Claim, before: Sequence[str], year: int) -> bool:
    """Whether the words of a number name it the total of what stands before, and nothing else."""
    lead = now.lead.replace(f"{year}年", "")
    if _REACHED.fullmatch(lead):
        return True
    words = vocabulary()
    singly = words.kinds[now.measure] == 0
    if not (_SUMMED if singly else _SUM).search(lead):
        return False
    for common in (*words.all_years, *words.generic, *words.passing, *reckoning_words().running):
        lead = lead.replace(common, " ")
    pairs = {lead[at : at + 2] for at in range(len(lead) - 1)}
    told = [_NOT_DONE.sub("", words) for words in before]
    return all(" " in pair or any(pair in words for words in told) for pair in pairs)


def _finding(read: ParsedWords, told: tuple[Claim, Claim, Claim], sign: int) -> Finding:
    one, by, now = told
    sum_ = one.value + sign * by.value
    status = Status.PASS if sum_ == now.value else Status.FAIL
    change = f"{'加' if sign > 0 else '减'} {spoken(by.value)}"
    message = f"上年 {spoken(one.value)} {change} 是 {spoken(sum_)}，正文写 {spoken(now.value)}"
    return read.quote(one.start - len(one.lead), now.end).finding(
        "N-cumulative", status, message, left=plain_number(now.value), right=plain_number(sum_)
    )
