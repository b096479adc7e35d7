"""N-parts: where a list of counts ends, which total it breaks down, and when what it lacks is a fault."""

from __future__ import annotations

import pytest

from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text


def sums(text: str) -> list[str]:
    """Return each breakdown that a report on 2023 is told of: what comes of it, its total and its parts."""
    found = confront_text(sort_text(text, 2023, editions()))
    return [
        f"{each.status.value} {each.details['stated']} = {' + '.join(map(str, parts))}"
        for each in found
        if isinstance(parts := each.details.get("parts"), list)
    ]


def remarks(text: str) -> list[str]:
    """Return what N-parts adds to the sum itself."""
    found = confront_text(sort_text(text, 2023, editions()))
    return [each.message.partition("；")[2].partition("；")[2] for each in found if "parts" in each.details]


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息100条，其中政策40条、动态35条。", ["fail 100 = 40 + 35"]),
    ("全年公开信息100条，其中政策40条、动态34条。", ["not assessable 100 = 40 + 34"]),
    ("全年公开信息100条。一是政策文件40条。二是工作动态20条。三是公示15条。", ["fail 100 = 40 + 20 + 15"]),
    ("全年公开信息100条。一是政策文件40条。二是工作动态20条。三是公示14条。", []),
    ("全年公开信息100条。一是政策文件40条。二是工作动态30条。三是解读20篇。", []),
])  # fmt: skip
def test_a_short_list_lacks_something_from_three_quarters_on(text: str, comes: list[str]) -> None:
    """Two parts, or points that count the same, may be picked out: only from there on do they read as all."""
    assert sums(text) == comes


@pytest.mark.parametrize(("last", "remark"), [(10, ""), (9, "差得多，可能没有列全")])
def test_a_list_that_covers_less_than_half_is_called_far_off(last: int, remark: str) -> None:
    """Four parts are a list if they cover a tenth; the words tell how much is missing."""
    text = f"全年公开信息100条，其中政策10条、动态20条、财政10条、救助{last}条。"
    assert sums(text) == [f"fail 100 = 10 + 20 + 10 + {last}"]
    assert remarks(text) == [remark]


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息1200条，其中政策50条、动态70条。", ["fail 1200 = 50 + 70"]),
    ("全年公开信息1255条，其中政策50条、动态75条。", ["fail 1255 = 50 + 75"]),
    ("全年公开信息100条，其中政策6条、动态4条。", ["fail 100 = 6 + 4"]),
    ("全年公开信息100条，其中政策19条、动态9条。", ["fail 100 = 19 + 9"]),
    ("全年公开信息100条，其中政策18条、动态9条。", ["not assessable 100 = 18 + 9"]),
    ("全年公开信息80条，其中政策5条、动态3条。", ["not assessable 80 = 5 + 3"]),
    ("全年公开信息100条，其中政策98条。", ["not assessable 100 = 98"]),
])  # fmt: skip
def test_a_digit_too_many_or_out_of_place_is_a_slip_of_numbers_that_are_not_small(
    text: str, comes: list[str]
) -> None:
    """1200 or 1255 for 120 or 125 is one, and 19 for 91; 80 for 8 may be another thing, one part no list."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息10条，其中政策20条，通过网站公开5条。", ["fail 10 = 20"]),
    ("全年公开信息10条，其中推文20篇，通过网站公开5条。", ["not assessable 10 = 20 + 5"]),
    ("全年公开信息10条，其中推文20篇。", ["not assessable 10 = 20"]),
])  # fmt: skip
def test_a_part_is_no_more_than_the_whole(text: str, comes: list[str]) -> None:
    """Unless it is counted in another measure, of which one thing may take several."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息20条，其中政策12条、动态8条、会议0次。", ["pass 20 = 12 + 8 + 0"]),
    ("全年公开信息50条，其中政策20条、动态30条，培训5次，推文60条。", ["pass 50 = 20 + 30"]),
    ("全年公开信息50条，其中政策10条、动态25条、财政15条，网站30条，公众号20条。", [
        "pass 50 = 10 + 25 + 15", "pass 50 = 30 + 20",
    ]),
    ("全年公开信息50条，其中公开政策10条、动态20条，公开财政信息15条。", ["fail 50 = 10 + 20 + 15"]),
    ("因政府信息公开引起的行政复议6件，其中结果维持3件、其他结果2件、结果纠正1件。", ["pass 6 = 3 + 2 + 1"]),
    ("全年公开信息50条，其中政策、法规（20条）、动态（30条）。", ["pass 50 = 20 + 30"]),
    ("全年公开信息50条，其中政策20条，占40%；动态25条，占50%。", ["fail 50 = 20 + 25"]),
    ("全年公开信息100条，其中政策40条、动态20条。收到申请10件。答复申请10件。", [
        "not assessable 100 = 40 + 20",
    ]),
])  # fmt: skip
def test_a_list_ends_where_its_words_may_end_it(text: str, comes: list[str]) -> None:
    """Behind another kind of thing that there is, at a channel after kinds; not at a verb that the first part has."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息100条，其中政策40条、动态60条，通过网站公开100条，通过公众号公开30条。", [
        "pass 100 = 40 + 60",
    ]),
    ("全年公开信息100条，其中网站90条、公众号80条，通过大喇叭播报120条。", [
        "not assessable 100 = 90 + 80 + 120",
    ]),
])  # fmt: skip
def test_channels_may_overlap_and_are_summed_as_a_whole(text: str, comes: list[str]) -> None:
    """No pass for one channel that carries everything beside others; one that carries more is another matter."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息100条，其中网站50条，其中政策10条、动态40条，公众号45条。", [
        "fail 100 = 50 + 45", "pass 50 = 10 + 40",
    ]),
    ("全年公开信息12条，其中公众号5条，网站7条，其中政策3条、动态4条", ["pass 12 = 5 + 7", "pass 7 = 3 + 4"]),
    ("全年公开信息100条，其中政策40条、动态60条；其中网站70条、公众号30条。", [
        "pass 100 = 40 + 60", "pass 100 = 70 + 30",
    ]),
    ("全年公开信息100条，其中政策40条。动态60条，其中会议20条、活动40条。", [
        "pass 100 = 40 + 60", "pass 60 = 20 + 40",
    ]),
])  # fmt: skip
def test_a_list_goes_on_behind_the_one_within_it(text: str, comes: list[str]) -> None:
    """That ends where it adds up; behind a semicolon an opening word speaks of the whole once more."""
    assert sums(text) == comes


