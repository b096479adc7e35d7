"""T2-rules, T2-count, T3-count, T4-count: what the words count can be at all."""

from __future__ import annotations

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront_text
from kit.form.editions import editions
from kit.ingest.outline import sort_text

RULES = ("T2-rules", "T2-count", "T3-count", "T4-count")


def failures(text: str, agency: str = "渡口镇") -> list[Finding]:
    """Return what fails of these rules in a report on 2023."""
    report = f"{agency}2023年政府信息公开工作年度报告\n一、总体情况\n(二)依申请公开\n{text}\n"
    found = confront_text(sort_text(report, 2023, editions()))
    return [each for each in found if each.rule in RULES and each.status is Status.FAIL]


@pytest.mark.parametrize("text", [
    "本年收到政府信息公开申请3.5件。",
    "本年收到申请4件,办结3.5件,结转下年0.5件。",
])  # fmt: skip
def test_applications_are_whole(text: str) -> None:
    """Half a case was never received or answered."""
    assert {each.rule for each in failures(text)} == {"T3-count"}


@pytest.mark.parametrize(("text", "rule"), [
    ("收办申请3.5件。", "T3-count"), ("上年结转申请1.5件。", "T3-count"), ("年底在办申请1.5件。", "T3-count"),
    ("因政府信息公开引起的行政复议1.5件。", "T4-count"), ("因政府信息公开引起的行政诉讼1.5件。", "T4-count"),
    ("上年末在册规范性文件2.5件。", "T2-count"), ("制定规范性文件2.5件。", "T2-count"),
    ("受理并答复申请3.5件。", "T3-count"), ("废止规范性文件2.5件。", "T2-count"), ("现行有效规范性文件2.5件。", "T2-count"),
])  # fmt: skip
def test_so_is_all_that_happens_to_them_and_every_document(text: str, rule: str) -> None:
    """Each is told once, under the rule of its table."""
    assert [each.rule for each in failures(text)] == [rule]


@pytest.mark.parametrize("text", [
    "本年收到申请12件,平均每月1件。",
    "近三年人均办理申请2.5件。",
    "全年公开信息1.5万条,收到申请1.2万件。",
    "收到申请约2.5件。",
])  # fmt: skip
def test_averages_and_large_numbers_may_have_a_fraction(text: str) -> None:
    """They are no counts of single cases, or whole ones written in 万."""
    assert not failures(text)


@pytest.mark.parametrize(
    "text", ["镇政府本年制定规章3件,废止0件。", "年内出台了政府规章1部。", "镇政府本年制定地方政府规章2部。"]
)
def test_a_township_makes_no_regulations(text: str) -> None:
    """Cities with districts and above do; a county department's words are not asked."""
    (found,) = failures(text)
    assert found.rule == "T2-rules"
    assert found.quote in text
    assert found.quote.startswith(("镇政府本年制定", "年内出台了政府规章"))
    assert not failures(text, agency="青山市司法局")


@pytest.mark.parametrize("text", [
    "本年制发规章0件,规范性文件2件。",
    "修订规章制度5项,制定规章制度3项。",
    "学习部门规章3件,转发省政府制定规章1件。",
    "上年制定规章1件属于误填,已更正。",
    "县政府制定规章2件,我镇组织学习。",
    "本年制定规章和规范性文件3件。",
])  # fmt: skip
def test_regulations_may_be_others_or_no_regulations(text: str) -> None:
    """None, house rules, another maker's, last year's, and several things in one count."""
    assert not failures(text)
