"""A row of numbers as it was recognised: which row of the form it is, and the header above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kit.form.equation import address
from kit.ingest.tables.naming.headers import Header
from kit.ingest.tables.naming.label_paths import Leaf
from kit.ingest.tables.naming.labels import Found
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.printed_rows import PrintedRow, RowSlot
from kit.ingest.tables.printed_values import is_value

_WORDED = re.compile(r"(?!第)(?=.*[\u4e00-\u9fff])\D{0,4}\d[\d,.]*(?![年月日列项行])\D{0,4}")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A row of numbers and the header above it.

    `columns` are the columns of its block. Its first `stubs` cells name the form's row `leaf`, the one at
    `order` in the form, by a label with `damage` characters wrong; in a block that prints its rows side by
    side `leaf` is None. `refusal` tells why none of its cells can be read, "" when they can.
    """

    row: PrintedRow
    header: Header
    columns: tuple[Leaf, ...]
    leaf: Leaf | None = None
    order: int = 0
    stubs: int = 0
    damage: int = 0
    remarks: tuple[Remark, ...] = ()
    refusal: str = ""

    def address(self, column: Leaf) -> str:
        """Return the address of this row's cell in a column."""
        row = self.leaf.spot if self.leaf else column.path[-2]
        return address(row.section, row.id, column.spot.id)

    @property
    def filled(self) -> bool:
        """Whether any cell behind the stub is filled."""
        return any(slot.text for slot in self.row.slots[self.stubs :])


def are_values(values: Sequence[RowSlot], found: Sequence[Found]) -> bool:
    """Whether cells hold values; a doubtful one among several has digits in it or a flaw, and is no label.

    All of them may be, where they are numbers with words about them (共3件, 约5).
    """
    strange = [index for index, slot in enumerate(values) if slot.text and not is_value(slot.text)]
    sure = sum(1 for slot in values if slot.text) - len(strange)
    are_worded = all(_WORDED.fullmatch(values[index].text) for index in strange)
    return (not strange or sure > len(strange) or are_worded) and all(
        not found[index].spots and (values[index].flaw or any(map(str.isdigit, values[index].text)))
        for index in strange
    )


def words_before(row: PrintedRow, found: Sequence[Found]) -> int:
    """Return how many cells there are before a row's values, where one of them holds words of no meaning."""
    stubs = next((at for at, slot in enumerate(row.slots) if is_value(slot.text)), 0)
    words = [slot.text for slot in row.slots[:stubs] if slot.text]
    if not _HAN.search("".join(words)):
        return 0  # a doubtful number
    named = any(each.spots for each in found[:stubs])
    return stubs if len(words) == 1 and not named else 0
