"""N-agree: the words hold against themselves, wherever they speak of the same thing."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from tests.checks.readings import anywhere


def agreements(on_request: str, later: str) -> list[Finding]:
    """Return what N-agree says of two places of a report on 2023."""
    text = (
        f"一、总体情况\n(一)主动公开\n发布信息9条。\n(二)依申请公开\n{on_request}\n"
        f"三、收到和处理政府信息公开申请情况\n{later}\n四、政府信息公开行政复议、行政诉讼情况\n"
    )
    return [each for each in confront_text(sort_text(text, 2023, editions())) if each.rule == "N-agree"]


def verdicts(on_request: str, later: str = "") -> list[str]:
    """Return what is decided of two places, whatever else is told there."""

    def say(words: str) -> list[str]:
        return [each.status.value for each in agreements(words, later) if each.quote]

    return anywhere(say, on_request)


@pytest.mark.parametrize(("here", "there"), [
    ("本年收到政府信息公开申请4件。", "本机关没有收到政府信息公开申请。"),
    ("未收到信息公开申请。", "本年新收申请2件,上年结转1件。"),
    ("未收到信息公开申请。", "收到申请0件。本年新收申请2件。"),
    ("收到自然人、法人和其他组织的申请4件。", "收到申请5件。"),
    ("收到信息公开申请4件。", "全年收到信息公开申请6件。"),
    ("本年没有结转下年度的申请。", "结转下年度继续办理1件。"),
    ("上年结转2件。", "上年结转的申请3件。"),
    ("没有需要结转到2024年办理的申请。", "结转下年度继续办理1件。"),
    ("没有2022年未办结的申请。", "上年结转2件。"),
    ("未发生因政府信息公开引起的行政复议。", "因政府信息公开引起的行政复议1件。"),
    ("因政府信息公开被提起行政诉讼2件。", "政府信息公开行政诉讼3件。"),
    ("未制发规范性文件。", "本年制定行政规范性文件2件。"),
    ("未收到任何形式的信息公开申请。所收到的2件申请均已答复。", ""),
    ("未收到信息公开申请。第三季度通过邮箱收到信息公开申请1件。", ""),
    ("未收到信息公开申请。", "通过网站收到申请2件。"),
    ("全年收到申请2件。网站、窗口、邮箱等各渠道均没有收到申请。", ""),
    ("收到信息公开申请2件。", "全年各渠道均未收到信息公开申请。"),
    ("收到信息公开申请2件。", "我镇线上、线下均未收到信息公开申请。"),
    ("没有发生因信息公开引起的行政诉讼。针对村民提起的1件信息公开行政诉讼，镇长出庭应诉。", ""),
    ("2023年收到信息公开申请5件。制度进一步健全。2023年收到信息公开申请4件。", ""),
    ("本年共收到信息公开申请4件。三、收到和处理政府信息公开申请情况：收到信息公开申请5件。", ""),
    ("2023年，在微信公众号发布信息365条。2023年在微信公众号发布信息290条。", ""),
    ("2023年我镇在门户网站主动公开信息365条。平台稳定运行，2023年门户网站主动公开信息356条。", ""),
])  # fmt: skip
def test_two_places_that_exclude_each_other_fail(here: str, there: str) -> None:
    """A number beside its denial, or beside another number of the same."""
    assert verdicts(here, there) == ["fail"]


@pytest.mark.parametrize(("here", "there"), [
    ("收到信息公开申请4件。", "本年收到信息公开申请4件。"),
    ("收到信息公开申请4件。", "新收信息公开申请4件,受理申请6件。"),
])  # fmt: skip
def test_two_places_that_say_the_same_pass(here: str, there: str) -> None:
    """Only where they count the same: what was accepted may hold what was carried in."""
    assert verdicts(here, there) == ["pass"]


@pytest.mark.parametrize(("here", "there"), [
    ("收到信息公开申请4件。", "受理信息公开申请6件。"),
    ("收到信息公开申请4件。", "2022年未收到信息公开申请。"),
    ("收到信息公开申请4件。", "未收到2022年的信息公开申请。"),
    ("上年结转申请2件。全年收到申请5件。", "新收申请3件。"),
    ("收到信息公开申请4件。", "网上收到信息公开申请3件。"),
    ("收到信息公开申请4件。", "收到法人申请1件,未收到其他组织的申请。"),
    ("收到信息公开申请4件。", "未收到企业、科研机构的申请。"),
    ("收到信息公开申请4件。", "各站所渠道均未收到信息公开申请。"),
    ("收到信息公开申请4件。", "线上均未收到信息公开申请。"),
    ("收到信息公开申请4件。", "没有收到自然人的申请。"),
    ("收到信息公开申请4件。", "除此之外未收到其他申请。"),
    ("收到信息公开申请5件。", "新收申请3件。另有新收申请2件。"),
    ("收到申请5件,收到申请4件。", ""),
    ("2023年收到申请3件。共收到申请5件。", ""), ("收到申请3件。2023年共收到申请5件。", ""),
    ("2023年收到申请3件，2023年复核后收到申请5件。", ""),
    ("收到申请约5件。", "新收申请4件。"),
    ("答复申请3件。", "答复申请2件。"),
    ("收到信息公开申请4件。", ""),
    ("窗口未收到信息公开申请，网站收到信息公开申请2件。", ""),
    ("收到申请2件。窗口、邮箱均没有收到申请，都由网站提出。", ""),
    ("截至11月底未收到信息公开申请，12月收到信息公开申请1件。", ""),
    ("未收到信息公开申请。", "协助办理县政府转来的申请2件。"),
    ("未收到信息公开申请。", "网上受理建房申请12件、低保申请9件。"),
    ("未收到符合受理条件的信息公开申请。", "收到申请1件，申请人未补正。"),
    ("收到申请6件，没有正在办理的件，也没有尚未办理完的申请。", ""),
    ("2023年收到信息公开申请5件。", "2023年新收4件、上年结转1件。"),
    ("2023年收到信息公开申请5件。其中自然人4件。2023年收到自然人申请4件。", ""),
    ("没有发生信息公开行政复议。2022年提起的1件信息公开行政复议于本年审结。", ""),
    ("没有发生信息公开行政诉讼。县林业局被诉的信息公开行政诉讼1件，我镇是第三人。", ""),
    ("没有未经复议直接起诉的信息公开行政诉讼。复议后起诉的信息公开行政诉讼1件。", ""),
    ("行政规范性文件全年新制发2件。未制定规章。", ""),
    ("未制定规章和规范性文件。制定内部规章制度6项。", ""),
    ("2023年门户网站主动公开信息365条。2022年门户网站主动公开信息356条。", ""),
    ("2023年门户网站主动公开信息365条。2023年上半年门户网站主动公开信息156条。", ""),
    ("2023年门户网站主动公开信息365条。2023年县政府门户网站主动公开信息156条。", ""),
    ("2023年门户网站主动公开政策信息365条。2023年门户网站主动公开动态信息156条。", ""),
    ("本年收到申请2件。", "部分村没有收到过申请。"),
    ("未收到信息公开申请。对群众当面提出的2件查询当场答复。", ""),
    ("未收到信息公开申请。收到群众书面申请2件，属于咨询事项。", ""),
    ("没有新增信息公开行政诉讼。信息公开行政诉讼1件二审审结。", ""),
    ("信息公开行政诉讼1件胜诉，没有上诉的信息公开行政诉讼案件。", ""),
    ("信息公开行政诉讼1件，没有经复议后提起的信息公开行政诉讼。", ""),
    ("网上收到申请0件，收到申请2件。", ""),
    ("2023年围绕防汛，在微信公众号发布信息65条。2023年围绕安全，在微信公众号发布信息36条。", ""),
    ("2023年围绕防汛，在微信公众号发布信息65条。2023年在微信公众号发布信息36条。", ""),
    ("2023年在微信公众号发布信息65条。2023年围绕安全，在微信公众号发布信息36条。", ""),
    ("2023年累计在微信公众号发布信息1650条。2023年在微信公众号发布信息360条。", ""),
    ("2023年公开信息365条，门户网站主动公开信息156条。2023年门户网站主动公开信息150条。", ""),
    ("2023年围绕防汛发送短信12条，门户网站主动公开信息156条。2023年门户网站主动公开信息165条。", ""),
    ("收到信息公开申请4件。在门户网站首页开设的群众办事和政府信息公开申请受理专栏当中未收到信息公开申请。", ""),
    ("未收到信息公开申请。全县热线受理工单5件，其中收到申请2件。", ""),
    ("未收到信息公开申请。网上收到2件。", ""),
    ("三、收到和处理政府信息公开申请情况：收到信息公开申请4件，复核后收到信息公开申请5件。", ""),
    ("收到信息公开申请4件，复核后收到信息公开申请5件。三、收到和处理政府信息公开申请情况见附表。", ""),
])  # fmt: skip
def test_places_that_need_not_be_of_the_same_are_left_alone(here: str, there: str) -> None:
    """Other years, other ways, other applicants, parts that add up, about so many."""
    assert "fail" not in verdicts(here, there)


@pytest.mark.parametrize("denial", [
    "没有收到以营利为目的的信息公开申请", "未收到涉及他人隐私的政府信息公开申请", "未收到应当延期的申请",
    "各村、各办公室未收到信息公开申请", "土地征收方面，未收到信息公开申请", "来自法人的，未收到信息公开申请",
    "再未收到信息公开申请", "未再收到信息公开申请", "未收到外县提出的信息公开申请",
    "此前两年均未收到信息公开申请", "过去三年我镇未收到信息公开申请", "前十个月未收到信息公开申请",
    "除以上4件外，未收到信息公开申请", "此外，我镇没有收到信息公开申请", "答复后，未收到信息公开申请",
    "未收到同一人多次提出的信息公开申请", "兄弟乡镇未收到信息公开申请",
])  # fmt: skip
def test_a_denial_that_leaves_something_out_is_none_of_all(denial: str) -> None:
    """Of some kind, of others, of other times, or of any but those counted."""
    assert "fail" not in verdicts(f"收到信息公开申请4件，{denial}。")
    assert "fail" not in verdicts(f"收到信息公开申请4件。{denial}。")
    assert "fail" not in verdicts("收到信息公开申请4件。", f"{denial}。")


@pytest.mark.parametrize("denial", [
    "未收到任何形式的信息公开申请", "2023年，我镇没有收到信息公开申请", "全年均未收到公民、法人和其他组织的信息公开申请",
    "截至2023年12月31日，松岭镇人民政府没有收到过依申请公开件", "1月1日至12月31日，全镇未收到信息公开申请",
])  # fmt: skip
def test_a_denial_of_all_fails_beside_a_number(denial: str) -> None:
    """Whoever denies it, for the year."""
    assert verdicts("收到信息公开申请4件。", f"{denial}。") == ["fail"]


@pytest.mark.parametrize("words", [
    "信息公开行政复议1件，已维持，未再发生行政复议。", "制定规范性文件3件，没有制定与企业有关的规范性文件。",
    "制定规范性文件3件，内设机构未擅自制发规范性文件。", "制定规范性文件3件，未制定其他规范性文件。",
])  # fmt: skip
def test_what_else_was_not_done_contradicts_no_count(words: str) -> None:
    """Reviews and documents are denied in part, as applications are."""
    assert "fail" not in verdicts(words)


@pytest.mark.parametrize("words", [
    "(1)惠民补贴。2023年在县政府门户网站公开信息8条。(2)项目建设。2023年在县政府门户网站公开信息36条。",
    "1.惠民补贴。2023年通过县政府门户网站公开信息18条。\n2.项目建设。2023年通过县政府门户网站公开信息36条。",
    "全年在县政府门户网站公开信息310条。\n考核显示，全年在县政府门户网站公开信息301条(不含重复9条)。",
])  # fmt: skip
def test_what_stands_below_a_heading_of_its_own_is_of_that_alone(words: str) -> None:
    """And what brackets qualify is not all that was published."""
    assert "fail" not in verdicts(words)


def test_a_heading_that_names_publishing_is_of_all_that_was_published() -> None:
    """So that two numbers below it exclude each other."""
    words = "主动公开。2023年在微信公众号发布信息365条。制度健全。2023年在微信公众号发布信息290条。"
    assert verdicts(words) == ["fail"]


@pytest.mark.parametrize(("words", "comes"), [
    ("2023年在微信公众号发布信息65条。2023年微信公众号发布信息56条。", ["fail"]),
    ("2023年微信公众号发布信息约65条。2023年微信公众号发布信息56条。", []),
    ("2023年微信公众号发布信息65条。2023年微信公众号发布信息增加56条。", []),
    ("2023年微信公众号发布信息65篇。2023年微信公众号发布信息56篇。", []),
    ("2023年微信公众号收到留言65条。2023年微信公众号收到留言56条。", []),
    ("本年微信公众号发布信息65条。全年微信公众号发布信息56条。", ["fail"]),
    ("2023年我镇微信公众号共发布信息65条。2023年微信公众号发布信息56条。", ["fail"]),
    ("2023年松岭镇政府微信公众号发布信息65条。2023年微信公众号发布信息56条。", ["fail"]),
    ("2023年微信公众号发布信息65条。2023年微信公众号发布信息65条。", []),
    ("微信公众号发布信息65条。微信公众号发布信息56条。", []),
    ("制度健全。①补贴。2023年网站发布信息18条。平台稳定。②项目。2023年网站发布信息81条。", []),
    ("制度健全。一是补贴。2023年网站发布信息18条。平台稳定。二是项目。2023年网站发布信息81条。", []),
    ("2023年微博发布量65条。2023年微博发布量56条。", []),
    ("2023年微博发布总量65条。2023年微博发布总量56条。", []),
    ("2023年微博发布信息65条。2023年微博发布信息56条。", ["fail"]),
    ("2023年微博发布信息65条。2023年微博发布信息56条。2023年微博发布信息58条。", []),
    ("制度健全。(1)补贴。2023年网站发布信息18条。平台稳定。(2)项目。2023年网站发布信息81条。", []),
    ("工作有序\n2023年网站发布信息18条。平台稳定。\n2023年网站发布信息81条。", []),
    ("制度健全。2023年网站发布信息18条。平台稳定。\n(2)总体情况\n2023年网站发布信息81条。", ["fail"]),
    ("制度健全。2023年网站发布信息18条。平台稳定。\n(2)存在的主要问题\n2023年网站发布信息81条。", ["fail"]),
])  # fmt: skip
def test_only_what_one_channel_published_in_all_is_held_against_itself(words: str, comes: list[str]) -> None:
    """In so many 条, exactly, under no heading but the form's, told twice; too short a name may be anything."""
    assert verdicts(words) == comes


