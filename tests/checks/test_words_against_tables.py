"""The X rules: what the words state beside tables with counts of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront
from kit.checks.words.grammar.parsed_words import parse_prose
from kit.checks.words.statements.statements import statements
from kit.report.report import Report
from tests.checks.readings import anywhere, labels, mentions, prose, roles, tables

_REQUESTS = "figures.requests"


def said(report: Report, rule: str) -> list[Finding]:
    """Return what a rule says of a report's words on applications."""
    return [each for each in confront(report) if each.rule == rule and each.quote]


def report(changed: Callable[..., Report], words: str, carried_in: int | None = 2) -> Report:
    """Return a report with these words: three received, some carried in, all granted; of natural persons."""
    rows = {"received": 3, "carried_in": carried_in, "granted": 5, "handled": 5}
    cells = {
        f"{_REQUESTS}.{row}.{column}": count for row, count in rows.items() for column in ("natural", "total")
    }
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
    ("收到自然人申请2件，法人申请1件。", [
        ("not assessable", "正文写 2，表三“一、本年新收政府信息公开申请数量”是 3，正文只说了一部分"),
    ]),
    ("收到自然人申请9件。", [("fail", "正文写 9，表三“一、本年新收政府信息公开申请数量”是 3，相差 6")]),
    ("网上收到申请9件。", [("fail", "正文写 9，表三“一、本年新收政府信息公开申请数量”是 3，相差 6")]),
    ("新收申请3件，由上年的5件降为3件。", [("pass", "正文写 3，表三“一、本年新收政府信息公开申请数量”是 3")]),
    ("申请数量由5件降到3件。", [("pass", "正文写 3，表三“一、本年新收政府信息公开申请数量”是 3")]),
    ("全年办理依申请公开9件。", [("fail", "正文写 9，表三“一、本年新收政府信息公开申请数量”是 3，相差 6")]),
    ("近三年（2022年、2023年、2024年）累计收到申请9件。", []),
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


_TABLE = {"received": 5, "carried_in": 1, "granted": 3, "partial": 2, "handled": 5, "carried_out": 1}


@pytest.mark.parametrize("words", [
    "收到申请5件，上年结转1件，已办结4件，另办结上年结转1件，结转下年1件。",
    "新收申请5件，其中当年办结4件，结转1件；上年结转1件已办结。",
    "收到申请5件，上年结转1件。按期办结4件，超期办结1件，结转下年1件。",
    "收到申请5件，上年结转1件，按时答复申请4件，逾期答复1件，结转下年1件。",
    "收到申请5件。新收申请予以公开2件、部分公开2件，上年结转申请予以公开1件，结转下年1件。",
])  # fmt: skip
def test_what_was_handled_may_be_told_in_parts(changed: Callable[..., Report], words: str) -> None:
    """Of this year and of the last, in time and too late: together they are what the table says."""
    cells = {f"{_REQUESTS}.{row}.{each}": n for row, n in _TABLE.items() for each in ("natural", "total")}
    told = confront(changed({**cells, "narrative.overview.on_request": words}))
    assert not [each.message for each in told if each.rule[:2] in ("X-", "N-") and each.status is Status.FAIL]


@pytest.mark.parametrize("words", [
    "2023年结转的1件予以公开。2024年新收的5件中，年内答复4件，其中予以公开2件、部分公开2件，剩余1件顺延至2025年办理。",
    "共答复政府信息公开申请5件，属当年收到的4件，属上年结转的1件。年末尚有1件正在办理，转入2025年。",
    "收到申请5件，上年结转1件。按期答复4件，1件因人员交接延误，超出期限3个工作日才予答复。",
    "收到申请5件，其中网络申请3件，办结2件；当面申请2件，均已办结。",
    "收到申请5件，上年结转1件，1件逾期未补正，不再处理。全部申请的结果为予以公开3件、部分公开2件。",
])  # fmt: skip
def test_parts_of_a_year_are_none_of_the_whole(changed: Callable[..., Report], words: str) -> None:
    """Results of this year's applications, what was this year's of those answered, what was answered in time."""
    cells = {f"{_REQUESTS}.{row}.{each}": n for row, n in _TABLE.items() for each in ("natural", "total")}
    told = confront(changed({**cells, "narrative.overview.on_request": words}))
    assert not [each.message for each in told if each.rule[:2] in ("X-", "N-") and each.status is Status.FAIL]


