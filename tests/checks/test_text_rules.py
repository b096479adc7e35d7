"""The rules about form and text, on published reports, on made-up words and on hostile ones."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.base.errors import FormError
from kit.base.finding import Severity, Status
from kit.base.strings import narrow
from kit.checks.confront import confront, confront_text
from kit.checks.text.reporting import check_deadline, check_edition
from kit.checks.text.wording.phrasing import CONVENTIONS, Phrasing
from kit.form.editions import editions
from kit.ingest.outline import sort_text
from kit.report.prose import Prose
from kit.report.report import Report
from tests.checks.on_words import failing, findings_on, found, prose
from tests.processor_time import grows_in_proportion

WRONG_YEARS = {"015", "093", "101", "155"}
MISQUOTED = {"070", "117"}
MISNAMED = {"017": "全省", "043": "乡政府", "047": "该镇", "098": "贵办", "115": "我局"}
RESIDUE = {
    "013": "表格形式",
    "057": "网址",
    "062": "主题主线",
    "108": "〔〕号",
    "126": "应当包括",
    "032": "可通过可以通过",
    "033": "可通过可以通过",
}
LOST = {"003", "014", "015", "017", "042", "090", "106", "113", "135", "139", "179"}


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, Prose]:
    """The published excerpts by record id, each as one run of words; what was cut out breaks a line."""
    excerpts = {}
    for path in sorted((shared / "published" / "excerpts").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = re.sub("⟦[^⟧]*⟧", "\n", record["excerpt"])
        identity = {"title": record["title"], "township": record["township"]}
        excerpts[record["id"]] = prose(text, record["year"], whole=False, **identity)
    return excerpts


def test_every_wrong_year_is_found_in_published_reports_and_no_other(published: dict[str, Prose]) -> None:
    """The years that a careful reader marked fail; comparisons, budgets and plans do not."""
    assert failing(published, "D-year") == WRONG_YEARS


def test_every_misquoted_document_is_found_and_no_other(published: dict[str, Prose]) -> None:
    """Wrong document numbers fail; local notices and right citations do not."""
    assert failing(published, "D-document") == MISQUOTED
    assert found(published["046"], "D-document", Status.PASS)


def test_every_wrong_self_name_is_found_and_no_other(published: dict[str, Prose]) -> None:
    """Words of another agency fail; towns whose names hold 镇, 湖南, 北京 or a numeral do not."""
    assert failing(published, "D-name") == MISNAMED.keys()
    for id_, word in MISNAMED.items():
        assert any(word in each.quote for each in found(published[id_], "D-name"))


def test_every_residue_is_found_and_no_other(published: dict[str, Prose]) -> None:
    """Filling instructions and empty placeholders fail."""
    assert failing(published, "D-residue") == RESIDUE.keys()
    for id_, word in RESIDUE.items():
        assert any(word in each.quote for each in found(published[id_], "D-residue"))


def test_every_loss_is_found_and_no_other(published: dict[str, Prose]) -> None:
    """Dates and counts that lost characters fail."""
    assert failing(published, "D-lost") == LOST


def test_published_titles_and_periods_fail_only_for_what_is_wrong(published: dict[str, Prose]) -> None:
    """026 has no year in its title, 110 calls it 政务信息公开; every other title and period is harmless or undecided."""
    assert failing(published, "D-title") == {"026", "110"}
    assert failing(published, "D-period") == set()
    passed = {id_ for id_, words in published.items() if found(words, "D-period", Status.PASS)}
    assert {"002", "009", "015", "022", "023", "046", "054", "058", "070"} <= passed


def test_what_is_cut_is_never_said_to_be_missing(published: dict[str, Prose]) -> None:
    """On an excerpt, an absent section, period or duty is not assessable."""
    for rule in ("D-sections", "D-trio"):
        assert failing(published, rule) == set()


def test_the_seed_has_three_warnings_and_no_error(seed: Report) -> None:
    """No period is stated, only the assessment of the trio is told, and an enumeration lost a 是."""
    findings = [each for each in confront(seed).open if each.rule.startswith("D-")]
    assert {each.rule for each in findings} == {"D-period", "D-trio", "D-lost"}
    assert {each.severity for each in findings} == {Severity.WARNING}


@pytest.mark.parametrize(("title", "status"), [
    ("安皋镇人民政府2024年政府信息公开工作年度报告", Status.PASS),
    ("2024年安皋镇政府信息公开年度工作报告", Status.PASS),
    ("安皋镇2024年度政府信息公开工作年度报告", Status.PASS),
    ("安皋镇人民政府\n政府信息公开工作年度报告\n（2024年度）", Status.PASS),
    ("卧龙区安皋街道人民政府2024年政府信息公开工作年度报告", Status.FAIL),
    ("卧龙区人民政府安皋街道办事处2024年政府信息公开工作年度报告", Status.PASS),
    ("安皋镇2024年政务信息公开工作年度报告", Status.FAIL), ("安皋镇2024年政府信息公开工作年度年报", Status.FAIL),
    ("安皋镇2024年2024年度政府信息公开工作报告", Status.FAIL), ("安皋镇2024年政府信息公开工作年度年度报告", Status.FAIL),
    ("安皋镇二〇二四年政府信息公开工作年度报告", Status.NOT_ASSESSABLE),
    ("安皋人民政府2024年政府信息公开工作年度报告", Status.FAIL),
    ("卧龙区人民政府2024年政府信息公开工作年度报告", Status.PASS),
    ("2024年度高新区公开年度报告", Status.FAIL),
    ("", Status.NOT_ASSESSABLE),
    ("安皋镇2023年政府信息公开工作年度报告", Status.FAIL),
    ("安皋镇政府信息公开工作年度报告", Status.FAIL),
    ("安皋镇2024年工作要点", Status.FAIL),
    ("安皋镇2024年政府信息公开工作告年度报", Status.FAIL),
    ("安皋镇2024年政府信息公开工作度年报告", Status.FAIL),
    ("安皋镇政府信息公开工作报告年度（2024年）", Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_a_title_fails_for_its_year_or_for_being_another(title: str, status: Status) -> None:
    """Harmless variants of the field pass, what differs otherwise is left to a person."""
    assert found(prose("", title=title), "D-title", status)


@pytest.mark.parametrize(("title", "status", "told"), [
    ("安皋镇2024年度政府信息公开年度报告", Status.NOT_ASSESSABLE, ["“信息公开”后面少了“工作”二字"]),
    ("安皋镇2024年政府信息公开工作报告", Status.NOT_ASSESSABLE, ["“年度报告”写成了“报告”"]),
    ("安皋镇2024年政府信息公开年报", Status.NOT_ASSESSABLE, ["少了“工作”", "写成了“年报”"]),
    ("安皋镇2024政府信息公开工作年度报告", Status.NOT_ASSESSABLE, ["年度后面少了“年”字"]),
    ("2024年政府信息公开工作年度报告", Status.NOT_ASSESSABLE, ["没有机关名称"]),
    ("安皋镇2024年信息公开年度报告", Status.FAIL, ["少了“政府”二字", "少了“工作”二字"]),
    ("安皋镇2023年信息公开工作年度报告", Status.FAIL, ["年度是 2023 年", "少了“政府”二字"]),
])  # fmt: skip
def test_what_differs_in_a_title_is_told_by_name(title: str, status: Status, told: list[str]) -> None:
    """Every defect of a title, one that is certainly wrong or a shorter wording of the field."""
    for agency in ("", "安皋镇人民政府"):
        (finding,) = found(prose("", title=title, agency=agency), "D-title", status)
        assert all(words in finding.message for words in told)


def sections(text: str) -> list[tuple[Status, str]]:
    """Return what D-sections says of a text, the order of its sections apart."""
    found = confront_text(sort_text(text, 2024, editions()))
    return [(each.status, each.message) for each in found if each.rule == "D-sections"][1:]


TELLS = "2024年，我镇通过政府网站主动公开信息12条，收到申请1件；发布前严格审核，定期组织培训，接受群众评议。"


@pytest.mark.parametrize(("text", "status"), [
    ("统计期限自202411日至20241231日。", Status.NOT_ASSESSABLE),
    ("统计期限自202411日至20251231日。", Status.FAIL),
    ("统计期限自20230101日至20241231日。", Status.FAIL),
    ("统计期限自202411日至1231日。", Status.NOT_ASSESSABLE),
    ("统计期限自202411日起至20241230日止。", Status.FAIL),
    ("统计期限自20240102日至20241231日。", Status.FAIL),
    ("统计期限自2024年0101日至2024年1130日。", Status.FAIL),
    ("统计期限自2024111日至2024131日。", Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_a_damaged_period_still_tells_its_year(text: str, status: Status) -> None:
    """20251231日 can be of no other year, and 20241230日 no other day."""
    assert [each.status for each in findings_on(prose(text)) if each.rule == "D-period"] == [status]


@pytest.mark.parametrize("heading", ["总体概述", "2024年工作开展情况", "报告内容", "基本概况"])
def test_another_heading_of_the_first_section_is_wrong(heading: str) -> None:
    """The form calls it 总体情况; a heading that is printed is certain, also in an excerpt."""
    text = f"安皋镇2024年政府信息公开工作年度报告\n一、{heading}\n{TELLS}\n二、主动公开政府信息情况\n略⟦…⟧"
    assert [message for status, message in sections(text) if status is Status.FAIL] == [
        f"第一部分的标题是“一、{heading}”，应当是“一、总体情况”"
    ]


def test_the_first_heading_is_known_by_the_second_wherever_that_stands() -> None:
    """A report's own 二、主动公开政府信息情况 tells that 一、 before it is the form's first section."""
    text = f"一、报告内容\n{TELLS}\n二、主动公开政府信息情况\n略\n三、收到和处理政府信息公开申请情况\n略⟦…⟧"
    assert [message for status, message in sections(text) if status is Status.FAIL] == [
        "第一部分的标题是“一、报告内容”，应当是“一、总体情况”"
    ]


@pytest.mark.parametrize(("characters", "fails"), [(60, True), (59, False)])
def test_a_first_section_of_a_line_or_two_may_stand_in_a_picture(characters: int, *, fails: bool) -> None:
    """Of a short one nothing is called missing."""
    words = TELLS.replace("，收到申请1件", "").removesuffix("。") + "，" + "群众知情权得到落实" * 2
    words = f"{words[: characters - 1]}。"
    text = f"一、总体情况\n{words}\n二、主动公开政府信息情况\n略⟦…⟧"
    assert len(words) == characters
    assert (Status.FAIL in {status for status, _ in sections(text)}) is fails


@pytest.mark.parametrize("heading", ["总体情况", "政府信息公开工作总体情况", "总体工作情况"])
def test_the_form_s_heading_in_a_longer_wording_is_right(heading: str) -> None:
    """总体工作情况 is the form's too; and words that tell of all five parts are no fault without headings."""
    text = f"一、{heading}\n{TELLS}\n二、主动公开政府信息情况\n略⟦…⟧"
    assert all(status is not Status.FAIL for status, _ in sections(text))


