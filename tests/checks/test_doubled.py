"""D-residue: words that stand twice, one right behind the other, and neighbours that only look so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.base.finding import Status
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from kit.report.narrative import BLANK, Words
from tests.checks.on_words import found, prose
from tests.checks.readings import anywhere


def doubled(text: str, township: str = "云县松岭镇") -> list[str]:
    """Return what D-residue quotes of words, wherever they stand."""
    return anywhere(
        lambda words: [each.quote for each in found(prose(words, township=township), "D-residue")],
        text,
        amid=False,
    )


@pytest.mark.parametrize(("text", "quotes"), [
    ("印发《信息公开工作工作方案》等文件。", ["工作工作"]),
    ("认真组织认真组织学习，全面落实。", ["认真组织认真组织"]),
    ("我镇我镇进一步进一步规范流程。", ["我镇我镇", "进一步进一步"]),
    ("严格按照按照规定，情况情况良好。", ["按照按照", "情况情况"]),
    ("工作有序，情况良好。认真组织认真组织", ["认真组织认真组织"]),
    ("云县松岭镇人民政府人民政府办公室承办。", ["人民政府人民政府"]),
    ("政府信息政府信息公开，保障信息信息。", ["政府信息政府信息", "信息信息"]),
    ("在门户网站公开公开信息30条。", ["公开公开"]),
    ("优化政务服务服务，提升水平。", ["服务服务"]),
    ("做好信息公开信息公开信息，提升水平。", ["公开信息公开信息"]),
    ("制定工作工作工作方案，抓好落实。", ["工作工作"]),
    ("学习在视察江南视察时的重要讲话精神。", ["视察江南视察"]),
    ("二是是加强培训，完善制度和以及流程。", ["二是是", "和以及"]),
    ("一是是否公开，二是是非分明，以及和谐社区建设。", []),
    ("本报告根据条例的要求和全镇的情况编制本年度报告。", ["本报告根据条例的要求和全镇的情况编制本年度报告"]),
    ("本报告根据条例编制。根据全镇的情况编制本年度报告。", []),
    ("成立了由主要领导、各站所的领导小组，成立由政务公开领导小组。", ["成立由政务公开领导小组"]),
    ("成立由镇长任组长的领导小组，成立由党政办牵头、各办参加的领导小组。", []),
    ("报告由六部分组成，包括总体情况、问题等，共六部分组成。", ["六部分组成，包括总体情况、问题等，共六部分组成"]),
    ("报告由六部分组成，包括总体情况、问题等六个方面。第一部分由两部分组成，第二部分由两部分组成。", []),
    ("学习习近平总书记考察江南习近平总书记讲话精神。", ["习近平总书记考察江南习近平总书记"]),
    ("学习视察江南、考察江北的重要讲话，视察江南视察点。", []),
    ("维护公共利益和公众利益和公众权益。", []), ("维护公众利益和公众利益和公众权益。", []),
    ("维护公共利益和公众利益和公众。", ["利益和公众利益和公众"]),
    (f"{'各方责任层层压实，' * 100}严格按照按照规定公开。", ["按照按照"]),
])  # fmt: skip
def test_a_word_stands_twice(text: str, quotes: list[str]) -> None:
    """Whatever it is, and however long."""
    assert doubled(text) == quotes


@pytest.mark.parametrize(
    "text", ["全镇12个行政村每村每季公开一次，抓好落实。", "各社区每区每月更新，抓好落实。"]
)
def test_each_of_each_is_said_once(text: str) -> None:
    """每村每季 behind 村 is no word twice."""
    assert doubled(text) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("及时准确公开信息，及时准确公开信息，保障知情权。", ["及时准确公开信息，及时准确公开信息"]),
    ("公开信息7条，其中，其中人事3条。", ["其中，其中"]),
    ("全年累计计发布信息3条。镇党委委、镇政府重视。", ["累计计", "党委委"]),
    ("向申请人答复申申请3件，政府府门户网站。", ["申申请", "政府府"]),
    ("累计计算3次，镇党委委员分管，信息息息相关，申请请于30日内提出，实实在在做好公开开展工作。", []),
    ("公开信息，公开信息目录，做好公开，做好服务。", []),
    ("拓宽渠道，、加大力度。落实制度。，提升水平。",
        ["拓宽渠道，、加大力度。落实制", "大力度。落实制度。，提升水平。"]),
    ("我镇镇高度重视，我镇镇政府重视，我镇镇村两级落实。", ["我镇镇"]),
    ("属于四类过程性性信息，规范性强，男性性别比，公开处理政府政府信息公开申请情况。", ["性性", "政府政府信息"]),
    ("县政府政府信息公开，镇政府政府信息公开办公室，开展在在建项目检查，在在线平台公开。", []),
    ("定期（每周）打开网站后台（邮箱）查看来信，发送至镇政府（邮箱）。", ["（邮箱）"]),
    ("电子版可在县政府门户网站（具体网址）下载，（网址）。", ["（具体网址）", "（网址）"]),
    ("信息的的审核，我镇在在网站公开。目的的确定，的的确确，正在在线申报。", ["的的", "在在"]),
    ("各项工作有序开展。。落实制度。", ["各项工作有序开展。。落实制度。"]),
    ("公开行政许可24件，。（二）公开目录。", ["开行政许可24件，。（二）公开目录。"]),
    ("我镇做好公开，规范和及时规范和及时公开信息。", ["规范和及时规范和及时"]),
    ("根据《中华人民共和国政府政府信息公开条例》，县政府政府信息公开。", ["共和国政府政府信息"]),
    ("拓宽渠道……，加大力度。”、“提升水平”，“动态”、《办法》。", []),
])  # fmt: skip
def test_a_clause_or_a_character_stands_twice(text: str, quotes: list[str]) -> None:
    """Behind a comma, or within a word where the second one begins no other word."""
    assert doubled(text) == quotes


@pytest.mark.parametrize(("township", "twice"), [
    ("云县松岭镇镇", ["松岭镇"]), ("双河乡乡", ["双河乡"]), ("云县古镇镇", []), ("云县松岭镇", []), ("安镇街道", []),
])  # fmt: skip
def test_the_own_name_may_end_in_its_kind_twice(township: str, twice: list[str]) -> None:
    """A slip in the title, unless a place is simply called 古镇."""
    findings = found(prose("公开信息3条。", township=township), "D-residue")
    assert [each.right for each in findings] == twice
    assert all(each.left == f"{each.right}{str(each.right)[-1]}" for each in findings)


@pytest.mark.parametrize("text", [
    "松梅乡乡村两级，各嘎查村村务公开，金桥街街道，向社会公开开平县的信息。",
    "领导小组小组成员，领导小组领导小组办公室，在主要领导领导下，各部门部门预算。",
    "县政府政府采购，政务服务服务中心，政务服务服务群众，信息管理管理制度，政府信息信息化。",
    "收到依申请公开公开申请3件，收到依申请公开申请3件，政务公开公开栏，做到信息公开公开透明。",
    "公告公示，公开公示，政务事务，人人负责，层层审核，常常更新，方方面面。",
    "加强规范规范性文件，公开行政许可许可事项和规划规划许可，组织培训培训师。",
    "一条一条梳理，逐项逐项落实，研究研究再定。",
    "（二）依申请公开依申请公开共3件，均已答复。\n（一）主动公开公开信息30条，其他略。",
    "巴彦巴彦嘎查公开，松岭松岭街公开。",
    "公开松岭松岭桥两村的村务信息3条，群众满意。",
    "首页首页\n下载下载\n工作工作",
    "由某某某某负责，电话另行公布。",
])  # fmt: skip
def test_two_words_may_look_like_one_said_twice(text: str) -> None:
    """Compounds that meet, things named alike, idioms, a heading and its text, names, a page's menus."""
    assert doubled(text) == []


