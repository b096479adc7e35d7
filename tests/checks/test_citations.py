"""D-document: name, year and number of the form's document, held against the edition in force."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding, Status
from kit.form.editions import editions
from tests.checks.on_words import findings_on, prose
from tests.checks.readings import anywhere

OLD, NEW = editions()["2019"], editions()["2021"]


def cited(text: str, year: int = 2024) -> list[Finding]:
    """Return what D-document says of a report's words, wherever they stand."""

    def say(words: str) -> list[tuple[Status, str, str, object, object]]:
        return [
            (each.status, each.message, each.quote, each.left, each.right) for each in _cited(words, year)
        ]

    anywhere(say, text)
    return _cited(text, year)


def _cited(text: str, year: int) -> list[Finding]:
    return [each for each in findings_on(prose(text, year)) if each.rule == "D-document"]


@pytest.mark.parametrize(("year", "text"), [
    (2024, f"《{NEW.notice}》（{NEW.document}）"),
    (2024, f"国务院办公厅政府信息与政务公开办公室关于印发《政府信息公开工作年度报告格式》的通知（{NEW.document}）"),
    (2024, f"《{NEW.notice}》（以下简称《格式》）"),
    (2024, f"《中华人民共和国政府信息公开工作年度报告格式》（{NEW.document}）"),
    (2024, "国办公开办函﹝2021﹞30号"),
    (2024, f"《国办公开办关于{NEW.notice.partition('关于')[2]}》"),
    (2024, f"《国务院办公厅关于{NEW.notice.partition('关于')[2]}》"),
    (2020, f"《{OLD.notice}》（{OLD.document}）"),
    (2020, f"《政府信息公开工作年度报告格式》（{OLD.document}）"),
])  # fmt: skip
def test_the_edition_in_force_is_cited_by_name_number_or_both(year: int, text: str) -> None:
    """Whichever is left out, and however the brackets within the name are set."""
    assert [each.status for each in cited(f"本报告按照{text}编制。", year)] == [Status.PASS]


@pytest.mark.parametrize(("year", "text", "words"), [
    (2024, "国办公开函〔2019〕60号", ["2019 版", "写错了"]),
    (2021, f"《{OLD.notice}》（国办发〔2019〕60号）", ["2019 版", "写错了"]),
    (2022, f"《{OLD.notice}》", ["2019 版", "通知"]),
    (2020, f"《{NEW.notice}》（{NEW.document}）", ["2021 版"]),
    (2024, f"《{OLD.notice}》（{NEW.document}）", [OLD.notice, OLD.document, NEW.document]),
    (2023, f"《{NEW.notice}》（{OLD.document}）", [NEW.notice, OLD.document, NEW.document]),
    (2023, f"{NEW.document}《{OLD.notice}》", [OLD.notice, OLD.document, NEW.document]),
    (2024, f"《{NEW.notice}》（国办公开办函〔2021〕13号）", ["写错了"]),
    (2024, f"《{NEW.notice}》（国办发〔2023〕8号）", ["写错了"]),
    (2024, "报告格式（国办公开办函〔2019〕30号）", ["写错了"]),
    (2024, "报告格式（国办公开办函〔20211〕30号）", ["写错了"]),
    (2024, "国办公开办函〔202130号", ["括号掉了"]),
    (2024, "国办公开办函2021〕30号", ["括号掉了"]),
    (2024, "国办公开办函202130号", ["括号掉了"]),
    (2024, "国办公开函202130号", ["写错了", "括号也掉了"]),
])  # fmt: skip
def test_a_misquotation_is_told_what_is_in_force(year: int, text: str, words: list[str]) -> None:
    """The advice is the number of the year's own edition, never that of what was misquoted."""
    (finding,) = cited(f"本报告按照{text}的要求编制。", year)
    assert finding.status is Status.FAIL
    due = editions().of_year(year).document
    assert finding.right == due
    assert all(word in finding.message for word in [*words, due])
    assert ("括号" in finding.message) is ("括号" in "".join(words))


