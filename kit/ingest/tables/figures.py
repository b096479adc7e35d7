"""From the tables of a published report to the figures of a parameters file, under the edition it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kit.form.cell_value import UnreadableError
from kit.form.editions import Forms
from kit.form.official_form import Form
from kit.form.workbook_labels import ABOUT, LABELS, sheet_place
from kit.ingest.heading_lines import section_of
from kit.ingest.identity.printed_day import NO_DAY, as_parameter
from kit.ingest.source.flaws import BOXED, HEEDED
from kit.ingest.source.printed import PrintedLine, PrintedTable
from kit.ingest.tables.lines.flattened import rows_and_lines
from kit.ingest.tables.lines.page_numbers import without_page_numbers
from kit.ingest.tables.naming.labels import Labels, labels_of
from kit.ingest.tables.naming.own_row import OwnRow
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.placing import NO_ROW, Placement, Unplaced, place, without_doubtful_blanks
from kit.ingest.tables.printed_rows import PrintedRow
from kit.ingest.tables.printed_values import Plain, are_heaped, read_cell
from kit.ingest.tables.remarks import remarks_in, remarks_on
from kit.ingest.tables.settled import settled
from kit.ingest.tables.stacked import parted_rows
from kit.ingest.tables.table_rows import Tables
from kit.ingest.tables.table_words import (
    Left,
    holds_numbers,
    is_labelled,
    is_numbers,
    is_stray,
    taken_back,
    told_apart,
)
from kit.ingest.tables.turned import upright

_KEYS = {label: key for key, label in LABELS.items()}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that a report prints, as its edition has them, what has no place, and the lines left over.

    `told` is what a workbook of this kit tells of who reports, by parameter. `open` is true when the report
    ends in a table, which no whole report does: words come last in the form.
    `remarks` tell what was read though it is not printed as the form has it. `seen` are the texts, with their
    places, of the cells that were read or are labels; `parted` tells of a row's rest where the row begins;
    `pieces` is what was read, tables upright, `own` the lines that are left of a table's own text.
    """

    form: Form
    values: Mapping[str, Plain]
    unplaced: tuple[Unplaced, ...]
    lines: tuple[PrintedLine, ...]
    told: Mapping[str, str]
    open: bool
    remarks: tuple[Remark, ...] = ()
    seen: tuple[tuple[str, str], ...] = ()
    parted: Mapping[str, str] = field(default_factory=dict)
    pieces: tuple[PrintedLine | PrintedTable, ...] = ()
    own: tuple[str, ...] = ()


def read_figures(
    pieces: Sequence[PrintedLine | PrintedTable], year: int, forms: Forms, agency: str = ""
) -> Figures:
    """Return the figures of a report for `year`, under the edition whose labels place the most cells.

    `agency` is who reports, "" where that is not told.

    Where editions place equally many, the one that governs the year counts.
    """
    governing = forms.governing(year)
    labels = [labels_of(form, year) for form in forms.values()]
    parted, stacked = parted_rows(pieces, labels)
    printed, turned = upright(parted, labels)
    candidates = [_under(each.form, printed, each, OwnRow(year, agency)) for each in labels]

    def weight(each: Figures) -> tuple[int, int, bool, int]:
        filled = sum(value is not None for value in each.values.values())
        return filled, len(each.values), each.form is governing, each.form.first_year

    best = max(candidates, key=weight)
    return replace(best, remarks=(*stacked, *turned, *best.remarks), pieces=tuple(printed))


def _under(
    form: Form, pieces: Sequence[PrintedLine | PrintedTable], labels: Labels, own_row: OwnRow
) -> Figures:
    followed = _Followed(form, labels, own_row)
    for piece in rows_and_lines(pieces, labels):
        followed.take(piece)
    words, own = told_apart(followed.left, form, followed.flattened)
    found, unknown = followed.tables.rows()
    bodies, pages = without_page_numbers(found, form)
    strange = [
        Unplaced(each.row.text, each.row.place, each.reason or NO_ROW, (), each.section) for each in unknown
    ]
    placements, homeless = place(bodies)
    values, unreadable = _values(placements, form)
    remarks = (*remarks_on(bodies, placements, values, form), *remarks_in(placements, values, form))
    refused = [*homeless, *followed.unplaced, *strange, *unreadable]
    values, unplaced = without_doubtful_blanks(values, refused)
    return Figures(
        form,
        values,
        tuple(unplaced),
        tuple(line for each in words for line in _lines(each)),
        followed.told,
        followed.inside,
        remarks,
        (*followed.seen, *followed.tables.names(), *_seen(placements, values, unplaced)),
        followed.tables.parted,
        own=(*own, *pages),
    )


