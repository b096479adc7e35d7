"""The comments that a person wrote on an Office file: what stands there may correct what is read."""

from __future__ import annotations

from collections.abc import Iterator

from kit.ingest.source.printed import Unread
from kit.ingest.source.xml_parts import Element, value

_MOST_WORDS = 40


def comments(part: Element | None, place: str) -> Iterator[Unread]:
    """Yield the comments of a part, if any, those of a sheet with their cells; `place` is whose they are."""
    for each in part.iter("{*}comment") if part is not None else ():
        text = " ".join("".join(run.text or "" for run in each.iter("{*}t")).split())
        if text:
            told = text[:_MOST_WORDS] + "…" * (len(text) > _MOST_WORDS)
            yield Unread(f"批注“{told}”", f"{place}{value(each, 'ref')}")
