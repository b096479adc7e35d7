"""The same cases in whatever layout: names, order and number of columns, sheets, ways to write a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.cases.case import Case
from kit.cases.reading.ledger_reading import read_ledger
from kit.form.case_ledger import case_ledger
from tests.cases.ledgers import HEADS, row, write_ledger
from tests.conftest import OWN_FOLDER

COLUMNS = case_ledger().columns
DAYS = {each.label for each in COLUMNS if each.kind == "date"}
ASIDE = [name for each in COLUMNS if not each.is_read for name in each.names]
PERSONAL = {name for each in COLUMNS if each.kind == "personal" for name in each.names}
WAYS = (
    lambda day: day,
    lambda day: day.isoformat(),
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}/{day.month:02}/{day.day:02} 09:30",
    lambda day: f"{day:%Y%m%d}",
)


def cases(draw: Callable[..., Any]) -> list[dict[str, Any]]:
    """Draw a few rows in our own words, days as days."""
    rows = []
    for number in range(draw(st.integers(1, 12))):
        came = date(2024, 11, 1) + timedelta(days=draw(st.integers(0, 400)))
        told: dict[str, Any] = row(f"2025-{number}", came)
        told["申请方式"] = draw(st.sampled_from(case_ledger().options("channel")))
        told["申请人类型"] = draw(st.sampled_from(case_ledger().options("applicant")))
        if draw(st.booleans()):
            told["延期告知日期"] = came + timedelta(days=9)
        if draw(st.booleans()):
            told["答复日期"] = came + timedelta(days=draw(st.integers(9, 60)))
            told["处理结果"] = draw(st.sampled_from(case_ledger().options("outcome")))
        if draw(st.booleans()):
            told |= {"复议提起日期": came + timedelta(days=70), "复议结果": ""}
        rows.append(told)
    return rows


def laid_out(draw: Callable[..., Any], rows: list[dict[str, Any]], path: Path) -> Path:
    """Write rows as some office might have kept them."""
    labels = {each.label: draw(st.sampled_from(each.names)) for each in COLUMNS if each.is_read}
    heads = draw(st.permutations([*HEADS, *draw(st.lists(st.sampled_from(ASIDE), unique=True, max_size=6))]))
    way = draw(st.sampled_from(WAYS))
    book = openpyxl.Workbook()
    del book["Sheet"]
    parts = draw(st.integers(1, 4))
    for part in range(parts):
        sheet = book.create_sheet(f"第{part + 1}张")
        for _ in range(draw(st.integers(0, 2))):
            sheet.append(["某县某单位台账"])
        sheet.append([labels.get(head, head) for head in heads])
        for told in rows[part::parts]:
            sheet.append([_written(told.get(head), head, way) for head in heads])
            if draw(st.integers(0, 5)) == 0:
                sheet.append([])
        if draw(st.booleans()) and heads[0] not in PERSONAL:  # what stands there is never looked into
            sheet.append(["合计", None, len(rows)])
    book.save(path)
    return path


def _written(value: object, head: str, way: Any) -> object:
    if head not in HEADS:
        return "某某"
    return way(value) if head in DAYS and value else value


def by_number(read: tuple[Case, ...]) -> dict[str, Case]:
    """Return cases by number, without the place where each stood."""
    return {case.number: replace(case, place="") for case in read}


@settings(max_examples=60, suppress_health_check=OWN_FOLDER)
@given(st.data())
def test_the_same_cases_come_from_every_layout(tmp_path: Path, data: st.DataObject) -> None:
    """What is read is what stands there in the kit's own words, however an office calls and places it."""
    rows = cases(data.draw)
    plain = read_ledger(write_ledger(tmp_path / "一.xlsx", rows)).cases
    other = read_ledger(laid_out(data.draw, rows, tmp_path / "二.xlsx")).cases
    assert by_number(other) == by_number(plain)
    assert len(other) == len(rows)
