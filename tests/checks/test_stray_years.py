"""D-year: acts of the year after told as done, and notices about another year's report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.base.finding import Status
from kit.checks.text.searchable_text import short
from kit.report.narrative import Words
from tests.checks.on_words import findings_on, found, prose, years

FAR = (
    "压实各方责任，加强跟踪督办，持续规范办理流程，更新及时，内容规范，格式统一，栏目齐全，群众反响良好，"
    "动态管理，及时调整，"
)


@pytest.mark.parametrize("text", [
    "2025年累计发布解读3条。",
    "2024年，我镇公开信息30条；2025年，全镇共公开信息42条。",
    "2025年以来，更新栏目信息6条，2024年的信息全部保留。",
    "进一步加强解读，2025年度未收到公开申请。",
    "截至2025年12月31日，累计公开信息33条。",
    "在2025年，我镇受理申请2件，均已答复。",
    "我镇2025年共公开信息152条。",
    "2025年，我镇发布各类信息152条。",
    "2025年，我镇公开政府信息共152条，推送动态8条。",
    f"{FAR}2025年全镇共公开信息42条。",
])  # fmt: skip
def test_what_the_year_after_counts_as_done_is_wrong(text: str) -> None:
    """A count, or a denial, with a word for what is over; the report's own year may stand beside it."""
    assert {each.left for each in found(prose(text), "D-year")} == {2025}


@pytest.mark.parametrize("text", [
    "2025年，我镇将累计开展培训3次。",
    "2025年计划共公开信息40条。",
    "2025年，力争全年共公开信息100条。",
    "2025年累计公开信息不少于100条。",
    "2025年，公开公共服务事项30项。",
    "2025年，我镇拟发布信息200条以上。",
    "2025年公开目录包括12项。",
    "我镇2025年继续做好公开，发布信息目标200条。",
    "其中1件结转2025年办理。2025年结转办理1件，已答复。",
    "发布日期：2025年1月16日，共浏览20次。",
    "2025年1月，共收到申请2件。",
    "按照县政办〔2025〕4号通知，共公开信息30条。",
    "到2025年底，累计建成公开栏10个。",
    "2024年，我镇印发《2025年政务公开工作要点》，共6条。",
    "2025年部门预算已公开，共12条。",
    "2025年，全镇共公开信息42条及以上。",
    f"{FAR}2025年的工作已部署；全镇共公开信息42条。",
])  # fmt: skip
def test_plans_dates_and_carry_overs_may_name_the_year_after(text: str) -> None:
    """What is yet to come, when something was published and what is left for next year is right."""
    assert not found(prose(text), "D-year")


@pytest.mark.parametrize(("text", "quotes"), [
    ("我镇受理申请8件，答复6件，剩余2件结转2023年度继续办理。", ["2023年度继续办理"]),
    ("其余2件依法顺延至2023年办理。", ["2023年办理"]),
    ("2024年收到申请2件，办结1件，结转到2024年办理1件。", ["2024年办理1件"]),
    ("2023年收到申请2件，结转至2024年办理1件；2024年收到3件，2023年结转至2024年办理1件，均已办结。", []),
    ("2024年收到申请2件，结转到2025年办理1件。", []),
    ("本年新收申请2件，另1件结转2024年度继续办理。", ["2024年度继续办理"]),
    ("下一步，2024年我镇将举办培训。", ["2024年我镇将举办培训"]),
    ("下一步，2025年我镇将举办培训，2024年我镇将举办的培训已经办完。", []),
    ("剩余2件结转2025年度继续办理。", []), ("剩余2件结转2024年度继续办理。", []),
    ("2022年受理8件，剩余2件结转2023年度继续办理，2024年已办结。", []),
    ("2022年受理8件。剩余2件结转2023年度继续办理。", []),
    ("2023年申请结转2024年度继续办理。", []),
    ("依据2012年印发的规程受理申请8件，剩余2件结转2023年度继续办理。", ["2023年度继续办理"]),
    ("截至2023年12月31日，我镇本年度公开信息63条。", ["2023年12月31日，我镇本年度公开信息63条"]),
    ("截至2024年12月31日，我镇本年度公开信息63条。截至2023年12月31日，共63条，本年度新增9条。", []),
])  # fmt: skip
def test_what_is_left_over_goes_to_a_year_to_come(text: str, quotes: list[str]) -> None:
    """Not to the one before the report's, unless a year before that is told of; nor does 本年度 end with that."""
    assert [each.quote for each in found(prose(text), "D-year") if each.status is Status.FAIL] == quotes


