"""Finds the changes on last year that words tell: of which count, and last year's number where given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kit.checks.lexicon import has, shared
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.passage import Claim, Token, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary, went_to
from kit.checks.words.reckoning.compared_counts import (
    candidates,
    label_of,
    names_another,
    same_thing,
    wholes_of,
)
from kit.checks.words.reckoning.growth_patterns import (
    before_multiple,
    comparing,
    from_last_year,
    in_brackets,
    last_years,
    right_behind,
    told_behind,
    unchanged,
    way_of,
)
from kit.checks.words.reckoning.multiples import Multiple, multiples
from kit.checks.words.reckoning.printed_share import is_exact

_NEAR = 40
_REACHED = re.compile(",?(?:总数|总量)?(?:达到?了?|增至)")
_YEAR = re.compile(r"(20\d\d)年")


@dataclass(frozen=True, slots=True)
class Growth:
    """A change on last year as told: `by` a number, by `percent`, or as `times` as much, `exact` or not.

    It is of one of `claims`, the likeliest first: the count before it, or what that is a part of. `then` is
    last year's number where the sentence gives it, `earlier` the change in number that it told before.
    """

    claims: tuple[Claim, ...]
    end: int
    by: Decimal | None
    percent: Decimal | None
    exact: bool = True
    then: Decimal | None = None
    earlier: Decimal | None = None
    times: Multiple | None = None

    def before(self, claim: Claim) -> Decimal | None:
        """Return last year's number of a claim as the sentence has it, None when it does not tell."""
        if self.then is not None or self.earlier is None:
            return self.then
        return claim.value - self.earlier


@dataclass(frozen=True, slots=True)
class _Then:
    """What a sentence gives of last year: its number, or the change `by` which it differs; up to `end`."""

    end: int
    value: Decimal | None = None
    by: Decimal | None = None


def growths(read: ParsedWords) -> Iterator[Growth]:
    """Yield the changes on last year: a comparing word, and a difference, a percentage or 持平 behind it."""
    text = read.passage.source.text
    times = [*multiples(text, read.prose.year)]
    if times or has(text, vocabulary().changes):
        yield from _Reader(read).read(times[::-1])
        yield from _unchanged(read)


