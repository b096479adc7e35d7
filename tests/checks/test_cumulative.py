"""N-cumulative within one report: what is counted over all years is no less than this year's count of it."""

from __future__ import annotations

import pytest

from kit.checks.words.grammar.parsed_words import parse_prose
from kit.checks.words.year_on_year import check_yearly
from tests.checks.readings import anywhere, parts, prose, yearly
from tests.processor_time import grows_in_proportion


def outcome(text: str) -> list[tuple[str, int, str]]:
    """Return what N-cumulative says of a text of a report on 2024, with the count and its quoted words."""
    words = prose(text, "overview.proactive")
    found = [each for each in check_yearly(words, parse_prose(words)) if each.rule == "N-cumulative"]
    return [(each.status.value, int(str(each.left)), each.quote) for each in found]


@pytest.mark.parametrize("text", [
    "本年新增公开信息318条，历年累计公开286条。",
    "本年新增公开信息318条，自《条例》施行以来累计公开政府信息286条。",
    "本年新增公开信息318条，自2008年以来，全镇累计公开286条。",
    "历年累计公开286条，本年公开信息318条。",
    "本年制发规范性文件12件，历年累计制发规范性文件11件。",
    "自2008年以来累计开展培训18次，本年开展培训20次。",
    "本年受理申请共12件，历年累计受理申请11件。",
])  # fmt: skip
def test_a_sum_over_all_years_is_no_less_than_this_years(text: str) -> None:
    """However it is named as one, before this year's count or behind it."""
    assert [status for status, _, _ in outcome(text)] == ["fail"]


@pytest.mark.parametrize("text", [
    "参加培训5000人次，全年公开信息318条，历年累计公开4300条。",
    "主动公开信息30条，历年累计公开规范性文件20件。",
    "本年推送信息318条，公众号开通以来历年累计推送286条。",
    "本年公开信息318条，历年累计公开318条。",
    "本年公开信息318，历年累计公开286条。",
    "本年公开信息318条，比去年增加500条，历年累计公开400条。",
    "去年公开信息500条，本年公开信息318条，历年累计公开400条。",
    "历年累计公开信息约286条（截至上年底250条），本年公开30条。",
    "历年累计公开信息286条（截至上年底250余条），本年公开30条。",
])  # fmt: skip
def test_only_counts_of_one_thing_compare(text: str) -> None:
    """Not people, not documents beside information of every kind, not one account's, no growth, no other year's."""
    assert [status for status, _, _ in outcome(text)] == ["not assessable"]


def test_without_this_years_count_a_sum_and_last_years_say_nothing() -> None:
    """What this year added is not known."""
    assert yearly("历年累计公开信息286条。", "历年累计公开信息250条。") == "N-cumulative not assessable"


def test_last_years_sum_may_be_about_so_many() -> None:
    """Then what came on top cannot be told."""
    text = "本年公开信息30条，历年累计公开信息286条。"
    assert yearly(text, "历年累计公开信息约250条。") == "N-cumulative not assessable"
    assert yearly(text, "历年累计公开信息250条。") == "N-cumulative fail"


@pytest.mark.parametrize("text", [
    "本年公开信息210条，自2024年以来，全镇累计公开180条。",
    "本年公开信息210条，今年以来累计公开180条。",
    "本年公开信息210条，自2008年以来，开展培训18次，公开180条。",
])  # fmt: skip
def test_a_sum_of_this_year_is_none_over_all(text: str) -> None:
    """Since the report's own year; and behind 以来 only what is told to be a sum is one."""
    assert outcome(text) == []


@pytest.mark.parametrize(("text", "told", "quote", "left", "right"), [
    ("上年末累计公开信息200条，本年新增50条，累计公开260条。", "上年 200 加 50 是 250，正文写 260",
     "上年末累计公开信息200条，本年新增50条，累计公开260条", 260, 250),
    ("历年累计公开信息286条（截至2023年底250条），本年公开信息30条。", "上年累计 250 加本年 30 是 280，正文写 286",
     "历年累计公开信息286条", 286, 280),
])  # fmt: skip
def test_a_sum_is_told_with_what_it_comes_to(text: str, told: str, quote: str, left: int, right: int) -> None:
    """By what there was at last year's end and what this year added, each with its own number."""
    words = prose(text, "overview.proactive")
    (found,) = [each for each in check_yearly(words, parse_prose(words)) if each.rule == "N-cumulative"]
    assert (found.message, found.quote, found.left, found.right) == (told, quote, left, right)


