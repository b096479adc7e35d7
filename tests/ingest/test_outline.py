"""Checking the text of a published report: encodings, headings, title, edition, the command's answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.base.errors import InputError
from kit.base.finding import Findings, Status
from kit.checks.confront import confront_text
from kit.checks.rule_groups import ELSEWHERE
from kit.form.editions import editions
from kit.form.rule_book import rule_book
from kit.ingest.outline import sort_text
from kit.ingest.source.kinds import read_source
from kit.report.prose import Prose
from tests.conftest import call_kit

REPORT = """甲县乙镇人民政府2024年政府信息公开工作年度报告
本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
一、总体情况
2024年，我镇认真落实《中华人民共和国政府信息公开条例》。
（一）主动公开情况。全年主动公开政府信息21条，其中动态11条，公告9条。
（二）依申请公开
全年未收到政府信息公开申请。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
公开不够及时，已定专人按月核对。
六、其他需要报告的事项
没有收取信息处理费。
"""

LINES = re.split("[\n\t]", REPORT.strip())
"""The lines of it, and the cells of its table."""


def prose(text: str, year: int = 2024) -> Prose:
    """Return a text sorted by the forms that come with the kit."""
    return sort_text(text, year, editions())


def of(findings: Findings, rule: str) -> list[Status]:
    """Return the outcomes of one rule."""
    return [each.status for each in findings if each.rule == rule]


def _proactive(text: str) -> str:
    (words,) = [each.text for each in prose(text).words if each.subsection == "proactive"]
    return words


def test_a_line_below_a_heading_that_names_it_again_is_words() -> None:
    """A deeper number, and the next one of the same depth, begin no section; nor does the heading once more."""
    assert _proactive("一、总体情况\n（一）主动公开\n1.数量21条。\n2.主动公开的类别\n动态21条。") == (
        "1.数量21条。\n2.主动公开的类别\n动态21条。"
    )
    assert _proactive(
        "一、总体情况\n1.主动公开\n共21条。\n2.主动公开的类别\n动态21条。\n3.依申请公开\n无。"
    ) == ("共21条。\n2.主动公开的类别\n动态21条。")
    assert _proactive("一、总体情况\n（一）主动公开\n（一）主动公开\n共21条。") == "（一）主动公开\n共21条。"


def test_only_the_first_number_of_a_section_is_a_slip_for_the_first_subsections() -> None:
    """一、 behind 一、总体情况 stands for （一）; 三、 is another section's number, and its line stays words."""
    assert _proactive("一、总体情况\n一、主动公开\n共21条。") == "共21条。"
    (words,) = prose("一、总体情况\n三、主动公开\n共21条。").words
    assert (words.subsection, words.text) == ("", "三、主动公开\n共21条。")


def test_a_heading_in_words_that_pages_use_for_it_carries_nothing_of_its_own() -> None:
    """办理 is one of them for 依申请公开; any other word of a heading is kept among the section's words."""
    (words,) = prose("一、总体情况\n（二）依申请公开办理工作情况\n共21条。").words
    assert (words.subsection, words.text) == ("on_request", "共21条。")
    (words,) = prose("一、总体情况\n（二）依申请公开跟踪工作情况\n共21条。").words
    assert words.text == "依申请公开跟踪工作情况\n共21条。"


def test_the_count_that_a_heading_carries_is_not_lost() -> None:
    """It is read as the first of the section's words."""
    assert (
        _proactive("一、总体情况\n（一）主动公开（21条）\n1.动态（21条）")
        == "主动公开（21条）\n1.动态（21条）"
    )
    assert _proactive("一、总体情况\n（一）主动公开（一般）\n共21条。") == "主动公开（一般）\n共21条。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encodings_of_county_machines_are_read(tmp_path: Path, encoding: str) -> None:
    """UTF-8 and GB18030, with and without a byte order mark, give the same words."""
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.encode(encoding))
    assert list(read_source(path).lines()) == LINES


def test_a_byte_order_mark_of_gb18030_is_no_word(tmp_path: Path) -> None:
    """The mark is dropped, and the words read as GB18030."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"\x84\x31\x95\x33" + REPORT.replace("\n", "\r\n").encode("gb18030"))
    assert list(read_source(path).lines()) == LINES


@pytest.mark.parametrize(("data", "said"), [
    ("公开".encode() + b"\n" + "公开信息".encode("gb18030") + b"\n", "第 2 行：第 1 行是 UTF-8，这一行不是"),
    (b"abc\x00def", "认不出是什么文件"),
    (b"\xff\xff\x80\n", "有不能识别的字符"),
], ids=["mixed", "binary", "neither"])  # fmt: skip
def test_what_cannot_be_read_for_certain_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    """One sentence tells the file, the line and what to do."""
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_source(path)
    assert str(refused.value).startswith(str(path))
    assert said in str(refused.value)
    assert str(refused.value).endswith("。")


def test_a_traditional_copy_with_glosses_is_read_in_simplified_characters(tmp_path: Path) -> None:
    """A mirror's 鎮(zhèn) is 镇; an abbreviation in brackets stays."""
    path = tmp_path / "report.txt"
    path.write_text(
        "我鎮(zhèn)主動公開(kāi)政府信息46件,內(nèi)容涵蓋政策,微信(wechat)2件。", encoding="utf-8"
    )
    (line,) = read_source(path).lines()
    assert line == "我镇主动公开政府信息46件,内容涵盖政策,微信(wechat)2件。"


