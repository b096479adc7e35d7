"""Where a style puts an element's text: out of sight, above the line, somewhere else, turned, squeezed."""

from __future__ import annotations

import re

from kit.ingest.source.flaws import ASKEW, DISTORTED, MOVED, STACKED
from kit.ingest.source.html.css.css_cascade import Set
from kit.ingest.source.html.css.css_values import SCREEN, pixels

_FAR = 500.0
"""Pixels beyond which nothing of a report is seen on the screen."""
_BEYOND = 3 * SCREEN
_OUTDENTED = 1500.0
"""Pixels of a negative margin or indent; pages in the middle of the window have half their width."""
_NOTICEABLE = 0.15
"""The share of a text's size by which it must be shifted for anybody to notice."""
_SMALL = 0.85
_THIN = 1.0
_LOW = 0.6
_SIDES = ("left", "top", "right", "bottom")
_PUT = ("absolute", "fixed")
_REVERSED = ("row-reverse", "column-reverse")
_RAISED_FORMS = ('"sups"', "'sups'", '"subs"', "'subs'", '"sinf"', "'sinf'")
_NUMBERS = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_CALL = re.compile(r"([a-z0-9]+)\(([^()]*)\)")


def is_out_of_sight(found: Set, size: float, is_box: bool, is_table_part: bool) -> bool:
    """Whether a style takes all of an element's text where nobody sees it."""
    return (
        _is_clear(found)
        or (is_box and found.get("content-visibility") == "hidden")
        or _is_put_away(found, size)
        or _is_clipped(found)
        or (is_box and not is_table_part and _is_shut(found, size))
        or (is_box and _is_shrunk(found, size))
    )


def is_note(found: Set, is_box: bool) -> bool:
    """Whether a style makes text the number of a note: raised or lowered by that name."""
    if found.get("font-variant-position") in ("super", "sub"):
        return True
    if any(form in found.get("font-feature-settings", "") for form in _RAISED_FORMS):
        return True
    is_in_line = not is_box or found.get("display", "").startswith("inline-")
    return is_in_line and found.get("vertical-align") in ("super", "sub")


def is_lifted(found: Set, size: float, outer_size: float, is_box: bool) -> bool:
    """Whether a style lifts or lowers text off the line by a measure, whatever it may be."""
    aligned = found.get("vertical-align", "")
    if not is_box or found.get("display", "").startswith("inline-"):
        if aligned in ("top", "text-top", "bottom", "text-bottom") and size < _SMALL * outer_size:
            return True
        if abs(pixels(aligned, size, size) or 0.0) > _NOTICEABLE * size:
            return True
    shifts = (pixels(found.get(side, ""), size, 0.0) or 0.0 for side in ("top", "bottom"))
    is_shifted = found.get("position") == "relative" and any(abs(by) > _NOTICEABLE * size for by in shifts)
    return is_shifted and not is_box


def room(found: Set, size: float, is_box: bool, is_table_part: bool) -> float:
    """Return how many pixels of a line are seen in an element; a cell grows with its text."""
    if not is_box or is_table_part or not _cuts(found):
        return float("inf")
    widths = [pixels(found.get(name, ""), size) for name in ("width", "max-width")]
    return min((width for width in widths if width is not None), default=float("inf"))


def twist(found: Set, size: float, is_box: bool) -> str:
    """Return how a style moves, turns or squeezes text so that nobody knows what is seen, or ""."""
    if is_box and _is_turned(found):
        return ASKEW
    position = found.get("position")
    if position in _PUT and any(found.get(side, "auto") != "auto" for side in _SIDES):
        return MOVED
    sides = _SIDES if is_box else ("left", "right")  # what a line is lifted by makes it raised
    shifts = (pixels(found.get(side, ""), size, size) or 0.0 for side in sides)
    if position == "relative" and any(abs(by) > _NOTICEABLE * size for by in shifts):
        return MOVED
    if found.get("flex-direction") in _REVERSED or found.get("order", "0") != "0":
        return MOVED
    if found.get("clip-path", "none") not in ("none", "initial", "unset"):
        return DISTORTED
    margins = (pixels(found.get(f"margin-{side}", ""), size) for side in ("left", "right", "top"))
    return STACKED if any(by is not None and by < -_NOTICEABLE * size for by in margins) else ""