def test_a_count_in_a_plan_is_left_to_a_person() -> None:
    """Words before it may make a plan of a clause that has none itself."""
    for text in ("下一步打算：2025年，共开展培训2次。", "目标：2025年，共开展培训2次。"):
        assert found(prose(text), "D-year", Status.NOT_ASSESSABLE)


@pytest.mark.parametrize("text", [
    "按照《关于做好2023年政府信息公开工作年度报告编制工作的通知》（某政办〔2024〕1号）要求，编制本报告。",
    "根据《条例》和县政府办关于报送2023年度政务公开年报的通知要求，我镇公开信息30条。",
    "认真贯彻《某市关于编制2022年政府信息公开年度报告的通知》精神。",
    "依据《关于发布2023年政府信息公开工作报告的通知》，现将2024年工作公布如下。",
    "落实《中华人民共和国政府信息公开条例》，按照《关于做好2023年政府信息公开工作年度报告的通知》要求编制。",
])  # fmt: skip
def test_the_notice_about_an_earlier_report_is_not_to_be_followed(text: str) -> None:
    """Each report has a notice of its own; last year's is left over from last year's text."""
    assert len(found(prose(text), "D-year")) == 1


@pytest.mark.parametrize("text", [
    "按照《关于做好2024年政府信息公开工作年度报告编制工作的通知》（某政办〔2025〕4号）要求，编制本报告。",
    "2024年1月，按照《关于做好2023年政府信息公开工作年度报告的通知》要求，编制了2023年年报。",
    "按照《关于做好2023年政府信息公开工作年度报告的通知》要求，公布了上一年度的报告。",
    "转发市政府办《关于做好2023年政府信息公开工作年度报告的通知》。",
    "公开《关于做好2023年政府信息公开工作年度报告的通知》等文件3件。",
    "按照《关于做好2023年政务公开工作的通知》要求，完成各项任务。",
    "根据《关于做好信息公开工作的通知》公开2023年度工作报告1条。",
    f"{FAR}{FAR}按照《关于做好2023年政府信息公开工作年度报告的通知》要求，公布了上一年度的报告。",
    f"按照统一部署，{FAR}{FAR}专栏收录了《关于做好2023年政府信息公开工作年度报告的通知》。",
    f"按照统一部署，{FAR}{FAR}专栏收录了《石桥镇2023年政务公开工作要点》。",
    "按照《中华人民共和国政府信息公开条例》，印发了《石桥镇2023年政务公开工作要点》，完善了制度。",
    "按照《石桥镇2023年政务公开工作要点》要求，梳理了2023年各项任务。",
])  # fmt: skip
def test_this_year_s_notice_and_last_year_s_in_its_place_are_right(text: str) -> None:
    """It is issued in the year after; last year's was followed in January, or sent out, or published."""
    assert not found(prose(text), "D-year")


def test_it_may_be_last_year_s_report_that_was_made_in_time() -> None:
    """Then the sentence should say so."""
    text = "按照《关于做好2023年政府信息公开工作年度报告的通知》要求，按时完成编制和公布。"
    assert found(prose(text), "D-year", Status.NOT_ASSESSABLE)
    assert not found(prose(text), "D-year")


def test_a_wrong_year_is_told_with_the_right_one() -> None:
    """A plan is for the year after, left-over text is old, and what is not certain is a question."""
    (plan,) = years("2024年，我镇将继续加强公开。")
    assert "应当是 2025 年" in plan.message
    (old,) = years("2023年，我镇主动公开信息30条。")
    assert "旧稿" in old.message
    assert "报告的是 2024 年度" in old.message
    (later,) = years("2025年，我镇累计公开信息30条。")
    assert "标题" in later.message


