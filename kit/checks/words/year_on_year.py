"""Holds what the words say of last year (比去年增加2条, 历年累计) against last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from kit.base.finding import Finding, Number, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import any_of, with_shared
from kit.checks.words.grammar.counts import Claim, Passage, TokenKind, more, read_claims, spoken
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.percentages import TOLERATED, is_exact
from kit.report.prose import Prose

_NEAR = 40


@dataclass(frozen=True, slots=True)
class _Growth:
    """A change on last year as told: `by` a number, or by `percent`, `exact` or not; of the count `claim`.

    `then` is last year's number where the sentence itself gives it, as such or by the change before.
    """

    claim: Claim
    start: int
    end: int
    by: Decimal | None
    percent: Decimal | None
    exact: bool = True
    then: Decimal | None = None


def check_yearly(prose: Prose, reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield whether each change on last year, and each cumulative count, agrees with last year's words.

    Last year's count is the one under the same label in the same part of the report; without one that is
    certain the check is not assessable.
    """
    for read in reads:
        growths = list(_growths(read.passage, prose.year))
        cumulative = _first(read.passage, cumulative=True)
        before = _before(read) if growths or cumulative else []
        then = _by_label(before) if growths else {}
        for growth in growths:
            yield _yoy(read, growth, then)
        if cumulative:
            yield _cumulative(read, cumulative, before)


def _before(read: ParsedWords) -> list[Passage]:
    """Return what last year's report says in the same part."""
    last, part = read.prose.last, (read.words.section, read.words.subsection)
    same = (words for words in last.words if (words.section, words.subsection) == part) if last else ()
    return [read_claims(words.text) for words in same]


def _growths(passage: Passage, year: int) -> Iterator[_Growth]:
    """Yield the changes on last year: a comparing word, and a difference, a percentage or 持平 behind it."""
    tokens, text = passage.tokens, passage.source.text
    comparing = _comparing(year)
    subject: Claim | None = None
    then: tuple[Decimal, int] | None = None  # last year's number, and where the words that give it end
    for token in tokens:
        if token.kind is TokenKind.STOP and token.text == "\n":
            subject = then = None
        elif isinstance(token, Claim) and not token.difference:
            if subject and token.measure == subject.measure and _last_years(year).search(token.lead):
                then = (token.value, token.end) if token.exact and subject.exact else None
                continue
            subject, then = (token, None) if token.measure else (subject, then)
        elif (
            subject
            and token.kind in (TokenKind.COUNT, TokenKind.PERCENT)
            and token.start <= subject.end + _NEAR
        ):
            lead = text[max(0, token.start - _NEAR) : token.start]
            sign = _sign(lead)
            if not (sign and comparing.search(lead)):
                continue
            before = then[0] if then and _right_behind().fullmatch(text[then[1] : token.start]) else None
            then = None
            if isinstance(token, Claim):
                by = sign * token.value
                yield _Growth(subject, subject.start, token.end, by, None, token.exact, before)
                if token.exact and subject.exact and token.measure == subject.measure:
                    then = (subject.value - by if before is None else before), token.end
            elif "%" in token.text:
                percent = sign * Decimal(re.sub(r"[^\d.]", "", token.text))
                yield _Growth(subject, subject.start, token.end, None, percent, is_exact(token), before)
    yield from _unchanged(passage, comparing)


@lru_cache(maxsize=16)
def _comparing(year: int) -> re.Pattern[str]:
    return re.compile(with_shared(rf"{{comparisons}}|{{compared}}{year - 1}年"))


@lru_cache(maxsize=16)
def _last_years(year: int) -> re.Pattern[str]:
    """Return what stands before a count that is last year's: 较2023年的200条."""
    return re.compile(with_shared(rf"(?:{{last_year}}|{year - 1}年)(?:{{year_tails}})?[的为是]$"))


@cache
def _right_behind() -> re.Pattern[str]:
    """Return what stands between last year's number and the change: ，同比增长."""
    words = vocabulary()
    changes = any_of(words.growth + words.decline)
    return re.compile(with_shared(rf",?(?:相比,?)?(?:{{comparisons}})?(?:{changes})了?"))


def _sign(lead: str) -> int:
    """Return 1 for growth, -1 for decline, 0 where the words right before a number say neither."""
    tail = lead[-4:]
    words = vocabulary()
    if any(word in tail for word in words.growth):
        return 1
    return -1 if any(word in tail for word in words.decline) else 0


def _unchanged(passage: Passage, comparing: re.Pattern[str]) -> Iterator[_Growth]:
    text = passage.source.text
    claims = [claim for claim in passage.claims if claim.measure and not claim.difference]
    at = 0
    for found in _same().finditer(text):
        while at + 1 < len(claims) and claims[at + 1].end <= found.start():
            at += 1
        lead = text[max(0, found.start() - _NEAR) : found.start()]
        near = bool(claims) and 0 <= found.start() - claims[at].end <= _NEAR
        if near and comparing.search(lead + found[0]):
            yield _Growth(claims[at], claims[at].start, found.end(), Decimal(0), None)


