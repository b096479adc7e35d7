"""N-percent: averages beside the total that they are of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kit.checks.words.percentages import check_percentages
from tests.checks import readings
from tests.checks.readings import anywhere, parsed
from tests.processor_time import grows_in_proportion


def shares(text: str) -> str:
    """Return what comes of the shares, wherever the text stands."""
    return anywhere(readings.shares, text)


@pytest.mark.parametrize(("text", "comes"), [
    ("公众号1至12月推送图文共180期，平均每月18期，粉丝2300余人。", "fail"),
    ("公众号1至12月推送图文共180期，平均每月15期，粉丝2300余人。", "pass"),
    ("全年截至12月31日，公众号推送180期，平均每月18期。", "fail"),
    ("2024年公众号推送180期，平均每月18期。", "fail"),
    ("今年推送图文180期，平均每月18期。", "fail"),
    ("截至12月31日，公众号推送180期，平均每月15期。", "pass"),
    ("全年召开例会13次，平均每月1次。", "pass"),
    ("全年召开例会23次，平均每月1次。", "pass"),
    ("全年召开例会13次，平均每月2次。", "fail"),
    ("全年发布信息500条，月均42条。", "pass"),
    ("全年发布信息500条，月均41条。", "pass"),
    ("全年发布信息500条，月均41.7条。", "pass"),
    ("全年发布信息500条，月均43条。", "fail"),
    ("全年发布信息510条，月均43条。", "pass"),
    ("全年发布信息500条，月均约45条。", "pass"),
    ("全年发布信息500条，月均约55条。", "fail"),
    ("全年点击12万次，月均1万次。", "pass"),
    ("全年点击12万次，月均1.5万次。", "fail"),
    ("全年发布信息520条，平均每周发布10条。", "pass"),
    ("全年发布信息520条，每周平均发布15条。", "fail"),
    ("全年发布信息500条，日均2条。", "pass"),
    ("全年发布信息365条，日均3条。", "fail"),
    ("全年编发简报48期，平均每季度10期。", "fail"),
    ("月均推送15期，全年共推送180期。", "pass"),
    ("月均推送17期，全年共推送180期。", "fail"),
    ("月均推送15期，共推送180期。", "pass"),
    ("月均推送17期，全年共推送180期，其中动态90期。", "fail"),
    ("全年公开信息480条，政策360条、动态120条，月均80条。", "fail"),
    ("月均推送17期，全年共推送180期。工作有序。", "fail"),
    ("月均发布信息60条，全年发布信息500条。", "fail"),
    ("更新规范，反响良好，月均发布信息60条，全年发布信息500条。", "fail"),
    ("收到申请9件，其中网上7件，月均发布信息60条，全年发布信息500条。", "fail"),
    ("公开信息480条，其中网站360条、公众号120条，月均40条。", "pass"),
    ("公众号推送96期，视频号推送84期，平均每月15期。", "pass"),
    ("全年推送动态480条，平均每月动态类40条。", "pass"),
    ("上年发布信息360条，今年发布480条，月均30条。", "fail"),
    ("月均推送17期，全年我镇各村各部门累计共推送180期，内容多样，形式活泼。", "fail"),
    ("全年图文推送480条，平均每月推送图文30条。", "fail"), ("全年图文480条，平均每月发图文30条。", "fail"),
    ("全年图文480条，平均每月图文信息30条。", "fail"),
    ("公开信息9条，其中政策9条。公众号推送96期，视频号推送84期，平均每月15期。", "pass"),
])  # fmt: skip
def test_an_average_by_time_is_of_the_whole_year(text: str, comes: str) -> None:
    """Of twelve months, four quarters, about so many weeks and days; of any total before it, or all of them."""
    assert shares(text) == f"N-percent {comes}"


@pytest.mark.parametrize(("text", "comes"), [
    ("在12个村张贴公告360张，平均每村30张。", "pass"),
    ("在12个行政村张贴公告360张，平均每个村28张。", "fail"),
    ("在12个村张贴公告360张，平均每村张贴40张。", "fail"),
    ("在12个公开点位投放手册1440册，平均每个点位投放100册。", "fail"),
    ("举办培训8场，参训240人次，平均每场30人。", "pass"),
    ("举办培训8场，参训240人次，场均40人。", "fail"),
    ("举办培训6次，参训180人，平均每次30人。", "pass"),
    ("举办培训6次，参训180人，平均每次29人。", "fail"),
])  # fmt: skip
def test_an_average_by_thing_is_of_those_that_its_sentence_counts(text: str, comes: str) -> None:
    """Villages, places, events."""
    assert shares(text) == f"N-percent {comes}"


@pytest.mark.parametrize(("average", "comes"), [
    ("每周20条", "pass"), ("每周20.01条", "fail"), ("每周18.86条", "pass"), ("每周18.85条", "fail"),
    ("每天4.17条", "pass"), ("每天4.18条", "fail"), ("每日2.73条", "pass"), ("每日2.72条", "fail"),
    ("每季度250条", "pass"), ("每季度240条", "fail"), ("每月83.3条", "pass"), ("每月83.2条", "fail"),
])  # fmt: skip
def test_a_year_has_so_many_weeks_and_days(average: str, comes: str) -> None:
    """Of weeks 50 to 53, of days 240 to 366, as those of work alone may be meant."""
    assert shares(f"全年发布信息1000条，平均{average}。") == f"N-percent {comes}"


@pytest.mark.parametrize(("words", "right"), [
    (["每月平均", "月平均", "月均", "平均每月", "全年平均每月", "约平均每月", "即月均", "折合月均", "每个月平均",
      "平均每个月", "平均每一个月", "平均下来每月", "平均每个月发布"], 120),
    (["每季平均", "季均", "平均每季", "平均每季度", "每季度平均", "每个季度平均", "平均每个季度", "平均每季度发布"], 360),
    (["每周平均", "周均", "平均每周"], 28),
    (["每天平均", "每日平均", "日均", "平均每天", "平均每日"], 4),
])  # fmt: skip
def test_an_average_by_time_is_put_in_many_ways(words: list[str], right: int) -> None:
    """月均, 每月平均, 平均每月."""
    assert {shares(f"全年发布信息1440条，{word}{right}条。") for word in words} == {"N-percent pass"}
    assert {shares(f"全年发布信息1440条，{word}999条。") for word in words} == {"N-percent fail"}


@pytest.mark.parametrize(("counted", "words"), [
    ("12个村", ["每村平均", "每个村平均", "村均", "平均每村", "平均每个村", "平均每一村"]),
    ("12户", ["每户平均", "户均", "平均每户"]),
    ("12场", ["每场平均", "场均", "平均每场"]),
    ("12次", ["每次平均", "平均每次"]),
    ("12个网格", ["平均每个网格"]),
])  # fmt: skip
def test_an_average_by_thing_is_put_in_many_ways(counted: str, words: list[str]) -> None:
    """村均, 每村平均, 平均每个村."""
    assert {shares(f"{counted}征集意见360件，{word}30件。") for word in words} == {"N-percent pass"}
    assert {shares(f"{counted}征集意见360件，{word}20件。") for word in words} == {"N-percent fail"}


@pytest.mark.parametrize("text", [
    "全年发布信息500条，月均40余条。",
    "全年发布信息500条，月均超30条。",
    "公众号开通以来发布信息120条，月均20条。",
    "下半年发布信息120条，月均20条。",
    "第三季度发布信息120条，平均每个月40条。",
    "5至8月发布信息120条，平均每个月30条。",
    "全年公开信息480条，平均每个月末公开1次。",
    "4至12月发布信息180条，月均20条。",
    "1至10月发布信息180条，月均18条。",
    "3月起发布信息180条，月均18条。",
    "截至11月底，公众号推送180期，平均每月16期。",
    "开展检查36次，平均每月召开例会1次。",
    "公开信息480条，公众号月均推送10条。",
    "公开信息300条，群众点击月均2000次。",
    "公开信息480条，平均每个工作日2条。",
    "每月公开1次，全年公开15次。",
    "全镇20个村，在其中12个村张贴360张，平均每村30张。",
    "在12个村张贴公告360张，平均每村25张，镇区60张。",
    "0个村张贴公告360张，平均每村25张。",
    "平均办理5天，收到申请12件，平均每件办理3天。",
    "推送300篇，人均阅读3篇。",
    "全年发布信息260条，平均每周末发布1条。",
    "全年发布信息260条，平均每周三发布2条。",
    "公开信息480条，其中网站360条、公众号120条，月均45条。",
    "全年公开信息480条，其中网站360条、公众号120条，月均80条。",
    "全年编发动态480条；视频号同样坚持更新，平均每周更新1条。",
    "全年编发动态480条，宣传栏跟进，平均每月张贴6条。",
    "全年编发动态480条，其中公众号推出40期，平均每期5条。",
    "全年接访480人次，其中咨询台由专人值守，平均每天接访4人次。",
    "全年公开信息480条，平均每月张贴5条。",
    "全年公开文件480条，月均公文40条。",
    "全年公开信息480条，15个村同步张贴，平均每村张贴7条。",
    "平均每月推送5条，视频号全年共推送480条。",
    "公众号推送180期，平均每月18期。",
    "截至12月31日，公众号推送180期，平均每月18期。",
    "到2024年底，公众号推送180期，平均每月18期。",
    "全年巡查公开栏8次，走遍16个村，平均每村3次。",
    "村组干部90人参加培训4期，平均每人3期。",
    "今年汛期前后发布预警90条，平均每天3条。",
    "全年公众号升级后发布信息200条，平均每周9条。",
    "国庆前后集中发布提示40条，平均每天4条。",
    "全年发布信息500条。月均30条。",
    "全年发布信息近500条，月均30条。",
    "在12个村放映电影360，平均每村25。",
    "全年推送信息480条，其中平均每月30条。",
    "全年推送图文480条，持续优化栏目设置，平均每月推送图文30条。",
    "今年4至12月发布信息180条，月均15.5条。",
    "今年至10月发布信息180条，月均18.5条。",
    "今年第三季度发布信息180条，月均20条。",
    "本年5月份发布信息180条，月均20条。",
    "全年自3月起发布信息180条，月均20条。",
    "征集意见360件，村均20件。",
    "全镇20个村，12个村张贴公告360张，平均每村30张。",
    "辖区12个村，约12个村张贴公告360张，平均每村40张。",
    "点位增加12个点位，投放手册1440册，平均每个点位投放100册。",
    "12个村平均每户张贴公告3张，平均每村张贴30张。",
    "全年新增信息480条，平均每月更新5条。",
])  # fmt: skip
def test_an_average_of_something_else_is_left_alone(text: str) -> None:
    """Of part of a year, of other things, of who knows how many; one that is only said to be more than so much."""
    assert shares(text) == ""


def test_an_average_of_a_number_beyond_measure_is_reckoned_too() -> None:
    """However many digits what it comes to has."""
    assert shares("全镇0.000001个村，全年张贴告示999999999999999亿张，平均每村3张。") == "N-percent fail"


def test_an_average_is_told_with_what_it_comes_to() -> None:
    """And quoted from its total on."""
    (found,) = check_percentages(parsed("全年推送图文共180期，平均每月18期。"))
    assert (found.message, found.quote) == (
        "总数 180，平均每月 15，正文写 18", "全年推送图文共180期，平均每月18期"
    )  # fmt: skip
    (found,) = check_percentages(parsed("全年推送图文共365期，日均5期。"))
    assert (found.message, found.right) == ("总数 365，平均每日 1 到 1.52，正文写 5", Decimal("1.52"))
    (found,) = check_percentages(parsed("新建12个村，张贴公告360张，平均每村张贴40张。"))
    assert found.message == "总数 360，平均每村 30，正文写 40"
    assert (found.left, found.right) == (40, 30)


@pytest.mark.parametrize("piece", ["平均每月", "平均每村3张，", "12个村月均3条，", "均"])
def test_many_averages_take_time_in_proportion(piece: str) -> None:
    """However often a line says 平均."""
    grows_in_proportion(lambda size: shares("信息9条，" + piece * (size // len(piece))), (2_000, 20_000))
