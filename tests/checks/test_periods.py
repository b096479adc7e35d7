"""Periods, approximations and parts of a whole as all rules read them."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.report.narrative import Words
from kit.report.prose import Prose
from tests.checks.readings import roles, shares, yearly


def period(text: str) -> list[Status]:
    """Return what comes of the period that an excerpt of the report for 2024 states."""
    words = (Words("overview", "proactive", text, ()),)
    found = confront_text(Prose(editions()["2021"], 2024, "安高镇", words, (), whole=False))
    return [each.status for each in found if each.rule == "D-period"]


@pytest.mark.parametrize("text", [
    "统计期限自202424年1月1日起至2024年12月31日止。", "统计期限为2024年1月1日至202244年12月31日。",
    "统计期限：2024年1月1日到20224年12月31日。", "数据期限自 202204 年1月1日起至12月31日止。",
    "统计时间为20244年度。", "统计时限从2024年1月1日到２０２０24年12月31日。",
])  # fmt: skip
def test_a_year_of_too_many_digits_is_no_period(text: str) -> None:
    """A stated period whose year cannot be the report's is wrong, whatever year was meant."""
    assert period(text) == [Status.FAIL]


@pytest.mark.parametrize("text", [
    "统计期限自2024年1月1日起至2024年12月31日止。", "统计期限为 2024 年 1 月 1 日至 12 月 31 日。",
    "统计时间为2024年1月至12月。", "统计时间为2024年01月—2024年12月。", "统计期限为2024年度。",
    "数据自2024年1月1日起，至12月31日止。", "本报告反映2024年1月1日至2024年12月31日的情况。",
    "本报告反映2024年1月1日到12月31日的情况。",
    "统计期限为2024.1.1-2024.12.31。", "统计期限自2024年1月1日起，至2024年12月31日止。",
    "统计期限为2024年1月1日至2024年12月31日(2025年1月10日公布)。", "统计期限为2024年1月1日至12月31日，电话0370-2020245。",
])  # fmt: skip
def test_the_whole_year_is_read_in_every_spelling(text: str) -> None:
    """With or without the name of a period before it, with the second year or without."""
    assert period(text) == [Status.PASS]


