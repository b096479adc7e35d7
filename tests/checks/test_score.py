"""The checker against hand labels: published excerpts beside the checkout, and the same made wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks import score


@pytest.fixture(autouse=True)
def _labelled(shared: Path) -> None:
    """These tests need the labelled excerpts."""


def test_no_right_or_open_breakdown_fails_and_every_wrong_one_does() -> None:
    """N-parts agrees with every label; 058's wording leaves open whether its total holds what was carried in."""
    labels = list(score.breakdowns())
    assert {each.verdict for each in labels if each.truth == score.RIGHT} == {"pass"}
    assert {each.verdict for each in labels if each.truth == score.OPEN} <= {"not assessable", "none"}
    wrong = {each.record: each.verdict for each in labels if each.truth == score.WRONG}
    assert wrong == {"002": "fail", "042": "fail", "118": "fail", "058": "not assessable"}


def test_nothing_without_a_label_fails() -> None:
    """No other breakdown of the excerpts is called wrong."""
    failed = [
        (record["id"], each.details["stated"])
        for record in score.records()
        for each in score.checked(record["id"])
        if each.rule == "N-parts" and each.status.value == "fail"
    ]
    assert failed == [("002", 21), ("042", 372), ("118", 235)]


@pytest.mark.parametrize(("rule", "wrong"), [
    ("D-edition", {"066", "095", "128", "130"}),
    ("D-year", {"015", "093", "101", "155"}),
])  # fmt: skip
def test_the_wrong_editions_and_years_fail_and_no_other(rule: str, wrong: set[str]) -> None:
    """A failure for each excerpt whose reader noted a wrong one, and for none besides."""
    labels = list(score.of_rule(rule))
    assert {each.record for each in labels if each.truth == score.WRONG} == wrong
    assert {each.record for each in labels if each.verdict == "fail"} == wrong


def test_a_right_breakdown_with_one_number_changed_fails() -> None:
    """Changing one number of a right breakdown turns its verdict, but for these, which then read as partial."""
    seen = list(score.mutants())
    assert len(seen) == 735
    assert {(label.record, change) for label, change, fails in seen if not fails} == {
        ("069", "4: ten more"), ("069", "4: a digit doubled"), ("084", "2: one less"),
        ("090", "20: ten more"), ("090", "20: a digit doubled"), ("094", "3: a digit doubled"),
        ("094", "5: a digit doubled"), ("158", "0: a digit doubled"), ("166", "194: a digit doubled"),
    }  # fmt: skip
