"""Which totals the lists under headings break down, and the list of points 一是…二是…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kit.checks.lexicon import has
from kit.checks.words.grammar.breakdown import Breakdown, Item, Total, covers
from kit.checks.words.grammar.lists.count_lists import read_list
from kit.checks.words.grammar.lists.said_of_parts import remark_on
from kit.checks.words.grammar.section_lines import Line, SectionLines
from kit.checks.words.grammar.tokens.passage import Passage, TokenKind
from kit.checks.words.grammar.totals.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary

_MOST = 36
"""The counts of the points that are read."""
_LITTLE_MORE = Decimal("1.1")
"""So many times their total points come to at most, of which each was meant to be a part."""


class Headings:
    """The lists of a passage that stand under headings."""

    def __init__(self, lines: SectionLines, totals: Totals) -> None:
        self.lines, self.above = lines, totals
        self.words = vocabulary()
        self.lists: dict[int, int] = {}  # by its last part's token, where the heading of each list ends

    def totals(self, line: Line) -> tuple[tuple[Total, ...], bool]:
        """Return what lines side by side, `line` the first, may break down, and whether that is beyond doubt.

        That is what the heading above them counts, or else the sentence before them.
        """
        heading = self.lines.above(line)
        if heading and heading.own:
            return (Total(heading.own.claim),), True
        return self.above.before(line.first, 1), False

    def under(self, index: int, heading: str, found: Breakdown) -> Breakdown:
        """Return the list `found` under a heading without a count (主要类别) with the totals it may have.

        The heading ends at token `index`. Lists under the headings beside it may break the same total down.
        """
        items = (*found.items, *found.onwards)
        if not items:
            return found
        totals = self.above.above(index, items[0].claim.measure, self.lists)
        self.lists[items[-1].index] = index
        fitting = self.above.under(totals, heading)
        rest = any(has(item.claim.label, self.words.catch_all) for item in items)
        chiefly = not rest and has(heading, self.words.mainly)
        return replace(
            found, totals=fitting or totals, apart=True, tentative=not fitting,
            open_ended=found.open_ended or chiefly,
        )  # fmt: skip


def in_points(passage: Passage, totals: Totals, index: int) -> Iterator[Breakdown]:
    """Yield the breakdown that begins with 一是 at token `index`, over all its paragraph's sentences.

    Of a sentence before it, of which not every point has a count, it can but make up the total.
    """
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
        whole, remark = points == len(items) and _amount_to(of, items), remark_on(passage, of, items)
        if complete := points == len(items) and remark.whole and _no_acts(items):
            items = [replace(item, loose=False) for item in items]
        yield Breakdown(
            of, tuple(items), firm=bool(here) or whole, complete=complete,
            tentative=not here and points > len(items), overlapping=remark.overlapping,
        )  # fmt: skip


def _no_acts(items: Sequence[Item]) -> bool:
    """Whether no point tells of something done, which may be another matter than the total's."""
    return not any(item.claim.lead.startswith(vocabulary().clause_starts) for item in items)


def _amount_to(totals: Sequence[Total], items: Sequence[Item]) -> bool:
    """Whether 一是…二是…, each with a count of what the one total counts, come to most or a little more."""
    reached = sum((item.claim.value for item in items), Decimal())
    alike = all(item.claim.measure == totals[0].claim.measure for item in items)
    return len(totals) == 1 and alike and covers(totals, items) and reached <= totals[0].value * _LITTLE_MORE
