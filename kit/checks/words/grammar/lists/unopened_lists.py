"""Finds the breakdowns that no word opens: a total and the counts that just follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, takewhile

from kit.base.numerals import HAN
from kit.checks.lexicon import has
from kit.checks.words.grammar.breakdown import Breakdown, Item, Listing, Total
from kit.checks.words.grammar.lists.count_lists import read_list, read_on
from kit.checks.words.grammar.lists.said_of_parts import remark_on
from kit.checks.words.grammar.tokens.passage import Claim, Passage, TokenKind
from kit.checks.words.grammar.totals.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary

_NEAR = 8
_NO_TOTAL = (TokenKind.OPENER, TokenKind.COLON, TokenKind.VIEW, TokenKind.ORDER, TokenKind.PERCENT)
"""What stands between a count and those behind it tells that it is not their total: its own share, too."""
_LEAST = 3
_SEVERAL = 2
_MADE = re.compile(rf"(?:[{HAN}\d]{{1,2}}个?[^,;:。()\d]{{0,3}})?(?:共同)?(?:构成|组成)")
"""What tells behind the parts that they are all: 三块构成."""
_DISJOINT, _GROUPS = Decimal("0.25"), Decimal("0.1")
"""The share of a total by which parts may miss it that are said to be disjoint, or are groups themselves."""


class UnopenedLists:
    """Finds lists of counts that only their order, or what they are called, ties to a total."""

    def __init__(self, passage: Passage, totals: Totals) -> None:
        self.passage, self.tokens, self.totals = passage, passage.tokens, totals
        self.words = vocabulary()

    def following(self, index: int, total: Claim) -> Iterator[Breakdown]:
        """Yield the breakdown behind a count at token `index`: 公开信息9条，政策4条，动态3条，其他2条.

        Only parts that add up tell anything, unless words make it plain that they are parts. A count of all
        years (，历年累计534条) has none; those behind it are of the one before.
        """
        following = self.tokens[index + 1 : index + 2]
        if not following or following[0].kind is TokenKind.PAUSE:
            return
        if has(total.lead, self.words.all_years) and (before := self.totals.before(index, 0)):
            total = before[0].claim
        plain = self._made_up(index, total) or self._plain(index, total) or self._of_two(index, total)
        if plain:
            yield plain
            return
        if not self.totals.may_be_whole(total):
            return
        start = self._behind_brackets(index + 1)
        start += len(list(takewhile(lambda token: token.text in "。\n", self.tokens[start : start + 2])))
        found = read_list(self.passage, start, nested=False)
        ahead = self.tokens[start : found.items[0].index] if len(found.items) > 1 else following[:0]
        if any(item.claim.lead.startswith(self.words.remainder) for item in found.items):
            return
        one_channel = self._by_channel(total) and not self.words.names_sum(total.lead)
        side_by_side = one_channel and all(self._by_channel(item.claim) for item in found.items)
        if len(found.items) == 1 and start > index + 1 and self.words.names_sum(total.lead):
            yield from self._in_sentences(total, found)
        if len(found.items) > 1 and not side_by_side and not any(token.kind in _NO_TOTAL for token in ahead):
            yield Breakdown((Total(total),), tuple(found.items), firm=False, tentative=True)

    def _in_sentences(self, total: Claim, first: Listing) -> Iterator[Breakdown]:
        """Yield the breakdown of what is called a total by the sentences behind it, where they add up to it.

        共公开信息50条。网站30条，其中动态20条。公众号20条.
        """
        items = [*first.items, *read_on(self.passage, first.stop, len(self.tokens))]
        reached = list(accumulate(item.claim.value for item in items))
        if total.value in reached:
            parts = items[: reached.index(total.value) + 1]
            yield Breakdown((Total(total),), tuple(parts), firm=False, tentative=True)

    def _made_up(self, index: int, total: Claim) -> Breakdown | None:
        """Return the breakdown of what is said to be made up of parts: 178条，由动态96条、公示82条构成."""
        text = self.passage.source.text
        if self.words.kinds.get(total.measure) != 0 or not text.startswith(self.words.made_of, total.end):
            return None
        items = read_list(self.passage, index + 1, nested=False).items
        ends = (at for at, item in enumerate(items, 1) if _MADE.match(text, item.claim.end))
        parts = items[: next(ends, 0)]
        alike = all(self.words.kinds.get(item.claim.measure) == 0 for item in parts)
        if len(parts) < _SEVERAL or not alike:
            return None
        return Breakdown((Total(total),), tuple(replace(item, loose=False) for item in parts), complete=True)

    def _of_two(self, index: int, total: Claim) -> Breakdown | None:
        """Return the breakdown of a sentence's first count by two kinds named behind it: 前者3件、后者2件."""
        items = read_list(self.passage, index + 1, nested=False).items
        if len(items) != _SEVERAL or self.totals.before(index, 0):
            return None
        named = all(
            item.claim.lead.startswith(word) for item, word in zip(items, self.words.in_turn, strict=True)
        )
        alike = {self.words.kinds.get(each.measure) for each in (total, *(item.claim for item in items))}
        between = self.passage.source.text[total.end : items[0].claim.start]
        if not named or len(alike) > 1 or has(between, self.words.mainly):
            return None
        return Breakdown((Total(total),), tuple(replace(item, loose=False) for item in items), complete=True)

    def _plain(self, index: int, total: Claim) -> Breakdown | None:
        """Return the breakdown of what is called a total (共计) by the names right behind it.

        Counts may stand so side by side too. These are parts where words tell that none overlap (互不重复),
        or where brackets break them down in turn; and where neither a part nor the gap is large.
        """
        if self.tokens[index + 1].kind is not TokenKind.COMMA or not self.words.names_sum(total.lead):
            return None
        items = read_list(self.passage, index + 1, nested=False).items
        if len(items) < _LEAST or not self._alike(total, items):
            return None
        remark = remark_on(self.passage, (Total(total),), items)
        groups = sum(self._broken_down(item) for item in items) > 1 and self._ends(items[-1])
        gap = abs(_amount(items) - total.value)
        if gap > total.value * (_DISJOINT if remark.disjoint else _GROUPS if groups else -1):
            return None
        return Breakdown((Total(total),), tuple(replace(item, loose=False) for item in items), disjoint=True)

    def _alike(self, total: Claim, items: Sequence[Item]) -> bool:
        """Whether parts are names with counts in the total's measure, each smaller, parted alike."""
        acts = (*self.words.clause_starts, *self.words.publishes)
        return len({item.beside for item in items[1:]}) == 1 and all(
            item.claim.measure == total.measure
            and item.claim.value < total.value
            and not item.apart
            and item.claim.lead
            and not item.claim.lead.removeprefix("已").startswith(acts)
            for item in items
        )

    def _broken_down(self, item: Item) -> bool:
        """Whether brackets behind a part hold counts that add up to it: 来信45件（含咨询20件、建议25件）."""
        if [token.kind for token in self.tokens[item.index + 1 : item.index + 2]] != [TokenKind.OPEN]:
            return False
        inner = [each.claim.value for each in read_list(self.passage, item.index + 2, nested=True).items]
        return len(inner) > 1 and sum(inner, Decimal()) == item.claim.value

    def _ends(self, last: Item) -> bool:
        """Whether a sentence ends right behind a part, brackets aside."""
        behind = self._behind_brackets(last.index + 1)
        return behind == len(self.tokens) or self.tokens[behind].kind is TokenKind.STOP

    def _behind_brackets(self, index: int) -> int:
        """Return the token behind brackets that open there, which tell of the count before them."""
        if index >= len(self.tokens) or self.tokens[index].kind is not TokenKind.OPEN:
            return index
        ends = (at + 1 for at in range(index, min(len(self.tokens), index + _NEAR)))
        return next((end for end in ends if self.tokens[end - 1].kind is TokenKind.CLOSE), index)

    def _by_channel(self, claim: Claim) -> bool:
        return has(claim.lead, self.words.channels)


def _amount(items: Sequence[Item]) -> Decimal:
    return sum((item.claim.value for item in items), Decimal())
