"""A total that words break down, and the list of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import TypeGuard

from kit.checks.words.grammar.tokens.passage import Claim, Passage, Token
from kit.checks.words.grammar.vocabulary import vocabulary

_OUTLINE, _MUCH = 3, Decimal("0.75")
_SEVERAL, _SLIP = 2, Decimal("0.05")
"""So many there are at least of what is several; the share of a sum that its parts may miss by a slip."""


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

    `groups` are the places where semicolons begin one. `counted`: it says how many parts it has, and has as
    many (等三类).
    """

    items: list[Item] = field(default_factory=list)
    stop: int = 0
    open_ended: bool = False
    groups: list[int] = field(default_factory=lambda: [0])
    counted: bool = False

    def folded(self, total: Decimal) -> list[Item]:
        """Return the items; of a group that its own sum closes only that, where several make up the total.

        目录3条，公告9条，共12条；专栏4条，专题2条，共6条. Where a comma parts them, all must be closed.
        """
        groups = [self.items[start:end] for start, end in pairwise((*self.groups, len(self.items)))]
        if len(groups) < _SEVERAL:
            groups = _closed_in_turn(self.items)
        if len(groups) < _SEVERAL or not is_summed(groups[0]) or groups[0][-1].claim.value >= total:
            return self.items
        kept = ([replace(group[-1], loose=False)] if is_summed(group) else group for group in groups)
        return [item for group in kept for item in group]


def _closed_in_turn(items: list[Item]) -> list[list[Item]]:
    """Return a list's items as groups, each closed by its own sum; none where some are in no such group."""
    groups: list[list[Item]] = []
    start, reached = 0, Decimal()
    for end, item in enumerate(items, 1):
        if reached == item.claim.value and is_summed(items[start:end]):
            groups.append(items[start:end])
            start, reached = end, Decimal()
        else:
            reached += item.claim.value
    return groups if start == len(items) else []


def is_summed(group: Sequence[Item]) -> bool:
    """Whether the last count of a group is the sum of the others, a slip aside."""
    if len(group) <= _SEVERAL or not vocabulary().names_sum(group[-1].claim.lead):
        return False
    stated = group[-1].claim.value
    reached = sum((item.claim.value for item in group[:-1]), Decimal())
    return abs(stated - reached) <= max(Decimal(1), stated * _SLIP)


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
    `overlapping`: the words say that some items are counted in several parts, `disjoint` that none are.
    `paired`: two totals told in one breath stand before it, and it may be of either, or of some of both.
    `rated`: a rate behind a part tells that it is one of the part before it (办结48件，满意45件，满意率…).
    `onwards` are the counts of the sentences behind. `start` and `end` bound it in the squeezed text.
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
    disjoint: bool = False
    paired: bool = False
    rated: bool = False
    onwards: tuple[Item, ...] = ()

    def parts(self, passage: Passage) -> tuple[Item, ...]:
        """Return the items without a first one that is the sum of the others, or that 中 breaks down."""
        (first, *rest) = (item.claim for item in self.items)
        summed = sum(claim.value for claim in rest) == first.value
        opened = passage.source.text.startswith("中", first.end)
        return self.items[1:] if summed or opened else self.items

    @property
    def start(self) -> int:
        """Where the words of the first part's or the total's clause begin, whichever comes first."""
        return min(claim.start - len(claim.lead) for claim in (self.totals[0].claim, self.items[0].claim))

    @property
    def end(self) -> int:
        """Where the last number ends."""
        return max(self.totals[0].claim.end, self.items[-1].claim.end)

    def joined(self, item: Item) -> Decimal:
        """Return what a part amounts to with those that 、 alone parts from it: 政策60条、动态60条，占60%."""
        reached = Decimal()
        for each in reversed(self.items[: self.items.index(item) + 1]):
            reached += each.claim.value
            if not each.beside:
                break
        return reached


def is_count(token: Token) -> TypeGuard[Claim]:
    """Whether a token counts things, rather than a growth or nothing known."""
    return isinstance(token, Claim) and bool(token.measure) and not token.aside


def covers(totals: Sequence[Total], items: Sequence[Item]) -> bool:
    """Whether lines or points that all carry counts come to so much of a total that they are meant to be all.

    An outline of three is a whole one, even behind 主要包括.
    """
    reached = sum((item.claim.value for item in items), Decimal())
    return len(items) >= _OUTLINE and all(reached >= total.value * _MUCH for total in totals)


def loose_sums(items: Sequence[Item]) -> list[tuple[int, Decimal]]:
    """Return where the list may end, as a number of parts, and what the parts add up to there."""
    sums = []
    reached = Decimal(0)
    for number, item in enumerate(items, 1):
        reached += item.claim.value
        if number == len(items) or items[number].loose:
            sums.append((number, reached))
    return sums
