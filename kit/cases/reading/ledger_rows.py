"""One row of a ledger read as a case; whatever it does not say for certain is named by row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from kit.base.errors import Problem
from kit.cases.case import Appeal, Case
from kit.cases.reading.ledger_columns import Head
from kit.cases.reading.ledger_sheets import Sheet
from kit.cases.reading.ledger_values import UnclearError, choice_of, day_of, number_of
from kit.cases.reading.own_names import OwnNames
from kit.form.case_ledger import case_ledger, key
from kit.ingest.source.excel.excel_rows import NOTHING, CellValue

_WANTED = ("number", "applicant", "channel", "came")
"""What each row has to say."""
_MAKE_A_CASE = ("number", "applicant", "channel", "came", "answered", "outcome")
"""What no row of signatures has but labels in."""
_SIGNED = re.compile("[\u4e00-\u9fff（）()、 \u3000]{2,12}[：:]")
_NUMBERED = 4
"""So many columns in a row that hold their own number hold nothing else."""
_LACKING = {
    True: ("没有填", "请补上"),
    False: (
        "台账没有这一列，表四不知道计不计",
        "请加上这一列；不由台账计表四的，把复议、诉讼的列都写进 ledger.yaml 的 unread",
    ),
}
"""What is wrong with a column in which a row says nothing, and the remedy, by whether the ledger has it."""
_RECONSIDERATION = ("reconsidered", "reconsideration_closed", "reconsideration_result")
_LAWSUIT = ("sued", "lawsuit_closed", "lawsuit_result", "lawsuit_kind")
_FIELDS = frozenset(each.name for each in fields(Case))


class CaseRow:
    """Reads the rows below a sheet's head."""

    def __init__(self, sheet: Sheet, head: Head, own: OwnNames, *, sure_clock: bool) -> None:
        self.own, self.sure_clock = own, sure_clock
        self.columns, self.personal = head.columns, head.personal
        self._sheet = sheet
        self._told = frozenset(head.columns.values()) | head.personal

    def cell(self, row: int, column: str) -> CellValue:
        """Return what stands in one of our columns."""
        at = self.columns.get(column)
        return self._sheet.value(row, at) if at else NOTHING

    def has_anything(self, row: int) -> bool:
        """Whether any column that tells of a case holds something in a row."""
        return not self._told.isdisjoint(self._sheet.columns(row))

    def filled(self, row: int) -> Sequence[int]:
        """Return the columns that hold something in a row."""
        return self._sheet.columns(row)

    def text(self, row: int, column: int) -> str:
        """Return the text in a column of the sheet, "" in one that is personal."""
        return "" if column in self.personal else self._sheet.value(row, column).text


def is_total(reading: CaseRow, row: int) -> bool:
    """Whether a row holds totals: the first thing in it says so."""
    first = next(iter(reading.filled(row)), 0)
    return bool(first) and key(reading.text(row, first)) in case_ledger().total_keys


def is_numbering(reading: CaseRow, row: int) -> bool:
    """Whether a row only numbers the columns, as forms do below their head: 1, 2, 3, and nothing else."""
    filled = [at for at in reading.filled(row) if at not in reading.personal]
    first = filled[0] if filled else 0
    return len(filled) >= _NUMBERED and all(reading.text(row, at) == str(at - first + 1) for at in filled)


def is_remark(reading: CaseRow, row: int) -> bool:
    """Whether a row holds a remark or signatures: one text with a colon, or labels that each end in one."""
    filled = reading.filled(row)
    if len(filled) == 1:
        text = reading.text(row, filled[0])
        return "：" in text or ":" in text
    first = reading.text(row, filled[0]) if filled else ""
    told = {at for name, at in reading.columns.items() if name in _MAKE_A_CASE}
    said = [reading.text(row, at) for at in filled if at in told]
    return bool(_SIGNED.match(first)) and all(map(_SIGNED.match, said))


def read_row(reading: CaseRow, row: int, place: str, name: str) -> tuple[Case | None, list[Problem]]:
    """Return the case of a row, None with what is wrong where it cannot be told."""
    read: dict[str, Any] = {}
    wrong: list[Problem] = []
    for column in reading.columns:
        try:
            read[column] = _value(reading, row, column)
        except UnclearError as unclear:
            label = case_ledger().column(column).label
            wrong.append(Problem(name, f"{place} {label}", unclear.what, unclear.remedy))
    if not wrong:
        wrong += [
            Problem(name, f"{place} {column.label}", *_LACKING[column.id in reading.columns])
            for column in map(case_ledger().column, _lacking(read))
        ]
    return (None, wrong) if wrong else (_case(read, place, reading.sure_clock), [])


def _value(reading: CaseRow, row: int, column: str) -> Any:
    cell = reading.cell(row, column)
    kind = case_ledger().column(column).kind
    if kind == "date":
        return day_of(cell)
    return choice_of(column, cell, reading.own) if kind == "choice" else number_of(cell)


def _lacking(read: Mapping[str, Any]) -> Iterator[str]:
    """Yield the columns in which a row says nothing, and has to."""
    merged = bool(read.get("merged_into"))
    wanted = ("number",) if merged else _WANTED
    yield from (each for each in wanted if not read.get(each))
    for columns in (_RECONSIDERATION, _LAWSUIT):
        if any(read.get(each) for each in columns):
            needed = (columns[0], *columns[3:])
            yield from (each for each in needed if not read.get(each))


def _case(read: Mapping[str, Any], place: str, sure_clock: bool) -> Case:
    given = {name: value for name, value in read.items() if name in _FIELDS and value}
    if read.get("merged_into"):  # such a row is no case, whatever else it says
        ledger = case_ledger()
        given = {
            "applicant": ledger.applicants[0].id,
            "channel": ledger.channels[0].id,
            "came": date.min,
        } | given
    return Case(**given, appeals=tuple(_appeals(read)), place=place, sure_clock=sure_clock)


def _appeals(read: Mapping[str, Any]) -> Iterator[Appeal]:
    for row, (brought, closed, result, *_) in (
        (case_ledger().places.reconsideration, _RECONSIDERATION),
        (read.get("lawsuit_kind"), _LAWSUIT),
    ):
        if row and read.get(brought):
            yield Appeal(row, read[brought], read.get(closed), read.get(result) or "")
