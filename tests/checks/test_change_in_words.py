"""N-yoy where the sentence itself gives last year's number: 较2022年的160条增长25%."""

from __future__ import annotations

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront_text
from kit.checks.words.grammar.parsed_words import parse_prose
from kit.checks.words.year_on_year import check_yearly
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.readings import anywhere, prose, section_changes, yearly
from tests.processor_time import grows_in_proportion


def changes(words: str) -> list[str]:
    """Return what N-yoy decides of a sentence of a report on 2023, in order."""
    return anywhere(section_changes, f"全年主动公开政府信息{words}。")


@pytest.mark.parametrize(("words", "verdicts"), [
    ("180条,较2022年的150条增长20%", ["pass"]),
    ("180条,较2022年的150条增长30%", ["fail"]),
    ("180条,比上年度的200条减少30条", ["fail"]),
    ("180条,与去年的200条相比,减少20条,下降10%", ["pass", "pass"]),
    ("180条,上年为150条,同比增加20条", ["fail"]),
    ("180条,较上年增加30条,同比增长20%", ["pass"]),
    ("180条,较上年减少20条,下降20%", ["fail"]),
    ("180条,较2022年150条增长30%", ["fail"]),
    ("180条,较上年120条增长50%", ["pass"]),
    ("311条,比2022年的280条增加31条,增幅21.07%", ["pass", "fail"]),
    ("180条,较上年减少20条,降幅为10%", ["pass"]),
    ("156条,比2022年(184条)减少28条", ["pass"]),
    ("156条,比2022年(184条)减少26条", ["fail"]),
    ("180条,同比增长20%(2022年为150条)", ["pass"]),
    ("180条,同比增加30条(去年同期公开155条)", ["fail"]),
    ("180条,同比增加30条(其中动态155条)", []),
    ("180条,同比增加30条(政策类)", []),
    ("3条,与计划持平。上年3条,与上年持平", ["pass"]), ("5,与上年持平", []),
    ("由上年的150条增加到180条,增长20%", ["pass"]),
    ("由上年的150条增加到180条,增长30%", ["fail"]),
    ("从2022年的150条增至180条,增长25%", ["fail"]),
    ("由2022年的150条上升到2023年的180条,增长25%", ["fail"]),
    ("由去年同期的200条减少到180条,下降10%", ["pass"]),
    ("由去年同期的200条降至180条,减少30条", ["fail"]),
    ("由年初的150条增加到180条,增长30%", []),
    ("180条,较2022年的150条增长20%(2022年为160条)", ["fail"]),
    ("180条,同比增加30条(2022年约155条)", []),
    ("约180条,同比增加20条(2022年150条)", []),
    ("180条,同比增加30条,2022年为150条", ["pass"]), ("180条,同比增加20条,2022年为150条", ["fail"]),
    ("180条,较2022年的150条,2021年120条增长20%", []),
    ("180条,同比增加30条(2022年为5期)", []),
    ("180条,同比增加30条(2022年动态类,155条)", []),
    ("180条,阅读量12000,较上年150条增长30%", ["fail"]),
    ("180条,较上年150条下滑30条", ["fail"]),
    ("180条,较上年的150条增加30条,上年10条转为不公开", ["pass"]),
    ("180条,其中动态约90条,同比增长50%,上年为80条", []),
    ("约180条,其中动态90条,同比增长50%,上年为80条", ["fail"]),
    ("180条,上年150条,与计划持平,较上年有所提高", []),
    ("总量与上年的150条持平,其中政策80条", []),
    ("180条,2022年公开150条,同比增长30%", ["fail"]),
])  # fmt: skip
def test_a_change_agrees_with_both_numbers_of_its_sentence(words: str, verdicts: list[str]) -> None:
    """Last year's number stands there, or follows from the change in number."""
    assert changes(words) == verdicts


