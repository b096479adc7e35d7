"""N-parts: where a list of counts ends, which total it breaks down, and when what it lacks is a fault."""

from __future__ import annotations

import pytest

from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.readings import anywhere


def sums(text: str) -> list[str]:
    """Return each breakdown that a report on 2023 is told of: what comes of it, its total and its parts."""
    return anywhere(_sums, text)


def _sums(text: str) -> list[str]:
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
    ("网站、公众号分别公开30条、20条。全年公开信息100条，其中政策40条、动态20条。", ["not assessable 100 = 40 + 20"]),
    ("全年公开信息100条。一是政策文件40条。二是工作动态20条。三是公示15条。", ["fail 100 = 40 + 20 + 15"]),
    ("全年公开信息100条。一是政策文件40条。二是工作动态20条。三是公示14条。", []),
    ("全年公开信息100条。一是政策文件40条。二是工作动态30条。三是解读20篇。", []),
    ("全年公开信息100条。一是政策文件40条。二是工作动态30条。三是公示20条。\n印发文件12件，一是通知5件；二是公告7件。", [
        "fail 100 = 40 + 30 + 20", "pass 12 = 5 + 7",
    ]),
    ("全年公开信息7条，一是公开动态5条；二是公开公告7条。", ["fail 7 = 5 + 7"]),
    ("全年公开信息45条。\n突出两个重点：一是更新文件汇编28条；二是推送便民提示15条。", ["fail 45 = 28 + 15"]),
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


