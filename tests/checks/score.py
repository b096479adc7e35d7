"""Scores the checker against hand-labelled published excerpts: `make score`.

For each labelled breakdown the verdict of N-parts, for each excerpt those of D-edition and D-year; and, as
a mutation test, whether a right breakdown fails once one of its numbers is changed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kit.base.finding import Finding, Findings, Status
from kit.form.editions import editions
from kit.ingest.file_check import check_source
from kit.ingest.source import read_source
from tests.conftest import SHARED

RIGHT, WRONG, OPEN = "right", "wrong", "open"
CHANGES: dict[str, Callable[[int], int]] = {
    "one more": lambda n: n + 1,
    "one less": lambda n: n - 1,
    "ten more": lambda n: n + 10,
    "a digit doubled": lambda n: int(f"{n}{n % 10}"),
}


@dataclass(frozen=True)
class Label:
    """A hand label: which record, what it is about, the truth, and the finding it was matched with."""

    record: str
    what: str
    truth: str
    finding: Finding | None

    @property
    def verdict(self) -> str:
        """The checker's verdict, `none` where it says nothing of it."""
        return self.finding.status.value if self.finding else "none"


@cache
def records() -> list[dict[str, Any]]:
    """Return the labelled excerpts."""
    paths = sorted((SHARED / "published" / "excerpts").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def check_text(text: str, year: int) -> tuple[Findings, dict[tuple[str, str], str]]:
    """Return the findings on a published text, read from a file, and its words by place."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        checked = check_source(read_source(path), year, editions())
    words = checked.prose.words
    return checked.findings, {(each.section, each.subsection): each.text for each in words}


@cache
def checked(record: str) -> Findings:
    """Return the findings on an excerpt."""
    (found,) = [each for each in records() if each["id"] == record]
    return check_text(found["excerpt"], found["year"])[0]


def breakdowns() -> Iterator[Label]:
    """Yield the labelled breakdowns, each with the N-parts finding of its total and parts."""
    for record in records():
        found = [each for each in checked(record["id"]) if "parts" in each.details]
        for label in record["sums"]:
            truth = RIGHT if label["equal"] else WRONG if label["exhaustive"] else OPEN
            what = f"{label['stated']} = {' + '.join(map(str, label['parts']))}"
            yield Label(record["id"], what, truth, _match(label, found))


def _match(label: dict[str, Any], found: list[Finding]) -> Finding | None:
    same_total = [each for each in found if float(str(each.details["stated"])) == label["stated"]]
    for each in same_total:
        if [float(part) for part in each.details["parts"]] == label["parts"]:  # type: ignore[attr-defined]
            return each
    return None


def of_rule(rule: str) -> Iterator[Label]:
    """Yield a label for each excerpt and the worst finding of `rule` on it (D-edition, D-year)."""
    wrong: dict[str, Callable[[dict[str, Any]], bool]] = {
        "D-edition": lambda record: "(WRONG)" in record["edition_used"],
        "D-year": lambda record: bool(re.search("wrong year", record["notes"], re.IGNORECASE)),
    }
    for record in records():
        order = [Status.FAIL, Status.UNKNOWN, Status.NOT_ASSESSABLE, Status.PASS]
        found = sorted(
            (each for each in checked(record["id"]) if each.rule == rule),
            key=lambda each: order.index(each.status),
        )
        truth = WRONG if wrong[rule](record) else RIGHT
        yield Label(record["id"], record["edition_used"], truth, found[0] if found else None)


def mutants() -> Iterator[tuple[Label, str, bool]]:
    """Yield each right breakdown that passes with one of its numbers changed, and whether one fails then."""
    for label in breakdowns():
        if label.truth != RIGHT or label.finding is None or label.finding.span is None:
            continue
        (record,) = [each for each in records() if each["id"] == label.record]
        printed = re.findall(r"(?<![\d.])(\d+)(?=[条條件篇次份个個])", label.finding.quote)
        for number in dict.fromkeys(number for number in re.findall(r"\d+", label.what) if number in printed):
            for name, change in CHANGES.items():
                if change(int(number)) >= 0:
                    yield (
                        label,
                        f"{number}: {name}",
                        _fails(record, label.finding, number, change(int(number))),
                    )


def _fails(record: dict[str, Any], finding: Finding, number: str, instead: int) -> bool:
    """Whether N-parts fails once the last `number` in the words of `finding` stands for `instead`."""
    text, quote = record["excerpt"], finding.quote
    at = text.find(quote)
    if at < 0:  # a traditional-character copy: the words are the same length
        at = next(i for i in range(len(text)) if _alike(text[i : i + len(quote)], quote))
    counted = rf"(?<![\d.]){number}(?=[条條件篇次份个個])"
    place = at + [each.start() for each in re.finditer(counted, text[at : at + len(quote)])][-1]
    changed = text[:place] + str(instead) + text[place + len(number) :]
    found, _ = check_text(changed, record["year"])
    return any(each.rule == "N-parts" and each.status is Status.FAIL for each in found)


def _alike(text: str, quote: str) -> bool:
    return re.sub(r"[^\d]", "·", text) == re.sub(r"[^\d]", "·", quote)


def table(labels: list[Label]) -> Counter[tuple[str, str]]:
    """Return how often each truth met each verdict."""
    return Counter((label.truth, label.verdict) for label in labels)


def main() -> None:
    """Print the tables."""
    for name, labels in (
        ("N-parts", list(breakdowns())),
        ("D-edition", list(of_rule("D-edition"))),
        ("D-year", list(of_rule("D-year"))),
    ):
        counts = table(labels)
        failed = [label for label in labels if label.verdict == "fail"]
        caught = [label for label in failed if label.truth == WRONG]
        wrong = [label for label in labels if label.truth == WRONG]
        print(f"\n{name}: {len(labels)} labels")
        for truth in (RIGHT, WRONG, OPEN):
            row = "  ".join(
                f"{verdict} {counts[truth, verdict]}"
                for verdict in ("pass", "fail", "not assessable", "none")
            )
            print(f"  {truth:6} {row}")
        print(f"  precision of fail {len(caught)}/{len(failed)}, recall {len(caught)}/{len(wrong)}")
        for label in labels:
            expected = {RIGHT: ("pass",), WRONG: ("fail",), OPEN: ("not assessable", "none")}[label.truth]
            if label.verdict not in expected and name == "N-parts":
                print(f"  {label.record} {label.what}: {label.truth}, but {label.verdict}")
    seen = list(mutants())
    missed = [(label, change) for label, change, fails in seen if not fails]
    print(f"\nmutants: {len(seen) - len(missed)} of {len(seen)} fail")
    for label, change in missed:
        print(f"  {label.record} {label.what}; {change}")


if __name__ == "__main__":
    main()
