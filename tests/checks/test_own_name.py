"""D-name: the own name with another kind behind it, and what only an office above townships would say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.base.finding import Status
from kit.report.narrative import Words
from kit.report.prose import Prose
from tests.checks.on_words import found, prose
from tests.checks.readings import anywhere


def named(text: str, township: str = "云县松岭乡", agency: str = "松岭乡人民政府") -> list[str]:
    """Return what D-name quotes of a report's words, wherever they stand."""

    def say(words: str) -> list[str]:
        return [each.quote for each in found(prose(words, township=township, agency=agency), "D-name")]

    return anywhere(say, text)


@pytest.mark.parametrize(("text", "township", "quotes"), [
    ("按照要求，松岭镇人民政府明确专人负责。", "云县松岭乡", ["松岭镇人民政府"]),
    ("由云县松岭镇政府办公室负责解释，党政办承办。", "云县松岭乡", ["松岭镇政府"]),
    ("2024年，松岭街道办事处公开信息3条。", "云县松岭镇", ["2024年，松岭街道办事处公开信息3条"]),
    ("欢迎监督，松岭乡党委高度重视。", "云县松岭街道办事处", ["松岭乡党委"]),
    ("松岭镇严格落实三审制度，全年发布信息3条。", "云县松岭街道", ["松岭镇严格落实"]),
    ("年报由松岭镇人民政府编制。", "云县松岭苏木", ["年报由松岭镇人民政府编制"]),
    ("请与松岭镇人民政府联系。", "云县松岭乡", ["请与松岭镇人民政府联系"]),
    ("松岭镇高度重视政府信息公开工作。", "云县松岭乡", ["松岭镇高度重视政府信息公开"]),
])  # fmt: skip
def test_the_own_name_has_its_own_kind(text: str, township: str, quotes: list[str]) -> None:
    """A seat of government, or whose work is told, with the same name and another kind."""
    assert named(text, township, f"{township.removeprefix('云县')}人民政府") == quotes


@pytest.mark.parametrize(("text", "township"), [
    ("原松岭镇人民政府档案已移交，松岭乡人民政府公开信息3条。", "云县松岭乡"),
    ("我乡与松岭镇人民政府联合开展宣传。与松岭镇、松岭镇人民政府相邻。", "云县松岭乡"),
    ("我乡与松岭镇毗邻，两地联合宣传，松岭镇人民政府提供了场地。", "云县松岭乡"),
    ("松岭镇严格来说属于集镇，松岭镇的信息由县里公开。原松岭镇积极支持。", "云县松岭乡"),
    ("2024年6月松岭镇撤镇设街道，松岭镇人民政府的信息并入街道。", "云县松岭街道"),
    ("松岭镇中心小学、松岭镇派出所、松岭镇卫生院公开信息。", "云县松岭街道"),
    ("大松岭镇人民政府、青松岭镇政府。", "云县松岭乡"),
    ("松岭乡人民政府，松岭乡党委，松岭乡镇企业，松岭街道路宽阔。", "云县松岭乡"),
    ("松岭乡公开信息3条。松岭回族乡人民政府高度重视政府信息公开。", "云县松岭回族乡"),
    ("古镇政府，镇政府。", "云县古镇镇"),
    ("宝乡党委高度重视。", "云县宝镇"),
    ("我乡会同松岭镇人民政府召开会议。", "云县松岭乡"),
])  # fmt: skip
def test_a_place_of_that_kind_may_be_another(text: str, township: str) -> None:
    """A former one, a neighbour, a school that kept its name; a longer name; a people left out."""
    assert named(text, township, f"{township.removeprefix('云县')}人民政府") == []


@pytest.mark.parametrize(("text", "status", "message"), [
    ("松岭乡公开信息3条，该乡重视公开。", Status.FAIL, "“该乡”是说别人的口气，说的如果是本机关，请改用自称"),
    ("松岭乡公开信息3条。该乡重视公开。", Status.NOT_ASSESSABLE, "“该乡”是说别人的口气，说的如果是本机关，请改用自称"),
    ("松龄乡人民政府公开信息3条。", Status.NOT_ASSESSABLE, "“松龄乡人民政府”与本机关的名称“松岭乡”差一个字"),
])  # fmt: skip
def test_what_may_be_another_s_is_certain_only_beside_the_own_name(
    text: str, status: Status, message: str
) -> None:
    """In one sentence; a name of two characters may be another's but for one of them."""
    words = prose(text, township="云县松岭乡", agency="松岭乡人民政府")
    assert [each.message for each in found(words, "D-name", status)] == [message]


