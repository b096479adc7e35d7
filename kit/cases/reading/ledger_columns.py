"""Finds the head of a ledger's sheet and which column is which: by an office's list, or by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from kit.cases.reading.ledger_sheets import Sheet
from kit.cases.reading.own_names import OwnNames
from kit.form.case_ledger import LedgerColumn, case_ledger, key

_ABOVE = 30
"""So many rows may stand above the head."""
_DEEP = 3
"""So many rows a head may have."""
_LEAST, _LEAST_FIRST = 4, 2
"""So many columns make a head; so many of them are told by its first row."""
UNREAD = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a sheet: its last row, the column in which each of ours stands, and what is nobody's.

    `passed` are the columns that are known and not read, `personal` those among them that are personal.
    `weak` are the names of those of ours that are only taken for them. `unknown` are the names of columns
    that mean nothing, `twice` those that mean what another one does.
    """

    last: int
    columns: Mapping[str, int]
    passed: frozenset[int]
    personal: frozenset[int]
    weak: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[int, str] = field(default_factory=dict)
    twice: Mapping[int, str] = field(default_factory=dict)

    @property
    def known(self) -> int:
        """How many columns are told."""
        return len(self.columns) + len(self.passed)


def find_head(sheet: Sheet, own: OwnNames) -> Head | None:
    """Return the head of a sheet, None when it has none; below it nothing is looked into."""
    for row in [each for each in sheet.rows if each <= _ABOVE]:
        first = _head(sheet, row, 1, own)
        if first.known < _LEAST_FIRST:
            continue
        heads = [first, *(_head(sheet, row, deep, own) for deep in _deeper(sheet, row))]
        best = max(heads, key=lambda head: (head.known, -len(head.unknown)))
        if best.known >= _LEAST:
            return best
    return None


def _deeper(sheet: Sheet, row: int) -> Iterator[int]:
    """Yield how deep a head may be beyond its first row: what merges or leaves open in it."""
    merged = [each for each in sheet.merged if each[0] == row]
    if merged:
        deepest = max((each[2] - row for each in merged), default=1)
        across = any(each[3] - each[1] > 1 for each in merged)
        yield from range(2, min(_DEEP, max(deepest, 2 if across else 1)) + 1)
    elif not sheet.merged and set(sheet.columns(row + 1)) - set(sheet.columns(row)):
        yield 2


def _head(sheet: Sheet, row: int, deep: int, own: OwnNames) -> Head:
    found: dict[str, int] = {}
    weak: dict[int, tuple[str, str]] = {}
    taken: dict[str, str] = {}
    passed, personal = set(), set()
    unknown, twice = {}, {}
    before: list[str] = []
    for column, parts in _labels(sheet, row, deep).items():
        label = "".join(parts)
        meant = _meant(parts, before, found, own)
        before.append(label)
        if meant is None:
            if (name := _weak().get(key(parts[-1]))) is not None:
                weak[column] = (name, label)
            else:
                unknown[column] = label
        elif meant == UNREAD or not case_ledger().column(meant).is_read:
            passed.add(column)
            if (meant and case_ledger().column(meant).kind == "personal") or _is_personal(parts, own):
                personal.add(column)
        elif meant in found:
            twice[column] = label
        else:
            found[meant] = column
    for column, (name, label) in weak.items():
        if name in found:
            passed.add(column)
        else:
            found[name], taken[name] = column, label
    last = row + deep - 1
    return Head(last, found, frozenset(passed), frozenset(personal), taken, unknown, twice)


def _is_personal(parts: Sequence[str], own: OwnNames) -> bool:
    return not {key("".join(parts)), key(parts[-1])}.isdisjoint(map(key, own.personal))


def _meant(
    parts: Sequence[str], before: Sequence[str], found: Mapping[str, int], own: OwnNames
) -> str | None:
    """Return the column that a label means, "" for one that is not read, None for none.

    A label may stand below a group's, or to the right of one that says what it is about.
    """
    whole, last = key("".join(parts)), key(parts[-1])
    for name in (whole, last):
        if name in own.column_of:
            return own.column_of[name]
    if whole in _strong() and not (len(parts) == 1 and _strong()[whole] in found):
        return _strong()[whole]
    if len(parts) > 1 and (named := _below(key("".join(parts[:-1])), last)):
        return named
    if last in _strong() and _strong()[last] not in found:
        return _strong()[last]
    for left in reversed(before[-_DEEP:]):
        if (named := _below(key(left), last)) and named not in found:
            return named
    return _strong().get(last)


def _below(group: str, label: str) -> str:
    """Return the column that a label means below a group's, "" for none."""
    for column, about, labels in _under():
        if about in group and label in labels:
            return column
    return ""


@cache
def _strong() -> Mapping[str, str]:
    return {key(name): each.id for each in case_ledger().columns for name in each.names}


@cache
def _weak() -> Mapping[str, str]:
    return {key(name): each.id for each in case_ledger().columns for name in each.weak}


@cache
def _under() -> Sequence[tuple[str, str, frozenset[str]]]:
    return [
        (each.id, key(about), frozenset(map(key, labels)))
        for each in case_ledger().columns
        for about, labels in each.under.items()
    ]


def _labels(sheet: Sheet, row: int, deep: int) -> Mapping[int, Sequence[str]]:
    """Return the label of each column from the top down, what is merged once in each column that it spans."""
    texts: dict[tuple[int, int], str] = {}
    for number in range(row, row + deep):
        for column in sheet.columns(number):
            if text := sheet.value(number, column).text:
                texts[number, column] = text
    for top, left, bottom, right in sheet.merged:
        text = texts.get((top, left), "")
        for number in range(max(top, row), min(bottom, row + deep)) if text else ():
            texts |= {(number, column): text for column in range(left, min(right, left + 200))}
    if not sheet.merged and deep > 1:
        _spread(texts, row)
    labels = {}
    for column in sorted({column for _, column in texts}):
        stacked = [texts.get((number, column), "") for number in range(row, row + deep)]
        labels[column] = [text for text, _ in groupby(filter(None, stacked))]
    return labels


def _spread(texts: dict[tuple[int, int], str], row: int) -> None:
    """Let a group's label reach over the columns to its right that have only one below."""
    last = ""
    for column in range(1, max(column for _, column in texts) + 1):
        last = texts.get((row, column), last if (row + 1, column) in texts else "")
        if last and (row + 1, column) in texts:
            texts[row, column] = last


def missing(columns: Mapping[str, int], need: str) -> list[LedgerColumn]:
    """Return the columns of a need that a head does not have."""
    return [each for each in case_ledger().columns if each.need == need and each.id not in columns]
