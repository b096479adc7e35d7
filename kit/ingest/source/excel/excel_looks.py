"""How the cells of a workbook look: format, font and ground, and what of a text a person can see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from kit.ingest.source.excel.excel_colours import BLACK, WHITE, Colour, Palette, fades, palette
from kit.ingest.source.excel.excel_formats import NumberFormat, number_format
from kit.ingest.source.flaws import REPEATED, SLASHED, STRUCK, SYMBOL, UNSEEN_TEXT
from kit.ingest.source.xml_parts import Element, child, children, is_on, local, value, whole

_LONGEST = 255
_LEAST_SIZE = 2.0
"""Letters of fewer points are a line of dust."""
_SYMBOLS = re.compile(r"wingdings|webdings|symbol\Z|marlett", re.IGNORECASE)
_NAMED = {
    "black": BLACK,
    "黑色": BLACK,
    "white": WHITE,
    "白色": WHITE,
    "color1": BLACK,
    "color2": WHITE,
    "颜色2": WHITE,
}
"""The colours that a format may ask for, as far as they are those of paper and ink."""


@dataclass(frozen=True, slots=True)
class Font:
    """How letters look; `colour` is None where it is not known."""

    colour: Colour | None = BLACK
    is_struck: bool = False
    is_raised: bool = False
    is_tiny: bool = False
    is_symbol: bool = False


@dataclass(frozen=True)
class Look:
    """How a cell shows what it holds; `grounds` are the colours behind it, none where they are not known.

    `mark` is why what it holds cannot be relied on whatever the letters look like, "" when it can.
    """

    format: NumberFormat = field(default_factory=NumberFormat)
    font: Font = field(default_factory=Font)
    grounds: tuple[Colour, ...] = (WHITE,)
    mark: str = ""

    @cached_property
    def own_flaw(self) -> str:
        """Why a text in the look's own font cannot be relied on, "" when it can."""
        return self.flaw(self.font)

    def hides(self, font: Font, colour: str = "") -> bool:
        """Whether nobody can read letters of a font here, in a colour that the format asks for."""
        ink = _NAMED.get(colour.lower().replace(" ", ""), font.colour)
        lost = ink is not None and self.grounds and all(fades(ink, ground) for ground in self.grounds)
        return bool(lost) or font.is_tiny

    def flaw(self, font: Font, colour: str = "") -> str:
        """Return why a text in a font cannot be relied on here, "" when it can."""
        if font.is_struck:
            return STRUCK
        if self.hides(font, colour):
            return UNSEEN_TEXT
        return SYMBOL if font.is_symbol else self.mark


@dataclass(frozen=True, slots=True)
class Change:
    """What a conditional format lays over a look; None where it leaves it as it is."""

    format: NumberFormat | None = None
    colour: Colour | None = None
    grounds: tuple[Colour, ...] | None = None
    is_struck: bool = False
    hides: bool = False

    def over(self, look: Look) -> Look:
        """Return a look with this laid over it."""
        font = replace(
            look.font,
            colour=self.colour or look.font.colour,
            is_struck=look.font.is_struck or self.is_struck,
            is_tiny=look.font.is_tiny or self.hides,
        )
        grounds = look.grounds if self.grounds is None else self.grounds
        return Look(self.format or look.format, font, grounds, look.mark)


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks that the cells of a workbook name by number, its changes, its palette."""

    cells: tuple[Look, ...]
    changes: tuple[Change, ...]
    palette: Palette

    def cell(self, index: int) -> Look:
        """Return a cell's look."""
        return self.cells[index] if 0 <= index < len(self.cells) else Look()

    def font(self, properties: Element) -> Font:
        """Return how a run of letters with its own properties looks."""
        return _font(properties, self.palette)


