"""The colours of a Word file, and whether text stands out from its ground."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls

from kit.ingest.source.seen.contrast import Contrast, Rgb, standing_out
from kit.ingest.source.xml_parts import Element, child, local, value, whole

AUTO = "auto"
"""Of text, what stands out from its ground; of a ground, none of its own."""
ANY = "?"
"""A colour that is not known: a picture, a pattern, a run of colours."""
PAPER = "ffffff"

_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_MAPPED = {"background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2"}
_USUAL = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
_SCHEME = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
}  # fmt: skip
_HIGHLIGHTS = {
    "black": "000000", "white": "ffffff", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00",
    "magenta": "ff00ff", "red": "ff0000", "yellow": "ffff00", "darkBlue": "000080", "darkCyan": "008080",
    "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "darkGray": "808080", "lightGray": "c0c0c0", "none": AUTO,
}  # fmt: skip
_CLEAR = 90_000
"""A share of transparency, in thousandths of a hundredth, from which on text is not seen."""


def contrast(colour: str, ground: str) -> Contrast:
    """Return how a colour stands out from a ground."""
    if AUTO in (colour, ground) or ANY in (colour, ground):
        return Contrast.SEEN
    return standing_out(_shares(colour), _shares(ground))


class Palette:
    """Tells the colours that elements name, with those of the theme as the settings map them."""

    def __init__(self, theme: Element | None = None, settings: Element | None = None) -> None:
        scheme = child(child(theme, "themeElements"), "clrScheme")
        self._theme = {local(each): _plain(each) for each in (() if scheme is None else scheme)}
        self._mapping = child(settings, "clrSchemeMapping")

    def colour(self, element: Element | None, name: str = "val", theme: str = "themeColor") -> str:
        """Return the colour that attributes of an element name."""
        named = self._named(value(element, theme))
        if not named:
            found = _HEX.fullmatch(value(element, name))
            return found[1].lower() if found else AUTO
        kind = theme.removesuffix("Color")  # theme, or themeFill
        return _lightened(named, value(element, f"{kind}Tint"), value(element, f"{kind}Shade"))

    def shade(self, element: Element | None) -> str | None:
        """Return the ground that shading gives, None where there is none."""
        if element is None:
            return None
        pattern = value(element, "val", default="clear")
        fill = self.colour(element, "fill", "themeFill")
        if pattern == "clear" or (pattern == "nil" and fill == AUTO):
            return fill
        ink = self.colour(element, "color")
        ink = "000000" if ink == AUTO else ink
        if pattern == "solid":
            return ink
        share = re.fullmatch(r"pct(\d+)", pattern)
        return _mixed(PAPER if fill == AUTO else fill, ink, int(share[1]) / 100) if share else ANY

    def fill(self, properties: Element | None) -> str:
        """Return the colour of a drawing's fill: AUTO when it has none, ANY when it is not one colour."""
        for each in () if properties is None else properties:
            if local(each) == "noFill":
                return AUTO
            if local(each) == "solidFill":
                return self._solid(each)
            if local(each) in ("gradFill", "blipFill", "pattFill", "grpFill"):
                return ANY
        return ""

    def _solid(self, fill: Element) -> str:
        for each in fill:
            if any(whole(value(clear)) >= _CLEAR for clear in each.iterfind("{*}alpha")):
                return AUTO
            if local(each) == "srgbClr":
                return value(each).lower()
            if local(each) == "schemeClr" and not any(local(change) != "alpha" for change in each):
                return self._theme.get(_SCHEME.get(value(each), value(each)), ANY)
        return ANY

    def _named(self, name: str) -> str:
        if name in _MAPPED:
            name = value(self._mapping, _MAPPED[name], default=_USUAL[_MAPPED[name]])
        return self._theme.get(_SCHEME.get(name, name), "")


def highlight(element: Element | None) -> str | None:
    """Return the ground that a highlight gives, None where there is none."""
    return None if element is None else _HIGHLIGHTS.get(value(element), ANY)


def _plain(element: Element) -> str:
    for each in element:
        written = value(each, "lastClr") or value(each)
        if _HEX.fullmatch(written):
            return written.lower()
    return ""


def _shares(colour: str) -> Rgb:
    return int(colour[:2], 16) / 255, int(colour[2:4], 16) / 255, int(colour[4:], 16) / 255


def _written(channels: tuple[float, float, float]) -> str:
    return "".join(f"{round(255 * each):02x}" for each in channels)


def _lightened(colour: str, tint: str, shade: str) -> str:
    if not (tint or shade):
        return colour
    hue, light, saturation = rgb_to_hls(*_shares(colour))
    if shade:
        light *= _share(shade)
    if tint:
        light = light * _share(tint) + 1 - _share(tint)
    return _written(hls_to_rgb(hue, light, saturation))


def _share(written: str) -> float:
    return int(written, 16) / 255 if re.fullmatch(r"[0-9a-fA-F]{1,2}", written) else 1.0


def _mixed(ground: str, ink: str, share: float) -> str:
    pairs = zip(_shares(ground), _shares(ink), strict=True)
    red, green, blue = (under * (1 - share) + over * share for under, over in pairs)
    return _written((red, green, blue))
