"""Finds the breakdowns by result that no word opens: 办结申请7件。予以公开3件，不予公开4件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.checks.words.grammar.breakdown import Breakdown
from kit.checks.words.grammar.count_lists import read_list
from kit.checks.words.grammar.counts import Claim, Passage
from kit.checks.words.grammar.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary


class ResultLists:
    """Finds counts side by side that are called by the results of the form's third and fourth table."""

    def __init__(self, passage: Passage, totals: Totals) -> None:
        self.passage, self.tokens, self.totals = passage, passage.tokens, totals
        words = vocabulary()
        self.families = ((words.results, words.done), (words.rulings, words.courts))

    def at(self, index: int, first: Claim) -> Iterator[Breakdown]:
        """Yield the breakdown that begins with a result at token `index`, by what had that result."""
        for results, done in self.families:
            if not _names(first, results):
                continue
            before = self.totals.before(index, 0) or self.totals.before(index, 1)
            listed = read_list(self.passage, index, nested=False)
            items = [item for item in listed.items if _names(item.claim, results)]
            alone = len(items) == len(listed.items) and not listed.open_ended
            if before and len(items) > 1 and alone and not _names(before[0].claim, results):
                total = before[0].claim
                said = total.lead + self.passage.source.text[total.end : first.start - len(first.lead)]
                if any(word in said for word in done):
                    yield Breakdown(before[:1], tuple(items))


def _names(claim: Claim, results: Sequence[str]) -> bool:
    return claim.lead.endswith(tuple(results)) or claim.lead.startswith(tuple(results))
