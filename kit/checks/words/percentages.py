"""Recomputes the shares that the words print beside their counts (N-percent)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kit.base.finding import Finding, Status
from kit.base.numerals import HAN
from kit.checks.lexicon import LAST, any_of, has, plain_years
from kit.checks.words.grammar.breakdown import Breakdown, Item
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Claim, Token, TokenKind
from kit.checks.words.grammar.verdict import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.reckoning.averages import check_averages
from kit.checks.words.reckoning.printed_share import Share, is_close, of_their_whole
from kit.checks.words.reckoning.rates import rates, rates_over_all

_ENDS = (TokenKind.COUNT, TokenKind.SKIP, TokenKind.SEMICOLON, TokenKind.STOP, TokenKind.CUT)
"""Behind these a percentage is no longer that of the part before."""
_WORDED = re.compile(r"(?P<of>[^占]{0,20}?)(?:所占|占|比例|比重)")
"""A clause that gives a share: what it says before that is of whatever is named so."""
_EACH = re.compile("占[^,;。]{0,8}分别[^,;。]{0,4}$|分别占[^,;。]{0,8}$")
_REACHES = re.compile("达到?|为")
_ANOTHER_WHOLE = re.compile(rf"{LAST}|目标|任务|计划的?(?:总|数|\d)")
"""In a share's clause these name another whole than the total: 上年总量, 年度目标任务."""
_WIDER = re.compile(r"占(?:[同当]年)?(?:全[县市区省州旗盟国]|同[类期级]|各[县市区旗乡镇街])")
"""In a share's clause these name a whole that the total may be but a part of: 占全县申请总数的3%."""
_OF_SEVERAL = re.compile(rf"[^占]{{0,8}}(?:[{HAN}两][项类者]|(?:合计|总计|共)[^占]{{0,4}}占)")
"""So begins the clause of a share of several parts: 合计占60%, 两项占60%."""
_PAUSES = (TokenKind.COMMA, TokenKind.PAUSE)
_TOGETHER = re.compile("[前后两二三]|合计|共计|以上|上述|其余|其[他它]")


