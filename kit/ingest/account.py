"""What became of a published report: what was placed, what could not be, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kit.base.errors import Problem
from kit.base.strings import quoted, some
from kit.form.official_form import PREAMBLE, Cell, Form
from kit.form.tree import Column
from kit.form.workbook_labels import LABELS
from kit.ingest.source.printed import Unread
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.printed_values import Plain
from kit.ingest.tables.unread_lines import MOST_ALIKE, unplaced_lines, unread_lines

_TO_WRITE = {
    "agency": "：请在数据文件的 agency 写上报告机关的全称",
    "township": "：请在数据文件的 township 写上乡镇的名称",
    "year": "：按标题、统计期限或 --year 定的，请核对",
}
"""What of who reports a file lacks, and what is to be done about it."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one file.

    `placed` are addresses of cells, blanks included; `missing` are addresses of cells, ids of sections
    without a word, and names of parameters that the file does not tell. `unread` is what the file shows in a
    way that is not read, a picture say. `dropped` are lines around the report: above its title, a web page's,
    headers and footers. `told` is what those tell of the report: when it was published, its number. `remarks`
    tell what was read though its label is not as the form has it.
    """

    placed: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    missing: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    dropped: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything was read and placed and nothing is missing."""
        return not (self.unplaced or self.unread or self.missing)

    @property
    def may_hold_more(self) -> bool:
        """Whether what is missing may stand in what the file shows and was not read."""
        return bool(self.unread and self.missing)


@dataclass(frozen=True, slots=True)
class Ingested:
    """A published report as parameters: identity, figures by table, row and column, and narrative.

    `parameters` holds only what the file tells, so that agency or township may be missing. `title` and
    `headings` (ids, in order) are as printed, and so are `lines`: all that stands below the title but for the
    tables; empty where a page was read from the data that it carries. `parts` are as a `Prose` has them.
    `whole` is false when the file breaks off or was not all read. `refused` are the cells that something
    without a certain place may belong to. `digest` and `dated` tell which file was read: the SHA-256 of its
    bytes, the day it was last changed or published, "" if unknown. `labelled` are the parameters of who
    reports for which it has a place of its own, which may be left blank. `sent_out` is as of a `Source`.
    """

    source: str
    form: Form
    parameters: Mapping[str, Any]
    account: Account
    title: str = ""
    headings: tuple[str, ...] = ()
    whole: bool = True
    digest: str = ""
    dated: str = ""
    lines: tuple[str, ...] = ()
    parts: tuple[tuple[str, int, str], ...] = ()
    labelled: tuple[str, ...] = ()
    sent_out: bool = False

    @property
    def refused(self) -> frozenset[str]:
        """The addresses of the cells that are printed and were not read."""
        return frozenset(place for each in self.account.unplaced for place in each.addresses)

    def shows(self, place: tuple[str, ...]) -> bool:
        """Whether the file has a place for what parameters hold at `place`, so that a blank says something.

        A Word file has none for the day a report was sent in, a single table none for the words.
        """
        kind, *rest = place
        if kind == "figures":
            return (address := ".".join(rest)) in self.account.placed or address in self.refused
        if kind != "narrative":
            return kind in self.labelled
        if rest[:1] == [PREAMBLE]:
            return bool(self.title or self.labelled)
        return any(heading.partition(".")[0] == rest[0] for heading in self.headings)

    def cells(self) -> dict[str, Plain]:
        """Return the figures by address."""
        return {
            f"{table}.{row}.{column}": value
            for table, rows in self.parameters["figures"].items()
            for row, columns in rows.items()
            for column, value in columns.items()
        }


def lines(ingested: Ingested) -> Iterator[str]:
    """Yield the account for people: what has no place, was not read, is missing, is none of the report's."""
    account, form = ingested.account, ingested.form
    tables = _refused_tables(account, form)
    in_tables = {each for refused in tables.values() for each in refused}
    others = [each for each in account.unplaced if each not in in_tables]
    missing = [place for place in account.missing if _table_of(place, form) not in tables]
    counts = f"读入 {len(account.placed)} 格，没读准 {len(tables) + len(others)} 处，缺 {len(missing)} 项"
    yield f"{form.edition} 版格式，{counts}"
    for name, refused in tables.items():
        reasons = "；".join(dict.fromkeys(each.reason for each in refused))
        yield f"  没读准  {refused[0].place}起：{form.place(name)}（整张表），{reasons}"
    yield from unplaced_lines(others)
    for remark in account.remarks:
        yield f"  读时留意  {remark.place}：{quoted(remark.text)}{remark.what}"
    yield from unread_lines(account.unread)
    told = _missing(replace(account, missing=tuple(missing)), form)
    yield from (f"  {absent}  {what}" for absent, what in told)
    if account.dropped:
        dropped = f"{len(account.dropped)} 行：{some(account.dropped, '行')}"
        yield f"  不算正文  标题以上、页眉页脚和网页自己的 {dropped}"