def looks(styles: Element | None, theme: Element | None) -> Looks:
    """Return the looks of a workbook with these styles and this theme."""
    colours = palette(styles, theme)
    if styles is None:
        return Looks((), (), colours)
    codes = {
        whole(value(each, "numFmtId")): value(each, "formatCode")[:_LONGEST]
        for each in children(styles, "numFmts")
    }
    fonts = [_font(each, colours) for each in children(styles, "fonts")]
    grounds = [_grounds(each, colours) for each in children(styles, "fills")]
    slashed = [_is_slashed(each) for each in children(styles, "borders")]
    named = [fonts[at] if 0 <= (at := whole(value(each, "fontId"))) < len(fonts) else Font()
             for each in children(styles, "cellStyleXfs")]  # fmt: skip
    cells = []
    for each in children(styles, "cellXfs"):
        number, font, fill, border, style = (
            whole(value(each, name)) for name in ("numFmtId", "fontId", "fillId", "borderId", "xfId")
        )
        letters = fonts[font] if 0 <= font < len(fonts) else Font()
        if 0 <= style < len(named) and value(each, "applyFont") not in ("1", "true"):
            letters = replace(letters, is_struck=letters.is_struck or named[style].is_struck)
        ground = grounds[fill] if 0 <= fill < len(grounds) else (WHITE,)
        mark = SLASHED if 0 <= border < len(slashed) and slashed[border] else ""
        if value(child(each, "alignment"), "horizontal") == "fill":
            mark = REPEATED
        cells.append(Look(number_format(number, codes.get(number)), letters, ground, mark))
    changes = tuple(change(each, colours) for each in children(styles, "dxfs"))
    return Looks(tuple(cells), changes, colours)


def change(element: Element, colours: Palette) -> Change:
    """Return what a differential format changes. The ground of such a one is its background colour."""
    font, fill, code = child(element, "font"), child(element, "fill"), child(element, "numFmt")
    pattern = child(fill, "patternFill")
    ground = colours.colour(child(pattern, "bgColor")) or colours.colour(child(pattern, "fgColor"))
    grounds = None if fill is None or value(pattern, "patternType") == "none" else (ground,) if ground else ()
    return Change(
        None
        if code is None
        else number_format(whole(value(code, "numFmtId")), value(code, "formatCode")[:_LONGEST]),
        colours.colour(child(font, "color")),
        grounds,
        bool(is_on(font, "strike")),
    )


def _font(element: Element, colours: Palette) -> Font:
    written = child(element, "color")
    size = value(child(element, "sz")).partition(".")[0]
    name = value(child(element, "name")) or value(child(element, "rFont"))
    known = written is not None and any(value(written, key) for key in ("rgb", "theme", "indexed"))
    return Font(
        colours.colour(written) if known else BLACK,
        bool(is_on(element, "strike")),
        value(child(element, "vertAlign")) in ("superscript", "subscript"),
        size.isdecimal() and float(size) < _LEAST_SIZE,
        bool(_SYMBOLS.match(name)) or value(child(element, "charset")) == "2",
    )


def _grounds(element: Element, colours: Palette) -> tuple[Colour, ...]:
    """Return the colours of a fill: of a pattern or a gradient all of them, none where one is unknown."""
    pattern, gradient = child(element, "patternFill"), child(element, "gradientFill")
    if gradient is not None:
        found = [colours.colour(child(stop, "color")) for stop in gradient if local(stop) == "stop"]
    elif (kind := value(pattern, "patternType", "none")) == "none":
        return (WHITE,)
    else:
        front = child(pattern, "fgColor")
        found = [colours.colour(front)]
        if kind != "solid":
            back = child(pattern, "bgColor")
            found = [colours.colour(front) if front is not None else BLACK, colours.colour(back) or WHITE]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(found) else ()


def _is_slashed(element: Element) -> bool:
    drawn = value(child(element, "diagonal"), "style", "none") != "none"
    return drawn and any(value(element, name) in ("1", "true") for name in ("diagonalUp", "diagonalDown"))
