"""Marks what a file breaks off in: of a number at the end of a cut file nobody knows whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kit.ingest.source.flaws import CUT
from kit.ingest.source.printed import PrintedLine, PrintedTable

Piece = PrintedLine | PrintedTable

_TAGS_AT_END = re.compile(r"(?:<[^<>]{0,2000}>|\s)*\Z")
_BLOCK_ENDS = re.compile(
    r"</(?:t[dhr]|table|t(?:head|body|foot)|p|div|li|[uo]l|section|article|main|center|font|form|body|html|h[1-6])\b"
    r"[^<>]*>(?!.*<t[dh]\b)",
    re.DOTALL | re.IGNORECASE,
)
_TAIL = 20_000


def is_cut(markup: str) -> bool:
    """Whether a page ends before the line or the cell that it is in does."""
    tail = markup[-_TAIL:]
    tags = _TAGS_AT_END.search(tail)
    return not (tags and _BLOCK_ENDS.search(tags[0]))


def marked(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return `pieces` with the last line, or the last cell of the last table, marked as unreliable."""
    if not pieces:
        return ()
    last = pieces[-1]
    if isinstance(last, PrintedLine):
        return (*pieces[:-1], replace(last, flaw=CUT))
    cells = (*last.cells[:-1], *(replace(cell, flaw=CUT) for cell in last.cells[-1:]))
    return (*pieces[:-1], replace(last, cells=cells))
