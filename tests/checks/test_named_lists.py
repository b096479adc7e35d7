"""N-list where the names stand right before their number: 通过网站、公开栏三种渠道."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.readings import anywhere


def lists(words: str) -> list[Finding]:
    """Return what N-list says of words."""
    text = f"一、总体情况\n(一)主动公开\n{words}"
    found = confront_text(sort_text(text, 2023, editions()))
    return [each for each in found if each.rule == "N-list" and each.quote]


def verdicts(words: str) -> list[str]:
    """Return what is decided of the lists, wherever they stand."""
    return anywhere(lambda text: [each.status.value for each in lists(text)], words)


@pytest.mark.parametrize(("words", "said"), [
    ("以“丁山发布”“丁山生活”“丁山党建”四个微信公众号公开信息。", "说有 4 个，列出了 3 个"),
    ("以“丁山发布”、“丁山生活”和“丁山党建”5个账号公开信息。", "说有 5 个，列出了 3 个"),
    ("通过政府网站、公示栏、广播四种渠道公开。", "说有 4 个，列出了 3 个"),
    ("利用网站、短信和广播4种方式公开。", "说有 4 个，列出了 3 个"),
    ("围绕教育、卫生、社保和农业五个领域公开信息。", "说有 5 个，列出了 4 个"),
    ("聚焦教育、卫生4个重点领域。", "说有 4 个，列出了 2 个"),
    ("依托县政府网站、“丁山发布”公众号、村务公开栏、广播五个渠道公开。", "说有 5 个，列出了 4 个"),
    ("网页改版，开设了政策文件、民生保障、乡村振兴、财政资金、应急管理6个专栏。", "说有 6 个，列出了 5 个"),
    ("设置政策、动态和公告五个板块，方便查询。", "说有 5 个，列出了 3 个"),
    ("利用网站、短信、以及广播4种方式公开。", "说有 4 个，列出了 3 个"),
])  # fmt: skip
def test_too_few_names_before_their_number_fail(words: str, said: str) -> None:
    """Names in quotation marks need nothing between them."""
    (found,) = lists(words)
    assert (found.status.value, found.message) == ("fail", said)


@pytest.mark.parametrize(("words", "said"), [
    ("以“丁山发布”“丁山生活”“丁山党建”等两个微信公众号公开信息。", "说有 2 个，列出了 3 个"),
    ("入驻“丁山在线”“丁山早报”“丁山生活”两家新媒体。", "说有 2 个，列出了 3 个"),
    ("重点抓好四个方面的工作：一是健全机构；二是完善制度；三是强化督查。", "说有 4 个，列出了 3 个"),
    ("重点抓好三个方面：一是建机制，二是强审核，三是抓培训，四是严考核。", "说有 3 个，列出了 4 个"),
])  # fmt: skip
def test_names_in_marks_and_numbered_points_can_be_too_many(words: str, said: str) -> None:
    """They are told apart for certain; 等 behind them explains more, not fewer."""
    (found,) = lists(words)
    assert (found.status.value, found.message) == ("fail", said)
    assert said == f"说有 {found.left} 个，列出了 {found.right} 个"


@pytest.mark.parametrize("words", [
    "以“丁山发布”“丁山生活”“丁山党建”三个微信公众号公开信息。", "通过网站、公示栏、广播三种渠道公开。",
    "通过网站、短信和广播三种方式公开。", "通过网站、短信与广播三种渠道公开。", "设立党务、政务和村务公开三个专栏。",
    "围绕教育、卫生和养老服务3个领域公开信息。",
])  # fmt: skip
def test_as_many_names_as_the_number_says_pass(words: str) -> None:
    """However they are joined."""
    assert verdicts(words) == ["pass"]


@pytest.mark.parametrize("words", [
    "涉及教育、卫生等5个领域。", "围绕教育、卫生、社保、农业3个领域。", "通过政府网站开设三个专栏。", "依托县政府门户网站3个栏目公开。", "通过网站、广播等三种渠道公开。", "以“丁山发布”“丁山生活”等三个公众号公开。", "通过县、镇两级网站、公众号两个平台公开。",
    "通过村级会议、入户走访，确定网站、短信三种渠道。", "通过网站公开三类信息。", "通过网站、短信公开。2个平台运行正常。",
    "通过政务大厅、服务中心等场所和网站、广播五种渠道公开。", "开设镇、村两级专栏。", "设置概况、政策2类6个栏目。",
    "建立“采集”“审核”“发布”“追责”三项机制。", "修订《指南》《目录》《审查办法》《追责办法》等3项制度。", "在“丁山发布”“丁山生活”“丁山网”两类平台发布。",
    "开设民生专题、年报专栏、新增9个公开领域，方便查询。", "设置办事指南、年报查询、另外2个栏目待建。", "通过网站、广播及其他五种渠道公开。",
    "建立“采集”“审核”“发布”“追责”三大制度。", "设置镇级、村级公开栏6个，共8个板块。", "涵盖人事信息、机构设置、财政资金、安全生产、民生保障五个方面。", "改进政策、动态、公告五个板块。",
])  # fmt: skip
def test_what_may_be_more_or_another_list_is_left_alone(words: str) -> None:
    """等, names that hold 、 themselves, words of another clause."""
    assert verdicts(words) == []


@pytest.mark.parametrize(("words", "comes"), [
    ("本报告由总体情况,信息管理,存在问题4个部分组成。", ["fail"]),
    ("包括总体情况、主动公开政府信息情况、信息公开复议、行政诉讼情况、存在问题四个部分。", ["pass"]),
    ("本报告由总体情况;信息管理;存在问题3个部分组成。", ["pass"]),
    ("本报告由总体情况主动公开政府信息情况、其他需要报告的事项3个部分组成。", ["pass"]),
    ("包括总体情况、申请行政复议情况、提起行政诉讼情况、其他需要报告的事项三部分。", ["pass"]),
    ("包括总体情况、申请行政复议情况、提起行政诉讼情况、其他需要报告的事项四部分。", ["pass"]),
    ("包括总体情况、申请行政复议情况、提起行政诉讼情况、其他需要报告的事项五部分。", ["fail"]),
    ("本报告由总体情况主动公开政府信息情况、其他需要报告的事项4个部分组成。", ["fail"]),
    ("本报告由四部分组成，即总体情况，主动公开政府信息情况，人员和经费情况。", ["pass"]),
    ("本报告由三部分组成，包括总体情况、信息管理、存在问题三个部分。", ["pass"]),
    ("本报告由三部分组成，包括总体情况、信息管理三个部分。", ["fail"]),
    ("本报告由总体情况、信息管理2个部分组成。", ["pass"]),
    ("本报告由总体情况，申请、答复情况2个部分组成。", ["fail"]),
    ("本报告由总体情况2个部分组成。", []),
    ("本报告由总体情况，主动公开政府信息情况，收费及减免情况，存在的主要问题及改进情况五个部分组成。", ["fail"]),
    ("本报告包括“总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项”六个部分。", ["pass"]),
    ("本报告包括“总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项”七个部分。", ["fail"]),
    ("本报告由总体情况、包括管理、存在问题3个部分组成。", ["pass"]),
    ("内容涉及广泛，包括教育、医疗、千个方面。", []),
    ("主要包括政策、动态。信息管理、平台、监督6个方面。", []),
])  # fmt: skip
def test_the_parts_of_the_report_may_be_parted_by_any_mark(words: str, comes: list[str]) -> None:
    """Without one there is a name only, and no list. It begins behind 由, and in its own sentence."""
    assert verdicts(words) == comes


@pytest.mark.parametrize(("words", "comes"), [
    ("采取以下四种方式公开：一是网站。二是公示栏。三是公众号。", ["fail"]),
    ("采取以下三种方式公开：一是网站；二是公示栏；三是公众号。", ["pass"]),
    ("做好以下两方面工作：一是抓学习；二是抓落实；三是抓督查。", ["fail"]),
    ("做好以下三方面工作：一是抓学习。一要学法，二要学文；二是抓落实；三是抓督查。", ["pass"]),
    ("采取以下三种方式公开：一是网站；二是公示栏；三是公众号。下一步：一是增人；二是增时；三是扩面；四是提质。", ["pass"]),
    ("做好以下三方面工作：第一，抓学习；第二，抓落实；第三，抓督查。", ["pass"]),
    ("采取以下四种方式公开：一是网站。二是公示栏。三是⟦…⟧", ["not assessable"]),
    ("采取以下四种方式公开：一是网站。二是公示栏。三是公众号，以及", ["not assessable"]),
    ("采取以下两种方式公开：一是网站。二是公示栏。三是公众号，以及", ["fail"]),
    ("采取以下四种方式公开：一是网站，公示栏和公众号。", []),
    ("做好以下两方面工作：一是抓学习；二是抓落实。", ["pass"]),
    ("采取以下两种方式公开：一是网站公开。存在问题：一是人少；二是时短。", []),
    ("采取以下三种方式公开：一是网站；二是公示栏。存在问题：一是人少；二是时短；三是面窄。", ["fail"]),
    ("采取以下千种方式公开：一是网站；二是公示栏。", []),
])  # fmt: skip
def test_points_are_as_many_as_announced(words: str, comes: list[str]) -> None:
    """Numbered in turn, over sentences, up to where another list begins; what breaks off may have had more."""
    assert [each.status.value for each in lists(words)] == comes
    assert all(each.message == f"说有 {each.left} 个，列出了 {each.right} 个" for each in lists(words))


@pytest.mark.parametrize("words", [
    "通过网站、公示栏、广播{}种渠道公开。", "全镇共有{}个账号，分别在今日头条、政府网站发布信息。",
    "内容涉及广泛，包括教育、医疗{}个方面。", "本报告由{}部分组成，即总体情况，主动公开政府信息情况。",
])  # fmt: skip
def test_no_list_of_more_than_twelve_is_counted(words: str) -> None:
    """Nobody lists so many by name: the number is of something else."""
    assert verdicts(words.format(12)) == ["fail"]
    assert verdicts(words.format(13)) == []


def test_something_done_is_no_list_of_names() -> None:
    """栏目5个 is not broken down by what was achieved; who compiled the report is none of its parts."""
    assert verdicts("调整栏目5个，有力保障了群众的知情权、参与权和监督权。") == []
    made = "本报告由党政办公室编制，全文包括：总体情况，信息管理，存在问题、其他事项等四部分内容组成。"
    assert verdicts(made) == ["pass"]


@pytest.mark.parametrize(("number", "comes"), [("6", ["pass"]), ("4", ["fail"]), ("9", ["fail"])])
def test_between_commas_a_pause_is_part_of_a_name(number: str, comes: list[str]) -> None:
    """申请行政复议、提起行政诉讼情况 is one of six, or two of seven."""
    names = (
        "总体情况，主动公开情况，申请办理情况，因公开工作申请行政复议、提起行政诉讼情况，存在的问题，其他事项"
    )
    assert verdicts(f"全文包括{names}{number}部分内容。") == comes


def test_names_in_quotes_need_nothing_between_them() -> None:
    """Each is one, whatever it holds."""
    assert verdicts("全文包括“总体情况”“申请、答复情况”“其他事项”三个部分。") == ["pass"]
    assert verdicts("全文包括“总体情况”“申请、答复情况”“其他事项”四个部分。") == ["fail"]
    assert "fail" not in verdicts(
        "由“总体情况”“因信息公开工作被申请行政复议、被提起行政诉讼的情况”“存在的问题”“其他事项”四个部分组成。"
    )


def test_a_list_is_quoted_from_its_number_to_its_last_name() -> None:
    """What was done with the names is no part of it."""
    (found,) = lists("全镇共开设账号3个，分别在今日头条、政府网站发布信息。")
    assert (found.status.value, found.quote) == ("fail", "账号3个，分别在今日头条、政府网站")


@pytest.mark.parametrize(("words", "comes"), [
    ("全镇共有3个账号，分别在今日头条、政府网站发布信息。", ["fail"]),
    ("全镇共有2个账号，分别在今日头条、政府网站发布信息。", ["pass"]),
    ("全镇共开设账号2个，分别在今日头条、、政府网站和公众号发布信息。", ["pass"]),
    ("全镇共有千个账号，分别在今日头条、政府网站发布信息。", []),
    ("全镇共有0个账号，分别在今日头条、政府网站发布信息。", []),
    ("打造公开示范点4个，分别是枫林社区、杨桥村、大桥村，成效明显。", ["fail"]),
    ("打造公开示范点4个，分别是枫林社区、杨桥村、大桥村和水源村，成效明显。", ["pass"]),
    ("确定3个试点村，分别是杨桥村、大桥村等。", ["not assessable"]),
    ("确定3个试点村，分别是杨桥村、⟦略⟧村。", ["not assessable"]),
    ("全镇共有3个账号，分别在今日头条和政府网站发布信息。", []),
])  # fmt: skip
def test_names_behind_their_number_are_as_many(words: str, comes: list[str]) -> None:
    """Whether the number stands before the thing or behind it; nothing is no number, a doubled mark no name.

    What was cut out may have held more; two names joined by 和 alone may be one.
    """
    assert verdicts(words) == comes


_FIRST = "总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况"
_LAST = "政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项"


@pytest.mark.parametrize(("words", "comes"), [
    (f"本报告由五个部分构成，即{_FIRST}，{_LAST}。", ["fail"]),
    (f"本报告由六个部分构成，即{_FIRST}，{_LAST}。", ["pass"]),
    (f"本报告由七个部分构成，即{_FIRST}，{_LAST}。", ["fail"]),
    (f"本报告由七个部分构成，即{_FIRST}，{_LAST}，附件。", []),
    (f"本报告由六个部分构成，即{_FIRST}，{_LAST}，并附相关情况。", ["pass"]),
    (f"本报告共六个部分：{_FIRST}，{_LAST}。".replace("，", "、"), ["pass"]),
    (f"本报告共七个部分：{_FIRST}，{_LAST}。".replace("，", "、"), ["fail"]),
    ("本报告由四部分组成，依次为：一、总体情况，二、主动公开政府信息情况，三、其他需要报告的事项。", ["fail"]),
    ("本报告由三部分组成，依次为：一、总体情况，二、主动公开政府信息情况，三、其他需要报告的事项。", ["pass"]),
    (f"本报告由七个部分构成，包括{_FIRST}等。", []),
    ("本报告分为两大部分：第一部分为总体情况、主动公开政府信息情况，第二部分为其他需要报告的事项。", []),
    ("本报告分为两大部分：一是总体情况、主动公开政府信息情况，二是其他需要报告的事项。", []),
    ("抓好两个方面：预算公开情况、补贴发放情况，还有项目情况。", []),
])  # fmt: skip
def test_the_sections_of_the_form_are_as_many_as_said(words: str, comes: list[str]) -> None:
    """Each title is one, whatever marks it holds; what is no title may hide further parts."""
    assert verdicts(words) == comes


@pytest.mark.parametrize(("words", "says"), [
    ("通过政府网站、公众号、公开栏三种渠道公开。", [("pass", "通过政府网站、公众号、公开栏三种渠道")]),
    ("通过政府网站、公众号和公开栏等多种渠道公开。", []),
    ("通过政府网站、公众号及公开栏四个渠道公开。", [("fail", "通过政府网站、公众号及公开栏四个渠道")]),
    ("开设专栏5个，分别为政策、财政、就业、教育、卫生。", [("pass", "专栏5个，分别为政策、财政、就业、教育、卫生")]),
    ("开设专栏5个，包括政策、财政、就业、教育等。", [("not assessable", "专栏5个，包括政策、财政、就业、教育")]),
    ("设置政策文件、工作动态两个栏目，另设专题1个。", [("pass", "设置政策文件、工作动态两个栏目")]),
    ("依托“松岭发布”、“和美松岭”两个平台发布信息。", [("pass", "依托“松岭发布”、“和美松岭”两个平台")]),
    ("主要从加强领导、完善制度、强化培训、严格考核四个方面推进。", []),
    ("主要从加强领导、完善制度、强化培训五个方面推进。", []),
    ("采取以下三项措施：一是加强学习；二是完善制度；三是严格考核。", []),
    ("采取以下三项措施：一是加强学习；二是完善制度；三是严格考核；四是加大宣传。", []),
    ("做好以下两点：第一，加强学习；第二，完善制度。", []),
    ("围绕教育、卫生、就业3个重点领域公开信息。", [("pass", "围绕教育、卫生、就业3个重点领域")]),
    ("围绕教育、卫生、就业4个重点领域公开信息。", [("fail", "围绕教育、卫生、就业4个重点领域")]),
    ("报告由总体情况，主动公开情况，存在问题三部分组成。", [("pass", "总体情况，主动公开情况，存在问题三部分")]),
    ("报告包括总体情况、主动公开情况、存在问题，共四部分。", [("fail", "总体情况、主动公开情况、存在问题，共四部分")]),
    ("建立健全信息发布、保密审查、责任追究三项制度。", []),
    ("通过会议、培训和发放资料3种形式宣传。", [("pass", "通过会议、培训和发放资料3种形式")]),
    ("设置3个栏目，分别为政策、动态、公示、图解等栏目。", [("fail", "3个栏目，分别为政策、动态、公示、图解")]),
    ("设置5个栏目，分别为政策、⟦图⟧、公示。", [("not assessable", "5个栏目，分别为政策、⟦图⟧")]),
])  # fmt: skip
def test_lists_of_names_are_told_in_many_turns(words: str, says: list[tuple[str, str]]) -> None:
    """Quoted from what opens them to what is counted; measures and sentences that are numbered are no names."""
    assert [(each.status.value, each.quote) for each in lists(words)] == says


def test_fields_of_information_named_behind_their_number_are_as_many() -> None:
    """The information may be named between: 五个领域的信息，分别为."""
    names = "义务教育、社会救助、公共卫生、涉农补贴、危房改造、安全生产"
    assert verdicts(f"重点公开五个领域的信息，分别为{names}。") == ["fail"]
    assert verdicts(f"重点公开六个领域的信息，分别为{names}。") == ["pass"]


@pytest.mark.parametrize(("words", "comes"), [
    ("制发文件2件，分别为《甲办法》《乙办法》、《丙规定》，全部公开。", ["fail"]),
    ("制发文件3件：《甲办法》（青政〔2023〕1号）《乙办法》和《丙规定》。", ["pass"]),
    ("制发文件3件，分别是《甲办法》《乙办法》等。", []), ("制发文件1件，分别是《甲办法》《乙办法》等。", ["fail"]),
    ("制发文件3件，分别为《甲办法》《乙办法》。", ["fail"]), ("制发文件2件，分别是《甲办法》《乙办法》等。", ["pass"]),
    ("第2件，分别为《甲办法》《乙办法》《丙规定》。", []), ("制发文件2件，《甲办法》《乙办法》《丙规定》获奖。", []),
])  # fmt: skip
def test_documents_named_behind_their_number_are_as_many(words: str, comes: list[str]) -> None:
    """With 等 there may be more of them, but not fewer."""
    assert verdicts(words) == comes
    assert [each.message for each in lists(words)] == [
        f"说有 {each.left} 个，列出了 {each.right} 个" for each in lists(words)
    ]
