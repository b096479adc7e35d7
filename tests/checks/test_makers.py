"""Whose report a text says it is: every slot that names a maker is held against the report's own agency."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text

TITLE = "云溪县青石镇2024年政府信息公开工作年度报告"
BODY = "一、总体情况\n（一）主动公开\n2024年，我镇公开信息12条。\n"


def names(*lines: str, title: str = TITLE, body: str = BODY) -> list[Finding]:
    """Return what D-name says of a text with `lines` between its title and its body."""
    text = "\n".join((title, *lines, body))
    return [each for each in confront_text(sort_text(text, 2024, editions())) if each.rule == "D-name"]


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("现发布《云溪县2024年政府信息公开工作年度报告》。", "云溪县2024年"),
        ("现公布云溪县民政局2024年度政府信息公开工作年度报告。", "云溪县民政局"),
        ("特向社会公布2024年度白沙镇政府信息公开年度报告。", "白沙镇"),
        ("本报告根据条例要求，由云溪县行政审批局编制。", "云溪县行政审批局"),
        ("按照规定，由云溪县结合有关数据编制。", "云溪县"),
        ("按照规定，由云溪县人民政府汇总各镇年度报告编制而成。", "云溪县人民政府"),
        ("如有疑问，请与白沙镇人民政府联系。", "白沙镇人民政府"),
        ("现由白沙镇人民政府编制本报告。", "白沙镇人民政府"),
        ("全年受理公民向县政府提出的政府信息公开申请3件。", "县政府"),
        ("我部门未收到申请。", "我部门"),
        ("本部门按照信息公开条例开展工作。", "本部门"),
        ("全年公开本部门政务类信息5条。", "公开本部门政务类信息5条"),
        ("结合2024年我县政府信息公开工作情况编制而成。", "我县"),
        ("结合云溪县人民政府2024年度政府信息公开工作编制而成。", "云溪县人民政府"),
        ("2024年云溪县共受理3件公开政府信息申请。", "云溪县共受理"),
        ("我县共收到申请3件。", "我县共"),
        ("“清秀青石”公众号发布动态，“清秀白沙”公众号转发政策。", "清秀白沙"),
        ("电子版可在白沙县人民政府网站下载。", "白沙县"),
        ("电子版可在白溪县人民政府网站下载。", "白溪县"),
        ("依托云西县人民政府门户网站公开。", "云西县"),
        ("通过江北苗族自治县人民政府门户网站发布信息。", "江北苗族自治县"),
        ("认真梳理全省各社区、各办公室的信息。", "全省各社区"),
        ("2024年，白沙镇人民政府认真贯彻《条例》。", "白沙镇人民政府认真"),
        ("下一步，白沙镇将继续加强培训。", "白沙镇将继续"),
        ("联系地址：云溪县白沙镇人民政府党政办。", "云溪县白沙镇人民政府"),
        ("现公布云溪县白沙镇人民政府2024年度报告。", "云溪县白沙镇人民政府2024年度"),
    ],
)
def test_another_agency_in_a_slot_fails(line: str, quote: str) -> None:
    """A county, a bureau or another town that announces, compiles, answers or is asked is a fault."""
    failed = [each for each in names(line) if each.status is Status.FAIL]
    assert len(failed) == 1
    assert quote in failed[0].quote


def test_another_place_s_account_is_told_by_its_name() -> None:
    """Beside the own township, of which it is no account."""
    (told,) = names("“清秀青石”公众号发布动态，“清秀白沙”公众号转发政策。")
    assert (told.status, told.left, told.right) == (Status.FAIL, "清秀白沙", "云溪县青石镇")


@pytest.mark.parametrize(("words", "fails"), [
    ("2024年，我镇高度重视政府信息公开工作。", 1), ("我街道共公开信息30条。", 1), ("我乡现有公开栏6个。", 1), ("指导我乡镇财政所，我镇江籍职工公开信息。", 0),
    ("2024年，我局高度重视政府信息公开工作。", 0),
])  # fmt: skip
def test_a_department_speaks_not_as_a_township(words: str, fails: int) -> None:
    """A bureau's report that was copied from a town's."""
    found = names(title="云溪县民政局2024年政府信息公开工作年度报告", body=words)
    assert sum(each.status is Status.FAIL for each in found) == fails


@pytest.mark.parametrize(("title", "whole"), [
    ("云溪青石镇2024年政府信息公开工作年度报告", "云溪县青石镇人民政府"),
    ("青石公园街道办事处2024年政府信息公开工作年度报告", "青石区公园街道办事处"),
])  # fmt: skip
def test_a_name_without_its_county_s_kind_is_no_other(title: str, whole: str) -> None:
    """The title leaves a character of the county's name out, as the city does in speech."""
    found = names(f"本报告根据条例要求，由{whole}编制。", title=title, body="公开信息12条。")
    assert all(each.status is not Status.FAIL for each in found)


