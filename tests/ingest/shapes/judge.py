"""The examiner: what became of every printed number when a file was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kit.base.strings import fold
from kit.form.cell_value import Money, Value, number, read_value
from kit.form.official_form import Form
from kit.form.tree import walk
from kit.ingest.published_report import ingest
from kit.ingest.source.kinds import read_source
from tests.ingest.shapes.sheet import Figures, Plain, by_address

_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The printed cells by what became of them.

    right: placed as printed; wrong: placed otherwise, or placed and not printed; refused: a number told
    of in the account; lost: a number of which the account says nothing; unread: a blank or mark not placed.
    """

    right: frozenset[str]
    wrong: Mapping[str, str]
    refused: frozenset[str]
    lost: frozenset[str]
    unread: frozenset[str]


def read(path: Path, content: bytes | str, year: int | None = None) -> Any:
    """Write a file, read it and place its cells."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return ingest(read_source(path), year=year)


def placed(ingested: Any) -> dict[str, Plain]:
    """Return the figures that were placed, by address."""
    return by_address(ingested.parameters.get("figures", {}))


def judge(printed: Figures, ingested: Any) -> Verdict:
    """Return the verdict on what was read of a file that prints `printed` and no other cell of the form."""
    form: Form = ingested.form
    found = placed(ingested)
    assert set(found) == set(ingested.account.placed), "the account and the figures tell of different cells"
    wrong = {
        address: f"read {value!r}, printed {printed.get(address, 'nothing')!r}"
        for address, value in found.items()
        if address not in printed or not same(form, address, printed[address], value)
    }
    left = [address for address in printed if address not in found]
    told = told_of(form, ingested)
    refused, lost, unread = set(), set(), set()
    for address in left:
        value = printed[address]
        token = _token(value)
        if token is None:
            unread.add(address)
        elif told[token] > 0:
            told[token] -= 1
            refused.add(address)
        else:
            lost.add(address)
    right = frozenset(found.keys() - wrong.keys())
    return Verdict(right, wrong, frozenset(refused), frozenset(lost), frozenset(unread))


def told_of(form: Form, ingested: Any) -> Counter[str]:
    """Return how often each number stands in what the account could not place, the form's labels aside."""
    return tokens(form, (each.text for each in ingested.account.unplaced))


def tokens(form: Form, texts: Iterable[str]) -> Counter[str]:
    """Return how often each number stands in texts, not counting those within labels of the form."""
    told: Counter[str] = Counter()
    for text in texts:
        bare = re.sub("|".join(_labels(form)), " ", "\n".join(map(fold, re.split(r"[\s|]+", text))))
        told.update(found.replace(",", "").removeprefix("+") for found in _NUMBER.findall(bare))
    return told


@cache
def _labels(form: Form) -> tuple[str, ...]:
    """Return patterns of the labels with a number in them, the longest first."""
    nodes = [
        path[-1].label
        for table in form.tables.values()
        for block in table.blocks
        for path in (*walk(block.rows), *walk(block.columns))
    ]
    numbered = {re.escape(fold(label)) for label in nodes if re.search("[0-9]", fold(label))}
    return tuple(sorted(numbered, key=len, reverse=True)) or ("(?!)",)


def _token(value: Plain) -> str | None:
    found = _NUMBER.search(str(value)) if value is not None else None
    return found[0].removeprefix("+") if found else None


def same(form: Form, address: str, printed: Plain, value: Plain) -> bool:
    """Whether two plain values are the same number, the same mark, or both blank."""
    return _comparable(form, address, printed) == _comparable(form, address, value)


def _comparable(form: Form, address: str, raw: Plain) -> object:
    if address not in form.cells:
        return "no cell of the form"
    column = form.cells[address].column
    value: Value = read_value(raw, column.kind, form.units_of(column), form.marks)
    return ("money", number(value)) if isinstance(value, Money) else value