@pytest.mark.parametrize(("text", "remark"), [
    ("全年公开信息50条，其中政策30条、动态30条，部分信息在多个栏目重复计算。", "正文说有的信息在几处都计入了"),
    ("全年公开信息50条，其中政策20条、动态10条，通过公众号公开35条。", "不能断定列举到哪里为止"),
    ("全年公开信息50条，其中政策20条、动态10条。", "列举的看来不是全部"),
    ("全年公开信息50条，其中政策20条、动态10条等。", "列举的不是全部"),
    ("全年公开信息50条，其中政策约20条、动态20条。", "其中有约数，或者没有写明各项是多少"),
    ("全年公开信息80条，其中动态60条、图片20张。", "有的分项与总数的量词不同"),
    ("收到申请15件，其中1件已办结，涉及征地8件，涉及规划3件。", "列举的看来不是全部"),
    ("辖区16个村，其中建成12个，达标9个，达标率75%。", "写了率的那一项，可能是前面一项里的"),
    ("辖区40个村，其中建成12个，达标9个，达标率75%。", "列举的不是全部"),
    ("文化旅游6条，全年公开信息32条。其中，公文26条，通过公众号推送154篇。", "不能断定列举到哪里为止"),
])  # fmt: skip
def test_why_nothing_can_be_said_of_a_list_is_told(text: str, remark: str) -> None:
    """That is for a person to settle."""
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
    ("全年公开信息1.2万条，其中政策0.5万条、动态0.7万条。", ["pass 1.2 = 0.5 + 0.7"]),
    ("全年公开信息1.2万条，其中政策5000条、动态7000条。", ["pass 12000 = 5000 + 7000"]),
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
    ("开展培训3次；全年公开信息100条，包括政策40条、动态35条。", ["fail 100 = 40 + 35"]),
    ("公开信息0条，政策0条，动态0条。", []),
    ("全年公开信息43条；其中文件12条，会议信息20条，人事信息9条，督查信息4条。", ["fail 43 = 12 + 20 + 9 + 4"]),
    ("因政府信息公开引起的行政复议6件，其中结果维持3件、其他结果2件、结果纠正1件。", ["pass 6 = 3 + 2 + 1"]),
    ("全年公开信息50条，其中政策、法规（20条）、动态（30条）。", ["pass 50 = 20 + 30"]),
    ("公开信息（20条），其中政策12条、公告8条。", ["pass 20 = 12 + 8"]),
    ("公开信息（含动态20条），其中政策12条、公告8条。", []),
    ("全年公开信息50条，其中政策（20条），动态（30条），公告（3条）。", ["fail 50 = 20 + 30 + 3"]),
    ("全年公开信息50条，其中政策20条，动态30条，工作有序，推文20条。", ["pass 50 = 20 + 30"]),
    ("全年公开信息50条（其中政策20条）。动态30条。", ["not assessable 50 = 20"]),
    ("全年公开信息50条，其中政策20条，动态29条。工作有序，推进有力。公告1条。", ["fail 50 = 20 + 29"]),
    ("全年公开信息50条，其中政策20条，占40%；动态25条，占50%。", ["fail 50 = 20 + 25"]),
    ("全年公开信息50条，其中政策25条、动态30条，公众号发布约3条。", ["fail 50 = 25 + 30"]),
    ("全年公开信息50条，其中政策20条、培训3次、动态30条、公告4条。", ["not assessable 50 = 20 + 30 + 4"]),
    ("全年公开信息100条，其中政策50条。公众号45条。", ["not assessable 100 = 50"]),
    ("全年公开信息100条，其中政策50条、动态40条，通过公众号转载约5条。", ["not assessable 100 = 50 + 40 + 5"]),
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
    ("全年公开信息60条，其中网站40条、公众号60条。", ["not assessable 60 = 40 + 60"]),
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
    ("全年公开信息50条。网站公开60条，其中：政策20条、动态30条。", ["fail 60 = 20 + 30"]),
    ("全年公开信息95条，其中网站50条，其中政策10条、动态40条，图解5条；公众号45条。", [
        "pass 95 = 50 + 45", "pass 50 = 10 + 40",
    ]),
    ("全年公开信息95条，其中网站50条，其中政策10条、动态40条；公众号45条，推文20条。", [
        "fail 95 = 50 + 45 + 20", "pass 50 = 10 + 40",
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
    ("全年公开信息12条。\n主要类别\n政策5条，动态7条。", ["pass 12 = 5 + 7"]),
    ("全年公开信息12条。\n主要类别\n政策5条。动态7条。", ["pass 12 = 5 + 7"]),
    ("全年公开信息12条。\n主要类别\n政策5条。", []),
    ("今年公开信息100条，主要包括：\n政策文件40条\n工作动态20条\n公示公告30条\n1.收到申请5件。", ["fail 100 = 40 + 20 + 30"]),
    ("公开信息共计90条，包括：\n\n基础信息（20条）：制度8条、概况12条。\n\n重点领域（50条）：财政30条；民生20条。\n\n决策文件（11条）：公开11条。", [
        "fail 90 = 20 + 50 + 11", "pass 20 = 8 + 12", "pass 50 = 30 + 20",
    ]),
    ("公开信息100条：\n1.政策文件（40条）\n⟦…⟧\n2.工作动态（30条）\n3.公示（20条）", ["not assessable 100 = 40 + 30 + 20"]),
    ("公开信息75条，具体如下：\n1.主题培训5场。\n2.政策文件20条。\n3.工作动态46条。", []),
    ("全年公开信息100条：主要包括政策40条、动态35条。", ["not assessable 100 = 40 + 35"]),
])  # fmt: skip
def test_lines_break_down_the_nearest_total_of_their_subject(text: str, comes: list[str]) -> None:
    """Their heading's own, past a line of words, else the sentence before; the one that their heading names.

    Where it names another thing than any total they say something only if they add up.
    """
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息90条，包括网站50条、公众号40条；网站50条里有政策20条、动态20条两类。", [
        "pass 90 = 50 + 40", "fail 50 = 20 + 20",
    ]),
    ("全年公开信息90条，包括网站50条、公众号40条；网站50条里有政策20条、动态20条。", [
        "pass 90 = 50 + 40", "not assessable 50 = 20 + 20",
    ]),
    ("全年办理诉求60件，其中网站50件里有咨询30件、投诉10件两类，公众号10件。", [
        "pass 60 = 50 + 10", "fail 50 = 30 + 10",
    ]),
    ("全年收到申请8件，8件中有5件当场答复、2件延期。", ["not assessable 8 = 5 + 2"]),
    ("12个村里有3个村更新慢、10个村更新及时。", []),
    ("全年公开信息12条中政策5条。", []),
    ("印发文件9件，全年公开信息12条。在印发文件中，通知5件，意见3件。", ["fail 9 = 5 + 3"]),
    ("印发文件9件，公开信息12条。在印发文件中，通知3件。", ["not assessable 9 = 3"]),
    ("公开信息3条，办结申请42件中予以公开21件，不予公开9件，无法提供3件，不予处理8件。", ["fail 42 = 21 + 9 + 3 + 8"]),
    ("印发文件9件。全年公开信息12条。开展培训2次。在主动公开信息中，政策5条，动态6条。", ["fail 12 = 5 + 6"]),
    ("全年公开信息12条。开展培训2次。举办活动3场。工作有序。在主动公开信息中，政策5条，动态6条。", []),
])  # fmt: skip
def test_what_is_among_a_count_may_be_its_parts(text: str, comes: list[str]) -> None:
    """里有 right behind it opens a list, also inside another; it is whole only if the words say how many."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息100条，其中政策10条、动态30条、公示30条等三类。", ["fail 100 = 10 + 30 + 30"]),
    ("全年公开信息100条，其中政策10条、动态30条、公示30条共3项。", ["fail 100 = 10 + 30 + 30"]),
    ("全年公开信息100条，其中政策40条、动态35条，并公开农业、卫生信息。", ["fail 100 = 40 + 35"]),
    ("全年公开信息100条，其中政策40条、动态35条，并公开农业、卫生等信息。", ["not assessable 100 = 40 + 35"]),
    ("全年公开信息100条，其中政策10条、动态30条、公示30条等四类。", ["not assessable 100 = 10 + 30 + 30"]),
    ("全年公开信息100条，其中政策10条、动态30条、公示30条三类人员信息。", ["not assessable 100 = 10 + 30 + 30"]),
    ("全年公开信息70条，其中政策10条、动态30条、公示30条等3类信息，公众号推送20条。", ["pass 70 = 10 + 30 + 30"]),
])  # fmt: skip
def test_a_list_that_has_as_many_parts_as_it_says_is_whole(text: str, comes: list[str]) -> None:
    """How many it has is no part itself."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("共有信息员8人，机关3人、站所2人、村级4人，三部分人员互不兼任。", ["fail 8 = 3 + 2 + 4"]),
    ("共有信息员9人，机关3人、站所2人、村级4人，三部分人员互不兼任。", ["pass 9 = 3 + 2 + 4"]),
    ("刊发稿件共计60篇，省级5篇、市级25篇、县级40篇，各级之间没有重复。", ["fail 60 = 5 + 25 + 40"]),
    ("共有信息员8人，机关3人、站所2人、村级4人。", []),
    ("共有信息员8人，机关3人、站所2人、村级4人，部分人员兼任。", []),
    ("刊发稿件共计60篇，省级5篇、市级25篇、县级40篇，同一篇在多个平台刊发的不重复计算。", []),
    ("刊发稿件共计60篇，省级5篇、市级25篇、县级40篇，同一篇在多个平台之间不重复计算。", []),
    ("共受理来信20件，来电25件、来访15件、留言10件，彼此之间没有重复。", []),
    ("共受理来信90件，来电25件、来访15件、留言10件，彼此之间没有重复。", []),
    ("共有信息员8人，专职3人、兼职5人，机关4人、村级4人，互不兼任。", []),
    ("共公开信息80条，动态30条、公告30条、推送短信30条、解读10篇，互不重复。", []),
    ("共公开信息80条，公开动态30条、公告30条、开展解读30条，互不重复。", []),
    ("共公开信息60条，动态60条、公告0条、解读3条，互不重复。", []),
    ("共公开信息90条，由动态50条、会议40场构成。", []),
    ("公开信息178条，由动态96条；公示82条。", ["pass 178 = 96 + 82"]),
    ("共公开信息90条，由动态50条、会议纪要30条构成。", ["fail 90 = 50 + 30"]),
    ("收到申请4件。予以公开2件，不予公开2件，1件因涉密。", ["pass 4 = 2 + 2"]),
    ("全年公开信息60条，其中网站40条、公众号30条、公示栏20条，渠道之间没有重复。", ["fail 60 = 40 + 30 + 20"]),
    ("全年公开信息60条，其中网站40条、公众号30条、公示栏25条，重复的不重复计算。", [
        "not assessable 60 = 40 + 30 + 25",
    ]),
])  # fmt: skip
def test_parts_that_do_not_overlap_add_up_to_what_is_called_their_sum(text: str, comes: list[str]) -> None:
    """Without an opening word too; but not what stands side by side, and not what is counted once of many."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("累计受理留言90件，信箱40件（含咨询10件、建议30件），网站35件（含投诉20件、求助15件），微信20件。", [
        "fail 90 = 40 + 35 + 20", "pass 40 = 10 + 30", "pass 35 = 20 + 15",
    ]),
    ("共计受理诉求81件，来信45件（咨询20件、建议20件），来电30件（咨询10件、建议20件），来访5件。", [
        "fail 45 = 20 + 20", "pass 30 = 10 + 20",
    ]),
    ("累计受理留言80件，信箱40件（含咨询10件、建议30件），网站35件（含投诉20件、求助15件），微信20件。", [
        "pass 40 = 10 + 30", "pass 35 = 20 + 15",
    ]),
    ("累计受理留言90件，信箱40件（含咨询10件、建议30件），网站35件，微信20件。", ["pass 40 = 10 + 30"]),
    ("累计受理留言40件（含咨询10件、建议30件），来电35件（含投诉20件、求助15件），来访3件（含咨询1件、投诉2件），来信1件。", [
        "pass 40 = 10 + 30", "pass 35 = 20 + 15", "pass 3 = 1 + 2",
    ]),
    ("累计受理留言90件，信箱40件（含咨询10件、建议30件），网站35件（含投诉20件、求助15件），微信20件，按期办理。", [
        "pass 40 = 10 + 30", "pass 35 = 20 + 15",
    ]),
])  # fmt: skip
def test_groups_that_are_broken_down_themselves_are_parts_of_the_sum_before_them(
    text: str, comes: list[str]
) -> None:
    """Where they end the sentence and come near it."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("召开会议3次，培训2次。公开信息12条，政策5条，动态7条。", ["pass 12 = 5 + 7"]),
    ("召开会议3次，培训2次，检查4次。公开信息12条，政策5条，动态7条。", ["pass 12 = 5 + 7"]),
    ("召开会议3次，培训2次，检查4次，公开信息12条，政策5条，动态7条。", []),
    ("全年公开信息12条。\n政策5条，动态7条。", ["pass 12 = 5 + 7"]),
    ("公开信息12条，通知5件，意见7件。", ["pass 12 = 5 + 7"]), ("印发文件12件，通知5件，意见7件。", []),
    ("开展信息公开培训9次，学习4次，研究5次。", []), ("年初公开信息12条，政策5条，动态7条。", []),
    ("网站公开信息12条，公众号5条，微博7条。", []), ("网站共公开信息12条，公众号5条，微博7条。", ["pass 12 = 5 + 7"]),
    ("公开信息12条、政策5条、动态7条。", []), ("公开信息12条（含图解2条），政策5条，动态7条。", [
        "pass 12 = 5 + 7", "not assessable 12 = 2",
    ]),
    ("公开信息12条，政策5条，其余7条。", ["pass 12 = 5 + 7"]),
])  # fmt: skip
def test_one_of_the_first_counts_of_a_sentence_may_be_the_whole_of_those_behind_it(
    text: str, comes: list[str]
) -> None:
    """Where they add up; one further back only by chance."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息90条。就内容而言，政策50条、动态40条；就公开形式来说，文字50条、图片35条。", [
        "pass 90 = 50 + 40", "fail 90 = 50 + 35",
    ]),
    ("全年公开信息90条，从载体上讲，文字50条、图片35条。", ["fail 90 = 50 + 35"]),
    ("从公开内容看，全年公开的240条信息中，政策36条，动态150条，民生54条；从公开渠道看，网站180条，公众号50条。", [
        "pass 240 = 36 + 150 + 54", "fail 240 = 180 + 50",
    ]),
    ("从内容看，公开信息12条，政策5条，动态7条。从渠道看，网站5条，公众号6条。", ["pass 12 = 5 + 7", "fail 12 = 5 + 6"]),
    ("全年公开信息90条。就民生而言，教育20条、就业25条、社保15条、救助15条。", []),
    ("收到申请6件。就申请内容来说，征地3件、社保4件，有1件同时涉及两类。", ["not assessable 6 = 3 + 4 + 1"]),
    ("全年公开信息12条。从内容看，政策5条，动态7条。\n印发文件8件。从类型看，通知3件，意见5件。", [
        "pass 12 = 5 + 7", "pass 8 = 3 + 5",
    ]),
    ("全年公开信息12条。从内容看，政策5条，动态7条。\n文件归档有序。\n从渠道看，网站3条，公众号4条。", [
        "pass 12 = 5 + 7", "pass 7 = 3 + 4",
    ]),
    ("全年公开信息12条。从内容看，政策5条，动态6条。\n从渠道看，网站5条，公众号7条。\n开展培训3次。", [
        "fail 12 = 5 + 6", "pass 12 = 5 + 7",
    ]),
    ("全年公开信息11条。\n从内容看，政策5条，动态6条。\n新增专栏3个。\n从渠道看，网站7条，公众号5条。", ["pass 11 = 5 + 6"]),
])  # fmt: skip
def test_a_whole_may_be_looked_at_from_several_sides(text: str, comes: list[str]) -> None:
    """Each breaks it down once more; a subject is none of them."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("组织培训9场次。一是视频培训3场次；二是集中授课4场次；三是现场指导1场次，此外没有安排其他形式的培训。", [
        "fail 9 = 3 + 4 + 1",
    ]),
    ("组织培训9场次。一是视频培训2场次；二是集中授课4场次；三是现场指导1场次，此外没有安排其他形式的培训。", [
        "fail 9 = 2 + 4 + 1",
    ]),
    ("组织培训9场次。一是视频培训3场次；二是集中授课4场次；三是现场指导1场次。", ["not assessable 9 = 3 + 4 + 1"]),
    ("召开会议9次。一是学习3次；二是开展自查4次；三是督查1次，此外没有其他形式。", ["not assessable 9 = 3 + 4 + 1"]),
    ("全年公开信息90条，其中政策10条、动态20条，此外再无其他。", ["fail 90 = 10 + 20"]),
    ("全年公开信息90条，其中政策10条、动态20条，此外没有收到其他投诉。", ["not assessable 90 = 10 + 20"]),
])  # fmt: skip
def test_words_tell_that_there_is_nothing_besides(text: str, comes: list[str]) -> None:
    """Then a list is whole, however little it covers; unless a point tells of another thing that was done."""
    assert sums(text) == comes


