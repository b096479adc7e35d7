"""N-parts and N-nested on applications that flow through the year: what is said, and nothing besides."""

from __future__ import annotations

import pytest

from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks import readings
from tests.checks.readings import anywhere


def said(words: str, rule: str = "N-parts") -> list[tuple[str, str]]:
    """Return all that a rule says of words that it read, as status and message."""

    def say(text: str) -> list[tuple[str, str]]:
        found = confront_text(sort_text(f"（二）依申请公开\n{text}", 2023, editions()))
        return [(each.status.value, each.message) for each in found if each.rule == rule and each.quote]

    return anywhere(say, words)


@pytest.mark.parametrize(("words", "says"), [
    ("全年收到申请10件，答复8件，结转下年度办理2件。", [("pass", "总数 10；分项 8 + 2 = 10，相等")]),
    ("全年收到申请10件，答复7件，结转下年度办理2件。", [
        ("not assessable", "收到 10；答复 7 + 结转 2 = 9，相差 1；收到的件数是否已含上年结转，不能断定"),
    ]),
    ("全年收到申请10件。\n全年答复申请8件。\n结转下年度办理2件。", [("pass", "收到 10；答复 8 + 结转 2 = 10，相等")]),
    ("网上收到申请3件。\n全年收到申请10件。\n全年答复申请8件。\n结转下年度办理2件。", [
        ("pass", "收到 10；答复 8 + 结转 2 = 10，相等"),
    ]),
    ("全年收到申请10件，上年结转1件，答复9件，结转下年度办理2件。", [
        ("pass", "收到 10 + 上年结转 1 = 11；答复 9 + 结转 2 = 11，相等"),
    ]),
    ("收到申请5件，其中网上申请3件、信函申请2件。没有上年结转。答复申请6件。", [
        ("pass", "总数 5；分项 3 + 2 = 5，相等"),
        ("fail", "收到 5 + 上年结转 0 = 5；答复 6，相差 1"),
    ]),
    ("全年收到申请10件，上年结转1件，答复7件，结转下年度办理2件。", [
        ("fail", "收到 10 + 上年结转 1 = 11；答复 7 + 结转 2 = 9，相差 2"),
    ]),
    ("全年收到申请10件（含上年结转1件），答复8件，结转下年度办理2件。", [
        ("pass", "总数 10；分项 8 + 2 = 10，相等"),
    ]),
    ("全年收到申请10件（含上年结转1件），答复8件，结转下年度办理3件。", [
        ("fail", "收到 10；答复 8 + 结转 3 = 11，相差 1"),
    ]),
    ("共办理申请8件，其中新收5件，上年未办结3件。办结7件，结转次年办理1件。", [
        ("pass", "总数 8；分项 5 + 3 = 8，相等"), ("pass", "收到 8；答复 7 + 结转 1 = 8，相等"),
    ]),
    ("共办理申请8件，上年结转3件。办结7件，结转下年1件。", [
        ("fail", "收到 8 + 上年结转 3 = 11；答复 7 + 结转 1 = 8，相差 3"),
    ]),
    ("收到的10件中，上年结转1件，答复8件，结转下年2件。", [("pass", "总数 10；分项 8 + 2 = 10，相等")]),
    ("全年收到申请24件。办结的22件中，予以公开16件，部分公开6件。结转下年度办理3件。", [
        ("pass", "总数 22；分项 16 + 6 = 22，相等"),
        ("not assessable", "收到 24；答复 22 + 结转 3 = 25，相差 1；收到的件数是否已含上年结转，不能断定"),
    ]),
    ("全年收到申请10件，上年结转1件。全年办理12件，其中答复申请9件、转办3件。结转下年度办理2件。", [
        ("pass", "总数 12；分项 9 + 3 = 12，相等"),
        ("pass", "收到 10 + 上年结转 1 = 11；答复 9 + 结转 2 = 11，相等"),
    ]),
    ("全年收到申请12件。答复申请10件，其中予以公开8件，结转下年2件。", [
        ("not assessable", "总数 10；分项 8，相差 2；列举的看来不是全部"),
        ("pass", "收到 12；答复 10 + 结转 2 = 12，相等"),
    ]),
    ("全年收到申请3件，上年结转1件，答复4件。", [("pass", "收到 3 + 上年结转 1 = 4；答复 4，相等")]),
    ("全年收到申请5件，上年结转1件，答复4件，尚在办理2件。", [
        ("pass", "收到 5 + 上年结转 1 = 6；答复 4 + 在办 2 = 6，相等"),
    ]),
    ("全年收到申请5件，上年结转1件，答复3件，撤回1件，结转下年2件。", [
        ("not assessable", "收到 5 + 上年结转 1 = 6；答复 3 + 结转 2 = 5，相差 1；撤回、终止的算不算在答复里，不能断定"),
    ]),
    ("新收申请5件，上年结转3件，合计办结7件，结转下年1件。", [
        ("pass", "收到 5 + 上年结转 3 = 8；答复 7 + 结转 1 = 8，相等"),
    ]),
    ("受理申请5件，答复4件（含上年结转1件），结转下年1件。", [
        ("not assessable", "收到 5 + 上年结转 1 = 6；答复 4 + 结转 1 = 5，相差 1；收到的件数是否已含上年结转，不能断定"),
    ]),
    ("收到申请5件，上年结转1件，答复5件，结转下年1件。县政府转来0件。", [
        ("pass", "收到 5 + 上年结转 1 = 6；答复 5 + 结转 1 = 6，相等"),
    ]),
    ("收到申请8件，其中申请人撤回2件，结转下年度继续办理1件，其余5件已答复。", [
        ("pass", "总数 8；分项 2 + 1 + 5 = 8，相等"),
    ]),
    ("收到申请5件，上年结转1件，答复3件，结转下年1件。其中予以公开1件、不予公开2件。", [
        ("pass", "总数 3；分项 1 + 2 = 3，相等"),
        ("fail", "收到 5 + 上年结转 1 = 6；答复 3 + 结转 1 = 4，相差 2"),
    ]),
    ("收到申请3件，没有上年结转，答复4件，其中予以公开1件、部分公开3件。", [
        ("pass", "总数 4；分项 1 + 3 = 4，相等"),
        ("fail", "收到 3 + 上年结转 0 = 3；答复 4，相差 1"),
    ]),
    ("收到申请5件，其中网上3件、信函2件；答复5件，其中予以公开4件、部分公开1件。", [
        ("pass", "总数 5；分项 3 + 2 = 5，相等"), ("pass", "总数 5；分项 4 + 1 = 5，相等"),
    ]),
    ("今年登记的14件申请中，公民个人提出11件，法人和其他组织提出4件。", [("fail", "总数 14；分项 11 + 4 = 15，相差 1")]),
    ("收到申请9件，加上2022年结转过来的2件，办理完毕8件，转入2024年继续办理2件，期间没有申请人撤回申请。", [
        ("fail", "收到 9 + 上年结转 2 = 11；答复 8 + 结转 2 = 10，相差 1"),
    ]),
    ("受理申请12件（其中本年新收10件，上年结转2件），已答复11件，结转下年度1件。", [
        ("pass", "总数 12；分项 10 + 2 = 12，相等"), ("pass", "收到 12；答复 11 + 结转 1 = 12，相等"),
    ]),
    ("没有收到公民、法人或者其他组织提出的申请，上年度也没有结转申请。全年共答复申请2件。", [
        ("fail", "收到 0 + 上年结转 0 = 0；答复 2，相差 2"),
    ]),
    ("共办理申请12件，其中新收10件、上年结转2件。办结11件，结转下年度3件。", [
        ("pass", "总数 12；分项 10 + 2 = 12，相等"), ("fail", "收到 12；答复 11 + 结转 3 = 14，相差 2"),
    ]),
    ("收到申请6件，答复3件，其余2件正在办理。另有1件待补正。", [
        ("not assessable", "收到 6；答复 3 + 在办 2 = 5，相差 1；另有 1 件，不能断定"),
    ]),
    ("收到申请6件，答复3件，其余2件正在办理，另有1件待补正。", [
        ("not assessable", "收到 6；答复 3 + 在办 2 = 5，相差 1；另有 1 件，不能断定"),
    ]),
])  # fmt: skip
def test_what_came_in_went_out(words: str, says: list[tuple[str, str]]) -> None:
    """A chance sum of what came in with what went out is no breakdown, and says nothing."""
    assert said(words) == says


