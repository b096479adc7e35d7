"""What a tally did, kept beside the file: which cases make up a cell; nothing personal is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.base.errors import InputError, Problem
from kit.base.files import read_file
from kit.base.strict_yaml import read_yaml
from kit.cases.tally import Tally, counted_parts
from kit.form.editions import editions

SUFFIX = ".台账.json"


@dataclass(frozen=True, slots=True)
class Record:
    """One tally: of which year and edition, the ledger's digest, the day, the case numbers by cell.

    `paces` tell how many cases stand how, by the word for it.
    """

    year: int
    edition: str
    ledger: str
    day: str
    trace: Mapping[str, tuple[str, ...]]
    paces: Mapping[str, int]

    def numbers(self, cell: str) -> tuple[str, ...]:
        """Return the cases that make up a cell, a total or a group of cells included.

        Raises KitError where the tables have no such cell.
        """
        parts = counted_parts(editions()[self.edition], cell)
        return tuple(dict.fromkeys(number for each in parts for number in self.trace.get(each, ())))

    def text(self) -> str:
        """Return it as it is kept."""
        content = {
            "year": self.year,
            "edition": self.edition,
            "ledger": self.ledger,
            "day": self.day,
            "paces": dict(self.paces),
            "cells": {cell: list(numbers) for cell, numbers in self.trace.items()},
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def record_of(tally: Tally, ledger: str, day: str, paces: Mapping[str, int]) -> Record:
    """Return the record of a tally."""
    order = [cell for cell in tally.form.cells if cell in tally.trace]
    trace = {cell: tally.trace[cell] for cell in order}
    return Record(tally.year, tally.form.edition, ledger, day, trace, paces)


def record_path(file: Path) -> Path:
    """Return where the record of a parameters file's tally lies: beside it."""
    return file.with_name(f"{file.stem}{SUFFIX}")


def read_record(file: Path) -> Record | None:
    """Return the record of a parameters file's last tally, None when there is none.

    A file that was put back to what it was before has none, whatever lies beside it. Raises InputError when
    the file or the record cannot be read.
    """
    path = record_path(file)
    if not path.is_file() or not file.is_file():
        return None
    try:
        record = _record(json.loads(read_file(path).text()))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise InputError(Problem(str(path), "", "计数记录坏了", "请重新运行 kit tally")) from None
    return record if _tallied(file) == (record.ledger, record.day) else None


def _tallied(file: Path) -> tuple[str, str] | None:
    """Return which ledger a parameters file was counted from last, and when."""
    content = read_yaml(file).value
    told = content.get("tallied") if isinstance(content, dict) else None
    return (str(told.get("ledger")), str(told.get("day"))) if isinstance(told, dict) else None


def _record(told: Mapping[str, Any]) -> Record:
    if told["edition"] not in editions() or not isinstance(told["year"], int):
        raise ValueError("no record of a tally")
    return Record(
        told["year"],
        told["edition"],
        str(told["ledger"]),
        str(told["day"]),
        {str(cell): tuple(map(str, numbers)) for cell, numbers in told["cells"].items()},
        {str(name): int(count) for name, count in told["paces"].items()},
    )
