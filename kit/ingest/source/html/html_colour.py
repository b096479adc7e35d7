"""The colour of an element's text, and of what is behind it."""

from __future__ import annotations

from functools import lru_cache

from kit.ingest.source.html.css.css_cascade import Set
from kit.ingest.source.html.css.css_values import BLACK, WHITE, Colour, Ink, ground_of, ink, over
from kit.ingest.source.seen.contrast import Contrast, standing_out


@lru_cache(4096)
def fades(paint: Ink, ground: Colour, opacity: float) -> bool:
    """Whether a text has the colour of what it stands on, as far as an eye can tell."""
    return standing_out(over(paint, ground, opacity), ground) is not Contrast.SEEN


def ink_of(found: Set, outer: Ink) -> Ink:
    """Return the colour of an element's text, `outer` being that of the text around."""
    value = found.get("text-fill-color") or found.get("color", "")
    if value == "transparent" and (found.get("background-clip") == "text" or _has_shadow(found)):
        return BLACK  # the ground shows through the letters, or their shadow does
    if value in ("initial", "windowtext", "canvastext"):
        return BLACK
    return ink(value) or outer


def _has_shadow(found: Set) -> bool:
    return found.get("text-shadow", "none") not in ("none", "inherit", "initial", "unset")


def ground_behind(found: Set, outer: Colour | None) -> Colour | None:
    """Return the colour behind the text, None when a picture is there."""
    if found.get("background-clip") == "text":
        return outer
    if ground_of(found.get("picture", ""))[1]:
        return None
    colour = ground_of(found.get("ground", ""))[0]
    if colour is None or colour[3] == 0:
        return outer
    return over(colour, outer or WHITE)
