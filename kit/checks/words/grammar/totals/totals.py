"""Finds the totals that a list may break down: upwards in its sentence, those before and the lines above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from kit.checks.lexicon import has, plain_years, shared
from kit.checks.words.grammar.breakdown import Breakdown, Total, is_count
from kit.checks.words.grammar.section_lines import SectionLines
from kit.checks.words.grammar.tokens.passage import Claim, Passage, TokenKind
from kit.checks.words.grammar.totals.telling_words import names_any, telling
from kit.checks.words.grammar.vocabulary import vocabulary

_FAR = 12
"""How many counts before a list may be the total it breaks down."""
_FAR_BACK, _FAR_ABOVE = 60, 160
_POINTS_TO = 300
"""The tokens behind a number of points among which they all stand."""
_OF_IT = re.compile(r"的\d{1,3}(?:\.\d{1,3})?%")
"""Behind a count, of which a share is told so, this makes it what was asked for: 任务数120条的147.5%."""
FIRST = "一是", "其一是"
_FIRST_POINT = re.compile(rf"[^,;:。()|\d\n]{{0,12}}[,;:。]\n?(?:{'|'.join(FIRST)})")


class Totals:
    """Finds the totals that lists of a passage may belong to."""

    def __init__(self, passage: Passage, lines: SectionLines) -> None:
        self.passage, self.tokens, self.lines = passage, passage.tokens, lines
        self.words = vocabulary()

    def before(self, index: int, sentences: int, most: int = _FAR) -> tuple[Total, ...]:
        """Return the counts that may be the total of a list at token `index`, the nearest first.

        With `sentences` 0 those before it in its own sentence and bracket, otherwise those of that many
        sentences before; no more than `most`.
        """
        claims, totals = self._counts_before(index, sentences, most), list[Total]()
        for number, claim in enumerate(claims):
            totals.append(Total(claim))
            for earlier in claims[number + 1 : number + 2]:
                if _carried_in(claim):
                    totals.append(Total(earlier, claim))
                elif _carried_in(earlier) and not number:  # 除上年结转1件外，收到8件
                    totals.append(Total(claim, earlier))
        return tuple(totals)

    def _counts_before(self, index: int, sentences: int, most: int) -> list[Claim]:
        claims: list[Claim] = []
        inside, passed, text = 0, 0, self.passage.source.text
        for at in range(index - 1, max(-1, index - 1 - _FAR_BACK), -1):
            token = self.tokens[at]
            if token.kind is TokenKind.STOP:
                passed += 1 if claims or not passed else 0
            if passed > sentences or token.kind is TokenKind.CUT or token.text == "|" or len(claims) == most:
                break
            if token.kind is TokenKind.CLOSE:
                inside += 1
            elif token.kind is TokenKind.OPEN:
                if not inside and claims and not passed:
                    break  # the list stands in this bracket, and so does its total
                inside = max(inside - 1, 0)
            elif bool(passed) != bool(sentences) or (inside and not self._alone_in_brackets(at)):
                continue
            elif is_count(token) and not (self._of_points(at, token) or _OF_IT.match(text, token.end)):
                claims.append(token)
        return claims

    def _of_points(self, at: int, claim: Claim) -> bool:
        """Whether a count at token `at` is the number of points told behind it: 三项工作：一是…；二是….

        What a point counts in turn is no part of it.
        """
        if claim.measure not in self.words.points:
            return False
        if self.passage.source.text.startswith((*self.words.sorts, *self.words.fields), claim.end):
            return True
        if not _FIRST_POINT.match(self.passage.source.text, claim.end):
            return False
        paragraph = takewhile(lambda token: token.text != "\n", self.tokens[at : at + _POINTS_TO])
        later = [each for each in paragraph if each.kind is TokenKind.ORDER and each.text not in FIRST]
        return claim.value == len(later) + 1

    def _alone_in_brackets(self, at: int) -> bool:
        """Whether brackets hold a count and nothing else, which is that of the words before: …（20条）."""
        if self.tokens[at - 1].kind is not TokenKind.OPEN or self.tokens[at - 1].end < self.tokens[at].start:
            return False
        return self.tokens[at + 1].kind is TokenKind.CLOSE and not isinstance(self.tokens[at - 2], Claim)

    @staticmethod
    def of_whole(found: Breakdown, before: Sequence[Total]) -> Breakdown:
        """Return a list too long for the part before it with its sentence's first count, if it is that.

        收到8件，其中自然人5件、法人3件，包括土地类4件、规划类4件: not the 3 are broken down, but the 8.
        """
        whole, reached = before[-1], sum(item.claim.value for item in found.items)
        if found.totals and found.totals[0].value < reached == whole.value:
            return replace(found, totals=(whole,), nested=False)
        return found

    def of_part(self, found: Breakdown, index: int) -> Breakdown:
        """Return a list at token `index` with the count before it to which alone it adds up, if it is one.

        827条，其中网站293条、公众号534条；按类别，政策200条、动态93条: of the 293. What comes to more than
        half of the whole more likely misses that.
        """
        reached = sum(item.claim.value for item in found.items)
        if len(found.items) > 1 and all(reached * 2 <= total.value for total in found.totals):
            parts = [total for total in self.before(index, 0) if total.value == reached]
            return replace(found, totals=tuple(parts[:1])) if parts else found
        return found

    def may_be_whole(self, claim: Claim) -> bool:
        """Whether a count may be a total that no word calls so: no meeting, no result, no stock of things."""
        words = self.words
        told = has(claim.lead, words.results + words.stocks)
        return not told and claim.measure not in words.acts and has(claim.lead, words.generic)

    def right_before(self, index: int, near: int) -> Claim | None:
        """Return the count that token `index` follows at once, or that the heading before it carries."""
        before = self.tokens[index - 1] if index else None
        if isinstance(before, Claim):
            if self._of_points(index - 1, before) or has(before.lead, self.words.net):
                return None
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
            elif is_count(token) and token.measure == measure and not has(token.lead, self.words.all_years):
                found.append(token)
        return tuple(map(Total, found[:_FAR]))

    def named(self, totals: Sequence[Total], words: str) -> tuple[Total, ...]:
        """Return the totals whose label shares a telling word with `words`."""
        pairs = telling(words, (*self.words.generic, *self.words.framing))
        return tuple(total for total in totals if names_any(total.claim.lead, pairs))

    def under(self, totals: Sequence[Total], heading: str) -> tuple[Total, ...]:
        """Return the totals that a list under `heading` may break down: all, unless it names a thing."""
        plain = (*self.words.generic, *self.words.contents, *self.words.plain_headings)
        if not telling(heading, plain):
            return tuple(totals)
        return self.named(totals, heading)


def _carried_in(claim: Claim) -> bool:
    return has(plain_years(claim.lead), shared("carried_in"))