@pytest.mark.parametrize(("text", "quotes"), [
    ("下一步，我乡将健全机制，组织各市州政府开展交叉检查。", ["组织各市州政府"]),
    ("一是督促各县（市、区）完善公开目录；二是指导各区县做好解读。", ["督促各县（市、区）", "指导各区县"]),
    ("推动各设区市落实主体责任。", ["推动各设区市"]),
    ("各市州政府要高度重视。各县区应加强培训。", ["各市州政府要", "各县区应"]),
    ("全省各级行政机关意识增强。一年来，我市各级各部门认真落实。", ["全省各级行政机关", "我市各级"]),
    ("加强对各市县、各部门的指导。不断加强对全州政务公开工作的统筹。",
     ["加强对各市县、各部门的指导", "加强对全州政务公开工作的统筹"]),
    ("我市政务公开工作取得新成效。2024年，我县政府信息公开工作总体平稳。", ["我市政务公开工作", "我县政府信息公开工作"]),
])  # fmt: skip
def test_cities_and_counties_are_told_what_to_do_by_others(text: str, quotes: list[str]) -> None:
    """A township has no say over them; such words were left in from a report above."""
    assert named(text) == quotes


@pytest.mark.parametrize(
    "text", ["年报由宝镇人民政府编制。", "请与云县宝镇人民政府联系。", "本报告由镇政府编制。"]
)
def test_a_name_may_leave_out_the_county(text: str) -> None:
    """Also where the township's own is so short that it may stand in others."""
    assert named(text, "云县宝镇", "云县宝镇人民政府") == []
    assert named("年报由石桥镇人民政府编制。", "云县宝镇", "云县宝镇人民政府") == ["年报由石桥镇人民政府编制"]


def test_a_place_of_which_only_the_kind_is_known_is_not_known_by_what_others_say() -> None:
    """Nothing in the words tells whose report it is."""
    words = prose("公开信息3条。", township="镇", agency="")
    assert found(words, "D-name", Status.NOT_ASSESSABLE)


@pytest.mark.parametrize(("own", "other", "told"), [
    ("和美松岭", "和美双河", True), ("和美松岭", "和美双河口", True), ("松岭发布", "双河发布", True),
    ("和美松岭人", "和美双河人", True), ("和美松岭", "和美云", False), ("和美松岭", "和美双河口子", False),
    ("和美松岭", "幸福双河", False), ("和美松岭人", "和美双河镇", False), ("我爱松岭", "松岭发布", False),
    ("松岭人松岭", "双河人双河", False),
])  # fmt: skip
def test_an_account_named_as_the_own_one_is_may_be_another_towns(own: str, other: str, told: bool) -> None:
    """With a place's name, of two characters or three, where the own one stands in the same turn of words."""
    words = f"“{own}”公众号公开信息3条，“{other}”公众号公开信息2条。"
    assert named(words) == ([f"“{other}”"] if told else [])
    assert named(f"“{other}”公众号公开信息2条。") == []
    told_of = found(prose(words, township="云县松岭乡", agency="松岭乡人民政府"), "D-name")
    assert all(each.right == "松岭乡人民政府" for each in told_of)
    assert named(words.replace("松岭", "松"), "云县松乡", "松乡人民政府") == []


@pytest.mark.parametrize("words", ["溪浦镇人民政府", "清溪镇人民政府", "清浦镇人民政府"])
def test_a_name_without_one_of_its_characters_may_be_another_s(words: str) -> None:
    """Of three; whichever of them is left out, and whatever else is told of."""
    text = f"请向{words}咨询。清溪浦镇公开信息3条，清溪镇人民政府、清浦镇人民政府未参加。"
    found_ = found(
        prose(text, township="云县清溪浦镇", agency="清溪浦镇人民政府"), "D-name", Status.NOT_ASSESSABLE
    )
    assert words in [each.left for each in found_]