@cache
def _same() -> re.Pattern[str]:
    return re.compile(any_of(vocabulary().unchanged))


def _yoy(read: ParsedWords, growth: _Growth, last: _Counts) -> Finding:
    now, before = growth.claim, _same_count(growth.claim, last)
    start = growth.start - len(now.lead)
    then = before.value if before and growth.then is None else growth.then
    if growth.then is not None and growth.exact:
        status, message = _changed(growth, now.value, growth.then, "上年按这句话是")
    elif read.prose.last is None:
        status, message = Status.NOT_ASSESSABLE, "没有上年的正文，无法核对"
    elif before is None:
        status, message = Status.NOT_ASSESSABLE, "上年的正文里找不到对应的数，无法核对"
    elif not (now.exact and before.exact and growth.exact):
        status, message = Status.NOT_ASSESSABLE, "其中有约数，无法核对"
    else:
        status, message = _changed(growth, now.value, before.value, "上年报告是")
    left = growth.by if growth.by is not None else growth.percent
    right: Number = None if then is None else plain_number(now.value - then)
    return read.quote(start, growth.end).finding(
        "N-yoy", status, message, left=plain_number(left or Decimal(0)), right=right
    )


def _changed(growth: _Growth, now: Decimal, then: Decimal, source: str) -> tuple[Status, str]:
    real = f"本年 {spoken(now)}，{source} {spoken(then)}"
    if growth.by is not None:
        agrees = now - then == growth.by
        change = f"比上年{more(now - then)}，正文写{more(growth.by)}"
    elif not then:
        return Status.NOT_ASSESSABLE, f"{real}，上年是零，算不出百分比"
    else:
        share = (now - then) * 100 / then
        told = growth.percent or Decimal(0)
        unit = Decimal(1).scaleb(int(told.as_tuple().exponent))
        agrees = abs(share - told) <= max(TOLERATED, unit)
        change = f"{_grown(share, 2)}，正文写{_grown(told)}"
    return (Status.PASS if agrees else Status.FAIL), f"{real}，{change}"


def _grown(percent: Decimal, decimals: int | None = None) -> str:
    """Return a change by percent as people say it, with so many decimals, or as many as it has."""
    shown = abs(percent) if decimals is None else f"{abs(percent):.{decimals}f}"
    return f"{'增长' if percent > 0 else '下降'} {shown}%" if percent else "持平"


def _cumulative(read: ParsedWords, mine: Claim, before: Sequence[Passage]) -> Finding:
    """Return whether what is counted over all years is last year's such count and this year's."""
    year = _first(read.passage, cumulative=False)
    theirs = next(filter(None, (_first(each, cumulative=True) for each in before)), None)
    left, right = plain_number(mine.value), None
    if year is not None and mine.value < year.value:
        status = Status.FAIL
        message = f"历年累计 {spoken(mine.value)} 少于本年的 {spoken(year.value)}"
    elif theirs is None or year is None or not (mine.exact and theirs.exact and year.exact):
        status, message = Status.NOT_ASSESSABLE, "上年的历年累计或本年的数不能确定，无法核对"
    else:
        sum_ = theirs.value + year.value
        right = plain_number(sum_)
        status = Status.PASS if sum_ == mine.value else Status.FAIL
        message = (
            f"上年累计 {spoken(theirs.value)} 加本年 {spoken(year.value)} 是 {spoken(sum_)}，"
            f"正文写 {spoken(mine.value)}"
        )
    quote = read.quote(mine.start - len(mine.lead), mine.end)
    return quote.finding("N-cumulative", status, message, left=left, right=right)


def _first(passage: Passage, *, cumulative: bool) -> Claim | None:
    """Return the first count over all years, or the first total of this year before it."""
    words = vocabulary()
    for claim in passage.claims:
        if claim.measure and not claim.difference:
            over_all = any(word in claim.lead for word in words.all_years)
            if over_all == cumulative:
                return claim
    return None


_Counts = Mapping[tuple[str, str], list[Claim]]
"""Counts by label and measure word."""


def _by_label(passages: Sequence[Passage]) -> _Counts:
    counts: dict[tuple[str, str], list[Claim]] = {}
    for passage in passages:
        for claim in passage.claims:
            if not claim.difference:
                counts.setdefault((_label(claim), claim.measure), []).append(claim)
    return counts


def _same_count(claim: Claim, last: _Counts) -> Claim | None:
    """Return last year's count under the same label; None unless exactly one has it."""
    label = _label(claim)
    same = last.get((label, claim.measure), [])
    return same[0] if len(same) == 1 and label else None


def _label(claim: Claim) -> str:
    """Return a count's label without years and the words that come and go (共, 累计, 全年)."""
    label = re.sub(r"\d{4}年度?", "", claim.lead)
    for word in vocabulary().passing:
        label = label.replace(word, "")
    return label