def test_of_two_numbers_of_a_channel_the_later_is_told_with_the_one_before() -> None:
    """So that both can be found."""
    (found,) = agreements("2023年在微信公众号发布信息365条。2023年在微信公众号发布信息290条。", "")
    assert (found.left, found.right) == (290, 365)
    assert found.message == "前面说的是 365，这里说的是 290"


@pytest.mark.parametrize(("here", "there", "told"), [
    ("2023年微信公众号发布信息365条。", "2023年微信公众号发布信息290条。",
     [("2023年微信公众号发布信息290条", 290, 365, "“一、总体情况 · （二）依申请公开”里说的是 365，这里说的是 290")]),
    ("收取信息处理费380元。", "本年未收取信息处理费。",
     [("本年未收取信息处理费", 0, 380, "“一、总体情况 · （二）依申请公开”里说收费 380 元，这里说的是 0 元")]),
    ("收到申请4件。收到申请4件。", "收到申请4件。", [
        ("收到申请4件。收到申请4件", 4, 4, "与前面说的一样，都是 4"),
        ("收到申请4件", 4, 4, "与“一、总体情况 · （二）依申请公开”里说的一样，都是 4"),
    ]),
])  # fmt: skip
def test_what_stands_in_another_part_is_told_with_its_place(
    here: str, there: str, told: list[object]
) -> None:
    """And quoted where it is said again."""
    found = [each for each in agreements(here, there) if each.quote]
    assert [(each.quote, each.left, each.right, each.message) for each in found] == told


