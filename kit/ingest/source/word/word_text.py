"""The text of a Word paragraph as it is printed: without what was deleted by a tracked change or hides."""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.ingest.source.characters import raised
from kit.ingest.source.flaws import CONTROL, PICTURE, STRUCK, SYMBOL
from kit.ingest.source.word.word_styles import Styles
from kit.ingest.source.xml_parts import Element, child, is_on, local, value

_UNSEEN = frozenset(
    (
        "del",
        "moveFrom",
        "Fallback",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
    )
)
_PICTURES = frozenset(("drawing", "pict", "object"))
_AS_TEXT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class WordParagraph:
    """What a paragraph prints: its text, why it cannot be relied on, and the text boxes it anchors."""

    text: str = ""
    flaw: str = ""
    boxes: list[Element] = field(default_factory=list)


def paragraph(element: Element, styles: Styles) -> WordParagraph:
    """Return what a paragraph element prints."""
    style = value(child(child(element, "pPr"), "pStyle"), default=styles.default)
    reader = _Reader(styles, styles.is_hidden(style))
    reader.inside(element)
    reader.found.text = "".join(reader.parts)
    return reader.found


def seen_within(element: Element) -> Element | None:
    """Return what of an element is read in its place: the first choice, a control's content.

    None when nothing is: a placeholder asks for words and is none.
    """
    match local(element):
        case "AlternateContent":
            return child(element, "Choice")
        case "sdt":
            properties = child(element, "sdtPr")
            return None if is_on(properties, "showingPlcHdr") else child(element, "sdtContent")
    return element


class _Reader:
    """Walks over the runs of one paragraph."""

    def __init__(self, styles: Styles, is_hidden: bool) -> None:
        self.found = WordParagraph()
        self.parts: list[str] = []
        self._styles = styles
        self._is_hidden = is_hidden
        self._fields: list[bool] = []
        """For each field that is open, whether its instruction is being read."""

    def inside(self, element: Element) -> None:
        for each in element:
            name = local(each)
            if name in _UNSEEN:
                continue
            if name == "r":
                self._run(each)
            elif name == "txbxContent":
                self.found.boxes.append(each)
            elif name in _PICTURES:
                self._picture(each)
            elif (seen := seen_within(each)) is not None:
                self.inside(seen)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        hidden = is_on(properties, "vanish")
        if hidden is None:
            style = value(child(properties, "rStyle"))
            hidden = self._styles.is_hidden(style) or self._is_hidden
        if hidden:
            return
        before = len(self.parts)
        for each in run:
            self._piece(each)
        added = "".join(self.parts[before:])
        if value(child(properties, "vertAlign")) in ("superscript", "subscript"):
            self.parts[before:] = [raised(added)]
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            del self.parts[before:]
            self._doubt(STRUCK if added.strip() else "")

    def _piece(self, each: Element) -> None:
        name = local(each)
        if name == "fldChar":
            self._field(each)
        elif any(self._fields):
            return
        elif name == "t":
            self.parts.append(each.text or "")
        elif name in _AS_TEXT:
            self.parts.append(_AS_TEXT[name])
        elif name == "sym":
            self._doubt(SYMBOL)
        elif name in _PICTURES:
            self._picture(each)
        elif name not in _UNSEEN and (seen := seen_within(each)) is not None:
            self.inside(seen)

    def _field(self, mark: Element) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(True)
            form = child(mark, "ffData")
            if child(form, "ddList") is not None or child(form, "checkBox") is not None:
                self._doubt(CONTROL)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _picture(self, element: Element) -> None:
        known = len(self.found.boxes)
        self.inside(element)
        if len(self.found.boxes) == known:
            self._doubt(PICTURE)

    def _doubt(self, flaw: str) -> None:
        self.found.flaw = self.found.flaw or flaw
