"""Follows the rows of a report's tables: which are header, and which row of the form each other one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kit.form.official_form import Form
from kit.ingest.tables.body import Body, are_values, words_before
from kit.ingest.tables.naming.bare_digits import bare_digits
from kit.ingest.tables.naming.company import Company
from kit.ingest.tables.naming.form_labels import Spot
from kit.ingest.tables.naming.headers import Header, read_header, unprinted
from kit.ingest.tables.naming.label_paths import Leaf, column_leaves, row_leaves
from kit.ingest.tables.naming.labels import Found, Labels
from kit.ingest.tables.naming.own_row import OwnRow
from kit.ingest.tables.naming.stubs import Remark, Stub, finds, read_stub
from kit.ingest.tables.neighbours import Stranger, known
from kit.ingest.tables.printed_rows import PrintedRow, RowSlot, goes_on, joined
from kit.ingest.tables.printed_values import is_value

NO_HEAD = "这一项没有印表头，按所在的条款读入"
"""Why a number of a block with one column is read though no header stands above it."""
ALL_ALIKE = "上面没有印表头，这一行各格的数相同，哪一列都一样"
"""Why a row of numbers is read though no header stands above it."""
IN_LABEL = "行名里有数字，不知道是不是这一行的数"
SPLIT = "一行分在两页或两张表上，两段对不上，不能确定哪一格是哪一列"


@dataclass
class Tables:
    """The tables of a report under one edition of the form. Rows are taken in reading order."""

    form: Form
    labels: Labels
    own: OwnRow
    bodies: list[Body] = field(default_factory=list)
    section: str = ""
    """The section whose heading stands above the row to be taken next, "" where none does."""
    _header: list[PrintedRow] = field(default_factory=list)
    _read: dict[tuple[Leaf, ...], Header] = field(default_factory=dict)
    _waiting: bool = False
    """Whether nothing was taken since the header began, so that more of it may come."""
    _title: frozenset[Spot] = frozenset()
    """The block whose title stands directly above, no words between."""
    _opened: bool = False
    """Whether a table began since the last row, so that what comes may be the rest of it."""
    _strangers: list[Stranger] = field(default_factory=list)
    _heads_taken: list[PrintedRow] = field(default_factory=list)
    parted: dict[str, str] = field(default_factory=dict)
    """Where the row begins of which a row is the rest, by place."""

    def __post_init__(self) -> None:
        blocks = [
            (section, index, block)
            for section, table in self.form.tables.items()
            for index, block in enumerate(table.blocks)
        ]
        in_rows = [(section, index) for section, index, block in blocks if block.layout == "grid"]
        in_line = [(section, index) for section, index, block in blocks if block.layout == "line"]
        self._company = Company(self.labels)
        self._rows = [leaf for place in in_rows for leaf in row_leaves(self.form, *place)]
        self._lines = [column_leaves(self.form, *place) for place in in_line]

    def take(self, row: PrintedRow) -> bool:
        """Take a row of a header or a body. False when it is no part of a table of the form."""
        self._opened = self._opened or row.opens
        self._company.note(len(self.bodies), "table" if row.opens else "row")
        found = finds(row, self.labels)
        if stub := read_stub(row, found, self._rows):
            self._add(*self._with_begin(row, stub))
            return True
        if self._heads(row, found):
            self._begin(row, found)
            return True
        taken = (self._take_line, self._take_ends, self._take_rest, self._take_stranger)
        if any(take(row, found) for take in taken):
            return True
        self.interrupt(strange=any(is_value(slot.text) for slot in row.slots))
        return False

    def interrupt(self, *, ends: bool = False, strange: bool = False) -> None:
        """Take note of words or a strange row: a title above speaks for no row below, nor an ended header."""
        self._company.note(len(self.bodies), "strange" if strange else "words")
        self._title = frozenset()
        self._waiting = self._waiting and not (ends or strange)

    def rows(self) -> tuple[list[Body], list[Stranger]]:
        """Return the rows that were taken, and those among them whose label leaves more than one place."""
        return known(self.bodies, self._strangers, self._rows, self.labels, self._company.alone(self.bodies))

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield what the cells of headers and stubs print that is a label of the form, and their places."""
        stubs = ((body.row, body.stubs) for body in self.bodies)
        for row, count in (*((row, len(row.slots)) for row in self._heads_taken), *stubs):
            for slot, found in zip(row.slots[:count], finds(row, self.labels), strict=False):
                if slot.begins and found.spots and not found.distance:
                    yield slot.text, row.place

    def _add(self, row: PrintedRow, stub: Stub, refusal: str = "") -> None:
        leaf = stub.leaf
        columns = column_leaves(self.form, leaf.spot.section, leaf.spot.block)
        order = self._rows.index(leaf)
        header = self._header_of(columns)
        if not header and not stub.damage:
            header = self._of_alike(row.slots[stub.cells :], columns)
        remarks = stub.remarks
        if header.assumed and row.texts:
            what = NO_HEAD if len(columns) == 1 else ALL_ALIKE
            remarks = (*remarks, Remark(row.texts[0], row.place, what))
        body = Body(row, header, columns, leaf, order, stub.cells, stub.damage, remarks, refusal)
        if not body.filled and bare_digits([" ".join(slot.text for slot in row.slots[: stub.cells])]):
            body = replace(body, refusal=IN_LABEL)
        self.bodies.append(body)
        self._waiting = self._opened = False

    def _with_begin(self, row: PrintedRow, stub: Stub) -> tuple[PrintedRow, Stub, str]:
        """Return a row with the one above, where a page's end parts its label: that one has the numbers.

        Behind them stands why the row is not read, where the two do not fit: it is not blank.
        """
        upper = self._strangers[-1] if self._strangers else None
        is_rest = self._opened and stub.damage and not any(slot.text for slot in row.slots[stub.cells :])
        if not is_rest or upper is None or upper.behind != len(self.bodies):
            return row, stub, ""
        whole = joined(upper.row, row)
        read = read_stub(whole, finds(whole, self.labels), self._rows) if whole else None
        if whole is None or read is None or read.leaf != stub.leaf:
            return row, stub, SPLIT
        self._strangers.pop()
        self.parted[row.place] = upper.row.place
        return whole, read, ""

    def _heads(self, row: PrintedRow, found: Sequence[Found]) -> bool:
        return any(each.heads for each in found) and not any(is_value(slot.text) for slot in row.slots)

    def _begin(self, row: PrintedRow, found: Sequence[Found]) -> None:
        """Add a row to the header, or begin a new one; a block's title is no part of it."""
        titles = [bool(each.of("title")) for each, slot in zip(found, row.slots, strict=True) if slot.text]
        repeated = bool(self._header) and row.text == self._header[0].text
        if not self._waiting or repeated or any(titles):
            self._header = []
            self._read = {}
        self._waiting = True
        self._company.note(len(self.bodies), "words")
        self._heads_taken.append(row)
        if not all(titles):
            self._header.append(row)
        exact = (each.of("title") for each in found if not each.distance)
        self._title = frozenset[Spot]().union(*exact) if all(titles) else frozenset()

    def _header_of(self, columns: tuple[Leaf, ...]) -> Header:
        if columns not in self._read:
            self._read[columns] = self._assumed(columns) or read_header(self._header, columns, self.labels)
        return self._read[columns]

    def _assumed(self, columns: tuple[Leaf, ...]) -> Header | None:
        """Return the header of a block of one column that prints none, where its title stands above."""
        spot = columns[0].spot
        if self._header or len(columns) > 1 or replace(spot, role="title", id="") not in self._title:
            return None
        return unprinted(columns)

    def _of_alike(self, values: Sequence[RowSlot], columns: tuple[Leaf, ...]) -> Header:
        """Return the form's own header for a row below none that has the same number for each column."""
        numbers = {slot.text for slot in values if not slot.flaw}
        is_whole = 1 < len(columns) == len(values)
        is_read = is_whole and not self._header and len(numbers) == 1 and is_value(*numbers)
        return unprinted(columns) if is_read else Header()

    def _take_line(self, row: PrintedRow, found: Sequence[Found]) -> bool:
        """Take a row of values below a header of rows side by side, each with one, perhaps behind words."""
        stubs = words_before(row, found)
        values = row.slots[stubs:]
        if not self._waiting or not are_values(values, found[stubs:]):
            return False
        filled = sum(1 for slot in values if slot.text)
        for columns in self._lines:
            if stubs and filled != len(columns):
                continue
            header = self._header_of(columns)
            if header and (
                row.text or len([place for place in header.columns if place.leaf]) == len(columns)
            ):
                refusal = self.own.doubt("".join(slot.text for slot in row.slots[:stubs]))
                self.bodies.append(Body(row, header, columns, stubs=stubs, refusal=refusal))
                self._waiting = not row.text  # an empty row may only part the numbers from their header
                return True
        return False

    def _take_ends(self, row: PrintedRow, found: Sequence[Found]) -> bool:
        """Take the ends of labels that the last row of the header begins: each then is one of the form's."""
        if not self._waiting or not self._header or any(each.spots for each in found):
            return False
        ends = [slot.text for slot in row.slots if slot.text]
        begun = [
            slot.text
            for slot in self._header[-1].slots
            if slot.text and not self.labels.find(slot.text).spots
        ]
        whole = {begin: begin + end for begin, end in zip(begun, ends, strict=False)}
        if len(ends) != len(begun) or len(whole) != len(begun):
            return False
        if not all(
            (each := self.labels.find(text)).of("column") and not each.distance for text in whole.values()
        ):
            return False
        slots = tuple(replace(slot, text=whole.get(slot.text, slot.text)) for slot in self._header[-1].slots)
        self._header[-1] = replace(self._header[-1], slots=slots)
        self._read = {}
        return True

    def _take_rest(self, row: PrintedRow, found: Sequence[Found]) -> bool:
        """Take the rest of the row above, which a page's end parted: either has the numbers.

        Where the parts do not fit, neither is read, and a row without its numbers is not blank; nor where a
        number may be parted itself, its last digits below.
        """
        if not self._opened or any(each.spots for each in found):
            return False
        numbers = [is_value(slot.text) for slot in row.slots if slot.text]
        last = self.bodies[-1] if self.bodies else None
        if last is None or not any(numbers) or last.refusal:
            return False
        if not (all(numbers) and goes_on(last.row, row) if last.filled else last.leaf):
            return False
        self.parted[row.place] = self.parted.get(last.row.place, last.row.place)
        whole = None if last.filled else joined(last.row, row)
        stub = read_stub(whole, finds(whole, self.labels), self._rows) if whole else None
        if whole and stub and stub.leaf == last.leaf and stub.damage <= last.damage:
            self.bodies[-1] = replace(last, row=whole)
            self._opened = False
            return True
        self.bodies[-1] = replace(last, row=replace(row, slots=(*last.row.slots, *row.slots)), refusal=SPLIT)
        return True

    def _take_stranger(self, row: PrintedRow, found: Sequence[Found]) -> bool:
        """Take a row of numbers whose label is not the form's but has a number like one."""
        if any(each.of("column", "beside", "title", "corner") for each in found):
            return False
        stubs = next((at for at, slot in enumerate(row.slots) if is_value(slot.text)), 0)
        words = [slot.text for slot in row.slots[:stubs] if slot.text]
        if not (words and self.bodies and self.labels.is_numbered(words[-1])):
            return False
        if any(slot.text and not is_value(slot.text) for slot in row.slots[stubs:]):
            return False
        self._company.note(behind := len(self.bodies), "strange")
        self._strangers.append(Stranger(row, words[-1], stubs, behind, self._waiting, self.section))
        return True
