"""Tells by what ends a list of counts: a numbered point, how many parts it has, that there are more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from kit.base.numerals import HAN, read_number
from kit.checks.lexicon import any_of, has
from kit.checks.words.grammar.breakdown import Item, Listing, Total
from kit.checks.words.grammar.tokens.passage import Claim, Passage, Token, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary

_BEHIND = 200
"""The characters behind a list in which it may tell that it is not whole."""
_BETWEEN = 60
"""The characters before a list in which it may tell that it names the chief parts only."""
_YEARLY = re.compile(r"\A20\d\d年度?(?:全[省市县区州旗镇乡])?")
"""What a clause may begin with before its verb: 2024年全县因."""
_REASON = "", "另", "其余"
"""What stands before a count that breaks the result before it down, or is what is left."""
_POINT = re.compile(r"\(?\d{1,2}[.、)]|[①-⑳]")


def numbers_a_point(token: Token) -> bool:
    """Whether a token is the number of a point: (1), 1., ①."""
    return bool(_POINT.fullmatch(token.text))


def in_a_point(passage: Passage, index: int) -> bool:
    """Whether the count before opening words, which end at a token, is a numbered point's: (1)网站5条."""
    tokens = passage.tokens
    while index > 1 and tokens[index].kind in (TokenKind.OPENER, TokenKind.COLON, TokenKind.COMMA):
        index -= 1
    return isinstance(tokens[index], Claim) and numbers_a_point(tokens[index - 1])


def breaks_off(passage: Passage, index: int) -> bool:
    """Whether token `index` ends a line within an item of a list: …1条、建议办理⏎结果2条."""
    token, before = passage.tokens[index], passage.tokens[index - 1]
    return token.text == "\n" and before.kind is TokenKind.PAUSE and before.end < token.start


def goes_on(passage: Passage, index: int) -> bool:
    """Whether the item in which token `index` ends a line has its count in the next one."""
    following = passage.tokens[index + 1 : index + 2]
    return breaks_off(passage, index) and any(isinstance(token, Claim) for token in following)


def elsewhere(lead: str, first: str) -> bool:
    """Whether a clause tells by which channel or where things were published, and the first does not."""
    words = vocabulary()
    within = lead.startswith("在") and has(lead, words.publishes) and not first.startswith("在")
    return within or (has(lead, words.channels) and not has(first, words.channels))


def tells_number(passage: Passage, listing: Listing, end: int) -> bool:
    """Whether the words at `end`, behind a list, say how many parts it has, and it has as many: 等三类."""
    said = _so_many().match(passage.source.text, end)
    return said is not None and read_number(said["number"]) == len(listing.items)


@cache
def _so_many() -> re.Pattern[str]:
    said, things = any_of(vocabulary().in_all), any_of(vocabulary().named_behind)
    number = rf"(?:{said})?(?P<number>[{HAN}]|\d{{1,2}})"
    return re.compile(rf"{number}[个大]?(?:项|{things})(?:信息|内容)?(?:[,;。)\n]|$)")


def is_open_ended(passage: Passage, listing: Listing) -> bool:
    """Whether a list says or shows that there are more parts than those read: 等, 其他若干, a cut."""
    if listing.counted:
        return False
    words, text, tokens = vocabulary(), passage.source.text, passage.tokens
    last, stop = listing.items[-1].claim, listing.stop
    end = tokens[stop].start if stop < len(tokens) else len(text)
    behind = text[last.end : min(end, last.end + _BEHIND)]
    if behind.startswith(words.open_ends) or has(behind, words.rest + words.vague):
        return True
    if any(map(_names_more, behind.split(",")[1:])):
        return True
    if stop < len(tokens):
        return tokens[stop].kind is TokenKind.CUT or breaks_off(passage, stop)
    return bool(behind.strip(",、;:"))


def _names_more(clause: str) -> bool:
    """Whether a clause behind the parts names more kinds, without counts: 并公开农业、卫生等信息."""
    words = vocabulary()
    names, more, _ = clause.partition("等")
    if "、" not in names or not more or not has(clause, words.publishes):
        return False
    return not has(clause, words.channels + words.subjects)


def names_chief(passage: Passage, totals: Sequence[Total], items: Sequence[Item]) -> bool:
    """Whether words between a total and its parts name the chief ones only: 以网站、公众号为主."""
    if not (totals and items):
        return False
    start, end = totals[0].claim.end, items[0].claim.start
    between = passage.source.text[max(start, end - _BETWEEN) : end]
    return start < end and has(between, vocabulary().chief)


def own_parts(totals: Sequence[Total], items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the parts of a list less what ends it and is none of its total."""
    parts = _without_undone(totals, items)
    return _without_done(totals, parts) if parts else ()


def begins_anew(lead: str, clause: str) -> bool:
    """Whether the words of a count, or those of its clause, begin with a verb or the like, as no part's do.

    The clause begins before the words that are the count's own: 重点公开低保、救助信息18条.
    """
    verbs = *vocabulary().clause_starts, *vocabulary().firm_sums
    clause = _YEARLY.sub("", clause.lstrip(",、;"), count=1)
    return any(each.removeprefix("已").startswith(verbs) for each in (lead, clause))


def without_reasons(items: Sequence[Item], total: Decimal) -> Sequence[Item]:
    """Return results that are too many without the bare counts that end their list, which may tell why.

    答复4件。予以公开2件，不予公开3件，1件因涉密，另2件属内部信息.
    """
    kept = len(items)
    while kept > 1 and items[kept - 1].claim.lead in _REASON:
        kept -= 1
    reached = sum(each.claim.value for each in items[:kept])
    return items[:kept] if reached > total else items


def _without_done(totals: Sequence[Total], items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the parts but for the last where those before it are all, and it tells what was done with them.

    收到3件，其中信函2件、网络1件，按时办结3件. A result (其他处理1件) is a part like others.
    """
    words, (*parts, last) = vocabulary(), items
    outcome = has(last.claim.lead, words.done) and not has(last.claim.lead, words.results)
    if (
        not totals
        or not outcome
        or any(has(each.claim.lead, (*words.results, *words.done)) for each in parts)
    ):
        return tuple(items)
    are_all = sum(each.claim.value for each in parts) == totals[0].claim.value
    return tuple(parts if are_all else items)


def _without_undone(totals: Sequence[Total], items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the parts of a list up to the first that tells of what is no longer, where a total was made.

    制发4件，其中修订1件，废止1件，现行有效9件. A list that begins so (现行有效9件、废止3件) is of the total.
    """
    words = vocabulary()
    undone = [has(each.claim.lead, words.undone) for each in items]
    if True not in undone or undone[0] or not (totals and has(totals[0].claim.lead, words.made)):
        return tuple(items)
    return tuple(items[: undone.index(True)])


def has_rate(passage: Passage, items: Sequence[Item]) -> bool:
    """Whether a part's rate stands behind it, which tells of the one before: 办结48件，满意45件，满意率…."""
    text = passage.source.text
    rates = ((_rate().match(text, item.claim.end), item.claim.lead) for item in items)
    return any(found is not None and bool(set(found["of"]) & set(lead)) for found, lead in rates)


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(r"[,(]?(?P<of>[^,;。()\d]{0,8})率[^,;。()\d]{0,4}\d")
