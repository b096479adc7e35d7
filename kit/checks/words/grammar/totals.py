"""Finds the totals that a list may break down: upwards in its sentence, those before and the lines above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kit.checks.lexicon import has, plain_years, shared
from kit.checks.words.grammar.breakdown import Total, counts
from kit.checks.words.grammar.counts import Claim, Passage, TokenKind
from kit.checks.words.grammar.section_lines import SectionLines
from kit.checks.words.grammar.vocabulary import vocabulary

_FAR = 12
"""How many counts before a list may be the total it breaks down."""
_FAR_BACK = 60
_FAR_ABOVE = 160


class Totals:
    """Finds the totals that lists of a passage may belong to."""

    def __init__(self, passage: Passage, lines: SectionLines) -> None:
        self.passage, self.tokens, self.lines = passage, passage.tokens, lines
        self.words = vocabulary()

    def before(self, index: int, sentences: int) -> tuple[Total, ...]:
        """Return the counts that may be the total of a list at token `index`, the nearest first.

        With `sentences` 0 those before it in its own sentence and bracket, otherwise those of that many
        sentences before.
        """
        claims = self._counts_before(index, sentences)
        totals = []
        for number, claim in enumerate(claims):
            totals.append(Total(claim))
            if number + 1 < len(claims) and has(plain_years(claim.lead), shared("carried_in")):
                totals.append(Total(claims[number + 1], claim))
        joined = (each for each in pairwise(claims) if each[0].lead.startswith(self.words.joins))
        return (*totals, *(Total(first, second) for second, first in joined))  # 复议6件和诉讼3件，其中

    def _counts_before(self, index: int, sentences: int) -> list[Claim]:
        claims: list[Claim] = []
        inside, passed = 0, 0
        for at in range(index - 1, max(-1, index - 1 - _FAR_BACK), -1):
            token = self.tokens[at]
            if token.kind is TokenKind.STOP:
                passed += 1 if claims or not passed else 0
            if passed > sentences or token.kind is TokenKind.CUT or token.text == "|" or len(claims) == _FAR:
                break
            if token.kind is TokenKind.CLOSE:
                inside += 1
            elif token.kind is TokenKind.OPEN:
                if not inside and claims and not passed:
                    break  # the list stands in this bracket, and so does its total
                inside = max(inside - 1, 0)
            elif bool(passed) != bool(sentences) or (inside and not self._alone_in_brackets(at)):
                continue
            elif counts(token):
                claims.append(token)
        return claims

    def _alone_in_brackets(self, at: int) -> bool:
        """Whether brackets hold a count and nothing else, which is that of the words before: …（20条）."""
        if self.tokens[at - 1].kind is not TokenKind.OPEN or self.tokens[at - 1].end < self.tokens[at].start:
            return False
        return self.tokens[at + 1].kind is TokenKind.CLOSE and not isinstance(self.tokens[at - 2], Claim)

    def right_before(self, index: int, near: int) -> Claim | None:
        """Return the count that token `index` follows at once, or that the heading before it carries."""
        before = self.tokens[index - 1] if index else None
        if isinstance(before, Claim):
            return before if self.tokens[index].start - before.end <= near else None
        line = self.lines.owners.get(index - 2)
        return line.own.claim if line and line.own and line.bracketed else None

    def above(self, index: int, measure: str, lists: Mapping[int, int]) -> tuple[Total, ...]:
        """Return the counts in `measure` of the nearest sentence above token `index` that has any.

        `lists` tells by its last token where a list of the same rank begins, which is passed over. What an
        opening word makes parts, and what counts all years, is no total.
        """
        found: list[Claim] = []
        at = index
        while (at := lists.get(at - 1, at - 1)) >= max(0, index - _FAR_ABOVE):
            token = self.tokens[at]
            if token.kind is TokenKind.CUT or token.text == "|" or (token.kind is TokenKind.STOP and found):
                break
            if token.kind is TokenKind.OPENER:
                found = []
            elif counts(token) and token.measure == measure and not self._of_all_years(token):
                found.append(token)
        return tuple(map(Total, found[:_FAR]))

    def _of_all_years(self, claim: Claim) -> bool:
        return has(claim.lead, self.words.all_years)

    def named(self, totals: Sequence[Total], words: str) -> tuple[Total, ...]:
        """Return the totals whose label shares a telling word with `words`."""
        pairs = self._telling(words, (*self.words.generic, "在", "中"))
        return tuple(total for total in totals if any(pair in total.claim.lead for pair in pairs))

    def under(self, totals: Sequence[Total], heading: str) -> tuple[Total, ...]:
        """Return the totals that a list under `heading` may break down: all, unless it names a thing."""
        plain = (*self.words.generic, *self.words.contents, *self.words.plain_headings)
        if not self._telling(heading, plain):
            return tuple(totals)
        return self.named(totals, heading)

    @staticmethod
    def _telling(words: str, common: Sequence[str]) -> set[str]:
        for each in common:
            words = words.replace(each, " ")
        return {words[at : at + 2] for at in range(len(words) - 1) if " " not in words[at : at + 2]}
