"""Reads a row's stub: which row of the form its labels name, and what of them is not as the form has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit.ingest.tables.naming.label_paths import Leaf, named, row_leaves
from kit.ingest.tables.naming.labels import LONGEST, Found, Labels
from kit.ingest.tables.printed_rows import PrintedRow
from kit.ingest.tables.printed_values import is_value

_NUMBERING = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]?\s*[.、．]?")
_BETWEEN = re.compile(
    r"\s*[—–－>·→/\\-]+\s*|\s+(?=[（(\d])|(?<=[^\s])(?=[（(][一二三四五六七][)）])|(?<=[^\d\s（(])(?=\d{1,2}[.．、])"
)
"""What parts the names of a group and its row in one cell: a dash, a blank, or the number of the next one."""
_MOST_LEVELS = 3
_ENDED = ")）.、．"

DAMAGED = "与格式里的名称略有出入，按最接近的读入"
UNKNOWN = "不是格式里的名称，这几行按各自的行名读入"
ELSEWHERE = "跨的行数或位置与格式不同，这几行按各自的行名读入"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something printed otherwise than the form has it, and how it was read all the same."""

    text: str
    place: str
    what: str


@dataclass(frozen=True, slots=True)
class Stub:
    """The row of the form that a row's first `cells` name, by labels with `damage` characters wrong."""

    leaf: Leaf
    cells: int
    damage: int
    remarks: tuple[Remark, ...] = ()


def finds(row: PrintedRow, labels: Labels) -> list[Found]:
    """Return what each cell of a row names; a label whose number has a cell of its own is read with it.

    A cell may name a row with the group that it belongs to.
    """
    found = [_named_with_group(slot.text, labels) or labels.find(slot.text) for slot in row.slots]
    filled = [index for index, slot in enumerate(row.slots) if slot.text]
    for index, behind in pairwise(filled):
        text = row.slots[index].text
        if _NUMBERING.fullmatch(text):
            whole = labels.find(numbered(text, row.slots[behind].text))
            if whole.of("row") and not whole.distance:
                found[index] = found[behind] = whole
    return found


def _named_with_group(text: str, labels: Labels) -> Found | None:
    """Return the row that a text names behind its groups; None where it does not, or they are others."""
    parts = list(filter(None, _BETWEEN.split(text))) if len(text) <= LONGEST else []
    whole = labels.find(text)
    if not 1 < len(parts) <= _MOST_LEVELS or (whole.spots and not whole.distance):
        return None
    found = [labels.find(part) for part in parts]
    if not all(each.of("row") and not each.distance for each in found):
        return None
    grids = {(spot.section, spot.block) for spot in found[-1].of("row")}
    leaves = [leaf for place in grids for leaf in named(found, row_leaves(labels.form, *place))]
    return Found(frozenset({leaves[0].spot})) if len(leaves) == 1 else None


def numbered(number: str, label: str) -> str:
    """Return a label with the number that stands in a cell or on a line of its own."""
    return f"{number if number[-1] in _ENDED else f'{number}.'}{label}"


def read_stub(row: PrintedRow, found: Sequence[Found], rows: Sequence[Leaf]) -> Stub | None:
    """Return the row of the form that the first cells of a row name, None when they name none for certain.

    The row's own label counts: where it is undamaged and alone, those above it may be damaged, renamed or
    span other rows than the form has them span.
    """
    end = _end(row, found)
    if not end or any(each.of("column") for each in found[end:]):
        return None  # 总计 and 其他 name columns too: a row with more names of columns behind is a header
    cells = list(_distinct(row, found, end))
    leaves = named([found[index] for index in cells], rows)
    if len(leaves) == 1:
        remarks = tuple(
            Remark(row.slots[index].text, row.place, DAMAGED) for index in cells if found[index].distance
        )
        return Stub(leaves[0], end, max(found[index].distance for index in cells), remarks)
    if not any(is_value(slot.text) for slot in row.slots[end:]):
        return None
    return _from_the_leaf(row, found, cells, end, rows)


def _end(row: PrintedRow, found: Sequence[Found]) -> int:
    """Return how many cells the stub has: up to the last label of a row before the values."""
    end = 0
    for index, slot in enumerate(row.slots):
        if found[index].of("row"):
            end = index + 1
        elif slot.text and (is_value(slot.text) or found[index].of("column", "beside")):
            break
    return end


def _distinct(row: PrintedRow, found: Sequence[Found], end: int) -> Iterator[int]:
    """Yield the stub's cells that say something, a label that is repeated or parted from its number once."""
    last: int | None = None
    for index in range(end):
        if row.slots[index].text:
            text, same = row.slots[index].text, last is not None and found[index] is found[last]
            if last is None or (text != row.slots[last].text and not (same and found[index].spots)):
                yield index
            last = index


def _from_the_leaf(
    row: PrintedRow, found: Sequence[Found], cells: Sequence[int], end: int, rows: Sequence[Leaf]
) -> Stub | None:
    own = {
        leaf
        for index in cells
        if not found[index].distance
        for leaf in rows
        if leaf.spot in found[index].spots
    }
    if len(own) != 1:
        return None
    (leaf,) = own
    above = {*leaf.path, *leaf.under}
    others = [
        index for index in cells if leaf.spot not in found[index].spots and not found[index].of("title")
    ]
    strange = [index for index in others if not found[index].spots & above] or others
    remarks = tuple(
        Remark(row.slots[index].text, row.place, ELSEWHERE if found[index].of("row") else UNKNOWN)
        for index in strange
    )
    return Stub(leaf, end, 1, remarks)