@pytest.mark.parametrize(("words", "verdicts"), [
    ("130条,其中动态60条、公告70条,比2022年的100条增加30条,增长30%", ["pass", "pass"]),
    ("386条,其中动态142条、公告63条等。较2022年的352条增加34条", ["pass"]),
    ("130条,其中动态60条、公告70条。较上年的100条增长35%", ["fail"]),
    ("130条,其中网站60条,公告70条,较上年的40条增长75%", ["pass"]),
    ("130条,其中网站60条:动态20条、政策40条,较上年的100条增长30%", ["pass"]),
    ("130条,其中动态60条、公告70条(较上年的100条增长30%)", ["fail"]),
    ("130条,其中动态60条、公告70条(较上年的50条增长40%)", ["pass"]),
])  # fmt: skip
def test_a_change_behind_a_list_may_be_of_the_total_or_of_the_last_part(
    words: str, verdicts: list[str]
) -> None:
    """It fails only where it is right of neither; in the brackets of a part it is the part's."""
    assert changes(words) == verdicts


@pytest.mark.parametrize(("words", "verdicts"), [
    ("200条。2022年办件200件,2023年办件240件,增长25%", ["fail"]),
    ("200条。2022年办件200件,2023年240件,增长20%", ["pass"]),
    ("200条。上年办件200件,今年办件150件,同比下降25%", ["pass"]),
    ("200条。2022年办件200件,2023年约240件,增长25%", []),
    ("200条。2022年办件200件,2023年培训240件,增长25%", []),
    ("200条。2021年办件200件,2023年办件240件,增长25%", []),
    ("200条。2021年办件240件,2022年办件200件,增长20%", []),
    ("200条。2022年办件200件。2023年以来较2022年办件240件,增长25%", []),
    ("200条。2022年办件200件,2023年办件240条,增长25%", []),
    ("200条。2022年办件200件,2023年办件240件,满意率增长25%", []),
    ("200条。2023年办件240件,2022年制度尚未健全,办件200件,增长20%", ["pass"]),
    ("200条。2023年办件240件。2022年制度尚未健全。办件200件,增长20%", []),
])  # fmt: skip
def test_two_years_side_by_side_are_compared(words: str, verdicts: list[str]) -> None:
    """Last year's count and this year's, of the same thing, right before the change.

    A year that is named counts up to its sentence's end.
    """
    assert changes(words) == verdicts


@pytest.mark.parametrize(("words", "verdicts"), [
    ("319条,比上年(287条)多公开32条", ["pass"]),
    ("319条,比上年(287条)多公开信息42条", ["fail"]),
    ("280条,比2022年的319条少发布39条,下降12.2%", ["pass", "pass"]),
    ("280条,比2022年的319条少发布29条", ["fail"]),
    ("319条,上年287条,多公开了32条", ["pass"]),
    ("319条,多渠道公开32条,多形式发布40条", []),
])  # fmt: skip
def test_how_much_more_was_done_is_a_change(words: str, verdicts: list[str]) -> None:
    """多公开42条 is by so much more, and no count of its own."""
    assert changes(words) == verdicts