@pytest.mark.parametrize(
    "line",
    [
        "现发布《云溪县青石镇2024年政府信息公开工作年度报告》。",
        "现公布青石镇人民政府2024年度政府信息公开工作年度报告。",
        "现公布青石镇2024年度报告。",
        "已告知其向白沙镇人民政府提出申请。",
        "下一步，青石镇将继续加强培训。今后，各乡镇将进一步规范公开。",
        "联系地址：云溪县青石镇人民政府党政办。",
        "青石镇人民政府认真贯彻《条例》，配合白沙镇人民政府认真贯彻《条例》。",
        "特向社会公布2024年度本镇政府信息公开年度报告。",
        "本报告根据条例要求，由青石镇人民政府党政办公室编制。",
        "本报告根据条例要求，由青石镇人民政府便民服务中心根据各部门数据编制。",
        "请与青石镇党政综合办公室联系（地址：青石镇中心街1号）。",
        "如有疑问，请与云溪县政务公开办公室联系。",
        "公民可以向我镇提出政府信息公开申请。",
        "电子版可在云溪县人民政府网站、江州市人民政府网站、云溪苗族自治县人民政府网站下载。",
        "可登录我县人民政府网站、所在县人民政府网站查阅。",
        "学习白沙县人民政府网站的做法，在江州市云溪县人民政府网站开设专栏。",
        "省政府部署全省各社区统一设置公开栏，我镇已完成。",
        "申请人可以向云溪县人民政府申请行政复议。",
        "在村村响广播和县政府网站同步发布。",
        "“清秀青石”公众号发布动态，“云溪发布”公众号转发政策。",
        "按照国务院办公厅统一编制的格式，公开年度报告。",
        "各科室要对本部门、本单位的信息负责，我镇统一审核。",
        "结合我县实际和我镇政府信息公开工作情况编制。",
        "结合青石镇人民政府2024年度政府信息公开工作编制。",
        "我县共有12个乡镇，我镇公开量在我县排名第三。",
        "2024年云溪县共收到政府信息公开申请50件，其中我镇3件。",
        "在云溪县政务公开平台，我镇共收到公开申请3件。",
    ],
)
def test_the_own_agency_and_the_county_where_it_may_be_named_pass(line: str) -> None:
    """The own name, however long or short, oneself, and the county's office that answers questions."""
    assert [each.status for each in names(line)] == [Status.PASS]


@pytest.mark.parametrize(("line", "quote"), [
    ("2024年，白沙镇主动公开政府信息30条。", "2024年，白沙镇主动公开政府信息30条"),
    ("白沙乡共收到政府信息公开申请3件。", "白沙乡共收到政府信息公开申请"),
    ("云溪县白沙镇2024年发布信息20篇，点击7次。", "云溪县白沙镇2024年发布信息20篇"),
    ("2024年度，白沙镇人民政府未收到信息公开申请。", "2024年度，白沙镇人民政府未收到信息公开申请"),
    ("白沙镇党委政府高度重视政务公开工作。", "白沙镇党委政府高度重视政务公开"),
    ("白沙街道办事处认真贯彻信息公开条例。", "白沙街道办事处认真贯彻信息公开"),
    ("白沙乡全年在县政府网站公开信息30条。", "白沙乡全年在县政府网站公开信息30条"),
    ("白沙镇坚持以人民为中心，推进政务公开。", "白沙镇坚持以"),
    ("2024年，白沙街道全面贯彻党的二十大精神。", "2024年，白沙街道全面贯彻"),
    ("白沙乡党政综合办公室具体负责日常工作。", "白沙乡党政综合办公室具体负责日常"),
])  # fmt: skip
def test_another_township_whose_work_is_told_fails(line: str, quote: str) -> None:
    """What 青石镇 did is told of another township: a sentence that was copied."""
    assert failing(line) == [quote]


