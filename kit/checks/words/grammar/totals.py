"""Finds the totals that a list may break down: upwards in its sentence, those before and the lines above."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from kit.checks.lexicon import has, plain_years, shared
from kit.checks.words.grammar.breakdown import Breakdown, Item, Total, is_count
from kit.checks.words.grammar.counts import Claim, Passage, TokenKind
from kit.checks.words.grammar.section_lines import SectionLines
from kit.checks.words.grammar.vocabulary import vocabulary

_FAR = 12
"""How many counts before a list may be the total it breaks down."""
_NEAR = 4
"""Among so many tokens behind a part its share stands."""
_SEVERAL, _CLOSE = 2, Decimal("0.1")
"""So many shares tell which total is meant; the points that rounding moves a share."""
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

    def together(self, totals: Sequence[Total]) -> tuple[Total, ...]:
        """Return totals, the nearest first, and behind it what it makes with one told in the same breath."""
        (nearest, *others) = totals
        if others and not others[0].carried and self._beside(others[0].claim, nearest.claim):
            return nearest, Total(others[0].claim, nearest.claim), *others
        return tuple(totals)

    def _beside(self, one: Claim, other: Claim) -> bool:
        """Whether two counts of a kind are told in one breath: 复议6件和诉讼3件, 复议6件，诉讼3件."""
        kinds, between = self.words.kinds, self.passage.source.text[one.end : other.start - len(other.lead)]
        marks = "、," if all(has(each.lead, self.words.courts) for each in (one, other)) else "、"
        joined = between in marks if between else other.lead.startswith(self.words.joins)
        return joined and kinds.get(one.measure) == kinds.get(other.measure)

    def apportioned(self, found: Breakdown) -> tuple[Breakdown, ...]:
        """Return the breakdown of each of two totals side by side, where the first part of each names it.

        复议6件和诉讼3件，其中复议维持5件，未审结1件，诉讼维持3件. Where parts of both are mixed, all have to;
        otherwise there is only the one found.
        """
        nearest = [total for total in found.totals if not total.carried][:2]
        if len(nearest) < 2 or len(found.items) < 2:
            return (found,)
        leads = [total.claim.lead for total in nearest]
        own = [self._telling(lead, self.words.generic) for lead in leads]
        named = [
            next((at for at in (1, 0) if _names(item.claim.label, own[at] - own[1 - at])), None)
            for item in found.items
        ]
        first = named[0]
        if first is None or 1 - first not in named:
            return (found,)
        turn = named.index(1 - first)
        mixed, all_named = first in named[turn:], None not in named
        if mixed and not all_named:
            return (found,)
        whose = named if mixed else [first] * turn + [1 - first] * (len(named) - turn)
        each = [
            replace(
                found, totals=(nearest[at],), onwards=(), paired=False,
                items=tuple(item for item, of in zip(found.items, whose, strict=True) if of == at),
            )
            for at in (first, 1 - first)
        ]  # fmt: skip
        named_behind = all_named and not any(item.claim.lead for item in found.items)
        told_at_once = mixed or named_behind or self._beside(nearest[1].claim, nearest[0].claim)
        if not (told_at_once or all(_adds_up(one) for one in each)):
            return (found,)
        return tuple(each[:1] if _exceeds(each[0]) else each)  # else what is right is quoted with what is not

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

    def by_shares(self, totals: Sequence[Total], items: Sequence[Item]) -> tuple[Total, ...]:
        """Return the one of several totals of which the shares printed behind the parts are, () if none is.

        公开15条。其中业务类11条。…，安全类1条，占6.67%；机构类7条，占46.67%: of the 15.
        """
        printed = [(item.claim.value, share) for item in items if (share := self._share_behind(item.index))]
        if len(printed) < _SEVERAL:
            return ()
        fitting = {
            total.value: total
            for total in reversed(totals)
            if total.value and all(abs(part * 100 / total.value - share) <= _CLOSE for part, share in printed)
        }
        return tuple(fitting.values()) if len(fitting) == 1 else ()

    def _share_behind(self, index: int) -> Decimal | None:
        """Return the exact percentage that the clauses behind a part print as its share (占6.67%)."""
        part = self.tokens[index]
        for token in self.tokens[index + 1 : index + 1 + _NEAR]:
            if token.kind is TokenKind.PERCENT:
                told = "占" in self.passage.source.text[part.end : token.start] and token.text[0].isdigit()
                return Decimal(token.text.removesuffix("%")) if told and token.text[-1] == "%" else None
            if token.kind in (TokenKind.COUNT, TokenKind.STOP):
                break
        return None

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
        pairs = self._telling(words, (*self.words.generic, *self.words.framing))
        return tuple(total for total in totals if _names(total.claim.lead, pairs))

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


def _carried_in(claim: Claim) -> bool:
    return has(plain_years(claim.lead), shared("carried_in"))


def _exceeds(found: Breakdown) -> bool:
    return sum(item.claim.value for item in found.items) > found.totals[0].value


def _adds_up(found: Breakdown) -> bool:
    return sum(item.claim.value for item in found.items) == found.totals[0].value


def _names(lead: str, pairs: Collection[str]) -> bool:
    return any(pair in lead for pair in pairs)
