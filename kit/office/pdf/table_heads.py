"""Tells screen readers which cells head which: Typst 0.15 marks heads above a column, and none beside a row.

A PDF of Typst's keeps the elements of its structure as plain objects in a table of places, so that some of
them can be written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.page.grid import Grid, Part, Slot

_HEADS = {Part.TITLE: b"Column", Part.COLUMN: b"Column", Part.ROW: b"Row"}
"""The parts of a table that head others, and in which direction."""
_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Captioned:
    """A table as it is printed, and what it is called."""

    grid: Grid
    caption: str


def with_heads(pdf: bytes, tables: Sequence[Captioned]) -> bytes:
    """Return a PDF in which each cell of its tables names the cells that head it, and each table its caption.

    Raises ValueError when the tables in it are not those given.
    """
    file = _File.opened(pdf)
    names: list[bytes] = []
    found = [number for number in file.elements() if file.is_(number, b"Table")]
    for index, (number, table) in enumerate(zip(found, tables, strict=True)):
        caption = f"FEFF{table.caption.encode('utf-16-be').hex()}".encode()
        summary = b"<</O/Table/Summary<%s>>>" % caption
        file.objects[number] = _with_attribute(file.objects[number], summary)
        rows = [each for each in file.elements(number) if file.is_(each, b"TR")]
        for row, slots in zip(rows, table.grid.rows, strict=True):
            for cell, slot in zip(file.kids(row), slots, strict=True):
                file.objects[cell] = _cell(file.objects[cell], slot, table.grid, index)
                names += [b"(%s)%d 0 R" % (_id(index, slot), cell)] if slot.part in _HEADS else []
    root = file.root
    tree = b"/IDTree<</Names[" + b"".join(sorted(names)) + b"]>>"
    file.objects[root] = re.sub(rb"/IDTree<</Names\[[^\]]*\]>>", tree, file.objects[root], count=1)
    return file.written()


def heads_of(slot: Slot, table: Grid) -> Iterator[Slot]:
    """Yield the cells that head a cell, the outermost first: those above it in its block, those beside it."""
    first = max((end + 1 for end in table.ends if end < slot.row), default=0)
    if slot.part is Part.NOTE:
        return
    for row in table.rows[first : slot.row]:
        yield from (each for each in row if _HEADS.get(each.part) == b"Column" and _overlaps(each, slot))
    for row in table.rows[first : slot.row + 1]:
        for each in row:
            if each.part is Part.ROW and each.column < slot.column and each.row + each.rowspan > slot.row:
                yield each


def _overlaps(above: Slot, slot: Slot) -> bool:
    return above.column <= slot.column < above.column + above.colspan


def _id(table: int, slot: Slot) -> bytes:
    return b"t%d-%02d-%02d" % (table, slot.row, slot.column)


def _cell(element: bytes, slot: Slot, table: Grid, index: int) -> bytes:
    """Return the element of a cell with its kind, its name where it heads others, and what heads it."""
    scope = _HEADS.get(slot.part)
    element = re.sub(rb"/ID\([^)]*\)|<</O/Table[^<>]*>>", b"", element)
    own = b"/S/TH/ID(%s)" % _id(index, slot) if scope else b"/S/TD"
    element = re.sub(rb"/S/T[HD]", own, element, count=1)
    attribute = b"<</O/Table" + (b"/Scope/" + scope if scope else b"")
    if heads := b"".join(b"(%s)" % _id(index, head) for head in heads_of(slot, table)):
        attribute += b"/Headers[" + heads + b"]"
    attribute += b"/RowSpan %d" % slot.rowspan if slot.rowspan > 1 else b""
    attribute += b"/ColSpan %d" % slot.colspan if slot.colspan > 1 else b""
    return _with_attribute(element, attribute + b">>")


def _with_attribute(element: bytes, attribute: bytes) -> bytes:
    if b"/A[" in element:
        return element.replace(b"/A[", b"/A[" + attribute, 1)
    return element.replace(b"/P ", b"/A[" + attribute + b"]/P ", 1)


class _File:
    """A PDF as its objects by number, in the order in which they stand."""

    def __init__(self, head: bytes, objects: dict[int, bytes], trailer: bytes) -> None:
        self._head, self.objects, self._trailer = head, objects, trailer

    @classmethod
    def opened(cls, pdf: bytes) -> _File:
        """Return the objects of a PDF that has one table of places."""
        table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        places, _, trailer = pdf[table:].partition(b"trailer")
        _, _, *entries = places.splitlines()
        at = {
            int(entry.split()[0]): number for number, entry in enumerate(entries) if entry.split()[2] == b"n"
        }
        starts = sorted(at)
        ends = [*starts[1:], table]
        objects = {at[start]: pdf[start:end] for start, end in zip(starts, ends, strict=True)}
        return cls(pdf[: starts[0]], objects, trailer.partition(b"startxref")[0])

    @property
    def root(self) -> int:
        """The number of the structure's root."""
        catalogue = self._first(rb"/Root (\d+) 0 R", self._trailer)
        return self._first(rb"/StructTreeRoot (\d+) 0 R", self.objects[catalogue])

    def _first(self, pattern: bytes, text: bytes) -> int:
        found = re.search(pattern, text)
        if found is None:
            raise ValueError(f"no {pattern!r} in the PDF")
        return int(found[1])

    def is_(self, number: int, kind: bytes) -> bool:
        """Whether an object is an element of the structure, of this kind."""
        _, _, content = self.objects[number].partition(b"obj")
        return content.lstrip().startswith(b"<</Type/StructElem/S/%s/" % kind)

    def kids(self, number: int) -> list[int]:
        """Return the elements right below an element, in order; content of the page is none."""
        _, _, listed = self.objects[number].partition(b"/K[")
        bare = re.sub(rb"<<[^<>]*>>", b"", listed.partition(b"]")[0])
        return [int(kid) for kid in _REFERENCE.findall(bare)]

    def elements(self, below: int | None = None) -> Iterator[int]:
        """Yield every element below one, or of the whole structure, in reading order."""
        for kid in self.kids(self.root if below is None else below):
            yield kid
            yield from self.elements(kid)

    def written(self) -> bytes:
        """Return the PDF with its objects as they are now."""
        parts, places, at = [self._head], {}, len(self._head)
        for number, kept in self.objects.items():
            # A stream that ends in CR would leave open whether it is content or part of the line's end.
            content = kept.replace(b"\r\nendstream", b"\r\r\nendstream")
            places[number] = at
            parts.append(content)
            at += len(content)
        entries = (b"%010d 00000 n\r\n" % places[each] for each in sorted(places))
        table = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(places) + 1) + b"".join(entries)
        end = b"trailer" + self._trailer + b"startxref\n%d\n%%%%EOF" % at
        return b"".join((*parts, table, end))