@pytest.mark.parametrize("line", [
    "2024年，青石镇主动公开政府信息30条。", "云溪县青石镇人民政府高度重视政务公开工作。",
    "各乡镇公开信息30条。", "建制镇公开信息30条。", "全镇公开信息30条。", "原白沙镇公开信息30条。",
    "联合白沙镇公开信息30条。", "转交白沙镇办理的申请1件。", "学习白沙镇公开信息的做法。",
    "青石镇坚持以人民为中心。", "各乡镇严格按照要求公开。", "今年我镇坚持以公开为常态。", "白沙镇坚持绿色发展。",
    "白沙镇、青石镇公开信息30条。", "白沙村公开信息30条。", "白沙镇位于县城以西。",
    "白沙镇公开信息30条。白沙镇今年并入我镇。", "白沙镇公开信息30条。行政区划调整后由我镇负责。",
])  # fmt: skip
def test_the_own_work_and_other_places_named_in_passing_are_no_fault(line: str) -> None:
    """The own name, towns in general, others that were helped or asked, places that became one."""
    assert failing(line) == []


@pytest.mark.parametrize(("title", "line", "quotes"), [
    ("云溪县发改办", "按照要求，由云溪县规划建设管理办公室（以下简称云溪县发改办）编制。", []),
    ("云溪县发改办", "按照要求，由云溪县规划建设管理办公室编制。", ["要求，由云溪县规划建设管理办公室编制"]),
    ("云溪县文化东路街道办事处", "文东街道坚持以公开为常态。", []),
    ("云溪县东关街道办事处", "西关街道坚持以公开为常态。", ["西关街道坚持以"]),
])  # fmt: skip
def test_a_short_name_is_the_own_one_and_the_other_end_of_town_another(
    title: str, line: str, quotes: list[str]
) -> None:
    """Its characters stand in the own name in their order; 东 and 西 tell two places apart."""
    assert failing(line, TITLE.replace("云溪县青石镇", title)) == quotes


@pytest.mark.parametrize(("title", "line"), [
    ("江州市云溪县", "本报告由云溪县人民政府综合各部门和各乡镇的年度报告编制而成。"),
    ("江州市城市管理委员会", "本报告由江州市城市管理委员会编制。"),
    ("云溪县综合行政执法局", "本报告由云溪县综合行政执法局编制。"),
])  # fmt: skip
def test_the_own_name_ends_before_what_was_done_and_not_within(title: str, line: str) -> None:
    """人民政府综合各部门 names the government alone, 委员会 is more than 委, 综合行政执法局 one name."""
    assert failing(line, TITLE.replace("云溪县青石镇", title)) == []


def test_places_that_became_one_may_be_told_of_in_any_section() -> None:
    """Then what another did may be the own work."""
    body = "一、总体情况\n（一）主动公开\n白沙镇今年并入我镇。\n"
    assert failing("白沙镇公开信息30条。", body=body) == []
    assert failing("白沙镇公开信息30条。", body=body.replace("今年并入我镇", "邻近我镇")) != []


def test_a_county_may_tell_what_its_townships_did() -> None:
    """Whose own kind is none of a township's."""
    assert failing("白沙镇主动公开政府信息30条。", TITLE.replace("青石镇", "人民政府")) == []


def test_nothing_that_names_the_maker_is_no_pass() -> None:
    """A pass must be earned: where no self-word and no slot stands there was nothing to look at."""
    (found,) = names(body="一、总体情况\n（一）主动公开\n2024年，公开信息12条。\n")
    assert found.status is Status.NOT_ASSESSABLE
    assert found.message == "文中没有自称，也没有写由哪个机关公布、编制，无从核对"


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("云溪县青石镇２０２４年政府信息公开工作年度报告", "云溪县青石镇"),
        ("青石镇人民政府二〇二四年政府信息公开工作年度报告", "青石镇人民政府"),
        ("关于青石镇2024年政府信息公开工作情况的报告", "青石镇"),
        ("青石镇2024年信息公开年报", "青石镇"),
        ("| 标题： | 青石镇人民政府2024年政府信息公开工作年度报告 | 2025-01-20 |", "青石镇人民政府"),
        ("标题：青石镇人民政府2024年政府信息公开工作年度报告", "青石镇人民政府"),
        ("名   称 青石镇人民政府2024年政府信息公开工作年度报告", "青石镇人民政府"),
        ("青石镇 政府信息公开工作年度报告", "青石镇"),
        ("现将云溪县青石镇2024年度政府信息公开工作报告如下：", "云溪县青石镇"),
        ("首页 > 政府信息公开 > 年报", ""),
    ],
)
def test_a_damaged_title_still_tells_the_agency(title: str, agency: str) -> None:
    """However its year or its cells are written, and where it is an announcement instead."""
    assert sort_text(f"{title}\n{BODY}", 2024, editions()).agency == agency