def test_a_denial_of_all_applicants_is_one_of_applications() -> None:
    """Whoever they are: citizens, bodies and other organisations are all there are."""
    assert verdicts("收到申请3件。", "没有收到公民、法人和其他组织提出的申请。") == ["fail"]


@pytest.mark.parametrize(("here", "there", "comes"), [
    ("对1名申请人收取信息处理费300元。", "本年未收取信息处理费。", ["fail"]),
    ("本年未收取信息处理费。", "收取信息处理费300元。", ["fail"]),
    ("收取信息处理费300元。", "信息处理费共300元。", []),
    ("收取信息处理费300元。", "收取服务费100元。", []),
    ("未收取信息处理费。", "没有收取任何费用。", []),
])  # fmt: skip
def test_a_fee_charged_and_denied_fails(here: str, there: str, comes: list[str]) -> None:
    """Only where one place is of none: several amounts may be of several people."""
    assert verdicts(here, there) == comes


@pytest.mark.parametrize(("words", "comes"), [
    ("收到申请1件，按量计收信息处理费120元。本年度我镇未收取信息处理费。", ["fail"]),
    ("本年度我镇未收取信息处理费，没有其他事项。收到申请1件，收取信息处理费120元。", ["fail"]),
    ("1件收取信息处理费120元，另3件未收取信息处理费。", []),
    ("收取信息处理费120元。其余申请未收取信息处理费。", []),
    ("收取信息处理费120元。对符合条件的申请人免收信息处理费。", []),
    ("通知缴纳信息处理费120元。本年度未收取信息处理费。", []),
    ("上年收取信息处理费120元。本年度未收取信息处理费。", []),
])  # fmt: skip
def test_a_fee_may_be_told_and_denied_in_one_section(words: str, comes: list[str]) -> None:
    """Unless the denial is of some applications, or the fee was asked for and not taken."""
    assert verdicts(words, "") == comes