@pytest.mark.parametrize(("heading", "said"), [
    ("一、概述", ["“一、概述”的序号和前面的“一、总体情况”一样，请核对序号和次序"]),
    ("一、总体情况", []), ("一、总体情况概述", []), ("一、本年新收政府信息公开申请数量", []), ("（一）概述", []),
])  # fmt: skip
def test_no_other_heading_has_the_first_section_s_number(heading: str, said: list[str]) -> None:
    """A page may print the heading twice, and a table's first row has that number too."""
    text = f"一、总体情况\n{TELLS}\n{heading}\n工作有序。\n二、主动公开政府信息情况\n略⟦…⟧"
    told = [message for status, message in sections(text) if status is Status.FAIL]
    assert [each for each in told if "一样" in each] == said
    for other in (
        f"一、本年新收政府信息公开申请数量\n{text}",
        text.replace("总体情况", "本年新收政府信息公开申请数量", 1),
    ):
        assert not any("一样" in message for _, message in sections(other))
    found = [each for each in confront_text(sort_text(text, 2024, editions())) if "一样" in each.message]
    assert [each.left for each in found] == [heading] * len(said)


def test_a_table_s_row_is_no_first_heading() -> None:
    """Its rows are numbered as sections are, and stand alone where a page fell to pieces."""
    text = f"总体情况\n{TELLS}\n主动公开政府信息情况\n一、本年新收政府信息公开申请数量\n0\n二、上年结转政府信息公开申请数量"
    assert all(status is not Status.FAIL for status, _ in sections(text))