def test_a_kind_told_by_an_announcement_is_held_against_self_words() -> None:
    """我镇 in the report of a 乡 whose only title is its announcement."""
    announcement = "现将云溪县白沙乡2024年度政府信息公开工作情况报告如下："
    failed = [each for each in names(title=announcement) if each.status is Status.FAIL]
    assert [each.quote for each in failed] == ["我镇"]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        (TITLE, Status.PASS),
        ("青石镇人民政府2024年信息公开工作年度报告", Status.FAIL),
        ("青石镇政府信息公开工作年度报告", Status.FAIL),
        ("青石镇2023年政府信息公开工作年度报告", Status.FAIL),
    ],
)
def test_a_malformed_title_is_the_title_and_a_fault(title: str, status: Status) -> None:
    """Without 政府, without the year, with another one: found all the same, and said."""
    found = confront_text(sort_text(f"{title}\n{BODY}", 2024, editions()))
    assert [each.status for each in found if each.rule == "D-title"] == [status]


def failing(text: str, title: str = TITLE, body: str = "一、总体情况\n") -> list[str]:
    """Return what D-name calls wrong."""
    return [each.quote for each in names(text, title=title, body=body) if each.status is Status.FAIL]


@pytest.mark.parametrize("line", ["现发布今年政府信息公开年度报告。", "现公布近期政府信息公开工作年度报告。"])
def test_a_slot_without_an_agency_names_no_other(line: str) -> None:
    """今年 and 近期 are nobody's names."""
    assert failing(line) == []


def test_a_name_of_one_character_stands_in_others_by_chance() -> None:
    """白石镇 is not 石镇, whose own name in full is its own."""
    title = TITLE.replace("青石", "石")
    assert failing("现发布《云溪县白石镇2024年政府信息公开工作年度报告》。", title)
    assert failing("现发布《云溪县石镇人民政府2024年政府信息公开工作年度报告》。", title) == []


def test_a_slip_in_the_own_name_is_no_other_agency() -> None:
    """It is told as a slip, with or without the word for the seat."""
    title = TITLE.replace("青石镇", "青石街道")
    assert failing("要求，由云溪县青右街道办事处编制。", title) == []


def test_the_long_form_of_another_kind_is_quoted_whole() -> None:
    """我街道 in a town's report is not 我街."""
    assert failing("我街道未收到申请。") == ["我街道"]


def test_speaking_of_oneself_as_of_another_is_certain_beside_the_own_name() -> None:
    """Elsewhere 该镇 may be another town."""
    assert failing("青石镇主动公开信息3条，该镇未收到申请。") == ["该镇"]
    assert failing("经核查，该镇未收到申请。") == []
    assert failing("经核查，该镇未收到申请。青石镇主动公开信息3条。") == []


@pytest.mark.parametrize(
    "words", ["全镇", "云溪县各乡镇", "由柳河镇", "联合柳河镇", "建制镇", "所属街道", "柳河镇与白沙镇"]
)
def test_a_common_noun_tells_nothing_of_whose_work_it_is(words: str) -> None:
    """Nor does a place that another's work is done with: nobody is named, and nothing passes."""
    (found,) = names(f"{words}主动公开信息3条。", body="一、总体情况\n")
    assert found.status is Status.NOT_ASSESSABLE


@pytest.mark.parametrize("words", ["柳河镇", "云溪县柳河镇", "2024年柳河街道办事处共"])
def test_a_subject_with_a_name_tells_whose_work_it_is(words: str) -> None:
    """Another township's, with or without county, year and seat."""
    (quote,) = failing(f"{words}主动公开信息3条。")
    assert "柳河" in quote