@pytest.mark.parametrize(("words", "says"), [
    ("收到申请6件，没有上年结转。予以公开3件、部分公开2件、不予处理2件，均已答复。", [
        ("fail", "收到 6；各项结果 3 + 2 + 2 = 7，相差 1"),
    ]),
    ("收到申请7件，没有上年结转。予以公开4件，本机关不掌握3件，均已答复。", [("pass", "收到 7；各项结果 4 + 3 = 7，相等")]),
    ("收到申请6件，上年结转1件。经审查，予以公开3件、不予公开4件。", [
        ("pass", "收到 6 + 上年结转 1 = 7；各项结果 3 + 4 = 7，相等"),
    ]),
    ("收到申请6件。予以公开3件、部分公开2件、不予处理2件。", [
        ("not assessable", "收到 6；各项结果 3 + 2 + 2 = 7，相差 1；收到的件数是否已含上年结转，不能断定"),
    ]),
    ("收到申请9件，没有上年结转。予以公开3件、部分公开2件。", []),
    ("收到申请9件，没有上年结转。予以公开3件、部分公开2件，结转下年度3件。", [
        ("fail", "收到 9；各项结果 3 + 2 + 结转 3 = 8，相差 1"),
    ]),
    ("收到申请9件，没有上年结转。予以公开3件、部分公开2件，结转下年度3件。另有1件移送县局。", [
        ("not assessable", "收到 9；各项结果 3 + 2 + 结转 3 = 8，相差 1；另有 1 件，不能断定"),
    ]),
    ("收到申请6件，没有上年结转。予以公开3件、部分公开2件等。不予处理2件。", []),
    ("收到申请6件，没有上年结转。召开会议2次。予以公开3件、部分公开4件。", []),
    ("收到申请6件，没有上年结转。予以公开约3件、部分公开4件。", []),
    ("收到申请5件，其中上年结转1件，答复6件。", [("fail", "收到 5；答复 6，相差 1")]),
    ("收到申请6件，没有上年结转。\n予以公开信息3件、部分公开4件。", []),
    ("收到申请1件，上年结转5件，不予公开6件。", [("pass", "收到 1 + 上年结转 5 = 6；各项结果 6 = 6，相等")]),
    ("收到申请3件，没有上年结转，不予公开4件。", []), ("收到申请0件，予以公开0件、不予公开0件。", []),
])  # fmt: skip
def test_results_told_one_by_one_are_held_against_what_came_in(
    words: str, says: list[tuple[str, str]]
) -> None:
    """Where nothing is told of all that was answered, and the words tell what else came in or was left."""
    assert said(words) == says