def _refused_tables(account: Account, form: Form) -> dict[str, list[Unplaced]]:
    """Return the tables of which many rows were refused and no cell was placed, with what was refused."""
    found: dict[str, list[Unplaced]] = {}
    for each in account.unplaced:
        tables = {_table_of(place, form) for place in each.addresses}
        if len(tables) == 1:
            found.setdefault(tables.pop(), []).append(each)
    placed = {_table_of(place, form) for place in account.placed}
    return {
        name: refused for name, refused in found.items() if name not in placed and len(refused) > MOST_ALIKE
    }


def _table_of(place: str, form: Form) -> str:
    """Return the table that a cell is in, "" for what is no cell."""
    return form.cells[place].section.id if place in form.cells else ""


def _missing(account: Account, form: Form) -> Iterator[tuple[str, str]]:
    """Yield what is missing: tables, or rows of those that are there, sections without words, names.

    Of a table it is only certain that the file has no more where nothing without a place may be its.
    """
    absent = "没有读到" if account.may_hold_more else "原文没有"
    missing = [form.cells[place] for place in account.missing if place in form.cells]
    for name in form.tables:
        own = "没有读到" if _may_hold(account, name, form) else absent
        lacking = [cell for cell in missing if cell.section.id == name]
        if any(place in form.cells and form.cells[place].section.id == name for place in account.placed):
            columns = _whole_columns(lacking, form)
            yield from ((own, f"{form.place(name)} · “{column}”这一列") for column in columns.values())
            rest = (cell for cell in lacking if cell.columns not in columns)
            yield from ((own, row) for row in dict.fromkeys(cell.label.rpartition(" · ")[0] for cell in rest))
        elif lacking:
            yield own, f"{form.place(name)}（整张表）"
    others = (name for name in account.missing if name not in form.cells)
    for name in sorted(others, key=lambda each: each not in _TO_WRITE):
        yield absent, LABELS.get(name, "") + _TO_WRITE[name] if name in _TO_WRITE else form.place(name)


def _whole_columns(lacking: Sequence[Cell], form: Form) -> dict[tuple[Column, ...], str]:
    """Return the columns of a table that lack in every one of its rows, with their labels."""
    table = [cell for cell in form.cells_of(lacking[0].section.id) if not cell.is_total] if lacking else []
    rows, gone = (Counter(cell.columns for cell in cells) for cells in (table, lacking))
    whole = {columns: columns[-1].label for columns in gone if 1 < rows[columns] == gone[columns]}
    return whole if len(whole) < len(rows) else {}


def _may_hold(account: Account, table: str, form: Form) -> bool:
    """Whether something without a place may belong to a table."""
    return any(
        not each.addresses or any(form.cells[place].section.id == table for place in each.addresses)
        for each in account.unplaced
    )


def as_object(ingested: Ingested, target: str) -> dict[str, Any]:
    """Return the account for programs."""
    account = ingested.account
    return {
        "file": ingested.source,
        "digest": ingested.digest,
        "dated": ingested.dated,
        "parameters": target,
        "edition": ingested.form.edition,
        "placed": list(account.placed),
        "unplaced": [
            {"text": each.text, "place": each.place, "reason": each.reason, "cells": list(each.addresses)}
            for each in account.unplaced
        ],
        "missing": list(account.missing),
        "unread": [{"what": each.what, "place": each.place} for each in account.unread],
        "dropped": list(account.dropped),
        "told": dict(account.told),
        "remarks": [{"text": each.text, "place": each.place, "what": each.what} for each in account.remarks],
    }


def failed(problem: Problem) -> dict[str, Any]:
    """Return what programs are told of a file that cannot be read."""
    return {"file": problem.file, "error": str(problem)}