UNTITLED = "一、总体情况\n（一）主动公开\n2024年，我镇公开信息12条。\n"


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("根据条例规定，现公布云溪县青石镇人民政府2024年政府信息公开工作年度报告。", "云溪县青石镇人民政府"),
        ("现将2024年云溪县青石镇人民政府信息公开工作年度报告予以公布。", "云溪县青石镇人民政府"),
        ("云溪高新区青石办事处向社会公布2024年度本级政府信息公开年度报告。", "云溪高新区青石办事处"),
        ("结合实际，编制并公布《青石镇2024年政府信息公开工作年度报告》。", "青石镇"),
        ("根据条例有关规定，特编制2024年云溪县青石镇信息公开工作年度报告。", "云溪县青石镇"),
        ("青石镇人民政府特此编制2024年度政府信息公开工作年度报告。", "青石镇人民政府"),
        (
            "本年报由云溪县青石镇人民政府根据《政府信息公开条例》以及《关于做好年报的通知》要求编制而成。",
            "云溪县青石镇人民政府",
        ),
        ("全文包括云溪县青石镇人民政府信息公开总体情况、主动公开情况。", "云溪县青石镇"),
        ("2024年，云溪县农业农村局深入贯彻《条例》，稳步推进各项工作。", "云溪县农业农村局"),
        ("2024年，青石镇坚持公开为常态，稳步推进各项工作。", "青石镇"),
        ("今年以来青石镇建立了公开制度。2024年，青石镇未收到申请。", "青石镇"),
        # two that contradict, and towns that are told of in passing
        ("现公布青石镇2024年政府信息公开工作年度报告。本报告由白沙镇人民政府编制。", ""),
        ("各镇有序推进，青石镇、白沙镇、黄土乡均已公开。", ""),
        ("按照《关于政务公开办公室政府信息公开工作年度报告有关事项的通知》编制本报告。", ""),
    ],
)
def test_without_a_title_the_words_tell_whose_report_it_is(opening: str, agency: str) -> None:
    """Who announces, compiles or opens the report; where slots name several, none."""
    assert sort_text(f"{opening}\n{UNTITLED}", 2024, editions()).agency == agency


@pytest.mark.parametrize(("words", "quote"), [
    ("全镇", "全镇"), ("我镇镇政府", "我镇"), ("全街道", "全街道"), ("我街", "我街"), ("全街", "全街"),
])  # fmt: skip
def test_words_of_another_kind_fail_where_the_kind_is_told_by_words_alone(words: str, quote: str) -> None:
    """A 乡's report without a title that speaks of 全街 was copied."""
    opening = "现公布云溪县白沙乡人民政府2024年政府信息公开工作年度报告。"
    assert failing(f"{words}认真组织学习。", title=opening) == [quote]


@pytest.mark.parametrize("word", ["健全街道联系制度", "保障安全乡村", "全街区整治", "完全镇住", "各街道"])
def test_words_that_only_look_like_another_kind_do_not_fail(word: str) -> None:
    """全 ends a word of its own, or the kind opens one."""
    assert failing(f"我镇{word}。") == []


def test_a_notice_about_reports_announces_none() -> None:
    """Its name holds the office that sent it out, and the report only as what it is about."""
    notice = "《关于转发上级政府信息与政务公开办公室政府信息公开工作年度报告有关事项的通知》"
    assert failing(f"按照{notice}要求，我镇编制了年度报告。") == []


def test_the_own_name_in_the_words_earns_a_pass() -> None:
    """A report that calls itself by its name in place of 我镇 names the agency whose report it is."""
    (found,) = names(body="一、总体情况\n（一）主动公开\n2024年，青石镇网站公开信息12条。\n")
    assert found.status is Status.PASS


def test_an_office_of_the_own_government_is_no_other_agency() -> None:
    """A report of 镇人民政府办公室 may be asked about at the 党政办公室 of the same 镇."""
    text = (
        "松岭镇人民政府办公室2024年政府信息公开工作年度报告\n如有疑问，请与云县松岭镇人民政府党政办公室联系。"
    )
    found = confront_text(sort_text(text, 2024, editions()))
    assert not [each for each in found if each.rule == "D-name" and each.status is Status.FAIL]
    foreign = confront_text(sort_text(text.replace("云县松岭", "云县竹溪"), 2024, editions()))
    assert [each for each in foreign if each.rule == "D-name" and each.status is Status.FAIL]


@pytest.mark.parametrize(("line", "fails"), [
    ("涉及全局的事项，由乡政府统一公开。", True), ("扎实推进乡政府信息公开。", True), ("积极推进苏木政府信息公开。", True),
    ("涉及全局的事项，由镇政府统一公开。", False), ("扎实推进镇政府信息公开。", False),
])  # fmt: skip
def test_the_government_of_another_kind_is_not_the_own(line: str, *, fails: bool) -> None:
    """乡政府 in the report of a 镇; its own kind is its own."""
    assert bool(failing(line)) is fails


