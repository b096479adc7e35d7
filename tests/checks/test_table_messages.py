"""What an analyst reads of the tables: each message whole, with the cells by their labels, signs and both sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront
from kit.report.report import Report

REQUESTS, NORMATIVE = "figures.requests", "figures.disclosure.normative"
CHARGES, LICENCES = "figures.disclosure.charges.amount", "figures.disclosure.licence.decisions"
NEW, OLD = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"

STORIES: list[tuple[str, dict[str, Any], dict[str, Any] | None, str]] = [
    ("T3-applicants", {f"{REQUESTS}.received.natural": 1}, None, "总计 0；6 项之和 1，相差 1"),
    ("T3-results", {f"{REQUESTS}.granted.natural": 1}, None, "（七）总计 0；21 项之和 1，相差 1"),
    ("T3-flow", {f"{REQUESTS}.{row}.natural": value for row, value in (("received", 3), ("carried_in", 2), ("carried_out", 1))},
     None, f"{NEW} 3 + {OLD} 2 = 5；（七）总计 0 + 四、结转下年度继续办理 1 = 1，相差 4"),
    ("T3-flow", {f"{REQUESTS}.carried_in.research": None}, None, f"{OLD}没有填数，无法核对（空白不等于零）"),
    ("T3-blank", {f"{REQUESTS}.received.natural": None, f"{REQUESTS}.received.other": None}, None,
     "自然人、其他没有填数；没有发生的请填 0"),
    ("T4-count", {"figures.appeals.direct.total": None}, None,
     "未经复议直接起诉：总计没有填，各项都填了；请填各项之和（数据文件里合计可以不写，由程序算出）。还有 3 项核对要等填好了才能做"),
    ("T3-flow", {f"{REQUESTS}.carried_in.total": None, f"{REQUESTS}.received.total": 2}, None,
     f"有空格或文字，无法核对；空着的合计按各项之和算，{NEW} 2 + {OLD} 0 = 2；（七）总计 0 + 四、结转下年度继续办理 0 = 0，相差 2"),
    ("T2-count", {f"{NORMATIVE}.made": None}, None, "行政规范性文件：本年制发件数没有填数；没有发生的请填 0。还有 1 项核对要等填好了才能做"),
    ("T2-stock", {NORMATIVE: {"made": 5, "abolished": 1, "in_force": 3}}, None,
     "现行有效件数 3，不应小于本年制发件数 5 − 本年废止件数 1 = 4，少了 1"),
    ("T2-rules", {"figures.disclosure.rules.in_force": 6}, None, "规章 · 现行有效件数 6，应当是 0，多出 6"),
    ("T2-unit", {CHARGES: "145000.5"}, {CHARGES: "12.25"},
     "本年 145000.5万元，上年 12.25万元，多 144988.25，约为上年的 11837 倍；若以元计，是 14.50005万元"),
    ("T4-total", {"figures.appeals.direct.upheld": 1}, None, "总计 0；4 项之和 1，相差 1"),
    ("Y-carry", {f"{REQUESTS}.carried_in.natural": 2}, {f"{REQUESTS}.carried_out.natural": 5},
     f"{OLD} 2；上年四、结转下年度继续办理 5，相差 3"),
    ("Y-carry", {}, {f"{REQUESTS}.carried_out.natural": None},
     "上年四、结转下年度继续办理没有填数，无法核对（空白不等于零）"),
    ("Y-stock", {NORMATIVE: {"made": 3, "abolished": 1, "in_force": 9}}, {f"{NORMATIVE}.in_force": 6},
     "现行有效件数 9；上年现行有效件数 6 + 本年制发件数 3 − 本年废止件数 1 = 8，相差 1"),
    ("Y-jump", {LICENCES: 400}, {LICENCES: 12}, "行政许可本年 400，上年 12，多 388，是上年的 33.3 倍"),
    ("Y-unit", {}, {"township": "别的镇"}, "本年是安皋镇，上年文件是别的镇；如果不是更名，上年的文件放错了"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "last", "message"), STORIES)
def test_a_finding_says_what_stands_where_and_by_how_much(
    changed: Callable[..., Report],
    rule: str,
    changes: dict[str, Any],
    last: dict[str, Any] | None,
    message: str,
) -> None:
    """The one finding of the rule that does not pass says just this."""
    (found,) = (
        each
        for each in confront(changed(changes, last))
        if each.rule == rule and each.status in (Status.FAIL, Status.UNKNOWN)
    )
    assert found.message == message


@pytest.mark.parametrize(("rule", "message"), [
    ("Y-stock", "现行有效件数 7；上年现行有效件数 5 + 本年制发件数 3 − 本年废止件数 1 = 7，相等"),
    ("T2-stock", "现行有效件数 7，不小于本年制发件数 3 − 本年废止件数 1 = 2"),
    ("T2-unit", "本年 14.5万元，不像以元计的数"),
])  # fmt: skip
def test_a_pass_says_what_was_held_against_what(
    changed: Callable[..., Report], rule: str, message: str
) -> None:
    """Both sides, with the signs that the form's equation has."""
    figures = {NORMATIVE: {"made": 3, "abolished": 1, "in_force": 7}, CHARGES: "14.5"}
    findings = confront(changed(figures, {f"{NORMATIVE}.in_force": 5, CHARGES: "12.25"}))
    assert message in [each.message for each in findings if each.rule == rule and each.status is Status.PASS]
