"""Finds the breakdown that 一是…二是… may be, each point with a count of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kit.checks.words.grammar.breakdown import Breakdown, Item, Total, remark_on
from kit.checks.words.grammar.count_lists import read_list
from kit.checks.words.grammar.counts import Passage, TokenKind
from kit.checks.words.grammar.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary

_MOST = 36
_LEAST, _MUCH = 3, Decimal("0.75")


def in_points(passage: Passage, totals: Totals, index: int) -> Iterator[Breakdown]:
    """Yield the breakdown that begins with 一是 at token `index`, over all its paragraph's sentences."""
    here = totals.before(index, 0)
    of = here[:1] or totals.before(index, 1)
    items: list[Item] = []
    stop, tokens = index + 1, passage.tokens
    while of and stop < len(tokens) and tokens[stop].text != "\n" and len(items) < _MOST:
        part = read_list(passage, stop, nested=False)
        items += part.items
        stop = max(part.stop, stop) + 1
    if len(items) > 1:
        points = sum(token.kind is TokenKind.ORDER for token in tokens[index:stop])
        whole = points == len(items) and _amount_to(of, items)
        if complete := points == len(items) and remark_on(passage, of, items).whole and _no_acts(items):
            items = [replace(item, loose=False, apart=False) for item in items]
        yield Breakdown(of, tuple(items), firm=bool(here) or whole, complete=complete)


def _no_acts(items: Sequence[Item]) -> bool:
    """Whether no point tells of something done, which may be another matter than the total's."""
    return not any(item.claim.lead.startswith(vocabulary().clause_starts) for item in items)


def _amount_to(totals: Sequence[Total], items: Sequence[Item]) -> bool:
    """Whether 一是…二是…, each with a count of what the one total counts, take up most of it."""
    reached = sum((item.claim.value for item in items), Decimal())
    return (
        len(totals) == 1
        and len(items) >= _LEAST
        and all(item.claim.measure == totals[0].claim.measure for item in items)
        and totals[0].value * _MUCH <= reached <= totals[0].value
    )
