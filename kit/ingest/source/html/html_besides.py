"""What a web page shows besides its text: pictures, frames, controls, painted words; in cells doubted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from kit.ingest.source.flaws import (
    CONTROL,
    DISTORTED,
    EQUATION,
    GLOSS,
    MOVED,
    OBJECT,
    PAINTED,
    PICTURE,
    SCRIPTED,
    SHUT,
)
from kit.ingest.source.flow import Flow
from kit.ingest.source.html.css.css_cascade import Cascade, Set
from kit.ingest.source.html.html_cells import whole_number
from kit.ingest.source.html.html_line import HtmlLine
from kit.ingest.source.html.html_look import Look, Looks, is_taken_away
from kit.ingest.source.html.html_names import TABLE_PARTS
from kit.ingest.source.html.html_painted import painted
from kit.ingest.source.html.html_unread import SHOWING, Shown, attachment, is_picture, shown_as
from kit.ingest.source.printed import Unread

CLOSED, HIDDEN_ROW, LATE_CAPTION = Shown("收起来的内容，点开才看得到"), Shown("表里隐藏的一行"), Shown("表题")
_EQUATION, _PAINTED = Shown("公式"), Shown("网页样式画出来的数字")
_COMPONENT, _CONTROL = Shown("网页组件里的内容"), Shown("输入框或下拉框里的内容")
_CONTROLS = frozenset(("input", "select", "optgroup", "option", "textarea", "meter", "progress"))
_GLOSSES = frozenset(("rt", "rtc"))
_BUTTONS = frozenset(("button", "submit", "reset", "image", "checkbox", "radio", "hidden"))
_STACKED = "mfrac,msup,msub,msubsup,mover,munder,munderover,msqrt,mroot,mtable,mmultiscripts,menclose"
"""The elements of an equation that stand above or below its line."""
_TELLING = frozenset(("a", "math", "template", "dialog")) | _CONTROLS | _GLOSSES | SHOWING
_PUT = ("absolute", "fixed")

_Attributes = Mapping[str, str | None]


@dataclass(slots=True)
class Besides:
    """Gathers what is shown and not read; in a cell, the line that stands there is doubted too."""

    flow: Flow
    line: HtmlLine
    cascade: Cascade
    looks: Looks
    kept: list[tuple[Shown, Unread]] = field(default_factory=list)

    def keep(self, shown: Shown) -> None:
        """Name something that is shown here."""
        self.flow.pass_over(shown.what)
        self.kept.append((shown, self.flow.unread[-1]))

    def take(self, node: LexborNode, tag: str, attributes: _Attributes, *, is_cell: bool) -> None:
        """Take what an element is besides its text."""
        if tag not in _TELLING:
            return
        if found := shown_as(node, tag, attributes):
            self.keep(found)
        if is_cell and is_picture(tag, attributes):
            self.line.doubt(PICTURE)
        elif is_cell and found:
            self.line.doubt(DISTORTED if tag == "dialog" else OBJECT)
        elif tag in _GLOSSES:
            self._gloss(node, is_cell=is_cell)
        elif tag in _CONTROLS:
            self._control(node, tag, attributes, is_cell=is_cell)
        elif tag == "a" and (linked := attachment(node, attributes)):
            self.keep(linked)
        elif tag == "math" and node.css_first(_STACKED) is not None:
            self._doubt(EQUATION, _EQUATION, is_cell=is_cell)
        elif tag == "template" and "shadowrootmode" in attributes:
            self._doubt(SCRIPTED, _COMPONENT, is_cell=is_cell)

    def shut(self, text: str, *, is_cell: bool) -> None:
        """Take what is seen only when somebody opens it."""
        if is_cell and any(map(str.isdigit, text)):
            self.line.doubt(SHUT)

    def script(self, node: LexborNode, *, is_cell: bool) -> None:
        """Take a script, which may write into the cell that it stands in."""
        if is_cell and "write" in node.text():
            self.line.doubt(SCRIPTED)

    def placed(self, node: LexborNode, tag: str, styled: Set, look: Look) -> None:
        """Doubt a cell in which an element is a picture, covers others, or has left their line."""
        is_painted = "url(" in styled.get("picture", "") and not node.text().strip()
        if is_painted or "url(" in styled.get("content", ""):
            self.line.doubt(PICTURE)
        if not look.is_out_of_flow or tag in TABLE_PARTS:
            return
        covers = styled.get("position") in _PUT and bool({"ground", "picture"} & set(styled))
        if covers or (_has_company(node) and has_digit(node)):
            self.line.doubt(MOVED)

    def paint(self, node: LexborNode, pseudo: str, outer: Look, *, is_cell: bool) -> str:
        """Return the words that a style sheet paints before or behind an element; numbers are doubted."""
        styled = self.cascade.painted(node, pseudo)
        look = self.looks.of("", styled, outer) if styled else None
        if styled is None or look is None or look.is_blank or look.is_faded:
            return ""
        content = styled.screen.get("content", "")
        if is_cell and content and styled.screen.get("position") in _PUT and has_digit(node):
            self.line.doubt(DISTORTED)
        found = painted(content, node.attributes)
        if found.is_number:
            self._doubt(PAINTED, _PAINTED, is_cell=is_cell)
            return ""
        if found.is_picture and is_cell and not node.text().strip():
            self.line.doubt(PICTURE)
        return found.text if is_cell or any(char.isalnum() for char in found.text) else ""

    def hidden_columns(self, table: LexborNode) -> frozenset[int]:
        """Return the columns that a table's own column elements take away."""
        hidden: set[int] = set()
        at = 0
        for group in table.iter():
            if group.tag != "colgroup":
                continue
            for each in group.iter():
                width = min(whole_number(each.attributes.get("span")) or 1, 1000)
                styled = self.cascade.styled(each, "col", each.attributes)
                if is_taken_away(styled.screen, each.attributes):
                    hidden.update(range(at, at + width))
                at += width
        return frozenset(hidden)

    def _control(self, node: LexborNode, tag: str, attributes: _Attributes, *, is_cell: bool) -> None:
        kind = (attributes.get("type") or "").lower()
        if is_cell:
            self.line.doubt(CONTROL)
        elif (tag == "input" and kind not in _BUTTONS and attributes.get("value")) or (
            tag == "textarea" and node.text().strip()
        ):
            self.keep(_CONTROL)

    def _gloss(self, node: LexborNode, *, is_cell: bool) -> None:
        if is_cell and has_digit(node):
            self.line.doubt(GLOSS)

    def _doubt(self, flaw: str, shown: Shown, *, is_cell: bool) -> None:
        if is_cell:
            self.line.doubt(flaw)
        self.keep(shown)


def has_digit(node: LexborNode) -> bool:
    """Whether a digit stands in an element's text."""
    return any(char.isdigit() for char in node.text())


def _has_company(node: LexborNode) -> bool:
    """Whether anything but white space stands beside an element."""
    beside, behind = node.prev, node.next
    while beside is not None and _is_space(beside):
        beside = beside.prev
    while behind is not None and _is_space(behind):
        behind = behind.next
    return beside is not None or behind is not None


def _is_space(node: LexborNode) -> bool:
    return node.is_comment_node or (node.is_text_node and not (node.text_content or "").strip())