def test_a_name_that_clashes_is_quoted_with_the_number() -> None:
    """Name and number are both what is wrong."""
    (finding,) = cited(f"按照《{OLD.notice}》（{NEW.document}）要求。")
    assert finding.left == f"《{OLD.notice}》（{NEW.document}"


@pytest.mark.parametrize("text", [
    "按照《省人民政府办公厅关于政府信息公开工作年度报告有关事项的通知》（某政办便函〔2021〕60号）编制。",
    "转发《关于政府信息公开工作年度报告有关事项的通知》（某政公开办〔2019〕8号）。",
    "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收取费用。",
    f"本报告按照统一格式编制，并落实国发{NEW.document.removeprefix('国办公开办函')}。",
    "按照《国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）建设栏目。",
])  # fmt: skip
def test_other_documents_are_nobody_s_error(text: str) -> None:
    """A local notice may bear the like name, the same office issues other notices."""
    assert [each.status for each in cited(text)] == [Status.NOT_ASSESSABLE]


def test_the_withdrawn_document_may_be_told_as_withdrawn() -> None:
    """It is named beside the one in force, or as out of force."""
    told = cited(f"{OLD.document}已停止执行，本报告按照{NEW.document}编制。")
    assert [each.status for each in told] == [Status.NOT_ASSESSABLE, Status.PASS]


def test_a_report_from_before_there_was_a_form_cannot_misquote_it() -> None:
    """No edition governs it, so nothing is due."""
    for text in (
        f"《{OLD.notice}》（{NEW.document}）",
        f"与旧格式（{OLD.document}）相比，{NEW.document}有变动。",
    ):
        assert {each.status for each in cited(text, 2015)} == {Status.NOT_ASSESSABLE}


@pytest.mark.parametrize("text", [
    f"按照《{NEW.notice}》要求和国办发〔2016〕8号精神编制。",
    f"按照《{NEW.notice}》编制。本年度继续做好各项工作，完善制度，加强培训，严格审查，落实责任，强化监督，规范平台，"
    f"健全机制，优化栏目，方便群众查阅。原{OLD.document}已停止执行。",
    f"按照《{NEW.notice}》编制年度报告，并落实国办公开办函〔2022〕18号。",
])  # fmt: skip
def test_a_number_is_its_name_s_only_beside_it(text: str) -> None:
    """Words between them, or another sentence, part them: the number is of another document."""
    assert Status.FAIL not in [each.status for each in cited(text)]


def test_another_number_of_the_same_office_is_not_even_questioned() -> None:
    """Neither its year nor its order is an edition's, or nothing beside it is about the form."""
    told = cited(f"按照《{NEW.notice}》编制年度报告，并落实国办公开办函〔2022〕18号。")
    assert [each.status for each in told] == [Status.PASS]
    (nothing,) = cited("落实国办公开办函〔2021〕31号要求。")
    assert "相近" not in nothing.message


@pytest.mark.parametrize("name", [
    "中华人民共和国政府信息公开条理", "中华人民共和国政府信息公开例", "中华人民共和国政府信信息公开条例",
    "中华人民共和国政务信息公开条例", "中华人民共国政府信息公开条例", "政府信息公开条列",
])  # fmt: skip
def test_the_regulation_s_name_misspelt_in_one_character_is_told(name: str) -> None:
    """One lost, one doubled, another in its place; told with the right name."""
    failed = [each for each in cited(f"根据《{name}》，编制本报告。") if each.status is Status.FAIL]
    assert [(each.left, each.right) for each in failed] == [(name, "中华人民共和国政府信息公开条例")]


@pytest.mark.parametrize("name", [
    "中华人民共和国政府信息公开年度报告格式", "中华人民共和国政府信息公开年度工作报告格式",
    "中华人民共和国政府信息公开工作年度格式",
    "中华人民共和国信息公开工作年度报告格式（试行）", "中华人民共和国政务信息公开工作年度报告格式",
])  # fmt: skip
def test_the_form_s_name_is_told_when_it_is_another(name: str) -> None:
    """With a word lost, moved or another; told with the right one, whatever number stands beside it."""
    failed = [each for each in cited(f"按照《{name}》（{NEW.document}）编制。") if each.status is Status.FAIL]
    assert [each.right for each in failed] == ["中华人民共和国政府信息公开工作年度报告格式"]


