"""D-sections: headings of the form with a wrong number, or with a slip of the pen in them."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text

TITLE = "松岭镇2024年政府信息公开工作年度报告\n"


def told(text: str, year: int = 2024) -> list[tuple[object, object]]:
    """Return what D-sections says of headings: as printed, and as due."""
    findings = confront_text(sort_text(TITLE + text, year, editions()))
    failed = [each for each in findings if each.rule == "D-sections" and each.status is Status.FAIL]
    return [(each.left, each.right) for each in failed if each.left]


@pytest.mark.parametrize(("text", "slips"), [
    ("四、政府信息公开行政复议、行政诉讼情况\n无。\n六、存在的主要问题及改进情况\n人手少。\n六、其他需要报告的事项\n无。",
     [("六、存在的主要问题及改进情况", "五、存在的主要问题及改进情况")]),
    ("一、总体情况\n好。\n三、主动公开政府信息情况\n略。\n三、收到和处理政府信息公开申请情况\n略。",
     [("三、主动公开政府信息情况", "二、主动公开政府信息情况")]),
    ("七、其他需要报告的事项\n无。", [("七、其他需要报告的事项", "六、其他需要报告的事项")]),
])  # fmt: skip
def test_a_heading_has_its_number(text: str, slips: list[tuple[str, str]]) -> None:
    """One of the form's with another's number, in an excerpt too."""
    assert told(text) == slips


@pytest.mark.parametrize(("heading", "right"), [
    ("三、收到和处理政府信息公开投诉情况", "三、收到和处理政府信息公开申请情况"),
    ("三、收到和处理政府信息公开申诉情况", "三、收到和处理政府信息公开申请情况"),
    ("三、收到和处理政府信公开申请情况", "三、收到和处理政府信息公开申请情况"),
    ("三、收到和处理政府信息公开申请请情况", "三、收到和处理政府信息公开申请情况"),
    ("二、主动公开政策信息情况", "二、主动公开政府信息情况"),
    ("二、主动公示政府信息情况", "二、主动公开政府信息情况"),
    ("四、政府信息公开行政复义、行政诉讼情况", "四、政府信息公开行政复议、行政诉讼情况"),
    ("四、政府信息公开行政复议、行政处罚情况", "四、政府信息公开行政复议、行政诉讼情况"),
    ("二、主动公开政府信息情况况", "二、主动公开政府信息情况"),
    ("二、主动公开的政府信情况", "二、主动公开政府信息情况"),
    ("五、存在的主要问题及改情况", "五、存在的主要问题及改进情况"),
    ("五、存在的主要成绩及改进情况", "五、存在的主要问题及改进情况"),
    ("六、其他需要报的事项", "六、其他需要报告的事项"),
    ("四、政府信息公开行政复议、行政诉情况", "四、政府信息公开行政复议、行政诉讼情况"),
    ("一、工作情况", "一、总体情况"), ("二、主动公开信息情况", "主动公开政府信息情况"),
])  # fmt: skip
def test_a_heading_has_its_words(heading: str, right: str) -> None:
    """A character lost or doubled, or another word in a term of the form."""
    assert told(f"{heading}\n我镇没有。") == [(heading, right)]


@pytest.mark.parametrize("headings", [
    "一、总体情况|二、主动公开政府信息情况|三、收到和处理政府信息公开申请情况|四、政府信息公开行政复议、行政诉讼情况|五、存在的主要问题及改进情况|六、其他需要报告的事项",
    "二、主动公开政府信息的情况|三、收到与处理政府信息公开申请情况|四、政府信息公开行政复议和行政诉讼情况|五、存在主要问题和改进情况|六、其它需要报告的事项",
    "一、总体概况|三、收到和办理政府信息公开申请情况|四、政府信息公开行政复议、行政应诉情况|五、存在的主要问题及整改情况",
    "二、主动公开政务信息情况|五、存在的突出问题及改进措施|六、其他需要说明的事项|六、需要报告的其他事项",
    "二、主动政府公开信息情况|三、收到和处理公开政府信息申请情况|五、存在的问题主要及改进情况|六、其他报告需要的事项",
    "五、存在的主要不足及改进情况|六、其他需报告的事项",
    "五、存在的主要困难及改进情况|六、其他要报告的事项",
    "一、总体情况|一、主动公开政府信息情况|二、依申请公开情况|二、主动公开政府信息情况",
    "一、本年新收政府信息公开申请数量|二、上年结转政府信息公开申请数量|三、本年度办理结果",
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况|五、政府信息公开工作存在的主要问题及改进情况",
    "三、依申请公开政府信息情况|一、主动公开|二、政府信息管理",
    "二、主动公开政府信息情况|五、存在的主要问题及改进情况|二、主动公示政府信息情况",
])  # fmt: skip
def test_headings_may_be_worded_otherwise(headings: str) -> None:
    """Joined otherwise, shorter or with a word of like meaning; the lists and tables have numbers too."""
    assert told("\n我镇没有。\n".join(headings.split("|"))) == []


@pytest.mark.parametrize(("heading", "right"), [
    ("（三）政府信息管。", "（三）政府信息管理"), ("（三）政府信管理：", "（三）政府信息管理"),
    ("（四）政府信息公开平台建：", "（四）政府信息公开平台建设"), ("（五）监督障。", "（五）监督保障"),
    ("（四）政府信息公开。", "（四）政府信息公开平台建设"), ("（四）政府信息。", "（四）政府信息公开平台建设"), ("（二）依申公开。", "（二）依申请公开"), ("（一）主公开情况。", "（一）主动公开"), ("（一）主动公开开。", "（一）主动公开"),
])  # fmt: skip
def test_a_part_s_heading_is_whole(heading: str, right: str) -> None:
    """With its number before it, it is known though a character dropped out."""
    ((_, due),) = told(f"一、总体情况\n{heading}我镇做好工作。\n")
    assert due == right


@pytest.mark.parametrize("heading", [
    "（二）申请公开", "（三）政府信息管理", "（三）信息管理情况", "（四）平台建设", "（四）政府网站平台建设", "（五）监督保障情况",
    "（五）监督与保障", "（三）强化信息管理", "（二）主动公开情况", "（一）主动公开内容", "（五）监管保障", "（三）政务信息管理",
    "（四）政府信息公开平台", "（四）政府信息公开平台的建设", "（六）加强培训", "（九）其他",
])  # fmt: skip
def test_a_part_may_have_a_heading_of_its_own(heading: str) -> None:
    """Another wording, another part's title under the number, slogans."""
    assert told(f"一、总体情况\n{heading}\n我镇做好工作。\n") == []