def test_the_sum_is_quoted_with_its_words() -> None:
    """From the last mark before it."""
    assert outcome("本年公开信息318条，历年累计公开286条。") == [("fail", 286, "历年累计公开286条")]


def test_the_sum_grows_by_this_years_count() -> None:
    """Last year's sum and this year's count; an act's name stands for the years since."""
    text, last = "本年公开信息18条，自《条例》施行以来累计公开{}条。", "历年累计公开信息200条。"
    assert yearly(text.format(218), last) == "N-cumulative pass"
    assert yearly(text.format(219), last) == "N-cumulative fail"


def test_what_last_year_summed_since_its_own_start_is_none_over_all() -> None:
    """A sum since 2023 in the report on 2023 is that year's count, whatever came before."""
    text = "历年累计公开信息80条。本年公开信息50条。"
    assert yearly(text, "自2023年以来累计公开信息20条。") == "N-cumulative not assessable"
    assert yearly(text, "自2008年以来累计公开信息20条。") == "N-cumulative fail"


def running(text: str) -> list[str]:
    """Return what is decided of the totals that grew within a text of a report on 2024."""
    return anywhere(_running, text)


def _running(text: str) -> list[str]:
    words = prose(text, "overview.proactive")
    found = check_yearly(words, parse_prose(words))
    return [
        each.status.value
        for each in found
        if each.rule == "N-cumulative" and each.message.startswith("上年 ")
    ]


@pytest.mark.parametrize(("text", "comes"), [
    ("我镇历年公开信息累计至2023年底为2150条，2024年新增240条，累计公开总数已达2490条。", "fail"),
    ("我镇历年公开信息累计至2023年底为2150条，2024年新增240条，累计公开总数已达2390条。", "pass"),
    ("截至2023年12月31日，累计公开信息2150条，本年新增240条，累计达2490条。", "fail"),
    ("上年末累计公开2150条，本年公开240条，年末累计公开2390条。", "pass"),
    ("上年末公开专栏64条，今年新增27条，合计91条。", "pass"), ("上年末公开专栏64条，今年新增27条，共计81条。", "fail"),
    ("上年末累计公开2150条，本年公开240条，年末累计公开2930条。", "fail"),
    ("公众号粉丝由上年末的2150人增加240人，达到2390人。", "pass"),
    ("公众号粉丝由上年末的2150人增加240人，达到2490人。", "fail"),
    ("2023年底公众号粉丝2150人，2024年净增240人，总数达2490人。", "fail"),
    ("2023年底公众号粉丝2150人，2024年新增240人，总数达2390人。", "pass"),
    ("公开信息较上年的287条减少32条，降至265条。", "fail"),
    ("公开信息总数比上年（287条）多42条，达319条。", "fail"),
    ("截至2023年底累计公开2150条，2024年撤销240条，累计公开1910条。", "pass"),
    ("截至2023年底累计公开2150条，比上年减少240条，累计公开1920条。", "fail"),
    ("截至2023年底累计公开2150条，2024年公开240条，累计公开2490条。", "fail"),
    ("2023年底公开信息2150条，新增240条，累计公开2490条。", "fail"),
    ("上年底累计公开300条，本年新增20条，累计公开政府信息330条。", "fail"),
    ("公开栏动态5条，公众号粉丝上年末2150人，今年净增240人，达2400人。", "fail"),
    ("上年底累计推送图文2150条，今年推送240条，累计推送图文2490条。", "fail"),
])  # fmt: skip
def test_a_total_grows_by_what_came_on_top(text: str, comes: str) -> None:
    """All three numbers in one sentence: last year's end, this year's change, and what they come to."""
    assert running(text) == [comes]


