"""N-yoy where the sentence itself gives last year's number: 较2022年的160条增长25%."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text


def changes(words: str) -> list[str]:
    """Return what N-yoy decides of a sentence of a report on 2023, in order."""
    text = f"一、总体情况\n(一)主动公开\n全年主动公开政府信息{words}。"
    found = [each for each in confront_text(sort_text(text, 2023, editions())) if each.rule == "N-yoy"]
    return [each.status.value for each in found if each.status is not Status.NOT_ASSESSABLE]


@pytest.mark.parametrize(("words", "verdicts"), [
    ("180条,较2022年的150条增长20%", ["pass"]),
    ("180条,较2022年的150条增长30%", ["fail"]),
    ("180条,比上年度的200条减少30条", ["fail"]),
    ("180条,与去年的200条相比,减少20条,下降10%", ["pass", "pass"]),
    ("180条,上年为150条,同比增加20条", ["fail"]),
    ("180条,较上年增加30条,同比增长20%", ["pass"]),
    ("180条,较上年减少20条,下降20%", ["fail"]),
])  # fmt: skip
def test_a_change_agrees_with_both_numbers_of_its_sentence(words: str, verdicts: list[str]) -> None:
    """Last year's number stands there, or follows from the change in number."""
    assert changes(words) == verdicts


@pytest.mark.parametrize("words", [
    "180条,较2022年的150余条增长30%", "180条,较2021年的150条增长30%", "180条,较上年的150条增长约30%",
    "180条,较上年增加30条,微信推送同比增长40%", "180条,较上年多公开30条,点击量增长40%",
    "180条,较2022年的15件增长30%", "180条,较上年增加30余条,增长40%",
])  # fmt: skip
def test_what_is_about_other_numbers_is_not_judged(words: str) -> None:
    """About so much, another year, another thing, another measure word."""
    assert changes(words) == []