@pytest.mark.parametrize("text", [
    "主要问题：1.公示滞后；2.12个村中有2个村更新慢；3.解读少。改进措施：针对问题1，专人负责；针对问题2，逐一指导；针对问题3，授课1次。",
    "主要问题：1.2名信息员调离；2.有3个栏目更新慢。改进措施：新设栏目1个，更换栏目3个。",
    "12个村中有2个村更新慢。改进措施：一是新设公示栏1个；二是更换公示栏2个；三是培训1次。",
    "存在不足：1.解读仅10篇。整改情况：文字解读3篇，图文解读6篇。",
    "存在问题：5个栏目更新慢。相关材料：附件1，清单；附件2，台账；附件3，时间表。",
])  # fmt: skip
def test_what_is_done_about_a_fault_is_no_part_of_it(text: str) -> None:
    """Nor is the number of a question or an annex a count; small counts come near each other by chance."""
    assert sums(text) == []


@pytest.mark.parametrize(("text", "comes"), [
    ("收到复议6件和诉讼3件，其中土地4件、规划5件。", ["pass 9 = 4 + 5"]),
    ("收到复议6件和诉讼3件，其中土地4件、规划3件。", ["not assessable 3 = 4 + 3"]),
    ("收到复议6件和诉讼3件，分别为土地4件、规划1件。", ["fail 9 = 4 + 1"]),
    ("收到申请24件。包括上年结转的5件，共办结29件。", ["pass 29 = 24 + 5"]),
    ("收到申请24件。包括上年结转的5件，网上29件。", ["not assessable 24 = 5 + 29"]),
    ("收到申请9件，其中办结7件，转办0件，撤回1件。", ["fail 9 = 7 + 0 + 1"]),
    ("收到申请7件，均已办结。予以公开3件，不予公开1件，无法提供1件。", ["not assessable 7 = 3 + 1 + 1"]),
    ("本年答复申请6件，予以公开5件，不予公开2件，1件信息不存在。", ["fail 6 = 5 + 2"]),
    ("办结申请2件，不予公开1件。", []),
    ("共收到申请7件，上年结转1件；予以公开3件，结转下年继续办理1件。无法提供4件。", []),
    ("共收到申请7件，上年结转1件；予以公开3件，结转下年继续办理1件，无法提供4件。", []),
    ("发生行政复议4件、行政诉讼2件，其中复议维持3件、纠正2件，诉讼维持2件。", ["fail 4 = 3 + 2"]),
    ("全年公开信息0条。其中政策0条、动态8条、公告9条。", []),
])  # fmt: skip
def test_parts_may_be_of_two_counts_together(text: str, comes: list[str]) -> None:
    """Told in one breath, or of what came and was left over; of which of them is open unless the list is whole."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("公开政策5条，动态7条，合计12条。", ["pass 12 = 5 + 7"]),
    ("公开政策5条，动态7条。以上合计12条。", ["pass 12 = 5 + 7"]),
    ("公开政策5条，动态7条。合计12条。", []),
    ("共承办建议4件、提案3件，合计7件。", ["pass 7 = 4 + 3"]),
    ("共承办建议9件、提案3件，合计7件。", []),
    ("公开信息5条，政策3，其余2条。", ["pass 5 = 3 + 2"]),
    ("公开信息5条，政策3，其余2人。", []),
    ("网站和公众号分别公开70条和40条，合计公开100条。", ["fail 100 = 70 + 40"]),
    ("收到申请5件，上年结转1件，答复4件，其余2件正在办理。", ["pass 6 = 4 + 2"]),
    ("全年收到申请20件，答复5件，不予公开3件，其余2件在办。", []),
    ("公开信息3条，其余2条待公开。", []),
    ("网站公开信息50条，新增公开40条，合计公开100条。", ["fail 100 = 50 + 40"]),
    ("上年末50条，新增30条，动态20条，合计100条。", []), ("年初50个，新增30个，撤销20个，合计60个。", []),
    ("发布信息446条。一是出台指南，并及时公开。二是发布动态395条。三是发布公告。四是发布政策29条。", []),
    ("发布信息424条。一是出台指南，并及时公开。二是发布动态395条。三是发布政策29条。", ["pass 424 = 395 + 29"]),
    ("发布信息446条。一是发布动态395条。二是发布政策29条。", ["fail 446 = 395 + 29"]),
    ("发布信息17条。一是政策9条；二是动态6条；三是公告3条。", ["fail 17 = 9 + 6 + 3"]),
    ("发布信息17条。一是政策20条；二是动态6条；三是公告3条。", []),
    ("发布信息180条。一是网站发布120条；二是公众号推送70条；其中50条在两个渠道同时发布。", [
        "not assessable 70 = 50",
    ]),
    ("收到13件，办结12件，结转下年1件，其中予以公开6件、部分公开6件。", ["pass 12 = 6 + 6"]),
    ("收到13件，办结12件，转到下年0件。其中予以公开6件、部分公开5件。", ["fail 12 = 6 + 5"]),
    ("年中50条，新增30条，动态10条，合计100条。", ["fail 100 = 50 + 30 + 10"]),
    ("工作有序，公开信息5条，网站公开4，其余2条。", ["fail 5 = 4 + 2"]),
    ("公开信息5条，网站（公众号）公开3，其余2条。", []),
    ("收到申请5件，公开2，不予公开1，其余1件。", ["fail 5 = 2 + 1 + 1"]),
    ("收到申请3件，公开2，其余2件。", ["fail 3 = 2 + 2"]),
    ("收到申请5件，已答复2件，其余1件在办。", []), ("收到申请5件，已答复3件，其余1件在办。", ["fail 5 = 3 + 1"]),
    ("收到申请5件，公开1，不予公开1，其余1件。", []),
])  # fmt: skip
def test_what_closes_a_list_stands_right_behind_its_parts(text: str, comes: list[str]) -> None:
    """A sum, in another sentence only with 以上, and none that is less than a part; a rest in the total's measure."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("公开信息共19条，其中目录3条，公告9条，共12条；专栏5条，专题2条，共7条。", ["pass 19 = 12 + 7", "pass 12 = 3 + 9", "pass 7 = 5 + 2"]),
    ("公开信息19条，其中目录3条，公告9条，共12条，专栏4条，专题2条，共6条。", ["fail 19 = 12 + 6", "pass 12 = 3 + 9"]),
    ("公开信息50条，其中目录4条、文件20条，共24条；专栏20条、专题6条。", ["pass 50 = 24 + 20 + 6", "pass 24 = 4 + 20"]),
    ("公开信息50条，其中目录4条、文件20条，共24条；专栏20条、专题5条。", ["fail 50 = 24 + 20 + 5", "pass 24 = 4 + 20"]),
    ("公开信息共50条，其中目录4条、文件20条，共25条；专栏25条。", ["pass 50 = 25 + 25", "fail 25 = 4 + 20"]),
    ("公开信息共190条，其中目录4条、文件95条、其他3条，共102条；专栏价格56条、投资18条、项目12条，共85余条。", [
        "not assessable 190 = 102 + 85", "pass 102 = 4 + 95 + 3",
    ]),
])  # fmt: skip
def test_groups_may_be_closed_by_sums_of_their_own(text: str, comes: list[str]) -> None:
    """The total is that of the sums, and each of them that of its group."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("通过网站、公开栏2种渠道，召开会议3次，培训2次。公开信息12条，政策5条，动态7条。", ["pass 12 = 5 + 7"]),
    ("收到申请5件，办结4件，正在办理1件。", ["pass 5 = 4 + 1"]),
    ("收到申请5件，上年结转2件，共计7件，其中予以公开4件，部分公开3件。", ["pass 7 = 5 + 2", "pass 7 = 4 + 3"]),
    ("收到申请5件，上年结转2件，共计8件，其中予以公开4件，部分公开3件。", ["fail 8 = 5 + 2", "pass 7 = 4 + 3"]),
    ("除上年结转1件外，收到申请8件，其中自然人5件，法人3件。", ["pass 8 = 5 + 3"]),
    ("除上年结转1件外，收到申请8件，其中予以公开5件，部分公开4件。", ["pass 9 = 5 + 4"]),
    ("公开政策5条（网站3条，公众号2条），动态7条，合计12条。", ["pass 5 = 3 + 2", "pass 12 = 5 + 7"]),
    ("公开信息12条，其中网站7条；其中政策3条，动态9条。", ["not assessable 12 = 7", "pass 12 = 3 + 9"]),
    ("公开信息12条，其中：政策5条；动态7条；培训3次。", ["pass 12 = 5 + 7"]),
    ("公开信息12条，分别为政策5条、动态6条。", ["fail 12 = 5 + 6"]),
    ("公开信息12条，主要包括政策5条、动态6条。", ["not assessable 12 = 5 + 6"]),
    ("公开信息12条，主要包括政策5条、动态3条、公示3条。", ["not assessable 12 = 5 + 3 + 3"]),
    ("公开信息12条，其中政策5条、动态6条、其他2条。", ["fail 12 = 5 + 6 + 2"]),
    ("公开信息12条，其中政策5条、动态6条，另有2条待公开。", ["fail 12 = 5 + 6"]),
    ("公开信息12条，其中政策5条以及动态7条。", ["pass 12 = 5 + 7"]),
    ("公开信息12条，其中政策类5条，约占42%，动态类7条。", ["pass 12 = 5 + 7"]),
    ("公开信息12条，其中政策5条，阅读300次，动态7条，阅读500次。", ["pass 12 = 5 + 7"]),
    ("公开信息12条，其中政策5条、动态7条，日均更新2条。", ["pass 12 = 5 + 7"]),
    ("公开信息12条，其中政策5条、动态7条，同比增加3条。", ["pass 12 = 5 + 7"]),
    ("公开信息12条，其中政策5条、上年动态7条。", ["pass 12 = 5 + 7"]),
    ("公开信息共12条：政策5条，动态7条。其中网站3条、公众号9条。", ["pass 12 = 5 + 7", "pass 12 = 3 + 9"]),
    ("公开信息12条，由政策5条、动态6条组成。", ["fail 12 = 5 + 6"]),
    ("公开指南、目录各1条，动态3条，合计5条。", ["not assessable 5 = 1 + 3"]),
])  # fmt: skip
def test_parts_are_told_in_many_turns(text: str, comes: list[str]) -> None:
    """With what was carried over, sums within, rates, how often they were read, differences and remainders."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("一、公开信息90条\n（一）网站50条\n1.政策20条\n2.动态30条\n（二）公众号40条", []),
    ("（一）网站（50条）\n1.政策（20条）\n2.动态（35条）\n（二）公众号（40条）", ["fail 50 = 20 + 35"]),
    ("公开信息90条：\n网站（50条）：政策20条，动态30条。\n公众号（40条）：图解15条，视频25条。", ["pass 90 = 50 + 40", "pass 50 = 20 + 30", "pass 40 = 15 + 25"]),
    ("公开信息90条：\n网站（50条）：政策20条，动态25条。\n公众号（40条）：图解15条，视频25条。", ["pass 90 = 50 + 40", "fail 50 = 20 + 25", "pass 40 = 15 + 25"]),
    ("基础信息（共24条）：机构10条，政策14条。\n重点信息（共30条）：财政10条，救助15条。", ["pass 24 = 10 + 14", "fail 30 = 10 + 15"]),
    ("1.公开数量：全年公开信息50条。\n2.公开类别：政策20条；动态25条；其他5条。\n3.公开渠道：网站30条；公众号25条。", ["pass 50 = 20 + 25 + 5", "not assessable 50 = 30 + 25"]),
    ("全年公开信息50条。\n（1）政策类20条\n（2）动态类25条\n（3）其他类10条", []),
    ("全年公开信息50条，具体如下：\n（1）政策类20条\n（2）动态类25条\n（3）其他类10条", ["fail 50 = 20 + 25 + 10"]),
    ("全年公开信息50条，其中：\n①政策20条；\n②动态25条；\n③其他10条。", ["fail 50 = 20 + 25 + 10"]),
    ("全年公开信息50条。其中，政策20条。\n召开会议3次。\n动态30条。", []),
    ("全年公开信息50条。其中，政策20条。动态30条。召开会议3次。", ["pass 50 = 20 + 30"]),
    ("主动公开情况\n公开信息50条\n渠道\n网站30条\n公众号25条", ["not assessable 50 = 30 + 25"]),
    ("全年公开信息50条，主要渠道如下：\n网站30条\n公众号25条\n收到申请3件。", ["not assessable 50 = 30 + 25"]),
    ("| 类别 | 数量 |\n政策20条，动态30条。", []),
    ("1.公开信息50条。\n（1）政策20条。\n（2）动态30条。\n2.召开会议9次。\n（1）学习4次。\n（2）研究6次。", []),
    ("1.公开信息50条。（1）政策20条。（2）动态30条。2.召开会议9次。", []),
    ("1.政府网站（70条）\n（1）各类通知\n（2）政策文件（40条）\n内容丰富。", []),
    ("全年公开信息60条，网站公开57条。\n政策文件（15条），占25%。\n工作动态（42条），占70%。", [
        "fail 60 = 15 + 42",
    ]),
    ("全年公开信息90条。其中：\n1.网站50条：政策10条，动态10条。\n2.公众号30条：动态25条，便民5条。", [
        "fail 90 = 50 + 30", "not assessable 50 = 10 + 10", "pass 30 = 25 + 5",
    ]),
    ("全年公开信息140条。\n①政策（40条）\n②动态（50条）\n③公示（50条）", ["pass 140 = 40 + 50 + 50"]),
    ("全年公开信息12条。\n主要类别\n政策5条。", []),
    ("全年公开信息50条。\n1.公开类别：政策20条；动态25条；其他5条。\n2.公开渠道：网站30条；公众号20条。", [
        "pass 50 = 20 + 25 + 5", "pass 50 = 30 + 20",
    ]),
    ("公开信息86条。\n基础信息（30条）\n1.机构概况10条\n2.政策法规20条\n重点领域（56条）\n（一）财政预决算26条\n（二）社会救助30条", [
        "pass 30 = 10 + 20",
        "pass 56 = 26 + 30",
    ]),
    ("全年公开信息50条，其中：\n①政策20条。\n说明：含转载。\n②动态25条；\n③其他10条。", [
        "fail 50 = 20 + 25 + 10",
    ]),
    ("公开信息100条：\n1.政策文件（40条）\n2.工作动态，均已审核\n3.公示（20条）", []),
    ("公开信息100条：\n政策文件（40条）\n工作动态（36条）\n⟦…⟧", ["not assessable 100 = 40 + 36"]),
    ("公开信息100条：\n政策文件（40条）\n工作动态（36条）\n收到申请3件。\n⟦…⟧", ["fail 100 = 40 + 36"]),
    ("⟦…⟧\n公开信息100条：\n1.政策（40条）\n2.动态（36条）", ["fail 100 = 40 + 36"]),
    ("全年公开信息55条，其中：\n①政策20条；\n②动态25条；\n③其他10条，其中公告4条，短视频30条。", [
        "pass 55 = 20 + 25 + 10", "fail 10 = 4 + 30",
    ]),
    ("全年公开信息50条。⟦…⟧\n主要类别：政策20条，动态25条。", []),
    ("全年公开信息50条，网站公开45条。\n主要类别：政策20条，动态30条。", ["pass 50 = 20 + 30"]),
    ("全年公开信息50条，其中网站45条、公众号5条。\n主要类别：政策20条，动态25条。", [
        "pass 50 = 45 + 5", "not assessable 50 = 20 + 25",
    ]),
    ("共公开信息50条。网站30条，其中动态20条。公众号20条。解读4条。", [
        "pass 50 = 30 + 20", "not assessable 30 = 20",
    ]),
])  # fmt: skip
def test_parts_stand_in_lines_of_many_forms(text: str, comes: list[str]) -> None:
    """Numbered or not, with their counts in brackets or bare; a heading's own count is broken down below it."""
    assert sums(text) == comes


