"""Figures that are possible but make a careful reader ask: what the findings say, and of whom they are asked."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from kit.base.finding import Finding, Status
from kit.checks.confront import confront
from kit.report.report import Report


def found(report: Report, rule: str) -> list[Finding]:
    """Return the findings of one rule that do not pass."""
    return [each for each in confront(report) if each.rule == rule and each.status is not Status.PASS]


@pytest.mark.parametrize(("rule", "changes", "last", "said"), [
    ("T2-rules", {"disclosure.rules.in_force": 6}, {}, ["规章 · 现行有效件数 6", "应当是 0", "多出 6"]),
    ("T2-unit", {"disclosure.charges.amount": "122500"}, {"disclosure.charges.amount": "12.5"},
     ["本年 122500万元", "上年 12.5万元", "多 122487.5", "若以元计，是 12.25万元"]),
    ("T2-stock", {"disclosure.normative.made": 5, "disclosure.normative.in_force": 3}, {},
     ["现行有效件数 3", "本年制发件数 5", "少了 2"]),
    ("Y-jump", {"disclosure.licence.decisions": 60}, {"disclosure.licence.decisions": 7},
     ["本年 60，上年 7，多 53"]),
    ("T4-no-cause", {"appeals.direct.total": 2}, {}, ["未经复议直接起诉 · 总计 2", "都是 0"]),
    ("T3-fee-row", {"requests.fee_unpaid.total": 3}, {}, ["· 总计 3", "说没有收费"]),
])  # fmt: skip
def test_a_finding_names_cells_both_values_and_the_gap(
    changed: Callable[..., Report],
    rule: str,
    changes: dict[str, object],
    last: dict[str, object],
    said: list[str],
) -> None:
    """The message can be understood without the table, and the cells lead into it."""
    report = changed(
        {f"figures.{cell}": value for cell, value in changes.items()},
        {f"figures.{cell}": value for cell, value in last.items()},
    )
    (finding,) = found(report, rule)
    assert not [words for words in said if words not in finding.message], finding.message
    assert changes.keys() <= set(finding.cells)
    assert finding.status is Status.FAIL


@pytest.mark.parametrize(("township", "agency", "asked"), [
    ("安皋镇", "卧龙区安皋镇人民政府", True),
    ("鲊埠回族乡", "桃江县鲊埠回族乡人民政府", True),
    ("沿江街道", "泰州市高港区人民政府沿江街道办事处", True),
    ("宝力根花苏木", "扎赉特旗宝力根花苏木人民政府", True),
    ("本级", "越秀区北京街道办事处", True),
    ("宿迁市", "宿迁市人民政府", False),
    ("景德镇市", "景德镇市人民政府", False),
    ("卧龙区", "卧龙区人民政府", False),
])  # fmt: skip
def test_only_townships_are_asked_what_only_townships_lack(
    changed: Callable[..., Report], township: str, agency: str, asked: bool
) -> None:
    """T2-rules and the ceiling of T2-unit go by the name of the agency: a city makes 规章 and is large."""
    changes = {
        "township": township,
        "agency": agency,
        "figures.disclosure.rules.made": 1,
        "figures.disclosure.charges.amount": "72701",
    }
    report = changed(changes)
    assert bool(found(report, "T2-rules")) is asked
    assert any(each.status is Status.FAIL for each in found(report, "T2-unit")) is asked


@pytest.mark.parametrize(("amount", "fails"), [
    ("20000.5", False), ("25000.5", True), ("125000.5", True), ("625000.5", False),
])  # fmt: skip
def test_a_unit_is_doubted_about_ten_thousand_times_last_years_money(
    changed: Callable[..., Report], amount: str, fails: bool
) -> None:
    """T2-unit: within five times either way of ten thousand times last year's 12.5 万元."""
    cell = "figures.disclosure.charges.amount"
    findings = found(changed({cell: amount}, {cell: "12.5"}), "T2-unit")
    assert [(each.left, each.right) for each in findings] == [(Decimal(amount), Decimal("12.5"))] * fails


def test_a_jump_is_not_looked_for_across_editions_that_count_other_things(
    changed: Callable[..., Report],
) -> None:
    """A count that last year's form did not have cannot be assessed; one that both have can."""
    old = {"edition": "2019", "figures.disclosure": "全零", "figures.requests": "全零"}
    report = changed({"year": 2021, "figures.disclosure.licence.decisions": 90}, old)
    assert {(each.status, *each.cells) for each in found(report, "Y-jump")} == {
        (Status.NOT_ASSESSABLE, "disclosure.normative.made"),
        (Status.FAIL, "disclosure.licence.decisions"),
    }