@pytest.mark.parametrize(("words", "says"), [
    ("制定规范性文件5件，废止规范性文件1件，有效规范性文件3件。", [("fail", "制发 5 − 废止 1 = 4；现行有效 3，至少少 1")]),
    ("制定规范性文件5件，废止规范性文件1件，有效规范性文件3件。其中1件即将到期。", [
        ("fail", "制发 5 − 废止 1 = 4；现行有效 3，至少少 1"),
    ]),
    ("年初有效规范性文件9件，制定规范性文件2件，废止规范性文件1件，年末有效规范性文件9件。", [
        ("fail", "上年末有效 9 + 制发 2 − 废止 1 = 10；年末有效 9，相差 1"),
    ]),
    ("2022年末我镇现行有效规范性文件6件，2023年新制发1件、废止2件，年末现行有效的规范性文件为6件。", [
        ("fail", "上年末有效 6 + 制发 1 − 废止 2 = 5；年末有效 6，相差 1"),
    ]),
    ("截至上年底，我镇规范性文件共有9件，今年新制定2件，废止1件，目前有效10件。", [
        ("pass", "上年末有效 9 + 制发 2 − 废止 1 = 10；年末有效 10，相等"),
    ]),
])  # fmt: skip
def test_documents_flow_as_applications_do(words: str, says: list[tuple[str, str]]) -> None:
    """What is told behind them of their validity moves none."""
    assert said(words) == says


@pytest.mark.parametrize(("words", "says"), [
    ("本年收到10件，其中上年结转1件，网上申请6件、当面申请4件。", [("pass", "总数 10；分项 6 + 4 = 10，相等")]),
    ("本年收到10件，其中上年结转1件，网上申请6件、当面申请3件。", [("pass", "总数 10；分项 1 + 6 + 3 = 10，相等")]),
    ("答复申请10件，其中新收7件、上年结转1件、补正1件。", []),
    ("本年办理10件，其中新收9件、上年结转1件。", [("pass", "总数 10；分项 9 + 1 = 10，相等")]),
    ("全年收到申请9件、上年结转申请1件，合计10件，全年答复10件。", [("pass", "总数 10；分项 9 + 1 = 10，相等")]),
    ("全年公开信息12条，其中政策12条。", [("pass", "总数 12；分项 12，相等；各项都等于总数")]),
    ("公开信息90条，受理申请60件（不含上年结转4件），其中已答复30件、转办34件。", []),
])  # fmt: skip
def test_what_was_carried_in_may_stand_before_the_list(words: str, says: list[tuple[str, str]]) -> None:
    """It is a part of what came, or told beside the parts: where either adds up, it passes."""
    assert said(words) == says