@pytest.mark.parametrize("words", [
    "收到申请5件，上年结转1件，已办结3件，另办结上年结转1件，结转下年1件。",
    "收到申请5件，上年结转1件。按期办结3件，超期办结1件，结转下年1件。",
    "收到申请5件，当年办结4件。",
    "收到申请5件，年内答复5件，其中予以公开2件。",
    "收到申请5件。新收申请予以公开2件、部分公开2件，上年结转申请予以公开2件，结转下年1件。",
])  # fmt: skip
def test_parts_of_what_was_handled_that_do_not_add_up_fail(
    changed: Callable[..., Report], words: str
) -> None:
    """As one count would that differs."""
    cells = {f"{_REQUESTS}.{row}.{each}": n for row, n in _TABLE.items() for each in ("natural", "total")}
    told = confront(changed({**cells, "narrative.overview.on_request": words}))
    assert [each.rule for each in told if each.rule[:2] == "X-" and each.status is Status.FAIL]


def test_what_says_that_all_were_handled_counts_nothing_beside_a_blank(
    changed: Callable[..., Report],
) -> None:
    """全部办结 behind a part repeats that part's number, which is none of its own."""
    words = "收到申请3件，其中自然人2件、商业企业1件，全部办结。"
    cells = {f"{_REQUESTS}.handled.{each}": None for each in ("natural", "total")}
    told = confront(changed({**cells, "narrative.overview.on_request": words}))
    (answered,) = [each for each in told if each.rule == "X-answered" and each.status is Status.UNKNOWN]
    assert answered.message == "正文写“全部”，表三“（七）总计”还空着，无法核对"
    assert answered.left is None


@pytest.mark.parametrize(("words", "comes"), [
    ("网上收到申请1件，信函收到申请2件。", "X-received pass; X-received pass"),
    ("网上收到申请1件，信函收到申请1件。", "X-received not assessable; X-received not assessable"),
    ("全年收到申请5件，含上年结转2件。", "X-received pass; X-carried-in pass"),
    ("全年收到申请4件，含上年结转2件。", "X-received fail; X-carried-in pass"),
    ("收到申请约3件。", "X-received not assessable"),
    ("各项任务层层分解，压实各方责任。渠道畅通，流程规范，专人登记，及时办理。全年收到申请5件，其中上年结转2件。",
     "X-received pass; X-carried-in pass"),
])  # fmt: skip
def test_counts_that_make_up_what_the_table_has_are_right_together(words: str, comes: str) -> None:
    """Of each way in which applications came, or of those received together with those carried in."""
    assert anywhere(tables, words) == comes


@pytest.mark.parametrize(("words", "stated"), [
    ("行政复议0件。", ["review 0"]), ("行政复议、行政诉讼0件。", ["lawsuit 0", "review 0"]),
    ("受理并答复申请3件。", ["answered 3", "received 3 partial"]),
    ("收到申请9件，答复5件，结转4件。", ["answered 5", "carried_out 4", "received 9"]),
    ("收到申请9件。答复5件，结转4件。", ["answered 5", "received 9"]),
    ("收到申请24件，结转3件，办结26件。", ["answered 26", "received 24"]),
    ("在2025年，我镇受理申请2件，均已答复。", [""]), ("我镇未收到申请1件", [""]),
])  # fmt: skip
def test_a_clause_and_its_sentence_tell_what_a_count_is_of(words: str, stated: list[str]) -> None:
    """Of both courts only where both are named; 结转 goes on from what its own sentence received and answered."""
    assert sorted(anywhere(roles, words).split("; ")) == stated


FILLING = "持续规范办理流程，压实各方责任，加强跟踪督办。" * 15


