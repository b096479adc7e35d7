"""How a text stands out from its ground: one measure for web pages, Word files and workbooks."""

from __future__ import annotations

from enum import Enum

Rgb = tuple[float, float, float]
"""A colour as shares of red, green and blue, each from 0 to 1."""

_FAINT = 1.2
"""The contrast below which hardly anybody reads a text; the lightest grey that designers use has 1.3."""
_TINTED = 0.5
"""A text so far apart in red, green or blue is seen though it is as light as its ground: yellow on white."""
_SAME = 0.04
"""No further apart, two colours are one."""


class Contrast(Enum):
    """How text stands out from its ground."""

    SEEN = 1
    FAINT = 2
    NONE = 3


def standing_out(ink: Rgb, ground: Rgb) -> Contrast:
    """Return how text of a colour stands out from a ground."""
    apart = max(abs(one - other) for one, other in zip(ink, ground, strict=True))
    if apart > _TINTED or _ratio(ink, ground) >= _FAINT:
        return Contrast.SEEN
    return Contrast.FAINT if apart > _SAME else Contrast.NONE


def _ratio(one: Rgb, other: Rgb) -> float:
    """Return how far two colours differ as WCAG reckons it: 1 when not at all, 21 for black on white."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: Rgb) -> float:
    linear = (each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in colour)
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