@pytest.mark.parametrize(("number", "fails"), [
    ("国办公开函[2021]3号", True), ("国办公开办函〔2021〕13号", True), ("国办公开函〔2021〕30号", True),
    ("国办函〔2021〕3号", False), ("国办公开办函〔2022〕3号", False),
])  # fmt: skip
def test_a_number_right_behind_the_form_s_name_is_meant_as_its_own(number: str, fails: bool) -> None:
    """When it is of that office and year; any other may be that of a document beside it."""
    told = cited(f"按照《中华人民共和国政府信息公开工作年度报告格式》（{number}）编制。")
    assert [each.status is Status.FAIL for each in told] == [fails]


@pytest.mark.parametrize("name", [
    "中华人民共和国政府信息公开条例", "政府信息公开条例", "信息公开条例", "条例", "云溪省政府信息公开条例",
    "政府信息公开规定", "政府信息公开办法", "政府信息公开指南", "政务信息公开条例",
    "中华人民共和国政府信息公开工作年度报告格式",
])  # fmt: skip
def test_other_names_and_shorter_ones_are_no_misspelling(name: str) -> None:
    """An abbreviation, a province's own, a guide."""
    assert all(each.status is not Status.FAIL for each in cited(f"根据《{name}》，编制本报告。"))


@pytest.mark.parametrize(("text", "fails"), [
    ("根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", True),
    ("根据《政府信息公开条例》(国令第711号)编制。", False),
    ("根据《政府信息公开条例》（国务院第711号令）编制，《政府信息公开条例》（国务院令第492号公布）继续执行。", True),
    ("根据《中华人民共和国政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）编制。", False),
    (f"{'我镇认真做好政务公开工作。' * 9}根据《政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）编制。", False),
    ("根据《政府信息公开信息处理费管理办法》编制。", False),
])  # fmt: skip
def test_the_regulations_decree_is_the_one_in_force(text: str, fails: bool) -> None:
    """The report's form rests on the Regulation of 2019; the decree of 2007 may be told beside it."""
    assert (Status.FAIL in {each.status for each in cited(text)}) is fails
    assert Status.FAIL not in {each.status for each in cited(text, 2015)}


@pytest.mark.parametrize(("office", "wrong"), [
    ("国务院办公厅政府信息与政府信息公开办公室", True), ("国务院办公厅政府信息和政务公开办公室", True),
    ("国务院办公厅政府信息与政务公开办公室", False), ("国务院办公厅政务公开办公室", False),
    ("县政府信息和政务公开办公室", False),
])  # fmt: skip
def test_the_office_of_the_notices_has_one_name(office: str, wrong: bool) -> None:
    """Its name in a wrong wording is told with the right one; a shorter or another office's is not."""
    failed = [each for each in cited(f"按照{office}的要求，编制本报告。") if each.status is Status.FAIL]
    assert [each.left for each in failed] == ([office] if wrong else [])


def test_a_misquoted_number_may_be_told_as_withdrawn_too() -> None:
    """It is a question, not a fault, where the words beside it say that it is out of force."""
    told = cited(f"国办公开函〔2019〕60号已停止执行，本报告按照{NEW.document}编制。")
    assert [each.status for each in told] == [Status.NOT_ASSESSABLE, Status.PASS]


@pytest.mark.parametrize("told", [
    f"本报告按照{NEW.document}编制。与上一版格式（{OLD.document}）相比，少填一张表。",
    f"本报告按照{NEW.document}编制，不再采用{OLD.document}的表样。",
    f"本报告按照{NEW.document}编制。2020年度及以前的报告依{OLD.document}填写。",
    f"自2021年度起，{NEW.document}取代{OLD.document}。",
    f"本报告按照{NEW.document}编制。《{OLD.notice}》是以前的格式。",
])  # fmt: skip
def test_what_held_before_may_be_told_beside_what_is_in_force(told: str) -> None:
    """A sentence that calls the former document so does not follow it."""
    statuses = [each.status for each in cited(told)]
    assert Status.PASS in statuses
    assert Status.FAIL not in statuses


