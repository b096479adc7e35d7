"""A total that words break down, and the list of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TypeGuard

from kit.checks.lexicon import any_of
from kit.checks.words.grammar.counts import Claim, Passage, Token
from kit.checks.words.grammar.vocabulary import vocabulary

_REMARK = 60
"""The characters behind a total or a list in which its own remark stands."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part as listed: `loose` where the list may have ended before it, `beside` where 、 alone parts it.

    `index` is its token's. `apart`: it may be an act of its own, behind a semicolon (研究2次；开展自查3次).
    """

    claim: Claim
    loose: bool
    index: int
    apart: bool = False
    beside: bool = False


@dataclass(slots=True)
class Listing:
    """The parts read, the token before which the list ended, and whether it is open-ended (等, a cut).

    `whole`: the words say that there are no others (没有其他渠道).
    """

    items: list[Item] = field(default_factory=list)
    stop: int = 0
    open_ended: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """A count that a list may break down; `carried` is what was carried over on top of it."""

    claim: Claim
    carried: Claim | None = None

    @property
    def value(self) -> Decimal:
        """The total in full."""
        return self.claim.value + (self.carried.value if self.carried else 0)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A list of parts and the totals it may belong to, the nearest first.

    `firm`: words or marks tie them together (其中); otherwise only their order does. `complete`: the words
    say that the list is whole (分别); `open_ended`: they say or show that it is not (等, 主要, a cut).
    `apart`: the totals stand in a sentence before the list's. `nested`: the list stands inside another.
    `tentative`: no word says that it is a breakdown, so that only parts that add up tell anything.
    `overlapping`: the words say that some items are counted in several parts. `onwards` are the counts of
    the sentences behind. `start` and `end` bound it in the squeezed text.
    """

    totals: tuple[Total, ...]
    items: tuple[Item, ...]
    firm: bool = True
    complete: bool = False
    open_ended: bool = False
    apart: bool = False
    nested: bool = False
    tentative: bool = False
    overlapping: bool = False
    onwards: tuple[Item, ...] = ()

    @property
    def start(self) -> int:
        """Where the words of the first part's or the total's clause begin, whichever comes first."""
        return min(claim.start - len(claim.lead) for claim in (self.totals[0].claim, self.items[0].claim))

    @property
    def end(self) -> int:
        """Where the last number ends."""
        return max(self.totals[0].claim.end, self.items[-1].claim.end)


def some_in_several(passage: Passage, totals: Sequence[Total], items: Sequence[Item]) -> bool:
    """Whether words before a list or behind it tell that some items are counted in several parts."""
    if not (totals and items):
        return False
    text, end, total = passage.source.text, items[-1].claim.end, totals[0].claim.end
    behind = text[end : end + _REMARK].partition("\n")[0]
    between = text[total : min(items[0].claim.start, total + _REMARK)]
    return bool(_overlap().search(behind) or _overlap().search(between))


@cache
def _overlap() -> re.Pattern[str]:
    words = vocabulary()
    return re.compile(rf"(?:{any_of(words.some)})[^,;。()]{{0,16}}?(?:{any_of(words.several)})")


def counts(token: Token) -> TypeGuard[Claim]:
    """Whether a token counts things, rather than a growth or nothing known."""
    return isinstance(token, Claim) and bool(token.measure) and not token.aside


def loose_sums(items: Sequence[Item]) -> list[tuple[int, Decimal]]:
    """Return where the list may end, as a number of parts, and what the parts add up to there."""
    sums = []
    reached = Decimal(0)
    for number, item in enumerate(items, 1):
        reached += item.claim.value
        if number == len(items) or items[number].loose:
            sums.append((number, reached))
    return sums