def test_words_are_sorted_under_their_headings() -> None:
    """Title, agency, preamble, run-in and plain headings; table lines stay in their section."""
    sorted_ = prose(REPORT)
    assert (sorted_.title, sorted_.agency, sorted_.township) == (
        "甲县乙镇人民政府2024年政府信息公开工作年度报告", "甲县乙镇人民政府", "甲县乙镇",
    )  # fmt: skip
    words = {(each.section, each.subsection): each.text for each in sorted_.words}
    assert words["preamble", ""].startswith("本报告所列")
    assert words["overview", ""].startswith("2024年，我镇认真")
    assert words["overview", "proactive"].startswith("全年主动公开")
    assert words["overview", "on_request"] == "全年未收到政府信息公开申请。"
    assert words["disclosure", ""].startswith("第二十条")
    assert words["other_matters", ""] == "没有收取信息处理费。"
    assert sorted_.edition == "2021"


@pytest.mark.parametrize("heading", [
    "（一）主动公开", "(一)主动公开政府信息情况", "1.主动公开。", "1、主动公开情况", "- 主动公开情况。",
    "**（一）主动公开**", "### （一）政府信息主动公开情况", "（一）行政机关主动公开政府信息情况",
    "（一）主动公开：", "㈠主动公开".replace("㈠", "（一）"),
])  # fmt: skip
def test_the_headings_of_published_reports_are_known(heading: str) -> None:
    """However a subsection's heading is numbered, marked or worded, its words are its own."""
    sorted_ = prose(f"一、总体情况\n{heading}\n公开信息3条。\n（二）依申请公开\n无。")
    assert [each.text for each in sorted_.words if each.subsection == "proactive"] == ["公开信息3条。"]


@pytest.mark.parametrize(("lines", "words"), [
    ("（二）依申请公开\n无。\n（三）充实公开内容。先审后发。", {"on_request": "无。", "management": "充实公开内容。先审后发。"}),
    ("（一）主动公开提质增效\n公开信息3条。", {"proactive": "主动公开提质增效\n公开信息3条。"}),
    ("（四）搭建政务信息平台。设专区1处。", {"platform": "搭建政务信息平台。设专区1处。"}),
    ("（四）平台建设\n设专区1处。\n（五）平台延伸\n培训2次。", {"platform": "设专区1处。\n（五）平台延伸\n培训2次。"}),
    ("（五）监督保障\n培训2次。\n（六）队伍\n2人。", {"oversight": "培训2次。", "": "队伍\n2人。"}),
    (
        "（二）依申请公开\n（一）当面。2件。\n（二）书面。1件。\n（三）网上。0件。\n（三）政府信息管理\n有序。",
        {"on_request": "（一）当面。2件。\n（二）书面。1件。\n（三）网上。0件。", "management": "有序。"},
    ),
    ("（二）依申请公开\n1.当面申请。2件。\n3.书面申请。1件。", {"on_request": "1.当面申请。2件。\n3.书面申请。1件。"}),
])  # fmt: skip
def test_a_heading_of_a_reports_own_ends_what_was_before_and_is_kept(
    lines: str, words: dict[str, str]
) -> None:
    """The next number in brackets begins the form's subsection of that number; lists within one do not."""
    sorted_ = prose(f"一、总体情况\n{lines}\n二、主动公开政府信息情况")
    assert {each.subsection: each.text for each in sorted_.words} == words


def test_rows_of_the_tables_are_no_headings() -> None:
    """一、本年新收… and （一）予以公开 in table three do not begin a section."""
    text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n0\n（一）予以公开\n0\n"
    assert [each.section for each in prose(text).words] == ["requests"]