def test_the_later_place_is_quoted_and_the_earlier_one_named() -> None:
    """So that both can be found: the numbers stand in the message, what was said first on the right."""
    (found,) = agreements("收到信息公开申请4件。", "本机关未收到信息公开申请。")
    assert (found.quote, found.left, found.right) == ("未收到信息公开申请", 0, 4)
    assert found.message == "“一、总体情况 · （二）依申请公开”里说的是 4，这里说的是 没有"


def test_two_places_of_a_piece_that_stand_near_are_quoted_together() -> None:
    """In the order in which they are read, whichever of them is the number."""
    (found,) = agreements("未收到信息公开申请。收到的2件申请均已答复。", "")
    assert found.quote == "未收到信息公开申请。收到的2件"
    assert found.message == "前面说的是 没有，这里说的是 2"
    for further, quoted in (("", "未收到"), ("很", "收到的")):
        words = f"未收到信息公开申请。{'制度健全。' * 20}制度{further}健全。收到的2件申请均已答复。"
        (found,) = agreements(words, "")
        assert found.quote.startswith(quoted)
        assert found.quote.endswith("收到的2件")


def test_the_later_part_is_quoted_though_it_tells_of_it_sooner() -> None:
    """What counts is the order of the parts in the report, not how far down in its part each statement is."""
    (found,) = agreements("渠道畅通，专人登记，流程规范。未收到信息公开申请。", "收到申请2件。")
    assert (found.quote, found.left, found.right) == ("收到申请2件", 2, 0)


