"""Headers and footers of a Word file: told as no words of the report, or named where they may hold some."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.ingest.account import Ingested
from kit.ingest.published_report import ingest
from tests.ingest.source.sources import paragraph, read, word_table
from tests.ingest.source.word_files import word

TITLE = "甲水县乙山镇人民政府2024年政府信息公开工作年度报告"
BODY = paragraph(TITLE) + paragraph("一、总体情况") + paragraph("公开5件。")
FIRST = "<w:sectPr><w:{0}Reference w:type='{1}' r:id='{0}.xml'/>{2}</w:sectPr>"
PAGE = "<w:p><w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"


def with_margin(
    folder: Path, inner: str, kind: str = "header", which: str = "default", more: str = ""
) -> Ingested:
    """Return the reading of a file with a header or footer."""
    body = BODY + FIRST.format(kind, which, more)
    return ingest(read(folder, word(body, **{kind: inner})))


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_margins_line_is_no_word_of_the_report(tmp_path: Path, kind: str) -> None:
    """It is listed among the lines that are not."""
    found = with_margin(tmp_path, paragraph("内部资料 第3号"), kind)
    assert found.account.dropped == ("内部资料 第3号",)
    assert found.account.unread == ()
    assert "内部资料" not in str(found.parameters)


def test_a_page_number_is_not_worth_a_line(tmp_path: Path) -> None:
    """Nor is one between dashes."""
    assert with_margin(tmp_path, PAGE + paragraph("- 12 -") + paragraph("第2页 共9页")).account.dropped == ()


def test_a_title_in_the_header_alone_tells_who_and_when(tmp_path: Path) -> None:
    """The body has none."""
    body = paragraph("一、总体情况") + paragraph("公开5件。") + FIRST.format("header", "default", "")
    found = ingest(read(tmp_path, word(body, header=paragraph(TITLE))))
    assert (found.parameters["township"], found.parameters["year"]) == ("乙山镇", 2024)


@pytest.mark.parametrize("inner", [
    word_table(("规章", "3")), paragraph("二、主动公开政府信息情况"), paragraph("本年公开7件。"),
], ids=["table", "heading", "sentence"])  # fmt: skip
def test_what_may_be_the_reports_own_is_named(tmp_path: Path, inner: str) -> None:
    """A table with a number, a section's heading, a sentence: not read, and said so."""
    found = with_margin(tmp_path, inner, "footer")
    assert [(each.what, each.place) for each in found.account.unread] == [("页脚里面有表格或正文", "页脚")]
    assert not found.account.whole


@pytest.mark.parametrize(("which", "more", "shown"), [
    ("first", "<w:titlePg/>", True), ("first", "", False), ("first", "<w:titlePg w:val='0'/>", False), ("even", "", False),
])  # fmt: skip
def test_a_margin_that_no_page_prints_is_nothing(
    tmp_path: Path, which: str, more: str, *, shown: bool
) -> None:
    """A first page's header prints where the section asks for one."""
    found = with_margin(tmp_path, paragraph("草案"), "header", which, more)
    assert found.account.dropped == (("草案",) if shown else ())


def test_an_even_pages_header_prints_where_the_file_asks_for_it(tmp_path: Path) -> None:
    """The settings do."""
    body = BODY + FIRST.format("header", "even", "")
    content = word(body, header=paragraph("偶数页"), settings="<w:evenAndOddHeaders/>")
    assert ingest(read(tmp_path, content)).account.dropped == ("偶数页",)


def test_a_file_within_the_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """What a program imports when it opens the file is not there to be read."""
    found = ingest(read(tmp_path, word(BODY + "<w:altChunk r:id='x'/>")))
    assert found.parameters["narrative"]["overview"] == "公开5件。\n"
    assert ["嵌在里面的另一份文件" in each.what for each in found.account.unread] == [True]
    assert not found.account.whole