@pytest.mark.parametrize(("words", "verdicts"), [
    ("24条,上一年度仅有8条,数量达到上一年度的3倍", ["pass"]),
    ("24条,上一年度仅有8条,数量达到上一年度的4倍", ["fail"]),
    ("9条,较上年增加6条,是上年的3倍", ["pass"]),
    ("9条,较上年增加6条,是上年的4倍", ["fail"]),
    ("9条,是2022年3条的3倍", ["pass"]),
    ("9条,是2022年3条的四倍", ["fail"]),
    ("9条,是上年(3条)的2倍", ["fail"]),
    ("24条,上年为8条,增长2倍", ["pass"]),
    ("24条,上年为8条,增长3倍", ["fail"]),
    ("24条,较上年8条增长了2倍", ["pass"]),
    ("24条,同比增长3倍(上年8条)", ["fail"]),
    ("24条,同比增长两倍(上年8条)", ["pass"]),
    ("450条,为去年300条的1.5倍", ["pass"]),
    ("450条,为去年300条的1.7倍", ["fail"]),
    ("25条,是上年10条的3倍", ["pass"]),
    ("24条,是上年10条的3倍", ["fail"]),
    ("39条,是上年10条的3倍", ["pass"]),
    ("40条,是上年10条的3倍", ["fail"]),
    ("24条,较上年的12条翻了一番", ["pass"]),
    ("24条,较上年的6条翻了一番", ["fail"]),
    ("24条,较上年的6条翻两番", ["pass"]),
    ("由上年的150条增加到300条,实现翻番", ["pass"]),
    ("由上年的200条增加到300条,实现翻番", ["fail"]),
    ("24条,上年为8条,增长近3倍", []), ("24条,上年为8条,增长4倍多", []), ("24条,较上年的6条约翻了一番", []),
    ("24条,较上年的6条翻了近一番", []), ("24条,较上年的6条翻了一番多", []),
    ("24条,上年为8条,增长到3倍", ["pass"]),
    ("24条,上年为8条,增长到4倍", ["fail"]),
    ("24条,上年为8条,增至3倍", ["pass"]),
    ("24条,上年为8条,增至4倍", ["fail"]),
    ("28条,较上年的10条翻了一番有余", []),
    ("28条,较上年的10条翻一番以上", []),
    ("24条,上年为8条,增长3倍多", []),
    ("24条,上年为8条,增长3倍左右", []),
    ("28条,较上年的10条翻了一番多", []),
    ("28条,上年10条,翻了一番还多", []),
    ("28条,较上年的10条翻了一番", ["fail"]),
    ("24条,较上年的14条翻了近一番", []),
    ("24条,上年为8条,点击量是上年的5倍", []),
    ("24条,阅读量较上年翻一番", []),
    ("24条,其中网站16条,是公众号8条的2倍", []),
    ("24条,上年为0条,是上年的5倍", []),
    ("24条,办理速度提升5倍", []),
    ("24条,是8条的2倍", []),
    ("24条,是上年的2倍", []),
    ("24条,上年8条,网站是2倍", []),
    ("24条,其中动态9条,是上年3条的2倍", ["fail"]),
])  # fmt: skip
def test_how_many_times_as_much_agrees_with_both_numbers(words: str, verdicts: list[str]) -> None:
    """是…的3倍 is three times as much, 增长2倍 too; 翻一番 is twice, 翻两番 four times as much."""
    assert changes(words) == verdicts


def test_what_fails_is_told_of_the_nearest_count() -> None:
    """A list may seem to go on with a count of its own behind a semicolon, whose change is not the total's."""
    last = "公开信息268条，其中动态200条，公告68条；微信公众号推送信息412条。"
    this = "公开信息286条，其中动态210条，公告76条；微信公众号推送信息398条，同比增长3.4%。"
    words = prose(this, "overview.proactive", last)
    (finding,) = check_yearly(words, parse_prose(words))
    assert (finding.status, finding.message) == (
        Status.FAIL, "本年 398，上年报告是 412，下降 3.40%，正文写增长 3.4%",
    )  # fmt: skip


