"""Tells where in a list of counts a clause begins that may be no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.checks.lexicon import has
from kit.checks.words.grammar.breakdown import Item
from kit.checks.words.grammar.lists.list_ends import begins_anew, elsewhere
from kit.checks.words.grammar.tokens.passage import Claim, Token, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary

RANK = {TokenKind.PAUSE: 0, TokenKind.COMMA: 1, TokenKind.SEMICOLON: 2}
"""The marks between parts, from the closest to the widest."""


@dataclass(frozen=True, slots=True)
class NewClause:
    """The place between two parts of a list.

    `opener` is the token before the list, `between` the rank of the mark that stands there, `finest` that of
    the one between the first two parts, None before there are two.
    """

    text: str
    opener: Token | None
    between: int
    finest: int | None

    def begins(self, items: Sequence[Item], claim: Claim) -> bool:
        """Whether a clause begins with a count behind `items`: by a verb, a channel after kinds, a result."""
        words, first = vocabulary(), items[0].claim.lead
        starts, start = words.clause_starts, self.opener.end if self.opener else 0
        opening = self.text[start : items[0].claim.start]
        last = self.text[items[-2].claim.end if len(items) > 1 else start : items[-1].claim.start]
        handled = claim.lead.startswith(words.done) and not first.startswith(words.done)
        if handled and self.between == RANK[TokenKind.SEMICOLON]:
            return True  # 其中通过网络收到2件；办结5件
        if has(claim.lead, words.finished) and not has(first, words.finished):
            return True  # 其中网络申请2件，申请办结数5件
        if first.startswith(starts) or opening.lstrip(",、;:").startswith(starts):
            return False
        if has(claim.lead, words.results_of_all) and not has(last, words.outcomes_of_cases):
            return True  # 其中自然人4件、企业1件，予以公开3件、部分公开2件
        if has(claim.lead, words.courts) and first.startswith(words.outcomes):
            return True  # 复议4件：维持3件，纠正1件，诉讼2件
        of_names = self.finest == RANK[TokenKind.PAUSE] < self.between
        if of_names and claim.lead.startswith(words.publishes):
            return first[:2] != claim.lead[:2]
        other = self.between >= RANK[TokenKind.COMMA] and elsewhere(claim.lead, first)
        begins = begins_anew(claim.lead, self.text[items[-1].claim.end : claim.start])
        return begins or (other and bool(claim.value))
