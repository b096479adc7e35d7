"""What a county settled of its units' reports: errors against another report and warnings, with reasons.

It stands in the county's own folder (`county/settled.yaml`) and is written by `kit accept --county`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from kit.base.errors import InputError
from kit.base.files import read_file, write_whole
from kit.base.strict_yaml import Document, read_yaml
from kit.base.validation import Frozen, problems
from kit.report.report import Settlement

SETTLED = "settled.yaml"

_HEAD = (
    "# 本级认可的各单位的问题：由 kit accept --county 写出，--withdraw 撤回，不用手改。\n"
    "# 问题的原话（message）变了，认可就不再算。\n"
)


_Text = Annotated[str, Field(min_length=1)]


class _Entry(Frozen):
    """A settlement, and whose report of which year it is about."""

    unit: _Text
    year: int
    rule: _Text
    message: _Text
    reason: _Text
    by: _Text
    on: _Text
    quote: str = ""
    cells: tuple[str, ...] = ()

    def settlement(self) -> Settlement:
        """Return it without whose it is."""
        return Settlement(**self.model_dump(exclude={"unit", "year"}))


_Entries = TypeAdapter(list[_Entry])
_Settlements = TypeAdapter(tuple[Settlement, ...])


def read_settled(path: Path) -> list[_Entry]:
    """Return what a county's file holds, nothing where there is none.

    Raises InputError with a Problem for everything that is wrong in it.
    """
    if not os.path.lexists(path):
        return []
    document = read_yaml(path)
    try:
        return _Entries.validate_python(document.value or [])
    except ValidationError as error:
        raise InputError(*problems(error, document)) from None


def settle(path: Path, unit: str, year: int, settled: Iterable[Settlement]) -> list[Settlement]:
    """Write into a county's file that just these are settled of a unit's report; return what was and is not.

    Raises InputError when what it settled so far cannot be read, OutputError when it cannot be written.
    """
    before = read_file(path).data if os.path.lexists(path) else None
    entries = read_settled(path)
    others = [each for each in entries if (each.unit, each.year) != (unit, year)]
    new = [_Entry(unit=unit, year=year, **asdict(each)) for each in settled]
    if entries == [*others, *new]:
        return []
    told = [each.model_dump(exclude_defaults=True, mode="json") for each in (*others, *new)]
    text = _HEAD + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1_000_000)
    write_whole({path: text}, over={path: before})
    return [each.settlement() for each in entries if each not in (*others, *new)]


def settled_of(path: Path, unit: str, year: int) -> tuple[Settlement, ...]:
    """Return what a county's file settles of a unit's report.

    One that cannot be read settles nothing, and says so in the place of a settlement.
    """
    try:
        entries = read_settled(path)
    except InputError as error:
        return (Settlement("", str(error), "", "", ""),)
    return tuple(each.settlement() for each in entries if (each.unit, each.year) == (unit, year))


def settled_given(value: Any) -> tuple[Settlement, ...]:
    """Return what a notebook was given as settled. Raises InputError when it is something else."""
    try:
        return _Settlements.validate_python(value)
    except ValidationError as error:
        raise InputError(*problems(error, Document("本级认可", value, {}))) from None