@pytest.mark.parametrize(("text", "outcome"), [
    ("安高街道于2024年6月3日成立，统计期限自2024年6月3日起至2024年12月31日止。", Status.NOT_ASSESSABLE),
    ("安高街道于2024年6月3日成立，统计期限自2024年5月3日起至2024年12月31日止。", Status.FAIL),
    ("2024年6月3日培训一次，统计期限自2024年6月3日起至2024年12月31日止。", Status.FAIL),
    ("安高街道于2024年6月3日成立，统计期限自2024年6月3日起至2024年11月30日止。", Status.FAIL),
    ("安高街道于2024年1月1日成立，统计期限自2024年1月1日起至2024年12月31日止。", Status.PASS),
    ("安高街道于2024年1月3日成立，统计期限自2024年1月3日起至2024年12月31日止。", Status.NOT_ASSESSABLE),
    ("安高街道于2024年2月1日成立，统计期限自2024年2月1日起至2024年12月31日止。", Status.NOT_ASSESSABLE),
    ("安高街道于2024年2月1日成立，统计期限自2024年2月1日起至2024年12月31日止。本报告由党政办编制，各项工作有序开展。"
     "各社区认真落实责任，不断改进工作方式，持续提升服务质量，群众反响良好。", Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_an_office_founded_within_the_year_counts_from_that_day(text: str, outcome: Status) -> None:
    """Where the same sentence tells the day on which it was founded."""
    assert period(text) == [outcome]


@pytest.mark.parametrize("text", [
    "统计期限为2024年1月1日至11月30日。", "统计期限为2023年度。",
    "统计期限为截至2023年12月31日。", "统计期限自2024年1月1日起至2025年12月31日止。",
    "统计期限自2023年1月1日起至2024年12月31日止。", "统计期限自2024年1月2日起至2024年12月31日止。",
    "统计期限自2024年1月1日起至2024年12月30日止。",
])  # fmt: skip
def test_any_other_stretch_of_time_is_wrong(text: str) -> None:
    """One that ends in another year or month too."""
    assert set(period(text)) == {Status.FAIL}


@pytest.mark.parametrize("text", [
    "统计期限为2024年全年至1231日。", "统计期限自20241月1日至12月31日。", "统计期限为2024年1月1日起。",
    "统计时间为2024年1月至2025年12月。", "统计期限为截至2024年12月31日。", "统计期限为截至12月31日。",
    "统计期限为截至2024年11月30日。", "统计期限为截至2023年11月30日。",
    "2024年1月至12月，主动公开信息3条。", "2024年1月至12月31日，公开信息3条。", "1月1日至12月31日，公开信息3条。", "2024年1月1日至12月，公开信息3条。", "我镇自2023年1月1日至12月31日公开信息3条。",
])  # fmt: skip
def test_what_states_no_two_dates_is_left_to_a_person(text: str) -> None:
    """Dates run together, one date alone, and months or another year that no word calls the period."""
    assert set(period(text)) == {Status.NOT_ASSESSABLE}


@pytest.mark.parametrize(("time", "flag"), [
    ("2024年1月1日至12月31日", ""), ("2024年1月1日起至2024年12月31日", ""), ("1-12月", ""), ("1月1日—12月31日", ""),
    ("2024年1月至12月", ""), ("2024年1月1日-12月31日", ""), ("2024年1月~12月", ""), ("截至12月31日", ""), ("2024年6月", " partial"),
    ("2月1日至12月31日", " partial"), ("11月至12月", " partial"),
])  # fmt: skip
def test_months_count_a_part_of_the_year_unless_they_are_all(time: str, flag: str) -> None:
    """What was received from January to December is the year's."""
    assert roles(f"{time}收到申请3件。") == f"received 3{flag}"


@pytest.mark.parametrize(("told", "comes"), [
    ("比去年增加20条", "fail"), ("比去年增加近20条", "not assessable"), ("比去年增加20余条", "not assessable"),
    ("比去年增加20条左右", "not assessable"), ("同比增长20%", "fail"), ("同比增长约20%", "not assessable"),
    ("同比增长20%左右", "not assessable"), ("较上一年度增加18条", "pass"), ("与2023年相比增长18%", "pass"),
])  # fmt: skip
def test_an_approximate_growth_is_held_against_nothing(told: str, comes: str) -> None:
    """约20% of what grew by 18% is no error."""
    assert yearly(f"公开信息118条，{told}。", "公开信息100条。") == f"N-yoy {comes}"


@pytest.mark.parametrize(("share", "comes"), [
    ("占40%", "fail"), ("占约40%", "not assessable"), ("占40%左右", "not assessable"), ("占38%以上", "not assessable"),
    ("占36%", "pass"),
])  # fmt: skip
def test_an_approximate_share_is_no_wrong_one(share: str, comes: str) -> None:
    """18 of 50 are 36%; 左右 behind the percentage says as much as 约 before it."""
    assert shares(f"受理50件，其中甲类18件，{share}，乙类32件。") == f"N-percent {comes}"


@pytest.mark.parametrize(("words", "flag"), [
    ("区政府办共受理申请3件", ""), ("2024年，县政府办公室共收到申请3件", ""), ("市政府共收到申请3件", ""),
    ("线上、线下共收到申请3件", ""), ("收到区政府转来申请共3件", " partial"), ("收到县政府交来的申请3件", " partial"),
    ("网上共收到申请3件", " partial"), ("市政府办转来，共收到申请3件", ""), ("区政府网站共收到申请3件", " partial"),
])  # fmt: skip
def test_the_office_that_received_is_no_way_in(words: str, flag: str) -> None:
    """区政府办共受理 tells of all that it received; what 区政府 passed on is a part."""
    assert roles(f"{words}。") == f"received 3{flag}"


@pytest.mark.parametrize(("words", "read"), [
    ("上年没有结转申请", "carried_in 0 denied"), ("2023年结转申请3件", "carried_in 3"), ("上一年度末结转申请3件", "carried_in 3"), ("结转去年申请3件", "carried_in 3"),
    ("结转2025年申请3件", "carried_out 3"), ("转次年度申请3件", "carried_out 3"), ("转2023年度申请3件", ""),
    ("2022年结转申请3件", ""),
])  # fmt: skip
def test_the_years_beside_the_report_s_are_known_by_name_and_number(words: str, read: str) -> None:
    """The report is for 2024: 2023年 is 上年 and 2025年 下年, and no other year is either."""
    assert roles(f"{words}。") == read


def test_a_day_that_lost_a_character_is_told_whole() -> None:
    """Year, month and day as they are printed."""
    words = (Words("overview", "proactive", "统计期限自2024年1月1日至20241130日止。", ()),)
    findings = confront_text(Prose(editions()["2021"], 2024, "安高镇", words, (), whole=False))
    (found,) = [each for each in findings if each.rule == "D-period"]
    assert found.message == "统计期限里“20241130日”不是年初或年末那一天，日期还掉了字"