@pytest.mark.parametrize("told", [
    f"本报告按照旧版格式（{OLD.document}）编制。",
    f"收到{NEW.document}后，仍按以前的格式（{OLD.document}）填写。",
    f"本报告参照{NEW.document}，继续沿用旧格式（{OLD.document}）。",
    f"本报告按照{OLD.document}编制，个别地方参照{NEW.document}。旧的栏目不再保留。",
])  # fmt: skip
def test_what_held_before_is_not_to_be_followed(told: str) -> None:
    """Not alone, not beside what is in force, and not where another sentence tells of former things."""
    assert Status.FAIL in [each.status for each in cited(told)]


def test_what_is_withdrawn_further_on_is_another_matter() -> None:
    """Only the words right behind a citation speak of it."""
    text = f"本报告按照{OLD.document}要求编制，内容真实，数据准确，格式规范，可在网站查阅下载。另有旧制度2项废止。"
    assert [each.status for each in cited(text)] == [Status.FAIL]


def test_a_number_between_two_names_is_the_first_ones() -> None:
    """The other name is a citation of its own, wrong by itself."""
    told = cited(f"按照《{NEW.notice}》{NEW.document}《{OLD.notice}》编制。")
    assert [(each.status, each.left) for each in told] == [
        (Status.PASS, NEW.document), (Status.FAIL, f"《{OLD.notice}》"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), [
    ("落实国办公开函〔2021〕30号要求。", Status.FAIL),
    ("按照国办公开办函〔2020〕30号编制年度报告。", Status.FAIL),
    ("按照国办公开办函〔2021〕13号编制年度报告。", Status.NOT_ASSESSABLE),
    ("落实国办公函〔2019〕60号要求。", Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_what_is_right_of_a_wrong_number_tells_how_certain_the_fault_is(text: str, status: Status) -> None:
    """The order is the document's own; of one year the office has other documents too."""
    (finding,) = cited(text)
    assert finding.status is status
    assert NEW.document in finding.message


def test_what_a_form_is_called_elsewhere_makes_no_notice_of_its_name() -> None:
    """The notice of 2019 is out of force for certain, whatever is named behind it."""
    loose = "《中华人民共和国政府信息公开工作年度报告格式（试行）》"
    found = cited(f"按照《{OLD.notice}》编制本报告，附件为{loose}。")
    assert [each.status for each in found] == [Status.FAIL, Status.NOT_ASSESSABLE]


def test_the_word_form_may_open_the_text() -> None:
    """A number with one part right is then the form's for certain."""
    (finding,) = cited("格式依据国办公开办函〔2021〕31号，编制本报告。")
    assert finding.status is Status.FAIL


MEASURE, NUMBER = "政府信息公开信息处理费管理办法", "国办函〔2020〕109号"


@pytest.mark.parametrize(("text", "left", "right"), [
    (f"根据《政府信息公开信息处理费收取办法》（{NUMBER}）", "《政府信息公开信息处理费收取办法》", MEASURE),
    (f"按照《政府信息公开信息处理费征收规定》（{NUMBER}）", "《政府信息公开信息处理费征收规定》", MEASURE),
    (f"按照《政府信息处理费收费标准》（{NUMBER}）", "《政府信息处理费收费标准》", MEASURE),
    (f"《国务院办公厅关于印发〈政府信息公开处理费收取办法〉的通知》（{NUMBER}）",
     "《国务院办公厅关于印发〈政府信息公开处理费收取办法〉的通知》", MEASURE),
    ("依据国务院办公厅《政府信息公开信息处理费收费管理办法》规定", "《政府信息公开信息处理费收费管理办法》", MEASURE),
    ("依据《政府信息公开信息处理费管理办去》规定", "《政府信息公开信息处理费管理办去》", MEASURE),
    ("依据《政府信息公开信息处理管理办法》规定，信息处理费为0", "《政府信息公开信息处理管理办法》", MEASURE),
    (f"依据《政府信息公开处理费管理办法》（{NUMBER}）", "《政府信息公开处理费管理办法》", MEASURE),
    (f"根据《{MEASURE}》（国办函〔2020〕190号）", "国办函〔2020〕190号", NUMBER),
    (f"根据《{MEASURE}》（国办函〔2021〕109号）", "国办函〔2021〕109号", NUMBER),
    (f"根据《{MEASURE}》（国办发〔2020〕109号）", "国办发〔2020〕109号", NUMBER),
    (f"根据《国务院办公厅关于印发<{MEASURE}>的通知》(国办函〔2020〕119号)", "国办函〔2020〕119号", NUMBER),
    ("信息处理费按照国办函〔2020〕190号的规定收取", "国办函〔2020〕190号", NUMBER),
    ("信息处理费按照国办函〔2019〕109号的规定收取", "国办函〔2019〕109号", NUMBER),
    ("信息处理费按照国办函〔2020〕19号的规定收取", "国办函〔2020〕19号", NUMBER),
    ("国务院办公厅《政府信息公开信息处理费收费管理办法》规定了标准", "《政府信息公开信息处理费收费管理办法》", MEASURE),
])  # fmt: skip
def test_the_measure_on_fees_has_its_name_and_number(text: str, left: str, right: str) -> None:
    """Whichever is wrong is told with the right one; the other beside it tells what is meant."""
    failed = [each for each in cited(f"{text}，未收取。") if each.status is Status.FAIL]
    assert [(each.left, each.right) for each in failed] == [(left, right)]
    (wrong,) = [each for each in failed if MEASURE in each.message]
    assert wrong.message.startswith(f"信息处理费的管理办法{'名称' if right == MEASURE else '文号'}写错了")


@pytest.mark.parametrize("text", [
    f"根据《{MEASURE}》（{NUMBER}）", f"根据《信息处理费管理办法》（{NUMBER}）", f"根据{NUMBER}，信息处理费未收取",
    f"《国务院办公厅关于印发〈{MEASURE}〉的通知》（{NUMBER}）", f"《关于印发<{MEASURE}>的通知》({NUMBER})",
    f"《国务院办公厅关于印发{MEASURE}的通知》（{NUMBER}）", f"《{MEASURE}》(国办函[2020]109号)",
    "《云溪省政府信息公开信息处理费收费办法》（云政办发〔2021〕12号）", f"《云溪省〈{MEASURE}〉实施细则》",
    "信息处理费按照《关于收费公示的通知》（国办函〔2020〕19号）公示", "国办函〔2020〕190号，公开信息。信息处理费为0",
    "《政府信息公开信息处理费收支台账》显示信息处理费为0", f"《{MEASURE}》和《关于规范平台的通知》（国办函〔2019〕61号）",
    "落实国办函〔2020〕36号，信息处理费为0",
    f"按照国务院办公厅关于印发《{MEASURE}》的通知（{NUMBER}）", "依据《政府信息公开信息处理费新办法》",
    "按照国务院的要求，依据本县物价部门会同财政部门出台的《政府信息公开信息处理费收费办法》",
])  # fmt: skip
def test_the_measure_on_fees_may_be_named_short_and_others_beside_it(text: str) -> None:
    """A local document about the same fee has its own name and number."""
    assert Status.FAIL not in {each.status for each in cited(f"{text}。")}


@pytest.mark.parametrize(("text", "fails"), [
    ("根据《中华人民共和国政府信息公开条例》（国务院第711号令）编制。", False),
    ("根据《中华人民共和国政府信息公开条例》（国务院第771号令）编制。", True),
    ("根据《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第712号）编制。", True),
])  # fmt: skip
def test_the_decree_may_be_numbered_before_its_kind(text: str, fails: bool) -> None:
    """国务院第711号令 is 国务院令第711号."""
    assert (Status.FAIL in {each.status for each in cited(text)}) is fails


@pytest.mark.parametrize(("name", "wrong"), [
    ("《政府信息管理条例》", True), ("《中华人民共和国政府信息发布条例》", True), ("《政府信息公开管理条例》", True),
    ("《中华人民共和国政府信息公开办法》", True), ("云溪省《政府信息管理条例》", False),
    ("《云溪省政府信息管理条例》", False), ("《政府信息公开办法》", False), ("《政府信息公开工作管理制度》", False),
])  # fmt: skip
def test_the_regulation_is_not_called_by_another_word(name: str, wrong: bool) -> None:
    """A place may have one of its own, with its name before it; the Regulation is told with its right name."""
    failed = [each for each in cited(f"对照{name}的要求梳理。") if each.status is Status.FAIL]
    assert [(each.left, each.right) for each in failed] == (
        [(name.strip("《》"), "中华人民共和国政府信息公开条例")] if wrong else []
    )


@pytest.mark.parametrize(("dated", "left"), [
    ("(2020年)", "2020"), ("（2018年修订版）", "2018"), ("(2021修订)", "2021"), ("（2019年）", None),
    ("（2019年修订）", None), ("(2007年)", None), ("（2022年度培训）", None), ("（2020年起逐条对照）", None),
])  # fmt: skip
def test_the_regulation_has_the_year_of_its_revision(dated: str, left: str | None) -> None:
    """Or that in which it was made; a year with other words is no year of the text."""
    failed = [
        each
        for each in cited(f"学习《中华人民共和国政府信息公开条例》{dated}。")
        if each.status is Status.FAIL
    ]
    assert [each.left for each in failed] == ([left] if left else [])


@pytest.mark.parametrize(("year", "cites", "wrong"), [
    (2023, f"《关于做好年报编发工作的通知》（{NEW.document}）", True),
    (2023, f"《2023年政务公开工作要点》({NEW.document})", True),
    (2023, f"《中华人民共和国政府信息公开条例》（{NEW.document}）", True),
    (2020, f"《关于规范信息公开平台的通知》（{OLD.document}）", True),
    (2023, f"《关于印发年度报告格式的通知》（{NEW.document}）", False),
    (2023, f"《关于印发年度报告的通知》（{NEW.document}）", False),
    (2023, f"《中华人民共和国政府信息公开条例》{NEW.document}", False),
    (2023, f"《中华人民共和国政府信息公开条例》、{NEW.document}", False),
    (2023, f"《关于做好年报编发工作的通知》、{NEW.document}（见附件）", False),
    (2023, f"《关于做好年报编发工作的通知》（云政办函〔2021〕30号）和{NEW.document}", False),
    (2020, f"《关于政府信息公开工作年度报告的通知》（{OLD.document}）", False),
    (2020, f"《政府信息公开年度报告有关事项》（{OLD.document}）", False),
])  # fmt: skip
def test_the_notices_number_is_behind_no_other_name(year: int, cites: str, wrong: bool) -> None:
    """Its own name in other words or a shorter one may stand before it; without a bracket it is a second one."""
    failed = [each for each in cited(f"按照{cites}编制本报告。", year) if each.status is Status.FAIL]
    assert [each.left for each in failed] == ([cites.partition("（")[0].partition("(")[0]] if wrong else [])
    assert {each.right for each in failed} <= {editions().of_year(year).notice}


@pytest.mark.parametrize(("year", "status"), [
    (2020, Status.PASS), (2021, Status.NOT_ASSESSABLE), (2024, Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_the_form_named_as_on_trial_is_that_of_2019(year: int, status: Status) -> None:
    """So only that edition was called; the name alone, loosely given, is asked about."""
    name = "《中华人民共和国政府信息公开工作年度报告格式（试行）》"
    (finding,) = cited(f"按照{name}要求编制本报告。", year)
    assert (finding.status, finding.left) == (status, name)
