"""The checker on whole reports: the seed, one wrong cell, random tables, two years of a real city."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.frames import frames
from kit.base.finding import Finding, Severity, Status
from kit.checks.confront import confront, confront_text
from kit.checks.summary import outcome_of
from kit.checks.text.reporting import check_whose
from kit.checks.words.copied_words import check_copying
from kit.form.editions import editions
from kit.form.tree import leaves
from kit.ingest.outline import sort_text
from kit.report.parameters import read_report, report_from
from kit.report.report import Report
from tests.checks.consistent_report import consistent
from tests.checks.readings import prose
from tests.conftest import SEED


def failed(report: Report) -> list[Finding]:
    """Return the findings about cells that fail."""
    return [finding for finding in confront(report) if finding.status is Status.FAIL and finding.cells]


def wrong(report: Report) -> list[Finding]:
    """Return the failing findings for which a report may not go out."""
    return [finding for finding in failed(report) if finding.severity is Severity.ERROR]


def test_the_seed_has_no_error(seed: Report) -> None:
    """Three warnings about its words are open; rules across years and a citation cannot be assessed."""
    findings = confront(seed)
    assert not findings.blocking
    assert [each.rule for each in findings.open] == ["D-period", "D-lost", "D-trio"]
    undecided = {each.rule for each in findings if each.status is Status.NOT_ASSESSABLE}
    assert undecided == {"N-agree", "Y-carry", "Y-stock", "Y-jump", "Y-copy", "D-document", "D-deadline"}


@pytest.mark.parametrize(("cell", "broken"), [
    ("received.natural", {("T3-applicants", "received"), ("T3-flow", "natural")}),
    ("received.total", {("T3-applicants", "received"), ("T3-flow", "total")}),
    ("inquiry.other", {("T3-applicants", "inquiry"), ("T3-results", "other")}),
    ("handled.total", {("T3-applicants", "handled"), ("T3-results", "total"), ("T3-flow", "total")}),
])  # fmt: skip
def test_one_wrong_cell_breaks_exactly_its_identities(
    changed: Callable[..., Report], cell: str, broken: set[tuple[str, str]]
) -> None:
    """Each failure names the cell among its cells, and both sides differ by one."""
    findings = failed(changed({f"figures.requests.{cell}": 1}))
    named = {(each.rule, line) for each in findings for line in _line_of(each)}
    assert named == broken
    for each in findings:
        assert f"requests.{cell}" in each.cells
        assert isinstance(each.left, int)
        assert isinstance(each.right, int)
        assert abs(each.left - each.right) == 1
        assert str(each.left) in each.message
        assert str(each.right) in each.message


def test_how_much_of_the_words_is_last_years_is_told_and_the_longest_such_sentence_quoted(
    changed: Callable[..., Report],
) -> None:
    """Below four fifths it is no copy."""
    platform = {"narrative.overview.platform": "去年的平台另有一套说法，与今年毫不相同。"}
    told = [
        next(each for each in confront(changed({}, last)) if each.rule == "Y-copy") for last in ({}, platform)
    ]
    assert [each.message for each in told] == [
        "去掉数字后，正文有 100% 的文字与上年报告相同", "去掉数字后，正文有 74% 的文字与上年报告相同",
    ]  # fmt: skip
    assert [bool(each.quote) for each in told] == [True, False]


def test_an_agency_that_is_no_township_s_is_left_to_a_person(changed: Callable[..., Report]) -> None:
    """D-whose: whether it is one unit with the township nobody can tell from the names."""
    report = changed({"township": "石桥镇", "agency": "松岭县教育局"})
    assert check_whose(report).status is Status.NOT_ASSESSABLE
    report = changed({"township": "石桥镇", "agency": "松岭县清溪镇人民政府"})
    assert check_whose(report).status is Status.FAIL


@pytest.mark.parametrize(("sentences", "status", "message"), [
    (8, Status.FAIL, "去掉数字后，正文有 100% 的文字与上年报告相同"),
    (7, Status.NOT_ASSESSABLE, "正文太短，看不出是否沿用"),
])  # fmt: skip
def test_of_few_words_nobody_can_tell_whether_they_were_copied(
    sentences: int, status: Status, message: str
) -> None:
    """A sentence of fifteen characters counts, and 120 characters of such are enough."""
    words = "".join(f"{one}组长带领大家走访各村各户各店。" for one in "甲乙丙丁戊己庚辛"[:sentences])
    this = prose(words, "overview.management", words)
    (found,) = check_copying(this)
    assert (found.message, found.status) == (message, status)


def _line_of(finding: Finding) -> set[str]:
    """Return the row or column that all cells of a finding share."""
    rows, columns = ({cell.split(".")[part] for cell in finding.cells} for part in (1, 2))
    return rows if len(rows) == 1 else columns


def test_a_blank_is_unknown_and_never_a_pass(changed: Callable[..., Report]) -> None:
    """Every identity over the blank is undecided and keeps the report from going out."""
    findings = confront(changed({"figures.requests.received.natural": None}))
    touched = [each for each in findings if "requests.received.natural" in each.cells]
    assert {each.rule for each in touched if each.status is Status.UNKNOWN} == {
        "T3-applicants",
        "T3-flow",
        "T3-blank",
        "T3-count",
    }
    assert not [each for each in touched if each.status is Status.PASS]
    assert findings.blocking


def test_carried_over_figures_are_compared_across_the_change_of_edition(seed: Report) -> None:
    """The 2021 report's 上年结转 is held against the 2020 report's 结转, though the forms differ."""
    zeros = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    new = {"township": "甲镇", "agency": "甲镇人民政府", "year": 2021, "figures": zeros}
    old = report_from({**new, "year": 2020}).public()
    old["figures"]["requests"]["carried_out"].update(natural=4, total=4)
    findings = confront(report_from(new, old))
    assert [(each.rule, each.left, each.right) for each in findings if each.status is Status.FAIL] == [
        ("Y-carry", 0, 4), ("Y-carry", 0, 4),
    ]  # fmt: skip
    assert {each.status for each in findings if each.rule == "Y-stock"} == {Status.NOT_ASSESSABLE}


@pytest.mark.parametrize(("items", "status"), [(7, Status.PASS), (6, Status.FAIL), (None, Status.UNKNOWN)])
def test_last_years_items_and_their_change_make_this_years_start(items: int | None, status: Status) -> None:
    """Y-2019: 2020's 上一年项目数量 is 2019's 上一年 plus its 本年增/减."""
    zeros = {"disclosure": "全零", "requests": "全零", "appeals": "全零"}
    old = report_from({"township": "甲镇", "agency": "甲镇人民政府", "year": 2019, "figures": zeros}).public()
    new = json.loads(json.dumps(old)) | {"year": 2020}
    old["figures"]["disclosure"]["licence"].update(last_year=10, change=-3)
    new["figures"]["disclosure"]["licence"]["last_year"] = items
    findings = [each for each in confront(report_from(new, old)) if each.rule == "Y-2019"]
    assert [each.status for each in findings if "disclosure.licence.last_year" in each.cells] == [status]


@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(max_examples=15)
@given(data=st.data())
def test_consistent_tables_pass_and_any_wrong_cell_is_seen(edition: str, data: st.DataObject) -> None:
    """On random tables that add up no error is found; changing any one count of tables three or four is one.

    Random figures may well be implausible: the rules that only warn are left out.
    """
    form = editions()[edition]
    parameters = data.draw(consistent(form))
    assert not confront(report_from(parameters)).blocking
    cells = [cell for cell in form.cells.values() if cell.section.id in ("requests", "appeals")]
    cell = data.draw(st.sampled_from(cells))
    row = parameters["figures"][cell.section.id][cell.row.id]
    row[cell.column.id] += data.draw(st.integers(1, 1000))
    findings = wrong(report_from(parameters))
    assert findings
    assert all(cell.address in finding.cells for finding in findings)


def published(path: Path) -> dict[str, Any]:
    """Return the parameters of a complete published year; its rows stand in the form's order."""
    form, raw = editions()["2021"], json.loads(path.read_text(encoding="utf-8"))
    rows: dict[str, list[Any]] = {
        "disclosure": [
            list(row.values()) if isinstance(row, dict) else [row] for row in raw["table2"].values()
        ],
        "requests": [list(row.values()) for row in raw["table3"].values()],
        "appeals": list(raw["table4"].values()),
    }
    figures: dict[str, Any] = {}
    for section, values in rows.items():
        for block in form.tables[section].blocks:
            columns = [column[-1] for column in leaves(block.columns)]
            for row in leaves(block.rows):
                figures.setdefault(section, {})[row[-1].id] = {
                    column.id: value if column.units else int(value)
                    for column, value in zip(columns, values.pop(0), strict=True)
                }
        assert not values
    return {"township": "宿迁市", "agency": "宿迁市人民政府", "year": raw["year"], "figures": figures}


