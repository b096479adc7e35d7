"""Reads a Word file: its paragraphs and tables in the order of the body."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from kit.ingest.source.archive import Package
from kit.ingest.source.comments import comments
from kit.ingest.source.flaws import AUTO_NUMBER, BOXED, EMBEDDED, EQUATION, OFF_PAGE, STRANGE, TINY, gravest
from kit.ingest.source.flow import Flow
from kit.ingest.source.printed import Source, Unread
from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.word.controls import Controls
from kit.ingest.source.word.drawings import chosen, has_words
from kit.ingest.source.word.look.table_look import Around, TableLook
from kit.ingest.source.word.look.word_colours import PAPER, Palette
from kit.ingest.source.word.look.word_styles import Styles
from kit.ingest.source.word.margins import margins
from kit.ingest.source.word.notes import Notes
from kit.ingest.source.word.numbering import Numbering
from kit.ingest.source.word.word_cells import (
    arrange,
    box,
    columns,
    continues_left,
    is_deleted,
    is_low,
    is_off_page,
    is_seen,
    skipped,
)
from kit.ingest.source.word.word_text import Paragraphs
from kit.ingest.source.xml_parts import DAMAGED, Element, child, is_on, local, named

_SILENT = frozenset((
    "del", "moveFrom", "Fallback", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr",
    "tcPr",
    "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart",
    "commentRangeEnd", "customXmlPr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
    "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd",
))  # fmt: skip
"""What prints nothing."""
_THROUGH = frozenset(("ins", "moveTo", "customXml"))
_BESIDE = "styles", "numbering", "settings", "theme", "comments"
"""What only wraps paragraphs, tables, rows or cells."""
_Takers = Mapping[str, Callable[[Element], None]]
"""What takes the elements of each name."""


def read(package: Package, main: str, name: str) -> Source:
    """Return the body of a Word file whose main part is `main`.

    Raises RefusedError when it cannot be read for certain.
    """
    document = package.parse(main)
    body = child(document, "body")
    if body is None:
        raise RefusedError(*DAMAGED)
    parts = {kind: part for kind, part in package.related(main).values() if part in package}
    roots = {kind: package.parse(parts[kind]) for kind in _BESIDE if kind in parts}
    settings = roots.get("settings")
    palette = Palette(roots.get("theme"), settings)
    styles = Styles(roots.get("styles"), palette)
    renewed = bool(is_on(settings, "updateFields"))
    paragraphs = Paragraphs(styles, palette, Controls(package, main), renewed=renewed)
    around = Around(ground=_page(document, settings, palette))
    reader = _Reader(paragraphs, Numbering(roots.get("numbering"), styles), Notes(package, parts))
    reader.blocks(body, around)

    def flow_of(part: Element) -> Flow:
        marginal = _Reader(paragraphs, Numbering(None, styles), Notes(package, {}))
        marginal.blocks(part, around)
        return marginal.flow

    lines, unread = margins(package, main, document, settings, flow_of)
    flow, remarks = reader.flow, comments(roots.get("comments"), "正文")
    return Source(name, tuple(flow.pieces()), (*flow.unread, *unread, *remarks), tuple(lines))


def _page(document: Element, settings: Element | None, palette: Palette) -> str:
    """Return the colour of the page, which Word shows when asked to."""
    background = child(document, "background")
    if background is None or not is_on(settings, "displayBackgroundShape"):
        return PAPER
    colour = palette.colour(background, "color")
    return PAPER if colour == "auto" else colour


@dataclass(slots=True)
class _Held:
    """A paragraph whose end is not seen: its words belong to the line of the next."""

    text: str = ""
    flaws: dict[str, None] = field(default_factory=dict)
    is_heading: bool = False


class _Reader:
    """Walks over the blocks of the body: paragraphs, tables, and whatever wraps them."""

    def __init__(self, paragraphs: Paragraphs, numbering: Numbering, notes: Notes) -> None:
        self.flow = Flow()
        self._paragraphs = paragraphs
        self._numbering = numbering
        self._notes = notes
        self._waiting: list[Element] = []
        """Notes that are printed when the table that refers to them has ended."""
        self._over: list[str] = []
        """The doubts about what is being read as a whole."""
        self._held = _Held()
        self._in_words: list[bool] = []
        """For each thing that was named, whether words stand beside it."""
        self._cells = self._tables = 0

    def blocks(self, element: Element, around: Around) -> None:
        """Take the blocks within an element."""
        takers: _Takers = {
            "p": partial(self._paragraph, around=around),
            "tbl": partial(self._table, around=around),
            "altChunk": lambda _: self._skip(EMBEDDED),
        }
        self._walk(element, takers)
        self._end_held()

    def _walk(self, element: Element, takers: _Takers) -> None:
        """Take what is within an element; what wraps paragraphs, rows or cells is gone through."""
        for each in element:
            name = local(each)
            if take := takers.get(name):
                take(each)
            elif name == "sdt":
                self._control(each, takers)
            elif name in _THROUGH:
                self._walk(each, takers)
            elif name == "AlternateContent":
                self._within(chosen(each), takers)
            elif name not in _SILENT:
                self._skip(EQUATION if name in ("oMath", "oMathPara") else STRANGE)

    def _within(self, wrapper: Element | None, takers: _Takers) -> None:
        if wrapper is not None:
            self._walk(wrapper, takers)

    def _control(self, control: Element, takers: _Takers) -> None:
        shown, flaw = self._paragraphs.controls.shown(control)
        self._over.append(flaw)
        self._within(shown, takers)
        self._over.pop()

    def _table(self, table: Element, around: Around) -> None:
        self._end_held()
        named = len(self._in_words)
        self.flow.open_table()
        look = TableLook(table, self._paragraphs.styles, self._paragraphs.palette, around)
        self._over.append(OFF_PAGE if is_off_page(table) else "")
        self._walk(table, {"tr": partial(self._row, look=look)})
        self._over.pop()
        if self.flow.close_table(partial(arrange, columns=columns(table))):
            self._tables += 1
            told = zip(self.flow.unread[named:], self._in_words[named:], strict=True)
            place = f"第 {self._tables} 张表"
            self.flow.unread[named:] = [Unread(each.what, place) for each, in_words in told if in_words]
            self._in_words[named:] = [True] * (len(self.flow.unread) - named)
        if not self._cells:
            self._print_notes(around)

    def _row(self, row: Element, look: TableLook) -> None:
        if is_seen(row):
            self.flow.open_row(before=skipped(row))
            look.open_row()
            self._over.append(TINY if is_low(row) else "")
            self._walk(row, {"tc": partial(self._cell, row=row, look=look)})
            self._over.pop()

    def _cell(self, cell: Element, row: Element, look: TableLook) -> None:
        properties = named(child(cell, "tcPr"))
        if is_deleted(properties):
            return
        around = look.cell(properties.get("shd"), row)
        found = box(properties)
        if continues_left(properties) and self.flow.widen(found.colspan):
            return
        self.flow.open_cell(found)
        self._cells += 1
        self.blocks(cell, around)
        self._cells -= 1
        self.flow.close_cell()

    def _paragraph(self, element: Element, around: Around) -> None:
        found = self._paragraphs.read(element, around)
        properties = child(element, "pPr")
        self._held.flaws |= found.flaws | dict.fromkeys(filter(None, self._over))
        if found.text.strip():
            self._held.is_heading |= self._paragraphs.styles.is_heading(properties)
        self._held.text += found.text
        if not found.goes_on or found.boxes:
            self._number(properties)
            self._end_held()
        for each, ground in found.boxes:
            self._over.append("" if self._cells or has_words(each) else BOXED)
            self.blocks(each, Around(around.marks, ground))
            self._over.pop()
        notes = (self._notes.take(*note) for note in found.notes)
        self._waiting += (note for note in notes if note is not None)
        if not self._cells:
            self._print_notes(around)

    def _number(self, properties: Element | None) -> None:
        """Put before the held line the number that Word puts there."""
        held = self._held
        number = self._numbering.before(properties)
        text = held.text.strip()
        if number and self._cells and (not text or text[0] in "+-" or text[0].isdigit()):
            held.flaws.setdefault(AUTO_NUMBER)
        if number and (text or self._cells):
            gap = " " if number[-1:].isascii() and text[:1].isascii() else ""
            held.text = f"{number}{gap}{text}"

    def _end_held(self) -> None:
        """Print the line that is held, and name what of it is not read."""
        held, self._held = self._held, _Held()
        for each in (flaw for flaw in held.flaws if flaw != BOXED):
            self._name(each, held.text)
        flaw = gravest(held.flaws)
        for line in held.text.split("\n"):
            if line.strip() or self._cells:
                self.flow.line(line.strip(), flaw, heading=held.is_heading)

    def _print_notes(self, around: Around) -> None:
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self.blocks(note, Around(ground=around.ground))

    def _skip(self, what: str) -> None:
        """Name a block that is not read; in a cell it makes that unreliable."""
        self._name(what, "")
        if self._cells:
            self.flow.line("", what)

    def _name(self, what: str, beside: str) -> None:
        """Name what is not read. Where no words stand beside it in a table, the flaw of the cell tells."""
        self.flow.pass_over(what)
        self._in_words.append(any(char.isalpha() for char in beside))
