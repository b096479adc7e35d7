"""D-lost and D-residue: the form's own terms with a slip of the pen in them, and dates that no calendar has."""

from __future__ import annotations

import pytest

from tests.checks.on_words import found, lost, prose


@pytest.mark.parametrize(("text", "quotes"), [
    ("本年度未收到政府信公开申请，编制了政府信息公指南、政府信息开目录。", ["政府信公开", "信息公指南", "信息开目录"]),
    ("我镇政信息公开工作有序，推进府信息公开，市政府信息公开。", ["政信息公开"]),
    ("负责受理，府信息公开申请由党政办承办。", ["府信息公开"]),
    ("（二）依申请公情况。依申请开的政府信息3条，主动公政府信息5条。", ["依申请公", "依申请开", "主动公"]),
    ("无行政复、行政诉讼，无行政议、行政诉讼，未发生政复议、政诉讼，无行复议。",
     ["行政复", "行政议", "政复议", "政诉讼"]),
    ("未发生复议，行复议0件。", ["行复议"]),
    ("今年范性文件制发0件，结转年度继续办理0件，结转下度0件，信息处费、信息理费、息处理费均为0。",
     ["范性文件", "结转年度", "结转下度", "信息处费", "信息理费", "息处理费"]),
    ("商业企0件、科研机0件、社会公组织0件、法律服机构0件。", ["商业企", "科研机", "社会公组织", "法律服机构"]),
    ("编制2024年政府信息公开工作年报告。", ["公开工作年报告"]),
    ("政府信息公开作有序开展，无信息公开申情况，加强公开平建设，完善监督保制度。", ["信息公开作", "信息公开申", "公开平建设", "监督保"]),
    ("未收到依申请公申请，编制信息公指南。", ["依申请公", "信息公指南"]),
])  # fmt: skip
def test_a_term_lacks_a_character(text: str, quotes: list[str]) -> None:
    """Wherever in the term it stood."""
    assert lost(text) == quotes


@pytest.mark.parametrize("text", [
    "财政信息公开、民政信息公开、党政信息公开、政务信息公开、行政信息公开，微信公开，诚信公开，政府信息公示。",
    "可以依申请开展查阅，主动公布、主动开展，公开申请，主动公示，政府信息开放，规范文件管理，示范性文件。",
    "进行复议，行政复核，履行复议决定，行政复函，行政议案，行政复\n议，行\n政复议，信\n息处理费。",
    "商业企业、科研机构、社会公益组织、法律服务机构，科研机关，政府信件公开。",
    "政府信\n息公开，依申请公\n开，政府信息公\n开，规\n范性文件，结转下年度继续办理，顺利办结下年度预算。",
    "信息公开作为重点，政务公开作风，信息公开申报，水平建设，监督保护，政府信息公示、信息公告栏。",
    "发布信息开公众号先河，依照规定，行政复议意见书，信息开公司之先。",
])  # fmt: skip
def test_what_other_words_spell_lacks_nothing(text: str) -> None:
    """Their neighbours are words too; a line may end within a term."""
    assert lost(text) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("政府息信公开工作，主动开公情况，申依请公开，行政议复，规性范文件。",
     ["政府息信公开", "主动开公", "申依请", "行政议复", "规性范文件"]),
    ("未发生行政讼诉，府政信息公开。", ["行政讼诉", "府政信息"]),
    ("政府信习公开，行政复义，行政夏议，规犯性文件，主懂公开，政府信息公升工作。",
     ["政府信习公开", "行政复义", "行政夏议", "规犯性文件", "主懂公开", "政府信息公升"]),
])  # fmt: skip
def test_a_term_has_its_characters_in_their_places(text: str, quotes: list[str]) -> None:
    """None before its time, none of another sound or look."""
    assert lost(text) == quotes


def twice(text: str) -> list[str]:
    """Return what D-residue quotes of words."""
    return [each.quote for each in found(prose(text), "D-residue")]


@pytest.mark.parametrize(("text", "quotes"), [
    ("政府信信息公开，信息公公开，主动动公开。", ["政府信信息", "信息公公开", "主动动公开"]),
    ("政府信息信息公开，政务公开工工作。", ["政府信息信息公开", "政务公开工工作"]),
    ("申请请公开，信息公开开工作。", ["申请请公开", "信息公开开"]),
    ("行行政复议、行政诉讼讼，行政复议议0件。", ["行行政", "诉讼讼", "行政复议议"]),
    ("规范性性文件，规范性文件件。", ["规范性性", "规范性文件件"]),
    ("结转下下年度，2024年度度，年度报告告。", ["结转下下年", "年度度", "年度报告告"]),
    ("监督保障障，信息处理费费，公开指南南，公开条例例。", ["公开条例例", "公开指南南", "保障障", "处理费费"]),
])  # fmt: skip
def test_a_term_has_a_character_once(text: str, quotes: list[str]) -> None:
    """A second one is a slip of the keys."""
    assert sorted(twice(text)) == sorted(quotes)


@pytest.mark.parametrize("text", [
    "民主主动公开，自主主动公开，主动动员，公开开展，公开开工项目信息，办结结转，未办结结转下年。",
    "执行行政处罚，履行行政复议决定，行政政策，复议议题，规范性文件件数，法规规范性文件。",
    "监督督促，监督督查，水平平台，公平平台，年度度假，报告告知，处理费费用，纪监监督，行政复议议事规则程序，审结结转。",
])  # fmt: skip
def test_two_words_may_share_a_character(text: str) -> None:
    """One ends in it and the next begins with it."""
    assert twice(text) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("我镇于2024年2月30日召开会议。", ["2月30日"]),
    ("4月31日、6月31日、09月31日、11 月 31 日召开会议。", ["4月31日", "6月31日", "09月31日", "11 月 31 日"]),
    ("2023年2月29日印发方案，2024年2月29日、2月29日、2000年2月29日开会。", ["2023年2月29日"]),
    ("2024年0月开会，10月0日、3月00日印发。", ["2024年0月", "10月0日", "3月00日"]),
    ("发布时间：2024-02-30，2024.4.31，2024/11/31。", ["2024-02-30", "2024.4.31", "2024/11/31"]),
])  # fmt: skip
def test_a_date_is_in_the_calendar(text: str, quotes: list[str]) -> None:
    """Months have their days, and February a 29th in each fourth year."""
    assert lost(text) == quotes


@pytest.mark.parametrize("text", [
    "12月30日、12月31日、1月31日、10月31日、2月28日、11月30日。",
    "2月31日均访问量，全年12个月10日内答复，0.2月30日常，编号2024-2-301。",
    "2024-01-30至2024-12-31，2024.10.31，2024/1/31，10月10日，20月。",
])  # fmt: skip
def test_days_that_there_are(text: str) -> None:
    """The last ones of months; numbers that run on are no dates."""
    assert [each for each in lost(text) if "20月" not in each] == []
