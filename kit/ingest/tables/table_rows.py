"""Follows the rows of a report's tables: which are header, and which row of the form each other one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kit.form.equation import address
from kit.form.official_form import Form
from kit.ingest.tables.headers import Header, read_header
from kit.ingest.tables.label_paths import Leaf, column_leaves, named, row_leaves
from kit.ingest.tables.labels import Found, Labels
from kit.ingest.tables.printed_rows import PrintedRow
from kit.ingest.tables.printed_values import is_value


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A row of numbers and the header above it.

    `columns` are the columns of its block. Its first `stubs` cells name the form's row `leaf`, the one at
    `order` in the form, by a label with `damage` characters wrong; in a block that prints its rows side by
    side `leaf` is None.
    """

    row: PrintedRow
    header: Header
    columns: tuple[Leaf, ...]
    leaf: Leaf | None = None
    order: int = 0
    stubs: int = 0
    damage: int = 0

    def address(self, column: Leaf) -> str:
        """Return the address of this row's cell in a column."""
        row = self.leaf.spot if self.leaf else column.path[-2]
        return address(row.section, row.id, column.spot.id)


@dataclass
class Tables:
    """The tables of a report under one edition of the form. Rows are taken in reading order."""

    form: Form
    labels: Labels
    bodies: list[Body] = field(default_factory=list)
    _header: list[PrintedRow] = field(default_factory=list)
    _read: dict[tuple[Leaf, ...], Header] = field(default_factory=dict)
    _waiting: bool = False
    """Whether nothing was taken since the header began, so that more of it may come."""

    def __post_init__(self) -> None:
        blocks = [
            (section, index, block)
            for section, table in self.form.tables.items()
            for index, block in enumerate(table.blocks)
        ]
        in_rows = [(section, index) for section, index, block in blocks if block.layout == "grid"]
        in_line = [(section, index) for section, index, block in blocks if block.layout == "line"]
        self._rows = [leaf for place in in_rows for leaf in row_leaves(self.form, *place)]
        self._lines = [column_leaves(self.form, *place) for place in in_line]

    def take(self, row: PrintedRow) -> bool:
        """Take a row of a header or a body. False when it is no part of a table of the form."""
        found = [self.labels.find(slot.text) for slot in row.slots]
        if stub := self._stub(row, found):
            leaf, stubs, damage = stub
            columns = column_leaves(self.form, leaf.spot.section, leaf.spot.block)
            order = self._rows.index(leaf)
            self.bodies.append(Body(row, self._header_of(columns), columns, leaf, order, stubs, damage))
            self._waiting = False
            return True
        if self._heads(row, found):
            self._begin(row, found)
            return True
        return self._take_line(row)

    def _stub(self, row: PrintedRow, found: Sequence[Found]) -> tuple[Leaf, int, int] | None:
        """Return the row of the form that the first cells name, how many they are, and their damage."""
        path: list[Found] = []
        last = -1
        for index, slot in enumerate(row.slots):
            repeated = last >= 0 and slot.text == row.slots[last].text
            if slot.text and not repeated:
                if not found[index].of("row"):
                    break
                path.append(found[index])
            if slot.text:
                last = index
        leaves = named(path, self._rows)
        # 总计 and 其他 name columns too: a row with more names of columns behind them is a header.
        if len(leaves) != 1 or any(each.of("column") for each in found[last + 1 :]):
            return None
        return leaves[0], last + 1, max(each.distance for each in path)

    def _heads(self, row: PrintedRow, found: Sequence[Found]) -> bool:
        if any(is_value(slot.text) for slot in row.slots):
            return False
        return any(each.heads for each in found)

    def _begin(self, row: PrintedRow, found: Sequence[Found]) -> None:
        """Add a row to the header, or begin a new one; a block's title is no part of it."""
        titles = [bool(each.of("title")) for each, slot in zip(found, row.slots, strict=True) if slot.text]
        repeated = bool(self._header) and row.text == self._header[0].text
        if not self._waiting or repeated or any(titles):
            self._header = []
            self._read = {}
        self._waiting = True
        if not all(titles):
            self._header.append(row)

    def _header_of(self, columns: tuple[Leaf, ...]) -> Header:
        if columns not in self._read:
            self._read[columns] = read_header(self._header, columns, self.labels)
        return self._read[columns]

    def _take_line(self, row: PrintedRow) -> bool:
        """Take a row of values alone, below the header of a block whose rows stand side by side."""
        if not self._waiting or not all(not slot.text or is_value(slot.text) for slot in row.slots):
            return False
        for columns in self._lines:
            header = self._header_of(columns)
            if header and (
                row.text or len([place for place in header.columns if place.leaf]) == len(columns)
            ):
                self.bodies.append(Body(row, header, columns))
                self._waiting = not row.text  # an empty row may only part the numbers from their header
                return True
        return False
