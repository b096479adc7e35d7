"""X-review, X-lawsuit, X-documents: what came of reviews and lawsuits, and what was charged, beside the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from kit.base.finding import Status
from kit.checks.confront import confront
from kit.report.report import Report

_APPEALS, _CHARGES = "figures.appeals", "figures.disclosure.charges.amount"
_CASES: Mapping[str, Mapping[str, int]] = {
    "reconsideration": {"upheld": 2, "corrected": 1, "pending": 1, "total": 4},
    "direct": {"upheld": 1, "total": 1},
    "after_reconsideration": {"upheld": 1, "other": 1, "total": 2},
}
"""Four reviews and three lawsuits."""
_CELLS = {f"{_APPEALS}.{row}.{name}": n for row, results in _CASES.items() for name, n in results.items()}


def told(changed: Callable[..., Report], words: str, rules: str, **cells: object) -> list[tuple[str, str]]:
    """Return what rules say of words on applications: the status and the words that were read."""
    report = changed({**cells, "narrative.overview.on_request": words})
    return [(each.status.value, each.quote) for each in confront(report) if each.rule in rules and each.quote]


def of_courts(changed: Callable[..., Report], words: str) -> list[tuple[str, str]]:
    """Return what is said of the reviews and lawsuits that words count, by result or all of them."""
    return told(changed, words, "X-review X-lawsuit", **_CELLS)


@pytest.mark.parametrize("words", [
    "因信息公开被申请行政复议4件，其中结果维持2件、结果纠正1件、尚未审结1件。",
    "发生行政复议4件，维持2件，纠错1件，还有1件正在审理；行政诉讼3件，其他结果1件。",
    "发生行政复议4件；行政诉讼3件，其中直接起诉1件，结果维持1件，复议后起诉2件，结果维持1件。",
    "2件行政复议获维持，1件行政复议结果纠正。",
    "行政复议4件、行政诉讼3件，其中4件维持，1件纠正。",
    "行政复议4件。根据复议建议书，及时纠正问题5件，维持秩序9次。",
    "行政复议4件，纠正率25%。2023年行政复议维持7件。",
    "全县行政复议维持率80%。行政诉讼未发生败诉。",
    "1件行政复议、2件行政诉讼获维持。",
    "行政复议4件；行政诉讼3件，其中2件复议后起诉、1件直接起诉。",
    "行政执法信息公开方面，因拆除违章建筑引发行政复议9件、行政诉讼8件，其中诉讼败诉7件。",
    "行政复议4件：维持2件，纠正1件，正在审理1件，行政诉讼3件。",
    "收到行政复议决定书2份，均维持；另有1件行政复议尚未审结。",
    "行政诉讼3件，均已审结。行政复议4件，其中2件均已审结。",
    "行政复议4件，其中1件被复议机关撤销原答复，撤销、确认违法、责令履行共1件。",
    "发生行政复议4件，当年撤销复议申请的1件不在内。",
    "行政复议4件，均已审结的为3件，另有1件正在审理。",
])  # fmt: skip
def test_results_that_agree_with_table_four_do_not_fail(changed: Callable[..., Report], words: str) -> None:
    """By the form's label or a word for it, each court's own; of both courts at once nothing is known."""
    assert [quote for status, quote in of_courts(changed, words) if status == "fail"] == []


@pytest.mark.parametrize(("words", "quotes"), [
    ("因信息公开被申请行政复议4件，其中结果维持3件、尚未审结1件。", ["结果维持3件"]),
    ("发生行政复议4件，被纠正2件；行政诉讼3件，其他结果2件。", ["被纠正2件", "其他结果2件"]),
    ("发生行政复议4件，其中维持2件；行政诉讼3件，均维持。", ["均维持"]),
    ("发生行政诉讼3件，其中2件正在审理。", ["2件"]),
    ("4件依申请公开行政复议后被撤销答复，3件诉讼案件败诉。", ["4件", "3件"]),
    ("1件行政诉讼结果纠正。", ["1件"]),
    ("全年未发生行政复议纠错、行政诉讼败诉情形。", ["未发生行政复议纠错、行政诉讼败诉情形"]),
    ("行政复议4件，无被纠正情形。", ["无被纠正情形"]),
    ("发生行政复议4件，现已全部审结。", ["全部审结"]),
    ("发生行政复议4件、行政诉讼3件，均已审结。", ["均已审结"]),
])  # fmt: skip
def test_results_that_table_four_has_not_fail(
    changed: Callable[..., Report], words: str, quotes: list[str]
) -> None:
    """A wrong count, and a denial of what the table counts."""
    assert [quote for status, quote in of_courts(changed, words) if status == "fail"] == quotes


def test_the_message_names_the_court_and_the_result(changed: Callable[..., Report]) -> None:
    """So that the analyst finds the cell."""
    words = "发生行政复议4件，被纠正2件。"
    found = confront(changed({**_CELLS, "narrative.overview.on_request": words}))
    messages = [each.message for each in found if each.rule == "X-review" and each.status is Status.FAIL]
    assert messages == ["正文写 2，表四“行政复议”的“结果纠正”是 1，相差 1"]


@pytest.mark.parametrize(("words", "comes"), [
    ("全年发生行政复议4件，行政诉讼3件。", {}),
    ("发生行政复议5件，行政诉讼3件。", {"X-review": "not assessable"}),
    ("发生行政复议3件，行政诉讼3件。", {"X-review": "fail"}),
    ("行政复议4件。没有行政诉讼。", {"X-lawsuit": "fail"}),
    ("行政复议4件。因拆迁引发行政诉讼9件，与信息公开无关。", {"X-silent": "not assessable"}),
    ("被申请行政复议4次，未经复议直接起诉1次。", {"X-silent": "not assessable"}),
    ("组织学习行政复议、行政诉讼案例3个。", {"X-silent": "fail"}),
])  # fmt: skip
def test_cases_that_are_not_said_to_be_of_disclosure_may_be_of_others(
    changed: Callable[..., Report], words: str, comes: dict[str, str]
) -> None:
    """In the overview: there may be more of them than in table four, never fewer, and none is none."""
    found = confront(changed({**_CELLS, "narrative.overview.oversight": words}))
    rules = "X-review", "X-lawsuit", "X-silent"
    assert {
        each.rule: each.status.value for each in found if each.rule in rules if each.status is not Status.PASS
    } == comes


@pytest.mark.parametrize(("words", "statuses"), [
    ("全年收取行政事业性收费4.25万元。", ["pass"]),
    ("行政事业性收费共计42,500元。", ["pass"]),
    ("行政事业性收费42500元，折合4.25万元。", ["pass", "pass"]),
    ("行政事业性收费4.3万元。", ["not assessable"]),
    ("行政事业性收费4.2万元。", ["not assessable"]),
    ("行政事业性收费42.5万元。", ["fail"]),
    ("行政事业性收费45000万元。", ["fail"]),
    ("行政事业性收费42500元，折合42.5万元。", ["pass", "fail"]),
    ("行政事业性收费4万元左右。上年行政事业性收费9万元。其中行政事业性收费1万元。", []),
    ("公布行政事业性收费项目3项。", []),
])  # fmt: skip
def test_charges_in_words_are_the_table_s_in_any_unit(
    changed: Callable[..., Report], words: str, statuses: list[str]
) -> None:
    """What may be rounded is open; nothing is said of a part, another year or about so much."""
    found = told(changed, words, "X-documents", **{_CHARGES: "4.25"})
    assert [status for status, quote in found if "收费" in quote] == statuses


@pytest.mark.parametrize(("words", "statuses"), [
    ("行政规范性文件现行有效件数由上年末的6件增至8件。", ["pass"]),
    ("行政规范性文件现行有效件数由上年末的6件增至7件。", ["fail"]),
    ("及时公开行政执法结果，办理行政许可15件，其中建房9件。", ["pass"]),
    ("及时公开行政执法结果，办理行政许可51件，其中建房9件。", ["fail"]),
    ("公开行政执法结果，行政许可51件。", ["not assessable"]),
])  # fmt: skip
def test_what_a_count_went_to_and_what_was_done_are_the_table_s(
    changed: Callable[..., Report], words: str, statuses: list[str]
) -> None:
    """Of two years' numbers the later; decisions by a verb, whatever else the sentence publishes."""
    table = "figures.disclosure"
    cells = {f"{table}.normative.in_force": 8, f"{table}.licence.decisions": 15}
    assert [status for status, _ in told(changed, words, "X-documents", **cells)] == statuses


def test_over_a_blank_the_charge_is_not_known(changed: Callable[..., Report]) -> None:
    """Blank is not zero."""
    words = "行政事业性收费0元。"
    assert told(changed, words, "X-documents", **{_CHARGES: None}) == [("unknown", "行政事业性收费0元")]
    assert told(changed, words, "X-documents", **{_CHARGES: "0.01"}) == [("fail", "行政事业性收费0元")]
