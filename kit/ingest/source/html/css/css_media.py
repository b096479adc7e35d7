"""Which media a part of a style sheet is for: the screen of a desk, a sheet of paper, both or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kit.ingest.source.html.css.css_values import MEDIUM, SCREEN, pixels

_SIZES = {"screen": (SCREEN, 800.0), "print": (718.0, 1047.0)}  # paper: A4 within its margins
_SETTLED = {
    "hover": "hover", "any-hover": "hover", "pointer": "fine", "any-pointer": "fine", "color": "",
    "prefers-color-scheme": "light", "prefers-reduced-motion": "no-preference", "scripting": "enabled",
    "prefers-contrast": "no-preference", "forced-colors": "none", "inverted-colors": "none", "update": "fast",
}  # fmt: skip
"""What a desk's computer answers when nobody has changed anything."""
_BOUND = re.compile(r"(min-|max-)?(?:device-)?(width|height)\s*:\s*(.+)")
_RANGE = re.compile(r"(width|height)\s*(<=?|>=?|=)\s*(.+)")
_TURNED_RANGE = re.compile(r"(.+?)\s*(<=?|>=?)\s*(width|height)(?:\s*(<=?)\s*(.+))?")
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Media:
    """Whether something holds on a screen, and whether it does on paper."""

    on_screen: bool = True
    on_paper: bool = True

    def within(self, other: Media) -> Media:
        """Return where both hold."""
        return Media(self.on_screen and other.on_screen, self.on_paper and other.on_paper)


EVERYWHERE, ON_PAPER, NOWHERE = Media(), Media(on_screen=False), Media(on_screen=False, on_paper=False)


@lru_cache(256)
def media(queries: str) -> Media:
    """Return where a list of media queries holds; an empty one holds everywhere."""
    if not queries.strip():
        return EVERYWHERE
    listed = [query.strip().lower() for query in queries.split(",")]
    return Media(*(any(_holds(query, medium) for query in listed) for medium in _SIZES))


def _holds(query: str, medium: str) -> bool:
    found = re.match(r"(not\s+|only\s+)?([a-z-]+)?\s*", query)
    asked = found[2] if found and found[2] not in ("not", "and", "only") else None
    negated = bool(found and (found[1] or "").startswith("not")) or query.startswith("not(")
    features = re.findall(r"\(([^()]*)\)", query)
    answers = [_answers(feature.strip(), medium) for feature in features]
    joined = any(answers) if re.search(r"\)\s*or\s*\(", query) else all(answers)
    return ((asked in (None, "all", medium)) and joined) != negated


def _answers(feature: str, medium: str) -> bool:
    sides = dict(zip(("width", "height"), _SIZES[medium], strict=True))
    if found := _BOUND.fullmatch(feature):
        sign = {"min-": ">=", "max-": "<="}.get(found[1] or "", "=")
        return _compared(sides[found[2]], sign, found[3])
    if found := _RANGE.fullmatch(feature):
        return _compared(sides[found[1]], found[2], found[3])
    if found := _TURNED_RANGE.fullmatch(feature):
        least = _compared(sides[found[3]], _MIRRORED[found[2]], found[1])
        return least and (not found[4] or _compared(sides[found[3]], found[4], found[5]))
    name, _, asked = (part.strip() for part in feature.partition(":"))
    if name == "orientation":
        return (asked == "landscape") == (medium == "screen")
    return name in _SETTLED and asked in ("", _SETTLED[name])


def _compared(side: float, sign: str, written: str) -> bool:
    bound = pixels(written, MEDIUM)
    if bound is None:
        return False
    if sign == "=":
        return side == bound
    return {"<": side < bound, "<=": side <= bound, ">": side > bound, ">=": side >= bound}[sign]