@pytest.mark.parametrize(("place", "words", "stated"), [
    ("overview", "（一）主动公开\n公开信息5条。\n（二）依申请公开\n收到3件。\n（三）平台建设\n更新及时。", "received 3"),
    ("overview", f"（二）依申请公开\n{FILLING}\n收到3件。", "received 3"),
    ("overview.platform", f"{FILLING}\n接到申请3件，内容为申请公开土地信息。", "received 3"),
    ("overview.platform", f"{FILLING}\n便民窗口接到申请3件。{FILLING}\n依申请公开渠道畅通。", ""),
    ("overview.platform", "依申请公开渠道畅通。便民窗口接到低保材料申请3件。", ""),
    ("overview.platform", "便民窗口接到低保材料申请3件。依申请公开渠道畅通。", ""),
    ("overview.platform", "申请公开渠道畅通。收到3件。", "received 3"),
    ("overview.platform", "信件往来有序。收到3件。申请公开渠道畅通。", ""),
    ("overview.platform", "收到锦旗3件，感谢本镇申请公开办得快。", ""),
    ("overview.platform", "上年结转3件，均已整改。", ""),
    ("overview.platform", "全年收到的3件申请均已办结，诉求及时回应。", ""),
    ("other_matters", "全年收到的3件申请均已答复。", ""),
    ("overview.on_request", "热线诉求较多，收到3件。", ""),
    ("overview.on_request", "各项工作有序开展，质量较2023年提高，收到申请3件。", "received 3"),
    ("overview.on_request", "自2020年起，截至2024年底累计收到申请30件。", "received 30 open"),
    ("overview.on_request", "3件申请，均已答复。", "answered 3 least"),
    ("overview.on_request", "申请办理规范，均已答复，共3件", ""),
    ("overview.on_request", "受理申请12人次。", ""),
    ("overview.on_request", "收到书面申请2件、共3件。", "received 2 partial; received 3 open"),
    ("overview.on_request", "收到申请3件，上年结转1件，共4件。", "carried_in 1; received 3; received 4 open"),
    ("overview.on_request", "收到申请3件，公开信息5条，共8条。", "received 3"),
    ("overview.on_request", "制定规范性文件3件，全部审查公开。", "documents_made 3"),
    ("overview.on_request", "各部门网站未收到申请。", "received 0 partial denied"),
    ("overview.on_request", "2024年通过各渠道未收到申请。", "received 0 denied"),
    ("overview.on_request", "除来信外，网络、信函等渠道未收到申请。", "received 0 partial denied"),
    ("overview.on_request", "以往几年间，网络、信函等渠道未收到申请。", "received 0 partial denied"),
    ("overview.on_request", "我镇网络、信函等渠道未收到申请。", "received 0 denied"),
    ("overview.on_request", "2024年未收到申请。", "received 0 denied"),
])  # fmt: skip
def test_what_a_count_is_of_is_told_near_it(place: str, words: str, stated: str) -> None:
    """By its own part, by a heading right above, by its sentence and paragraph, not by what stands behind it."""
    assert roles(words, place) == stated


def test_a_heading_within_another_part_makes_no_report_on_applications_of_it() -> None:
    """What is told under 主动公开 may be of anything."""
    words = "工作情况\n（二）依申请公开\n收到3件。"
    assert roles(words, "overview.proactive") == ""


@pytest.mark.parametrize(("words", "named"), [
    ("收到申请3件，予以公开2件，收到申请15件，其中自然人申请12件。", "予以公开 2; 自然人 12 inside"),
    ("予以公开3件，收到申请15件，予以公开12件，自然人申请10件。", "予以公开 3; 予以公开 12"),
    ("收到申请3件，自然人提出的经审核后按程序办理的3件。", "自然人 3"),
    ("收到申请3件，均予以公开。", "予以公开 3 least"),
    ("行政处罚3件。", "行政处罚 3"), ("全年行政处罚3件。", "行政处罚 3"), ("行政处罚3条。", "行政处罚 3 open"),
    ("上年没有结转申请。", ""), ("2022年收到申请5件，予以公开3件。", ""),
    ("收到信访5件，没有不予公开的情况。", ""), ("收到申请5件，没有不予公开的情况。", "不予公开 0 denied"),
    ("从内容看，涉及征地4件、低保2件；从办理结果看，予以公开5件、不予公开1件。", ""),
    ("收到申请5件，处理3件时对不予公开的情形逐一开展培训并进一步完善制度流程和台账。", ""),
    ("予以公开12件，自然人申请10件。", "予以公开 12"), ("审核公文90件，其中主动公开60件、不予公开10件。", ""),
])  # fmt: skip
def test_applicants_are_of_what_was_counted_last_before_them(words: str, named: str) -> None:
    """Those of a result are no applicants of the year's; a label and a count alone may be of anything."""
    assert anywhere(labels, words) == named


