"""The text of a Word paragraph as it is printed: without what was deleted or is not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.ingest.source.flaws import (
    EQUATION,
    FIELD,
    LIFTED,
    OFF_PAGE,
    REPLACED,
    RESIZED,
    STALE,
    STRANGE,
    STRUCK,
    SYMBOL,
    TINY,
    TURNED,
)
from kit.ingest.source.seen.characters import raised
from kit.ingest.source.word.controls import Controls
from kit.ingest.source.word.drawings import chosen, drawing
from kit.ingest.source.word.equations import on_one_line
from kit.ingest.source.word.fields import Fields
from kit.ingest.source.word.look.looks import Looks
from kit.ingest.source.word.look.run_marks import Look, is_pictorial
from kit.ingest.source.word.look.table_look import Around
from kit.ingest.source.word.look.word_colours import AUTO, Palette
from kit.ingest.source.word.look.word_styles import Style, Styles, layout_marks
from kit.ingest.source.word.word_cells import OFF_PAPER
from kit.ingest.source.xml_parts import Element, child, local, named, switched, value, whole

_SILENT = frozenset((
    "del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr", "delText",
    "delInstrText",
    "fldData", "lastRenderedPageBreak", "softHyphen", "proofErr", "commentReference", "commentRangeStart",
    "commentRangeEnd", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
    "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlPr", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "smartTagPr", "ctrlPr", "bidi",
))  # fmt: skip
"""What prints nothing."""
_THROUGH = frozenset((
    "ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "sdtContent", "ruby", "rubyBase", "Choice",
))  # fmt: skip
"""What only wraps what is printed."""
_PICTURES = frozenset(("drawing", "pict", "object"))
_AS_TEXT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TODAY = frozenset((
    "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "pgNum",
))  # fmt: skip
_SMALLER = 0.6
"""The share of its neighbour's size below which a digit is a mark and no part of the number."""
_LEAST_LINE = 100
"""The height in twentieths of a point of a line in which nothing can be read."""