def _is_clear(found: Set) -> bool:
    """Whether a style makes an element all transparent."""
    opacity = pixels(found.get("opacity", ""), 1.0, 1.0)
    filtered = re.search(r"opacity\(\s*0*\.?0*%?\s*\)", found.get("filter", ""))
    return (opacity is not None and opacity <= 0.0) or bool(filtered)


def _is_put_away(found: Set, size: float) -> bool:
    position = found.get("position", "static")
    if position in (*_PUT, "relative"):
        whole = SCREEN if position == "fixed" else 0.0  # of what is around, nobody knows how wide it is
        for side in _SIDES:
            by = pixels(found.get(side, ""), size, whole)
            if by is not None and (by <= -_FAR or by >= _BEYOND):
                return True
    for name in ("margin-left", "margin-top", "text-indent"):
        by = pixels(found.get(name, ""), size)
        if by is not None and (by <= -_OUTDENTED or by >= _BEYOND):
            return True
    indent = found.get("text-indent", "")
    return indent.endswith("%") and (pixels(indent, size, 1.0) or 0.0) >= 1.0 and _cuts(found)


def _cuts(found: Set) -> bool:
    return any(each in found.get("overflow", "") for each in ("hidden", "clip"))


def _is_shut(found: Set, size: float) -> bool:
    """Whether a box without height or width cuts its text off."""
    if not _cuts(found):
        return False
    # A share of a height that is nowhere told is none.
    heights = (found.get(name, "") for name in ("height", "max-height"))
    height = [pixels(each, size) for each in heights if "%" not in each]
    width = [pixels(found.get(name, ""), size) for name in ("width", "max-width")]
    is_low = any(each is not None and each < _LOW * size for each in height)
    return is_low or any(each is not None and each <= _THIN for each in width)


def _is_clipped(found: Set) -> bool:
    clip = found.get("clip", "")
    if clip.startswith("rect") and found.get("position") in _PUT:
        edges = [float(each) for each in _NUMBERS.findall(clip)]
        if len(edges) == 4 and (edges[2] - edges[0] <= _THIN or edges[1] - edges[3] <= _THIN):
            return True
    path = found.get("clip-path", "")
    numbers = [float(each) for each in _NUMBERS.findall(path)]
    if path.startswith("inset(") and numbers:
        top, right, bottom, left = (numbers * 4)[:4] if len(numbers) < 3 else (*numbers, numbers[1])[:4]
        return "%" in path and (top + bottom >= 100 or left + right >= 100)
    return (
        path.startswith(("circle(", "ellipse(", "polygon("))
        and bool(numbers)
        and not any(numbers[:1] if path.startswith("circle(") else numbers)
    )


def _is_shrunk(found: Set, size: float) -> bool:
    """Whether an element is scaled to nothing, or shifted far away."""
    for name, written in _calls(found):
        parts = [part.strip() for part in written.replace(" ", ",").split(",") if part.strip()]
        by = [pixels(part, size, 0.0) for part in parts]
        if name.startswith("scale") and any(each is not None and abs(each) < 0.05 for each in by[:2]):
            return True
        if name.startswith("translate") and any(each is not None and abs(each) >= _FAR for each in by):
            return True
        if name in ("rotatex", "rotatey") and parts and parts[0] in ("90deg", "-90deg", "270deg"):
            return True
    return False


def _is_turned(found: Set) -> bool:
    """Whether an element is turned, mirrored, scaled or shifted at all."""
    for name, written in _calls(found):
        numbers = [float(each) for each in _NUMBERS.findall(written)]
        still = 1.0 if name.startswith("scale") else 0.0
        if name.startswith("matrix") or any(number != still for number in numbers):
            return True
    return False


def _calls(found: Set) -> list[tuple[str, str]]:
    """Return the functions of a transform, and the properties that stand for one each."""
    calls = _CALL.findall(found.get("transform", ""))
    single = ((name, found.get(name, "none")) for name in ("translate", "rotate", "scale"))
    return [*calls, *((name, value) for name, value in single if value != "none")]
