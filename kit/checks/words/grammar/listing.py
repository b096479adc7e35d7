"""The parts of a list of counts, and what they may add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeGuard

from kit.checks.words.grammar.counts import Claim, Token


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
    """The parts read, the token before which the list ended, and whether it is open-ended (等, a cut)."""

    items: list[Item] = field(default_factory=list)
    stop: int = 0
    open_ended: bool = False


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