def test_a_plan_for_a_year_that_is_over_is_wrong() -> None:
    """Last year's number with 将继续 is left-over text, whatever else the sentence says; two years back is told."""
    assert [each.left for each in found(prose("2023年，我镇将进一步加大培训力度。"), "D-year")] == [2023]
    assert not found(prose("2022年，我镇将进一步加大培训力度。"), "D-year")
    (plan,) = years("2023年，我镇将继续加强公开。")
    assert plan.status is Status.FAIL
    (open_,) = years("2023年，我镇成立公开领导小组，公开信息30条。")
    assert open_.status is Status.NOT_ASSESSABLE
    assert "请核对" in open_.message


def test_a_year_is_told_once_and_only_where_its_sentence_compares_nothing() -> None:
    """However many turns say that it is the report's; growth and carry-over may name the year before."""
    assert len(years("2023年，我镇完成2023年度政府信息公开工作，公开信息30条。")) == 2
    assert [each.status for each in years("2023年，我镇公开信息30条，2024年同比增长5%。")] == [Status.PASS]
    assert [each.status for each in years("完成2023年度政府信息公开工作，上年结转申请2件。")] == [Status.PASS]


@pytest.mark.parametrize(("text", "quotes"), [
    ("我镇2023年公开信息63条。全镇2023年共推送动态9条。", ["2023年公开信息63条", "2023年共推送动态9条"]),
    ("安皋镇2023年收到申请3件。安皋镇人民政府2023年度答复留言9条。", ["2023年收到申请3件", "2023年度答复留言9条"]),
    ("2023年1月1日至12月31日，我镇公开信息63条。", ["2023年1月1日至12月31日，我镇公开信息63条"]),
    ("2023年1月，我镇公开信息3条，数据期限为：2023年1月1日至12月31日。", []),
    ("石桥镇2023年公开信息63条。我镇2023年公开目录12项、年报发布会3场。", []),
    ("我镇2023年公开信息63条，比2022年增加3条。", ["2023年公开信息63条，比2022年增加3条"]),
    ("我镇2023年公开信息63条，与计划相比增加3条。", []),
])  # fmt: skip
def test_a_year_may_stand_behind_who_reports(text: str, quotes: list[str]) -> None:
    """By a word for oneself or its name; so may all the year's days. Not another's year, nor that of a name."""
    assert [each.quote for each in found(prose(text), "D-year")] == quotes


@pytest.mark.parametrize(("text", "fails"), [
    ("2023年，我镇公开信息63条，同比增长5%。", True), ("2023年，我镇公开信息63条，较上年度有所下降。", True),
    ("2023年，我镇公开信息63条，与上年基本持平。", True),
    ("2023年，我镇公开信息63条，同比增长5%，结转申请2件。", False),
    ("2023年，我镇公开信息63条，同比增长5%。2024年，我镇公开信息70条。", False),
    ("今年公开信息70条。\n2023年，我镇公开信息63条，同比增长5%。", False),
    ("2023年，我镇公开信息63条，与计划相比增加3条。", False),
])  # fmt: skip
def test_a_growth_in_an_earlier_year_is_left_over_where_nothing_tells_of_the_report_s(
    text: str, *, fails: bool
) -> None:
    """Then it is that year's own growth, and no comparison with the report's year."""
    assert (Status.FAIL in [each.status for each in years(text)]) is fails


def test_a_notice_is_questioned_where_it_may_have_been_last_year_s() -> None:
    """Only then is the writer asked to say so."""
    (certain,) = years("按照《关于做好2023年政府信息公开工作年度报告的通知》要求编制本报告。")
    (open_,) = years("按照《关于做好2023年政府信息公开工作年度报告的通知》要求，按时完成年报编制。")
    assert "请写明" not in certain.message
    assert "请写明" in open_.message
    (this,) = years("按照《关于做好2023年政府信息公开工作年度报告的通知》要求，本报告已按时完成编制。")
    assert this.status is Status.FAIL


