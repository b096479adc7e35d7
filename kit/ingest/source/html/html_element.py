"""An element of a web page while the page is walked over, and what was found on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from kit.ingest.source.html.html_look import Look

NOTHING_STRANGE: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Element:
    """An element of the page; which positions of the flow stand in it, and which things that are not read.

    `strange` are the classes that set it apart within its block and that no sheet of the page knows;
    `numbers` are those of a list's items. `is_open` tells of a table that its rows have begun, and of
    details that they are shown.
    """

    node: LexborNode
    tag: str
    look: Look
    parent: Element | None
    start: int = 0
    first_kept: int = 0
    depth: int = 0
    end: int = -1
    last_kept: int = -1
    strange: frozenset[str] = NOTHING_STRANGE
    numbers: Iterator[int] | None = None
    is_open: bool = False
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Something that tells where the report is: its position in the flow, its element, its number if any."""

    position: int
    element: Element
    number: str = ""
