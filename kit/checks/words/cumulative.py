"""Holds what is counted over all years (历年累计) against this year's count and last year's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import LAST, has, plain_years
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim, Passage
from kit.checks.words.grammar.vocabulary import vocabulary

_SINCE = re.compile(r"[自从](?:《[^《》]{1,40}》|(?P<year>20\d\d)年)[^,;。《》\d]{0,8}以来[^;。\d]{0,24}累计")
_ASIDE = re.compile(
    r"[自从](?:《[^《》]{1,40}》|\d{4}年)[^,;。]{0,8}以来|[我本全](?:镇|乡|街道?|苏木|机关|单位)"
)
_FAR = 80
_LAST_END = re.compile(
    rf"\((?:其中)?截?[至止到]?{LAST}(?:[底末]|12月底|12月31日)?(?:累计|共|为|是|有|公开|发布|政府|信息){{0,4}}"
    r"\d{1,6}[条件篇份]\)"
)
"""Behind a count over all years: what that was at the end of last year."""


def cumulative(passage: Passage, year: int) -> Claim | None:
    """Return the first count over all years, of a report on `year`: 历年累计, 自《条例》施行以来累计."""
    return next(
        (claim for claim in passage.claims if _counts(claim) and _over_all(passage, claim, year)), None
    )


def check_cumulative(read: ParsedWords, mine: Claim, before: Sequence[Passage]) -> Finding:
    """Return whether what is counted over all years is last year's such count and this year's.

    `before` are last year's words in the same part of the report. Only counts of one thing compare.
    """
    year = read.prose.year
    of_year = [claim for claim in read.passage.claims if _is_this_years(read.passage, claim, mine, year)]
    theirs = next(filter(None, (cumulative(each, year - 1) for each in before)), None)
    theirs = theirs or _told_behind(read, mine)
    of_year = [claim for claim in of_year if claim is not theirs]
    grown = [claim for claim in of_year if theirs and theirs.value + claim.value == mine.value]
    now = next(iter((*grown, *of_year)), None)
    left, right = plain_number(mine.value), None
    if now is not None and mine.value < now.value:
        status = Status.FAIL
        message = f"历年累计 {spoken(mine.value)} 少于本年的 {spoken(now.value)}"
    elif theirs is None or now is None or not (mine.exact and theirs.exact and now.exact):
        status, message = Status.NOT_ASSESSABLE, "上年的历年累计或本年的数不能确定，无法核对"
    else:
        sum_ = theirs.value + now.value
        right = plain_number(sum_)
        status = Status.PASS if sum_ == mine.value else Status.FAIL
        message = (
            f"上年累计 {spoken(theirs.value)} 加本年 {spoken(now.value)} 是 {spoken(sum_)}，"
            f"正文写 {spoken(mine.value)}"
        )
    quote = read.quote(mine.start - len(mine.lead), mine.end)
    return quote.finding("N-cumulative", status, message, left=left, right=right)


def _told_behind(read: ParsedWords, mine: Claim) -> Claim | None:
    """Return the count to the end of last year that brackets behind one over all years tell."""
    behind = plain_years(read.passage.source.text[mine.end : mine.end + _FAR], read.prose.year)
    later = (claim for claim in read.passage.claims if claim.start > mine.end)
    return next(later, None) if _LAST_END.match(behind) else None


def _counts(claim: Claim) -> bool:
    return bool(claim.measure) and not claim.difference


def _over_all(passage: Passage, claim: Claim, year: int) -> bool:
    """Whether a count is over all years: it says so, or is summed since an act or a year before."""
    if has(claim.lead, vocabulary().all_years):
        return True
    since = _SINCE.search(passage.source.text, max(0, claim.start - _FAR), claim.start)
    return since is not None and int(since["year"] or 0) < year and "累计" in claim.lead


def _is_this_years(passage: Passage, claim: Claim, mine: Claim, year: int) -> bool:
    """Whether a count is this year's of what `mine` counts over all years."""
    kinds = vocabulary().kinds
    alike = _counts(claim) and not claim.aside and kinds[claim.measure] == kinds[mine.measure]
    return alike and not _over_all(passage, claim, year) and _things(mine) <= _pairs(claim.lead)


def _things(claim: Claim) -> set[str]:
    """Return the telling words of what is counted over all years: none where it is information as such."""
    words = vocabulary()
    told = _ASIDE.sub(" ", claim.lead)
    for common in (*words.all_years, *words.generic, *words.passing):
        told = told.replace(common, " ")
    return {pair for pair in _pairs(told) if " " not in pair}


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}