def test_a_sum_behind_more_parts_than_are_read_back_is_left_alone() -> None:
    """Sixty tokens back it cannot be told whether others stand before: none is called too few."""
    few, many = ("".join(f"{chr(ord('茶') + at)}类信息1条，" for at in range(size)) for size in (20, 40))
    assert sums(f"{few}合计公开20条。") == ["pass 20 = " + " + ".join("1" * 20)]
    assert sums(f"{many}合计公开41条。") == []


@pytest.mark.parametrize(("text", "comes"), [
    ("公开信息50条，其中目录4条、文件20条，共24条；专栏20条、专题6条。", [
        "pass 50 = 24 + 20 + 6", "pass 24 = 4 + 20",
    ]),
    ("公开信息20条，其中目录3条，公告9条，共12条，专栏4条，专题2条，共6条。", [
        "fail 20 = 12 + 6", "pass 12 = 3 + 9",
    ]),
    ("公开信息共50条，其中目录4条、文件20条，共25条；专栏25条。", ["pass 50 = 25 + 25", "fail 25 = 4 + 20"]),
    ("公开信息共19条，其中目录3条，公告9条，共12条；专栏5条，专题2条，共7条。", [
        "pass 19 = 12 + 7", "pass 12 = 3 + 9", "pass 7 = 5 + 2",
    ]),
    ("公开信息20条，其中网站5条，公众号共5条；公开栏10条。", ["pass 20 = 5 + 5 + 10"]),
    ("公开信息24条，其中目录3条，公告9条，微信共12条，图解0条。", [
        "pass 24 = 3 + 9 + 12 + 0", "pass 12 = 3 + 9",
    ]),
    ("共公开信息188条。其中目录公开机构4条、文件95条、其他3条，共发布102条；专栏包括价格56条、投资18条、项目12条，共发布86条。", [
        "pass 188 = 102 + 86",
        "pass 102 = 4 + 95 + 3",
        "pass 86 = 56 + 18 + 12",
    ]),
    ("公开信息共66条，网站政策50条，共50条；公众号政策10条，动态5条，共15条；合计66条。", [
        "pass 15 = 10 + 5", "fail 66 = 50 + 15",
    ]),
    ("公开信息共50条，公众号50条，网站20条，其中政策8条、动态12条，共21条；专栏25条。", ["pass 20 = 8 + 12"]),
    ("走访200户，公开信息共50条，其中目录4条、文件20条，共25条；专栏25条。", [
        "pass 50 = 25 + 25", "fail 25 = 4 + 20",
    ]),
    ("公开信息18条，其中目录3条，公告9条，共12条。专栏4条，专题2条，共6条。", [
        "not assessable 18 = 3 + 9 + 12", "pass 12 = 3 + 9", "pass 6 = 4 + 2",
    ]),
    ("目录3条，公告9条，共12条；专栏4条，专题2条，合计17条。", ["pass 12 = 3 + 9"]),
    ("公开信息共102条，其中机构4条、文件95条、其他3条，共发布102条；内容涵盖价格56条、投资46条。", [
        "pass 102 = 4 + 95 + 3", "pass 102 = 56 + 46",
    ]),
    ("共公开信息20条，其中目录8条、文件12条，共发布20条；内容涵盖政策9条、动态11条。", [
        "pass 20 = 8 + 12", "pass 20 = 9 + 11",
    ]),
])  # fmt: skip
def test_a_group_that_its_own_sum_closes_is_one_part(text: str, comes: list[str]) -> None:
    """Its sum counts and its parts do not; a count that only looks like their sum is a part like others."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("公开信息100条，其中网站60条、微信40条，合计100条。", ["pass 100 = 60 + 40", "pass 100 = 60 + 40"]),
    ("两个机构分别报送126条和71条，合计报送207条。", ["fail 207 = 126 + 71"]),
    ("全年收到建议共80件，其中林业4件、水利20件，办结共25件。", ["not assessable 80 = 4 + 20 + 25"]),
    ("公开动态31条，指南5条，其他合计35条。", []),
    ("公开动态31条，图解5条，指南、年报等合计35条。", []),
    ("2022年底前完成公开栏改造，我镇依托网站持续公开各类信息，全年新增动态3条、公示4条，合计8条。", [
        "fail 8 = 3 + 4",
    ]),
    ("共承办建议40件、提案30件，共答复69件。", []),
    ("公开政策12条，含动态8条、公告5条，合计12条。", ["fail 12 = 8 + 5"]),
    ("网站公开25条：要闻10条、动态15条，公众号5条，合计30条。", ["pass 25 = 10 + 15"]),
    ("公开政策5条，动态7条，合计17条（含转载）。", ["fail 17 = 5 + 7"]),
    ("1.动态5条、公告3条，图解2条；2.政策4条。以上合计17条。", ["fail 17 = 5 + 3 + 2 + 4"]),
    ("全年公开信息20条，其中网站12条、公众号8条。图解4条，视频3条，全镇总计12条。", ["pass 20 = 12 + 8"]),
    ("网站、公众号公开信息分别为30条、40条，全镇合计120条。", ["fail 120 = 30 + 40"]),
    ("收到申请6件，其中自然人5件，已答复4件，其余2件在办。", ["not assessable 6 = 5 + 4 + 2"]),
    ("答复行政诉讼5件，除1件尚未审结外，其余3件均为结果维持。", ["fail 5 = 1 + 3"]),
    ("收到申请5件，已答复4件，其余2件在办。", ["fail 5 = 4 + 2"]),
    ("公开信息14条，政策4条，其余7条。", ["fail 14 = 4 + 7"]),
    ("收到申请4件，答复申请4件，其余2件为咨询。", ["pass 4 = 4"]),
    ("收到申请3件，公开2，其余2件。", ["fail 3 = 2 + 2"]),
])  # fmt: skip
def test_a_sum_or_a_remainder_is_of_what_it_can_be_of(text: str, comes: list[str]) -> None:
    """Not of parts that name their own things, nor of what only has a number near theirs."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("从申请内容看，涉及征地4件等、低保2件；从办理结果看，予以公开5件、不予公开1件。", []),
    ("从申请内容看，涉及征地4件（占66%）、低保2件；从办理结果看，予以公开5件、不予公开1件。", []),
    ("从类型看，公开信息12条。从渠道看，网站5条，公众号7条。", ["pass 12 = 5 + 7"]),
    ("全年公开信息12条。从内容看，政策5条、动态7条。回应关切3次。从渠道看，网站4条、公众号8条。", [
        "pass 12 = 5 + 7", "pass 12 = 4 + 8",
    ]),
    ("全年主动公开信息150条。\n按公开渠道分类:\n网站100条。\n公众号50条。", ["pass 150 = 100 + 50"]),
    ("公众号发布三条，网站公开十条。在这三条中，政策两条、动态两条。", ["fail 3 = 2 + 2"]),
    ("收到申请3件。全年公开信息12条中政策5条、动态6条。", ["fail 12 = 5 + 6"]),
    ("全年公开信息90条，其中网站50条里有政策20条；公众号30条；公开栏10条。", ["pass 90 = 50 + 30 + 10"]),
    ("全年公开信息30条，其中网站20条，包括政策12条。公众号8条。", [
        "not assessable 30 = 20", "not assessable 20 = 12",
    ]),
    ("收到申请5件，全年公开信息24条，公开内容包括政策10条、动态20条。", ["fail 24 = 10 + 20"]),
    ("全年公开信息50条，主要内容为：政策20条、动态25条。", []),
    ("全年公开信息92条，收到申请5件，由以下几部分组成：政策20条、动态72条。", ["pass 92 = 20 + 72"]),
    ("公开信息55条；会议内容包括政策30条、动态40条。", []),
    ("门户网站公开信息43条；围绕民生加大力度，其中公开文件12条，会议信息20条，督查信息31条。", []),
    ("公开信息20条，其中，分别为政策5条、动态6条。", ["fail 20 = 5 + 6"]),
    ("答复申请3件，予以公开0件，部分公开0件，不予公开3件。", ["pass 3 = 0 + 0 + 3"]),
    ("办结申请7件。予以公开3件、不予公开4件等2类。", ["pass 7 = 3 + 4"]),
])  # fmt: skip
def test_a_list_is_of_the_total_that_its_opening_words_name(text: str, comes: list[str]) -> None:
    """It is what it looks at, what its sentence told before, or what its heading carries."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("全年公开信息50条，其中政策20条，动态29条。工作有序，推进有力。公告1条。", ["fail 50 = 20 + 29"]),
    ("全年公开信息50条（其中政策20条）。动态30条。", ["not assessable 50 = 20"]),
    ("公开信息50条，其中政策20条，动态30条，工作有序，推文20条。", ["pass 50 = 20 + 30"]),
    ("全年公开信息80条，其中政策30条，工作动态20条，以宣传册、明白纸形式公开20条。", [
        "fail 80 = 30 + 20 + 20",
    ]),
    ("全年公开信息5条，包括年报1条、指南1条，以及财政信息5条。", ["fail 5 = 1 + 1 + 5"]),
    ("收到申请1件，其中自然人1件、法人1件。", ["not assessable 1 = 1 + 1"]),
    ("主动公开信息30条，其中：1.网站公开20条，其中：政策8条，动态12条，2.公众号公开10条。", [
        "pass 30 = 20 + 10", "pass 20 = 8 + 12",
    ]),
    ("全年公开信息100条，其中政策40条、动态35条，位居全县前列。", ["fail 100 = 40 + 35"]),
    ("全年公开信息100条，其中网站40条、公众号35条，以网站为主。", ["fail 100 = 40 + 35"]),
    ("全年公开信息100条。\n类别：政策40条，动态30条，其他20条。", ["fail 100 = 40 + 30 + 20"]),
])  # fmt: skip
def test_a_list_ends_where_its_parts_do(text: str, comes: list[str]) -> None:
    """At a paragraph, a bracket, or a clause without a count; what is told behind it does not open it."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("网站信息（同步推送20条），其中政策30条、动态40条。", []),
    ("石桥简报（5期、20条），其中政策12条、动态8条。", []),
    ("予以公开3件，不予公开1件、无法提供2件。", []),
    ("开展信息公开培训9次，学习4次，研究5次。", []),
    ("网站公开50条，公众号30条，微博20条。", []),
    ("网站发布信息30条，微信发布30条。", []),
    ("共公开信息50条，转载30条。制作图解20条。", []),
    ("公开信息0条，网站0条，公众号0条，其他信息0条。", []),
    ("公开信息12条（含转载2条），政策5条、动态7条。", ["pass 12 = 5 + 7", "not assessable 12 = 2"]),
    ("公开信息12条，其一是政策5条；其二是动态7条。", ["pass 12 = 5 + 7"]),
    ("月均推送17期；全年共推送180期，其中动态90期、公示80期。", ["fail 180 = 90 + 80"]),
    ("公开信息20条；其中政策8条、动态9条。", ["fail 20 = 8 + 9"]),
    ("公开信息162条。其中，文件41条，通过公众号发布293篇，通过网站发布100条。", [
        "not assessable 162 = 41 + 293 + 100",
    ]),
    ("公开信息15条，网站8条。其中，安全类1条，占6.67%；机构类7条，占46.67%。", ["not assessable 15 = 1 + 7"]),
    ("公开信息15条，网站8条。其中，安全类1条，占6.67%；机构类7条。全年占比46.67%。", ["pass 8 = 1 + 7"]),
    ("公开信息15条，网站8条。其中，安全类1条（数量、比重，占6.67%）；机构类7条（数量、比重，占46.67%）。", [
        "not assessable 15 = 1 + 7",
    ]),
    ("公开信息15条，网站8条。其中，安全类1条（数量、份额、比重，占6.67%）；机构类7条（数量、份额、比重，占46.67%）。", [
        "pass 8 = 1 + 7",
    ]),
    ("主要工作有序推进，收到申请6件，来自个人和企业，前者3件、后者2件。", ["fail 6 = 3 + 2"]),
    ("收到申请6件，来自个人和企业，前者3件，主要涉及土地；后者2件。", ["fail 6 = 3 + 2"]),
])  # fmt: skip
def test_a_total_is_what_its_place_makes_one(text: str, comes: list[str]) -> None:
    """Not what brackets tell beside it, what a cut parts from its list, a result, an act, nor a part."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("受理诉求20件，其中办结20件、表扬12件、建议5件。", ["not assessable 20 = 20 + 12 + 5"]),
    ("收到申请5件，其中办结8件、自然人3件、企业2件。", ["fail 5 = 8 + 3 + 2"]),
    ("收到申请48件。包括上年结转的5件、疑难件6件，共办结29件。", ["not assessable 48 = 5 + 6 + 29"]),
    ("收到申请24件。包括上年结转的5件、疑难件6件，共办结24件。", ["not assessable 24 = 5 + 6 + 24"]),
    ("收到申请25件。包括上年结转的5件，共办结29件。", ["fail 25 = 29"]),
    ("收到申请7件，上年结转1件；予以公开3件，无法提供4件，接待来访1件。", []),
    ("收到申请7件，上年结转1件；予以公开3件，无法提供4件，结转下年1件。", ["pass 8 = 3 + 4 + 1"]),
    ("收到申请9件，其中自然人6件、企业3件，全年共答复7件、转办3件。", ["pass 9 = 6 + 3"]),
    ("收到申请14件，其中网络9件、信函5件，答复8件，退回6件，另有2件待办。", ["pass 14 = 9 + 5"]),
    ("收到申请14件，其中网络申请9件、信函申请5件，予以公开8件、不予公开6件、无法提供2件。", [
        "pass 14 = 9 + 5",
    ]),
    ("行政复议3件，行政诉讼0件，维持0件，纠正0件。", ["pass 0 = 0 + 0"]),
    ("行政复议4件，行政诉讼0件，维持3件，纠正0件。", ["fail 4 = 3 + 0"]),
    ("行政诉讼5件，维持1件，尚未审结2件，无其他结果。", ["fail 5 = 1 + 2"]),
    ("行政诉讼5件，维持1件，纠正2件，没有其他结果", ["not assessable 5 = 1 + 2"]),
    ("上年审结案件均已归档。行政诉讼5件，维持1件，纠正2件，没有其他结果。", ["not assessable 5 = 1 + 2"]),
])  # fmt: skip
def test_what_came_of_cases_is_of_as_many_as_it_can_be(text: str, comes: list[str]) -> None:
    """It is of those that were handled, with what was carried over; not of what is told beside them."""
    assert sums(text) == comes


@pytest.mark.parametrize(("text", "comes"), [
    ("公开信息12条，其中政策7条，培训2次、阅读300次，动态7条。", ["not assessable 12 = 7 + 7"]),
    ("公开信息29条，其中（1）甲类12条。\n（2）乙类10条。通过广播播出5条。\n（3）丙类7条。", [
        "not assessable 29 = 12",
    ]),
    ("公开信息30条，其中（1）甲类12条。\n（2）农业农村类10条。\n（3）丙类7条。", ["fail 30 = 12 + 10 + 7"]),
    ("公开信息30条，其中（1）甲类12条。\n（2）农业与农村类10条。\n（3）丙类7条。", [
        "not assessable 30 = 12",
    ]),
    ("公开信息30条，其中（1）甲类12条。\n（2）乙类10条。\n（3）丙类7条。\n2.依申请公开（20件）。", [
        "fail 30 = 12 + 10 + 7",
    ]),
    ("全年公开信息30条，其中网站40条、公众号65条。", ["fail 30 = 40 + 65"]),
    ("全年公开信息60条，其中网站40条、公众号30条、公示栏0条，渠道之间没有重复。", ["fail 60 = 40 + 30 + 0"]),
    ("全年公开信息100条。\n政策文件（40条）\n工作动态（57条），部分信息在多个栏目重复计算。", [
        "fail 100 = 40 + 57",
    ]),
])  # fmt: skip
def test_parts_may_be_of_another_kind_or_on_several_channels(text: str, comes: list[str]) -> None:
    """What only names a kind goes on behind a full stop; an act, a long name or a heading's count does not."""
    assert sums(text) == comes


def test_what_was_done_with_all_repeats_their_number() -> None:
    """It is no part of them, whatever the others are: 予以公开3件，网上2件，办结5件."""
    assert remarks("收到申请5件，其中予以公开3件，网上2件，办结5件。") == ["另有一项重复了总数", ""]


def test_a_sum_of_two_is_quoted_with_both() -> None:
    """From the words of the first on."""
    words = "收到复议6件和诉讼3件，其中土地4件、规划5件"
    (found,) = [
        each for each in confront_text(sort_text(f"{words}。", 2023, editions())) if "parts" in each.details
    ]
    assert found.quote == words
