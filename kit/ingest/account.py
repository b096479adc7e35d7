"""What became of a published report: what was placed, what could not be, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kit.base.errors import Problem
from kit.base.strings import quoted
from kit.form.official_form import Form
from kit.form.workbook_labels import LABELS
from kit.ingest.tables.placing import Unplaced
from kit.ingest.tables.printed_values import Plain
from kit.ingest.tables.stubs import Remark


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one file.

    `placed` are addresses of cells, blanks included; `missing` are addresses of cells, ids of sections
    without a word, and names of parameters that the file does not tell. `dropped` are lines of the web page
    around the report. `told` is what those tell of the report: when it was published, its number.
    `remarks` tell what was read though its label is not as the form has it.
    """

    placed: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    missing: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything was placed and nothing is missing."""
        return not self.unplaced and not self.missing


@dataclass(frozen=True, slots=True)
class Ingested:
    """A published report as parameters: identity, figures by table, row and column, and narrative.

    `parameters` holds only what the file tells, so that agency or township may be missing.
    """

    source: str
    form: Form
    parameters: Mapping[str, Any]
    account: Account

    def cells(self) -> dict[str, Plain]:
        """Return the figures by address."""
        return {
            f"{table}.{row}.{column}": value
            for table, rows in self.parameters["figures"].items()
            for row, columns in rows.items()
            for column, value in columns.items()
        }


def lines(ingested: Ingested) -> Iterator[str]:
    """Yield the account for people: a line for each thing without a place, then what is missing."""
    account, form = ingested.account, ingested.form
    counts = f"归位 {len(account.placed)} 格，未归位 {len(account.unplaced)} 处，缺 {len(account.missing)} 项"
    yield f"{form.edition} 版格式，{counts}"
    for each in account.unplaced:
        yield f"  未归位  {each.place}：“{' '.join(each.text.split())}”，{each.reason}"
    for remark in account.remarks:
        yield f"  读时留意  {remark.place}：{quoted(remark.text)}{remark.what}"
    missing_cells = [place for place in account.missing if place in form.cells]
    rows = dict.fromkeys(form.cells[place].label.rpartition(" · ")[0] for place in missing_cells)
    for row in rows:
        yield f"  原文没有  {row}"
    for name in account.missing:
        if name not in form.cells:
            yield f"  原文没有  {LABELS.get(name) or form.place(name)}"


def as_object(ingested: Ingested, target: str) -> dict[str, Any]:
    """Return the account for programs."""
    account = ingested.account
    return {
        "file": ingested.source,
        "parameters": target,
        "edition": ingested.form.edition,
        "placed": list(account.placed),
        "unplaced": [
            {"text": each.text, "place": each.place, "reason": each.reason, "cells": list(each.addresses)}
            for each in account.unplaced
        ],
        "missing": list(account.missing),
        "dropped": list(account.dropped),
        "told": dict(account.told),
        "remarks": [{"text": each.text, "place": each.place, "what": each.what} for each in account.remarks],
    }


def failed(problem: Problem) -> dict[str, Any]:
    """Return what programs are told of a file that cannot be read."""
    return {"file": problem.file, "error": str(problem)}
