"""Two totals told in one breath: what they make together, and which parts are whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kit.checks.lexicon import has
from kit.checks.words.grammar.breakdown import Breakdown, Total
from kit.checks.words.grammar.tokens.passage import Claim, Passage
from kit.checks.words.grammar.totals.telling_words import names_any, telling
from kit.checks.words.grammar.vocabulary import vocabulary


def together(passage: Passage, totals: Sequence[Total]) -> tuple[Total, ...]:
    """Return totals, the nearest first, and behind it what it makes with one told in the same breath."""
    (nearest, *others) = totals
    if others and not others[0].carried and _beside(passage, others[0].claim, nearest.claim):
        return nearest, Total(others[0].claim, nearest.claim), *others
    return tuple(totals)


def _beside(passage: Passage, one: Claim, other: Claim) -> bool:
    """Whether two counts of a kind are told in one breath: 复议6件和诉讼3件, 复议6件，诉讼3件."""
    words = vocabulary()
    kinds, between = words.kinds, passage.source.text[one.end : other.start - len(other.lead)]
    marks = "、," if all(has(each.lead, words.courts) for each in (one, other)) else "、"
    joined = between in marks if between else other.lead.startswith(words.joins)
    return joined and kinds.get(one.measure) == kinds.get(other.measure)


def apportioned(passage: Passage, found: Breakdown) -> tuple[Breakdown, ...]:
    """Return the breakdown of each of two totals side by side, where the first part of each names it.

    复议6件和诉讼3件，其中复议维持5件，未审结1件，诉讼维持3件. Where parts of both are mixed, all have to;
    otherwise there is only the one found.
    """
    nearest = [total for total in found.totals if not total.carried][:2]
    if len(nearest) < 2 or len(found.items) < 2:
        return (found,)
    leads = [total.claim.lead for total in nearest]
    own = [telling(lead, vocabulary().generic) for lead in leads]
    named = [
        next((at for at in (1, 0) if names_any(item.claim.label, own[at] - own[1 - at])), None)
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
    told_at_once = mixed or named_behind or _beside(passage, nearest[1].claim, nearest[0].claim)
    if not (told_at_once or all(_adds_up(one) for one in each)):
        return (found,)
    return tuple(each[:1] if _exceeds(each[0]) else each)  # else what is right is quoted with what is not


def _exceeds(found: Breakdown) -> bool:
    return sum(item.claim.value for item in found.items) > found.totals[0].value


def _adds_up(found: Breakdown) -> bool:
    return sum(item.claim.value for item in found.items) == found.totals[0].value