@pytest.mark.parametrize(("text", "town", "told"), [
    ("将军岭镇人民政府高度重视，将岭镇人民政府公开3条。", "将军岭镇", ["将岭镇人民政府"]),
    ("清浦镇人民政府高度重视。", "东清浦镇", []),
])  # fmt: skip
def test_a_shorter_name_within_the_own_one_or_a_real_one_is_none(
    text: str, town: str, told: list[str]
) -> None:
    """军岭镇 stands in 将军岭镇; 清浦镇 may lie west of 东清浦镇."""
    words = prose(text, township=f"云县{town}", agency=f"{town}人民政府")
    assert [each.left for each in found(words, "D-name", Status.NOT_ASSESSABLE) if each.left] == told


def test_a_misspelt_name_is_told_whole_with_what_it_should_be() -> None:
    """The seat with its kind, as it is printed and as it is right."""
    (slip,) = found(
        prose("请与清溪铺镇人民政府联系。", township="云县清溪浦镇", agency="清溪浦镇人民政府"), "D-name"
    )
    assert (slip.left, slip.right) == ("清溪铺镇人民政府", "清溪浦镇")


@pytest.mark.parametrize(("text", "quotes"), [
    ("由石桥政人民政府编制，石桥镇人民政府公布。", ["石桥政人民政府"]),
    ("报石桥县人民政府、石桥区人民政府，石桥的人民政府。", []),
])  # fmt: skip
def test_the_own_kind_may_be_misspelt_before_the_seat(text: str, quotes: list[str]) -> None:
    """By no other kind: 石桥县 may be the county."""
    words = prose(text, township="云县石桥镇", agency="石桥镇人民政府")
    told_of = found(words, "D-name")
    assert [each.quote for each in told_of] == [each.left for each in told_of] == quotes
    assert {each.right for each in told_of} <= {"石桥镇"}


@pytest.mark.parametrize("text", [
    "省政府办公厅通报，要求各市州政府落实整改，我乡对照自查。",
    "县政务公开办组织各县区开展交叉检查，我乡派1人参加。按照上级统一部署，组织各市县开展测评。",
    "省对各市州的考核中，我县名列前茅。各市州排名。市政府网站、全省政务公开考核。",
    "组织各村、各站所开展自查，督促各部门落实责任，指导各社区做好公开。各市场主体要守法。",
    "县政务公开办加强对全县政务公开工作的指导。省要求全省行政机关落实，我乡向全省行政机关学习。",
    "在我市政府网站公开，我市政务公开办公室，推动我县政务公开工作取得实效。",
])  # fmt: skip
def test_an_office_above_may_be_told_of(text: str) -> None:
    """Where it is named, cities and counties are its affair; villages and posts are the township's."""
    assert named(text) == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("请联系云县人民政府松岭乡人民政府。", ["县人民政府松岭乡人民政府"]),
    ("请联系安市人民政府云县松岭乡人民政府。", ["市人民政府云县松岭乡人民政府"]),
    ("请联系云县人民政府、松岭乡人民政府，云县松岭乡人民政府由县人民政府领导。", []),
])  # fmt: skip
def test_a_name_has_one_seat(text: str, quotes: list[str]) -> None:
    """The government above is not named as one in the name of a township's."""
    assert named(text) == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("本报告由青河县松岭乡人民政府编制。", ["青河县松岭乡"]),
    ("青河县人民政府松岭乡高度重视信息公开。", ["青河县人民政府松岭乡"]),
    ("如有疑问，可向青河县政务公开办公室联系。", ["向青河县政务公开办公室联系"]),
    ("如有疑问，可向云县政务公开办公室联系，或与安市政府办公室联系，可向当地县政府办公室联系。", []),
    ("学习青河县松岭乡经验。云县松岭乡高度重视。云苗族自治县松岭乡、云溪旗松岭乡和青河区松岭乡。", []),
])  # fmt: skip
def test_the_own_name_stands_in_the_own_county(text: str, quotes: list[str]) -> None:
    """Not in another county, but for one of the same name that is looked at; what changed its kind may be it."""
    assert named(text) == quotes