def test_two_complete_years_of_a_real_city_hold_together(shared: Path) -> None:
    """Every identity of the published 2024 figures holds, within the year and against 2023.

    Nothing is implausible either: a city makes 规章. Its words were not published with the figures, so
    that what rests on them cannot be assessed.
    """
    this, last = (published(shared / "published" / "full" / f"suqian_{year}.json") for year in (2024, 2023))
    assert this["figures"]["requests"]["granted"]["natural"] == 1408
    assert this["figures"]["disclosure"]["charges"]["amount"] == "72701.2578"
    findings = confront(report_from(this, last))
    of_words = ("N-", "F-", "D-", "X-", "Y-copy", "T3-fee-row", "S5-none")
    assert {each.status for each in findings if not each.rule.startswith(of_words)} == {Status.PASS}
    rules = {each.rule for each in findings}
    assert {"Y-carry", "Y-stock", "T3-flow", "T4-total", "T2-stock", "T2-unit", "Y-jump"} <= rules
    assert "T2-rules" not in rules


def test_a_blank_in_the_preamble_has_a_place(changed: Callable[..., Report]) -> None:
    """N-blank: a look-up of a blank above the first section is undecided there."""
    report = changed({"facts.hotline.cases": None, "narrative.preamble": "{{ facts.hotline.cases }}"})
    (found, _) = [each for each in confront(report) if each.rule == "N-blank"]
    assert (found.status, found.place) == (Status.UNKNOWN, "正文开头")