def test_without_words_no_year_is_judged() -> None:
    """Nothing to read is no pass."""
    nothing = replace(prose(""), words=())
    assert [each.status for each in findings_on(nothing) if each.rule == "D-year"] == [Status.NOT_ASSESSABLE]


@pytest.mark.parametrize(("text", "message", "right"), [
    ("我镇编制了《2023年政府信息公开工作年度报告》。本报告由六个部分组成。",
     "“2023年”里是 2023 年，报告的是 2024 年度，多半是没有改的旧稿", 2024),
    ("我镇编制了《2015年政府信息公开工作年度报告》。本报告由六个部分组成。",
     "“2015年”里是 2015 年，报告的是 2024 年度，多半是没有改的旧稿", 2024),
    ("编制2025年度云溪县青石镇人民政府信息公开年度报告。本年报中所列数据截至2024年12月31日。",
     "“2025年”里是 2025 年，报告的是 2024 年度，请核对是这里还是标题写错了", 2024),
    ("完成2024年政府信息公开年度报告，并于2024年1月20日公布。",
     "2024 年度的报告不会在“2024年1月20日”公布，应当是 2025 年", 2025),
])  # fmt: skip
def test_a_report_of_another_year_is_told_which_is_right(text: str, message: str, right: int) -> None:
    """Where the words before the sections name it, or the day on which it came out."""
    words = replace(prose(text), words=(Words("preamble", "", text, ()),))
    assert [(each.message, each.right) for each in found(words, "D-year")] == [(message, right)]


def test_a_report_comes_out_in_the_year_after() -> None:
    """Or later; the year before, another one came out."""
    assert not found(prose("完成2024年政府信息公开年度报告，并于2025年1月20日公布。"), "D-year")
    assert not found(prose("完成2023年政府信息公开年度报告，并于2023年12月20日公布。"), "D-year")


def test_the_year_after_is_questioned_where_nothing_was_counted() -> None:
    """It is no plan, and what it tells may be of the report's year; so is the year before."""
    for text in ("2025年，我镇信息公开工作有序进行。", "2023年，我镇重视公开。"):
        (open_,) = years(text)
        assert open_.status is Status.NOT_ASSESSABLE
        assert "是否有意" in open_.message
    assert [each.status for each in years("2026年，我镇信息公开工作有序进行。")] == [Status.PASS]


@pytest.mark.parametrize(("section", "text"), [
    ("preamble", "2025年，我镇信息公开工作有序进行。"), ("overview", "2025年，我镇的栏目较为齐全。"),
])  # fmt: skip
def test_the_year_after_is_questioned_only_where_work_is_reported(section: str, text: str) -> None:
    """Not in the words before the sections, where the report is announced, nor where nothing is told of it."""
    words = replace(prose(text), words=(Words(section, "", text, ()),))
    assert [each.status for each in findings_on(words) if each.rule == "D-year"] == [Status.PASS]


def test_a_village_that_bears_the_town_s_name_is_not_the_town() -> None:
    """A year before it is its own affair."""
    assert years("2023年安皋镇公开信息30条。")[0].status is Status.FAIL
    assert years("2023年安皋村公开信息30条。")[0].status is Status.PASS


def test_a_notice_is_quoted_where_it_stands_and_only_when_it_is_followed() -> None:
    """One that is only mentioned, or was itself what was sent out, is not what the report rests on."""
    (finding,) = years("全年平稳有序。按照《关于做好2023年政府信息公开工作年度报告的通知》编制本报告。")
    assert finding.quote == "关于做好2023年政府信息公开工作年度报告的通知"
    for text in (
        "专栏登有《关于做好2023年政府信息公开工作年度报告的通知》一文。",
        "按照《关于做好2023年政府信息公开工作年度报告的通知》要求，2023年有序公开。",
    ):
        assert [each.status for each in years(text)] == [Status.PASS]


