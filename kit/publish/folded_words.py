"""Words as two printings of one text have them in common: no room, no line ends, no marks but a number's.

How a text is set, in which width, which quotes and which script, is no part of what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from unicodedata import category

from kit.base.folded_text import squeeze

_DASHES = "-‐‑‒–—―─−"
_BETWEEN_DIGITS = {".": ".", ":": ":", "/": "/", ",": ",", "、": ",", "~": "~"}
"""What stands between two digits and belongs to what they say, and as what it counts."""
_PARTED = ","
_KEPT = "%‰*"
_GEOMETRIC = range(0x25A0, 0x2600)
"""Bullets and boxes."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SENTENCE_END = "。！？；!?;"
_TOKEN = re.compile(r"-?\d+(?:[.:/,~*]\d+)*[%‰]?|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text as it is printed, and where it stands in the form's words, "" when nobody knows."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence folded: its characters, and for each the place in its line that it was read from."""

    line: Line
    text: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A number or a single character, and where it was read from: line, start and end."""

    text: str
    line: Line
    start: int
    end: int


def sentences(lines: Iterable[Line]) -> list[Sentence]:
    """Return the sentences of a text, those left out of which nothing is kept."""
    return [sentence for line in lines for sentence in _sentences(line) if sentence.text]


def tokens(block: Iterable[Sentence]) -> list[Token]:
    """Return the numbers and characters of sentences in a row; a number that a line's end parts is one."""
    block = list(block)
    text = "".join(sentence.text for sentence in block)
    spots = [(sentence.line, at) for sentence in block for at in sentence.at]
    return [
        Token(found[0], spots[found.start()][0], spots[found.start()][1], _end(spots, found))
        for found in _TOKEN.finditer(text)
    ]


def _end(spots: list[tuple[Line, int]], found: re.Match[str]) -> int:
    """Return where a token ends in the line in which it begins."""
    line = spots[found.start()][0]
    return max(at for other, at in spots[found.start() : found.end()] if other is line) + 1


def _sentences(line: Line) -> Iterator[Sentence]:
    kept = list(_kept(line.text))
    ends = [index + 1 for index, (char, _) in enumerate(kept) if char in _SENTENCE_END]
    for start, end in pairwise(dict.fromkeys((0, *ends, len(kept)))):
        own = [(char, at) for char, at in kept[start:end] if char not in _SENTENCE_END]
        yield Sentence(line, "".join(char for char, _ in own), tuple(at for _, at in own))


def _kept(text: str) -> Iterator[tuple[str, int]]:
    """Yield what is kept of a line, sentences' ends among it, each with its place."""
    read = squeeze(simplified(text))
    thousands = {found.start() for found in _THOUSANDS.finditer(read.text)}
    for index, char in enumerate(read.text):
        before, after = read.text[index - 1 : index], read.text[index + 1 : index + 2]
        if index in thousands:
            continue
        if char in _SENTENCE_END and before.isdigit() and after.isdigit():
            yield _PARTED, read.at[index]  # without it two numbers were one
        elif char in _SENTENCE_END or char in _KEPT:
            yield char, read.at[index]
        elif char in _DASHES:
            if after.isdigit() and before not in tuple(_DASHES):
                yield "-", read.at[index]
        elif char in _BETWEEN_DIGITS:
            if before.isdigit() and after.isdigit():
                yield _BETWEEN_DIGITS[char], read.at[index]
        elif _says_something(char):
            yield char, read.at[index]


@cache
def _says_something(char: str) -> bool:
    return char not in "|`^_" and category(char)[0] in "LNMS" and ord(char) not in _GEOMETRIC


def simplified(text: str) -> str:
    """Return a text in simplified characters, each in its place.

    What was approved goes through it as well as a copy: a mirror's way there and back is not always the same.
    """
    if text.isascii():
        return text
    simplified = str(_converter().convert(text))
    return simplified if len(simplified) == len(text) else text


@cache
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC  # reads its dictionaries when asked

    return OpenCC("t2s")
