"""The checker against hand labels: published excerpts beside the checkout, and the same made wrong.

`score.yaml` pins today's score by record id, so that every change of it shows by name: a fault no longer
found is a step back; one newly found is pinned by `python -m tests.checks.score --pin`. Whatever is pinned,
these hold: no breakdown that is right, or that nobody can judge, fails; every wrong edition and wrong
year of the first set fails; nine in ten of what fails is labelled; one in twenty of the right sentences
that look like faults fails at most; and of right breakdowns with one number changed nine in ten fail.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks import score
from tests.checks.score_breakdowns import OPEN, RIGHT, breakdowns
from tests.checks.score_faults import HARD, scores, tempting
from tests.checks.score_records import SETS


@pytest.fixture(autouse=True)
def _labelled(shared: Path) -> None:
    """These tests need the labelled excerpts."""


@pytest.fixture(scope="module", params=SETS)
def figures(request: pytest.FixtureRequest, shared: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Today's score of a set, and the pinned one."""
    assert shared
    return score.figures(request.param), yaml.safe_load(score.PINS.read_text(encoding="utf-8"))[request.param]


@pytest.mark.parametrize("part", ["breakdowns", "read otherwise", "rules", "tempting", "mutants"])
def test_the_score_is_the_pinned_one(figures: tuple[dict[str, Any], dict[str, Any]], part: str) -> None:
    """Breakdowns by verdict, faults found and missed by rule, false alarms, right sentences that fail."""
    today, pinned = figures
    assert today.keys() == pinned.keys()
    assert today[part] == pinned[part]


@pytest.mark.parametrize("name", SETS)
def test_no_right_or_open_breakdown_fails(name: str) -> None:
    """Right ones pass or are not read; what nobody can judge is not judged."""
    labelled = list(breakdowns(name))
    assert {each.verdict for each in labelled if each.truth == RIGHT} <= {"pass", "none"}
    assert {each.verdict for each in labelled if each.truth == OPEN} <= {"not assessable", "none"}


@pytest.mark.parametrize("rule", ["D-edition", "D-year"])
def test_the_wrong_editions_and_years_fail_and_no_other(rule: str) -> None:
    """A failure for each excerpt of the first set whose reader noted a wrong one, and for none besides."""
    told = scores("excerpts")[rule]
    assert len(told.found[HARD]) == 4
    assert not told.missed[HARD]
    assert not told.false


def test_what_fails_is_labelled() -> None:
    """False alarms cost the checker its reader's trust."""
    every = [each for name in SETS for each in scores(name).values()]
    assert sum(len(each.false) for each in every) <= sum(each.fails for each in every) / 10
    sentences = list(tempting("excerpts2"))
    assert len(sentences) > 60
    assert sum(bool(each.flagged) for each in sentences) <= len(sentences) / 20


def test_a_right_breakdown_with_one_number_changed_fails(
    figures: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    """Changing one number of a right breakdown turns its verdict, but where the words read as partial."""
    mutants = figures[0]["mutants"]
    assert mutants["all"] > 400
    assert mutants["fail"] >= mutants["all"] * 9 / 10