@pytest.mark.parametrize(("inner", "says"), [
    ("政策3条、动态4条", ("pass", "2 层分项，层层相符")),
    ("政策3条、动态5条", ("fail", "2 层分项中，“网站7条”这一层不符")),
    ("政策3条等", ("not assessable", "2 层分项中，“网站7条”这一层不能断定")),
])  # fmt: skip
def test_a_nest_names_its_worst_level(inner: str, says: tuple[str, str]) -> None:
    """The level that fails, or the one of which nothing is certain."""
    words = f"全年公开信息12条，其中网站7条（其中{inner}），公众号5条。"
    assert said(words, "N-nested") == [says]
    assert said(words.replace(f"（其中{inner}）", ""), "N-nested") == []


def test_a_sum_is_quoted_from_its_totals_words_on() -> None:
    """Up to its last part, and nothing behind it."""
    words = "工作有序。全年公开信息12条，其中政策5条、动态7条，成效明显。"
    (found,) = [each for each in confront_text(sort_text(words, 2023, editions())) if each.rule == "N-parts"]
    assert found.quote == "全年公开信息12条，其中政策5条、动态7条"


@pytest.mark.parametrize("words", [
    "上年结转1件，收到申请8件，其中自然人5件、企业4件", "收到申请8件，上年结转1件，其中自然人5件、企业4件",
    "除上年结转1件外，收到申请8件，其中自然人5件、企业4件",
])  # fmt: skip
def test_what_was_carried_in_is_quoted_with_the_total_that_holds_it(words: str) -> None:
    """Else nobody sees how 8 come to 9."""
    found = confront_text(sort_text(f"（二）依申请公开\n{words}。", 2023, editions()))
    assert [each.quote for each in found if each.rule == "N-parts" and each.quote] == [words]


def test_a_nest_is_quoted_up_to_the_last_number_of_any_level() -> None:
    """The outer list may end behind the inner one, or with it."""
    for words in (
        "公开信息12条，其中网站7条（其中政策3条、动态4条），公众号5条",
        "公开信息12条，其中公众号5条，网站7条，其中政策3条、动态4条",
    ):
        found = confront_text(sort_text(f"（二）依申请公开\n{words}。", 2023, editions()))
        assert [each.quote for each in found if each.rule == "N-nested" and each.quote] == [words]


@pytest.mark.parametrize(
    ("many", "sum_"), [(39, f"分项 {' + '.join(['1'] * 39)} = 39"), (40, "40 项之和 40")]
)
def test_many_parts_are_not_spelt_out(many: int, sum_: str) -> None:
    """What they come to is told all the same."""
    parts = "、".join(f"第{number}类1条" for number in range(many))
    assert said(f"公开信息{many + 3}条，其中{parts}。") == [("fail", f"总数 {many + 3}；{sum_}，相差 3")]


@pytest.mark.parametrize(("words", "comes"), [
    ("收到申请3件，没有上年结转，答复4件。", "fail"), ("未收到申请，没有上年结转，答复4件。", "fail"),
    ("收到申请3件，上年结转1件，答复4件。", "pass"), ("收到申请3件，上年结转1件，答复5件。", "fail"),
    ("收到申请3件，上年结转1件，答复3件。", ""), ("收到申请3件，答复4件。", ""),
    ("收到申请3件，没有上年结转，答复4份。", ""), ("收到申请3份，没有上年结转，答复4件。", ""),
    ("收到自然人申请3件，没有上年结转，答复4件。", ""), ("收到申请3件，没有上年结转，累计答复4件。", ""),
    ("收到申请3件，没有上年结转，答复4件，另有1件由县政府转来。", "fail"),
    ("收到申请3件，没有上年结转，2023年答复4件。", ""), ("收到申请3件（含上年结转1件），答复3件。", ""),
    ("申请渠道包括当面、信函和网上。收到申请7件（上年结转2件），共答复9件。", ""),
    ("收到申请7件（上年结转2件），共答复9件，其中予以公开4件、部分公开5件。", ""),
    ("收到申请3件，没有上年结转。协助县局处理20件，其中答复4件。", ""), ("收到申请0件，答复申请0件。", ""),
    ("区政府网站公开信息20条。收到申请3件，没有上年结转，答复4件。", "fail"),
])  # fmt: skip
def test_no_more_is_answered_than_came_in(words: str, comes: str) -> None:
    """Where the words tell all that came, in cases; one may be answered with several 份."""
    assert anywhere(readings.flows, words) == (f"N-parts {comes}" if comes else "")


