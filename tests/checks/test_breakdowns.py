"""N-parts on many wordings of totals and parts: every story of breakdowns.yaml, layouts.yaml and flows.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kit.base.finding import Finding, Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.readings import anywhere

STORIES: list[dict[str, Any]] = [
    story
    for name in ("breakdowns.yaml", "layouts.yaml", "flows.yaml")
    for story in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


def breakdowns(text: str) -> list[Finding]:
    """Return what N-parts says of a text."""
    findings = confront_text(sort_text(text, 2023, editions()))
    return [each for each in findings if "parts" in each.details]


def outcomes(text: str) -> list[list[Any]]:
    """Return the verdict, the total and the parts of each breakdown of a text."""
    return [
        [each.status.value, float(str(each.details["stated"])), [float(str(part)) for part in parts]]
        for each in breakdowns(text)
        if isinstance(parts := each.details["parts"], list)
    ]


@pytest.mark.parametrize("story", STORIES, ids=[story["text"][-40:].strip() for story in STORIES])
def test_a_breakdown_is_judged_as_a_reader_would(story: dict[str, Any]) -> None:
    """Each listed breakdown is found with just its parts and verdict, and nothing else fails."""
    found = anywhere(outcomes, story["text"])
    for verdict, stated, parts in story["expect"]:
        assert [verdict, float(stated), [float(part) for part in parts]] in found
    wrong = [each for each in story["expect"] if each[0] == Status.FAIL.value]
    assert len([each for each in found if each[0] == Status.FAIL.value]) == len(wrong)


def test_a_list_too_long_to_read_is_not_called_short() -> None:
    """Of a hundred parts in one sentence not all are read, and what was not read may be what is missing."""
    parts = "、".join(f"第{number}类信息1条" for number in range(100))
    (found,) = breakdowns(f"全年公开信息100条，其中{parts}。")
    assert found.status is Status.NOT_ASSESSABLE


def test_one_count_behind_a_colon_is_no_list() -> None:
    """It repeats the total or says something of it: no breakdown, and no pass."""
    assert breakdowns("全年公开信息12条：政策12条。") == []


def test_no_part_of_a_list_is_broken_down_by_chance() -> None:
    """动态20条，公示10条，公告10条 are parts of the whole; that two of them amount to a third says nothing."""
    (found,) = breakdowns("全年公开信息100条。\n主要类别：政策40条，动态20条，公示10条，公告10条。")
    assert (found.status, found.left) == (Status.NOT_ASSESSABLE, 100)


@pytest.mark.parametrize(("sentences", "read"), [(100, 100), (130, 100)])
def test_a_hundred_enumerations_of_a_section_are_read(sentences: int, read: int) -> None:
    """No report has more: each may be long, and hostile text has no end of them."""
    found = breakdowns("全年公开信息12条，一是公开动态5条；二是公开公告7条。\n" * sentences)
    assert [each.status for each in found] == [Status.PASS] * read
