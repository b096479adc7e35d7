"""Finds where a text breaks a total down: 其中, 包括, a colon, a bracket, the total behind its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kit.checks.lexicon import has
from kit.checks.words.grammar.breakdown import (
    Breakdown,
    Total,
    covers,
    is_count,
)
from kit.checks.words.grammar.headings import Headings, in_points
from kit.checks.words.grammar.lists.count_lists import read_list, read_on
from kit.checks.words.grammar.lists.list_ends import has_rate, names_chief, own_parts
from kit.checks.words.grammar.lists.lists_of_results import ListsOfResults
from kit.checks.words.grammar.lists.opening_words import OpeningWords, behind_opener
from kit.checks.words.grammar.lists.said_of_parts import remark_on
from kit.checks.words.grammar.lists.unopened_lists import UnopenedLists
from kit.checks.words.grammar.section_lines import SectionLines
from kit.checks.words.grammar.tokens.passage import Claim, Passage, Token, TokenKind
from kit.checks.words.grammar.totals.closing import Closing
from kit.checks.words.grammar.totals.total_by_shares import by_shares
from kit.checks.words.grammar.totals.totals import FIRST, Totals
from kit.checks.words.grammar.totals.two_totals import apportioned, together
from kit.checks.words.grammar.vocabulary import vocabulary

_NEAR = 8
_FEW = 3
"""How many counts of a sentence may be the total of those that just follow it."""
_ENUMERATIONS = 100
"""The enumerations of a section that are read; hostile text has no end of them."""


def find_breakdowns(passage: Passage) -> Iterator[Breakdown]:
    """Yield every breakdown of a passage, in order; nested ones and second ones of a total too.

    Some have no parts or no total: nothing comes of those.
    """
    finder = _Finder(passage)
    for index, token in enumerate(passage.tokens if len(passage.claims) > 1 else ()):
        yield from finder.at(index, token)


class _Finder:
    """Finds the breakdowns that begin at a token."""

    def __init__(self, passage: Passage) -> None:
        self.passage, self.tokens = passage, passage.tokens
        self.words = vocabulary()
        self.lines = SectionLines(passage)
        self.totals = Totals(passage, self.lines)
        self.headings = Headings(self.lines, self.totals)
        self.closing = Closing(passage, self.totals)
        self.unopened = UnopenedLists(passage, self.totals)
        self.results = ListsOfResults(passage, self.totals)
        self.opening = OpeningWords(passage)
        self.listed_to = 0  # the token up to which lists reach so far
        self.counted = 0  # the counts of this sentence so far
        self.enumerated = 0  # how often 一是 has begun an enumeration so far
        self.parts: set[int] = set()  # where the parts end that a 从…看 lists
        self.viewed: tuple[Total, ...] = ()  # what the last 从…看 of this paragraph looks at

    def at(self, index: int, token: Token) -> Iterator[Breakdown]:
        match token.kind:
            case TokenKind.COUNT:
                yield from self._at_count(index, token)
            case TokenKind.STOP:
                yield from self._headed(index)
                self.counted = 0
                self.viewed = () if token.text == "\n" and not self._view_at(index + 1) else self.viewed
            case TokenKind.OPENER if self.opening.opens(index):
                yield from apportioned(self.passage, self._opened(index))
            case TokenKind.COLON:
                yield from self._behind_colon(index)
            case TokenKind.OPEN:
                yield from self._bracketed(index)
            case TokenKind.VIEW if not self._within_a_part(index + 1):
                yield self._viewed(index)
            case TokenKind.WITHIN:
                yield self._within(index, token)
            case TokenKind.ORDER if token.text in FIRST and self.enumerated < _ENUMERATIONS:
                self.enumerated += 1
                yield from in_points(self.passage, self.totals, index)

    def _within_a_part(self, index: int) -> bool:
        """Whether a count begins a list of its own: 从主体看，新收的7件中自然人5件."""
        claim = next((each for each in self.tokens[index : index + 2] if isinstance(each, Claim)), None)
        return claim is not None and self.passage.source.text.startswith("中", claim.end)

    def _viewed(self, index: int) -> Breakdown:
        """Return the breakdown behind 从…看; what another such list has as its parts is no total."""
        before = self.viewed or self.totals.before(index, 2) or self.totals.before(index, 0)[-1:]
        before = tuple(total for total in before if total.claim.end not in self.parts)
        found = self._listed(index + 1, before, apart=True)
        self.viewed = before
        if len(found.items) > 1 and not before:
            self.parts.update(item.claim.end for item in found.parts(self.passage))
        return self.totals.of_part(found, index)

    def _at_count(self, index: int, token: Token) -> Iterator[Breakdown]:
        """Yield the breakdowns that a count closes and begins, most beyond all lists so far."""
        beyond = index >= self.listed_to
        yield from self.closing.at(index, beyond=beyond)
        self.counted += 1
        if not is_count(token):
            return
        if self.passage.source.text.startswith(self.words.within, token.end):
            yield from self._several(
                self._listed(index + 1, (Total(token),), nested=not beyond, chiefly=True)
            )
        elif beyond:
            for found in self.results.at(index, token):
                self.listed_to = max(self.listed_to, found.items[-1].index + 1)
                yield found
            if index >= self.listed_to:
                few = self.counted <= _FEW
                yield from self._amid(index, token) or (self.unopened.following(index, token) if few else ())

    def _opened(self, index: int) -> Breakdown:
        """Return the breakdown behind an opening word (其中)."""
        start = behind_opener(self.passage, index)
        said = {token.text for token in self.tokens[index:start]}
        here = self.totals.before(index, 0)
        nested = index < self.listed_to and bool(here)
        before, token = self.tokens[index - 1], self.tokens[index]
        # Words between the comma and the opener (，公开内容包括) speak of the whole again.
        own = nested and before.kind is TokenKind.COMMA and before.end < token.start
        firm = not (here and self.opening.of_another_matter(index, here[0]))
        all_ = together(self.passage, here) if here else self.totals.before(index, 1)
        found = self._listed(
            start, here[:1] if nested and not own else all_,
            firm=firm, apart=not here or own, nested=nested,
            complete=bool(said & set(self.words.exhaustive)), chiefly=bool(said & set(self.words.chiefly)),
        )  # fmt: skip
        if found.totals[1:2] == all_[1:2] != here[1:2]:
            found = replace(found, paired=True)
        return self.totals.of_whole(found, here) if nested else self.opening.holding_all(index, found)

    def _bracketed(self, index: int) -> Iterator[Breakdown]:
        """Yield the breakdown in a bracket right after its total, or of lines with counts in brackets."""
        line = self.lines.owners.get(index + 1)
        if line and self.lines.run_at(line.first):
            if index >= self.listed_to:
                totals, firm = self.headings.totals(line)
                yield self._listed(line.first, totals, firm=firm, apart=not firm)
        elif (total := self.totals.right_before(index, _NEAR)) and not self._opener_at(index + 1):
            yield from self._several(self._listed(index + 1, (Total(total),)))

    def _behind_colon(self, index: int) -> Iterator[Breakdown]:
        """Yield the breakdown behind a colon of the count right before it, or one that its words tell of."""
        if self._opener_at(index + 1) or (index and self.tokens[index - 1].kind is TokenKind.OPENER):
            return
        if total := self.totals.right_before(index, _NEAR):
            limit = self.lines.end_below(index)
            yield from self._several(self._listed(index + 1, (Total(total),), limit=limit))
            return
        words, here = self.passage.clause_before(index), self.totals.before(index, 0)
        if not here and words.endswith(self.words.contents):
            yield from self._several(self._under(index, words))
            return
        if has(words, self.words.remedies) and not here:
            return
        mainly = has(words, self.words.mainly)
        told = has(words, self.words.announcing) or words.endswith(self.words.contents)
        announced = here if told or (words.endswith(self.words.are) and not mainly) else ()
        totals = self.totals.before(index, 1)
        named = announced or self.totals.named(totals[:1], words)
        yield from self._several(self._listed(
            index + 1, named or totals, firm=bool(named), apart=not announced, chiefly=told and mainly,
        ))  # fmt: skip

    def _headed(self, index: int) -> Iterator[Breakdown]:
        """Yield the breakdown below a heading that ends here: it carries the total, or names only a sort."""
        before = self.tokens[index - 1].kind if index else TokenKind.STOP
        if (line := self.lines.owners.get(index - 2)) and line.bracketed and line.own:
            if index + 1 < line.end:
                firm = self.lines.run_at(index + 1) is not None
                yield self._listed(index + 1, (Total(line.own.claim),), firm=firm, limit=line.end)
        elif before in (TokenKind.STOP, TokenKind.SKIP):
            words = self.passage.clause_before(index)
            if words.endswith(self.words.contents):
                yield self._under(index, words)

    def _under(self, index: int, heading: str) -> Breakdown:
        """Return the breakdown below a heading without a count that ends at token `index` (主要类别)."""
        found = self._listed(index + 1, (), limit=self.lines.end_below(index))
        return self.headings.under(index, heading, found)

    def _several(self, found: Breakdown) -> Iterator[Breakdown]:
        if len(found.items) > 1:
            yield found

    def _view_at(self, index: int) -> bool:
        return TokenKind.VIEW in [token.kind for token in self.tokens[index : index + 2]]

    def _opener_at(self, index: int) -> bool:
        return index >= len(self.tokens) or self.tokens[index].kind is TokenKind.OPENER

    def _amid(self, index: int, total: Claim) -> Sequence[Breakdown]:
        """Return the breakdown that 中 behind a count opens: 240条信息中，…."""
        if index + 1 == len(self.tokens):
            return ()
        text, following = self.passage.source.text, self.tokens[index + 1]
        if following.kind is TokenKind.COMMA and text.endswith("中", total.end, following.start):
            self.viewed = (Total(total),)
            return (self._listed(index + 1, self.viewed),)
        if text.startswith("中", total.end) and isinstance(following, Claim):
            return tuple(self._several(self._listed(index + 1, (Total(total),))))
        return ()

    def _within(self, index: int, token: Token) -> Breakdown:
        """Return the breakdown behind 在…中, whose words repeat the total's number, or name it."""
        before = (*self.totals.before(index, 0), *self.totals.before(index, 2))
        repeated = tuple(total for total in before if total.claim.text in token.text)
        named = repeated or self.totals.named(before, token.text)
        return self._listed(index + 1, named or before, apart=len(named) != 1)

    def _listed(
        self, start: int, totals: Sequence[Total], *,
        firm: bool = True, apart: bool = False, nested: bool = False,
        complete: bool = False, chiefly: bool = False, limit: int | None = None,
    ) -> Breakdown:  # fmt: skip
        run = self.lines.run_at(start)
        found = run or read_list(self.passage, start, nested=nested)
        if found.items and (totals or limit):
            self.listed_to = max(self.listed_to, found.stop)
        if apart and (told := by_shares(self.passage, totals, found.items)):
            totals, apart = told, False
        if found.items and has(found.items[0].claim.lead, self.words.results):
            totals = self.results.handled(tuple(totals)) or totals
        if totals and has(totals[0].claim.lead, self.words.averages):
            totals = ()
        remark = remark_on(self.passage, totals, found.items)
        rated = has_rate(self.passage, found.items)
        whole = remark.whole or found.counted
        chiefly = chiefly or names_chief(self.passage, totals, found.items)
        chiefly = chiefly and not any(has(each.claim.label, self.words.catch_all) for each in found.items)
        open_ended = found.open_ended or rated or (chiefly and not (run and covers(totals[:1], run.items)))
        single = nested or run or not found.items
        onwards = () if single else read_on(self.passage, found.stop, limit or len(self.tokens))
        items = own_parts(totals, found.folded(totals[0].value) if totals else found.items)
        return Breakdown(
            tuple(totals), items, firm, complete or whole, open_ended and not whole,
            apart, nested, overlapping=remark.overlapping, disjoint=remark.disjoint,
            rated=rated, onwards=onwards,
        )  # fmt: skip
