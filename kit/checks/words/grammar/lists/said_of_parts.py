"""What words say of a list's parts, before it or behind: 各类之间不重复, 重复的不重复计算, 无其他."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kit.checks.lexicon import any_of, has
from kit.checks.needed_words import RarePattern
from kit.checks.words.grammar.breakdown import Item, Total
from kit.checks.words.grammar.tokens.passage import Passage
from kit.checks.words.grammar.vocabulary import vocabulary

_REMARK = 60
"""The characters behind a total or a list in which its own remark stands."""
_OTHER_NAMES = 1
"""One result has two names in the vocabulary."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What words say of a list's parts: some items are in several, none are, there are no further parts."""

    overlapping: bool = False
    disjoint: bool = False
    whole: bool = False


def remark_on(passage: Passage, totals: Sequence[Total], items: Sequence[Item]) -> Remark:
    """Return what words before a list or behind it say of its parts.

    重复的不重复计算 tells that some are in several, 各类之间不重复 that none are.
    """
    if not (totals and items):
        return Remark()
    text, last, total = passage.source.text, items[-1].claim, totals[0].claim.end
    start = last.start - len(re.split("[,;。:、()]", text[max(0, last.start - _REMARK) : last.start])[-1])
    behind = text[start : last.end + _REMARK].partition("\n")[0]
    between = text[total : min(items[0].claim.start, total + _REMARK)]
    own = _disjoint().sub("", behind) if has(behind, vocabulary().mutually) else behind
    overlapping = bool(_overlap().search(own) or _overlap().search(between))
    sentence = behind.partition("。")[0]
    close = own != behind and bool(_right_behind().match(text, last.end))
    whole = bool(_no_more().search(sentence)) or _others_denied(items, behind)
    return Remark(overlapping, close and not overlapping, whole)


def _others_denied(items: Sequence[Item], behind: str) -> bool:
    """Whether the clauses behind a list of results say that there were none of all that it does not list."""
    words, told = vocabulary(), ",".join(item.claim.lead for item in items)
    if not has(told, words.results):
        return False
    denials = (*words.none_is, *(f"也{none}" for none in words.none_is))
    told += "".join(each for each in re.split("[,;。]", behind)[1:] if each.startswith(denials))
    return len(words.results) - sum(result in told for result in words.results) <= _OTHER_NAMES


@cache
def _overlap() -> re.Pattern[str]:
    words = vocabulary()
    some = rf"{any_of(words.some)}|(?:有|其中)\d{{1,6}}[{''.join(words.kinds)}]"
    return re.compile(rf"(?:{some})[^,;。()]{{0,16}}?(?:{any_of(words.several)})")


@cache
def _disjoint() -> re.Pattern[str]:
    words = vocabulary()
    return re.compile(rf"(?:{any_of(words.mutually)})(?:不|没有|无|未)(?:{any_of(words.shared_by)})")


@cache
def _right_behind() -> re.Pattern[str]:
    """Return what calls the parts disjoint in the clause right behind them, with nothing told in between."""
    return re.compile(rf"(?:\([^()]{{0,24}}\))?[,;(]?[^,;。()\d]{{0,16}}(?:{_disjoint().pattern})")


@cache
def _no_more() -> RarePattern:
    words = vocabulary()
    besides, none, others = map(any_of, (words.besides, words.none_is, words.catch_all))
    end = rf"(?:的?(?:{any_of(words.things)}))?(?=[,;)]|$)"
    parts = rf"(?:[一-鿿]{{0,3}}(?:{any_of(words.aspects)}))?{end}"
    pattern = rf"(?:{besides}),?再?(?:{none})[^,;。\d]{{0,4}}(?:{others}){parts}"
    plain = rf"[,;](?:{none})(?:{others})(?:{any_of(words.aspects)}){end}"
    return RarePattern(re.compile(f"{pattern}|{plain}"))