def check_percentages(reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield whether each share printed behind a part of a breakdown, each rate and each average is right."""
    for read in reads:
        seen: set[int] = set()
        for breakdown, verdicts in read.judged:
            for share in _shares(read, breakdown, verdicts):
                if share.token.start not in seen:
                    seen.add(share.token.start)
                    yield share.finding(read)
        for rate in rates(read):
            if rate.token.start not in seen:
                seen.add(rate.token.start)
                yield rate.finding(read)
        yield from rates_over_all(read, seen)
        yield from check_averages(read)


def _shares(read: ParsedWords, breakdown: Breakdown, verdicts: Sequence[Verdict]) -> Iterator[Share]:
    """Yield the shares behind the parts, total by total: 工作动态43条，占信息公开总量的75.44%."""
    for verdict in verdicts:
        if breakdown.apart and len(breakdown.totals) > 1 and verdict.status is Status.NOT_ASSESSABLE:
            continue  # nobody can tell of which total they are
        if verdict.total.value:
            yield from of_their_whole(list(_shares_of(read, breakdown, verdict)))


def _shares_of(read: ParsedWords, breakdown: Breakdown, verdict: Verdict) -> Iterator[Share]:
    """Yield the shares that the parts of a total have: each its own behind it, or all behind the last."""
    tokens, text, total = read.passage.tokens, read.passage.source.text, verdict.total.value
    parts = {part.start for part in verdict.parts}
    told = (*breakdown.items, *_rest(read, breakdown, verdict))
    items = [item for item in told if item.claim.start in parts]
    for item in items:
        share = _percentage_behind(tokens, item.index)
        if share and _is_share(text, item.claim, share) and not _of_another(text, item, share, breakdown):
            of = _named(text, item, share, breakdown)
            found = Share(share, of, of.value, total) if of and of.start in parts else None
            joint = item.beside and breakdown.joined(item) * 100 / total
            wider = _WIDER.search(_clause(text[item.claim.end : share.start]))
            if found and not (joint and is_close(found.printed, joint)):
                yield replace(found, wider=bool(wider))
    if items and (listed := _listed(tokens, text, items)):
        each = zip(items, listed, strict=True)
        yield from (Share(share, item.claim, item.claim.value, total) for item, share in each)


def _rest(read: ParsedWords, breakdown: Breakdown, verdict: Verdict) -> Iterator[Item]:
    """Yield the parts that a sentence of their own tells: 其中民生类96条。余下50条为综合类，占25%."""
    listed = {item.claim.start for item in breakdown.items}
    for part in verdict.parts:
        if part.start not in listed:
            yield Item(part, loose=False, index=bisect_left(read.passage.starts, part.start))


def _percentage_behind(tokens: Sequence[Token], index: int) -> Token | None:
    """Return the percentage behind a part, before any other number and in the part's own brackets."""
    ends = _ENDS if index and tokens[index - 1].kind is TokenKind.OPEN else (*_ENDS, TokenKind.CLOSE)
    for at in range(index + 1, len(tokens)):
        if tokens[at].kind is TokenKind.PERCENT:
            return tokens[at]
        if tokens[at].kind in ends:
            break
    return None


def _listed(tokens: Sequence[Token], text: str, items: Sequence[Item]) -> list[Token]:
    """Return the shares that stand behind all parts, one each, in order: 占比分别为25%、45%、30%."""
    last = items[-1]
    first = _percentage_behind(tokens, last.index)
    if first is None or not _EACH.search(text[last.claim.end : first.start]):
        return []
    at = next(at for at in range(last.index, len(tokens)) if tokens[at] is first)
    listed = [first]
    while (
        len(tokens) > at + 2 and tokens[at + 1].kind in _PAUSES and tokens[at + 2].kind is TokenKind.PERCENT
    ):
        at += 2
        listed.append(tokens[at])
    return listed if len(listed) == len(items) else []


def _is_share(text: str, part: Claim, share: Token) -> bool:
    """Whether the clause of a percentage behind a part says that it is the part's share, or brackets do."""
    between = text[part.end : share.start]
    if between == "(" and text.startswith(")", share.end):
        return True
    clause = _clause(between)
    if _OF_SEVERAL.match(clause) or _ANOTHER_WHOLE.search(plain_years(clause)):
        return False
    return has(clause, vocabulary().shares) and "分别" not in clause and not _changed().search(clause)


def _clause(between: str) -> str:
    """Return the last clause of the words before a percentage; 达 alone goes with the one before it."""
    *before, last = re.split("[,(]", between)
    return before[-1] + last if before and _REACHES.fullmatch(last) else last


def _of_another(text: str, item: Item, share: Token, breakdown: Breakdown) -> bool:
    """Whether a share names another part as its whole: 网站120条，网站信息中动态60条，占网站信息的50%."""
    whole = text[item.claim.end : share.start].rpartition("占")[2]
    return any(_shared(whole, each.claim.lead) for each in breakdown.items if each is not item)


def _named(text: str, item: Item, share: Token, breakdown: Breakdown) -> Claim | None:
    """Return the part that a share's clause names, else the one before: 专职1名、兼职4名，专职人员占20%.

    None where it is of several (前两类占80%).
    """
    clause = _clause(text[item.claim.end : share.start])
    said = _WORDED.match(clause)
    if not said or _shared(said["of"], item.claim.lead):
        return item.claim
    named = [each.claim for each in breakdown.items if _shared(said["of"], each.claim.lead)]
    if len(named) > 1 or (not named and _TOGETHER.search(said["of"])):
        return None
    return named[0] if named else item.claim


def _shared(words: str, lead: str) -> bool:
    """Whether words name what a count's own words name, beyond what is common to all."""
    for word in vocabulary().generic:
        words = words.replace(word, " ")
    return any(pair in lead for pair in {words[at : at + 2] for at in range(len(words) - 1)})


@cache
def _changed() -> re.Pattern[str]:
    """Return what ends a clause whose percentage is a change: 占比较上年提高了2个百分点."""
    words = vocabulary()
    return re.compile(rf"(?:{any_of(words.growth + words.decline)})(?:了|率|幅度?)?(?:达到|达|为)?$")
