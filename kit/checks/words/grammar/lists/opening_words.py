"""Tells what an opening word (其中, 包括, 分别为) opens: a list of counts, and of which matter."""

from __future__ import annotations

import re
from dataclasses import replace

from kit.base.numerals import HAN
from kit.checks.words.grammar.breakdown import Breakdown, Total
from kit.checks.words.grammar.tokens.passage import Passage, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary

_AHEAD = 24
"""The tokens behind an opening word among which its first count stands."""
_OF_THESE = "其中"
_NAMES_ALONE = re.compile(
    r"[^,;。:()\d]{2,60}等(?:多个|各个|多|各)?(?:方面|领域|内容|类别|类型)(?:的?(?:内容|信息))?,"
)
"""A clause that lists what something is about, and counts nothing."""
_SO_MANY = re.compile(rf"细分为\d|.[一-鿿]{{2}}又分[\d{HAN}]")


def behind_opener(passage: Passage, index: int) -> int:
    """Return the token after an opening word and the marks that go with it."""
    index += 1
    tokens = passage.tokens
    while index < len(tokens) and tokens[index].kind in (TokenKind.OPENER, TokenKind.COLON, TokenKind.COMMA):
        index += 1
    return index


class OpeningWords:
    """The opening words of a passage, each known by its token's index."""

    def __init__(self, passage: Passage) -> None:
        self.passage, self.tokens = passage, passage.tokens

    def opens(self, index: int) -> bool:
        """Whether counts follow an opening word before another such word does (主要涉及…，其中…).

        What is also there (还包括) comes on top of what was counted. 细分为118个事项, 里面又分两批
        tell of how many parts there are; 涵盖政策、动态等多个方面，发布公告9条 of what there is.
        """
        text, opener = self.passage.source.text, self.tokens[index]
        if _SO_MANY.match(text, opener.start - 1) or _NAMES_ALONE.match(text, opener.end):
            return False
        if self.passage.clause_before(index).endswith(vocabulary().also) or self._opened_before(index):
            return False
        start = behind_opener(self.passage, index)
        ahead = (token.kind for token in self.tokens[start : start + _AHEAD])
        return (
            next((kind for kind in ahead if kind in (TokenKind.OPENER, TokenKind.COUNT)), None)
            is TokenKind.COUNT
        )

    def of_another_matter(self, index: int, total: Total) -> bool:
        """Whether a clause behind a semicolon stands between a total and an opening word."""
        for at in range(index - 1, -1, -1):
            before = self.tokens[at]
            if before.start <= total.claim.start:
                return False
            if before.kind is TokenKind.SEMICOLON:
                return before.end < self.tokens[index].start
        return False

    def holding_all(self, index: int, found: Breakdown) -> Breakdown:
        """Return what 其中 opens in a sentence of its own; all parts are meant if one is more than the total.

        公开162条。其中，文件41条，通过公众号发布293篇: elsewhere 通过 may begin what is no part.
        """
        words, before, opener = vocabulary(), self.tokens[index - 1], self.tokens[index]
        if opener.text != _OF_THESE or before.text != "。" or before.end < opener.start:
            return found
        ways, last = (*words.by_way, *words.publishes), [item.claim for item in found.items][-1:]
        beyond = any(
            claim.value > total.value and claim.lead.startswith(ways) and claim.exact and total.claim.exact
            for claim in last
            for total in found.totals
            if words.kinds.get(claim.measure) == words.kinds.get(total.claim.measure)
        )
        if not beyond or len(found.totals) > 1 or any(item.apart for item in found.items):
            return found
        return replace(found, items=tuple(replace(item, loose=False) for item in found.items))

    def _opened_before(self, index: int) -> bool:
        """Whether an opening word stands right before another, a comma aside: 其中主要包括, 其中，其中."""
        before = self.tokens[max(0, index - 2) : index]
        if before and before[-1].kind is TokenKind.COMMA and before[-1].end == self.tokens[index].start:
            before = before[:-1]
        return bool(before) and before[-1].kind is TokenKind.OPENER