@pytest.mark.parametrize(("words", "told"), [
    ("因政府信息公开引发行政复议若干。", "review"), ("发生行政复议若干。", "review"), ("学习行政复议案例若干。", ""),
    ("发生行政诉讼若干，系未经复议直接起诉，尚未审结，没有行政复议案件。", "lawsuit"), ("收到政府信息公开申请若干。", "received"),
    ("未发生因政府信息公开引发的行政复议。", ""),
])  # fmt: skip
def test_what_happened_may_be_told_of_without_a_count(words: str, told: str) -> None:
    """Anywhere in the overview, unless the words are of others, or deny it."""
    assert mentions(words, "overview.proactive") == told


@pytest.mark.parametrize(("words", "zeros"), [
    ("发生行政复议2件、行政诉讼1件，均维持原行政行为。", ["review_otherwise", "lawsuit_otherwise"]),
    ("发生行政诉讼2件，行政复议1件，结果维持。", ["review_otherwise"]),
    ("发生行政复议2件，均维持原行政行为。", ["review_otherwise"]),
])  # fmt: skip
def test_what_was_upheld_had_no_other_outcome(words: str, zeros: list[str]) -> None:
    """均 is of both that the sentence tells of, another word of the nearer one."""
    assert [each.split()[0] for each in anywhere(roles, words).split("; ") if "denied" in each] == zeros


@pytest.mark.parametrize(("words", "of_roles", "of_labels"), [
    ("收到申请5件。全年收到申请6件。", "received 5; received 6", ""),
    ("收到申请5件（含上年结转2件），答复申请5件。", "carried_in 2 inside; answered 5; received 5", ""),
    ("本年度新收申请5件，上年结转2件，答复7件，其中予以公开4件，部分公开3件。", "carried_in 2; answered 7; received 5", "予以公开 4 inside; 部分公开 3"),
    ("未收到行政复议申请，发生行政诉讼1件。", "review 0 denied; lawsuit 1", ""),
    ("因政府信息公开引起的行政复议2件，行政诉讼1件，均维持。", "review 2; lawsuit 1; review_otherwise 0 denied; lawsuit_otherwise 0 denied", ""),
    ("通过信函收到申请2件，网上收到申请3件，共收到申请5件。", "received 2 partial; received 3 partial; received 5", ""),
    ("收到申请5件，全部按时答复。", "answered 5 least; received 5", ""),
    ("收到申请5件，其中4件已答复，1件结转下年。", "carried_out 1; answered 4 inside; received 5", ""),
    ("制定规范性文件2件，废止1件，现行有效9件。", "documents_made 2; documents_abolished 1; documents_in_force 9", ""),
    ("上年结转2件均已答复，本年收到申请3件，尚有1件正在办理。", "in_hand 1; carried_in 2 partial; received 3", ""),
    ("没有结转下年度的申请，也没有行政复议、行政诉讼。", "carried_out 0 denied; review 0 denied; lawsuit 0 denied", ""),
    ("作出行政许可20件，行政处罚3件，行政强制0件。", "", "行政许可 20; 行政处罚 3; 行政强制 0"),
    ("收到申请5件，予以公开2件，不予公开1件，无法提供1件，其他处理1件。", "received 5", "予以公开 2; 不予公开 1; 无法提供 1; 其他处理 1"),
    ("收到申请5件，涉及土地3件、社保2件。", "received 5", ""),
    ("全年累计收到申请5件，2022年收到申请9件。", "received 5", ""),
    ("我镇无行政事业性收费，收到申请0件。", "received 0", ""),
])  # fmt: skip
def test_each_count_of_a_sentence_tells_of_its_own(words: str, of_roles: str, of_labels: str) -> None:
    """What came, was left over, had a result or did not happen, and by which row or column of the tables."""
    assert anywhere(roles, words) == of_roles
    assert anywhere(labels, words) == of_labels