def test_what_is_wrong_is_told_beside_the_agencys_whole_name() -> None:
    """As the title has it, 人民政府 with it: the quotation on the left, the own name on the right."""
    title = TITLE.replace("青石镇", "青石镇人民政府")
    for line, left in (
        ("由白沙镇编制，现公布白沙镇2024年政府信息公开年度报告。", "白沙镇"),
        ("我局公开信息3条。", "我局"),
    ):
        failed = [each for each in names(line, title=title) if each.status is Status.FAIL]
        assert {(each.left, each.right) for each in failed} == {(left, "云溪县青石镇人民政府")}


def test_a_bureaus_report_is_held_against_who_announces_it() -> None:
    """It has no township's kind, but a name of its own."""
    line = "现公布云溪县民政局2024年度政府信息公开工作年度报告。"
    title = "云溪县教育局2024年政府信息公开工作年度报告"
    assert failing(line, title) == ["公布云溪县民政局2024年度政府信息公开工作年度报告"]


@pytest.mark.parametrize(("own", "named", "fails"), [
    ("松岭回族乡", "松岭乡", False), ("松岭回族乡", "松乡", True), ("松岭回族乡", "柏岭乡", True),
    ("松岭回族乡", "松岭镇", True), ("松岭桥乡", "松岭乡", True),
])  # fmt: skip
def test_a_township_of_a_people_may_be_named_without_it(own: str, named: str, *, fails: bool) -> None:
    """松岭乡 is 松岭回族乡, in short; what is shorter still or of another kind is another's name."""
    line = f"现公布{named}2024年政府信息公开年度报告。"
    assert bool(failing(line, f"云溪县{own}2024年政府信息公开工作年度报告")) is fails


@pytest.mark.parametrize(("own", "named", "fails"), [
    ("云溪经济开发区管委会", "青州云溪经济开发区管理委员会", False),
    ("云溪经济开发区管理委员会", "云溪经济开发区管委会", False),
    ("云溪高新区管委会", "云溪高新技术产业开发区管理委员会", False),
    ("云溪高新技术产业开发区管理委员会", "云溪高新区管委会", False),
    ("云溪经济开发区管委会", "白沙经济开发区管理委员会", True),
    ("云溪高新区管委会", "云溪县教育局", True),
    ("云溪新区人民政府", "云溪高新区管理委员会", True),
])  # fmt: skip
def test_a_zones_committee_may_be_named_long_or_short(own: str, named: str, *, fails: bool) -> None:
    """With the province in front or not; another place's is another."""
    line = f"现公布{named}2024年度政府信息公开工作年度报告。"
    assert bool(failing(line, f"{own}2024年政府信息公开工作年度报告")) == fails


def test_the_third_person_is_told_by_its_word() -> None:
    """该镇 stands on the left, so that it can be found and replaced."""
    (found,) = [each for each in names("该镇公开信息3条。") if each.status is not Status.PASS]
    assert (found.status, found.left) == (Status.NOT_ASSESSABLE, "该镇")


@pytest.mark.parametrize(("title", "line", "quotes"), [
    ("云溪县教育局", "我县主动公开政府信息30条。", ["我县主动公开政府信息"]),
    ("云溪县教育局", "全年，我县未收到信息公开申请。", ["我县未收到信息公开申请"]),
    ("云溪县教育局", "我县共有学校30所，我县主动公开工作有序。", []),
    ("云溪县政务服务局", "我县主动公开政府信息30条。", []),
    ("云溪县高新区管理委员会", "我区主动公开政府信息30条。", []),
    ("云溪县人民政府", "我县主动公开政府信息30条。", []),
])  # fmt: skip
def test_a_bureau_does_not_speak_for_the_county(title: str, line: str, quotes: list[str]) -> None:
    """Unless it is the one that reports for it."""
    assert failing(line, f"{title}2024年政府信息公开工作年度报告") == quotes


def test_a_name_without_a_character_is_the_own_one() -> None:
    """Where no title tells whose report it is, the slip is told and makes no second unit."""
    line = "现发布《云溪县青石桥北街道办事处2024年政府信息公开工作年度报告》。"
    own = "2024年度青石桥北街道办事处未收到申请。"
    slip = "2024年，青石北街道办事处认真贯彻《条例》。"
    failed = [each for each in names(line, title="", body=f"{slip}{own}") if each.status is Status.FAIL]
    assert [each.left for each in failed] == ["青石北街道办事处"]
    other = "2024年，白沙北街道办事处认真贯彻《条例》。"
    assert not [each for each in names(line, title="", body=f"{other}{own}") if each.status is Status.FAIL]