def test_lists_within_lists_without_end_are_read_in_part() -> None:
    """However deep a text nests them: each level is still judged."""
    text = "全年公开信息9条" + "，其中政策9条" * 400 + "。"
    assert set(sums(text)) == {"pass 9 = 9"}


@pytest.mark.parametrize(("text", "comes"), [
    ("1.政府网站（70条）\n各类信息按目录整理。\n（1）政策文件（40条）\n（2）工作动态（20条）\n（3）通知公告（30条）", [
        "fail 70 = 40 + 20 + 30",
    ]),
    ("全年公开信息100条。推送短视频200条。\n1.会议视频（50条）\n2.活动视频（40条）\n3.民生视频（9条）", []),
    ("1.全年公开信息50条，转载新闻52条。\n2.转载类别：政策20条；动态23条；其他7条。", ["fail 52 = 20 + 23 + 7"]),
    ("1.全年公开信息100条。\n2.公开类别：政策20条、动态30条、财政20条、救助10条等。", [
        "not assessable 100 = 20 + 30 + 20 + 10",
    ]),
    ("全年公开信息90条。\n1.基础信息\n（1）政策文件（40条）\n（2）工作动态（50条）", ["pass 90 = 40 + 50"]),
    ("1.全年公开信息50条。\n2.政策解读类别：图解20条；文字20条；视频10条。", ["pass 50 = 20 + 20 + 10"]),
    ("1.全年公开信息50条。\n2.政策解读类别：图解20条；文字20条；视频8条。", []),
    ("全年公开信息400条，主要有：\n政策文件（20条）\n工作动态（30条）\n通知公告（25条）\n财政信息（15条）", [
        "not assessable 400 = 20 + 30 + 25 + 15",
    ]),
])  # fmt: skip
def test_lines_break_down_the_nearest_total_of_their_subject(text: str, comes: list[str]) -> None:
    """Their heading's own, past a line of words, else the sentence before; the one that their heading names.

    Where it names another thing than any total they say something only if they add up.
    """
    assert sums(text) == comes
