"""S5-none: whether the section on problems tells of any."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.base.finding import Finding, Status
from kit.checks.subject import Subject
from kit.checks.text.problems_section import check_problems
from kit.form.editions import editions
from kit.report.narrative import Words
from kit.report.prose import Prose


def judged(*texts: str, whole: bool = True, year: int = 2024, blanks: tuple[str, ...] = ()) -> Finding:
    """Return what comes of a report whose section on problems has these words."""
    form = editions().governing(year) or editions()["2019"]
    words = tuple(Words(form.problems, "", text, blanks) for text in texts)
    prose = Prose(form=form, year=year, title="", words=words, headings=(), township="松岭镇", whole=whole)
    return check_problems(Subject(prose).text)


@pytest.mark.parametrize("text", [
    "无", "暂无。", "没有", "略", "/", "—", "尚无。", "更新较慢。", "解读少，已改。", "存在问题：更新慢。改进：无。",
    "（一）存在的主要问题：无。\n（二）改进情况：无。",
    "存在的问题\n无\n改进措施\n无",
    "2024年，松岭镇政务公开工作不存在问题。",
    "本年度无存在的主要问题及改进情况。",
    "我镇政府信息公开未发现突出问题。",
])  # fmt: skip
def test_a_section_that_tells_of_nothing_fails(text: str) -> None:
    """In one word, in a sentence, under headings of its own; the words are quoted."""
    finding = judged(f"\n{text}\n")
    assert (finding.status, finding.quote) == (Status.FAIL, text)


@pytest.mark.parametrize("text", [
    "栏目更新不够及时，已安排专人检查。",
    "一是解读较少；二是人手不足。",
    "人手紧张，将增人。", "解读少；更新慢。", "存在的问题：解读少\n改进情况：已增补",
    "无专职人员，更新不够及时。",
    "没有及时更新的栏目不少，将加强检查。",
    "目前没有突出问题，但公开的形式比较单一，下一步将增加图解。",
    "（一）存在的问题\n解读材料比较少。\n（二）改进情况\n增加图解。",
])  # fmt: skip
def test_a_section_that_tells_of_something_passes(text: str) -> None:
    """However short, and though it begins with a denial."""
    assert judged(text).status is Status.PASS


def test_words_in_several_places_count_together() -> None:
    """A heading's own words may stand apart from those below it."""
    assert judged("存在的问题", "解读材料比较少。", "已增加图解。").status is Status.PASS


def test_what_is_cut_blank_or_missing_is_not_judged() -> None:
    """More may follow, a look-up may be filled in, and a section without a word is another rule's."""
    assert judged("公开的内容", whole=False).status is Status.NOT_ASSESSABLE
    assert judged("【待填】", blanks=("facts.problems",)).status is Status.NOT_ASSESSABLE
    assert judged("  ").status is Status.NOT_ASSESSABLE
    assert judged().status is Status.NOT_ASSESSABLE


def test_before_there_was_a_form_no_such_section_was_due() -> None:
    """Reports of 2018 and before had other sections."""
    assert judged("无", year=2018).status is Status.NOT_ASSESSABLE


def test_ten_characters_may_be_a_sentence() -> None:
    """Nine are too few, and the message tells them from a section that says it has nothing to tell."""
    assert judged("个别栏目更新不够及时。").status is Status.PASS
    short, none = judged("有的栏目更新不够快。"), judged("无。")
    assert (short.status, none.status) == (Status.FAIL, Status.FAIL)
    assert "不足一句话" in short.message
    assert "不足一句话" not in none.message


def test_what_is_cut_is_quoted_from_its_first_words() -> None:
    """Whatever stands in the pieces behind."""
    assert judged("一、问题", "略", whole=False).quote == "一、问题"


def test_of_several_places_the_first_is_quoted() -> None:
    """All are looked at: where only one of them still has a blank, nothing is certain."""
    nothing = judged("暂无。", "以后再说。")
    assert (nothing.status, nothing.quote) == (Status.FAIL, "暂无。")
    words = (Words("problems", "", "暂无。", ()), Words("problems", "", "【待填】", ("facts.problems",)))
    form = editions()["2021"]
    prose = Prose(form=form, year=2024, title="", words=words, headings=(), township="松岭镇", whole=True)
    assert check_problems(Subject(prose).text).status is Status.NOT_ASSESSABLE


def test_only_that_sections_words_are_looked_at() -> None:
    """What other sections tell of is no problem told of; a form may have no such section."""
    words = (Words("overview", "", "公开信息30条，更新不够及时。", ()), Words("problems", "", "暂无。", ()))
    form = editions()["2021"]
    prose = Prose(form=form, year=2024, title="", words=words, headings=(), township="松岭镇", whole=True)
    assert check_problems(Subject(prose).text).status is Status.FAIL
    without = replace(prose, form=form.model_copy(update={"problems": ""}))
    finding = check_problems(Subject(without).text)
    assert (finding.status, finding.message) == (Status.NOT_ASSESSABLE, "报告的年度还没有这一部分")