def test_a_report_without_a_blank_is_told_so_once(changed: Callable[..., Report]) -> None:
    """N-blank: every section has its words; one that has none is named."""
    (written,) = [each for each in confront(changed({})) if each.rule == "N-blank"]
    assert written.status is Status.PASS
    (missing,) = [each for each in confront(changed({"narrative.problems": ""})) if each.rule == "N-blank"]
    assert (missing.status, missing.quote) == (Status.UNKNOWN, "")


def test_a_part_that_the_file_leaves_blank_is_named(tmp_path: Path) -> None:
    """N-blank: beside parts that are written its heading would be printed bare; one that is left out is not."""
    text = SEED.read_text(encoding="utf-8")
    for instead, places in (("    management:\n", ["一、总体情况 · （三）政府信息管理"]), ("", [])):
        start, end = text.index("    management:"), text.index("    platform:")
        file = tmp_path / "2024.yaml"
        file.write_text(text[:start] + instead + text[end:], encoding="utf-8")
        found = [each for each in confront(read_report(file)) if each.rule == "N-blank"]
        assert [each.place for each in found if each.status is Status.UNKNOWN] == places


def test_parts_left_blank_below_a_sections_own_words_are_named(tmp_path: Path) -> None:
    """N-blank: their headings are printed below those words; without these the section is told, once."""
    text = SEED.read_text(encoding="utf-8")
    start, end = text.index("  overview:"), text.index("  problems:")
    names = ("proactive", "on_request", "management", "platform", "oversight")
    for lead, told in (("    lead: 概述。\n", 5), ("", 1)):
        blank = f"  overview:\n{lead}" + "".join(f"    {name}:\n" for name in names)
        file = tmp_path / "2024.yaml"
        file.write_text(text[:start] + blank + text[end:], encoding="utf-8")
        found = [each for each in confront(read_report(file)) if each.rule == "N-blank"]
        assert len([each for each in found if each.message == "这一节还没有写"]) == told


