"""Made-up ledgers of applications, written as offices keep them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from kit.cases.case import Appeal, Case
from kit.form.case_ledger import case_ledger

HEADS = [each.label for each in case_ledger().columns if each.is_read]


def day(text: str) -> date | None:
    """Return the day of 2025-03-03, None for nothing."""
    return date.fromisoformat(text) if text else None


def case(number: str, came: str = "2025-03-03", **told: Any) -> Case:
    """Return a case of a natural person handed in, but for what is told; days are written as texts."""
    days = {name: day(value) for name, value in told.items() if name in DAYS}
    return Case(number, **({"applicant": "natural", "channel": "in_person", "came": day(came)} | told | days))


DAYS = {each.id for each in case_ledger().columns if each.kind == "date"}


def appeal(row: str, brought: str, closed: str = "", result: str = "") -> Appeal:
    """Return a reconsideration or a lawsuit."""
    begun = day(brought)
    assert begun
    return Appeal(row, begun, day(closed), result)


def write_ledger(
    path: Path, rows: Iterable[Mapping[str, object]], heads: Sequence[str] = HEADS, title: str = ""
) -> Path:
    """Write a ledger as a workbook of one sheet, and return its path."""
    book = openpyxl.Workbook()
    sheet = book.active
    if title:
        sheet.append([title])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(heads))
    sheet.append(list(heads))
    for row in rows:
        sheet.append([row.get(head) for head in heads])
    book.save(path)
    return path


def row(
    number: str, came: object, answered: object = None, outcome: str = "", **more: object
) -> dict[str, object]:
    """Return a row in the kit's own heads: of a natural person, handed in, but for what else is told."""
    told = {"编号": number, "申请人类型": "自然人", "申请方式": "当面", "收到日期": came}
    return told | {"答复日期": answered, "处理结果": outcome} | more