@pytest.mark.parametrize(("text", "fails"), [
    ("现公布我镇2025年度报告。统计期限为2025年1月1日至2025年12月31日。2025年公开信息3条。", True),
    ("统计时间为2025年1月1日至12月31日。2025年公开信息3条，报告于2026年1月公布。", True),
    ("统计期限为2025年1月1日至2025年12月31日。2024年公开信息3条。", False),
    ("统计期限为2025年1月1日至2025年12月31日。2024 年公开信息3条。", False),
    ("统计期限为2023年1月1日至2023年12月31日。2023年公开信息3条。", False),
    ("统计期限为2024年1月1日至2024年12月31日。2025年我镇将继续努力。", False),
    ("我镇公开信息3条，2025年1月公布。", False),
])  # fmt: skip
def test_a_title_s_year_is_belied_by_all_the_words(text: str, fails: bool) -> None:
    """The period is the next year's and no word tells of the title's: then it is the title that is wrong."""
    findings = confront_text(sort_text(f"{TITLE}{text}", 2024, editions()))
    (title,) = [each for each in findings if each.rule == "D-title"]
    assert (title.status is Status.FAIL) is fails
    assert ("正文的统计期限是 2025 年，通篇没有 2024 年，多半是标题的年度写错了" in title.message) is fails


def test_a_year_in_characters_is_not_belied() -> None:
    """Nobody read it: that is what is told, whatever the period is."""
    title = TITLE.replace("2024", "二〇二四")
    text = f"{title}统计期限为2025年1月1日至2025年12月31日。2025年公开信息3条。"
    (told_of,) = [each for each in confront_text(sort_text(text, 2024, editions())) if each.rule == "D-title"]
    assert (told_of.status, told_of.message) == (Status.NOT_ASSESSABLE, "标题的年度不是阿拉伯数字，请核对")