def test_applications_for_something_else_are_no_applicants_of_the_table() -> None:
    """Where disclosure is not spoken of: a house may be applied for too."""
    words = "受理自然人宅基地申请3件。"
    assert labels(words, "overview.supervision") == ""
    assert labels(words, "overview.on_request") == "自然人 3"


def test_half_a_case_is_told_as_it_is_printed(changed: Callable[..., Report]) -> None:
    """What the words say and what the table says are the finding's two sides."""
    (found,) = said(report(changed, "全年收到申请2.5件。"), "X-received")
    assert (found.left, found.right) == (Decimal("2.5"), 3)


@pytest.mark.parametrize(("words", "comes"), [
    ("全年收到申请9件。", "X-received fail"), ("累计收到申请9件。", "X-received not assessable"),
    ("全年累计收到申请9件。", "X-received fail"), ("收到申请约9件。", "X-received not assessable"),
    ("网上收到申请2件。", "X-received not assessable"), ("网上收到申请9件。", "X-received fail"),
    ("网上受理申请4件。", "X-received not assessable"), ("网上受理申请6件。", "X-received fail"),
    ("收到申请5件。", "X-received fail"), ("累计收到申请5件。", "X-received pass"), ("未收到申请。", "X-received fail"),
    ("收到申请9件，均答复。", "X-received fail"), ("收到申请9件，均已答复。", "X-received fail; X-answered fail"),
    ("上年底收到申请9件，均已答复。", ""),
    ("收到申请9件，群众满意率高，均已答复。", "X-received fail"),
    ("上年结转申请2件，答复申请5件。", "X-carried-in pass; X-answered pass"),
    ("截至6月底收到申请2件。", "X-received not assessable"), ("截至2024年11月30日收到申请2件。", "X-received not assessable"),
    ("截至12月底收到申请2件。", "X-received fail"), ("线上、线下共收到申请2件。", "X-received fail"),
])  # fmt: skip
def test_what_may_be_of_other_years_or_of_some_is_left_open(words: str, comes: str) -> None:
    """A sum that does not say since when, about so many, those of one way, all; but some are no more than all."""
    assert anywhere(tables, words) == comes


@pytest.mark.parametrize(("words", "status"), [
    ("全年受理申请3件。", "pass"), ("全年受理申请5件。", "unknown"), ("全年收到申请4件。", "fail"),
])  # fmt: skip
def test_a_blank_is_no_contradiction(changed: Callable[..., Report], words: str, status: str) -> None:
    """受理 may hold what was carried in: while that is blank nothing is wrong, and the blank is named."""
    (found,) = said(report(changed, words, carried_in=None), "X-received")
    assert found.status.value == status
    assert ("二、上年结转政府信息公开申请数量”还空着，无法核对" in found.message) is (status == "unknown")


@pytest.mark.parametrize(("natural", "status", "right"), [(3, "pass", 3), (5, "pass", 5), (4, "fail", 3)])
def test_applicants_may_be_counted_with_those_carried_in(
    changed: Callable[..., Report], natural: int, status: str, right: int
) -> None:
    """Of natural persons: the column's own count, or that with last year's on top, and nothing between.

    What is between is held against the column's own.
    """
    found = said(report(changed, f"全年受理申请5件，其中自然人申请{natural}件。"), "X-applicant")
    assert [(each.status.value, each.right) for each in found] == [(status, right)]


def test_all_were_answered_counts_nothing_by_itself(changed: Callable[..., Report]) -> None:
    """均已答复 may speak of those received or of all: nothing is said of the number answered."""
    assert said(report(changed, "全年收到申请3件，均已答复。"), "X-answered") == []