@pytest.mark.parametrize(("lost", "untold"), [
    ("，收到申请1件", "依申请公开"), ("发布前严格审核，", "政府信息管理"),
    ("通过政府网站", "政府信息公开平台建设"), ("，定期组织培训，接受群众评议", "监督保障"),
])  # fmt: skip
def test_a_part_of_a_whole_first_section_that_no_word_tells_of_is_missing(lost: str, untold: str) -> None:
    """Each of the five parts alone; told in the next breath when the section may go on."""
    words = (
        TELLS.replace(lost, "") + "各项工作围绕全镇中心任务稳步推进，群众的知情权、参与权、表达权得到了落实。"
    )
    whole = f"一、总体情况\n{words}\n二、主动公开政府信息情况\n略⟦…⟧"
    assert sections(whole)[0] == (Status.FAIL, f"这一部分没有写{untold}，小标题和正文里都没有见到")
    for cut in (whole.replace("各项", "⟦…⟧各项"), whole.partition("二、")[0], whole.replace("落实。", "落")):
        assert all(status is not Status.FAIL for status, _ in sections(cut))


@pytest.mark.parametrize(("opening", "untold"), [
    ("我镇收到申请1件，规范办理依申请公开事项。", False), ("本报告由主动公开、依申请公开等部分组成。", True),
    ("全年收到申请1件。本报告由总体情况等六部分组成。", False),
])  # fmt: skip
def test_a_part_may_be_told_of_before_the_sections(opening: str, *, untold: bool) -> None:
    """But for a sentence that lists what the report consists of."""
    words = (
        TELLS.replace("，收到申请1件", "")
        + "各项工作围绕全镇中心任务稳步推进，群众的知情权、参与权、表达权得到了落实。"
    )
    title = "安皋镇2024年政府信息公开工作年度报告"
    found = sections(f"{title}\n{opening}\n一、总体情况\n{words}\n二、主动公开政府信息情况\n略⟦…⟧")
    assert any("没有写依申请公开" in message for _, message in found) is untold


