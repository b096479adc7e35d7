"""Reads a web page as saved from a county's site: the report in it, and what stands around the report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kit.ingest.source.cut import is_cut, marked
from kit.ingest.source.decoding import decode
from kit.ingest.source.flaws import CONTROL, PICTURE
from kit.ingest.source.flow import Flow, section_number
from kit.ingest.source.html.html_cells import arrange, box
from kit.ingest.source.html.html_guard import guard
from kit.ingest.source.html.html_line import HtmlLine
from kit.ingest.source.html.html_look import Look, is_gone, look
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source

_UNREADABLE = {"img": PICTURE, "input": CONTROL, "select": CONTROL, "textarea": CONTROL}
"""Elements that show something which is not in the page's text."""


@dataclass(slots=True, eq=False)
class _Element:
    """An element of the page, and which positions of the flow stand in it."""

    node: LexborNode
    tag: str
    look: Look
    parent: _Element | None
    start: int
    depth: int = 0
    end: int = -1


@dataclass(frozen=True, slots=True)
class _Found:
    """Something that tells where the report is: its position in the flow, its element, its number if any."""

    position: int
    element: _Element
    number: str = ""


def read(data: bytes, name: str) -> Source:
    """Return the report of a web page. Raises RefusedError or InputError when it cannot be read."""
    markup = decode(data, name)
    guard(markup)
    tree = LexborHTMLParser(markup)
    walk = _Walk()
    if tree.body is not None:
        walk.over(tree.body)
    start, end = walk.extent()
    before = (text for piece in walk.flow.pieces(0, start) for text in _texts(piece))
    around = filter(None, (_title(tree), *before))
    pieces = tuple(walk.flow.pieces(start, end))
    if end is None or end == len(walk.flow):
        pieces = marked(pieces) if is_cut(markup) else pieces
    return Source(name, pieces, around=tuple(around), embedded=_parameters(walk.embedded))


def _title(tree: LexborHTMLParser) -> str:
    titles = tree.head.css("title") if tree.head is not None else []
    return " ".join(titles[0].text().split()) if titles else ""


def _texts(piece: PrintedLine | PrintedTable) -> Iterator[str]:
    if isinstance(piece, PrintedLine):
        yield piece.text
    else:
        for cell in piece.cells:
            yield from cell.text.split("\n")


def _parameters(embedded: list[str]) -> Mapping[str, Any] | None:
    """Return the parameters that a page of this kit carries, None when it carries none for certain."""
    if len(embedded) != 1:
        return None
    try:
        found = json.loads(embedded[0])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("figures"), dict) else None


def _common(one: _Element, other: _Element) -> _Element:
    """Return the smallest element that holds both."""
    while one is not other:
        if one.depth < other.depth:
            one, other = other, one
        one = one.parent or other
    return one


class _Walk:
    """Walks over a page without recursion, and finds the report in it."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.embedded: list[str] = []
        self._line = HtmlLine()
        self._holder: _Element | None = None
        self._headings: list[_Found] = []
        self._tables: list[_Found] = []
        self._groups = 0

    def over(self, body: LexborNode) -> None:
        """Take every node of the page's body in its order."""
        element: _Element | None = _Element(body, "body", Look(), None, 0)
        node = body.child
        while element is not None:
            if node is None:
                self._leave(element)
                node, element = element.node.next, element.parent
                continue
            entered = None
            if node.is_text_node:
                self._text(node.text_content or "", element)
            elif node.is_element_node:
                entered = self._enter(node, element)
            element, node = (entered, node.child) if entered else (element, node.next)

    def extent(self) -> tuple[int, int | None]:
        """Return from which to which position the report runs.

        It is in the smallest element that holds every line beginning as a section does, when two sections
        do; wider when those lines are a list of contents and the tables follow elsewhere. Else all is it.
        """
        if len({heading.number for heading in self._headings}) < 2:
            return 0, None
        holder = _common(self._headings[0].element, self._headings[-1].element)
        if self._tables and not any(holder.start <= table.position < holder.end for table in self._tables):
            holder = _common(holder, self._tables[-1].element)
        return holder.start, holder.end

    def _enter(self, node: LexborNode, parent: _Element) -> _Element | None:
        """Begin an element. Return None when nothing of it is seen."""
        tag, attributes = node.tag or "", node.attributes
        if tag == "script" and (attributes.get("id"), attributes.get("type")) == (
            "report",
            "application/json",
        ):
            self.embedded.append(node.text())
        if tag in _UNREADABLE and not is_gone(attributes):
            self._line.doubt(_UNREADABLE[tag])
        shown = look(tag, attributes, parent.look)
        if shown is None:
            return None
        if shown.is_block:
            self._break()
        if tag == "table":
            self.flow.open_table()
        elif tag in ("thead", "tbody", "tfoot"):
            self._groups += 1
        elif tag == "tr":
            self.flow.open_row(self._groups)
        elif tag in ("td", "th"):
            self.flow.open_cell(box(attributes))
        return _Element(node, tag, shown, parent, len(self.flow), parent.depth + 1)

    def _leave(self, element: _Element) -> None:
        if element.look.is_block:
            self._break()
        if element.tag in ("td", "th"):
            self.flow.close_cell()
        elif element.tag == "table" and self.flow.close_table(arrange) and element.parent:
            while self._headings and self._headings[-1].position >= element.start:
                self._headings.pop()
            self._tables.append(_Found(element.start, element.parent))
        element.end = len(self.flow)

    def _text(self, text: str, element: _Element) -> None:
        if element.look.is_blank:
            return
        for index, part in enumerate(text.split("\n") if element.look.keeps_breaks else (text,)):
            if index:
                self._break()
            if self._line.add(part, is_raised=element.look.is_raised, is_struck=element.look.is_struck):
                self._holder = element

    def _break(self) -> None:
        """End the line."""
        text, flaw = self._line.take()
        if not (text or flaw):
            return
        if self._holder and (number := section_number(text)):
            self._headings.append(_Found(len(self.flow), self._holder, number))
        self.flow.line(text, flaw, heading=bool(self._holder and self._holder.look.is_heading))
