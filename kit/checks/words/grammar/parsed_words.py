"""Reads a report's words once for all rules: their claims, and their breakdowns with the outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from kit.checks.words.grammar.breakdown import Breakdown
from kit.checks.words.grammar.breakdown_finder import find_breakdowns
from kit.checks.words.grammar.counts import Passage, read_claims
from kit.checks.words.grammar.sum_reading import Verdict
from kit.checks.words.grammar.sums import judge
from kit.report.narrative import Words
from kit.report.prose import Prose, Quote

Judged = tuple[Breakdown, tuple[Verdict, ...]]
"""A breakdown and what came of it."""


@dataclass(frozen=True, eq=False, slots=True)
class ParsedWords:
    """A section's or subsection's words, read for claims; `judged` are the breakdowns that say something."""

    prose: Prose
    words: Words
    passage: Passage
    judged: tuple[Judged, ...]

    def quote(self, start: int, end: int) -> Quote:
        """Return the words that the squeezed text holds from `start` up to `end`."""
        return Quote(self.prose, self.words, *self.passage.source.span(max(start, 0), end))


def parse_prose(prose: Prose) -> tuple[ParsedWords, ...]:
    """Return every piece of a report's words, read."""
    return tuple(_read(prose, words) for words in prose.words)


def _read(prose: Prose, words: Words) -> ParsedWords:
    passage = read_claims(words.text)
    judged = ((breakdown, judge(breakdown)) for breakdown in find_breakdowns(passage))
    told: dict[object, Judged] = {}  # 从渠道看，…分别… opens one list twice
    for breakdown, verdicts in judged:
        if verdicts:
            told.setdefault(
                tuple((each.status, each.total, each.parts) for each in verdicts), (breakdown, verdicts)
            )
    return ParsedWords(prose, words, passage, tuple(told.values()))