@pytest.mark.parametrize(("words", "verdicts"), [
    ("300条,去年250条,同比增长20%", ["pass"]),
    ("300条,去年250条,增长30%", ["fail"]),
    ("300条。2023年办件240件,2022年办件200件,增长20%", ["pass"]),
    ("300条。2023年推送信息240条,2022年推送200条,增加50条", ["fail"]),
    ("由上年的250条回落至2023年的175条,降幅为40%", ["fail"]),
    ("由上年的250条升至300条,增幅达到20%", ["pass"]),
    ("250条,较上年的250条持平", ["pass"]),
    ("260条,与上年的250条持平", ["fail"]),
    ("319条,较上年(287条)净增42条", ["fail"]),
    ("319条,同比(287条)增加32条", ["pass"]),
    ("319条,同比增加42条,上年为287条", ["fail"]),
    ("319条,上年287条,新增42条", ["fail"]),
    ("由2022年底的2150条增加到2023年底的2390条,新增240条", ["pass"]),
    ("319条,上年287条,新增动态42条", []),
    ("400条。意见征集方面,2022年50条,2023年60条,增长30%", ["fail"]),
    ("5条,同比增加2条,上年结转1条", []),
    ("比上年增加32条,达到319条,增长11.1%", ["pass"]),
    ("比上年增加32条,达到319条,增长13.1%", ["fail"]),
    ("比上年减少32条,总数达255条,下降11.1%", ["pass"]),
    ("比上年增加32条,增至319条,增长13.1%", ["fail"]),
    ("比上年增加32条,总量达到了319条,增长13.1%", ["fail"]),
    ("300条,去年收到申请250条,增长30%", []),
    ("300条。2023年收到申请5件,2022年收到申请3件,信函申请增加3件", []),
    ("300条,上年约250条,增长30%", []),
    ("今年300条,去年250条,增长30%", ["fail"]),
    ("去年250条,今年300条,增长30%", ["fail"]),
    ("300条,上年250条,增加50条,增长30%", ["pass", "fail"]),
    ("300条,上年250条,实有新增42条", []),
    ("300条,网站250条,新增42条", []),
    ("约300条,较上年的250条增长30%", []),
    ("比上年增加32条,达到319条,又增加5条,增长13.1%", ["fail"]),
    ("比上年增加约32条,达到319条,增长13.1%", []),
    ("比上年增加32条,达到319篇,增长13.1%", []),
    ("比上年增加32条,完成319条,增长13.1%", []),
    ("由上年的约250条增加到300条,增长30%", []),
    ("由上年的250条增加到约300条,增长30%", []),
    ("由上年的250条增加到300篇,增长30%", []),
    ("300条,同比增长30%。上年250条", []),
    ("300条,较上年的250条为90%", []),
    ("300条,相当于上年250条的90%", []),
    ("300条,同比增长30%,上年250篇", []),
    ("300条,同比增长30%(网站250条)", []),
    ("300条,比上年增加50篇,增长30%", []),
    ("300条\n较上年的250条增长30%", []),
])  # fmt: skip
def test_last_years_number_may_stand_behind_this_years(words: str, verdicts: list[str]) -> None:
    """As a count of the same, or with no more than its year for words."""
    assert changes(words) == verdicts


@pytest.mark.parametrize("words", [
    "网站发布183条，上年发布211条，减少28条。", "全年共183条，上年网站发布211条，减少28条。",
])  # fmt: skip
def test_one_of_two_counts_may_have_no_words_of_its_own(words: str) -> None:
    """Or none but common ones, if it is the one behind."""
    assert anywhere(section_changes, words) == ["pass"]


def test_a_change_of_another_thing_is_none_of_the_count_before_it() -> None:
    """Nor does what its parts grew by tell last year's number."""
    words = "319条,较上年287条增加32条,其中网站增加20条、公众号增加12条,增幅11.1%"
    assert changes(words) == ["pass"]
    assert yearly("公开信息319条,其中网站较上年增加20条。", "公开信息287条。") == ""
    assert yearly("公开信息319条,占全县12%,较上年提高5个百分点。", "公开信息287条。") == ""
    far = "与上年相比变化不大，更新及时，内容规范，格式统一，栏目齐全，群众反响良好，政策公告、新闻动态类"
    assert yearly(f"公开信息300条，{far}信息200条，增加20条。", "公开信息250条。") == ""


@pytest.mark.parametrize(("words", "comes"), [
    (["", "信息", "数量", "受理", "增减", "实现", "去年", "动态", "动态类"], "N-yoy fail"),
    (["网站", "公告类", "类别"], ""),
])  # fmt: skip
def test_the_last_clause_tells_what_a_change_is_of(words: list[str], comes: str) -> None:
    """Of the count before it where it names that, or nothing; none of it where it names something else."""
    said = {word: yearly(f"政策动态110条，{word}比去年增长30%。", "政策动态100条。") for word in words}
    assert said == dict.fromkeys(words, comes)


@pytest.mark.parametrize(("words", "verdicts"), [
    (["", "政策动态", "信息政策动态", "共政策动态", "数量为"], ["fail"]), (["政策", "公告"], []),
])  # fmt: skip
def test_two_counts_are_of_one_thing_under_the_same_words(words: list[str], verdicts: list[str]) -> None:
    """Or where one has none but those that come and go."""
    said = {word: changes(f"200条。2022年政策动态50条,2023年{word}60条,增长30%") for word in words}
    assert said == dict.fromkeys(words, verdicts)


def test_last_years_number_is_no_part_of_this_years_total() -> None:
    """比2022年的100条 stands beside the parts."""
    text = "一、总体情况\n公开信息130条,其中动态60条、公告70条,比2022年的100条增加30条。"
    found = confront_text(sort_text(text, 2023, editions()))
    assert [each.status for each in found if each.rule == "N-parts"] == [Status.PASS]


