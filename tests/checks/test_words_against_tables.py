"""The X rules: what the words state beside tables with counts of their own."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from kit.base.finding import Finding
from kit.checks.confront import confront
from kit.report.report import Report
from tests.checks.readings import tables

_REQUESTS = "figures.requests"


def said(report: Report, rule: str) -> list[Finding]:
    """Return what a rule says of a report's words on applications."""
    return [each for each in confront(report) if each.rule == rule and each.quote]


def report(changed: Callable[..., Report], words: str, carried_in: int | None = 2) -> Report:
    """Return a report with these words: three received, some carried in; of natural persons as many."""
    cells = {
        f"{_REQUESTS}.received.total": 3, f"{_REQUESTS}.received.natural": 3,
        f"{_REQUESTS}.carried_in.total": carried_in, f"{_REQUESTS}.carried_in.natural": carried_in,
        f"{_REQUESTS}.handled.total": 5,
    }  # fmt: skip
    return changed({**cells, "narrative.overview.on_request": words})


@pytest.mark.parametrize(("words", "comes"), [
    ("全年收到申请2件。", [("fail", "正文写 2，表三“一、本年新收政府信息公开申请数量”是 3，相差 1")]),
    ("全年收到申请约2件。", [
        ("not assessable", "正文写 2，表三“一、本年新收政府信息公开申请数量”是 3，正文是约数"),
    ]),
    ("全年受理申请5件。其中受理信函申请1件。", [
        ("pass", "正文写 5，表三“一、本年新收政府信息公开申请数量”、“二、上年结转政府信息公开申请数量”是 5"),
        ("not assessable", "正文写 1，表三“一、本年新收政府信息公开申请数量”是 3，可能只说了一部分"),
    ]),
    ("网上收到申请9件。", [("fail", "正文写 9，表三“一、本年新收政府信息公开申请数量”是 3，相差 6")]),
    ("全年收到申请3件。网上收到申请1件。", [
        ("pass", "正文写 3，表三“一、本年新收政府信息公开申请数量”是 3"),
        ("not assessable", "正文写 1，表三“一、本年新收政府信息公开申请数量”是 3，可能只说了一部分"),
    ]),
    ("收到申请1件。收到申请2件。网上收到申请1件。", [
        ("pass", "正文写 1，表三“一、本年新收政府信息公开申请数量”是 3，几处合计"),
        ("pass", "正文写 2，表三“一、本年新收政府信息公开申请数量”是 3，几处合计"),
        ("pass", "正文写 1，表三“一、本年新收政府信息公开申请数量”是 3，几处合计"),
    ]),
    ("收到申请约2件。收到申请1件。", [
        ("not assessable", "正文写 2，表三“一、本年新收政府信息公开申请数量”是 3，正文是约数"),
        ("fail", "正文写 1，表三“一、本年新收政府信息公开申请数量”是 3，相差 2"),
    ]),
])  # fmt: skip
def test_what_the_words_say_was_received_is_held_against_the_table(
    changed: Callable[..., Report], words: str, comes: list[tuple[str, str]]
) -> None:
    """Alone or with what else they count; the difference is told where it is a fault, else why it may be none."""
    found = said(report(changed, words), "X-received")
    assert [(each.status.value, each.message) for each in found] == comes


def test_half_a_case_is_told_as_it_is_printed(changed: Callable[..., Report]) -> None:
    """What the words say and what the table says are the finding's two sides."""
    (found,) = said(report(changed, "全年收到申请2.5件。"), "X-received")
    assert (found.left, found.right) == (Decimal("2.5"), 3)


@pytest.mark.parametrize(("words", "comes"), [
    ("全年收到申请9件。", "X-received fail"), ("累计收到申请9件。", "X-received not assessable"),
    ("全年累计收到申请9件。", "X-received fail"), ("收到申请约9件。", "X-received not assessable"),
    ("网上收到申请2件。", "X-received not assessable"), ("网上收到申请9件。", "X-received fail"),
    ("收到申请5件。", "X-received fail"), ("累计收到申请5件。", "X-received pass"), ("未收到申请。", "X-received fail"),
    ("收到申请9件，均答复。", "X-received fail"), ("收到申请9件，均已答复。", "X-received fail; X-answered fail"),
    ("上年结转申请2件，答复申请5件。", "X-carried-in pass; X-answered pass"),
])  # fmt: skip
def test_what_may_be_of_other_years_or_of_some_is_left_open(words: str, comes: str) -> None:
    """A sum that does not say since when, about so many, those of one way, all; but some are no more than all."""
    assert tables(words) == comes


@pytest.mark.parametrize(("words", "status"), [
    ("全年受理申请3件。", "pass"), ("全年受理申请5件。", "unknown"), ("全年收到申请4件。", "fail"),
])  # fmt: skip
def test_a_blank_is_no_contradiction(changed: Callable[..., Report], words: str, status: str) -> None:
    """受理 may hold what was carried in: while that is blank nothing is wrong, and the blank is named."""
    (found,) = said(report(changed, words, carried_in=None), "X-received")
    assert found.status.value == status
    assert ("二、上年结转政府信息公开申请数量”还空着，无法核对" in found.message) is (status == "unknown")


@pytest.mark.parametrize(("natural", "status"), [(3, "pass"), (5, "pass"), (4, "fail")])
def test_applicants_may_be_counted_with_those_carried_in(
    changed: Callable[..., Report], natural: int, status: str
) -> None:
    """Of natural persons: the column's own count, or that with last year's on top, and nothing between."""
    found = said(report(changed, f"全年受理申请5件，其中自然人申请{natural}件。"), "X-applicant")
    assert [each.status.value for each in found] == [status]


def test_all_were_answered_counts_nothing_by_itself(changed: Callable[..., Report]) -> None:
    """均已答复 may speak of those received or of all: nothing is said of the number answered."""
    assert said(report(changed, "全年收到申请3件，均已答复。"), "X-answered") == []
