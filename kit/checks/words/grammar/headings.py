"""Which totals the lists under headings break down, and whether such lists are whole."""

from __future__ import annotations

from dataclasses import replace

from kit.checks.lexicon import has
from kit.checks.words.grammar.breakdown import Breakdown, Total
from kit.checks.words.grammar.section_lines import Line, SectionLines
from kit.checks.words.grammar.totals import Totals
from kit.checks.words.grammar.vocabulary import vocabulary


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