@pytest.mark.parametrize(("headings", "said"), [
    ("（一）主动公开情况|（二）政府信息管理情况", "“政府信息管理”的序号是（二），格式里是（三），前面没有以“依申请公开”为题的部分"),
    ("（一）主动公开|（二）依申请公开|（三）监督保障",
     "“监督保障”的序号是（三），格式里是（五），前面没有以“政府信息管理、政府信息公开平台建设”为题的部分"),
    ("（一）主动公开|（一）依申请公开|（二）政府信息管理", "“依申请公开”的序号是（一），格式里是（二），请核对序号和次序"),
    ("（一）主动公开|（二）依申请公开|（三）平台建设|（四）政府信息管理",
     "“政府信息公开平台建设”的序号是（三），格式里是（四），请核对序号和次序"),
    ("（一）主动公开|（二）依申请公开|（四）政府信息管理|（四）平台建设|（五）监督保障",
     "“政府信息管理”的序号与前一个方面接不上：前一个是第2，这里是第4"),
    ("（一）主动公开|（二）依申请公开|（三）政府信息管理|（四）平台建设|（六）监督保障",
     "“监督保障”的序号与前一个方面接不上：前一个是第4，这里是第6"),
    ("（一）组织领导和制度保障|（二）平台建设", ""),
    ("（一）依申请公开|（二）主动公开", "“依申请公开”的序号是（一），格式里是（二），请核对序号和次序"),
    ("（一）主动公开|（二）依申请公开", ""),
    ("（二）依申请公开|（一）主动公开", ""),
    ("（三）政府信息管理|（四）平台建设", ""),
    ("（一）加强组织领导|（二）平台建设", ""),
    ("（一）主动公开|（二）依申请公开|（一）依申请公开受理情况。|（二）办理依申请公开情况。|（三）政府信息管理", ""),
    ("（一）主动公开|（二）依申请公开|（三）政府信息管理|（四）平台建设|（五）监督保障|（一）监督保障机制。|（二）监督评议。", ""),
    ("（一）主动公开|（二）依申请公开|（三）政府信息管理|（四）平台建设|（一）网站维护|（二）内容监督|（五）监督保障", ""),
    ("（一）主动公开|（二）依申请公开|（三）政府信息管理和平台建设|（四）监督保障", ""),
    ("（一）主动公开和依申请公开|（二）政府信息管理|（三）平台建设|（四）监督保障", ""),
    ("（一）主动公开|（二）依申请公开|（三）政府信息管理|（四）典型做法|（五）平台建设|（六）监督保障", ""),
])  # fmt: skip
def test_a_part_with_the_number_of_one_before_it_is_out_of_place(headings: str, said: str) -> None:
    """The numbers tell it also in an excerpt; parts further down may follow one of the report's own."""
    text = "\n".join(["一、总体情况", *(f"{each}\n{TELLS}" for each in headings.split("|")), "⟦…⟧"])
    assert [message for status, message in sections(text) if status is Status.FAIL] == (
        [said] if said else []
    )