def test_the_tables_labels_tell_the_edition() -> None:
    """The 2019 form's columns in a 2022 report are an error; without tables nothing can be told."""
    old = "二、主动公开政府信息情况\n信息内容 | 本年新 制作数量 | 本年新\n公开数量 | 对外公开总数量\n上一年项目数量\n"
    assert of(confront_text(prose(old, 2022)), "D-edition") == [Status.FAIL]
    assert of(confront_text(prose(old, 2020)), "D-edition") == [Status.PASS]
    assert of(confront_text(prose(REPORT)), "D-edition") == [Status.PASS]
    assert of(confront_text(prose("一、总体情况\n", 2024)), "D-edition") == [Status.NOT_ASSESSABLE]


def test_every_rule_answers_on_a_text() -> None:
    """What a text's content allows is checked; every other rule of the book says that it cannot be."""
    findings = confront_text(prose(REPORT))
    assert {each.rule for each in findings} == rule_book().keys() - ELSEWHERE.keys()
    assert of(findings, "N-parts") == [Status.FAIL]
    assert of(findings, "D-period") == [Status.PASS]
    assert of(findings, "T3-flow") == [Status.NOT_ASSESSABLE]


def test_the_command_checks_a_text(tmp_path: Path) -> None:
    """`kit check report.md` gives the same JSON, with the sum as numbers; blank cells are errors."""
    path = tmp_path / "乙镇.md"
    path.write_text(REPORT, encoding="utf-8")
    done = call_kit("check", path, "--year", "2024", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    objects: list[dict[str, Any]] = json.loads(done.stdout)
    (sum_,) = [each for each in objects if each["rule"] == "N-parts"]
    assert (sum_["status"], sum_["stated"], sum_["parts"]) == ("fail", 21, [11, 9])
    assert sum_["quote"] == "全年主动公开政府信息21条，其中动态11条，公告9条"
    assert sum_["place"] == "一、总体情况 · （一）主动公开"


def test_decimal_parts_and_shares_are_numbers(tmp_path: Path) -> None:
    """Counts in 万 stay as printed, percentages carry what was recomputed."""
    path = tmp_path / "x.txt"
    words = "出栏16.982万头只，其中大畜0.19万头、小畜16.792万只。公开信息3条，其中甲类1条，占40%；乙类2条。"
    path.write_text(words, encoding="utf-8")
    objects = json.loads(call_kit("check", path, "--year", "2021", "--format", "json").stdout)
    told = [(each["stated"], each["parts"]) for each in objects if "parts" in each]
    assert told == [(16.982, [0.19, 16.792]), (3, [1, 2])]
    (share,) = [each for each in objects if "recomputed" in each]
    assert (share["status"], share["stated"], share["recomputed"]) == ("fail", 40, 33.33)


@pytest.mark.parametrize(("arguments", "said"), [
    ((), "请加上 --year"),
    (("--year", "1999"), "写得不对"),
])  # fmt: skip
def test_a_text_needs_its_year(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """Where neither its title nor its name tells which year it reports on."""
    path = tmp_path / "x.txt"
    path.write_text("一、总体情况\n公开信息5条。\n", encoding="utf-8")
    done = call_kit("check", path, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_slip_of_a_text(tmp_path: Path) -> None:
    """A text's slip names the report and the sum, and no file."""
    path = tmp_path / "x.txt"
    path.write_text(REPORT, encoding="utf-8")
    done = call_kit("check", path, "--year", "2024", "--format", "slip")
    assert "《甲县乙镇人民政府2024年政府信息公开工作年度报告》" in done.stdout
    assert "分项 11 + 9 = 20，相差 1" in done.stdout
    assert "x.txt" not in done.stdout


@settings(max_examples=60)
@given(
    text=st.text(
        st.sampled_from("公开信息条件其中包括共计一二三十年0123456789.,，。；：、（）()“”%占比\n ⟦⟧*"),
        max_size=200,
    )
)
def test_any_text_gets_a_result(text: str) -> None:
    """Every finding quotes words that stand where its span says."""
    sorted_ = prose(text)
    words = {(each.section, each.subsection): each.text for each in sorted_.words}
    for each in confront_text(sorted_):
        if each.span:
            where = words[each.span.section, each.span.subsection]
            assert each.quote == where[each.span.start : each.span.end]


def test_a_text_without_a_heading_is_all_preamble() -> None:
    """Its words are checked all the same."""
    findings = confront_text(prose("公开信息5条，其中甲类2条，乙类2条。"))
    assert of(findings, "N-parts") == [Status.FAIL]


def test_of_a_text_that_breaks_off_an_absence_says_nothing() -> None:
    """A missing section is an error of a whole text only."""
    head = "一、总体情况\n公开了信息。\n六、其他需要报告的事项\n"
    assert Status.FAIL in of(confront_text(prose(head + "公开了信息。")), "D-sections")
    for cut in (head + "公开了信息，", head + "公开了⟦…⟧信息。"):
        assert Status.FAIL not in of(confront_text(prose(cut)), "D-sections")
