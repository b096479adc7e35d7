"""The colours of a workbook: its palette, its theme and their tints, as red, green and blue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from kit.ingest.source.seen.contrast import Contrast, Rgb, standing_out
from kit.ingest.source.xml_parts import Element, child, children, local, value, whole

Colour = tuple[int, int, int]

BLACK, WHITE = (0, 0, 0), (255, 255, 255)

_INDEXED = bytes.fromhex(
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333"
)
_SYSTEM = {64: BLACK, 65: WHITE}
_THEME = bytes.fromhex("FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080")
_THEME_ORDER = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11)
"""A theme lists dark before light; its colours are numbered light before dark."""
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that a workbook names by number."""

    indexed: Sequence[Colour | None]
    theme: Sequence[Colour | None]

    def colour(self, element: Element | None) -> Colour | None:
        """Return the colour that an element names; None when it names none, or none that is known."""
        if element is None:
            return None
        if written := value(element, "rgb"):
            base = _parsed(written)
        elif value(element, "theme"):
            base = _at(self.theme, whole(value(element, "theme")))
        elif value(element, "indexed"):
            number = whole(value(element, "indexed"))
            base = _SYSTEM.get(number) or _at(self.indexed, number)
        else:
            return None
        return base and _tinted(base, value(element, "tint"))


def palette(styles: Element | None, theme: Element | None) -> Palette:
    """Return the colours of a workbook with these styles and this theme."""
    own = [_parsed(value(each, "rgb")) for each in children(child(styles, "colors"), "indexedColors")]
    indexed = own + _listed(_INDEXED)[len(own) :]
    scheme = child(child(theme, "themeElements"), "clrScheme")
    listed = [_of_theme(each) for each in scheme] if scheme is not None else []
    if len(listed) < len(_THEME_ORDER):
        return Palette(indexed, _listed(_THEME))
    return Palette(indexed, [listed[index] for index in _THEME_ORDER])


def fades(ink: Colour, ground: Colour) -> bool:
    """Whether hardly anybody can read text of a colour on a ground."""
    return standing_out(_shares(ink), _shares(ground)) is not Contrast.SEEN


def _shares(colour: Colour) -> Rgb:
    red, green, blue = colour
    return red / 255, green / 255, blue / 255


def _listed(packed: bytes) -> list[Colour | None]:
    return [(packed[at], packed[at + 1], packed[at + 2]) for at in range(0, len(packed), 3)]


def _of_theme(element: Element) -> Colour | None:
    for each in element:
        return _parsed(value(each, "lastClr" if local(each) == "sysClr" else "val"))
    return None


def _parsed(written: str) -> Colour | None:
    found = _HEX.fullmatch(written)
    return (int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16)) if found else None


def _at(colours: Sequence[Colour | None], index: int) -> Colour | None:
    return colours[index] if 0 <= index < len(colours) else None


def _tinted(base: Colour, tint: str) -> Colour:
    """Return a colour made darker by a negative tint, lighter by a positive one."""
    try:
        share = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        return base
    hue, light, saturation = rgb_to_hls(*_shares(base))
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    red, green, blue = hls_to_rgb(hue, light, saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