@pytest.mark.parametrize("words", [
    "180条,较2022年的150余条增长30%", "180条,较2021年的150条增长30%", "180条,较上年的150条增长约30%",
    "180条,较上年增加30条,微信推送同比增长40%", "180条,较上年多公开30条,点击量增长40%",
    "180条,较2022年的15件增长30%", "180条,较上年增加30余条,增长40%",
])  # fmt: skip
def test_what_is_about_other_numbers_is_not_judged(words: str) -> None:
    """About so much, another year, another thing, another measure word."""
    assert changes(words) == []


@pytest.mark.parametrize(
    "piece", ["上年3条,增加2条,", "是上年的3倍,", "较上年翻番", "由上年的3条增至5条", "倍"]
)
def test_many_changes_take_time_in_proportion(piece: str) -> None:
    """However often a line compares."""
    grows_in_proportion(lambda size: yearly("信息9条," + piece * (size // len(piece)), ""), (2_000, 20_000))


FILLING = "我镇严格按照要求规范信息发布流程,落实审核制度,健全工作机制,强化队伍建设,做到应公开尽公开。"


@pytest.mark.parametrize(("words", "comes"), [
    ("公开信息5条,收到申请3件,培训2次,与上年持平。", "N-yoy pass"),
    ("公开信息5条,收到申请3件,与上年持平,培训2次。", "N-yoy pass"),
    (f"{FILLING}收到申请3件,与上年持平。", "N-yoy pass"),
    ("与上年相比收到申请3件持平。", "N-yoy not assessable"),
    ("公开信息5条,与上年持平。", "N-yoy fail"),
    (f"收到申请3件。{FILLING}与上年持平。", ""),
    ("与上年持平,收到申请3件。", ""),
    ("收到申请3件,保持持平。", ""),
    (f"较上年有进步。{FILLING}收到申请3件,与计划持平。", ""),
    ("收到申请3件,上年3件,与上年持平。", "N-yoy pass"),
    ("收到申请3件,上年4件,与上年持平。", "N-yoy fail"),
    ("收到申请3件,上年约4件,与上年持平。", "N-yoy not assessable"),
    ("收到申请3件,上年4人,与上年持平。", "N-yoy not assessable"),
    ("收到申请约3件,与上年持平。", "N-yoy not assessable"),
    ("收到申请3件,新增1件,与上年持平。", "N-yoy not assessable"),
    ("收到申请3件,同比增加1件,与上年持平。", "N-yoy fail; N-yoy pass"),
])  # fmt: skip
def test_unchanged_is_said_of_the_count_right_before(words: str, comes: str) -> None:
    """Wherever that stands, and not of one far above or behind."""
    assert yearly(words, "公开信息9条。收到申请3件。培训2次。") == comes


@pytest.mark.parametrize(("words", "last", "left", "says"), [
    ("公开信息110条,比去年增加8条。", "公开信息100条。", "8", "本年 110，上年报告是 100，比上年多 10，正文写多 8"),
    ("公开信息90条,比去年减少8条。", "公开信息100条。", "-8", "本年 90，上年报告是 100，比上年少 10，正文写少 8"),
    ("公开信息90条,比去年下降8%。", "公开信息100条。", "-8", "本年 90，上年报告是 100，下降 10.00%，正文写下降 8%"),
    ("公开信息1005条,比去年增长0.8%。", "公开信息1000条。", "0.8", "本年 1005，上年报告是 1000，增长 0.50%，正文写增长 0.8%"),
    ("公开信息110条,比去年增长0%。", "公开信息100条。", "0", "本年 110，上年报告是 100，增长 10.00%，正文写持平"),
    ("公开信息5条,比去年增长50%。", "公开信息0条。", "50", "本年 5，上年报告是 0，上年是零，算不出百分比"),
    ("公开信息24条,是去年的3倍。", "公开信息6条。", "3", "本年 24，上年报告是 6，是上年的 4.00 倍，正文写“去年的3倍”"),
    ("公开信息5条,比去年增加3条。", "", "3", "没有上年的正文，无法核对"),
])  # fmt: skip
def test_a_change_is_told_with_both_years_and_what_it_comes_to(
    words: str, last: str, left: str, says: str
) -> None:
    """As people say it: more, less, by percent; on nothing no percentage can be reckoned."""
    this = prose(words, "overview.proactive", last)
    found = [(each.message, str(each.left)) for each in check_yearly(this, parse_prose(this))]
    assert found == [(says, left)]


def test_no_change_is_a_change_by_nothing() -> None:
    """持平 stands on the left as zero, beside what the change comes to."""
    this = prose("工作有序。公开信息5条,与上年持平。", "overview.proactive", "公开信息9条。")
    (found,) = check_yearly(this, parse_prose(this))
    assert (found.left, found.right) == (0, -4)
    assert found.quote == "公开信息5条,与上年持平"


@pytest.mark.parametrize(("printed", "comes"), [
    ("9%", "fail"), ("10%", "pass"), ("10.1%", "pass"), ("10.2%", "fail"),
])  # fmt: skip
def test_a_change_by_percent_is_cut_off_by_less_than_its_last_place(printed: str, comes: str) -> None:
    """A tenth of a point is tolerated; a whole percent less is no cutting off."""
    assert yearly(f"公开信息110条,比去年增长{printed}。", "公开信息100条。") == f"N-yoy {comes}"


@pytest.mark.parametrize(("words", "comes"), [
    ("110条,比去年增长10%", "pass"),
    ("110条,比去年增长20%", "fail"),
    ("200条,较上年翻一番。", "pass"),
    ("249条,较上年翻一番。", "pass"),
    ("250条,较上年翻一番。", "fail"),
    ("190条,较上年翻一番。", "pass"),
    ("189条,较上年翻一番。", "fail"),
])  # fmt: skip
def test_a_change_may_be_the_last_that_is_said(words: str, comes: str) -> None:
    """With or without a full stop; doubled is as much within reason."""
    assert yearly(f"公开信息{words}", "公开信息100条。") == f"N-yoy {comes}"


@pytest.mark.parametrize(("said", "last", "comes"), [
    ("（与上年持平）", "公开信息130条，其中动态50条、公告80条。", "N-yoy fail"),
    ("，与上年持平", "公开信息130条，其中动态50条、公告80条。", "N-yoy pass"),
    ("（上年30条），是上年的4倍", "公开信息65条，其中动态20条、公告45条。", "N-yoy fail"),
    ("，是上年的2倍", "公开信息65条，其中动态20条、公告45条。", "N-yoy pass"),
])  # fmt: skip
def test_in_the_brackets_of_a_part_a_change_is_the_parts(said: str, last: str, comes: str) -> None:
    """Behind the list it may be the total's."""
    assert yearly(f"公开信息130条，其中动态60条、公告70条{said}。", last) == comes


@pytest.mark.parametrize("named", [
    "去年250条", "上年为250条", "上年是250条", "上年有250条", "上年仅250条", "上年仅有250条", "上年只有250条", "上年共250条",
    "上年共有250条", "上年全年250条", "上年总数为250条", "上年同期250条", "2022年250条", "2022年度为250条", "是去年的250条",
])  # fmt: skip
def test_last_years_number_is_named_in_many_ways(named: str) -> None:
    """With its year and what links it, and nothing else."""
    assert changes(f"300条,{named},增长20%") == ["pass"]
    assert changes(f"300条,{named},增长30%") == ["fail"]


@pytest.mark.parametrize("reached", [
    "增加到300条", "增加至300条", "增长为300条", "升到今年的300条", "涨至本年300条", "增至2023年底的300条",
    "提高到2023年的300条",
])  # fmt: skip
def test_what_last_years_number_went_to_is_put_in_many_ways(reached: str) -> None:
    """Of this year, named or not."""
    assert changes(f"由上年的250条{reached},增长20%") == ["pass"]
    assert changes(f"由上年的250条{reached},增长30%") == ["fail"]


def test_a_multiple_is_of_last_year_where_that_is_named() -> None:
    """增长2倍 alone may be since anything."""
    assert yearly("公开信息24条，增长2倍。", "公开信息6条。") == ""
    assert yearly("公开信息24条，同比增长2倍。", "公开信息6条。") == "N-yoy fail"
    assert yearly("公开信息24条，是2023年的3倍。", "公开信息6条。") == "N-yoy fail"
    assert yearly("公开信息24条，较2023年增长3倍。", "公开信息6条。") == "N-yoy pass"


def test_what_went_neither_up_nor_down_is_no_change() -> None:
    """A percentage beside last year's name may be what is left."""
    assert yearly("公开信息90条,较上年为90%。", "公开信息100条。") == ""


@pytest.mark.parametrize(("between", "comes"), [(40, "N-yoy fail"), (41, "")])
def test_a_change_is_of_a_count_that_stands_near(between: int, comes: str) -> None:
    """Farther on it may be of anything that the words between tell."""
    words = FILLING[: between - len(",,同比增长")]
    assert yearly(f"公开信息110条,{words},同比增长20%。", "公开信息100条。") == comes


@pytest.mark.parametrize(("now", "by", "then"), [
    ("110条", "10条", "约100条"), ("约110条", "10条", "100条"), ("110条", "约10条", "100条"), ("110余条", "10条", "100条"),
])  # fmt: skip
def test_a_change_in_about_so_many_is_left_to_a_person(now: str, by: str, then: str) -> None:
    """Whichever of the three numbers is not exact."""
    assert yearly(f"公开信息{now},比上年增加{by}。", f"公开信息{then}。") == "N-yoy not assessable"
    assert yearly("公开信息110条,比上年增加10条。", "公开信息100条。") == "N-yoy pass"


@pytest.mark.parametrize(("text", "verdicts"), [
    ("公开信息24条，是上年8条的3倍。受理申请6件，是上年2件的4倍。", ["pass", "fail"]),
    ("公开信息24条，比上年的20条增加4条，增长20%；受理申请6件，比上年的8件减少3件。", ["pass", "pass", "fail"]),
    ("受理申请6件，与上年的6件持平，培训3次，较上年的2次增长60%。", ["fail", "pass"]),
    ("公开信息24条，同比增加4条，达到去年的1.5倍。", ["fail"]),
    ("培训3次，公开信息24条，是上年的3倍，上年为8条。", ["pass"]),
])  # fmt: skip
def test_each_count_of_a_section_has_its_own_change(text: str, verdicts: list[str]) -> None:
    """The nearest before it; those that say that nothing changed are read last."""
    assert anywhere(section_changes, text) == verdicts


@pytest.mark.parametrize(("text", "verdicts"), [
    ("公开信息24条，比上年增加4条，增长20%。", ["pass"]),
    ("公开信息24条，比上年增加4条，增长25%。", ["fail"]),
    ("公开信息24条，较上年20条增长20%，其中网站9条，较上年8条增长15%。", ["pass", "fail"]),
    ("公开信息24条，上年20条，多4条。", ["pass"]),
    ("公开信息24条，与上年基本持平。", []),
    ("公开信息24条，较上年的20条略有增加。", []),
    ("公开信息24条，较2021年的20条增长30%。", []),
    ("2023年公开信息24条、2022年20条，同比增长25%。", ["fail"]),
    ("去年公开信息20条，今年公开24条，增加4条。", ["pass"]),
    ("公开信息24条，降幅20%，上年30条。", []),
    ("公开信息24条（上年30条），下降20%。", ["pass"]),
    ("公开信息24条（上年30条），下降25%。", ["fail"]),
    ("受理申请0件，上年2件，下降100%。", ["pass"]),
    ("公开信息由2022年的20条增加到2023年的24条，增长20%。", ["pass"]),
    ("公开信息24条，同比翻番，上年12条。", ["pass"]),
    ("公开信息24条，比上年翻一番（上年16条）。受理申请6件，比上年翻一番（上年2件）。", ["fail", "fail"]),
    ("下半年公开增加20条，总数达到300条，较上年增长10%。", []),
    ("公开信息180条，2022年公开150条，同比增长30%。", ["fail"]),
])  # fmt: skip
def test_changes_are_told_in_many_turns(text: str, verdicts: list[str]) -> None:
    """Last year's number before, behind or between; another year's, or no number, says nothing."""
    assert anywhere(section_changes, text) == verdicts
