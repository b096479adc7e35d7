"""Assigns the cells of one row to the columns of its header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kit.base.strings import quoted
from kit.ingest.source.flaws import PADDED
from kit.ingest.tables.naming.header_order import HeaderPlace
from kit.ingest.tables.naming.headers import Header
from kit.ingest.tables.printed_rows import PrintedRow, RowSlot

NO_COLUMN = "这一列的列名{label}认不准"
MISCOUNTED = "格数与表头的列数对不上，不能确定哪一格是哪一列"
TWO_VALUES = "同一列下面有不止一个数"
MERGED = "这一格跨了几行或几列，不能确定是哪一格的数"


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a row says: the text of each column, and the texts that belong to none, each with the reason.

    Behind a column's text stand its flaw and how many times it is printed there; behind a text that belongs
    to none the columns that it stands under, where these are known.
    """

    columns: tuple[tuple[HeaderPlace, str, str, int], ...] = ()
    refused: tuple[tuple[str, tuple[HeaderPlace, ...], str], ...] = ()


def fits(row: PrintedRow, stubs: int, header: Header) -> bool:
    """Whether every column of a header has exactly one filled cell of the row below it, and none is over."""
    filled = [slot for slot in row.slots[stubs:] if slot.text]
    return (
        _aligned(row, stubs, header)
        and len(filled) == len(header.columns)
        and all(any(_covers(slot, place) for slot in filled) for place in header.columns)
    )


def in_grid(row: PrintedRow, stubs: int, header: Header, level: int) -> bool:
    """Whether a row has the header's columns and prints merged cells as it does, the rest of each blank.

    Then the label of a row stands as far from the left as it has groups (`level`), where there are columns
    for these, and each number in the first column of a label.
    """
    if not header.spread or not _aligned(row, stubs, header):
        return False
    labels = [slot for slot in row.slots[:stubs] if slot.text]
    own = next((slot.first for slot in labels if slot.text == labels[-1].text), 0)
    firsts = {place.first for place in header.columns}
    before = min(firsts)
    is_level = own == min(level, before - 1) if labels else not before
    return is_level and all(slot.first in firsts for slot in row.slots[stubs:] if slot.text)


def assign(
    row: PrintedRow,
    stubs: int,
    header: Header,
    *,
    confirmed: bool,
    counted: bool = False,
    further: bool = False,
) -> Assigned:
    """Return which cell of a row, its first `stubs` cells aside, stands in which column.

    Where merged cells are not known for certain, a row with blanks is read by its columns only if the other
    rows have `confirmed` them; a full row is read in the header's order, and so is one with blanks where
    a cell is printed for each column in all rows (`counted`), or in this one of a table that goes on with its
    labels in more columns, or in fewer (`further`).
    """
    values = row.slots[stubs:]
    filled = [slot for slot in values if slot.text]
    aligned = _aligned(row, stubs, header)
    if aligned and (header.certain or fits(row, stubs, header) or _repeats(values, header)):
        return _by_columns(values, header)
    if header.order and len(filled) == len(header.order):
        return _by_order(filled, header)
    text = " ".join(slot.text for slot in filled)
    if any(slot.flaw == PADDED for slot in filled):
        return Assigned(refused=((text, (), PADDED),))
    if filled and further and _is_whole(row, stubs, header):
        return _by_order(values, replace(header, order=header.columns))
    if len(values) == len(header.order) and filled and (counted or row.explicit):
        return _by_order(values, header)
    blank = row.ended or (len(values) >= len(header.order) and not any(slot.flaw for slot in values))
    if not filled and header.order and blank:
        return Assigned(tuple((place, "", "", 1) for place in header.order if place.leaf))
    if aligned and confirmed:
        return _by_columns(values, header)
    if not filled:
        return Assigned()
    return Assigned(refused=((text, (), MISCOUNTED),))