def test_an_office_is_one_of_the_government_above() -> None:
    """A subdistrict's office has that government in its name."""
    assert named("请联系云区人民政府松岭街道办事处。", "云区松岭街道", "松岭街道办事处") == []


@pytest.mark.parametrize(("text", "quotes"), [
    ("2024年，我办认真落实条例。我办未收到申请。", ["2024年，我办", "我办"]),
    ("我办公室负责答复，我办公开电话为1234567，由我办审核。", []),
    ("2024年，我镇未收到申请。", ["2024年，我镇"]),
])  # fmt: skip
def test_a_bureau_speaks_of_itself_as_a_bureau(text: str, quotes: list[str]) -> None:
    """Not as the office or the township whose report it was once; its own office may answer."""
    assert named(text, "", "云县民政局") == quotes


@pytest.mark.parametrize(("text", "quotes"), [
    ("县局来函称“我局已转送”。", []),
    ("县局来函称“情况属实”，我局已转送。", ["我局"]),
    ("县局来函称情况属实，我局已转送。", ["我局"]),
    ("印发“我局工作规则”。", ["我局"]),
])  # fmt: skip
def test_what_another_says_of_itself_is_quoted(text: str, quotes: list[str]) -> None:
    """A bureau speaks so within quotation marks, behind the word for saying, and only there."""
    assert named(text) == quotes


def test_a_bureau_is_known_by_its_name_alone() -> None:
    """What another compiled is told; a shorter name for itself is its own; a county's work is not its own."""

    def of_bureau(text: str) -> Prose:
        return prose(text, township="", agency="云溪县工业和信息化局")

    assert found(of_bureau("本报告由云溪县民政局编制。"), "D-name")
    assert not found(of_bureau("本报告由县工信局编制。"), "D-name")
    assert found(of_bureau("我县主动公开政府信息3条。"), "D-name")
    assert not found(of_bureau("我县收到信息公开申请3件，其中我局1件。"), "D-name")
    for text in ("公开信息12条。", "2024年云溪县共受理3件公开政府信息申请。"):
        assert not found(of_bureau(text), "D-name", Status.PASS)


def test_the_own_name_is_right_beside_a_wrong_one() -> None:
    """And what is told once in one part may be told again in another."""
    text = "松岭镇人民政府高度重视。年报由松岭乡人民政府编制。"
    assert named(text) == ["松岭镇人民政府"]
    words = prose("年报由松岭镇人民政府编制。", township="云县松岭乡", agency="松岭乡人民政府")
    both = replace(words, words=(*words.words, Words("problems", "", "会上，松岭镇人民政府作了表态。", ())))
    assert len(found(both, "D-name")) == 2


def test_a_name_of_the_same_characters_in_part_is_another() -> None:
    """云溪镇 is no short form of 云溪县松岭镇."""
    assert named("年报由云溪镇编制。", "云溪县松岭镇", "云溪县松岭镇人民政府") == ["年报由云溪镇编制"]


@pytest.mark.parametrize(("text", "quotes"), [
    ("我镇公开信息3条，我镇收到申请1件。我局通过网站公开。", ["我局"]),
    ("我乡认真落实，我乡更新了目录，并及时完善分中心信息公开指南。", ["完善分中心信息公开指南"]),
    ("我街道公开信息3条，我街道收到申请1件，我街道更新目录。我乡没有收费。", ["我乡"]),
    ("我镇公开信息3条。我局通过网站公开。", []),
    ("我镇公开信息3条，我镇收到申请1件，我乡没有收费，我局通过网站公开。", []),
    ("我镇公开信息3条，我镇收到申请1件。县局来函称“我局已转送”。", []),
    ("我局公开信息3条，我局收到申请1件。", []),
])  # fmt: skip
def test_a_text_without_a_name_says_time_and_again_what_it_is(text: str, quotes: list[str]) -> None:
    """Then another self-word is a slip; said once, or two kinds of township in one text, settle nothing."""
    told_of = found(prose(text, township="", agency=""), "D-name")
    assert [each.quote for each in told_of if each.status is Status.FAIL] == quotes