@pytest.mark.parametrize(("words", "answered"), [
    ("收到申请5件，均已答复。", True), ("工作满意率100%，收到申请5件，均已答复。", True),
    ("收到申请5件，群众满意率高，均已答复。", False),
])  # fmt: skip
def test_a_rate_beside_it_makes_nothing_of_all_were_answered(words: str, *, answered: bool) -> None:
    """Between the count and 均 it may be what all of them are of."""
    assert ("answered 5 least" in roles(words)) is answered


OF_SOME = [
    "没有收到涉及土地的信息公开申请", "通过邮寄方式未收到申请", "邮寄方式未收到申请", "来自法人的，未收到信息公开申请",
    "未收到他县群众提出的信息公开申请", "征地补偿方面，未收到信息公开申请", "各村、各办公室未收到信息公开申请",
    "除以上3件外，未收到信息公开申请", "答复后，再未收到信息公开申请", "没有发生减免费用的情况", "没有不予公开的",
    "没有收到自然人的申请", "未发生政务公开责任追究情况",
]  # fmt: skip
OF_ALL = [
    "未收到信息公开申请", "2024年，我镇未收到任何形式的政府信息公开申请", "没有收到公民、法人和其他组织提交的申请",
    "各村未收到来信；未收到信息公开申请", "未收到群众要求公开政府信息的申请", "依申请公开方面，未收到申请", "1月至12月，我街道全年未收到依申请公开事项",
    "通过公众号公开信息9条；全年未收到信息公开申请", "目前未收到依申请公开请求", "未收到和处理政府信息公开申请",
]  # fmt: skip


@pytest.mark.parametrize("words", OF_SOME)
def test_a_denial_of_some_contradicts_no_table(changed: Callable[..., Report], words: str) -> None:
    """Of some applications, by what they are about, who made them or how: others may have come in."""
    found = said(report(changed, f"{words}。"), "X-received")
    assert "fail" not in [each.status.value for each in found]


@pytest.mark.parametrize("words", OF_ALL)
def test_a_denial_of_all_contradicts_the_table(changed: Callable[..., Report], words: str) -> None:
    """Whoever says it, of whomever, in plain words."""
    (found,) = said(report(changed, f"{words}。"), "X-received")
    assert (found.status.value, found.left, found.right) == ("fail", 0, 3)


def test_a_denial_may_name_the_own_office() -> None:
    """With its county or without; another's leaves the own out."""
    for name, partial in (("石桥镇人民政府", False), ("松岭县石桥镇人民政府", False), ("松岭县政府", True)):
        words = replace(
            prose(f"没有收到向{name}提出的信息公开申请。", "overview.on_request"),
            agency="松岭县石桥镇人民政府",
        )
        (denial,) = statements(parse_prose(words))["received"]
        assert denial.partial is partial


@pytest.mark.parametrize(("words", "rule", "status"), [
    ("未发生因征地引发的信息公开行政复议", "X-review", "not assessable"),
    ("未发生针对本机关信息公开工作的投诉、行政复议", "X-review", "fail"),
    ("内设机构未制发规范性文件", "X-documents", "not assessable"),
    ("未制发涉及企业的规范性文件", "X-documents", "not assessable"),
    ("未制发规章、行政规范性文件", "X-documents", "fail"),
    ("食品领域没有作出行政处罚决定", "X-documents", "not assessable"),
    ("未作出任何行政处罚决定", "X-documents", "fail"),
    ("没有结转下年度的疑难申请", "X-carried-out", "not assessable"),
    ("没有结转下年度继续办理的申请", "X-carried-out", "fail"),
])  # fmt: skip
def test_reviews_documents_and_decisions_are_denied_in_part_too(
    changed: Callable[..., Report], words: str, rule: str, status: str
) -> None:
    """As applications are: what the table counts may be others."""
    cells = {
        "figures.appeals.reconsideration.total": 2, "figures.disclosure.normative.made": 2,
        "figures.disclosure.penalty.decisions": 3, "figures.requests.carried_out.total": 2,
    }  # fmt: skip
    told = changed({**cells, "narrative.overview.on_request": f"{words}。"})
    assert [each.status.value for each in said(told, rule)][:1] == [status]


