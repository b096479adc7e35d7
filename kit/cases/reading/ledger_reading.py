"""Reads a ledger of applications as an office keeps it: xlsx or CSV, one sheet or several, in its own words.

Personal columns are known by their names and never looked into; neither are the content and the remarks. A
message names row and column and quotes nothing that stands in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kit.base.errors import InputError, Problem
from kit.base.strings import quoted
from kit.cases.case import Case
from kit.cases.contradictions import refuse_contradictions
from kit.cases.reading.ledger_columns import Head, find_head, missing
from kit.cases.reading.ledger_rows import CaseRow, is_numbering, is_remark, is_total, read_row
from kit.cases.reading.ledger_sheets import Sheet, sheets
from kit.cases.reading.own_names import OwnNames
from kit.form.case_ledger import case_ledger
from kit.ingest.source.excel.excel_places import letters

_TITLE = re.compile(r"(.{2,40}?)20\d\d年度?.{0,16}台账")


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as it was read: its cases, what was passed over, and the digest of the file.

    `has_appeals` is false where the columns of table four are missing, so that its figures are not known.
    `title` is whose it is by the title that `kit ledger` writes, "" where another or none stands there.
    """

    cases: tuple[Case, ...]
    notes: tuple[str, ...]
    digest: str
    has_appeals: bool
    title: str = ""


def read_ledger(path: Path, own: OwnNames | None = None) -> Ledger:
    """Read a ledger; `own` are the office's own words for columns and choices.

    Raises InputError with a Problem for everything that is wrong in it, by row and column: then nothing is
    read.
    """
    own, name = own or OwnNames(), path.name
    read, data = sheets(path)
    notes: list[str] = []
    cases: list[Case] = []
    wrong: list[Problem] = []
    heads = [(sheet, find_head(sheet, own)) for sheet in read]
    if not any(head for _, head in heads):
        raise InputError(Problem(name, "", "找不到表头，不知道哪一列是什么", _columns_wanted()))
    for sheet, head in heads:
        if head is None:
            if sheet.rows and sheet.title not in case_ledger().sheets.beside:
                notes.append(f"工作表{quoted(sheet.title)}没有台账的表头，没有读。")
            continue
        if flaws := [*_flaws(sheet, head, name)]:
            wrong += flaws
            continue
        read_cases, problems = _read(sheet, head, own, name, notes)
        cases += read_cases
        wrong += problems
    if wrong:
        raise InputError(*wrong)
    refuse_contradictions(cases, name)
    known = [head.columns for _, head in heads if head]
    if untold := _missing(known, "clock"):
        notes.append(
            f"没有这些列，超过一般期限的不能断定逾期：{'、'.join(untold)}。"
            "确实没有补正、征求意见、延期的，加上这几列、空着，就能断定。"
        )
    if no_appeals := _missing(known, "appeals"):
        notes.append(f"没有这些列，表四不由台账填：{'、'.join(no_appeals)}。")
    title = next((told for sheet, head in heads if head and (told := _titled(sheet, head))), "")
    return Ledger(tuple(cases), tuple(notes), sha256(data).hexdigest(), not no_appeals, title)


def _titled(sheet: Sheet, head: Head) -> str:
    """Return whose ledger a title above the head says it is, in the words that `kit ledger` writes there."""
    for row in (row for row in sheet.rows if row < head.last):
        if found := _TITLE.fullmatch(sheet.value(row, 1).text.strip()):
            return found[1]
    return ""


def _missing(heads: Sequence[Mapping[str, int]], need: str) -> list[str]:
    return list(dict.fromkeys(each.label for columns in heads for each in missing(columns, need)))


def _columns_wanted() -> str:
    wanted = "、".join(each.label for each in case_ledger().columns if each.need == "always")
    return f"要有的列：{wanted}；本单位自己的列名写进 ledger.yaml 的 columns"


def _flaws(sheet: Sheet, head: Head, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a sheet's head: columns that are missing, that mean nothing, or the same."""
    if sheet.is_hidden:
        what = f"隐藏的工作表{quoted(sheet.title)}也有台账的表头"
        yield Problem(name, "", what, "请取消隐藏，或删去这张工作表")
    row = f"{_sheet(sheet)}第 {head.last} 行"
    for each in missing(head.columns, "always"):
        remedy = f"请加上，或在 ledger.yaml 的 columns 里写明，如 {each.label}: 您的列名"
        yield Problem(name, row, f"没有“{each.label}”这一列", remedy)
    for column, label in head.unknown.items():
        remedy = (
            "请在单位文件夹的 ledger.yaml 里写明：columns 写是哪一列，unread 写不用读的，personal 写个人信息"
        )
        yield Problem(name, f"{row} {letters(column)} 列", f"不认得{quoted(label)}这一列", remedy)
    for column, label in head.twice.items():
        remedy = "请在 ledger.yaml 的 columns 里写明用哪一列，另一列写进 unread"
        yield Problem(name, f"{row} {letters(column)} 列", f"{quoted(label)}和前面一列意思一样", remedy)


def _sheet(sheet: Sheet) -> str:
    return f"工作表{quoted(sheet.title)}" if sheet.title else ""


def _read(
    sheet: Sheet, head: Head, own: OwnNames, name: str, notes: list[str]
) -> tuple[Sequence[Case], Sequence[Problem]]:
    cases: list[Case] = []
    wrong: list[Problem] = []
    reading = CaseRow(sheet, head, own, sure_clock=not missing(head.columns, "clock"))
    for column, label in head.weak.items():
        notes.append(f"{_sheet(sheet)}把{quoted(label)}当作“{case_ledger().column(column).label}”。")
    if sheet.hidden_rows:
        notes.append(f"{_sheet(sheet)}有 {sheet.hidden_rows} 行被隐藏或筛去，也算在内。")
    for row in sheet.rows:
        if row <= head.last or not reading.has_anything(row):
            continue
        place = f"{_sheet(sheet)}第 {row} 行"
        if is_total(reading, row):
            notes.append(f"{place}是合计行，没有读。")
        elif is_numbering(reading, row):
            notes.append(f"{place}是栏次，没有读。")
        elif is_remark(reading, row):
            notes.append(f"{place}不是申请（表下的说明或签字），没有读。")
        else:
            case, problems = read_row(reading, row, place, name)
            cases += [case] if case else []
            wrong += problems
    return cases, wrong
