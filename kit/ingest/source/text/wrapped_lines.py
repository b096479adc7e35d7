"""Joins the lines of a text that was broken to a width, as what is copied out of a PDF is, to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kit.ingest.source.printed import PrintedLine, PrintedTable

HAN = "[一二三四五六七八九十]"
NUMBERING = re.compile(rf"(?:{HAN}{{1,2}}、|[(（](?:{HAN}|\d){{1,2}}[)）]|\d{{1,2}}[.、．](?!\d)|[-•·●])")
"""A paragraph's own number."""
_ENDED = ("。", "！", "？", "!", "?", "；", ";", "：", ":", "⟧")
_SENTENCE = "。"
_MARK = re.compile("[，。；,;]")
"""What a line of running words has, as a table's label hardly does."""
_PLACED = re.compile(r"\s{2}|\t|\A[\d\s]+\Z")
"""White space by which columns are set side by side, numbers alone: no line of prose has it."""
_NARROW, _WIDE = 40, 200
"""The widths between which a text is broken, a Chinese character being two wide."""
_RAGGED = 8
"""By so much a full line may fall short: the next word, number or mark had no room."""
_LEAST = 2
"""So many full lines break off within a sentence where a text was broken to a width."""


def paragraphs(found: Iterable[PrintedLine | PrintedTable]) -> Iterator[PrintedLine | PrintedTable]:
    """Yield lines and tables with the lines joined that are one paragraph broken to a width.

    Only lines that stand right below one another; one with a number of its own begins a paragraph.
    """
    block: list[PrintedLine] = []
    for piece in found:
        if isinstance(piece, PrintedLine) and _is_prose(piece):
            block.append(piece)
            if piece.blanks or piece.empty:
                yield from _joined(block)
                block = []
            continue
        yield from _joined(block)
        yield piece
        block = []
    yield from _joined(block)


def glue(words: str, text: str) -> str:
    """Return what parts two lines of a paragraph: a space between two words of letters or two figures."""
    letters = re.search(r"[A-Za-z,;:.]$", words) and re.match(r"[A-Za-z]", text)
    return " " if letters or (words[-1:].isdigit() and text[:1].isdigit()) else ""


def width(text: str) -> int:
    """Return how wide a text is printed, in letters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _is_prose(line: PrintedLine) -> bool:
    return not (line.heading or line.flaw or _PLACED.search(line.text))


def _joined(block: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    full = _full(block)
    held: PrintedLine | None = None
    for line, goes_on in zip(block, [False, *full], strict=False):
        if held and goes_on and not NUMBERING.match(line.text):
            words = held.text + glue(held.text, line.text) + line.text
            held = replace(held, text=words, blanks=line.blanks, empty=line.empty)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _full(block: Sequence[PrintedLine]) -> list[bool]:
    """Return which lines break off at the width to which a block was broken, none where it was not."""
    widths = [width(line.text) for line in block]
    widest = max(widths, default=0)
    full = [
        each >= widest - _RAGGED and not line.text.endswith(_ENDED)
        for each, line in zip(widths, block, strict=True)
    ]
    broken = sum(each and bool(_MARK.search(line.text)) for each, line in zip(full[:-1], block, strict=False))
    running = _NARROW <= widest <= _WIDE and any(_SENTENCE in line.text for line in block)
    return full if running and broken >= _LEAST else [False] * len(block)
