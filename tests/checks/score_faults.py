"""The labelled faults of the excerpts against what fails, rule by rule, and the sentences that must not fail."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kit.base.finding import Finding
from kit.ingest.source.seen.characters import without_mirror
from tests.checks.score_breakdowns import WRONG, breakdowns
from tests.checks.score_records import Record, failed, records

HARD, SOFT = "hard", "soft"
"""A fault that is certain; one that is a judgement call."""

SAYS_THE_SAME: Mapping[str, frozenset[str]] = {
    "N-parts": frozenset({"N-nested"}),  # what a nest says as a whole is the verdict on its worst level
    "T3-flow": frozenset({"N-parts"}),  # 一 + 二 = 三 + 四 said in words is a breakdown of words
}
"""The rules that tell of a label's fault under their own name."""

_OF_THE_WHOLE = frozenset({"D-title", "D-sections"})
"""Rules about a report as a whole: the words that a label quotes only show where its reader looked."""
_RUN = 8
"""So many characters in a row make two quotes the same place."""
_LEAST = 3
"""A shorter sentence that must not fail is found in too many places."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A labelled fault: the rule it breaks, how certain it is, its words, and what is wrong."""

    record: Record
    rule: str
    weight: str
    quote: str
    what: str

    def __str__(self) -> str:
        return f"{self.record.id} {self.rule} {self.weight}: {self.what}"

    def told_by(self, finding: Finding) -> bool:
        """Whether a failed finding on the same excerpt tells of this fault."""
        if finding.rule not in SAYS_THE_SAME.get(self.rule, frozenset()) | {self.rule}:
            return False
        by_rule = self.rule in _OF_THE_WHOLE or not (self.quote and finding.quote)
        return by_rule or _overlap(self.record, self.quote, finding.quote)


@dataclass(slots=True)
class RuleScore:
    """What became of one rule: labelled faults found and missed, by weight, and what fails without a label."""

    found: dict[str, list[Fault]] = field(default_factory=lambda: {HARD: [], SOFT: []})
    missed: dict[str, list[Fault]] = field(default_factory=lambda: {HARD: [], SOFT: []})
    fails: int = 0
    false: list[tuple[Record, Finding]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tempting:
    """A right sentence that looks like a fault, as its reader noted it, and what fails there all the same."""

    record: Record
    note: str
    flagged: Sequence[Finding]


_LABELLED_FIRST = ("N-parts", "D-edition", "D-year")
"""The rules of which the first set's readers noted every fault."""


@cache
def scores(name: str) -> Mapping[str, RuleScore]:
    """Return the score of each rule of which a set's faults are labelled, in the order of their ids."""
    by_rule: dict[str, RuleScore] = defaultdict(RuleScore)
    for record in records(name):
        labelled = _faults(name, record)
        fails = [each for each in failed(record) if name != "excerpts" or each.rule in _LABELLED_FIRST]
        for fault in labelled:
            score = by_rule[fault.rule]
            found = any(map(fault.told_by, fails))
            (score.found if found else score.missed)[fault.weight].append(fault)
        for finding in fails:
            score = by_rule[finding.rule]
            score.fails += 1
            if not any(fault.told_by(finding) for fault in labelled):
                score.false.append((record, finding))
    return dict(sorted(by_rule.items()))


def tempting(name: str) -> Iterator[Tempting]:
    """Yield the sentences of a set that must not fail and can be found in their excerpts."""
    for record in records(name):
        for note in record.told.get("tempting", ()):
            if words := [each for each in _quoted(record, note) if each in _plain(record, record.text)]:
                labelled = _faults(name, record)
                flagged = [
                    each
                    for each in failed(record)
                    if not any(fault.told_by(each) for fault in labelled)
                    and any(_overlap(record, part, each.quote) for part in words)
                ]
                yield Tempting(record, note, flagged)


def _faults(name: str, record: Record) -> list[Fault]:
    if name == "excerpts":
        return list(_noted(record))
    return [
        Fault(record, told["rule"], told["weight"], told.get("quote") or "", told["what"])
        for told in record.told["faults"]
    ]


def _noted(record: Record) -> Iterator[Fault]:
    """Yield the faults that the first set's notes tell of."""
    for each in breakdowns("excerpts"):
        if each.record == record and each.truth == WRONG:
            quote = each.finding.quote if each.finding else ""
            yield Fault(record, "N-parts", HARD, quote, each.what)
    if "(WRONG)" in record.told["edition_used"]:
        yield Fault(record, "D-edition", HARD, "", record.told["edition_used"])
    if re.search("wrong year", record.told["notes"], re.IGNORECASE):
        yield Fault(record, "D-year", HARD, "", record.told["notes"])


def _quoted(record: Record, note: str) -> list[str]:
    """Return what a note quotes of an excerpt: it is Chinese, and the reason is English."""
    parts = re.split(r"[A-Za-z]+|: | = | / |…", note)
    return [plain for part in parts if len(plain := _plain(record, part)) >= _LEAST]


def _overlap(record: Record, one: str, other: str) -> bool:
    """Whether two quotes of an excerpt share a run of characters, punctuation and white space aside."""
    one, other = _plain(record, one), _plain(record, other)
    size = min(_RUN, len(one), len(other))
    return size > 0 and any(one[at : at + size] in other for at in range(len(one) - size + 1))


@cache
def _plain(record: Record, text: str) -> str:
    """Return words of an excerpt without punctuation, in the characters that the checker reads.

    Whether these are simplified is for the whole excerpt to decide.
    """
    return re.sub(r"[\W_]", "", without_mirror([record.text, text])[0][1])
