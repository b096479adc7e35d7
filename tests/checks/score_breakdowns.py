"""The labelled breakdowns against N-parts; as a mutation test, right ones with one number changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kit.base.finding import Finding, Status
from kit.ingest.source.seen.characters import without_mirror
from tests.checks.score_records import Record, check_text, checked, records

RIGHT, WRONG, OPEN = "right", "wrong", "open"
NONE = "none"
VERDICTS = ("pass", "fail", "not assessable", NONE)
EXPECTED = {RIGHT: ("pass",), WRONG: ("fail",), OPEN: ("not assessable", NONE)}
"""What a breakdown should be called by what is true of it."""
CHANGES: dict[str, Callable[[int], int]] = {
    "one more": lambda n: n + 1,
    "one less": lambda n: n - 1,
    "ten more": lambda n: n + 10,
    "a digit doubled": lambda n: int(f"{n}{n % 10}"),
}


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A labelled breakdown: where it stands, the sum, the truth, and the finding it was matched with."""

    record: Record
    what: str
    truth: str
    finding: Finding | None

    @property
    def verdict(self) -> str:
        """The checker's verdict, `none` where it says nothing of it."""
        return self.finding.status.value if self.finding else NONE

    @property
    def off(self) -> bool:
        """Whether the verdict is not the one to be expected."""
        return self.verdict not in EXPECTED[self.truth]


def breakdowns(name: str) -> Iterator[Breakdown]:
    """Yield the labelled breakdowns of a set, each with the finding of its total and parts."""
    for record in records(name):
        found = [each for each in checked(record) if "parts" in each.details]
        for label in record.told["sums"]:
            truth = RIGHT if label["equal"] else WRONG if label["exhaustive"] else OPEN
            what = f"{label['stated']} = {' + '.join(map(str, label['parts']))}"
            yield Breakdown(record, what, truth, _match(label, found))


def _match(label: dict[str, Any], found: Sequence[Finding]) -> Finding | None:
    """Return the finding of the label's total and parts, in order; a part of 0 may be read or not."""
    same = [each for each in found if float(str(each.details["stated"])) == label["stated"]]
    for parts in (list, _above_zero):
        for each in same:
            if parts(map(float, each.details["parts"])) == parts(label["parts"]):  # type: ignore[call-overload]
                return each
    return None


def _above_zero(parts: Iterable[float]) -> list[float]:
    return [part for part in parts if part]


def table(labelled: Iterable[Breakdown]) -> dict[str, dict[str, int]]:
    """Return how often each truth met each verdict."""
    counts = Counter((each.truth, each.verdict) for each in labelled)
    return {truth: {verdict: counts[truth, verdict] for verdict in VERDICTS} for truth in EXPECTED}


def mutants(name: str) -> Iterator[tuple[Breakdown, str, bool]]:
    """Yield each right breakdown that passes with one of its numbers changed, and whether one fails then."""
    for each in breakdowns(name):
        if each.truth != RIGHT or each.finding is None or each.finding.span is None:
            continue
        printed = re.findall(r"(?<![\d.])(\d+)(?=[条件篇次份个])", each.finding.quote)
        for number in dict.fromkeys(number for number in re.findall(r"\d+", each.what) if number in printed):
            for change, changed in CHANGES.items():
                if changed(int(number)) >= 0:
                    fails = _fails(each.record, each.finding, number, changed(int(number)))
                    yield each, f"{number}: {change}", fails


def _fails(record: Record, finding: Finding, number: str, instead: int) -> bool:
    """Whether N-parts fails once the last `number` in the words of `finding` stands for `instead`."""
    (text,), _ = without_mirror([record.text])
    places = [place for place, char in enumerate(text) if not char.isspace()]
    words = "".join(text[place] for place in places)
    at = words.index(quote := "".join(finding.quote.split()))
    counted = rf"(?<![\d.]){number}(?=[条件篇次份个])"
    start = places[at + [each.start() for each in re.finditer(counted, quote)][-1]]
    changed = text[:start] + str(instead) + text[start + len(number) :]
    found = check_text(changed, record.year).findings
    return any(each.rule == "N-parts" and each.status is Status.FAIL for each in found)
