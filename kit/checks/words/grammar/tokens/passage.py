"""A text as its numbers see it: the pieces that count, or tie counts together, each with its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kit.base.folded_text import Squeezed
from kit.checks.words.grammar.vocabulary import vocabulary


class TokenKind(StrEnum):
    """What a piece of a sentence is."""

    COUNT = "count"
    PERCENT = "percent"
    OPENER = "opener"
    VIEW = "view"
    WITHIN = "within"
    ORDER = "order"
    COMMA = ","
    PAUSE = "、"
    SEMICOLON = ";"
    COLON = ":"
    STOP = "。"
    OPEN = "("
    CLOSE = ")"
    CUT = "⟦⟧"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a squeezed text that means something for its numbers: `text[start:end]`."""

    kind: TokenKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim(Token):
    """A count: `label` is what is counted, `value` the number, `printed` as it stands before its 万 or 亿.

    `exact` is false for 余, 约, 近, 超, covered digits and what several things have each (指南、目录各1条);
    `difference` is true for a growth, a decline or an average (增加2条, 日均2条), `former` for what went
    to the number behind it (由5条降为3条); `lead` is the label's part before the number.
    """

    printed: Decimal
    scale: int
    value: Decimal
    measure: str
    label: str
    lead: str
    exact: bool
    difference: bool
    former: bool

    @property
    def aside(self) -> bool:
        """Whether it stands beside a total and its parts: a growth, or last year's number."""
        return self.difference or self.former or vocabulary().of_last_year(self.lead)


@dataclass(frozen=True, eq=False, slots=True)
class Passage:
    """A text cut into tokens, in order, `starts` where each begins.

    `claims` are those that count, `stops` where sentences end.
    """

    source: Squeezed
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    claims: tuple[Claim, ...]
    stops: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """Return the original words of `text[start:end]`."""
        first, last = self.source.span(start, end)
        return self.source.original[first:last]

    def clause_before(self, index: int) -> str:
        """Return the words right before a token."""
        start = self.tokens[index - 1].end if index else 0
        return self.source.text[start : self.tokens[index].start]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds `text[start:end]`, both in the squeezed text."""
        before, after = bisect_right(self.stops, start - 1), bisect_left(self.stops, end)
        return (
            self.stops[before - 1] + 1 if before else 0,
            self.stops[after] + 1 if after < len(self.stops) else len(self.source.text),
        )

    def between(self, start: int, end: int) -> tuple[Claim, ...]:
        """Return the claims that begin in `text[start:end]`."""
        first, last = (bisect_left(self.claims, at, key=lambda each: each.start) for at in (start, end))
        return self.claims[first:last]
