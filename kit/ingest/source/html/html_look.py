"""How an element of a web page shows: as a block, blank, struck, raised, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kit.ingest.source.html.html_names import BLOCKS, HEADINGS, RAISED, STRUCK, UNSEEN, VERBATIM

_GONE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all")
_BLANK = re.compile(r"visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0(?![.\d]*[1-9])")
_SHOWN = re.compile(r"visibility\s*:\s*visible|font-size\s*:\s*\.?[1-9]")
_BLOCK = re.compile(r"display\s*:\s*(?:block|table|flex|grid|list-item)")
_LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through")
_LIFTED = re.compile(r"vertical-align\s*:\s*(?:super|sub)\b")


@dataclass(frozen=True, slots=True)
class Look:
    """How an element shows. What is blank takes its room, but its text is not seen."""

    is_block: bool = True
    is_blank: bool = False
    is_struck: bool = False
    is_raised: bool = False
    keeps_breaks: bool = False
    is_heading: bool = False


def is_gone(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes is not there at all: hidden, or not displayed."""
    style = attributes.get("style") or ""
    return "hidden" in attributes or attributes.get("type") == "hidden" or bool(_GONE.search(style.lower()))


def look(tag: str, attributes: Mapping[str, str | None], outer: Look) -> Look | None:
    """Return how an element within one that looks as `outer` shows, None when it is not there at all.

    Of styles only the element's own attribute is read.
    """
    if tag in UNSEEN or is_gone(attributes):
        return None
    style = (attributes.get("style") or "").lower()
    if not style:
        return Look(
            tag in BLOCKS,
            outer.is_blank,
            outer.is_struck or tag in STRUCK,
            outer.is_raised or tag in RAISED,
            outer.keeps_breaks or tag in VERBATIM,
            outer.is_heading or tag in HEADINGS,
        )
    return Look(
        tag in BLOCKS or bool(_BLOCK.search(style)),
        bool(_BLANK.search(style)) or (outer.is_blank and not _SHOWN.search(style)),
        outer.is_struck or tag in STRUCK or bool(_LINE_THROUGH.search(style)),
        outer.is_raised or tag in RAISED or bool(_LIFTED.search(style)),
        outer.keeps_breaks or tag in VERBATIM or "white-space:pre" in style.replace(" ", ""),
        outer.is_heading or tag in HEADINGS,
    )