def test_errors_come_first_and_failures_before_what_is_undecided(changed: Callable[..., Report]) -> None:
    """A person reads what blocks the report first."""
    changes = {"figures.requests.received.natural": 1, "figures.requests.granted.other": None}
    found = confront(
        changed(changes, {"township": "别的镇", "figures.disclosure.licence.decisions": None})
    ).open
    order = [(each.severity.value, each.status.value) for each in found]
    assert order == sorted(order, key=[
        ("error", "fail"), ("error", "unknown"), ("warning", "fail"), ("warning", "unknown"),
    ].index)  # fmt: skip
    assert len(set(order)) == 4


def test_a_list_of_many_reports_tells_the_first_three_findings_of_one(changed: Callable[..., Report]) -> None:
    """The gravest, each with where it is; how many there are in all is told beside them."""
    report = changed({f"figures.requests.received.{who}": 7 for who in ("natural", "business", "other")})
    outcome, found = outcome_of(report), confront(report).open
    assert outcome.errors + outcome.warnings == len(found) > 3
    assert outcome.first == tuple(f"{each.place}：{each.message}" for each in found[:3])


def test_tables_are_pandas_frames(changed: Callable[..., Report]) -> None:
    """Counts are Int64 with <NA> for a blank or a mark, money is exact in 元, sums over a blank are blank."""
    report = changed(
        {"figures.requests.granted.natural": None, "figures.disclosure.charges.amount": "190.457379"}
    )
    (requests,) = frames(report, "requests")
    assert requests.shape == (25, 7)
    assert requests.sum(skipna=False).isna().tolist() == [True] + [False] * 6
    assert frames(report, "disclosure")[3].at["charges", "amount"] == Decimal("1904573.79")


def test_leaves_are_in_printed_order() -> None:
    """Table three of the 2021 edition starts with what was received and ends with what is carried out."""
    rows = leaves(editions()["2021"].tables["requests"].blocks[0].rows)
    assert [rows[0][-1].id, rows[-1][-1].id, len(rows)] == ["received", "carried_out", 25]


@pytest.mark.parametrize("text", ["收到35(网上2件,信函3件)。", "公开信息35:网上2条,信函3条。"])
def test_a_total_without_a_measure_word_is_not_held_against_counts_of_things(text: str) -> None:
    """It may count anything: nothing is found wrong, and nothing breaks."""
    found = confront_text(sort_text(f"（一）主动公开\n{text}", 2024, editions()))
    assert not [each for each in found if each.rule == "N-parts" and each.status is Status.FAIL]


def test_of_a_text_every_rule_says_something_once_at_least() -> None:
    """What only figures could tell is not assessable; a rule that the words decide is not told so too."""
    found = confront_text(sort_text("甲镇2024年政府信息公开工作年度报告\n公开信息3条。", 2024, editions()))
    untold = "没有读到表格里的数（没有印表格，或认不出来），无法核对"
    by_rule = {each.rule: [other.message for other in found if other.rule == each.rule] for each in found}
    assert by_rule["T3-flow"] == [untold]
    assert untold not in by_rule["D-title"]
    assert all(messages == [untold] or untold not in messages for messages in by_rule.values())
    assert by_rule["N-percent"] == ["正文没有可以复算的百分数"]
    assert by_rule["X-received"] != [untold]


def test_what_a_text_cites_is_told_where_its_tables_are_not_seen() -> None:
    """The document is cited rightly: what cannot be told is only which form the tables follow."""
    cites = "按照《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制。"
    text = f"甲镇2024年政府信息公开工作年度报告\n{cites}"
    for words, told in ((text, True), (text.replace(cites, "公开信息3条。"), False)):
        (found,) = (
            each for each in confront_text(sort_text(words, 2024, editions())) if each.rule == "D-edition"
        )
        assert found.status is Status.NOT_ASSESSABLE
        assert ("文中说按国办公开办函〔2021〕30号编制" in found.message) is told
