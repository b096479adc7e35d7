"""Walks over a web page and takes what is seen of it: lines, tables, and what it shows besides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import count

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kit.ingest.source.flaws import AUTO_NUMBER
from kit.ingest.source.flow import Flow, section_number
from kit.ingest.source.html.css.css_cascade import Cascade
from kit.ingest.source.html.css.css_selectors import AFTER, BEFORE
from kit.ingest.source.html.html_besides import CLOSED, HIDDEN_ROW, LATE_CAPTION, Besides, has_digit
from kit.ingest.source.html.html_cells import arrange, box, whole_number
from kit.ingest.source.html.html_element import NOTHING_STRANGE, Element, Found
from kit.ingest.source.html.html_line import HtmlLine
from kit.ingest.source.html.html_look import Look, Looks
from kit.ingest.source.html.html_names import OPERATED, UNPRINTED, UNREADABLE
from kit.ingest.source.html.html_painted import item_mark, item_numbers

_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_SHOWN_BY_SCRIPT = frozenset(("js_content",))
"""Ids of elements that a publisher's script shows when the page has loaded: an article of 微信公众号."""

_Attributes = Mapping[str, str | None]


class Walk:
    """Walks over a page without recursion."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.flow = Flow()
        self.embedded: list[str] = []
        self.headings: list[Found] = []
        self.tables: list[Found] = []
        self._cascade, self._looks, self._line = Cascade(tree), Looks(), HtmlLine()
        self.besides = Besides(self.flow, self._line, self._cascade, self._looks)
        self._holder: Element | None = None
        self._groups = self._cells = 0
        self._over(self._body(tree))

    def _body(self, tree: LexborHTMLParser) -> Element | None:
        """Return the page's body as it looks within the page, None when nothing of it is seen."""
        look: Look | None = Look()
        for node in (tree.root, tree.body):
            if node is None or look is None:
                return None
            tag, attributes = node.tag or "", node.attributes
            look = self._looks.of(tag, self._cascade.styled(node, tag, attributes), look)
        return Element(tree.body, "body", look, None) if tree.body and look else None

    def _over(self, element: Element | None) -> None:
        """Take every node of the page's body in its order."""
        node = element.node.child if element else None
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

    def _enter(self, node: LexborNode, parent: Element) -> Element | None:
        """Begin an element. Return None when nothing of it is seen."""
        tag, attributes = node.tag or "", node.attributes
        if parent.tag == "table" and not self._is_in_table(tag, parent):
            return None
        if tag == "script":
            self._script(node, attributes)
            return None
        if attributes.get("id") in _SHOWN_BY_SCRIPT:
            attributes = {**attributes, "style": ""}
        styled = self._cascade.styled(node, tag, attributes)
        look = self._looks.of(tag, styled, parent.look)
        if look is None:
            parent.hidden_rows += tag == "tr" and has_digit(node)
            return None
        if not look.is_blank:
            self.besides.take(node, tag, attributes, is_cell=bool(self._cells))
        if tag in UNPRINTED or tag in UNREADABLE or (tag in OPERATED and self._is_operated(node, tag)):
            return None
        if parent.tag == "details" and tag != "summary" and not parent.is_open:
            self.besides.keep(CLOSED)
            self.besides.shut(node.text(), is_cell=bool(self._cells))
            return None
        element = Element(node, tag, look, parent, len(self.flow), len(self.besides.kept), parent.depth + 1)
        self._begin(element, attributes)
        if self._cells and styled.screen and not look.is_blank:
            self.besides.placed(node, tag, styled.screen, look)
        return element

    def _is_operated(self, node: LexborNode, tag: str) -> bool:
        """Whether an element is there to be operated; in a cell none is, nor a button with a number."""
        tells = tag == "button" and (has_digit(node) or section_number(node.text().lstrip()))
        return not (self._cells or tells)

    def _is_in_table(self, tag: str, table: Element) -> bool:
        """Begin a table's rows with the first element that is no caption; a caption stands before it."""
        if tag != "caption":
            self._open_table(table)
        elif table.is_open:
            self.besides.keep(LATE_CAPTION)
            return False
        return True

    def _script(self, node: LexborNode, attributes: _Attributes) -> None:
        if (attributes.get("id"), attributes.get("type")) == ("report", "application/json"):
            self.embedded.append(node.text())
        self.besides.script(node, is_cell=bool(self._cells))

    def _begin(self, element: Element, attributes: _Attributes) -> None:
        tag, look = element.tag, element.look
        if look.is_block:
            self._break()
        elif element.parent:
            element.strange = element.parent.strange | self._strange(attributes)
        if tag in _GROUPS:
            self._groups += 1
        elif tag == "tr":
            self.flow.open_row(self._groups)
        elif tag in ("td", "th"):
            self.flow.open_cell(box(attributes))
            self._cells += 1
        elif tag == "details":
            element.is_open = "open" in attributes
        elif tag in _LISTS:
            element.numbers = item_numbers(element.node, attributes)
        if look.is_mark:
            self._count(element, attributes)
        if self._cascade.paints:
            self._paint(element, BEFORE)

    def _leave(self, element: Element) -> None:
        if self._cascade.paints:
            self._paint(element, AFTER)
        tag, parent = element.tag, element.parent
        if element.look.is_mark and self._line.counted() and self._cells:
            self._line.doubt(AUTO_NUMBER)
        if element.look.is_block:
            self._break()
        element.last_kept = len(self.besides.kept)
        if tag in ("td", "th"):
            self.flow.close_cell()
            self._cells -= 1
        elif tag in _GROUPS and parent:
            parent.hidden_rows += element.hidden_rows
        elif tag == "caption" and parent:
            self._open_table(parent)
        elif tag == "table" and element.is_open:
            self._close_table(element)
        element.end = len(self.flow)

    def _open_table(self, table: Element) -> None:
        if not table.is_open:
            table.is_open = True
            table.start, table.first_kept = len(self.flow), len(self.besides.kept)
            self.flow.open_table()

    def _close_table(self, table: Element) -> None:
        if (
            self.flow.close_table(partial(arrange, hidden=self.besides.hidden_columns(table.node)))
            and table.parent
        ):
            while self.headings and self.headings[-1].position >= table.start:
                self.headings.pop()
            self.tables.append(Found(table.start, table.parent))
            if len(self.flow) > table.start:  # what stands in a cell is that cell's flaw
                del self.besides.kept[table.first_kept :]
        for _ in range(table.hidden_rows):
            self.besides.keep(HIDDEN_ROW)
        table.last_kept = len(self.besides.kept)

    def _count(self, item: Element, attributes: _Attributes) -> None:
        """Give an item of a list its number."""
        if not item.parent or item.parent.numbers is None:
            return
        own = whole_number(attributes.get("value")) if "value" in attributes else None
        if own is not None:
            item.parent.numbers = count(own)
        self._line.count(item_mark(next(item.parent.numbers), item.look.mark))

    def _paint(self, element: Element, pseudo: str) -> None:
        words = self.besides.paint(element.node, pseudo, element.look, is_cell=bool(self._cells))
        self._text(words, element)

    def _strange(self, attributes: _Attributes) -> frozenset[str]:
        named = attributes.get("class")
        return frozenset(named.lower().split()) - self._cascade.classes if named else NOTHING_STRANGE

    def _text(self, text: str, element: Element) -> None:
        if not text:
            return
        look, strange, is_cell = element.look, element.strange, bool(self._cells)
        if element.tag == "details" and not element.is_open:
            self.besides.shut(text, is_cell=is_cell)
            return
        for index, part in enumerate(text.split("\n") if look.keeps_breaks else (text,)):
            if index:
                self._break()
            if self._line.add(part, look, strange, is_cell=is_cell):
                self._holder = element

    def _break(self) -> None:
        """End the line."""
        text, flaw = self._line.take()
        if not (text or flaw):
            return
        if self._holder and (number := section_number(text)):
            self.headings.append(Found(len(self.flow), self._holder, number))
        self.flow.line(text, flaw, heading=bool(self._holder and self._holder.look.is_heading))
