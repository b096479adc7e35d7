"""Finds the breakdowns by result, which no word opens: of requests, of reviews and suits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kit.checks.lexicon import has, shared
from kit.checks.words.grammar.breakdown import Breakdown, Item, Total
from kit.checks.words.grammar.lists.count_lists import read_list
from kit.checks.words.grammar.lists.list_ends import without_reasons
from kit.checks.words.grammar.lists.said_of_parts import remark_on
from kit.checks.words.grammar.tokens.passage import Claim, Passage, TokenKind
from kit.checks.words.grammar.totals.totals import Totals
from kit.checks.words.grammar.totals.two_totals import apportioned, together
from kit.checks.words.grammar.vocabulary import vocabulary

_FAR_BACK = 60
_CLAUSE = re.compile(r"[^,、;:。!?()\n]+")
_BEHIND = 16
_PENDING = "审结"
"""A list of rulings is whole only if it tells of those still pending."""
_FILLING = "的有共计"
"""What may stand between a result and its number: 予以公开的42件, 予以公开的有3件."""


class ListsOfResults:
    """Finds lists of what became of requests, or of reviews and suits."""

    def __init__(self, passage: Passage, totals: Totals) -> None:
        self.passage, self.tokens, self.totals = passage, passage.tokens, totals
        self.words = words = vocabulary()
        self.families = ((words.results, words.done, ""), (words.rulings, words.courts, _PENDING))

    def at(self, index: int, first: Claim) -> Iterator[Breakdown]:
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
            if first.lead.startswith(self.words.of_them_all) and before[0].value != _amount(items):
                continue
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
        both = together(self.passage, before)
        paired = both[1:2] != tuple(before[1:2])
        found = Breakdown(both[:3] if paired else (before[0],), items, complete=complete, paired=paired)
        each = apportioned(self.passage, found)
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


def _names(claim: Claim, results: Sequence[str]) -> bool:
    lead = claim.lead.rstrip(_FILLING)
    return lead.endswith(tuple(results)) or lead.startswith(tuple(results))


def _amount(items: Sequence[Item]) -> Decimal:
    return sum((item.claim.value for item in items), Decimal())