@pytest.mark.parametrize("text", [
    "2024年，我镇共公开信息42条；2025年召开培训会。", "2025年，全镇共公开信息42条以上。",
    "2023年的工作已结束，2024年，全镇共公开信息42条，2025年继续。",
])  # fmt: skip
def test_what_its_own_year_counts_is_not_the_year_after_s(text: str) -> None:
    """Each count is of the year that opens its clauses, and 以上 behind it makes an aim of it."""
    assert Status.FAIL not in [each.status for each in years(text)]


@pytest.mark.parametrize(("words", "quote"), [
    ("2023年,我镇公开各类政府信息223条,受理各类群众来信来访来电合计若干件次", "2023年,我镇公开各类政府信息223条"),
    ("2023年,我镇主动向社会公众公开的各类政府信息合计为1234567条", "2023年,我镇主动向社会公众公开的各类政府信息合计为"),
    ("2023年,我镇主动向社会公开的各类政府信息合计是1,234,567条", "2023年,我镇主动向社会公开的各类政府信息合计是"),
    ("2023年,我镇主动公开各类政府信息条数合计1,223,456条,受理群众来信来访来电", "2023年,我镇主动公开各类政府信息条数合计"),
    ("2023年,我镇主动公开3条信息,总数为1223,受理群众来信来访来电合计若干件次", "2023年,我镇主动公开3条信息,总数为1223"),
    ("2023年,我镇公开信息9条", "2023年,我镇公开信息9条"),
])  # fmt: skip
def test_long_words_are_quoted_up_to_a_mark_and_no_number_in_half(words: str, quote: str) -> None:
    """Half of a number would be another number."""
    (finding,) = found(prose(f"{words}。"), "D-year")
    assert finding.quote == quote


@pytest.mark.parametrize(("text", "named", "should"), [
    ("我镇完成2023年政府信息公开工作任务。", 2023, 2024),
    ("我镇完成2015年政府信息公开工作任务。", 2015, 2024),
    ("2023年，我镇主动公开信息30条。", 2023, 2024),
    ("2025年累计发布解读3条。", 2025, 2024),
    ("2024年，我镇将继续做好公开工作。", 2024, 2025),
    ("我镇受理申请8件，答复6件，剩余2件结转2023年度继续办理。", 2023, 2024),
    ("截至2023年12月31日，我镇本年度公开信息63条。", 2023, 2024),
    ("2023年，我镇将继续做好公开工作。", 2023, 2024),
])  # fmt: skip
def test_a_doubtful_year_is_told_beside_the_one_to_be_expected(text: str, named: int, should: int) -> None:
    """The report's own, or the one after it where its own is planned for."""
    assert [(each.left, each.right) for each in found(prose(text), "D-year")] == [(named, should)]


@pytest.mark.parametrize("text", [
    "我镇完成{}年政府信息公开工作任务。", "{}年，我镇在县委、县政府的坚强领导下，认真贯彻落实《条例》，公开信息30条。",
])  # fmt: skip
def test_ten_years_back_no_text_is_left_over(text: str) -> None:
    """Nothing says what such a year is there for."""
    assert [each.status for each in findings_on(prose(text.format(2014))) if each.rule == "D-year"] == [
        Status.PASS
    ]
    assert len(found(prose(text.format(2015)), "D-year")) == 1


@pytest.mark.parametrize("text", [
    "现公布松岭镇人民政府2024年度政府信息公开工作年度报告。", "结合2024年政府信息公开工作实际，编制发布本报告。",
])  # fmt: skip
def test_the_own_year_needs_no_second_look(text: str) -> None:
    """It is that of what is reported, whatever is told of it."""
    assert [each.status for each in findings_on(prose(text)) if each.rule == "D-year"] == [Status.PASS]


def test_an_earlier_year_beside_the_own_one_is_there_on_purpose() -> None:
    """Be the own one named as 年度 only."""
    text = "2022年，我镇在县委、县政府的坚强领导下，认真落实{}政务公开工作要点，公开信息3条。"
    assert found(prose(text.format("")), "D-year")
    assert not found(prose(text.format("2024年度")), "D-year")