@pytest.mark.parametrize("text", [
    "截至2023年底，累计公开信息2150条，本年新增240条，累计推送图文500条。",
    "2023年公开信息215条，2024年公开信息240条，累计推送图文500条。",
    "上年底留存未办结事项3件，本年新增12件，累计办结14件。",
    "截至2023年底累计公开信息2150余条，本年新增240条，累计达2490条。",
    "截至2023年底累计公开信息2150条，本年新增240条，清理失效信息20条，累计达2370条。",
    "上年末现有账号3个，本年新增1个，累计发布信息的账号2个。",
    "截至2024年底，累计公开信息2150条，新增240条，累计达2100条。",
    "截至2023年底，累计公开信息2150条。本年新增240条，累计达2490条。",
    "2023年底公众号粉丝2150人，2024年新增240人，总数达2290人。",
    "上年末公众号粉丝2150人，今年新增粉丝240人，达2290人。",
    "上年末信息员215人，今年新增24人，达229人。",
    "上年底累计推送图文2150条，今年新增240条，累计推文2390条。",
    "2023年底账号粉丝215人，公开信息2150条，新增240条，累计公开2490条。",
    "上年底累计公开2150条，本年新增240条，比上年增加300条。",
    "上年底累计公开2150条，公开240条，累计公开2490条。",
    "上年底累计公开2150条，本年新增240条，累计公开2490篇。",
    "上年底累计公开2150条，本年新增240篇，累计公开2490条。",
    "上年底累计公开2150条，2024年累计公开240条，累计公开2490条。",
    "上年底累计公开2150，本年新增240，累计公开2490。",
    "上年底累计公开2150条，本年新增约240条，累计公开2490条。",
    "上年底累计公开2150条，本年新增240条，累计公开约2490条。",
    "上年底累计公开2150条，本年新增240条，累计公开账号2490个。",
    "上年末公开栏9个，累计公开2150条，本年公开240条，累计公开2490条。",
    "上年底累计公开2150条，清理失效信息后新增240条，累计公开2390条。",
])  # fmt: skip
def test_a_total_of_something_else_did_not_grow_by_it(text: str) -> None:
    """Of other things, about so much, with a third number between, of this year, or in another sentence."""
    assert running(text) == []


@pytest.mark.parametrize("said", [
    "达", "达到", "达到了", "现达", "目前达", "已达", "总数达", "总量达", "增至", "升至", "增加到", "增长到", "已增至",
])  # fmt: skip
def test_what_a_total_reached_is_put_in_many_ways(said: str) -> None:
    """With nothing but the word of reaching it names the total; so does what it fell to."""
    assert running(f"公众号粉丝由上年末的2150人增加240人，{said}2390人。") == ["pass"]
    assert running(f"公众号粉丝由上年末的2150人增加240人，{said}2490人。") == ["fail"]
    assert running(f"公众号粉丝由上年末的2150人增加240人，活跃{said}2490人。") == []


@pytest.mark.parametrize("said", ["降至", "减至", "减少到", "现降至"])
def test_what_a_total_fell_to_is_put_in_many_ways(said: str) -> None:
    """降至, 减少到."""
    assert running(f"公众号粉丝由上年末的2150人减少240人，{said}1910人。") == ["pass"]
    assert running(f"公众号粉丝由上年末的2150人减少240人，{said}1810人。") == ["fail"]


def test_what_came_on_top_is_no_part_of_a_total() -> None:
    """N-cumulative alone tells of it, or nothing does: some may have left."""
    assert parts("2023年底公众号粉丝2150人，2024年新增粉丝240人，总数达2290人。") == ""
    assert parts("2023年底公开信息2150条，2024年新增240条，总数达2490条。") == ""


@pytest.mark.parametrize("piece", ["上年底累计3条，新增2条，", "累计上年末的", "达到3条"])
def test_many_totals_take_time_in_proportion(piece: str) -> None:
    """However many stand in a line."""
    grows_in_proportion(
        lambda size: running("上年底累计3条，" + piece * (size // len(piece))), (2_000, 20_000)
    )


@pytest.mark.parametrize(("text", "status"), [
    ("全年公开信息43条，历年累计公开788条（截至2023年底为745条）。", "pass"),
    ("全年公开信息43条，历年累计公开798条（截至2023年底为745条）。", "fail"),
    ("全年公开信息43条，历年累计公开798条（截至上年末累计公开745条）。", "fail"),
    ("更新及时，内容规范，格式统一，栏目齐全，群众反响良好，各项任务层层分解，各方责任压实，动态管理，及时调整，持续规范，"
     "全年公开信息43条，历年累计公开798条（截至2023年底为745条）。", "fail"),
    ("网站公开信息9条，全年公开信息43条，历年累计公开788条（截至上年底745条）。", "pass"),
    ("全年公开信息43条，历年累计公开798条（截至2024年底在线745条）。", "not assessable"),
    ("全年公开信息43条，历年累计公开798条（其中截至2023年底失效45条）。", "not assessable"),
    ("全年公开信息43条，历年累计公开798条（截至上年底为745条、解读20条）。", "not assessable"),
    ("全年公开信息约43条，历年累计公开798条（截至上年底为745条）。", "not assessable"),
])  # fmt: skip
def test_brackets_may_tell_how_many_there_were_before(text: str, status: str) -> None:
    """Then this year's count on top of them is all there are."""
    assert [each[0] for each in outcome(text)] == [status]
