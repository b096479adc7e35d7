"""Words that are struck out in a report's text: none of it, and the account says where they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kit.ingest.account import Ingested
from kit.ingest.published_report import ingest
from tests.ingest.source.sources import paragraph, read
from tests.ingest.source.word_files import run, word

TITLE = "甲水县乙山镇人民政府2024年政府信息公开工作年度报告"
STRIKE = "<w:strike/>"


def page(inner: str) -> str:
    """Return a page whose first section holds some markup."""
    return f"<html><body><h1>{TITLE}</h1><p>一、总体情况</p>{inner}<p>六、其他需要报告的事项</p><p>无。</p></body></html>"


def document(*paragraphs: str) -> bytes:
    """Return a Word file whose first section holds some paragraphs."""
    first = paragraph(TITLE) + paragraph("一、总体情况")
    return word(
        first + "".join(f"<w:p>{each}</w:p>" for each in paragraphs) + paragraph("六、其他需要报告的事项")
    )


MADE: dict[str, str | bytes] = {
    "web, within": page("<p>公开信息<s>5条</s>6条。</p>"),
    "web, before": page("<p><del>旧句子7件。</del>公开信息6条。</p>"),
    "web, a paragraph": page("<p style='text-decoration:line-through'>旧句子7件。</p><p>公开信息6条。</p>"),
    "web, in a layout table": page(
        "<table><tr><td><p>一、</p><p>公开信息<s>5条</s>6条。</p></td></tr></table>"
    ),
    "Word, within": document(run("公开信息") + run("5条", STRIKE) + run("6条。")),
    "Word, before": document(run("旧句子7件。", STRIKE) + run("公开信息6条。")),
    "Word, a paragraph": document(run("旧句子7件。", STRIKE), run("公开信息6条。")),
}


def check(found: Ingested) -> None:
    """Hold that the struck words are not read and are told of, once."""
    words = str(found.parameters["narrative"])
    assert "公开信息6条。" in words
    assert "旧" not in words
    assert "5条" not in words
    assert ["划去的字" in each.what for each in found.account.unread] == [True]
    assert not found.account.whole


@pytest.mark.parametrize("what", MADE)
def test_struck_words_are_not_read_and_told_of(tmp_path: Path, what: str) -> None:
    """Within a sentence, before it, a whole paragraph."""
    check(ingest(read(tmp_path, MADE[what])))


@pytest.mark.browser
@pytest.mark.parametrize("what", [what for what in MADE if what.startswith("web")])
def test_struck_words_of_a_print_are_not_read_and_told_of(tmp_path: Path, browser: Any, what: str) -> None:
    """The browser prints the same pages as PDF."""
    window = browser.new_page()
    window.set_content(str(MADE[what]))
    content = window.pdf()
    window.close()
    check(ingest(read(tmp_path, content)))


@pytest.mark.browser
def test_a_print_without_struck_words_tells_of_none(tmp_path: Path, browser: Any) -> None:
    """An underlined word, and a rule above and below the text, strike nothing out."""
    window = browser.new_page()
    window.set_content(
        page("<hr><p>公开<u>信息6条</u>。</p><hr><p style='border-bottom:1px solid'>公开栏更新2次。</p>")
    )
    content = window.pdf()
    window.close()
    assert ingest(read(tmp_path, content)).account.unread == ()
