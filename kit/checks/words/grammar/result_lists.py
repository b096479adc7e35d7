"""Finds the breakdowns by result that no word opens: 办结申请7件。予以公开3件，不予公开4件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.checks.lexicon import has, shared
from kit.checks.words.grammar.breakdown import Breakdown, Item, Total
from kit.checks.words.grammar.count_lists import read_list
from kit.checks.words.grammar.counts import Claim, Passage
from kit.checks.words.grammar.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary

_FILLING = "的有共计"
"""What may stand between a result and its number: 予以公开的42件, 予以公开的有3件."""


class ResultLists:
    """Finds counts side by side that are called by the results of the form's third and fourth table."""

    def __init__(self, passage: Passage, totals: Totals) -> None:
        self.passage, self.tokens, self.totals = passage, passage.tokens, totals
        words = vocabulary()
        self.families = ((words.results, words.done), (words.rulings, words.courts))

    def at(self, index: int, first: Claim) -> Iterator[Breakdown]:
        """Yield the breakdown that begins with a result at token `index`, by what had that result.

        One result alone repeats what had it (复议1件，结果维持1件), or tells nothing.
        """
        for results, done in self.families:
            if not _names(first, results):
                continue
            before = self.totals.before(index, 0) or self.totals.before(index, 1)
            listed = read_list(self.passage, index, nested=False)
            if not before or listed.open_ended or _names(before[0].claim, results):
                continue
            others = [item for item in listed.items if not _names(item.claim, results)]
            if others:
                yield from self._with_left_over(before, listed.items, others)
                yield from self._before_others(before, listed.items, others)
                continue
            total = before[0].claim
            said = total.lead + self.passage.source.text[total.end : first.start - len(first.lead)]
            if has(said, done) and (len(listed.items) > 1 or total.value == first.value):
                yield Breakdown(before[:1], tuple(listed.items))

    @staticmethod
    def _before_others(
        before: Sequence[Total], items: Sequence[Item], others: Sequence[Item]
    ) -> Iterator[Breakdown]:
        """Yield the breakdown by the results up to another count, if they add up."""
        own = items[: items.index(others[0])]
        if sum(item.claim.value for item in own) == before[0].value:
            yield Breakdown(tuple(before[:1]), tuple(own))

    @staticmethod
    def _with_left_over(
        before: Sequence[Total], items: Sequence[Item], others: Sequence[Item]
    ) -> Iterator[Breakdown]:
        """Yield the breakdown of all that came in by results and what is left over, if that amounts to it.

        收到7件，上年结转1件；予以公开3件，无法提供4件，结转下年1件.
        """
        (rest, *more), reached = others, sum(item.claim.value for item in items)
        left = has(rest.claim.lead, shared("carrying")) and rest is items[-1]
        all_in = next((total for total in before if total.carried and total.value == reached), None)
        if left and not more and all_in:
            yield Breakdown((all_in,), tuple(items))


def _names(claim: Claim, results: Sequence[str]) -> bool:
    lead = claim.lead.rstrip(_FILLING)
    return lead.endswith(tuple(results)) or lead.startswith(tuple(results))
