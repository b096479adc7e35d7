"""Finds the breakdowns by result that no word opens: 办结申请7件。予以公开3件，不予公开4件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kit.checks.lexicon import has, shared
from kit.checks.words.grammar.breakdown import Breakdown, Total
from kit.checks.words.grammar.count_lists import read_list
from kit.checks.words.grammar.counts import Claim, Passage
from kit.checks.words.grammar.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary

_CLAUSE = re.compile(r"[^,、;:。!?()\n]+")
_BEHIND = 16
_PENDING = "审结"
"""A list of rulings is whole only if it tells of those still pending."""


class ResultLists:
    """Finds counts side by side that are called by the results of the form's third and fourth table."""

    def __init__(self, passage: Passage, totals: Totals) -> None:
        self.passage, self.tokens, self.totals = passage, passage.tokens, totals
        words = vocabulary()
        self.families = ((words.results, words.done, ""), (words.rulings, words.courts, _PENDING))

    def at(self, index: int, first: Claim) -> Iterator[Breakdown]:
        """Yield the breakdown that begins with a result at token `index`, by what had that result."""
        for results, done, still in self.families:
            if not _names(first, results):
                continue
            before = self._handled(self.totals.before(index, 0) or self.totals.before(index, 1))
            listed = read_list(self.passage, index, nested=False)
            items = [item for item in listed.items if _names(item.claim, results)]
            alone = len(items) == len(listed.items) and not listed.open_ended
            if before and len(items) > 1 and alone and not _names(before[0].claim, results):
                total = before[0].claim
                said = total.lead + self.passage.source.text[total.end : first.start - len(first.lead)]
                if any(word in said for word in done):
                    whole = listed.whole and still in self._behind(items[-1].claim, listed.stop)
                    yield Breakdown(before[:1], tuple(items), complete=whole)

    def _behind(self, last: Claim, stop: int) -> str:
        end = self.tokens[stop].start if stop < len(self.tokens) else len(self.passage.source.text)
        return self.passage.source.text[last.end : end]

    def _handled(self, totals: tuple[Total, ...]) -> tuple[Total, ...]:
        """Return the totals from the first on that was handled: 办结9件，2件转入下年。办结件中."""
        return next((totals[at:] for at, each in enumerate(totals) if not self._left(each.claim)), ())

    def _left(self, claim: Claim) -> bool:
        """Whether the words around a count say that it was not handled, or not this year."""
        text = self.passage.source.text
        behind = _CLAUSE.match(text, claim.end, claim.end + _BEHIND)
        around = claim.lead + (behind[0] if behind else "")
        return has(around, (*shared("carrying"), *shared("left_over"), *vocabulary().unfinished))


def _names(claim: Claim, results: Sequence[str]) -> bool:
    return claim.lead.endswith(tuple(results)) or claim.lead.startswith(tuple(results))
