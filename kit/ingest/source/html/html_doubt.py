"""Why no number in an element is certain: a style changes, covers or dissolves what is seen of it."""

from __future__ import annotations

import re

from kit.ingest.source.flaws import DISTORTED, DOTTED, STACKED, SYMBOL, TURNED
from kit.ingest.source.html.css.css_cascade import Set
from kit.ingest.source.html.css.css_values import pixels

_DENSEST = -0.3
_SYMBOLS = ("wingdings", "webdings", "symbol", "zapf dingbats")
_UNSET = frozenset(("", "none", "inherit", "initial", "unset", "revert"))
_CHANGING = {
    "mask": _UNSET,
    "mix-blend-mode": _UNSET | {"normal", "multiply", "darken"},
}
"""What lets only part of a text, or none, be seen, and what it is set to where all is."""
_CHANGING_FILTER = re.compile(r"blur|invert|contrast|brightness|opacity|url")
"""Filters after which a text may be lost; those that only take colours away leave it."""


def doubt_of(found: Set, size: float, is_rtl: bool) -> str:
    """Return why no number in an element is certain, "" when it is."""
    if found.get("unicode-bidi", "").endswith("override") and is_rtl:
        return TURNED
    if found.get("text-security", "") not in _UNSET or "blur" in found.get("filter", ""):
        return DOTTED
    changes = any(found.get(name, "") not in unchanged for name, unchanged in _CHANGING.items())
    if changes or _CHANGING_FILTER.search(found.get("filter", "")):
        return DISTORTED
    if re.fullmatch(r"0*\.?0*%?", found.get("zoom", "1")):
        return DISTORTED  # of a zoom of nothing some browsers make nothing, others all
    if any(each in found.get("font-family", "") for each in _SYMBOLS):
        return SYMBOL
    spacing = pixels(found.get("letter-spacing", ""), size)
    return STACKED if spacing is not None and spacing < _DENSEST * size else ""
