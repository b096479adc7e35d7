"""Tells what is left of a table's own text, its notes and labels, from a section's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, takewhile
from typing import Literal

from kit.base.folded_text import squeeze
from kit.form.official_form import Form
from kit.ingest.source.printed import PrintedLine
from kit.ingest.tables.naming.bare_digits import bare_digits
from kit.ingest.tables.naming.labels import LONGEST, Labels
from kit.ingest.tables.printed_rows import PrintedRow
from kit.ingest.tables.printed_values import is_value

_GOES_ON = re.compile(r"\(?[续接]上?表[一二三四\d]?\)?")
"""What stands above the rest of a table that is parted."""
_SHORTEST = 4
"""Fewer characters of a label may be an answer (没有)."""
_LEAST_PART = 3
"""So many characters at least has each of two pieces of labels that ran together in one word."""

_LONGEST_HEAD = 24
_LONGEST_STRAY, _LEAST_NUMBERS = 24, 3
_LABELLED = re.compile(
    r"(?P<label>.*[\u4e00-\u9fff)）”])[^\u4e00-\u9fff]*\d[^\u4e00-\u9fff。]*(?:[件个项条次宗份]|万?元)?"
)
_PARTS = re.compile(r"[;,:|\s；，：]+")
_RUNNING = re.compile(r"[。，；：,;:]|\d\s*[年月]")

_Kind = Literal["table", "own", "maybe", "words"]


@dataclass(frozen=True, slots=True)
class Left:
    """What stands in a section beside its table: a line or row of `words`; None for a part of the table."""

    section: str
    words: PrintedRow | PrintedLine | None = None


def taken_back(left: list[Left]) -> list[PrintedRow]:
    """Take from what is left the rows of heads that stand directly above a row of numbers without a place."""
    heads: list[PrintedRow] = []
    while left and isinstance(row := left[-1].words, PrintedRow) and _may_head(row):
        heads.insert(0, row)
        left.pop()
        if row.opens:
            break
    return heads


def _may_head(row: PrintedRow) -> bool:
    texts = row.texts
    return len(texts) > 1 and all(len(text) <= _LONGEST_HEAD and "。" not in text for text in texts)


def told_apart(
    left: Sequence[Left], form: Form, parted: Collection[str]
) -> tuple[list[PrintedRow | PrintedLine], list[str]]:
    """Return of what stands in the sections, in order, a person's words, and the texts of the form's tables.

    A line is of a table where all of it is pieces of what the form prints there and the file has `parted`
    the table of that section from its cells' frames, or where brackets or a column's gap within it show that
    it was torn out of one. A row of a framed table needs no more than to be such pieces. What is as short as
    an answer has to stand between parts of the table, or in a frame behind one, as the end of a label does
    that a page parts. What holds digits is never passed over: they may be figures.
    """
    kinds = [_kind(each, form, parted) for each in left]
    above = list(accumulate(zip(kinds, left, strict=True), _latest))
    below = list(accumulate(zip(kinds[::-1], left[::-1], strict=True), _latest))[::-1]
    words: list[PrintedRow | PrintedLine] = []
    own: list[str] = []
    for each, kind, before, behind in zip(left, kinds, above, below, strict=True):
        parts = [near in ("table", "own") and at.section == each.section for near, at in (before, behind)]
        framed = isinstance(each.words, PrintedRow) and each.words.merges
        between = parts[0] and (framed or parts[1])
        if each.words is None:
            continue
        if kind == "own" or between:
            own.append(each.words.text)
        else:
            words.append(each.words)
    return words, own


def _latest(last: tuple[_Kind, Left], this: tuple[_Kind, Left]) -> tuple[_Kind, Left]:
    return last if this[0] == "maybe" else this


def _kind(each: Left, form: Form, parted: Collection[str]) -> _Kind:
    if each.words is None:
        return "table"
    texts = each.words.texts if isinstance(each.words, PrintedRow) else [each.words.text]
    pieces = [squeeze(piece).text for text in texts for piece in text.split()]
    read = "".join(pieces)
    if each.section not in form.tables or not read or bare_digits(texts):
        return "words"
    if _GOES_ON.fullmatch(read):
        return "own"
    labels = _texts(form, each.section)
    if not any(read in text for text in labels) and not all(_is_of(piece, labels) for piece in pieces):
        return "words"
    is_torn = read.count("(") != read.count(")") or any("\t" in text for text in texts)
    if isinstance(each.words, PrintedLine) and not is_torn and each.section not in parted:
        return "words"
    return "own" if len(read) >= _SHORTEST else "maybe"


def _is_of(piece: str, labels: Sequence[str]) -> bool:
    """Whether a word is a piece of a label, or the end of one and the beginning of another."""
    return any(piece in label for label in labels) or any(
        any(piece[:end] in label for label in labels) and any(piece[end:] in label for label in labels)
        for end in range(_LEAST_PART, len(piece) - _LEAST_PART + 1)
    )


@cache
def _texts(form: Form, section: str) -> tuple[str, ...]:
    return tuple(squeeze(text).text for text in _strings(form.tables[section].model_dump()))


def _strings(held: object) -> Iterator[str]:
    """Yield the Chinese texts of a table as the form's file holds it."""
    if isinstance(held, str):
        if re.search("[\u4e00-\u9fff]", held):
            yield held
    elif isinstance(held, dict):
        for each in held.values():
            yield from _strings(each)
    elif isinstance(held, list | tuple):
        for each in held:
            yield from _strings(each)


def holds_numbers(piece: PrintedRow | PrintedLine, among: bool) -> bool:
    """Whether a row holds a number, or a line ends in as many as no sentence does: the row of some table.

    Among other rows, a number may also stand in its label.
    """
    if isinstance(piece, PrintedRow):
        labels = (text for text in piece.texts if among and is_stray(text))
        return any(map(_is_number, piece.texts)) or bool(bare_digits(labels))
    values = [*takewhile(is_value, reversed(piece.text.split()))]
    return sum(map(str.isdecimal, values)) >= _LEAST_NUMBERS


def is_labelled(text: str, labels: Labels) -> bool:
    """Whether a text is a row's label and numbers, whatever parts them: it could not be told apart."""
    found = _LABELLED.fullmatch(text) if len(text) <= LONGEST else None
    names = (found["label"], _PARTS.split(found["label"])[-1]) if found else ()
    return any(named.of("row") and not named.distance for named in map(labels.find, names))


def is_stray(text: str) -> bool:
    """Whether a line among the cells of a flattened table is one of them: a few characters, with a number.

    So is one of more characters that ends in a number behind a gap.
    """
    words = " ".join(text.split())
    is_short = len(words) <= _LONGEST_STRAY and not _RUNNING.search(words)
    return bool(re.search(r"\d", words)) and (is_short or _is_number(text.rpartition("\t")[2]))


def is_numbers(texts: Sequence[str]) -> bool:
    """Whether all that is printed is several numbers: a row that has lost its labels, never words."""
    parts = " ".join(texts).replace("|", " ").split()
    return len(parts) > 1 and all(map(_is_number, parts))


def _is_number(text: str) -> bool:
    return is_value(text) and any(char.isdigit() for char in text)