def test_a_town_s_own_name_may_hold_a_word_twice() -> None:
    """The report says it again and again."""
    words = prose("石桥镇群众众创园坚持公开。", township="", agency="石桥镇群众众创园")
    assert not found(words, "D-residue")
    assert doubled("哈拉哈拉镇公开信息，哈拉哈拉镇人民政府负责。", "云县哈拉哈拉镇") == []


def test_marks_doubled_all_over_are_the_files_manner() -> None:
    """A page that was copied with them throughout is told of once, and fails nowhere."""
    text = "一是拓宽，、二是加大，、三是提升，、四是落实，、五是完善，、六是强化。"
    assert not doubled(text)
    (told,) = found(prose(text, township="云县松岭镇"), "D-residue", Status.NOT_ASSESSABLE)
    assert "5 处" in told.message
    assert len(doubled("一是拓宽，、二是加大，、三是提升，、四是落实，、五是完善。")) == 4


@pytest.mark.parametrize(("township", "text", "quotes"), [
    ("云县松岭镇", "2024年，松岭镇镇坚持公开为常态。", ["镇镇"]),
    ("云县松岭镇", "松岭镇镇2024年公开信息。", ["镇镇"]),
    ("云县松岭镇", "松岭镇镇政府、松岭镇镇长、松岭镇镇村两级，松岭镇镇为民服务中心，松岭镇镇直单位。", []),
    ("双河乡", "双河乡乡认真落实，双河乡乡村振兴，双河乡乡镇企业。", ["乡乡"]),
    ("松岭街道", "松岭街道街道积极公开信息。", ["街道街道"]),
    ("云县古镇镇", "古镇镇坚持公开，古镇镇严格审核。", []),
])  # fmt: skip
def test_the_own_name_is_followed_by_its_kind_again(township: str, text: str, quotes: list[str]) -> None:
    """It is where an act follows; what belongs to the 镇 may be told behind it."""
    assert doubled(text, township) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("公开信息。\n（五）完善监督保障保障机制\n定期培训。", ["保障保障"]),
    ("公开信息。\n二、推进推进平台\n略", ["推进推进"]),
    ("公开信息。\n（二）信息管理管理制度\n（三）公开公开栏信息\n首页首页新闻新闻\n略", []),
    ("公开信息。\n首页首页新闻新闻\n略", []),
    ("公开信息。\n（五）完善监督保障保障机制", ["保障保障"]),
])  # fmt: skip
def test_a_heading_may_hold_a_word_twice(text: str, quotes: list[str]) -> None:
    """Alone in its line, it is no title that its text follows."""
    assert doubled(text) == quotes


