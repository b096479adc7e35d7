"""Every rule has a valid, an invalid and an undecided case: the named stories of cases/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kit.base.finding import Finding, Status
from kit.checks.confront import confront
from kit.form.rule_book import rule_book
from kit.report.report import Report

CASES: dict[str, list[dict[str, Any]]] = {}
for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
    CASES |= yaml.safe_load(path.read_text(encoding="utf-8"))
OF_LEDGERS = {each for each in rule_book() if each.startswith("L-")} | {"T34-zero"}
STORIES = [(rule, story) for rule, stories in CASES.items() for story in stories]


def blank(table: dict[str, dict[str, Any]]) -> dict[str, dict[str, None]]:
    """Return a table with the same cells, all blank."""
    return {row: dict.fromkeys(columns) for row, columns in table.items()}


def contradictions(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Yield each pass beside a failure of its rule, of the same place, or where the pass is of all there is."""
    found = list(findings)
    for passed in (each for each in found if each.status is Status.PASS):
        of_all = not (passed.cells or passed.quote)
        for failed in (each for each in found if each.rule == passed.rule and each.status is Status.FAIL):
            same = (failed.place, failed.cells, failed.span) == (passed.place, passed.cells, passed.span)
            if of_all or same:
                yield passed, failed


@pytest.mark.parametrize(
    ("rule", "story"), STORIES, ids=[f"{rule}: {story['story']}" for rule, story in STORIES]
)
def test_story(seed: Report, changed: Callable[..., Report], rule: str, story: dict[str, Any]) -> None:
    """The rule says of the changed report what the story expects, and nothing else; no rule says pass and fail."""
    changes = {
        place: blank(seed.public()["figures"][place.split(".")[1]]) if value == "blank" else value
        for place, value in story.get("change", {}).items()
    }
    everything = confront(changed(changes, story.get("last")))
    assert list(contradictions(everything)) == []
    findings = [each for each in everything if each.rule == rule]
    assert findings, "the rule was not applied at all"
    if story["expect"] == "not assessable":
        assert {each.status for each in findings} == {Status.NOT_ASSESSABLE}
        return
    found = [
        (each.status.value, each.place, each.left, each.right)
        for each in findings
        if each.status is not Status.PASS
    ]
    assert len(found) == len(story["expect"]), found
    for (status, place, left, right), expected in zip(found, story["expect"], strict=True):
        assert [status, left, right] == [expected[0], *expected[2:]]
        assert place.endswith(expected[1])


def test_every_rule_has_a_story_that_passes_and_one_that_does_not() -> None:
    """A rule without a valid and an undecided or invalid case is not finished.

    D-file is about files that cannot be read, as are the failures of the rules on kinds of value
    (test_parameters, test_cli); Y-2019 needs two reports of the 2019 edition (test_check); R-sum and R-fee
    need a county's units (test_rollup), D-settled the county's word (test_county_settled); OF_LEDGERS are about
    ledgers, not reports (tests/cases, test_ledgers).
    """
    elsewhere = {"D-file", "D-settled", "Y-2019", "R-sum", "R-fee", *OF_LEDGERS}
    assert CASES.keys() == rule_book().keys() - elsewhere
    for rule, stories in CASES.items():
        assert any(story["expect"] == [] for story in stories), rule
        assert any(story["expect"] != [] for story in stories), rule


def test_every_rule_tells_its_reason_and_source() -> None:
    """The rule book says why each rule holds and what it rests on."""
    for rule in rule_book().values():
        assert rule.label
        assert rule.reason.endswith("。")
        assert rule.source
