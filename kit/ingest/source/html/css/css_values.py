"""What a value of a style sheet comes to: lengths in pixels, colours, and how far two colours differ."""

from __future__ import annotations

import re
from functools import lru_cache

from tinycss2 import parse_component_value_list
from tinycss2.color4 import parse_color

SCREEN = 1280.0
"""The width in pixels of the window that a page is taken to be opened in."""
MEDIUM = 16.0
"""The size in pixels of text of which a page says nothing."""

Colour = tuple[float, float, float]
Ink = tuple[float, float, float, float]
"""Red, green, blue and how opaque, each from 0 to 1."""

BLACK: Ink = (0.0, 0.0, 0.0, 1.0)
WHITE: Colour = (1.0, 1.0, 1.0)

_UNITS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54,
    "rem": MEDIUM, "vw": SCREEN / 100, "vh": 8.0, "vmin": 8.0, "vmax": SCREEN / 100, "": 1.0,
}  # fmt: skip
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(%|[a-z]*)")
_NAMED_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": MEDIUM, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
_HTML_SIZES = (10.0, 13.0, MEDIUM, 18.0, 24.0, 32.0, 48.0)
_SMALLER = 5 / 6
_SMALLEST_OF_ROOT = 6.0


def pixels(value: str, size: float, whole: float = SCREEN) -> float | None:
    """Return a length in pixels, within text of `size`, a percentage being of `whole`.

    None when it is no plain length: a word, or reckoned.
    """
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return number * whole / 100
    if unit in ("em", "ic"):
        return number * size
    if unit in ("ex", "ch"):
        return number * size / 2
    return number * _UNITS[unit] if unit in _UNITS else None


def text_size(value: str, outer: float) -> float:
    """Return the size of text in pixels within text of the size `outer`."""
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    if value in ("smaller", "larger"):
        return outer * _SMALLER if value == "smaller" else outer / _SMALLER
    found = pixels(value, outer, outer)
    if value.endswith("rem") and found and found < _SMALLEST_OF_ROOT:
        return outer  # the size of the root, which it is a share of, is set by a script
    return outer if found is None or found < 0 else found


def html_size(value: str) -> str:
    """Return the size that a `<font size>` asks for as a style sheet writes it, "" when it asks for none."""
    found = re.match(r"\s*([+-]?)(\d{1,3})", value)
    if found is None:
        return ""
    number = int(found[2])
    step = {"+": 3 + number, "-": 3 - number}.get(found[1], number)
    return f"{_HTML_SIZES[min(max(step, 1), 7) - 1]}px"


@lru_cache(4096)
def ink(value: str) -> Ink | None:
    """Return a colour and its opacity, None when the value is no colour of its own."""
    found = parse_color(value)
    if found is None or isinstance(found, str):
        return None
    red, green, blue = found.to("srgb").coordinates
    return (red, green, blue, found.alpha)


def html_ink(value: str) -> str:
    """Return the colour of an attribute as a style sheet writes it: `ffffff` counts as `#ffffff`."""
    bare = value.strip().lower()
    return f"#{bare}" if re.fullmatch(r"[0-9a-f]{3}|[0-9a-f]{6}", bare) else bare


@lru_cache(4096)
def ground_of(value: str) -> tuple[Ink | None, bool]:
    """Return the colour that a background paints, None when none, and whether it paints a picture too."""
    colour: Ink | None = None
    pictured = False
    for token in parse_component_value_list(value):
        if token.type == "url" or (token.type == "function" and token.lower_name in _PAINTERS):
            pictured = True
        elif token.type in ("ident", "hash", "function"):
            colour = ink(token.serialize()) or colour
    return colour, pictured


_PAINTERS = frozenset(
    ("url", "image", "image-set", "-webkit-image-set", "linear-gradient", "radial-gradient", "conic-gradient",
     "repeating-linear-gradient", "repeating-radial-gradient", "-webkit-gradient", "-webkit-linear-gradient")
)  # fmt: skip


def over(paint: Ink, ground: Colour, opacity: float = 1.0) -> Colour:
    """Return the colour that is seen where `paint` lies over `ground`."""
    share = max(0.0, min(1.0, paint[3] * opacity))
    red, green, blue = (top * share + below * (1 - share) for top, below in zip(paint, ground, strict=False))
    return (red, green, blue)
