"""What run properties say of how text looks, and what is seen of text that looks so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kit.ingest.source.flaws import FADED, FAINT, STACKED, TINY
from kit.ingest.source.seen.contrast import Contrast
from kit.ingest.source.word.look.word_colours import AUTO, Palette, contrast, highlight
from kit.ingest.source.xml_parts import Element, local, value, whole

Marks = Mapping[str, str]
"""What is said of text: a property's name and its value, as far as it decides what is seen."""

_OFF = ("0", "false", "off", "none")
_SWITCHES = frozenset(("vanish", "strike", "dstrike"))
_VALUES = dict.fromkeys(("vertAlign", "position", "sz", "spacing", "w"), "val") | {
    "rFonts": "ascii", "eastAsianLayout": "combine",
}  # fmt: skip
"""The properties that are one attribute, and which."""
_COLOURS: dict[str, Callable[[Palette, Element], str | None]] = {
    "color": Palette.colour,
    "shd": Palette.shade,
    "textFill": Palette.fill,
    "textOutline": Palette.fill,
    "highlight": lambda palette, element: highlight(element),
}
_TOGGLES = ("vanish", "strike")
"""What two styles say together is neither: hidden text in a hidden paragraph shows."""
_USUAL_SIZE = 20
_DOTS, _FINE = 4, 8
"""Sizes in half points: text of no size to speak of, and text that hardly anybody can read."""
_THIN, _NARROW = 5, 30
"""Widths of letters in percent, likewise."""
_LIFTED = 0.25
"""The share of its own size by which text must leave its line to be seen as raised."""
_PILED = 3
"""By how many twentieths of a point, for each half point of size, letters may be closed up."""
_PICTORIAL = ("wingdings", "webdings", "marlett", "zapfdingbats", "mt extra")


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of text: nothing, words struck through, words off their line, or words with a flaw.

    What is `hidden` is not there at all; what is only unseen, white say, still has its pictures and notes.
    """

    hidden: bool = False
    unseen: bool = False
    struck: bool = False
    raised: bool = False
    lifted: bool = False
    pictorial: bool = False
    size: int = _USUAL_SIZE
    flaw: str = ""


def run_marks(properties: Element | None, palette: Palette) -> dict[str, str]:
    """Return what run properties themselves say."""
    marks: dict[str, str] = {}
    for each in () if properties is None else properties:
        name = local(each)
        if name in _SWITCHES:
            marks[name] = "" if value(each, default="1") in _OFF else "1"
        elif name in _VALUES and (name != "rFonts" or _names_font(each)):
            marks[name] = value(each, _VALUES[name])
        elif name in _COLOURS:
            marks[name] = _COLOURS[name](palette, each) or AUTO
    return marks


def _names_font(fonts: Element) -> bool:
    """Whether fonts are named for digits and letters, and not for Chinese characters alone."""
    return bool(value(fonts, "ascii") or value(fonts, "asciiTheme"))


def cascade(defaults: Marks, styles: tuple[Marks, ...], direct: Marks) -> dict[str, str]:
    """Return what holds of text: defaults, then styles from the table's to the run's, then its own marks."""
    marks = dict(defaults)
    for style in styles:
        marks |= style
    marks |= direct
    for name in _TOGGLES:
        if name not in direct:
            odd = sum(bool(style.get(name)) for style in styles) % 2
            marks[name] = "1" if defaults.get(name) or odd else ""
    return marks


def look_of(marks: Marks, ground: str) -> Look:
    """Return what is seen of text with these marks that stands on a ground."""
    size = whole(marks.get("sz", "")) or _USUAL_SIZE
    scale = whole(marks.get("w", "").removesuffix("%")) or 100
    under = _under(marks, ground)
    shown = _contrast(marks, under)
    covered = shown is Contrast.NONE and contrast(under, ground) is not Contrast.NONE
    gone = bool(marks.get("vanish")) or size <= _DOTS or scale <= _THIN
    flaw = ""
    if size < _FINE or scale < _NARROW:
        flaw = TINY
    elif -whole(marks.get("spacing", "")) > size * _PILED or marks.get("eastAsianLayout", "0") not in _OFF:
        flaw = STACKED
    elif shown is Contrast.FAINT:
        flaw = FAINT
    return Look(
        hidden=bool(marks.get("vanish")),
        unseen=gone or shown is Contrast.NONE,
        struck=bool(marks.get("strike") or marks.get("dstrike")),
        raised=marks.get("vertAlign") in ("superscript", "subscript"),
        lifted=abs(whole(marks.get("position", ""))) >= size * _LIFTED,
        pictorial=marks.get("rFonts", "").lower().startswith(_PICTORIAL),
        size=size,
        flaw="" if gone else FADED if covered else flaw,
    )


def is_pictorial(text: str, look: Look) -> bool:
    """Whether what shows of some text is no character of it but a font's own sign."""
    if look.pictorial:
        return any(char.isascii() and char.isalnum() for char in text)
    return not text.isascii() and any(unicodedata.category(char) == "Co" for char in text)


def _under(marks: Marks, ground: str) -> str:
    for name in ("highlight", "shd"):
        if marks.get(name, AUTO) != AUTO:
            return marks[name]
    return ground


def _contrast(marks: Marks, under: str) -> Contrast:
    ink = marks.get("textFill", "")
    if ink == AUTO:  # filled with nothing: at most an outline is seen
        return Contrast.NONE if marks.get("textOutline", AUTO) == AUTO else Contrast.FAINT
    return contrast(ink or marks.get("color", AUTO), under)