def test_a_denial_of_some_does_not_tell_of_those_that_came(changed: Callable[..., Report]) -> None:
    """So that the words are still silent on what the table counts."""
    found = [each for each in confront(report(changed, "未收到涉及土地的申请。")) if each.rule == "X-silent"]
    assert "fail" in [each.status.value for each in found]
    for words in ("网上收到申请3件。", "未收到申请。"):
        told = [each for each in confront(report(changed, words)) if each.rule == "X-silent"]
        assert "fail" not in [each.status.value for each in told]
    assert [each.message for each in told if each.left == 3] == [
        "表三“一、本年新收政府信息公开申请数量”是 3，正文没有遗漏"
    ]


@pytest.mark.parametrize(("words", "rule", "left", "status"), [
    ("我镇2023年年报载明，结转下年度继续办理2件。", "X-carried-in", 2, "pass"),
    ("2023年收到申请9件，结转下年度办理1件。", "X-carried-in", 1, "fail"),
    ("2024年收到申请3件，结转下年度1件。", "X-carried-out", 1, "fail"),
    ("与2023年相比，结转下年度继续办理1件。", "X-carried-out", 1, "fail"),
])  # fmt: skip
def test_what_last_year_left_over_is_what_came_in(
    changed: Callable[..., Report], words: str, rule: str, left: int, status: str
) -> None:
    """And nothing that is left over at this year's end."""
    told = report(changed, words)
    (found,) = [
        each for each in confront(told) if each.rule in ("X-carried-in", "X-carried-out") and each.quote
    ]
    assert (found.rule, found.left, found.status.value) == (rule, left, status)


@pytest.mark.parametrize(("words", "comes"), [
    ("予以公开和部分公开共5件。", ["pass"]), ("予以公开、部分公开合计5件。", ["pass"]),
    ("予以公开及部分公开共4件。", ["fail"]), ("予以公开3件和部分公开2件。", ["pass", "pass"]),
    ("不予公开和无法提供均为0件。", ["not assessable"]),
])  # fmt: skip
def test_a_count_of_several_results_is_their_sum(
    changed: Callable[..., Report], words: str, comes: list[str]
) -> None:
    """Labels side by side before one number; each with its own number is held alone."""
    cells = {
        f"{_REQUESTS}.{row}.{cell}": n
        for row, n in (("granted", 3), ("partial", 2))
        for cell in ("natural", "total")
    }
    found = said(changed({**cells, "narrative.overview.on_request": words}), "X-group")
    assert [each.status.value for each in found] == comes


def test_many_rows_are_told_by_how_many_they_are(changed: Callable[..., Report]) -> None:
    """Their names would be longer than the rest of the message."""
    (found,) = said(report(changed, "收到申请3件，不予公开1件。"), "X-group")
    assert found.message == "正文写 1，表三有关 8 行之和是 0，相差 1"
    (found,) = said(report(changed, "收到申请3件，无法提供1件。"), "X-group")
    assert found.message == "正文写 1，表三有关 3 行之和是 0，相差 1"


@pytest.mark.parametrize(("words", "rule", "message"), [
    ("未收到申请。", "X-received", "正文写没有收到申请，表三“一、本年新收政府信息公开申请数量”是 3，相差 3"),
    ("未发生行政复议。", "X-review", "正文写没有行政复议，表四“行政复议”是 0"),
    ("收到申请3件，没有不予公开的情况。", "X-group", "正文写没有，表三有关 8 行之和是 0"),
])  # fmt: skip
def test_what_was_denied_is_named(
    changed: Callable[..., Report], words: str, rule: str, message: str
) -> None:
    """Unless it is one of several things that the rule is about."""
    assert [each.message for each in said(report(changed, words), rule) if each.quote] == [message]


