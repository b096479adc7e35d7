"""Writes what a ledger gives into the parameters file: tables three and four, and the facts.

Every other character stays. What a person typed and the ledger does not give is named; what the file held is
kept among its versions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from kit.base.errors import InputError, Problem
from kit.base.files import File, read_file, write_whole
from kit.base.strict_yaml import parse_file
from kit.cases.reading.ledger_reading import Ledger
from kit.cases.tally import Tally, parts_of, tally_cases
from kit.cases.tally_facts import facts_of, paces
from kit.cases.trace import Record, record_of, record_path
from kit.editing.history import History, Kind
from kit.editing.leaves import Leaf, Leaves, Place, leaves
from kit.editing.rewriting import in_style, rewritten
from kit.form.case_ledger import case_ledger
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.report.draft import draft
from kit.report.parameters import read_alone
from kit.report.schema import spell_out
from kit.report.succession.last_year import LastYear, last_year

_FIGURES, _FACTS, _TALLIED = "figures", "facts", "tallied"


class Origin(StrEnum):
    """Where a figure was from that the ledger does not give."""

    TYPED = "文件里自己填的是"
    COUNTED = "上次由台账计出的是"
    CARRIED = "由上年的文件结转的是"


@dataclass(frozen=True, slots=True)
class Moved:
    """A cell that changed: what the file held and where that was from, what the ledger gives."""

    cell: str
    label: str
    before: Leaf
    now: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Written:
    """What a tally wrote, and the cells that moved.

    `last` is what a new file took over from last year, None where the file was there.
    """

    path: Path
    last: LastYear | None
    moved: tuple[Moved, ...]
    tally: Tally
    record: Record


def write_tally(
    path: Path, ledger: Ledger, name: str, year: int, day: str, names: Mapping[str, str]
) -> Written:
    """Count a ledger and write what it gives into the parameters file at `path`, made where it is missing.

    `name` is how messages call the ledger, `names` are the unit's, for a new file. Raises InputError when
    the ledger or the file cannot be used, OutputError when it cannot be written.
    """
    history = History.of(path)
    with history.held() if history else nullcontext():
        former = read_file(path) if path.exists() else None
        last = None
        if former:
            form, text = _given(path, former, year)
        else:
            last, form = last_year(path, names), editions().of_year(year)
            text = draft(form, year, last.report, names, last.origin)
        counted = tally_cases(ledger.cases, year, form.edition, name=name)
        tables = [
            case_ledger().places.requests,
            *([case_ledger().places.appeals] if ledger.has_appeals else []),
        ]
        changes, moved = _changes(text, former is None, counted, tables)
        stands = {str(pace): count for pace, count in paces(counted).items()}
        record = record_of(counted, ledger.digest, day, stands)
        changes[_FACTS, case_ledger().facts.name] = facts_of(counted)
        changes[_TALLIED,] = _told(record, tables, counted)
        order = [(_FIGURES, *cell.split(".")) for cell in form.cells]
        new = rewritten(text, changes, form, order)
        _write(path, new, former, history)
        write_whole({record_path(path): record.text()})
    return Written(path, last, tuple(moved), counted, record)


def _given(path: Path, former: File, year: int) -> tuple[Form, str]:
    """Return a file's own form and its text, into which is written.

    Names that a file still lacks are no hindrance; raises InputError for one whose figures cannot be used.
    """
    document = parse_file(former)
    content = document.value if isinstance(document.value, dict) else {}
    own = editions().get(str(content.get("edition") or editions().of_year(year).edition))
    if own is None or content.get("year") != year or not isinstance(content.get(_FIGURES), dict):
        read_alone(path, editions())
        raise InputError(Problem(former.name, "", f"这不是 {year} 年度的数据文件", "请核对文件"))
    return own, former.text()


def _changes(
    text: str, is_new: bool, counted: Tally, tables: list[str]
) -> tuple[dict[Place, Leaf], list[Moved]]:
    """Return the cells that the file holds otherwise, totals that it writes out included."""
    content = parse_file(File("", text.encode())).value
    held: Leaves = leaves(content, counted.form)
    base = _Base.of(content, is_new)
    changes: dict[Place, Leaf] = {}
    moved = []
    for cell, now in _figures(counted, tables):
        place = (_FIGURES, *cell.split("."))
        is_total = cell not in counted.figures
        if held.get(place) == now or (is_total and not _stands(content, counted.form, place)):
            continue
        changes[place] = now
        if (before := held.get(place)) is not None and not is_total:
            origin = base.origin(cell, before)
            moved.append(Moved(cell, counted.form.cells[cell].label, before, now, origin))
    return changes, moved


def _stands(content: Any, form: Form, place: Place) -> bool:
    """Whether a file writes out a cell, blank or not."""
    _, table, row, column = place
    spelt = spell_out(form.tables[table], content[_FIGURES].get(table))
    return isinstance(spelt, dict) and column in (spelt.get(row) or {})


@dataclass(frozen=True, slots=True)
class _Base:
    """What the ledger gave when it was counted last; `is_new` tells that the file is only being drafted."""

    is_new: bool
    cells: Mapping[str, int]
    tables: frozenset[str]

    @classmethod
    def of(cls, content: Mapping[str, Any], is_new: bool) -> Self:
        told = content.get(_TALLIED)
        told = told if isinstance(told, dict) else {}
        cells, tables = told.get("cells"), told.get("tables")
        known = frozenset(map(str, tables)) if isinstance(tables, list) else frozenset()
        return cls(is_new, cells if isinstance(cells, dict) else {}, known)

    def origin(self, cell: str, before: Leaf) -> Origin:
        if self.is_new:
            return Origin.CARRIED
        counted = self.cells.get(cell, 0) if cell.partition(".")[0] in self.tables else None
        return Origin.COUNTED if before == counted else Origin.TYPED


def _figures(counted: Tally, tables: list[str]) -> Iterator[tuple[str, int]]:
    figures = counted.figures
    for address, cell in counted.form.cells.items():
        if cell.section.id in tables:
            yield address, sum(figures[part] for part in parts_of(counted.form, address))


def _told(record: Record, tables: list[str], counted: Tally) -> dict[str, Any]:
    cells = {cell: n for cell, n in counted.figures.items() if n and cell.partition(".")[0] in tables}
    return {"ledger": record.ledger, "day": record.day, "tables": tables, "cells": cells or None}


def _write(path: Path, new: str, former: File | None, history: History | None) -> None:
    data = former.data if former else None
    text = in_style(data or b"", new)
    if data == text:
        return
    if history:
        history.write(path, text, data, {Kind.BEFORE: data} if data is not None else {})
    else:
        write_whole({path: text}, over={path: data})