def test_a_subsections_own_heading_is_read_for_words_that_stand_twice() -> None:
    """Though it is made of the form's words alone."""
    text = "一、总体情况\n（五）监督保障保障情况\n定期组织培训，接受评议。⟦…⟧"
    findings = found(sort_text(text, 2024, editions()), "D-residue")
    assert [each.quote for each in findings] == ["保障保障"]
    text = "一、总体情况\n（五）监督保障\n定期组织培训，接受评议。\n首页首页新闻新闻\n略"
    assert found(sort_text(text, 2024, editions()), "D-residue") == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("公开信息【待填】条。", ["【待填】"]),
    ("更新《[具体地名]镇信息公开指南》，公开信息【数字】条，[姓名]负责。", ["[具体地名]", "【数字】", "[姓名]"]),
    ("全文包括主动公开、监督保障（含《条例》第五十条第四项规定的各级人民政府“工作考核”情况）等方面。",
        ["（含《条例》第五十条第四项规定的各级人民政府“工作考核”情况）"]),
    ("按照《条例》第五十条第四项规定，报告工作考核、社会评议结果。公开信息（含公众号）3条。", []),
    ("在县政府网站（ ）下载，电话：0571-/6901630，无依法申请公开件。", ["网站（ ）", "0571-/6901630", "依法申请公开"]),
    ("由松岭镇人民政府的政府信息公开年度报告编制，共六部分。", ["由松岭镇人民政府的政府信息公开年度报告编制"]),
    ("由松岭镇人民政府编制，由镇政府的年度报告编制小组负责，由党政办负责全镇的年度报告编制。", []),
    ("【具体措施】一是加强领导。公开【具体单位】名单。", ["【具体单位】"]),
    ("公民依法申请公开政府信息，电话：0571-6901630，[国务院公报]。", []),
    ("以上报告，请审阅。现将情况报告，妥否，请批示。", ["请审阅", "妥否，请"]),
    ("报请审议后公开，提请审批，请审阅后反馈。", []),
])  # fmt: skip
def test_what_was_to_be_filled_in_is_left(text: str, quotes: list[str]) -> None:
    """Placeholders in brackets, the form's own instruction; a reference to the article is none."""
    assert doubled(text) == quotes


def test_a_blank_look_up_prints_a_placeholder_of_its_own() -> None:
    """That nothing was filled in is told elsewhere; another placeholder is still one."""
    words = prose("")
    for text, quotes in (
        (f"公开信息{BLANK}条。", []),
        (f"公开信息{BLANK}条，[姓名]负责。", ["[姓名]"]),
    ):
        filled = replace(words, words=(Words("overview", "", text, ("facts.count",)),))
        assert [each.quote for each in found(filled, "D-residue")] == quotes


def test_a_report_of_nobody_knows_whom_is_read_for_doubled_words_too() -> None:
    """Without a name nothing is excused by it."""
    assert [
        each.quote for each in found(prose("我镇政务公开工工作有序开展。", township=""), "D-residue")
    ] == ["政务公开工工作"]


@pytest.mark.parametrize(("size", "told"), [(60, True), (61, False)])
def test_a_long_placeholder_is_told_by_its_ends(size: int, *, told: bool) -> None:
    """In full as long as it is read at a glance."""
    words = "（含《条例》第五十条第四项规定的各级人民政府“工作考核”情况".ljust(size - 1, "等") + "）"
    (finding,) = found(prose(f"全文包括监督保障{words}等方面。"), "D-residue")
    assert (finding.quote[1:-1] in finding.message) is told