@pytest.mark.parametrize(("words", "comes"), [
    ("收到申请5件，上年结转1件，答复4件，尚在办理2件。", "pass"), ("收到申请5件，上年结转1件，答复3件，尚在办理2件。", "fail"),
    ("收到申请5件，上年结转1件，答复6件，没有结转下年的申请。", "pass"),
    ("收到申请5件，上年结转1件，答复4件，没有结转下年的申请。", "fail"),
    ("收到申请5件，上年结转1件，答复3件，撤回1件，结转下年2件。", "not assessable"),
    ("收到申请5件，上年结转1件，答复3件，有申请人撤回，结转下年2件。", "not assessable"),
    ("收到申请5件。上年结转1件。答复3件。结转下年2件。移送县局1件。", "not assessable"),
    ("收到申请5件，移送县局1件。上年结转1件。答复3件。结转下年2件。", "not assessable"),
    ("收到申请5件，上年结转1件，答复3件，同比增加1件，结转下年2件。", "fail"),
    ("收到申请5件，答复4件，结转下年约1件，尚在办理1件。", ""),
    ("收到自然人申请5件，答复3件，结转下年2件。", "pass"),
    ("收到自然人申请5件，上年结转1件，答复3件，结转下年2件。", ""),
    ("收到申请5件，其中上年结转1件，答复4件，结转下年2件。", "fail"),
    ("受理5件，答复4件（含上年结转1件），结转下年1件。", "not assessable"),
    ("受理5件，答复5件（含上年结转1件），结转下年2件。", "fail"),
    ("收到申请5件，上年结转1件，答复3件，结转下年2件。均按期答复。接受咨询1次。", "fail"),
    ("收到申请5件，上年结转1件。答复自然人申请3件，答复企业申请3件，没有结转下年的申请。", ""),
    ("收到申请5件，上年结转1件，答复5件，结转下年2件。县政府转来1件。", "not assessable"),
    ("未收到申请，上年结转2件，答复1件，结转下年2件。", ""),
])  # fmt: skip
def test_what_is_left_may_be_in_hand_or_nothing(words: str, comes: str) -> None:
    """What was withdrawn may be among those answered, and what was carried in among those received."""
    assert anywhere(readings.flows, words) == (f"N-parts {comes}" if comes else "")


@pytest.mark.parametrize(("words", "comes"), [
    ("制定规范性文件5件，废止规范性文件1件，有效规范性文件3件。", "fail"),
    ("制定规范性文件5件，没有废止规范性文件，有效规范性文件4件。", "fail"),
    ("制定规范性文件5件，没有废止规范性文件，有效规范性文件5件。", ""),
    ("2023年制定规范性文件5件，废止规范性文件1件，有效规范性文件3件。", ""),
    ("制定规范性文件5件，没有废止规范性文件，有效规范性文件4件，又制定规范性文件2件。", ""),
    ("年初有效规范性文件9件，制定涉及土地的规范性文件2件，废止规范性文件1件，年末有效规范性文件9件。", ""),
    ("年初有效规范性文件9件，制定规范性文件2件，废止涉及企业的规范性文件1件，年末有效规范性文件9件。", ""),
    ("年初有效规范性文件9件，6月制定规范性文件2件，废止规范性文件1件，年末有效规范性文件12件。", ""),
    ("年初有效规范性文件9件，制定规范性文件2件，印发规范性文件3件，年末有效规范性文件12件。", ""),
    ("年初有效规范性文件9件。制定规范性文件2件，废止规范性文件1件，部分文件届满，年末有效规范性文件8件。", ""),
    ("制定规范性文件5件，废止规范性文件1件，网站刊载的有效规范性文件3件。", ""),
    ("年初有效规范性文件9件，制定规范性文件2件，其中废止规范性文件1件，年末有效规范性文件9件。", ""),
    ("部分文件到期失效。年初有效规范性文件9件，制定规范性文件2件，废止规范性文件1件，年末有效规范性文件9件。", "fail"),
    ("年初现有规范性文件9件，制定规范性文件约2件，废止规范性文件1件，年末有效规范性文件9件。", ""),
])  # fmt: skip
def test_what_was_made_and_not_abolished_is_in_force(words: str, comes: str) -> None:
    """Of this year's documents, told once each and exactly."""
    assert anywhere(readings.stocks, words) == (f"N-parts {comes}" if comes else "")