def test_money_of_other_kinds_is_no_fee_for_disclosure() -> None:
    """行政事业性收费 is table two's."""
    assert verdicts("收取行政事业性收费20000元。", "本年未收取信息处理费。") == []


def test_what_is_said_once_cannot_be_held_against_anything() -> None:
    """No pass is earned where nothing is said twice."""
    (found,) = agreements("收到信息公开申请4件。", "")
    assert (found.status, found.quote) == (Status.NOT_ASSESSABLE, "")


@pytest.mark.parametrize("text", [
    "6月,镇政府印发行政规范性文件《渡口镇渔港管理办法》。全年未制发行政规范性文件。",
    "全年未制发行政规范性文件。10月出台了规范性文件《渡口镇夜市管理规定》,已公开。",
])  # fmt: skip
def test_a_document_that_is_named_as_made_was_made(text: str) -> None:
    """So none cannot have been made; what is quoted begins with its maker, or is the denial."""
    (found,) = agreements(text, "")
    assert found.status is Status.FAIL
    assert found.quote.startswith(("镇政府印发", "未制发"))


@pytest.mark.parametrize("text", [
    "县政府印发规范性文件《青山县渔港管理办法》,我镇转发。全年未制发行政规范性文件。",
    "市司法局出台规范性文件《青山市夜市管理规定》后组织学习。全年未制发行政规范性文件。",
    "2022年印发规范性文件《渡口镇渔港管理办法》继续有效。全年未制发行政规范性文件。",
    "拟于2024年出台规范性文件《渡口镇夜市管理规定》。全年未制发行政规范性文件。",
    "学习规范性文件《行政规范性文件管理规定》。全年未制发行政规范性文件。",
    "渡口镇参与印发规范性文件《青山县渔港管理办法》。全年未制发行政规范性文件。",
    "持续规范办理流程，压实各方责任，加强跟踪督办，定期开展自查。印发规范性文件《渡口镇渔港管理办法》草案。全年未制发行政规范性文件。",
    "镇政府印发行政规范性文件《渡口镇渔港管理办法》。全年制发行政规范性文件1件。",
])  # fmt: skip
def test_a_document_that_is_named_may_be_of_others_or_another_year(text: str) -> None:
    """Another maker's, last year's, next year's, one that is read: nothing contradicts that none was made."""
    assert "fail" not in verdicts(text)


