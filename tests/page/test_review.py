"""The review page: an overview first, marks in place, every finding in full, links that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from kit.base.finding import Correction, Finding, Findings, Severity, Span, Status
from kit.checks.confront import confront
from kit.page import markup
from kit.page import verbs as page
from kit.page.review import Review
from kit.report.narrative import render
from kit.report.report import Report

WORDS = "一是共发布<b>352条，\n其中甲300条、乙51条。"


def html(text: str) -> BeautifulSoup:
    """Parse a piece."""
    return BeautifulSoup(text, "html.parser")


def quoting(words: str, rule: str = "N-parts", **parts: object) -> Finding:
    """Return a finding about words of section five."""
    start = WORDS.index(words)
    span = Span("problems", "", start, start + len(words))
    found = Finding(rule, Severity.WARNING, Status.FAIL, "五", "差 1", quote=words, span=span)
    return replace(found, **parts)  # type: ignore[arg-type]


@pytest.fixture
def written(changed: Callable[..., Report]) -> Report:
    """A report with WORDS in section five."""
    return changed({"narrative.problems": WORDS})


def review(report: Report, *findings: Finding) -> Review:
    """Return a review of findings."""
    return Review(report, Findings(findings))


def prose(found: Review) -> BeautifulSoup:
    """Return the words of section five as the review page prints them."""
    (text,) = [words.text for words in render(found.report) if words.section == "problems"]
    return html(markup.paragraphs(text, found.words.get(("problems", ""), ())))


def test_quoted_words_are_marked_where_they_stand(written: Report) -> None:
    """The mark holds the words, escaped, links to the finding, and the finding links back."""
    found = review(written, quoting("甲300条、乙51条"))
    (mark,) = prose(found).select("mark")
    assert (mark["id"], mark.get_text()) == ("quote-1", "甲300条、乙51条 [1]")
    assert [link["href"] for link in mark.select("a")] == ["#finding-1"]
    (item,) = html(found.details()).select("#finding-1")
    assert item.select_one('a[href="#quote-1"]')


def test_overlapping_quotes_keep_their_words_and_links(written: Report) -> None:
    """Three quotes over one another and over a line's end: the words stay, each has one id and one link."""
    quotes = ("共发布<b>352条，\n其中甲300条", "甲300条、乙51条", "甲300条")
    shown = prose(review(written, *map(quoting, quotes)))
    links = shown.select("a")
    assert sorted(link.extract()["href"] for link in links) == ["#finding-1", "#finding-2", "#finding-3"]
    assert "".join(shown.get_text().split()) == "".join(WORDS.split())
    assert not shown.select("b")
    assert sorted(marked["id"] for marked in shown.select("[id]")) == ["quote-1", "quote-2", "quote-3"]


@pytest.mark.parametrize("span", [
    None, Span("problems", "", 900, 950), Span("problems", "", 5, 5), Span("problems", "x", 0, 5), Span("x", "", 0, 5),
    Span("problems", "", WORDS.index("\n"), WORDS.index("\n") + 1),
])  # fmt: skip
def test_a_finding_without_words_on_the_page_marks_nothing(written: Report, span: Span | None) -> None:
    """No span, or one that covers no printed character: no mark, and no link that leads nowhere."""
    found = review(written, quoting("352条", span=span))
    assert not prose(found).select("mark")
    assert not html(found.details()).select('a[href^="#quote"]')
    assert "352条" in html(found.details()).get_text()


def test_the_overview_counts_and_lists_errors_first(changed: Callable[..., Report]) -> None:
    """It stands between the title and the rest: how many of what, and a linked line for each open finding."""
    accepted = [{"rule": "T3-blank", "cells": ["requests.granted.other"], "reason": "原件如此"}]
    changes: dict[str, object] = {
        "figures.requests.received.natural": 1,
        "figures.requests.granted.other": None,
        "accepted": accepted,
        "narrative.preamble": "统计期限。",
    }
    report = changed(changes, {"township": "别的镇"})
    shown, findings = html(page.heading(report).review), confront(report)
    (overview,) = shown.select("h1 + nav")
    assert overview.find_next_sibling("p").get_text() == "统计期限。"  # type: ignore[union-attr]
    errors, warnings = len(findings.blocking), len(findings.open) - len(findings.blocking)
    assert min(errors, warnings) > 1
    counts = [item.get_text() for item in overview.select(".counts li")]
    assert counts[:3] == [f"{errors} 错误", f"{warnings} 提醒", "1 已认可"]
    lines = overview.select("ol li")
    assert [line["class"] for line in lines] == [["error"]] * errors + [["warning"]] * warnings
    assert all(each.place in line.get_text() for each, line in zip(findings.open, lines, strict=True))
    assert "T3-" not in overview.get_text()


def test_with_nothing_open_the_overview_says_so(seed: Report) -> None:
    """No list, a plain sentence."""
    (overview,) = html(Review(seed, Findings()).overview()).select("nav")
    assert not overview.select("ol")
    assert "没有要处理" in overview.get_text()


def test_every_link_of_the_review_page_leads_somewhere(changed: Callable[..., Report]) -> None:
    """Overview, marks and findings link one another in both directions; no id stands twice."""
    report = changed({"figures.requests.received.natural": 1, "figures.disclosure.licence.decisions": None})
    shown = [page.heading(report)] + [page.section(report, section.id) for section in report.form.sections]
    whole = html("".join(piece.review for piece in (*shown, page.findings(report))))
    ids = [tag["id"] for tag in whole.select("[id]")]
    assert len(ids) == len(set(ids))
    hrefs = {link["href"] for link in whole.select("a")}
    assert {href[1:] for href in hrefs} <= set(ids)
    number = len(confront(report).open)
    assert {f"#finding-{n}" for n in range(1, number + 1)} | {"#review", "#findings"} <= hrefs
    assert not html("".join(piece.public for piece in shown)).select("a, mark, nav, .marked")


def test_a_finding_is_told_in_full(written: Report) -> None:
    """Kind, rule, place, the words, what is wrong, the repair, the rule's reason, advice and source."""
    change = Correction("requests.received.natural", "自然人", 1, 0, "多写了一笔")
    found = quoting("352条", repairs=((change,),))
    (item,) = html(review(written, found).details()).select("li")
    text = item.get_text()
    for told in (
        "提醒·不符",
        "分项之和",
        "N-parts",
        "五",
        "352条",
        "差 1。",
        "自然人",
        "加起来",
        "请核对",
        "条例",
    ):
        assert told in text, told
    assert item.select_one("q")


def test_what_was_accepted_follows_with_its_reason_and_is_not_marked(written: Report) -> None:
    """It keeps its number; no mark and no link into the report."""
    found = review(written, quoting("352条", accepted="核对<过>"), quoting("乙51条"))
    assert [mark["id"] for mark in prose(found).select("mark")] == ["quote-2"]
    items = html(found.details()).select("ol li")
    assert [item["id"] for item in items] == ["finding-2", "finding-1"]
    assert [item["value"] for item in items] == ["2", "1"]
    assert "核对<过>" in items[1].get_text()
    assert not items[1].select('a[href^="#quote"]')