@pytest.mark.parametrize("text", ["2025年，我镇公开信息更加规范。", "2025年，我镇将公开信息30条。"])
def test_the_year_after_without_a_count_or_ahead_is_left_alone(text: str) -> None:
    """Nothing is told as done."""
    assert not found(prose(text), "D-year", Status.FAIL)


def test_a_doubtful_year_is_quoted_with_its_own_words() -> None:
    """From the year to its sentence's end, wherever in the text that stands."""
    (finding,) = found(
        prose("我镇重视公开工作。在县委领导下，2023年，我镇主动公开信息30条。另有其他。"), "D-year"
    )
    assert finding.quote == "2023年，我镇主动公开信息30条"


@pytest.mark.parametrize(("text", "year"), [
    ("按照《云溪市2023年政务公开工作要点》要求，编制本报告。", 2023),
    ("根据《条例》、《省政府办公厅关于印发2021年全省政务公开工作要点的通知》要求，完善了制度。", 2021),
    ("2024年，我镇对照《云溪市2022年政务公开重点工作任务分解表》，逐项落实。", 2022),
    ("严格落实2023年政府信息公开工作要点，公开信息12条。", 2023),
    ("学习《中华人民共和国政府信息公开条例》，对照《云溪市2022年政务公开工作要点》，逐项完成。", 2022),
])  # fmt: skip
def test_the_plan_of_a_year_that_is_over_is_not_to_be_followed(text: str, year: int) -> None:
    """Each year has a plan of what is to be disclosed; an earlier one was left over, however old."""
    (finding,) = years(text)
    assert (finding.status, finding.left, finding.right) == (Status.FAIL, year, 2024)
    assert finding.message == f"这是 {year} 年的工作安排，报告的是 2024 年度"


@pytest.mark.parametrize("text", [
    "按照《云溪市2024年政务公开工作要点》要求，编制本报告。",
    "我镇印发了《青石镇2023年政务公开工作要点》。",
    "2023年按照《2023年政务公开工作要点》开展了培训，比上年多2次。",
    "对照《2023年政务公开工作要点》，完成了遗留的任务。",
    "按照《2023年政务公开工作要点》，2023年有序开展培训。",
    "按照《2023-2025年政务公开任务分工》要求，编制本报告。",
    "落实《2023年法治建设工作要点》。",
])  # fmt: skip
def test_this_year_s_plan_and_one_that_was_sent_out_or_left_over_are_right(text: str) -> None:
    """So is one of several years, and one of other works."""
    assert [each.status for each in years(text)] == [Status.PASS]


def test_two_years_plans_side_by_side_are_left_to_a_person() -> None:
    """The former may have been named on purpose."""
    (found,) = years("按照《2023年政务公开工作要点》和《2024年政务公开工作要点》要求，编制本报告。")
    assert found.status is Status.NOT_ASSESSABLE
    assert found.message.startswith("这是 2023 年的工作安排")
    assert "请核对要不要留" in found.message


def test_a_year_that_two_turns_of_phrase_tell_is_told_once() -> None:
    """开展2023年… is one, 现将…2023年…情况 the other."""
    (finding,) = years("现将我镇开展2023年政府信息公开工作情况公布如下：")
    assert (finding.status, finding.left) == (Status.FAIL, 2023)


@pytest.mark.parametrize(("text", "year"), [
    ("2022年，我镇在县委、县政府的正确领导下，始终把政务公开作为转变作风的抓手，现将全年情况报告如下。", 2022),
    ("2021年度，安皋镇认真贯彻落实条例，做到应公开尽公开。", 2021),
    ("2022年，我镇主动公开政府信息66条，未收到申请。", 2022),
    ("现将安皋镇2022年政府信息公开工作情况报告如下。", 2022),
    ("2023年，在上级部门的指导下，我镇健全机制。", 2023),
    ("2022年，安皋镇人民政府高度重视公开，明确专人负责，现将本年度工作报告如下。", 2022),
    ("2024年公开信息3条。\n 2022年坚持以人民为中心，深入贯彻上级部署。", 2022),
    ("2022年，我镇在县委的正确领导下健全机制。\n2024年，我镇继续推进。", 2022),
])  # fmt: skip
def test_a_report_opens_with_its_own_year(text: str, year: int) -> None:
    """However old the text is that was left in: who reports and under whose lead is told of the year itself."""
    words = prose(text, agency="安皋镇人民政府")
    assert [each.left for each in found(words, "D-year")] == [year]


