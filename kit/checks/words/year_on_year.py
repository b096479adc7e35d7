"""Holds what the words say of last year (比去年增加2条, 历年累计) against last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kit.base.finding import Finding, Number, Status
from kit.base.numerals import plain_number
from kit.checks.words.cumulative import check_cumulative, cumulative
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import more, read_claims, spoken
from kit.checks.words.grammar.tokens.passage import Claim, Passage
from kit.checks.words.reckoning.compared_counts import label_of
from kit.checks.words.reckoning.growths import Growth, growths
from kit.checks.words.reckoning.printed_share import is_close
from kit.checks.words.reckoning.running_totals import check_running
from kit.report.prose import Prose

_BEST = (Status.PASS, Status.NOT_ASSESSABLE, Status.FAIL)


def check_yearly(prose: Prose, reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield whether each change on last year, and each cumulative count, agrees with last year's words.

    Last year's count is the one under the same label in the same part of the report; without one that is
    certain the check is not assessable.
    """
    for read in reads:
        changes = list(growths(read))
        over_all = cumulative(read.passage, prose.year)
        before = _before(read) if changes or over_all else []
        then = _by_label(before) if changes else {}
        for growth in changes:
            yield _yoy(read, growth, then)
        if over_all:
            yield check_cumulative(read, over_all, before)
        yield from check_running(read)


def _before(read: ParsedWords) -> list[Passage]:
    """Return what last year's report says in the same part."""
    last, part = read.prose.last, (read.words.section, read.words.subsection)
    same = (words for words in last.words if (words.section, words.subsection) == part) if last else ()
    return [read_claims(words.text) for words in same]


def _yoy(read: ParsedWords, growth: Growth, last: _Counts) -> Finding:
    """Return what comes of a change: a pass if it is right of any count that it may be of."""
    known = read.prose.last is not None
    outcomes = [_outcome(growth, claim, last, known=known) for claim in reversed(growth.claims)]
    best = min(outcomes, key=lambda each: _BEST.index(each.status))
    now, then = best.claim, best.then
    left = growth.by if growth.by is not None else growth.times.ratio if growth.times else growth.percent
    right: Number = None if then is None else plain_number(now.value - then)
    return read.quote(now.start - len(now.lead), growth.end).finding(
        "N-yoy", best.status, best.message, left=plain_number(left or Decimal(0)), right=right
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What comes of a change if it is of `claim`, whose number was `then` last year."""

    claim: Claim
    then: Decimal | None
    status: Status
    message: str


def _outcome(growth: Growth, claim: Claim, last: _Counts, *, known: bool) -> _Outcome:
    then = growth.before(claim)
    if then is not None and growth.exact:
        return _Outcome(claim, then, *_changed(growth, claim.value, then, "上年按这句话是"))
    if not known:
        return _Outcome(claim, then, Status.NOT_ASSESSABLE, "没有上年的正文，无法核对")
    before = _same_count(claim, last)
    if before is None:
        return _Outcome(claim, then, Status.NOT_ASSESSABLE, "上年的正文里找不到对应的数，无法核对")
    if not (claim.exact and before.exact and growth.exact):
        return _Outcome(claim, before.value, Status.NOT_ASSESSABLE, "其中有约数，无法核对")
    return _Outcome(claim, before.value, *_changed(growth, claim.value, before.value, "上年报告是"))


def _changed(growth: Growth, now: Decimal, then: Decimal, source: str) -> tuple[Status, str]:
    real = f"本年 {spoken(now)}，{source} {spoken(then)}"
    if growth.by is not None:
        agrees = now - then == growth.by
        change = f"比上年{more(now - then)}，正文写{more(growth.by)}"
    elif not then:
        return Status.NOT_ASSESSABLE, f"{real}，上年是零，算不出百分比"
    elif growth.times:
        agrees = growth.times.agrees(now / then)
        change = f"是上年的 {now / then:.2f} 倍，正文写“{growth.times.said}”"
    else:
        share = (now - then) * 100 / then
        told = growth.percent or Decimal(0)
        agrees = is_close(told, share)
        change = f"{_grown(share, 2)}，正文写{_grown(told)}"
    return (Status.PASS if agrees else Status.FAIL), f"{real}，{change}"


def _grown(percent: Decimal, decimals: int | None = None) -> str:
    """Return a change by percent as people say it, with so many decimals, or as many as it has."""
    shown = abs(percent) if decimals is None else f"{abs(percent):.{decimals}f}"
    return f"{'增长' if percent > 0 else '下降'} {shown}%" if percent else "持平"


_Counts = Mapping[tuple[str, str], list[Claim]]
"""Counts by label and measure word."""


def _by_label(passages: Sequence[Passage]) -> _Counts:
    counts: dict[tuple[str, str], list[Claim]] = {}
    for passage in passages:
        for claim in passage.claims:
            counts.setdefault((label_of(claim), claim.measure), []).append(claim)
    return counts


def _same_count(claim: Claim, last: _Counts) -> Claim | None:
    """Return last year's count under the same label; None unless exactly one has it."""
    label = label_of(claim)
    same = last.get((label, claim.measure), [])
    return same[0] if len(same) == 1 and label else None