@pytest.mark.parametrize(("lines", "said"), [
    (f"（一）主动公开|{TELLS}|（二）依申请公开。|（三）政府信息管理|{TELLS}", ["“依申请公开”只有小标题，下面没有内容"]),
    (f"（一）主动公开|（二）依申请公开|（三）政府信息管理|{TELLS}",
     ["“主动公开”只有小标题，下面没有内容", "“依申请公开”只有小标题，下面没有内容"]),
    (f"（一）主动公开|1.政府信息公开平台|{TELLS}|（二）依申请公开|{TELLS}|（三）政府信息管理|（四）平台建设情况：及时更新网站。", ["“政府信息管理”只有小标题，下面没有内容"]),
    (f"（一）主动公开|{TELLS}|（二）依申请公开。未收到申请。|（三）政府信息管理|{TELLS}", []),
    (f"（一）主动公开|⟦…⟧|（二）依申请公开|{TELLS}|（三）政府信息管理", []),
    (f"（四）平台建设|{TELLS}|（五）监督保障|二、主动公开政府信息情况", ["“监督保障”只有小标题，下面没有内容"]),
    (f"（四）平台建设|{TELLS}|（五）监督保障|无。|二、主动公开政府信息情况", []),
])  # fmt: skip
def test_a_part_has_more_than_its_heading(lines: str, said: list[str]) -> None:
    """The next one's heading must follow at once: the last may go on, and points may have titles of their own."""
    text = "\n".join(["一、总体情况", *lines.split("|"), "⟦…⟧"])
    assert [message for _, message in sections(text) if "只有小标题" in message] == said


@pytest.mark.parametrize(("line", "said"), [
    ("（一）公开主动方面", "标题“公开主动方面”写错了，应当是“（一）主动公开”"),
    ("（二）依公开申请。", "标题“依公开申请”写错了，应当是“（二）依申请公开”"),
    ("（四）政府信息平台公开建设", "标题“政府信息平台公开建设”写错了，应当是“（四）政府信息公开平台建设”"),
    ("（四）平台建设和政府信息公开", ""), ("（五）保障监督情况", ""),
    ("（一）公开主动性增强", ""), ("公开主动，服务热情。", ""), ("（二）依申请公开。", ""),
])  # fmt: skip
def test_a_parts_title_has_its_words_in_their_order(line: str, said: str) -> None:
    """Where it is a heading; other words may begin alike, and whole words change places."""
    text = f"一、总体情况\n{line}\n{TELLS}\n⟦…⟧"
    told = [message for status, message in sections(text) if status is Status.FAIL]
    assert told == ([said] if said else [])


@pytest.mark.parametrize(("heading", "fails"), [
    ("一、工作情况", True), ("一、整体情况", True), ("一、2024年政府信息公开工作开展情况", True),
    ("一、总体工作情况", False), ("一、主动公开政府信息情况", False), ("一、加强领导", False),
])  # fmt: skip
def test_a_first_heading_that_can_be_no_others_needs_no_second(heading: str, *, fails: bool) -> None:
    """Also in an excerpt that breaks off."""
    text = f"安皋镇2024年政府信息公开工作年度报告\n{heading}\n{TELLS}⟦…⟧"
    assert any("第一部分的标题" in message for _, message in sections(text)) is fails


@pytest.mark.parametrize(("heading", "right"), [
    ("二、主动公开信息情况", "主动公开政府信息情况"), ("三、收到和处理信息公开申请情况", "收到和处理政府信息公开申请情况"),
    ("二、主动公开政府信息情况", ""), ("二、信息公开情况", ""),
])  # fmt: skip
def test_a_heading_names_what_is_disclosed(heading: str, right: str) -> None:
    """The form's headings say 政府信息."""
    text = f"一、总体情况\n{TELLS}\n{heading}\n略⟦…⟧"
    assert [message for status, message in sections(text) if status is Status.FAIL] == (
        [f"标题“{heading}”少了“政府”二字，应当是“{right}”"] if right else []
    )


def test_only_what_is_printed_as_a_heading_counts_as_one() -> None:
    """（三）加大力度 has a number and not the part's name; 第一， numbers a heading too."""
    text = f"一、总体情况\n第一，主动公开\n{TELLS}\n（二）依申请公开\n{TELLS}\n（三）继续加大力度\n{TELLS}\n二、主动公开政府信息情况\n略"
    ((_, message), *_) = sections(text)
    assert message.startswith("没有见到以“政府信息管理、政府信息公开平台建设、监督保障”为题的部分")


