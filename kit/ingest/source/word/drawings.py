"""What a drawing in a Word file shows: text boxes with their ground, and what no words can be read of."""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.ingest.source.flaws import CHART, FLOATING, OBJECT, PICTURE
from kit.ingest.source.word.look.word_colours import ANY, AUTO, PAPER, Palette
from kit.ingest.source.xml_parts import Element, child, local, value

_PICTURED = {
    "pic": PICTURE, "imagedata": PICTURE, "contentPart": PICTURE, "relIds": PICTURE, "textpath": PICTURE,
    "chart": CHART, "OLEObject": OBJECT, "control": OBJECT, "objectEmbed": OBJECT, "objectLink": OBJECT,
}  # fmt: skip
_SHAPES = frozenset(
    ("wsp", "cxnSp", "shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "group", "curve")
)
_LINES = frozenset(("line", "straightConnector1"))
_UNDERSTOOD = (
    "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "a14", "a16", "cx", "aink", "am3d",
    "asvg", "v", "o",
)  # fmt: skip
"""Prefixes of the additions to the standard that office programs know, and so show the first choice of."""


@dataclass(slots=True)
class Drawing:
    """The contents of text boxes, each with its ground, and why something else of the drawing is not read."""

    boxes: list[tuple[Element, str]] = field(default_factory=list)
    flaw: str = ""


def chosen(alternatives: Element) -> Element | None:
    """Return which of several ways of showing something is shown."""
    for each in alternatives:
        if local(each) == "Choice":
            needed = value(each, "Requires").split()
            if all(prefix.startswith(_UNDERSTOOD) for prefix in needed):
                return each
    return child(alternatives, "Fallback")


def drawing(element: Element, palette: Palette, ground: str) -> Drawing:
    """Return what a drawing shows that stands on a ground."""
    found = Drawing()
    if _is_hidden(element):
        return found
    shapes = _gather(element, found, palette, ground)
    if found.flaw or any(has_words(box) for box, _ in found.boxes):
        return found
    if not shapes and not found.boxes:
        found.flaw = PICTURE
    elif any(_covers(shape, palette) for shape in shapes) and _floats(element):
        found.flaw = FLOATING
    return found


def has_words(box: Element) -> bool:
    """Whether a text box holds more than a number, which may have been put over another."""
    return any(char.isalpha() for each in box.iter("{*}t") for char in each.text or "")


def _gather(element: Element, found: Drawing, palette: Palette, ground: str) -> list[Element]:
    shapes = []
    for each in element:
        name = local(each)
        if name == "AlternateContent":
            if (choice := chosen(each)) is not None:
                shapes += _gather(choice, found, palette, ground)
            continue
        if name == "txbxContent":
            found.boxes.append((each, ground))
            continue
        if name in _PICTURED:
            found.flaw = found.flaw or _PICTURED[name]
            continue
        if name in _SHAPES:
            shapes.append(each)
            shapes += _gather(each, found, palette, _ground(each, palette, ground))
        else:
            shapes += _gather(each, found, palette, ground)
    return shapes


def _ground(shape: Element, palette: Palette, ground: str) -> str:
    """Return what text in a shape stands on: its fill, or what lies below it."""
    fill = _fill(shape, palette)
    return ground if fill == AUTO else fill


def _fill(shape: Element, palette: Palette) -> str:
    if local(shape) in ("wsp", "cxnSp"):
        told = palette.fill(child(shape, "spPr"))
        styled = value(child(child(shape, "style"), "fillRef"), "idx", default="0") != "0"
        return told or (ANY if styled else AUTO)
    if local(shape) == "group" or value(shape, "filled") in ("f", "false", "0"):
        return AUTO
    if child(shape, "fill") is not None:
        return ANY
    colour = value(shape, "fillcolor").partition(" ")[0].lstrip("#").lower()
    if colour in ("", "white", "window"):
        return PAPER
    return colour if len(colour) == 6 and all(char in "0123456789abcdef" for char in colour) else ANY


def _covers(shape: Element, palette: Palette) -> bool:
    outline = value(child(child(shape, "spPr"), "prstGeom"), "prst")
    is_line = local(shape) in ("line", "polyline", "arc", "curve", "cxnSp", "group") or outline in _LINES
    return not is_line and _fill(shape, palette) != AUTO


def _floats(element: Element) -> bool:
    """Whether a drawing stands before the text and text does not give way to it."""
    for each in element.iter("{*}anchor"):
        behind = value(each, "behindDoc") in ("1", "true", "on")
        return not behind and child(each, "wrapNone") is not None
    for shape in element:
        style = value(shape, "style").replace(" ", "")
        if "position:absolute" in style and child(shape, "wrap") is None:
            return "z-index:-" not in style
    return False


def _is_hidden(element: Element) -> bool:
    hidden = value(next(iter(element.iter("{*}docPr")), None), "hidden") in ("1", "true", "on")
    return hidden or any("visibility:hidden" in value(each, "style").replace(" ", "") for each in element)
