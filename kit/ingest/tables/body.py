"""A row of numbers as it was recognised: which row of the form it is, and the header above it."""

from __future__ import annotations

from dataclasses import dataclass

from kit.form.equation import address
from kit.ingest.tables.naming.headers import Header
from kit.ingest.tables.naming.label_paths import Leaf
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.printed_rows import PrintedRow


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