OPENING = "现公布松岭镇2024年政府信息公开工作年度报告。\n"
PARTS = "（一）主动公开\n公开信息5条。\n（二）依申请公开\n未收到申请。\n"
SECOND = "二、主动公开政府信息情况\n略。\n"


@pytest.mark.parametrize(("text", "missing"), [
    (f"{OPENING}{PARTS}{SECOND}", True),
    (f"{OPENING}一、总体情况\n{PARTS}{SECOND}", False),
    (f"{OPENING}一、基本情况\n{PARTS}{SECOND}", False),
    (f"{OPENING}一、综述\n{PARTS}{SECOND}", False),
    (f"{OPENING}⟦…⟧{PARTS}{SECOND}", False),
    (f"{OPENING}⟦…⟧\n{PARTS}{SECOND}", False),
    (f"{PARTS}{SECOND}", False),
    (f"{OPENING}{PARTS}", False),
    (f"{OPENING}（一）组织领导\n抓得紧。\n（二）主动公开\n5条。\n{SECOND}", False),
])  # fmt: skip
def test_the_first_section_has_its_heading(text: str, *, missing: bool) -> None:
    """Where its parts follow the opening nothing else can have stood there; a cut may have taken it."""
    findings = confront_text(sort_text(TITLE + text, 2024, editions()))
    told = [each for each in findings if each.rule == "D-sections" and "少了标题" in each.message]
    assert [each.right for each in told] == ["一、总体情况"] * missing
    assert all(each.message == "开头下面直接是“（一）”，前面少了标题“一、总体情况”" for each in told)


@pytest.mark.parametrize(("text", "point"), [
    ("一、总体情况\n我镇做好工作。\n\n一、健全机构。成立小组。\n\n二、及时公开。信息3条。\n二、主动公开政府信息情况\n略。", "一、健全机构"),
    ("一、总体情况\n一、组织领导\n成立小组。\n二、平台维护\n管好网站。", "一、组织领导"),
    ("一、总体情况\n（三）政府信息管理\n一、完善制度。修订办法。\n二、加强审核。先审后发。\n二、主动公开政府信息情况\n略。",
     "一、完善制度"),
    ("一、总体情况\n我镇制定三项制度：\n一、审核制度。先审后发。\n二、登记制度。逐件登记。", None),
    ("一、总体情况\n我镇做好工作。\n（一）健全机构。\n（二）及时公开。\n二、主动公开政府信息情况\n略。", None),
    ("一、总体情况\n一、健全机构。成立小组。\n二、主动公开政府信息情况\n略。", None),
    ("总体情况\n一、健全机构。成立小组。\n二、及时公开。信息3条。", None),
])  # fmt: skip
def test_points_of_the_first_section_have_other_numbers(text: str, point: str | None) -> None:
    """一、 stands before the section itself; a list has its own, and one point alone may be a heading."""
    assert told(text) == ([(point, None)] if point else [])


@pytest.mark.parametrize(("text", "quotes"), [
    ("通过网站公开信息58条，通过公示栏公开村务120余条。", ["公开信息58条"]),
    ("通过网站公开信息58条，全年未收到申请。", []),
    ("全年共收到来信3件，均已答复，结果公开3条。", []),
    ("按照《条例》规定的程序和时限公开。", []),
    ("通过网站公开信息58条⟦…⟧", []),
])  # fmt: skip
def test_the_part_on_requests_tells_of_them(text: str, quotes: list[str]) -> None:
    """Numbers of what was published are another part's; where nothing is counted, or all is not seen, none fails."""
    words = f"{TITLE}一、总体情况\n（一）主动公开\n公开信息58条。\n（二）依申请公开\n{text}\n（三）政府信息管理\n专人管理。"
    findings = confront_text(sort_text(words, 2024, editions()))
    failed = [each for each in findings if each.rule == "D-sections" and each.status is Status.FAIL]
    assert [each.quote for each in failed if each.quote] == quotes