@pytest.mark.parametrize("text", [
    "2022年，我镇成立领导小组，在县政府的指导下开展工作。",
    "2022年以来，我镇在县委的正确领导下，公开信息30条。",
    "2021年，新修订的办法施行后，我镇认真贯彻落实。",
    "2022年，国务院办公厅部署下，各地认真落实。",
    "2022年，我镇在县政府指导下被列为试点，2024年持续推进。",
    "2024年，我镇在县委的正确领导下推进公开。2022年，我镇高度重视公开。",
    "我镇高度重视。2022年，在县委领导下，我镇公开信息3条。",
    "2010年，我镇高度重视公开。2022年，我镇与上年相比高度重视公开。",
    "2022年，我镇公开信息60条。2023年与之持平。2024年，我镇公开信息90条。",
    "2022年，我镇公开信息60条，今年公开信息90条。",
    "2022年，我镇在县委的正确领导下健全机制。2024年，我镇继续推进。",
    "2022年至2024年，我镇高度重视公开。2022-2024年，我镇认真落实。",
])  # fmt: skip
def test_history_may_open_with_an_earlier_year(text: str) -> None:
    """What began or was founded then; a sentence further down, or of others."""
    assert not found(prose(text), "D-year")


def test_only_the_first_section_opens_a_report() -> None:
    """Among the problems an earlier year's may be told."""
    words = prose("2022年，我镇高度重视公开，明确专人负责。")
    moved = replace(words, words=(Words("problems", "", words.words[0].text, ()),))
    assert found(words, "D-year")
    assert not found(moved, "D-year")


@pytest.mark.parametrize("text", [
    "2022年，我镇主动公开信息96条，涵盖财政预决算、乡村建设、应急管理等。",
    "2023年收到申请3件。2022年，我镇主动公开信息96条。",
    "2022年，我镇公开信息96条，包括预算、决算和招标信息。",
    "2022年，我镇主动公开信息96条。开展培训5次，增加2次。",
])  # fmt: skip
def test_a_sentence_on_the_year_before_as_the_own_year_is_wrong(text: str) -> None:
    """Also where budgets are among what it lists, or the sentence beside it is right."""
    (finding,) = found(prose(text, 2023), "D-year")
    assert (finding.status, finding.left) == (Status.FAIL, 2022)


@pytest.mark.parametrize("text", [
    "2022年，我镇主动公开信息96条。2023年，我镇公开信息110条，增加14条。",
    f"{'我镇认真做好政务公开工作。' * 20}2022年，我镇主动公开信息96条。2023年，我镇公开信息110条，增加14条。",
    "2023年公开信息110条。2022年，我镇主动公开信息96条，增加14条。",
    "2023年公开信息110条，2022年，我镇主动公开信息96条。",
    "2022年，我镇主动公开决算信息12条。",
    "2022年，我镇主动公开信息96条，包括2021年决算。",
])  # fmt: skip
def test_a_sentence_on_the_year_before_may_be_compared_with(text: str) -> None:
    """With the sentence beside it, or of a budget's year."""
    assert Status.FAIL not in {each.status for each in found(prose(text, 2023), "D-year")}


@pytest.mark.parametrize(("words", "quote"), [
    ("公开各类信息,3至5条和动态", "公开各类信息"),
    ("公开信息共123,456条动态", "公开信息共"),
    ("主动公开政府信息共计1234条", "主动公开政府信息共计"),
    ("主公开政府信息123条动态", "主公开政府信息123"),
    ("12345678901234", "1"),
    ("公开信息9条", "公开信息9条"),
])  # fmt: skip
def test_words_are_cut_at_a_mark_or_before_a_number(words: str, quote: str) -> None:
    """A mark within a number is none; a number that ends where the words are cut stands whole."""
    assert words[: short(words, 0, len(words), 10)] == quote