def _is_whole(row: PrintedRow, stubs: int, header: Header) -> bool:
    """Whether a row has a cell of its own for each column of a header, merged with none."""
    values = row.slots[stubs:]
    knows = header.certain and row.merges and row.width > 0
    return knows and len(values) == len(header.columns) and all(s.begins and not s.merged for s in values)


def _repeats(values: Sequence[RowSlot], header: Header) -> bool:
    """Whether a row says the same in every column that stands under one label, and so does the header."""
    return any(place.repeated for place in header.columns) and all(
        _is_one([slot for slot in values if slot.text and _covers(slot, place)], place)
        for place in header.columns
    )


def _is_one(filled: Sequence[RowSlot], place: HeaderPlace) -> bool:
    """Whether filled cells say one thing, each column of the label's own or all in one cell."""
    return len({slot.text for slot in filled}) == 1 and len(filled) in (1, place.last - place.first)


def _aligned(row: PrintedRow, stubs: int, header: Header) -> bool:
    """Whether the row's columns are the header's: the stub ends before them, no number stands beside them."""
    columns = [place for place in header.columns if place.leaf]
    if not columns or row.width != header.width or stubs >= len(row.slots):
        return False
    if any(slot.last > columns[0].first for slot in row.slots[:stubs]):
        return False
    return all(_within(slot, header.columns) for slot in row.slots[stubs:] if slot.text)


def _within(slot: RowSlot, places: Sequence[HeaderPlace]) -> bool:
    """Whether all of a cell stands below labels, so that no other cell has pushed it aside."""
    return all(
        any(place.first <= column < place.last for place in places) for column in range(slot.first, slot.last)
    )


def _covers(slot: RowSlot, place: HeaderPlace) -> bool:
    return slot.first < place.last and slot.last > place.first


def _by_columns(values: Sequence[RowSlot], header: Header) -> Assigned:
    columns: list[tuple[HeaderPlace, str, str, int]] = []
    refused: dict[tuple[int, str], tuple[RowSlot, tuple[HeaderPlace, ...]]] = {}
    for place in header.columns:
        cells = [slot for slot in values if _covers(slot, place)]
        filled = [slot for slot in cells if slot.text]
        text = filled[0].text if filled else ""
        if reason := _doubt(place, cells, filled, header):
            for slot in filled:  # one cell over several columns is told once
                _, others = refused.get((id(slot), reason), (slot, ()))
                refused[id(slot), reason] = slot, (*others, place)
        else:
            flaw = next((slot.flaw for slot in cells if slot.flaw), "")
            columns.append((place, text, flaw, max(len(filled), 1)))
    told = ((slot.text, places, reason) for (_, reason), (slot, places) in refused.items())
    return Assigned(tuple(columns), tuple(told))


def _doubt(place: HeaderPlace, cells: Sequence[RowSlot], filled: Sequence[RowSlot], header: Header) -> str:
    """Return why the cells under a column cannot be its one value, "" when they can."""
    if place.leaf is None:
        return _no_column(place)
    others = [each for each in header.columns if each is not place]
    if any(slot.tall for slot in filled) or any(
        not slot.begins or any(_covers(slot, each) for each in others) for slot in cells
    ):
        return MERGED
    if place.repeated:
        return TWO_VALUES if len({slot.text for slot in cells}) > 1 else ""
    return TWO_VALUES if filled and not _is_one(filled, place) else ""


def _by_order(values: Sequence[RowSlot], header: Header) -> Assigned:
    pairs = list(zip(header.order, values, strict=True))
    unnamed = ((place, slot) for place, slot in pairs if slot.text and not place.leaf)
    return Assigned(
        tuple((place, slot.text, slot.flaw, 1) for place, slot in pairs if place.leaf),
        tuple((slot.text, (place,), _no_column(place)) for place, slot in unnamed),
    )


def _no_column(place: HeaderPlace) -> str:
    return NO_COLUMN.format(label=quoted(place.text))
