"""D-sections and D-period on an excerpt: a text of one section is not blamed for the five others."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text

_TITLE = "云县松岭镇人民政府2023年政府信息公开工作年度报告\n"
_ONE = "一、总体情况\n(一)主动公开\n全年公开信息26条。\n(二)依申请公开\n未收到申请。\n"
_FIVE = "五、存在的主要问题及改进情况\n更新不及时,将加快更新。\n"
_SIX = "六、其他需要报告的事项\n无。\n"


def blamed(text: str) -> set[str]:
    """Return the rules on what has to be there that fail."""
    found = confront_text(sort_text(text, 2023, editions()))
    return {each.rule for each in found if each.status is Status.FAIL} & {"D-sections", "D-period"}


@pytest.mark.parametrize("text", [_ONE, _FIVE, _SIX, _ONE.partition("\n")[2], "(二)依申请公开\n未收到申请。"])
def test_one_section_alone_is_an_excerpt(text: str) -> None:
    """With its heading as without."""
    assert blamed(text) == set()


@pytest.mark.parametrize(
    "text", [_TITLE + _ONE, _ONE + _FIVE, _FIVE + _SIX, _ONE + _SIX, _TITLE + _ONE + _SIX]
)
def test_a_title_or_several_sections_make_a_report(text: str) -> None:
    """Of which the sections and the period are due."""
    assert blamed(text) == {"D-sections", "D-period"}
