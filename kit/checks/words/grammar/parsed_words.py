"""Reads a report's words once for all rules: their claims, and their breakdowns with the outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from kit.base.finding import Status
from kit.checks.words.grammar.breakdown import Breakdown
from kit.checks.words.grammar.breakdown_finder import find_breakdowns
from kit.checks.words.grammar.sums import judge
from kit.checks.words.grammar.tokens.counts import read_claims
from kit.checks.words.grammar.tokens.passage import Passage
from kit.checks.words.grammar.verdict import Verdict
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
    told: dict[object, Judged] = {}  # 从渠道看，…分别… opens one list twice, and so does ，其中由…构成
    for breakdown, verdicts in judged:
        parts = tuple((each.total, each.parts) for each in verdicts)
        if verdicts and (parts not in told or _is_open(told[parts])):
            told[parts] = breakdown, verdicts
    return ParsedWords(prose, words, passage, tuple(told.values()))


def _is_open(judged: Judged) -> bool:
    """Whether nothing was decided of any total of a breakdown."""
    return all(each.status is Status.NOT_ASSESSABLE for each in judged[1])