@pytest.mark.parametrize(("headings", "whole", "status"), [
    (("overview", "disclosure", "requests", "appeals", "problems", "other_matters"), True, Status.PASS),
    (("overview", "disclosure", "requests", "appeals", "problems"), True, Status.FAIL),
    (("overview", "disclosure", "requests", "appeals", "problems"), False, Status.NOT_ASSESSABLE),
    (("overview", "overview", "disclosure", "requests", "appeals", "problems", "other_matters"), True, Status.FAIL),
    (("overview", "requests", "disclosure", "appeals", "problems", "other_matters"), True, Status.FAIL),
    ((), True, Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_sections_fail_only_where_the_whole_text_is_known(
    headings: tuple[str, ...], whole: bool, status: Status
) -> None:
    """A missing, doubled or misplaced section is certain only when nothing was cut."""
    of_sections = found(prose("", headings=headings, whole=whole), "D-sections", status)
    assert any(each.place == "全文" for each in of_sections)


def test_a_section_that_stands_twice_is_named() -> None:
    """Twice is once too often."""
    due = ("overview", "disclosure", "requests", "appeals", "appeals", "problems", "other_matters")
    (finding,) = found(prose("", headings=due), "D-sections")
    assert finding.message == "“四、政府信息公开行政复议、行政诉讼情况”出现了不止一次"


def test_other_subheadings_are_no_error() -> None:
    """Published reports name the parts of section one as they like."""
    words = prose("", headings=("overview", "overview.platform", "overview.management"))
    assert [each.place for each in found(words, "D-sections", Status.NOT_ASSESSABLE)][-1] == "一、总体情况"


def test_a_year_before_the_short_name_is_the_clause_s_time() -> None:
    """The county before a township's name is left out in its own words."""
    words = prose("2023年安皋镇主动公开政府信息30条。", township="卧龙区安皋镇")
    assert [each.left for each in found(words, "D-year")] == [2023]


@pytest.mark.parametrize(
    "text", ["报告时间：2025年1月10日。", "统计时间：2025年1月3日。", "数据截止日期为2024年12月31日。"]
)
def test_one_date_is_no_wrong_period(text: str) -> None:
    """When a report was made or its figures drawn is not the period that they cover."""
    assert not found(prose(text, whole=False), "D-period")


@pytest.mark.parametrize(("township", "text", "quotes"), [
    ("赤峰市好力保镇", "请与好力宝镇人民政府联系。", ["好力宝镇人民政府"]),
    ("东大街街道", "与西大街街道办事处联合举办。", []),
    ("古镇镇", "请与古镇镇人民政府联系。", []),
    ("锡山区安镇街道", "安镇街道办事处公开信息3条，我街道开展培训。", []),
    ("大泉塔塔尔族乡", "我乡乡政府公开信息，我乡村振兴信息3条。", []),
    ("宝力根花苏木", "我苏木公开信息3条，我镇开展培训。", ["我镇"]),
    ("镇江街道", "我街主动公开信息。", []),
    ("大街乡", "大街乡政府公开信息。我市、我县要求全面公开。", []),
    ("松岭镇", "2024年全县共收到公开申请0件。全县公开申请办理培训会召开。", ["全县共收到公开申请"]),
    ("湖镇", "请联系云县湖镇镇人民政府，松岭镇镇人民政府。", ["镇镇"]),
])  # fmt: skip
def test_names_are_judged_by_the_kind_of_township(township: str, text: str, quotes: list[str]) -> None:
    """Place names that hold 镇, 街 or 乡 are names, not slips."""
    words = prose(text, township=township)
    assert [each.quote for each in found(words, "D-name") + found(words, "D-residue")] == quotes


@pytest.mark.parametrize("text", ["我局配合。", "现公布白沙镇2024年政府信息公开年度报告。"])
def test_where_only_the_township_is_known_its_name_is_the_right_one(text: str) -> None:
    """A text without a title tells no agency in full."""
    assert {each.right for each in found(prose(text), "D-name")} == {"安皋镇"}


@pytest.mark.parametrize(("text", "township", "told"), [
    ("我局公开信息3条。", "", "不知道是哪个机关的报告，无法核对自称"),
    ("", "", "没有正文，无法核对自称"), ("", "安皋镇", "没有正文，无法核对自称"),
])  # fmt: skip
def test_without_an_agency_or_words_no_name_is_judged(text: str, township: str, told: str) -> None:
    """And that is said."""
    words = prose(text, township=township)
    words = words if text else replace(words, words=())
    assert [each.message for each in findings_on(words) if each.rule == "D-name"] == [told]


@pytest.mark.parametrize(("times", "open_"), [
    (4, []), (5, ["重复的字有 5 处，多半是转载或转换文件时带进来的，请对照原稿"]),
])  # fmt: skip
def test_what_is_doubled_again_and_again_is_how_the_file_was_made(times: int, open_: list[str]) -> None:
    """Then it is told once, for a person to look at the original."""
    done = ["收到申请3件", "公开信息4条", "召开会议", "开展培训", "更新栏目"]
    words = prose("".join(f"我镇镇{each}。" for each in done[:times]))
    assert [each.message for each in found(words, "D-residue", Status.NOT_ASSESSABLE)] == open_
    assert ("“我镇镇”是重复的字" in [each.message for each in found(words, "D-residue")]) is (not open_)


def test_long_words_are_told_by_how_they_begin_and_end() -> None:
    """Those that are quoted are cut too."""
    parts = "主动公开、依申请公开、监督保障、平台建设、信息管理、存在问题、改进措施、培训考核、社会评议、责任追究、其他事项"
    (finding,) = found(prose(f"应当包括{parts}等方面的内容。"), "D-residue")
    assert finding.message == "“应当包括主动公开、依申请公开、监督保障、……事项等方面的内容”是格式的填写说明"


@pytest.mark.parametrize(("text", "quotes"), [
    ("此处请填写本单位情况。", ["此处请填写"]), ("请在此填写。", ["请在此填写"]), ("在此处请插入表格。", ["在此处请插入"]),
    ("（应当包括主动公开、依申请公开、监督保障等方面内容）", ["（应当包括主动公开、依申请公开、监督保障等方面内容"]),
    ("报告应当包括哪些内容，条例有规定。", []), ("我镇明确公开内容应当包括制度。会议内容不限。", []),
])  # fmt: skip
def test_the_forms_instructions_that_were_left_in_are_residue(text: str, quotes: list[str]) -> None:
    """What is to be filled in, and what a part of the report should hold."""
    assert [each.quote for each in found(prose(text), "D-residue")] == quotes


def test_a_quotation_stands_where_its_span_says() -> None:
    """Offsets hold in full-width text, with spaces and compatibility characters before them."""
    text = "㎡①　“２０２３年”。２０２３年，我镇共公开信息３条；我局配合。"
    for each in findings_on(prose(text)):
        if each.quote:
            assert each.span
            assert text[each.span.start : each.span.end] == each.quote


@given(st.text())
def test_narrowing_keeps_every_character_in_its_place(text: str) -> None:
    """The narrow text is as long as the wide one, and narrowing again changes nothing."""
    assert len(narrow(text)) == len(text)
    assert narrow(narrow(text)) == narrow(text)


PIECES = ["2022年", "2023年,", "2024", "我镇", "该镇", "将", "截至", "《", "》", "(", ")", "〔", "〕", "号", "国办",
          "一是", "；二", "。", "，", "\n", " ", "1", "月", "日", "统计期限", "件", "XX", "镇", "政府信息公开"]  # fmt: skip


@settings(max_examples=150)
@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)),
    st.booleans(),
)
def test_any_text_gives_every_rule_an_outcome(text: str, whole: bool) -> None:
    """No words break a rule, and no rule is silent."""
    findings = findings_on(prose(text, whole=whole, title=text[:40]))
    assert {each.rule for each in findings} == {
        "D-title", "D-sections", "D-period", "D-year", "D-document", "D-name", "D-residue", "D-lost", "S5-none", "D-trio",
    }  # fmt: skip
    assert all(each.message for each in findings)


