"""The made-up ledgers: whole, without contradiction, rich enough, and the same from the same seed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from tests.cases.form_rows import outcomes
from tests.cases.made_ledgers import MadeLedger, made_ledger, write
from tests.cases.second_reckoner import (
    SIGNED_FOR,
    clock_start,
    clocks,
    due,
    received,
    table_four,
    table_three,
)
from tests.cases.stories import CHANNELS, COURTS_LAST, HEADERS, KINDS, PERSONAL, Made

SAMPLE = [made_ledger(seed, edition, 300) for seed in range(8) for edition in ("2019", "2021")]
ROWS = [row for ledger in SAMPLE for row in ledger.rows]

IN_ORDER = (
    ("收到日期", "确认日期", "补正告知日期", "补正收到日期", "征求第三方日期", "第三方回复日期", "答复日期"),
    ("收到日期", "确认日期", "补正告知日期", "补正收到日期", "征求机关日期", "机关回复日期", "答复日期"),
    ("收到日期", "确认日期", "补正告知日期", "补正收到日期", "延期告知日期", "答复日期"),
    ("收到日期", "答复日期", "复议提起日期", "复议结案日期", "诉讼提起日期", "诉讼结案日期"),
)
NEEDS = (
    ("补正收到日期", "补正告知日期"),
    ("第三方回复日期", "征求第三方日期"),
    ("机关回复日期", "征求机关日期"),
    ("处理结果", "答复日期"),
    ("答复日期", "处理结果"),
    ("复议结案日期", "复议提起日期"),
    ("复议结果", "复议结案日期"),
    ("复议结案日期", "复议结果"),
    ("诉讼类型", "诉讼提起日期"),
    ("诉讼提起日期", "诉讼类型"),
    ("诉讼结案日期", "诉讼提起日期"),
    ("诉讼结果", "诉讼结案日期"),
    ("诉讼结案日期", "诉讼结果"),
)


def dates(row: Made, headers: tuple[str, ...]) -> list[date]:
    """Return the dates that a row has under some headers."""
    return [value for value in map(row.get, headers) if isinstance(value, date)]


@pytest.mark.parametrize("headers", IN_ORDER, ids=lambda headers: headers[-3])
def test_a_story_goes_forward(headers: tuple[str, ...]) -> None:
    """No date lies before the one that it follows."""
    assert all(first <= second for row in ROWS for first, second in pairwise(dates(row, headers)))


@pytest.mark.parametrize(("header", "other"), NEEDS)
def test_nothing_stands_without_its_cause(header: str, other: str) -> None:
    """No reply without a question, no result without a day, no end without a beginning."""
    assert not [row for row in ROWS if row[header] and not row[other]]


@pytest.mark.parametrize("ledger", SAMPLE, ids=lambda ledger: f"{ledger.years[0]}-{len(ledger.rows)}")
def test_a_ledger_is_whole(ledger: MadeLedger) -> None:
    """Numbers occur once, doubles name a case that came before, nothing is later than the last day."""
    numbers = [row["编号"] for row in ledger.rows]
    assert len(set(numbers)) == len(numbers) == 300
    cases = {row["编号"]: row for row in ledger.rows if not row["并入编号"]}
    for row in ledger.rows:
        assert max(dates(row, HEADERS)) <= ledger.last_day
        if row["并入编号"]:
            assert received(cases[row["并入编号"]]) <= received(row)
            assert row["申请人类型"] == cases[row["并入编号"]]["申请人类型"]


@pytest.mark.parametrize("ledger", SAMPLE, ids=lambda ledger: f"{ledger.years[0]}-{len(ledger.rows)}")
def test_the_reports_of_a_ledger_keep_the_identities_of_the_form(ledger: MadeLedger) -> None:
    """What came in is what went out, each year's carry-over is the next one's, totals are sums."""
    reports = [table_three(ledger.rows, year, ledger.edition(year)) for year in ledger.years]
    assert [ledger.edition(year) for year in (2019, 2020, 2021)] == ["2019", "2019", "2021"]
    for table in reports:
        flow = ("received", "carried_in", "handled", "carried_out")
        for column in table["received"]:
            come, brought, handled, left = (table[row][column] for row in flow)
            assert come + brought == handled + left
            assert handled == sum(counts[column] for row, counts in table.items() if row not in flow)
        for counts in table.values():
            assert counts["total"] == sum(n for column, n in counts.items() if column != "total")
    for before, after in pairwise(reports):
        assert before["carried_out"] == after["carried_in"]
    for year in ledger.years:
        for counts in table_four(ledger.rows, year).values():
            assert counts["total"] == sum(n for column, n in counts.items() if column != "total")


def test_the_ledgers_have_everything_in_them() -> None:
    """All ways in, applicants, results, states, late notices and replies, appeals of all ends, in the sample."""
    assert {row["申请方式"] for row in ROWS} == set(CHANNELS)
    assert {row["申请人类型"] for row in ROWS} == set(KINDS)
    assert {row["处理结果"] for row in ROWS} - {None} == outcomes("2021").keys() | outcomes("2019").keys()
    states: Counter[str] = Counter()
    appeals: Counter[tuple[str, str]] = Counter()
    for ledger in SAMPLE:
        found = clocks(ledger.rows, ledger.last_day)
        states.update(clock.state for clock in found.cases.values())
        states.update({"late notice": len(found.late_notices), "late reply": len(found.late_replies)})
        for year in ledger.years:
            for line, counts in table_four(ledger.rows, year).items():
                appeals.update({(line, column): n for column, n in counts.items()})
    assert (
        min(
            states[name] for name in ("in time", "late", "open", "open and late", "late notice", "late reply")
        )
        > 20
    )
    assert len(+appeals) == 15


def test_the_ledgers_lie_at_the_ends_of_their_clocks() -> None:
    """Many answers come on the last day or the day after, extensions in time and too late, some stand still."""
    ends: Counter[int] = Counter()
    told: Counter[bool] = Counter()
    for row in ROWS:
        last, answered, extended = due(row), row["答复日期"], row["延期告知日期"]
        if last and isinstance(answered, date):
            ends[(answered - last).days] += 1
        if last and extended:
            told[due({**row, "延期告知日期": None}) != last] += 1
    assert min(ends[0], ends[1], told[True], told[False]) > 40
    assert sum(clock_start(row) is None for row in ROWS) > 40
    assert sum(bool(row["征求第三方日期"] and row["征求机关日期"]) for row in ROWS) > 10
    assert sum(bool(row["并入编号"]) for row in ROWS) > 40


def test_what_waits_for_confirmation_alone_is_confirmed() -> None:
    """A way in that is signed for has no day of confirmation, each other way has one."""
    assert all((row["申请方式"] in SIGNED_FOR) == (row["确认日期"] is None) for row in ROWS)


def test_no_refusal_goes_straight_to_court_since_2024() -> None:
    """From 2024 on a lawsuit without reconsideration is against an answer that gave the information."""
    suits = [row for row in ROWS if row["诉讼类型"] == "直接起诉"]
    late = [row for row in suits if max(dates(row, ("诉讼提起日期",))) >= COURTS_LAST]
    assert suits
    assert late
    assert {row["处理结果"] for row in late} == {"予以公开"}


def test_the_same_seed_makes_the_same_ledger() -> None:
    """Another seed makes another one; no personal string occurs twice in a ledger or in two of them."""
    assert made_ledger(3, "2021") == made_ledger(3, "2021")
    assert made_ledger(3, "2021", 100).rows != made_ledger(4, "2021", 100).rows
    rows = [row for seed in (3, 4) for row in made_ledger(seed, "2021", 100).rows]
    strings = [row[header] for row in rows for header in PERSONAL]
    assert len(set(strings)) == len(strings) == 600


def test_sizes_lie_between_a_hundred_and_two_thousand() -> None:
    """Small ledgers are as likely as large ones."""
    sizes = sorted(len(made_ledger(seed, "2021").rows) for seed in range(12))
    assert sizes[0] >= 100
    assert sizes[-1] <= 2000
    assert sizes[6] - sizes[0] > 100


def test_the_written_file_holds_the_same_rows(tmp_path: Path) -> None:
    """Read back from Excel: the canonical headers, dates as dates, text as text, blanks as blanks."""
    ledger = made_ledger(5, "2021", 150)
    write(ledger, tmp_path / "台账.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "台账.xlsx").active
    head, *lines = sheet.iter_rows(values_only=True)
    assert head == HEADERS
    read = [[value.date() if hasattr(value, "date") else value for value in line] for line in lines]
    assert read == [[row[header] for header in HEADERS] for row in ledger.rows]
