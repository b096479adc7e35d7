"""Finds the breakdowns that their last number closes: a sum behind its parts (合计), a remainder (其余)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from kit.base.numerals import HAN
from kit.checks.lexicon import has
from kit.checks.words.grammar.breakdown import Breakdown, Item, Total
from kit.checks.words.grammar.tokens.passage import Claim, Passage, Token, TokenKind
from kit.checks.words.grammar.totals.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary

_FAR_BACK = 60
_WORDS_BEFORE = 20
_YEARS_TURN = re.compile("(?:(?:20[0-9]{2}年|[上去前]年)度?年?[末底]|年初)[^。]*$")
_SOON = 5
"""Among so many tokens behind a remainder others are told beside it."""
_UNREAD = 4
"""Counts so near to where reading back ends may have others before them."""
_SO_MANY = f"{HAN}者项类种"
"""The characters of how many parts there were, before their sum: 三项合计."""
_BARE = re.compile(f"[{_SO_MANY}]*(?:相加)?共(?:[为有])?")
"""A sum that nothing but this calls one: 政策5条，动态7条，共12条."""
_NEAR = Decimal("0.25")
"""The share of a total by which parts may miss it that a remainder closes."""
_PAUSES = {TokenKind.COMMA, TokenKind.PAUSE, TokenKind.SEMICOLON}
_PLAIN = _PAUSES | {TokenKind.STOP, TokenKind.SKIP, TokenKind.COUNT}
"""Kinds of token that stand between parts and the sum right behind them."""


class Closing:
    """Finds the breakdowns that end in a count which sums them up, or takes up the rest."""

    def __init__(self, passage: Passage, totals: Totals) -> None:
        self.tokens, self.text, self.totals = passage.tokens, passage.source.text, totals
        self.words = vocabulary()

    def at(self, index: int, *, beyond: bool) -> Iterator[Breakdown]:
        """Yield the breakdown that the count at token `index` closes, `beyond` all lists so far or not."""
        claim = self.tokens[index]
        if not isinstance(claim, Claim):
            return
        if self._is_sum(claim):
            yield from self._summed(index, claim)
        if beyond and claim.lead.startswith(self.words.remainder):
            yield from self._remaining(index, claim)

    def _summed(self, index: int, total: Claim) -> Iterator[Breakdown]:
        """Yield the breakdown whose total (共计, 合计) stands behind its parts: 以上 in the next sentence."""
        above = total.lead.startswith(self.words.above) and not self.totals.before(index, 0)
        found = self.totals.before(index, 1 if above else 0, _FAR_BACK)
        before = [each.claim for each in reversed(found) if each.carried is None]
        counted = False
        if before and self._tells_how_many(before[-1], total):
            *parts, many = before
            counted = many.value == len(parts)
            if counted:
                before, total = parts, replace(total, lead=many.text + total.lead)
            elif self._alike(many, total):
                return  # 三项相加 of two: others were not read
        own, tied = self._own(before, index, total)
        if len(own) > 1 and not (own is before and self._opens_with_sum(own, total)):
            items = self._items(own, index)
            if self._grew(own) or self._is_part(own, index, total):
                return
            if items[0].index < index - _FAR_BACK + _UNREAD:
                return  # more parts may stand before those
            named = _BARE.fullmatch(total.lead) or self.words.names_sum(total.lead, firm=True)
            firm = bool(named) and self._alone(total, items, index, named=counted)
            firm = firm and (own is before or self.words.names_sum(own[0].lead))
            yield Breakdown(
                (Total(total),), items, firm=firm, complete=firm,
                open_ended=self._more(own[-1], total), tentative=not tied,
            )  # fmt: skip

    @staticmethod
    def _tells_how_many(last: Claim, total: Claim) -> bool:
        """Whether the last count before a sum is that of its parts: 两项相加共9件, 四家单位合计报送134条."""
        other = last.text.endswith("项") or last.measure != total.measure
        return other and last.end == total.start - len(total.lead) and not last.lead

    def _own(self, before: Sequence[Claim], index: int, total: Claim) -> tuple[Sequence[Claim], bool]:
        """Return the parts of a sum at token `index`, and whether its place ties them to it.

        Where groups are closed by sums of their own (公开18条，其中目录3条，公告9条，共12条；专栏4条，
        专题2条，共6条) those are behind the whole, or the group before; those of a sum of sums are the sums.
        """
        sums = [claim for claim in before[1:] if self._is_sum(claim)]
        if sums and sums[-1] is before[-1]:
            return sums, True
        for at in range(len(before) - 1, 0, -1):
            if before[at - 1].value == total.value or not self._alike(before[at - 1], total):
                continue
            between, sum_before = self.text[before[at - 1].end : before[at].start], before[at - 1] in sums
            if sum_before and ";" in between:
                both = (*sums, *before[at:])
                return both if _sum(both) == total.value else before[at:], True
            if has(between, self.words.openers):
                behind = [token.kind for token in self.tokens[index + 1 : index + 2]]
                whole = sum_before or (at == 1 and self._is_sum(before[0]))
                return before[at:], whole and behind == [TokenKind.SEMICOLON]
        return before, True

    def _is_part(self, own: Sequence[Claim], index: int, total: Claim) -> bool:
        """Whether a sum is the last part of a list: its clause names its own things, too few for the others.

        动态31条，指南、年报等合计14条; where all of them make up the count before them, that tells too.
        """
        reached = _sum(own)
        if reached == total.value:
            return False
        if reached + total.value in [each.value for each in self.totals.before(index, 1)]:
            return True
        its_own = self._more(own[-1], total) or has(total.lead, self.words.catch_all)
        return its_own and reached > total.value

    def _grew(self, parts: Sequence[Claim]) -> bool:
        """Whether parts are what came to how much there was when the year began: no list of parts."""
        stood = _YEARS_TURN.search(self.text, max(0, parts[0].start - _WORDS_BEFORE), parts[0].start)
        return bool(stood) and any(has(each.lead, self.words.came) for each in parts)

    def _is_sum(self, claim: Claim) -> bool:
        return self.words.names_sum(claim.lead) and not has(claim.lead, self.words.all_years)

    def _more(self, last: Claim, total: Claim) -> bool:
        """Whether words between the last part and the sum tell of more parts: 等, 以及广播."""
        return bool(self.text[last.end : total.start - len(total.lead)].strip(",、;。\n"))

    def _opens_with_sum(self, parts: Sequence[Claim], total: Claim) -> bool:
        """Whether the first of some counts is itself a sum, and not the first part of a larger one.

        共承办建议4件、提案3件，合计7件: 共 is of both, as 、 tells.
        """
        first, second = parts[:2]
        beside = self.text[first.end : second.start - len(second.lead)] == "、"
        part = beside and first.value < total.value and total.lead.startswith(self.words.firm_sums)
        return self.words.names_sum(first.lead) and not part

    def _alone(self, total: Claim, items: Sequence[Item], index: int, *, named: bool) -> bool:
        """Whether a sum stands behind nothing but its parts: they are opened, or it is right behind.

        There it is `named` so by how many they are, or by its first word.
        """
        if any(token.kind is TokenKind.OPENER for token in self._sentence_before(items[0].claim, index)):
            return True
        between = {token.kind for token in self.tokens[items[0].index : index]}
        lead = total.lead.lstrip(_SO_MANY)
        named = named or lead.startswith((*self.words.firm_sums, *self.words.above))
        return (named or bool(_BARE.fullmatch(lead))) and between <= _PLAIN

    def _remaining(self, index: int, rest: Claim) -> Iterator[Breakdown]:
        """Yield the breakdown that a remainder closes: 收到5件，已答复4件，其余1件在办.

        Its total is the one count of the sentence before if that fits; else the first of its own if that
        fits, or whichever comes near. Where only a later one fits, that may be chance, and nothing is said,
        nor where results are too many: some may be of what last year left.
        """
        if bare := self._bare(index, rest):
            yield bare
            return
        here = [each for each in self.totals.before(index, 0) if self._alike(each.claim, rest)]
        all_ = [each.claim for each in reversed(here) if not each.carried]
        if told := list(self._of_sentence_before(index, rest, all_)):
            yield from told
            return
        readings: list[tuple[Decimal, Total, list[Claim]]] = []
        for number, total in enumerate(here):
            parts = [
                each.claim for each in here[:number] if not each.carried and each.claim is not total.carried
            ][::-1]
            if parts and not self._side_by_side(total.claim, parts):
                readings.append((abs(total.value - _sum((*parts, rest))), total, parts))
        if not readings:
            return
        gap, total, parts = min(reversed(readings), key=lambda each: each[0])
        close = 0 < gap <= max(Decimal(1), total.value * _NEAR) and gap != self._beside(index, rest)
        results = has(parts[0].lead, self.words.results)
        close = close and not (results and _sum((*parts, rest)) > total.value)
        if close or (not gap and total.claim is readings[-1][1].claim):
            yield Breakdown((total,), (*self._items(parts, index), Item(rest, False, index)))

    def _side_by_side(self, first: Claim, others: Sequence[Claim]) -> bool:
        """Whether a count is a part like those behind it: of the same sort, or parted from them by 、 alone.

        复议3件，诉讼2件，其余2件未审结; 网站9条，公众号6条，其余5条; 予以公开3件、部分公开2件，其余2件.
        """
        sorts = self.words.courts, self.words.channels, self.words.results
        alike = any(all(has(each.lead, sort) for each in (first, *others)) for sort in sorts)
        return alike or self.text[first.end : others[0].start - len(others[0].lead)] == "、"

    def _beside(self, index: int, rest: Claim) -> Decimal:
        """Return how many are counted right behind a remainder in its line (，另有1件), 0 for none."""
        behind = takewhile(lambda token: token.text != "\n", self.tokens[index + 1 : index + _SOON])
        more = next((token for token in behind if isinstance(token, Claim)), None)
        return more.value if more and self._alike(more, rest) else Decimal()

    def _of_sentence_before(self, index: int, rest: Claim, parts: Sequence[Claim]) -> Iterator[Breakdown]:
        """Yield that of the one count of the sentence before, if it fits: 收到5件。答复4件，其余1件."""
        totals = [each for each in self.totals.before(index, 1) if self._alike(each.claim, rest)]
        if parts and len(totals) == 1 and totals[0].value == _sum((*parts, rest)):
            yield Breakdown((totals[0],), (*self._items(parts, index), Item(rest, False, index)))

    def _bare(self, index: int, rest: Claim) -> Breakdown | None:
        """Return the breakdown of a sentence's one count by parts without measure words: 公开3，其余2."""
        before = [each.claim for each in self.totals.before(index, 0)]
        if len(before) != 1 or (rest.measure and not self._alike(before[0], rest)):
            return None
        start = self._items(before, index)[0].index + 1
        bare = [token for token in self.tokens[start:index] if token.kind not in _PAUSES]
        parts = [token for token in bare if isinstance(token, Claim) and token.lead and not token.aside]
        if not parts or len(parts) < len(bare):
            return None
        gap = abs(before[0].value - _sum((*parts, rest)))
        if gap > max(Decimal(1), before[0].value * _NEAR):
            return None
        return Breakdown((Total(before[0]),), self._items((*parts, rest), index + 1))

    def _items(self, claims: Sequence[Claim], index: int) -> tuple[Item, ...]:
        near = {id(self.tokens[at]): at for at in range(max(0, index - _FAR_BACK), index)}
        return tuple(Item(claim, False, near[id(claim)]) for claim in claims)

    def _alike(self, one: Claim, other: Claim) -> bool:
        return self.words.kinds.get(one.measure) == self.words.kinds.get(other.measure)

    def _sentence_before(self, claim: Claim, index: int) -> Iterator[Token]:
        """Yield the tokens right before a claim that stands before token `index`, the last first."""
        for token in reversed(self.tokens[max(0, index - _FAR_BACK) : index]):
            if token.kind is TokenKind.STOP:
                return
            if token.end <= claim.start:
                yield token


def _sum(claims: Iterable[Claim]) -> Decimal:
    return sum((claim.value for claim in claims), Decimal())
