"""Finds the breakdowns that no word opens: by result, or a total and the counts that just follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, takewhile

from kit.base.numerals import HAN
from kit.checks.lexicon import has, shared
from kit.checks.words.grammar.breakdown import Breakdown, Item, Listing, Total, remark_on
from kit.checks.words.grammar.count_lists import read_list, read_on
from kit.checks.words.grammar.counts import Claim, Passage, TokenKind
from kit.checks.words.grammar.list_ends import without_reasons
from kit.checks.words.grammar.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary

_NEAR = 8
_NO_TOTAL = (TokenKind.OPENER, TokenKind.COLON, TokenKind.VIEW, TokenKind.ORDER, TokenKind.PERCENT)
"""What stands between a count and those behind it tells that it is not their total: its own share, too."""
_LEAST = 3
_SEVERAL = 2
_MADE = re.compile(rf"(?:[{HAN}\d]{{1,2}}个?[^,;:。()\d]{{0,3}})?(?:共同)?(?:构成|组成)")
"""What tells behind the parts that they are all: 三块构成."""
_FAR_BACK = 60
_CLAUSE = re.compile(r"[^,、;:。!?()\n]+")
_BEHIND = 16
_PENDING = "审结"
"""A list of rulings is whole only if it tells of those still pending."""
_DISJOINT, _GROUPS = Decimal("0.25"), Decimal("0.1")
"""The share of a total by which parts may miss it that are said to be disjoint, or are groups themselves."""
_FILLING = "的有共计"
"""What may stand between a result and its number: 予以公开的42件, 予以公开的有3件."""


class UnopenedLists:
    """Finds lists of counts that only their order, or what they are called, ties to a total."""

    def __init__(self, passage: Passage, totals: Totals) -> None:
        self.passage, self.tokens, self.totals = passage, passage.tokens, totals
        self.words = words = vocabulary()
        self.families = ((words.results, words.done, ""), (words.rulings, words.courts, _PENDING))

    def results(self, index: int, first: Claim) -> Iterator[Breakdown]:
        """Yield the breakdown that begins with a result at token `index`, by what had that result.

        So 办结申请7件。予以公开3件，不予公开4件. One result alone repeats what had it (复议1件，维持1件),
        or tells nothing.
        """
        for results, done, still in self.families:
            if not _names(first, results):
                continue
            before = self.handled(self.totals.before(index, 0) or self.totals.before(index, 1))
            listed = read_list(self.passage, index, nested=False)
            if any(item.claim.value for item in listed.items):  # 复议3件，诉讼0件，维持3件
                before = tuple(total for total in before if total.value) or before
            if not before or _names(before[0].claim, results):
                continue
            items = without_reasons(listed.items, before[0].value)
            others = [item for item in items if not _names(item.claim, results)]
            if others and not listed.open_ended:
                yield from self._beside_others(before, items, others)
            whole = remark_on(self.passage, before[:1], items).whole
            if others or (listed.open_ended and not whole):
                continue
            total = before[0].claim
            between = self.tokens[max(0, index - _FAR_BACK) : index]
            if any(token.kind is TokenKind.VIEW and token.start > total.end for token in between):
                continue
            said = total.lead + self.passage.source.text[total.end : first.start - len(first.lead)]
            if has(said, done) and (len(items) > 1 or total.value == first.value):
                complete = whole and still in self._behind(first, listed.stop)
                yield from self._of_one_or_both(before, tuple(items), complete)

    def _of_one_or_both(
        self, before: Sequence[Total], items: tuple[Item, ...], complete: bool
    ) -> Sequence[Breakdown]:
        """Return results with the one of two counts that they add up to, or both; with its own each by name.

        复议3件、诉讼2件，维持2件，纠正1件; 复议7件，诉讼4件，复议维持7件，诉讼维持4件.
        """
        both = self.totals.together(before)
        paired = both[1:2] != tuple(before[1:2])
        found = Breakdown(both[:3] if paired else (before[0],), items, complete=complete, paired=paired)
        each = self.totals.apportioned(found)
        if each != (found,):
            return each
        fitting = [total for total in both[: 3 if paired else 2] if total.value == _amount(items)]
        return (replace(found, totals=tuple(fitting[:1])),) if fitting else each

    @staticmethod
    def _beside_others(
        before: Sequence[Total], items: Sequence[Item], others: Sequence[Item]
    ) -> Iterator[Breakdown]:
        """Yield the breakdown by results up to another count, or with what is left over, if they add up.

        复议2件，维持2件，诉讼1件; 收到7件，上年结转1件；予以公开3件，无法提供4件，结转下年1件.
        """
        own, all_in = items[: items.index(others[0])], (total for total in before if total.carried)
        goes_on = others[0].claim.value and has(others[0].claim.lead, shared("carrying"))
        if _amount(own) == before[0].value and not (goes_on and before[0].carried):
            yield Breakdown((before[0],), tuple(own))
        if others == [items[-1]] and has(items[-1].claim.lead, shared("carrying")):
            yield from (Breakdown((each,), tuple(items)) for each in all_in if each.value == _amount(items))

    def _behind(self, claim: Claim, stop: int) -> str:
        end = self.tokens[stop].start if stop < len(self.tokens) else len(self.passage.source.text)
        return self.passage.source.text[claim.end : end]

    def handled(self, totals: tuple[Total, ...]) -> tuple[Total, ...]:
        """Return the totals from the first on that was handled: 办结9件，2件转入下年。办结件中."""
        return next((totals[at:] for at, each in enumerate(totals) if not self._left(each.claim)), ())

    def _left(self, claim: Claim) -> bool:
        """Whether the words around a count say that it was not handled, or not this year."""
        text = self.passage.source.text
        behind = _CLAUSE.match(text, claim.end, claim.end + _BEHIND)
        around = claim.lead + (behind[0] if behind else "")
        return has(around, (*shared("carrying"), *shared("left_over"), *self.words.unfinished))

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


def _names(claim: Claim, results: Sequence[str]) -> bool:
    lead = claim.lead.rstrip(_FILLING)
    return lead.endswith(tuple(results)) or lead.startswith(tuple(results))


def _amount(items: Sequence[Item]) -> Decimal:
    return sum((item.claim.value for item in items), Decimal())