def elsewhere(on_request: str, management: str) -> list[str]:
    """Return what is decided of a place on requests and one on management, of a report on 2023."""
    text = f"一、总体情况\n(二)依申请公开\n{on_request}\n(三)政府信息管理\n{management}\n"
    found = confront_text(sort_text(text, 2023, editions()))
    return [each.status.value for each in found if each.rule == "N-agree" and each.quote]


@pytest.mark.parametrize(("here", "there", "comes"), [
    ("新收申请6件。", "2023年收到的8件申请均建立了台账。", ["fail"]),
    ("新收申请6件。", "对当年新收申请7件逐件登记。", ["fail"]),
    ("新收申请6件。", "全年收到的6件申请均建立了台账。", ["pass"]),
    ("新收申请6件，上年结转2件。", "全年收到的8件申请均建立了台账。", []),
    ("新收申请6件。", "2023年收到的80件低保申请均建立了台账。", []),
    ("新收申请6件。", "2023年便民服务中心收到的80件申请均已办结。", []),
    ("新收申请6件。", "2022年收到的8件申请均建立了台账。", []),
])  # fmt: skip
def test_all_applications_of_the_year_may_be_told_of_elsewhere(
    here: str, there: str, comes: list[str]
) -> None:
    """Where what is managed are those that came in, and no others that a township handles."""
    assert elsewhere(here, there) == comes


@pytest.mark.parametrize(("here", "there", "comes"), [
    ("现行有效规范性文件3件。", "集中公开全部2件现行有效的规范性文件。", ["fail"]),
    ("现行有效规范性文件3件。", "集中公开全部3件现行有效的规范性文件。", ["pass"]),
    ("清理规范性文件12件，继续有效9件。", "现行有效规范性文件11件。", []),
    ("截至上年底现行有效规范性文件3件。", "公开全部4件现行有效的规范性文件。", []),
])  # fmt: skip
def test_documents_in_force_are_so_many(here: str, there: str, comes: list[str]) -> None:
    """Wherever they are counted at this year's end."""
    assert elsewhere(here, there) == comes


def test_nothing_left_over_from_last_year_excludes_a_count() -> None:
    """However the year is named into which it would have been."""
    assert verdicts("年初办结上年结转的2件申请。去年没有遗留到今年的申请。") == ["fail"]