@pytest.mark.parametrize(("words", "silent"), [
    ("行政诉讼3件，其中直接起诉1件（结果维持），复议后起诉2件。", True),
    ("行政诉讼3件，结果维持。", False), ("行政诉讼3件，其中直接起诉1件，复议后起诉2件，结果均维持。", False),
])  # fmt: skip
def test_what_was_upheld_of_a_part_says_nothing_of_the_others(
    changed: Callable[..., Report], words: str, *, silent: bool
) -> None:
    """A lawsuit that was corrected contradicts only words that all were upheld."""
    cells = {"figures.appeals.after_reconsideration.corrected": 1, "figures.appeals.after_reconsideration.upheld": 1,
             "figures.appeals.after_reconsideration.total": 2, "figures.appeals.direct.upheld": 1,
             "figures.appeals.direct.total": 1}  # fmt: skip
    found = said(changed({**cells, "narrative.overview.on_request": words}), "X-lawsuit")
    assert any(each.status.value == "fail" for each in found) is not silent


@pytest.mark.parametrize(("words", "comes"), [
    ("收到申请5件，上年结转1件，均已全部办结。", "X-answered fail 6"),
    ("收到申请5件，另有2023年结转1件，全部按期办结。", "X-answered fail 6"),
    ("收到申请5件（含上年结转1件），均已办结。", "X-answered pass 5"),
    ("收到申请5件，其中上年结转1件，均已办结。", "X-answered pass 5"),
    ("收到申请5件，上年结转1件，均已答复或结转至下年。", ""),
    ("收到申请5件，上年结转约1件，均已办结。", ""), ("收到申请约5件，上年结转1件，均已办结。", ""),
    ("收到申请5件，培训上年结转1次，均已办结。", ""),
    ("受理申请5件，上年结转1件，均已办结。", "X-answered pass 5"),
    ("做到“办结一件申请、解决一类问题”，受理一件、办结一件。", ""),
    ("做到“办结一件申请、解决一类问题”，受理一件、办结一件、回访一件。", ""),
    ("收到申请一件，办结一件。", "X-answered fail 1"),
    ("收到申请5件，均按时办结，无结转。", "X-answered pass 5; X-carried-out fail 0"),
    ("收到申请5件，办结5件，未结转。", "X-answered pass 5; X-carried-out fail 0"),
    ("收到申请5件，办结5件，上年无结转。", "X-answered pass 5"),
    ("收到申请5件，无结转。", ""), ("办理代表建议5件，已办结5件，无结转。", ""),
    ("收到申请5件，均为自然人提出。", "X-applicant fail 5"),
    ("收到申请3件，申请人均为自然人。", "X-applicant pass 3"),
    ("收到申请5件，均为自然人或企业提出。", ""),
    ("收到申请5件，办结5件，均为自然人。", "X-answered pass 5"),
    ("收到申请5件，没有不予公开的情况。", "X-group fail 0"),
    ("收到申请5件，未出现部分公开、不予公开等情形。", "X-group pass 0; X-group fail 0"),
    ("收到申请5件，没有涉及征地的不予公开情形。", "X-group not assessable 0"),
    ("收到申请5件，没有一件作出不予公开决定。", "X-group not assessable 0"),
    ("收到申请5件，既没有部分公开的，也没有无法提供的。", "X-group pass 0; X-group pass 0"),
    ("收到的5件申请，4件予以公开，1件区分处理。", "X-group pass 4"),
    ("收到申请5件，存在无法提供的情况。", ""), ("收到申请5件，未予以公开1件。", ""), ("收到申请5件，未予以公开。", ""),
])  # fmt: skip
def test_what_holds_of_all_and_of_none_is_held_against_the_table(
    changed: Callable[..., Report], words: str, comes: str
) -> None:
    """All of those received with those carried in beside them; that none went on; by whom; with what result."""
    cells = {
        "received": (3, 2, 5), "carried_in": (1, 0, 1), "granted": (2, 2, 4), "internal": (1, 0, 1),
        "handled": (3, 2, 5), "carried_out": (1, 0, 1),
    }  # fmt: skip
    figures = {
        f"{_REQUESTS}.{row}.{column}": count
        for row, counts in cells.items()
        for column, count in zip(("natural", "business", "total"), counts, strict=True)
    }
    told = confront(changed({**figures, "narrative.overview.on_request": words}))
    rules = ("X-answered", "X-carried-out", "X-group", "X-applicant")
    found = [each for each in told if each.rule in rules and each.quote]
    assert "; ".join(f"{each.rule} {each.status.value} {each.left}" for each in found) == comes