@pytest.mark.slow
@pytest.mark.parametrize("piece", [
    "2023年,", "2023年", "《", "(", "〔", "1", " ", "一是a；二", "统计期限", "统计期限2024年1月1日", "国办2021", "国",
    "镇", "我镇", "该镇", "将", "2024年我镇", "安高镇人民政府", "截至2023年底", "制定规范性文件0件,", "现将2023年", "2023年2023年,该镇。",
    "工作", "公开信息", "公开25", "公开30条,", "2024", "2025年累计", "关于2023年公开报告的", "《关于做好2023年信息公开报告的通知》国办公开办函〔2021〕30号",
    "公告25村务35条,", "白沙镇人民政府共收到申请3件。", "下一步,白沙镇将继续努力。",
])  # fmt: skip
def test_a_hostile_line_takes_time_in_proportion(piece: str) -> None:
    """Ten times the text takes about ten times as long, up to a megabyte on one line."""
    sizes = (10_000, 100_000, 1_000_000)
    grows_in_proportion(lambda size: findings_on(prose(piece * (size // len(piece)))), sizes)


@pytest.mark.parametrize(("deadline", "submitted", "status"), [
    ("2025-01-31", "2025-01-31", Status.PASS),
    ("2025-01-31", "2025-02-06", Status.FAIL),
    ("", "2025-02-06", Status.NOT_ASSESSABLE),
    ("2025-01-31", "", Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_a_report_is_late_after_its_deadline(deadline: str, submitted: str, status: Status) -> None:
    """D-deadline compares two dates; without either nothing can be said."""
    assert check_deadline(deadline, submitted).status is status


@pytest.mark.parametrize(("year", "used", "status"), [
    (2024, "2021", Status.PASS),
    (2024, "2019", Status.FAIL),
    (2024, "", Status.NOT_ASSESSABLE),
    (2015, "2019", Status.NOT_ASSESSABLE),
])  # fmt: skip
def test_the_edition_fits_the_year(year: int, used: str, status: Status) -> None:
    """D-edition compares the edition in use, where it is known, with the one that governs."""
    assert check_edition(year, used).status is status


def test_of_tables_that_are_not_seen_the_document_cited_tells_something() -> None:
    """Where one is cited."""
    assert (
        "文中说按国办公开办函〔2021〕30号编制" in check_edition(2024, "", "国办公开办函〔2021〕30号").message
    )
    assert "文中说按" not in check_edition(2024, "").message


def test_a_pattern_without_a_bound_is_refused(tmp_path: Path) -> None:
    """The words' file may not hold a pattern that could take forever; the refusal names it."""
    path = tmp_path / CONVENTIONS.name
    words = CONVENTIONS.read_text(encoding="utf-8")
    path.write_text(words.replace("works: '《", "works: '《.*"), encoding="utf-8")
    with pytest.raises(FormError, match=r"years\.works：《\.\*.*没有上限"):
        Phrasing.load(path)


def test_what_is_missing_is_named() -> None:
    """The late date, the absent date, the absent section, part and duty."""
    assert "迟了" in check_deadline("2025-01-31", "2025-02-06").message
    assert "迟了" not in check_deadline("2025-01-31", "2025-01-31").message
    assert "报送期限" in check_deadline("", "2025-02-06").message
    assert "报送日期" in check_deadline("2025-01-31", "").message
    words = prose(
        "只写了考核。",
        headings=("overview", "overview.proactive", "disclosure", "requests", "appeals", "problems"),
    )
    section, part = (each.message for each in findings_on(words) if each.rule == "D-sections")
    assert section == "缺少“六、其他需要报告的事项”"
    assert "主动公开" not in part
    assert "依申请公开" in part
    (trio,) = found(words, "D-trio")
    assert "社会评议" in trio.message
    assert "工作考核" not in trio.message


def test_a_duty_is_missed_only_of_a_government_whose_whole_report_is_known() -> None:
    """A cut text may have told of it, and nobody knows what the duty of an unknown agency is."""
    assert found(prose("公开信息3条。"), "D-trio")
    assert found(prose("公开信息3条。", whole=False), "D-trio", Status.NOT_ASSESSABLE)
    for township, why in (
        ("", "不知道是不是一级政府的报告"),
        ("安皋街道", "街道是派出机关，不要求报告这三项"),
    ):
        (finding,) = found(prose("公开信息3条。", township=township), "D-trio", Status.NOT_ASSESSABLE)
        assert finding.message == why


def test_what_is_pasted_twice_is_told_once_and_quoted_up_to_sixty_characters() -> None:
    """A line of two sentences is one passage; a line of thirty characters is the shortest."""
    many = "".join(map(chr, range(0x5100, 0x5200)))  # no word twice
    line = f"我镇严格按照条例规定，{many[:60]}。我镇认真落实各项制度，{many[60:120]}。"
    (finding,) = found(prose(f"{line}\n{line}"), "D-residue")
    assert finding.quote == line[:60]
    shortest = f"我镇严格按照条例规定，{many[:20]}"
    assert len(found(prose(f"{shortest[:30]}。\n{shortest[:30]}。"), "D-residue")) == 1
    assert not found(prose(f"{shortest[:29]}。\n{shortest[:29]}。"), "D-residue")


@pytest.mark.parametrize(("text", "quotes"), [
    ("目前我镇专职人员还较少，业务水平还不够高。下一步加强培训。目前我镇专职人员还较少，业务水平还不够高。", ["目前我镇专职人员还较少，业务水平还不够高"]),
    ("人员较少，业务生疏。下一步加强培训。人员较少，业务生疏。", []),
    ("目前专职人员较少业务水平还不够高又没有培训。目前专职人员较少业务水平还不够高又没有培训。", []),
])  # fmt: skip
def test_a_sentence_that_stands_twice_in_a_section_is_told(text: str, quotes: list[str]) -> None:
    """From twenty characters on, punctuated as prose is."""
    assert [each.quote for each in found(prose(text), "D-residue") if "逐字" in each.message] == quotes
