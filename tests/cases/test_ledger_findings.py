"""The rules on ledgers (L-*), each with a case that passes, one that does not, and one that cannot be told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kit.base.finding import Finding, Status
from kit.cases.ledger_findings import carry_findings, ledger_findings
from kit.cases.tally import tally_cases
from kit.cases.working_days import working_days
from kit.form.rule_book import rule_book
from tests.cases.ledgers import case

END = date(2025, 12, 31)

# Received on Monday 3 March 2025: day 7 is 12 March, day 20 is 31 March. Day 15 after 5 March is 26 March.
STORIES: dict[str, list[tuple[str, dict[str, Any], Status, str]]] = {
    "L-answer": [
        ("on the last day", {"answered": "2025-03-31", "outcome": "granted"}, Status.PASS, "没有逾期"),
        ("a day later", {"answered": "2025-04-01", "outcome": "granted"}, Status.FAIL, "逾期 1 个工作日"),
        ("not at all", {}, Status.FAIL, "到 2025-12-31 还没有答复"),
        ("without a confirmation", {"channel": "email"}, Status.NOT_ASSESSABLE, "没有填确认日期"),
        ("without the columns", {"sure_clock": False}, Status.NOT_ASSESSABLE, "台账缺少"),
        (
            "not corrected",
            {"correction_asked": "2025-03-05", "answered": "2025-05-06", "outcome": "not_corrected"},
            Status.PASS,
            "在等补正",
        ),
    ],
    "L-correction": [
        ("on day 7", {"correction_asked": "2025-03-12"}, Status.PASS, "第 7 个工作日"),
        ("on day 8", {"correction_asked": "2025-03-13"}, Status.FAIL, "晚于第 7 个工作日"),
        (
            "by net without a confirmation",
            {"correction_asked": "2025-03-13", "channel": "online"},
            Status.NOT_ASSESSABLE,
            "晚于",
        ),
    ],
    "L-asked": [
        ("on day 15", {"third_asked": "2025-03-05", "third_replied": "2025-03-26"}, Status.PASS, "第 15 个"),
        (
            "on day 16",
            {"agency_asked": "2025-03-05", "agency_replied": "2025-03-27"},
            Status.FAIL,
            "机关回复",
        ),
    ],
    "L-extension": [
        ("on the last day", {"extended": "2025-03-31"}, Status.PASS, "在原期限内"),
        ("a day later", {"extended": "2025-04-01"}, Status.FAIL, "原期限 2025-03-31"),
        (
            "by net without a confirmation",
            {"extended": "2025-04-01", "channel": "fax"},
            Status.NOT_ASSESSABLE,
            "原期限",
        ),
    ],
}
EACH = [(name, *story) for name, stories in STORIES.items() for story in stories]


def of(rule: str, **told: Any) -> list[Finding]:
    """Return what a rule says at the end of 2025 of a case received on 3 March."""
    return [each for each in ledger_findings([case("1", **told)], 2025, END) if each.rule == rule]


@pytest.mark.parametrize(
    ("rule", "story", "told", "status", "words"), EACH, ids=[f"{e[0]} {e[1]}" for e in EACH]
)
def test_story(rule: str, story: str, told: dict[str, Any], status: Status, words: str) -> None:
    """The rule says of the case what the story expects, once, and calls it by its number."""
    (found,) = of(rule, **told)
    assert (found.status, found.place) == (status, "编号 1")
    assert words in found.message


def test_every_rule_on_ledgers_has_its_stories() -> None:
    """L-carry and L-contradiction are about more than one row; tests of their own tell them."""
    rules = {each for each in rule_book() if each.startswith("L-")}
    assert STORIES.keys() == rules - {"L-carry", "L-contradiction"}


def test_what_is_of_another_year_is_not_told() -> None:
    """A case answered late in 2024, and one that came in 2026, are no findings of 2025."""
    cases = [
        case("1", "2024-01-08", answered="2024-06-03", outcome="granted"),
        case("2", "2026-01-05"),
        case("3", merged_into="1"),
    ]
    assert list(ledger_findings(cases, 2025, END)) == []


def test_a_year_without_a_holiday_notice_cannot_be_told() -> None:
    """Of a case whose last day is in such a year neither its answer nor its notice is judged."""
    last = working_days().last
    told = case("1", f"{last}-12-25", correction_asked=f"{last}-12-30")
    found = ledger_findings([told], last, date(last, 12, 31))
    assert [each.status for each in found] == [Status.NOT_ASSESSABLE]
    assert "更新 chinesecalendar" in found[0].message


def test_what_is_carried_in_is_what_was_carried_out() -> None:
    """The same cases pass; one missing, one more, one under another kind of applicant are told by number."""
    before = [case("1", "2024-12-20"), case("2", "2024-12-20"), case("3", "2024-12-20")]
    last = tally_cases(before, 2024)

    def told(*cases: Any) -> list[tuple[Status, str]]:
        this = tally_cases(cases, 2025)
        return [(each.status, each.place) for each in carry_findings(this, last.form, last.trace)]

    assert told(*before) == [(Status.PASS, "上年结转")]
    moved = case("2", "2024-12-20", applicant="business")
    assert told(before[0], moved, case("4", "2024-12-20")) == [
        (Status.FAIL, "编号 2"),
        (Status.FAIL, "编号 3"),
        (Status.FAIL, "编号 4"),
    ]
