"""Places the cells of a report's tables: one certain address each, or a reason why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from kit.base.strings import fold
from kit.ingest.source.flaws import BOXED
from kit.ingest.tables.body import Body
from kit.ingest.tables.column_cells import Assigned, assign, fits, in_grid
from kit.ingest.tables.printed_values import Plain, is_value

NO_HEADER = "上面没有这张表的表头，或表头的列名认不全"
NO_ROW = "行名不是格式里的，或认不准"
_MOST_APART = 3
"""So many rows of numbers alone are more than a page's number or a line of its own."""
STRAYED = "别的行里的数比列还多，数串了行，不能确定哪一格是哪一列"
DIFFERENT = "同一格印了不止一次，数不相同"


@dataclass(frozen=True, slots=True)
class Placement:
    """A printed cell and the address it is placed at; `header` is the label above it, `flaw` its defect.

    `again` are the places where the same is printed for the same address once more.
    """

    address: str
    text: str
    place: str
    header: str
    flaw: str
    damaged: bool
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something printed that has no certain place: its text, where it stood, and why.

    `addresses` are the cells that it may belong to, where that much is known; `section` is the one whose
    heading stands above it, or whose table it is in, "" where none is known.
    """

    text: str
    place: str
    reason: str
    addresses: tuple[str, ...] = ()
    section: str = ""


def place(bodies: Sequence[Body]) -> tuple[list[Placement], list[Unplaced]]:
    """Return every printed cell with the one address it has for certain, and what has none."""
    placements: list[Placement] = []
    unplaced: list[Unplaced] = []
    confirmed, counted, further = _confirmed(bodies), _counted(bodies), _going_on(bodies)
    doubtful, strayed = set(_out_of_order(bodies)), _strayed(bodies)
    for body in _filled_lines(bodies):
        if body.refusal:
            unplaced.append(Unplaced(body.row.text, body.row.place, body.refusal, _addresses(body)))
            continue
        if body in doubtful or not body.header:
            if any(slot.text for slot in body.row.slots[body.stubs :]):
                reason = NO_ROW if body.header else NO_HEADER
                unplaced.append(Unplaced(body.row.text, body.row.place, reason, _addresses(body)))
            continue
        own = id(body.header)
        if own in strayed:
            if any(slot.text for slot in body.row.slots[body.stubs :]):
                unplaced.append(Unplaced(body.row.text, body.row.place, STRAYED, _addresses(body)))
            continue
        assigned = assign(
            body.row,
            body.stubs,
            body.header,
            confirmed=own in confirmed,
            counted=own in counted,
            further=(own, _table_of(body)) in further,
        )
        placements += _placements(body, assigned)
        unplaced += _refused(body, assigned)
    kept, contradictory = _settled(placements)
    return kept, unplaced + contradictory


def without_doubtful_blanks(
    values: Mapping[str, Plain], unplaced: Sequence[Unplaced]
) -> tuple[dict[str, Plain], list[Unplaced]]:
    """Return values and what has no place, no blank among them where numbers stand apart from their rows.

    One that floats above the text may be printed over any cell that holds none, and rows of numbers without
    labels may be the rest of those above, which ended at the paper's edge.
    """
    boxed = any(each.reason == BOXED for each in unplaced)
    apart = sum(1 for each in unplaced if not each.addresses and all(map(is_value, each.text.split())))
    doubtful = boxed or apart >= _MOST_APART
    blanks = tuple(address for address, value in values.items() if doubtful and value is None)
    kept = {address: value for address, value in values.items() if address not in blanks}
    return kept, [replace(each, addresses=blanks) if each.reason == BOXED else each for each in unplaced]


def _addresses(body: Body) -> tuple[str, ...]:
    return tuple(body.address(column) for column in body.columns)


def _placements(body: Body, assigned: Assigned) -> Iterator[Placement]:
    for column, text, flaw, times in assigned.columns:
        if column.leaf:
            at, place = body.address(column.leaf), body.row.place
            yield Placement(at, text, place, column.text, flaw, body.damage > 0, (place,) * (times - 1))


def _refused(body: Body, assigned: Assigned) -> Iterator[Unplaced]:
    taken = {body.address(column.leaf) for column, *_ in assigned.columns if column.leaf}
    rest = tuple(address for address in _addresses(body) if address not in taken)
    label = next((slot.text for slot in reversed(body.row.slots[: body.stubs]) if slot.text), "")
    for text, columns, reason in assigned.refused:
        own = tuple(body.address(column.leaf) for column in columns if column.leaf) or rest
        words = " ".join(filter(None, (label, text)))
        yield Unplaced(words, body.row.place, reason, own, body.columns[0].spot.section)


def _confirmed(bodies: Sequence[Body]) -> set[int]:
    """Return the headers below which rows tell that their columns are those that the header says.

    All full rows fill exactly these, or each row stands as a sheet has it that prints blanks for the rest of
    merged cells.
    """
    full: dict[int, list[bool]] = {}
    for body in bodies:
        filled = sum(1 for slot in body.row.slots[body.stubs :] if slot.text)
        if body.header.columns and filled == len(body.columns):
            full.setdefault(id(body.header), []).append(fits(body.row, body.stubs, body.header))
    sheets: dict[int, list[bool]] = {}
    for body in bodies:
        level = len(body.leaf.path) - 1 if body.leaf else 0
        own = in_grid(body.row, body.stubs, body.header, level)
        sheets.setdefault(id(body.header), []).append(own)
    told = (*full.items(), *((header, own) for header, own in sheets.items() if header not in full))
    return {header for header, fitting in told if all(fitting)}


def _counted(bodies: Sequence[Body]) -> set[int]:
    """Return the headers below which every row prints a cell for each column, blank or not.

    That no blank is the rest of a merged label is told by a row without blanks, or by labels of one cell
    and of several with as many cells behind each.
    """
    by_header: dict[int, list[Body]] = {}
    for body in bodies:
        if not body.row.merges:
            by_header.setdefault(id(body.header), []).append(body)
    return {
        header
        for header, own in by_header.items()
        if all(len(body.row.slots) - body.stubs == len(body.header.order) for body in own)
        and (
            len({body.stubs for body in own}) > 1
            or any(all(slot.text for slot in body.row.slots[body.stubs :]) for body in own)
        )
    }


def _going_on(bodies: Sequence[Body]) -> set[tuple[int, str]]:
    """Return the headers with the tables that go on below them on the next page, in other columns.

    Each of their rows has as many, so that none has lost a cell.
    """
    widths: dict[tuple[int, str], set[int]] = {}
    for body in bodies:
        widths.setdefault((id(body.header), _table_of(body)), set()).add(body.row.width)
    known = {id(body.header): body.header.width for body in bodies}
    return {each for each, own in widths.items() if len(own) == 1 and known[each[0]] not in own}


def _table_of(body: Body) -> str:
    """Return the place of the table in which a row stands."""
    return body.row.place.rpartition("第")[0]


def _strayed(bodies: Sequence[Body]) -> set[int]:
    """Return the headers of lines below which cells stand in other rows: two rows have more than columns."""
    over = Counter(
        id(body.header)
        for body in bodies
        if not body.row.width
        and not body.refusal
        and sum(1 for slot in body.row.slots[body.stubs :] if slot.text) > len(body.columns)
    )
    return {header for header, count in over.items() if count > 1}


def _out_of_order(bodies: Sequence[Body]) -> Iterator[Body]:
    """Yield the rows whose damaged label does not stand where the form has it between undamaged ones."""
    rows = [body for body in bodies if body.leaf]
    for _, table in groupby(rows, key=lambda body: body.columns[0].spot.section):
        own = list(table)
        sure = [None if body.damage else body.order for body in own]
        before = list(accumulate(sure, _latest))
        after = list(accumulate(reversed(sure), _latest))[::-1]
        for body, first, last in zip(own, before, after, strict=True):
            fits = (first is None or first < body.order) and (last is None or body.order < last)
            if body.damage and not fits:
                yield body


def _latest(last: int | None, this: int | None) -> int | None:
    return last if this is None else this


def _filled_lines(bodies: Sequence[Body]) -> Iterator[Body]:
    """Yield all rows but the empty ones that part a header from its line of numbers."""
    filled = {id(body.header) for body in bodies if body.leaf is None and body.row.text}
    for body in bodies:
        if body.row.text or id(body.header) not in filled:
            yield body


def _settled(placements: Iterable[Placement]) -> tuple[list[Placement], list[Unplaced]]:
    """Return one placement an address: undamaged labels before damaged ones, contradictions refused."""
    kept: list[Placement] = []
    unplaced: list[Unplaced] = []
    by_address: dict[str, list[Placement]] = {}
    for placement in placements:
        by_address.setdefault(placement.address, []).append(placement)
    for address, same in by_address.items():
        certain = [placement for placement in same if not placement.damaged] or same
        if len({fold(placement.text) for placement in certain}) > 1:
            unplaced += [Unplaced(each.text, each.place, DIFFERENT, (address,)) for each in same]
            continue
        equal = [each for each in same if fold(each.text) == fold(certain[0].text)]
        again = [place for each in equal for place in (each.place, *each.again)]
        again.remove(certain[0].place)
        kept.append(replace(certain[0], again=tuple(again)) if again else certain[0])
        others = [each for each in same if each not in equal]
        unplaced += [Unplaced(each.text, each.place, NO_ROW, (address,)) for each in others]
    return kept, unplaced
