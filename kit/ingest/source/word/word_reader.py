"""Reads a Word file: its paragraphs and tables in the order of the body."""

from __future__ import annotations

from functools import partial

from kit.ingest.source.archive import Package
from kit.ingest.source.flaws import AUTO_NUMBER
from kit.ingest.source.flow import Flow
from kit.ingest.source.printed import Source
from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.word.numbering import Numbering
from kit.ingest.source.word.word_cells import arrange, box, columns, continues_left, is_seen, skipped
from kit.ingest.source.word.word_styles import Styles
from kit.ingest.source.word.word_text import paragraph, seen_within
from kit.ingest.source.xml_parts import DAMAGED, Element, child, local

_UNSEEN = frozenset(("del", "moveFrom", "Fallback", "sectPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr"))


def read(package: Package, main: str, name: str) -> Source:
    """Return the body of a Word file whose main part is `main`.

    Raises RefusedError when it cannot be read for certain.
    """
    body = child(package.parse(main), "body")
    if body is None:
        raise RefusedError(*DAMAGED)
    parts = {kind: part for kind, part in package.related(main).values() if part in package}
    styles = Styles(_root(package, parts.get("styles")))
    reader = _Reader(styles, Numbering(_root(package, parts.get("numbering")), styles))
    reader.blocks(body)
    return Source(name, tuple(reader.flow.pieces()))


def _root(package: Package, part: str | None) -> Element | None:
    return package.parse(part) if part else None


class _Reader:
    """Walks over the blocks of the body: paragraphs, tables, and whatever wraps them."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.flow = Flow()
        self._styles = styles
        self._numbering = numbering
        self._cells = 0

    def blocks(self, element: Element) -> None:
        """Take the blocks within an element. What wraps paragraphs, rows or cells is gone through."""
        for each in element:
            name = local(each)
            if name in _UNSEEN:
                continue
            if name == "altChunk":
                raise RefusedError("正文是嵌在里面的另一份文件", "请用 Word 打开后另存为 .docx")
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self.flow.open_table()
                self.blocks(each)
                self.flow.close_table(partial(arrange, columns=columns(each)))
            elif name == "tr":
                self._row(each)
            elif name == "tc":
                self._cell(each)
            elif (seen := seen_within(each)) is not None:
                self.blocks(seen)

    def _row(self, row: Element) -> None:
        if is_seen(row):
            self.flow.open_row(before=skipped(row))
            self.blocks(row)

    def _cell(self, cell: Element) -> None:
        found = box(cell)
        if continues_left(cell) and self.flow.widen(found.colspan):
            return
        self.flow.open_cell(found)
        self._cells += 1
        self.blocks(cell)
        self._cells -= 1
        self.flow.close_cell()

    def _paragraph(self, element: Element) -> None:
        number = self._numbering.before(child(element, "pPr"))
        found = paragraph(element, self._styles)
        text = found.text.strip()
        flaw = found.flaw
        if number and self._cells and (not text or text[0] in "+-" or text[0].isdigit()):
            flaw = flaw or AUTO_NUMBER
        if number and (text or self._cells):
            gap = " " if number[-1:].isascii() and text[:1].isascii() else ""
            text = f"{number}{gap}{text}"
        heading = self._styles.is_heading(child(element, "pPr"))
        for line in text.split("\n"):
            self.flow.line(line.strip(), flaw, heading=heading)
        for each in found.boxes:
            self.blocks(each)
