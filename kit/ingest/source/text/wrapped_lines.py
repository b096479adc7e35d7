"""Joins the lines of a text that was broken to a width, as what is copied out of a PDF is, to paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeGuard

from kit.base.columns import printed_width
from kit.ingest.source.printed import PrintedLine, PrintedTable

HAN = "[一二三四五六七八九十]"
NUMBERING = re.compile(rf"(?:{HAN}{{1,2}}、|[(（](?:{HAN}|\d){{1,2}}[)）]|\d{{1,2}}[.、．](?!\d)|[-•·●])")
"""A paragraph's own number."""
_ENDED = ("。", "！", "？", "!", "?", "；", ";", "：", ":", "⟧")
_MARK = re.compile("[，。；,;]")
"""What a line of running words has, as a table's label hardly does."""
_PLACED = re.compile(r"\s{2}|\t|\A[\d\s]+\Z|(?:\A|\s)[\d.,/—-]+\s[\d.,/—-]+(?:\s|\Z)")
"""White space by which columns are set side by side, numbers alone or beside one another: it is no prose."""
_CELL = re.compile(r"\s[\d.,]{1,20}\Z")
"""A number that may be a cell of its own, and not the begin of one that goes on in the next line."""
_NARROW, _WIDE = 40, 200
"""The widths to which a text is broken, a Chinese character being two wide."""
_RAGGED, _REST = 14, 12
"""By so much a full line may fall short: it was indented, has figures of half the width, or the next word had
no room; and the width of a heading's last words."""
_LEAST, _WIDER = 3, 0.2
"""So many full lines break off within a sentence where a text was broken, and for each so few are wider."""


def paragraphs(found: Iterable[PrintedLine | PrintedTable]) -> Iterator[PrintedLine | PrintedTable]:
    """Yield lines and tables with the lines joined that are one paragraph broken to a width.

    Only lines that stand right below one another; one with a number of its own begins a paragraph, and a
    heading is one by itself.
    """
    pieces = list(found)
    edge = _edge([piece.text for piece in pieces if _is_prose(piece)])
    joined: list[PrintedLine] = []
    for piece in pieces:
        if _is_prose(piece) and (not joined or _goes_on(joined[-1], piece, edge)):
            joined.append(piece)
            continue
        yield from _whole(joined)
        joined = [piece] if _is_prose(piece) else []
        if not joined:
            yield piece
    yield from _whole(joined)


def glue(upper: str, text: str) -> str:
    """Return what parts two lines of a paragraph: a space between two words of letters."""
    letters = re.match(r"[A-Za-z,;:.]", upper[-1:]) and re.match(r"[A-Za-z]", text)
    return " " if letters else ""


def _is_prose(piece: PrintedLine | PrintedTable) -> TypeGuard[PrintedLine]:
    if not isinstance(piece, PrintedLine) or piece.heading or piece.flaw:
        return False
    return not _PLACED.search(piece.text)


def _edge(texts: Sequence[str]) -> int:
    """Return the width to which a text was broken, 0 where it was not.

    Where the most lines break off within a sentence, and hardly any goes on behind.
    """
    widths = [printed_width(text) for text in texts]
    open_ = sorted(
        each
        for each, text in zip(widths, texts, strict=True)
        if _NARROW <= each <= _WIDE and _MARK.search(text) and not text.endswith(_ENDED)
    )
    full = {each: at + 1 - bisect_left(open_, each - _RAGGED) for at, each in enumerate(open_)}
    edge = max(full, key=lambda each: (full[each], each), default=0)
    wider = sum(each > edge for each in widths)
    return edge if edge and full[edge] >= _LEAST and wider <= full[edge] * _WIDER else 0


def _goes_on(upper: PrintedLine, line: PrintedLine, edge: int) -> bool:
    text = upper.text
    is_heading = NUMBERING.match(text) and not _MARK.search(text)
    is_full = edge - _RAGGED <= printed_width(text) <= edge and not text.endswith(_ENDED)
    begins = NUMBERING.match(line.text) or (is_heading and printed_width(line.text) > _REST)
    begins = begins or (line.text[:1].isdigit() and _CELL.search(text))
    return bool(edge) and is_full and not (upper.blanks or upper.empty or begins)


def _whole(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield the one line that some make, none for none."""
    if lines:
        texts = [line.text for line in lines]
        glued = (glue(upper, text) + text for upper, text in pairwise(texts))
        words = "".join((texts[0], *glued))
        yield replace(lines[0], text=words, blanks=lines[-1].blanks, empty=lines[-1].empty)