class _Followed:
    """What the pieces of a report are under one edition, each in turn: of a table, a told cell, or words."""

    def __init__(self, form: Form, labels: Labels, own_row: OwnRow) -> None:
        self._form, self._labels = form, labels
        self.tables = Tables(form, labels, own_row)
        self.left: list[Left] = []
        self.unplaced: list[Unplaced] = []
        self.told: dict[str, str] = {}
        self.seen: list[tuple[str, str]] = []
        self.inside = False  # whether the last piece is part of a table
        self.flattened, self._framed = set[str](), set[str]()  # sections by whether a table lost its frames

    def take(self, piece: PrintedRow | PrintedLine) -> None:
        """Take the piece that is printed next."""
        row = piece if isinstance(piece, PrintedRow) else None
        among, self.inside = self.inside, bool(row and self.tables.take(row))
        if row and self.inside:
            self.left.append(Left(self.tables.section))
            (self._framed if row.merges else self.flattened).add(self.tables.section)
        elif row and self._tells_who_reports(row):
            self._tell_who_reports(row)
        elif self._is_of_a_table(piece, among):
            self._refuse(piece)
        elif isinstance(piece, PrintedLine) and piece.flaw == BOXED:
            self.unplaced.append(Unplaced(piece.text, piece.place, BOXED))
        else:
            section = section_of(piece.text, self._form)
            self.tables.section = section or self.tables.section
            self.left.append(Left(self.tables.section, piece))
            self.tables.interrupt(ends=bool(section))

    def _tells_who_reports(self, row: PrintedRow) -> bool:
        about = len(row.texts) == 2 or self.told or row.place.startswith(sheet_place(ABOUT))
        return bool(about and row.texts) and row.texts[0] in _KEYS

    def _tell_who_reports(self, row: PrintedRow) -> None:
        label, *texts = row.texts
        name = _KEYS[label]
        for text in texts:
            self.told[name] = as_parameter(name, text)
            self.seen.append((text, row.place))
            self.unplaced += [] if self.told[name] else [Unplaced(text, row.place, NO_DAY)]

    def _is_of_a_table(self, piece: PrintedRow | PrintedLine, among: bool) -> bool:
        """Whether what no table of the form takes holds figures all the same, `among` their rows or not."""
        row = piece if isinstance(piece, PrintedRow) else None
        texts = row.texts if row else [piece.text]
        section, own = self.tables.section, self._form.tables.keys()
        return (
            is_numbers(texts)
            or holds_numbers(piece, among and not self.told)
            or (section in self.flattened and is_stray(piece.text))
            or (section in own - self._framed and not row and is_labelled(piece.text, self._labels))
            or (section in own and len(texts) == 1 and bool(row) and is_labelled(texts[0], self._labels))
        )

    def _refuse(self, piece: PrintedRow | PrintedLine) -> None:
        """Name the numbers of a table that have no place, and the heads above them."""
        row = piece if isinstance(piece, PrintedRow) else None
        heads = taken_back(self.left) if row and not row.opens else []
        section = self.tables.section
        self.unplaced += (Unplaced(each.text, each.place, NO_ROW, (), section) for each in (*heads, piece))
        self.left.append(Left(section))
        if not (row and row.merges):
            self.flattened.add(section)
        self.inside = True


def _seen(
    placements: Sequence[Placement], values: Mapping[str, Plain], unplaced: Sequence[Unplaced]
) -> Iterator[tuple[str, str]]:
    """Yield the texts of the placed cells with their places, as often as they are printed."""
    refused = {address for each in unplaced for address in each.addresses}
    for each in placements:
        if each.address in values or each.address in refused:
            yield from ((each.text, place) for place in (each.place, *each.again))


def _lines(piece: PrintedRow | PrintedLine) -> Iterator[PrintedLine]:
    """Yield the words of what is no part of a table; of two cells in a row the first heads the second."""
    if isinstance(piece, PrintedLine):
        yield piece
        return
    for index, text in enumerate(piece.texts):
        yield PrintedLine(text, piece.place, heading=index == 0 and len(piece.texts) == 2)


def _values(placements: Sequence[Placement], form: Form) -> tuple[dict[str, Plain], list[Unplaced]]:
    """Return what the placed cells hold, and those that cannot be read for certain."""
    values: dict[str, Plain] = {}
    unreadable: list[Unplaced] = []
    blanks = _blanks_beside_heaps(placements)
    own = {address for addresses in blanks.values() for address in addresses}
    for placement in placements:
        cell = form.cells[placement.address]
        if placement.address in own:
            continue
        try:
            if placement.flaw and placement.flaw not in HEEDED:
                raise UnreadableError(placement.flaw, "")
            values[placement.address] = read_cell(placement.text, cell, form, placement.header)
        except UnreadableError as error:
            where = f"{placement.place}，{cell.label}"
            addresses = (placement.address, *blanks.pop(placement.place, ()))
            unreadable.append(Unplaced(placement.text, where, error.what, addresses))
    flawed = {placement.address for placement in placements if placement.flaw}
    apart = [(each.addresses[0], each.text) for each in unreadable if len(each.addresses) == 1]
    sums = {
        address: count
        for address, text in apart
        if address not in flawed and (count := settled(address, text, values, form)) is not None
    }
    return values | sums, [each for each in unreadable if each.addresses[0] not in sums]


def _blanks_beside_heaps(placements: Sequence[Placement]) -> dict[str, tuple[str, ...]]:
    """Return by place the blank cells of rows of which one cell holds several numbers: they may be theirs."""
    blanks: dict[str, list[str]] = {each.place: [] for each in placements if are_heaped(each.text)}
    for each in placements:
        if each.place in blanks and not each.text:
            blanks[each.place].append(each.address)
    return {place: tuple(addresses) for place, addresses in blanks.items()}