class _Reader:
    """The counts of a passage while they are read, the latest being what a change is of."""

    def __init__(self, read: ParsedWords) -> None:
        self.passage, self.year = read.passage, read.prose.year
        self.text = read.passage.source.text
        self.comparing = comparing(self.year)
        self.wholes = wholes_of(read)
        self.subject: Claim | None = None
        self.latest: Claim | None = None
        self.then: _Then | None = None
        self.grew: _Then | None = None  # by how much, as told before any number
        self.named = 0  # the year that this sentence named last, as that of its counts
        self.subjects_year = 0

    def read(self, times: list[Multiple]) -> Iterator[Growth]:
        """Yield the changes; `times` are the passage's multiples, the last first."""
        for index, token in enumerate(self.passage.tokens):
            while times and times[-1].start <= token.start:
                at = index - (times[-1].start < token.start)
                yield from (self._explained(growth, at) for growth in self._multiple(times.pop()))
            if token.kind is TokenKind.STOP:
                self.named = 0
                if token.text == "\n":
                    self.subject = self.then = None
            elif token.kind is TokenKind.SKIP:
                self._name(token)
            elif isinstance(token, Claim) and not (token.difference or self._came_on_top(token)):
                self._count(token)
            elif token.kind in (TokenKind.COUNT, TokenKind.PERCENT):
                yield from (self._explained(growth, index) for growth in self._change(token))

    def _name(self, token: Token) -> None:
        if (year := _YEAR.match(token.text)) and not self.text[: token.start].endswith(shared("compared")):
            self.named = int(year[1])

    def _count(self, claim: Claim) -> None:
        """Take in a count: last year's number of the one before, or what is compared from here on."""
        before, latest, year = self.subject, self.latest, self._year_of(claim)
        self.latest = claim
        if latest and claim.measure == latest.measure and self._rose(latest, claim):
            known = claim.exact and latest.exact
            self.subject = claim
            self.then = _Then(claim.end, latest.value) if known else None
            return
        alike = self.grew is not None and self.text.endswith(claim.measure, 0, self.grew.end)
        if self.grew and alike and _REACHED.fullmatch(self.text, self.grew.end, claim.start):
            self.subject, self.then, self.grew = claim, _Then(claim.end, by=self.grew.by), None
            return
        if before and before.measure != claim.measure:
            before = None
        if before and self._is_last_years(claim):
            known = claim.exact and before.exact
            self.then = _Then(claim.end, claim.value) if known else None
            return
        if claim.measure:
            then, self.then = self.then, None
            if then and then.value is not None and year == self.year and not label_of(claim):
                self.subject, self.then = claim, _Then(claim.end, then.value)
                return
            follows = (self.subjects_year, year) == (self.year - 1, self.year)
            behind = year == self.year - 1 and self.subjects_year in (0, self.year)
            of_both = before and before.exact and claim.exact and same_thing(before, claim)
            if before and of_both and (follows or behind):
                self.then = _Then(claim.end, before.value if follows else claim.value)
                if behind:
                    return
            self.subject, self.subjects_year = claim, year

    def _came_on_top(self, claim: Claim) -> bool:
        """Whether a count is by how much this year differs from last year, whose number stands before it."""
        then = self.then
        if then is None or then.value is None:
            return False
        between = self.text[then.end : claim.start]
        return bool(right_behind().fullmatch(between)) and not went_to().fullmatch(between)

    def _rose(self, one: Claim, other: Claim) -> bool:
        """Whether the words go from last year's number to this year's: 由上年的250条增加到300条."""
        before = self.text[max(0, one.start - _NEAR) : one.start]
        went = went_to().fullmatch(self.text, one.end, other.start)
        return bool(went and from_last_year(self.year).search(before))

    def _is_last_years(self, claim: Claim) -> bool:
        """Whether a count is told to be last year's: 较2023年的200条, or in brackets 比2023年(200条)."""
        lead = claim.lead
        if not lead and self.text[claim.start - 1 : claim.start] == "(":
            lead = self.text[max(0, claim.start - _NEAR) : claim.start - 1]
        return bool(last_years(self.year).search(lead))

    def _year_of(self, claim: Claim) -> int:
        if has(claim.lead, shared("this_year")):
            return self.year
        return self.year - 1 if has(claim.lead, shared("last_year")) else self.named

    def _multiple(self, found: Multiple) -> Iterator[Growth]:
        """Yield how many times as much as last year the latest count is; no other amount is named between."""
        subject, then = self.subject, self.then
        begins = found.end - len(found.said)
        behind = then.end if then else subject.end if subject else len(self.text)
        between = self.text[behind : max(behind, begins)] if begins <= behind + _NEAR else "\n"
        if subject is None or not before_multiple(self.year).fullmatch(between):
            return
        if found.of_last_year or then or self.comparing.search(between):
            claims = candidates(subject, self.wholes, self.text)
            known, earlier = (then.value, then.by) if then else (None, None)
            yield Growth(claims, found.end, None, None, found.exact, known, earlier, found)

    def _explained(self, growth: Growth, index: int) -> Growth:
        """Return a change with last year's number, if brackets behind it give that: 增长20%(上年50条)."""
        behind = self.passage.tokens[index + 1 : index + 5]
        given = next((token for token in behind if isinstance(token, Claim)), None)
        if not behind or behind[0].kind not in (TokenKind.OPEN, TokenKind.COMMA) or given is None:
            return growth
        pattern = in_brackets if behind[0].kind is TokenKind.OPEN else told_behind
        words = self.text[behind[0].end : given.start]
        subject = growth.claims[-1]
        alike = given.exact and subject.exact and given.measure == subject.measure
        told = alike and pattern(self.year).fullmatch(words)
        known = growth.then is not None and pattern is told_behind
        return replace(growth, then=given.value) if told and not known else growth

    def _change(self, token: Token) -> Iterator[Growth]:
        subject, then = self.subject, self.then
        lead = self.text[max(0, token.start - _NEAR) : token.start]
        if isinstance(token, Claim) and token.exact and self.comparing.search(lead):
            self.grew = _Then(token.end, by=way_of(lead) * token.value)
        if subject is None or token.start > subject.end + _NEAR or self.text.startswith("倍", token.end):
            return
        right = then if then and right_behind().fullmatch(self.text, then.end, token.start) else None
        if not (sign := way_of(lead)) or not (right or self.comparing.search(lead)):
            return
        claims = candidates(subject, self.wholes, self.text)
        if not right and names_another(self.comparing.sub(" ", lead), claims):
            return
        told = right or _Then(0)
        self.then = None
        if isinstance(token, Claim):
            by = sign * token.value
            yield Growth(claims, token.end, by, None, token.exact, told.value, told.by)
            if token.exact and subject.exact and token.measure == subject.measure:
                self.then = _Then(token.end, told.value, None if told.value is not None else by)
        elif "%" in token.text:
            percent = sign * Decimal(re.sub(r"[^\d.]", "", token.text))
            yield Growth(claims, token.end, None, percent, is_exact(token), told.value, told.by)


def _unchanged(read: ParsedWords) -> Iterator[Growth]:
    """Yield where a count is told to be last year's (与上年持平)."""
    text, compared = read.passage.source.text, comparing(read.prose.year)
    claims = [claim for claim in read.passage.claims if claim.measure and not claim.difference]
    wholes, at = wholes_of(read), 0
    for found in unchanged().finditer(text):
        while at + 1 < len(claims) and claims[at + 1].end <= found.start():
            at += 1
        lead = text[max(0, found.start() - _NEAR) : found.start()]
        near = bool(claims) and 0 <= found.start() - claims[at].end <= _NEAR
        if near and compared.search(lead + found[0]):
            last = claims[at] if at and last_years(read.prose.year).search(claims[at].lead) else None
            then = last if last and last.measure == claims[at - 1].measure and last.exact else None
            subject = claims[at - 1] if then else claims[at]
            of = candidates(subject, wholes, text)
            yield Growth(of, found.end(), Decimal(0), None, subject.exact, then.value if then else None)