@dataclass(slots=True)
class WordParagraph:
    """What a paragraph prints: its text, and why words of it cannot be relied on.

    `boxes` are the text boxes that it anchors with their grounds, `notes` the kind and id of those it refers
    to. `goes_on` tells that its end is not seen, so that the next paragraph stands in the same line.
    """

    text: str = ""
    flaws: dict[str, None] = field(default_factory=dict)
    boxes: list[tuple[Element, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    goes_on: bool = False


class Paragraphs:
    """Reads paragraphs with what the whole file says of them: styles, colours, data behind controls."""

    def __init__(self, styles: Styles, palette: Palette, controls: Controls, *, renewed: bool) -> None:
        self.styles, self.palette, self.controls, self.renewed = styles, palette, controls, renewed
        self.looks = Looks(styles, palette)

    def read(self, element: Element, around: Around) -> WordParagraph:
        """Return what a paragraph element prints that stands in a cell or on the page."""
        properties = child(element, "pPr")
        if properties is not None and len(element) == 1:
            return WordParagraph(goes_on=_goes_on(named(child(properties, "rPr"))))
        style = self.styles.of_paragraph(properties)
        parts = named(properties)
        layout = {**style.layout, **layout_marks(parts, self.palette)}
        ground = layout.get("shd", AUTO)
        reader = _Reader(self, style, Around(around.marks, around.ground if ground == AUTO else ground))
        reader.inside(element)
        found = reader.finished()
        line = layout.get("line", "")
        if found.text.strip() and line and whole(line) < _LEAST_LINE:
            found.flaws[TINY] = None
        if found.text.strip() and abs(whole(layout.get("left", ""))) > OFF_PAPER:
            found.flaws[OFF_PAGE] = None
        found.goes_on = _goes_on(named(parts.get("rPr")))
        return found


def _goes_on(mark: Mapping[str, Element]) -> bool:
    """Whether the end of a paragraph is not there to be seen: deleted by a tracked change, or hidden.

    What parts two styles in one line (`specVanish`) still ends a heading.
    """
    if "specVanish" in mark:
        return False
    hidden = "vanish" in mark and switched(mark["vanish"])
    return "del" in mark or "moveFrom" in mark or hidden


class _Reader:
    """Walks over the runs of one paragraph."""

    def __init__(self, whole_file: Paragraphs, style: Style, around: Around) -> None:
        self._found = WordParagraph()
        self._parts: list[tuple[str, Look]] = []
        self._file = whole_file
        self._style = style
        self._around = around
        self._fields = Fields(whole_file.renewed)
        self._look, self._struck = Look(), False

    def finished(self) -> WordParagraph:
        """Return what the paragraph prints."""
        if self._fields.instructs:
            self._found.flaws[FIELD] = None
        words = [(text, look) for text, look in self._parts if text.strip()]
        lifted = any(look.lifted for _, look in words) and not all(look.lifted for _, look in words)
        for (one, before), (other, after) in zip(self._parts, self._parts[1:], strict=False):
            sizes = sorted((before.size, after.size))
            meet = one[-1:].isdigit() and other[:1].isdigit() and not (before.raised or after.raised)
            if meet and sizes[0] < sizes[1] * _SMALLER:
                self._doubt(RESIZED)
        if lifted and any(
            look.lifted and not look.raised and any(map(str.isdigit, text)) for text, look in words
        ):
            self._doubt(LIFTED)
        self._found.text = "".join(
            raised(text) if look.raised or (lifted and look.lifted) else text for text, look in self._parts
        )
        if self._struck:
            self._found.flaws[REPLACED if self._found.text.lstrip()[:1].isdecimal() else STRUCK] = None
        return self._found

    def inside(self, element: Element) -> None:
        """Take what stands within an element of a paragraph."""
        for each in element:
            name = local(each)
            if name in _SILENT:
                continue
            if name == "r":
                self._run(each)
            elif name in _THROUGH:
                self.inside(each)
            elif name == "sdt":
                self._control(each)
            elif name == "fldSimple":
                self._doubt(self._fields.simple(each))
                self.inside(each)
            elif name == "AlternateContent":
                self._chosen(each)
            elif name in ("oMath", "oMathPara"):
                self._equation(each)
            elif name == "bdo":
                self._doubt(TURNED if value(each) == "rtl" else "")
                self.inside(each)
            else:
                self._piece(each, name)

    def _chosen(self, alternatives: Element) -> None:
        if (choice := chosen(alternatives)) is not None:
            self.inside(choice)

    def _control(self, control: Element) -> None:
        shown, flaw = self._file.controls.shown(control)
        self._doubt(flaw)
        if shown is not None:
            self.inside(shown)

    def _run(self, run: Element) -> None:
        self._look = self._file.looks.of(child(run, "rPr"), self._style, self._around)
        for each in run:
            if (name := local(each)) not in _SILENT:
                self._piece(each, name)

    def _piece(self, each: Element, name: str) -> None:
        if name == "t":
            self._take(each.text or "")
        elif name == "fldChar":
            if (flaw := self._fields.mark(each)) and not self._look.unseen:
                self._found.flaws[flaw] = None
        elif name == "instrText":
            self._fields.tell(each.text or "")
        elif name in _THROUGH:
            self.inside(each)
        elif name == "AlternateContent":
            self._chosen(each)
        elif not self._fields.instructs and not self._look.hidden:
            self._sign(each, name)

    def _sign(self, each: Element, name: str) -> None:
        """Take something that is no text and is seen."""
        if name in _AS_TEXT:
            self._take(_AS_TEXT[name])
        elif name in ("footnoteReference", "endnoteReference"):
            self._found.notes.append((name.removesuffix("Reference"), value(each, "id")))
        elif name in _PICTURES:
            self._picture(each)
        elif not self._look.unseen:
            self._doubt(SYMBOL if name == "sym" else STALE if name in _TODAY else STRANGE)

    def _take(self, text: str) -> None:
        look = self._look
        if self._fields.instructs:
            return
        if not text.strip():
            self._parts += [] if look.unseen else [(text, look)]
            return
        self._doubt(look.flaw)
        if look.unseen:
            return
        if look.struck:
            if any(part.strip() for part, _ in self._parts):
                self._doubt(STRUCK)
            self._struck = True  # an old number, where a new one follows
            return
        self._doubt(SYMBOL if is_pictorial(text, look) else "")
        self._parts.append((text, look))

    def _equation(self, equation: Element) -> None:
        text = on_one_line(equation)
        if text is None:
            self._doubt(EQUATION)
        else:
            self._look = self._file.looks.of(None, self._style, self._around)
            self._take(text)

    def _picture(self, element: Element) -> None:
        found = drawing(element, self._file.palette, self._around.ground)
        self._found.boxes += found.boxes
        self._doubt(found.flaw)

    def _doubt(self, flaw: str) -> None:
        if flaw and not self._fields.instructs:
            self._found.flaws[flaw] = None
