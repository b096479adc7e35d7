"""Reads lines as cells of a flattened table: a cell a line, a label over several, a whole row in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from kit.ingest.source.printed import PrintedLine
from kit.ingest.tables.naming.labels import LONGEST, NOTHING, Found, Labels
from kit.ingest.tables.naming.scattered_heads import MOST_LINES, scattered
from kit.ingest.tables.printed_values import is_value

PACKED = "几个数连在一起，分不开"

_MOST_JOINED, _MOST_PIECES = 4, 24
"""Over so many lines a label may be broken, and over so many where each of them goes on with it."""
_MOST_BROKEN = 6
"""And over so many with its values among them."""
_MOST_UNKNOWN = 4
"""Within so many lines of an unknown label of a header stands one that is known."""
_LONGEST_HEAD = 24
_PACKED = re.compile(r"(?P<label>.*[^\d\s.,])\s*(?P<values>\d+)", re.DOTALL)
_ZEROS = re.compile(r"0+")
_NOTE = re.compile(r"[(（].*[)）]")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、")
_NUMBERING = re.compile(
    r"(?:[(（](?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．])"
)
_UNIT = re.compile(r"(?<=\d)\s+(?=万?元(?:\s|$))")
_RUNNING = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class Token:
    """A label or a value, and the line on which it begins.

    `part` tells what its line makes of it: the begin of a row, the rest of one, the head of a column.
    """

    text: str
    line: PrintedLine
    found: Found = NOTHING
    part: Literal["", "row", "rest", "head"] = ""


_Cells = tuple[list[Token], int]


def cells_at(lines: Sequence[PrintedLine], index: int, labels: Labels) -> _Cells:
    """Return the cells that begin at a line, and the line behind them; none where the table has ended."""
    line = lines[index]
    if len(line.text) > LONGEST:
        return [], index
    whole, end = _header(lines, index, labels)
    if whole:
        return whole, end
    whole, end = _row(lines, index, labels)
    if whole:
        return whole, end
    found = labels.find(line.text)
    if found.spots and not found.distance:
        joined, end = _joined(lines, index, labels) if _is_open(line.text) else ([], index)
        return (joined, end) if joined else _label(lines, index, found, labels)
    if _NUMBERING.fullmatch(line.text):
        joined, end = _joined(lines, index, labels)
        if joined:
            return joined, end
    if is_value(line.text):
        return [Token(line.text, line)], index + 1
    joined, end = _joined(lines, index, labels)
    if joined:
        return joined, end
    if labels.begin(line.text) and (parted := _parted(lines, index, labels))[0]:
        return parted
    unknown = index + 1 < len(lines) and lines[index + 1].text.isdecimal() and not _HEADING.match(line.text)
    return [Token(line.text, line, found)] if found.spots or unknown else [], index + 1


def _header(lines: Sequence[PrintedLine], index: int, labels: Labels) -> _Cells:
    """Return the labels of a whole header whose pieces stand over several lines."""
    behind = lines[index : index + MOST_LINES]
    texts = [each.text for each in takewhile(lambda each: not each.flaw, behind)]
    heads, count = scattered(texts, labels.form) if texts else ((), 0)
    return [Token(text, lines[index], labels.find(text), "head") for text in heads], index + count


def unknown_head(lines: Sequence[PrintedLine], index: int, labels: Labels) -> _Cells:
    """Return a header's label that is not the form's as a cell of its own: what is below it is its own."""
    line = lines[index]
    behind = [labels.find(each.text) for each in lines[index + 1 : index + 1 + _MOST_UNKNOWN]]
    is_words = _RUNNING.search(line.text) or _HEADING.match(line.text)
    if len(line.text) > _LONGEST_HEAD or is_words or _ends(line.text)[1]:
        return [], index
    if not any(each.spots for each in behind):
        return [], index
    return [Token(line.text, line, labels.find(line.text), "head")], index + 1


def _label(lines: Sequence[PrintedLine], index: int, found: Found, labels: Labels) -> _Cells:
    """Return the label on a line, with the rest of a longer one that it begins; a note below is left out."""
    line = lines[index]
    behind = lines[index + 1].text if index + 1 < len(lines) else ""
    alone, longer = labels.find(behind), labels.find(line.text + behind)
    if behind and (alone.distance or not alone.spots):
        if _NOTE.fullmatch(behind) and longer.spots and not longer.distance:
            return [Token(line.text, line, found)], index + 2
        is_nearer = longer.spots == alone.spots and longer.distance < alone.distance
        if longer.spots != found.spots and longer.spots and (is_nearer or not longer.distance):
            return [Token(line.text + behind, line, longer)], index + 2
    return [Token(line.text, line, found)], index + 1


def _joined(lines: Sequence[PrintedLine], index: int, labels: Labels) -> _Cells:
    """Return the label that is broken over several lines, and the line behind it."""
    text = lines[index].text
    cells: _Cells = [], index
    for end in range(index + 1, min(index + _MOST_PIECES, len(lines))):
        if (cells[0] or end - index >= _MOST_JOINED) and not labels.goes_on(text):
            break
        text += lines[end].text
        found = labels.find(text)
        if found.spots and not found.distance:
            alone = labels.find(lines[end].text)  # a year before a label is no part of it
            own = alone.distance or found.spots != alone.spots or _NUMBERING.fullmatch(lines[index].text)
            if not own:
                break
            cells = [Token(text, lines[index], found)], end + 1
    return cells


def _is_open(text: str) -> bool:
    """Whether a note in brackets goes on behind a text."""
    return len(re.findall("[(（]", text)) > len(re.findall("[)）]", text))


def _row(lines: Sequence[PrintedLine], index: int, labels: Labels) -> _Cells:
    """Return the cells of a row that stands on one line, its label perhaps over the lines beside it."""
    line = lines[index]
    words, values = _ends(line.text)
    if not words:
        return ([Token(each, line) for each in values] if len(values) > 1 else []), index + 1
    if values:
        if cells := _stub(words, line, labels):
            return [*cells, *_rest(values, line)], index + 1
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        found = labels.find("".join(words) + below)
        if below and found.of("row") and not found.distance:
            return [Token("".join(words) + below, line, found, "row"), *_rest(values, line)], index + 2
        if cells := _stub_below(words, below, line, labels):
            return [*cells, *_rest(values, line)], index + 2
        if len(values) > 1 and labels.begin(line.text):
            return [Token(" ".join(words), line, part="row"), *_rest(values, line)], index + 1
        return [], index
    return _broken_row(lines, index, labels)


def _broken_row(lines: Sequence[PrintedLine], index: int, labels: Labels) -> _Cells:
    """Return the row whose label begins on a line and ends on one of the next.

    Its values stand behind its end, or on a line of their own beside its middle.
    """
    text = lines[index].text
    beside: list[Token] = []
    for end in range(index + 1, min(index + _MOST_BROKEN, len(lines))):
        words, values = _ends(lines[end].text)
        if (beside and values) or (not words and len(values) < 2):
            break
        text += "".join(words)
        beside += _rest(values, lines[end])
        if not beside:
            continue
        found = labels.find(text)
        is_whole = bool(found.of("row")) and not found.distance
        if words and is_whole:
            return [Token(text, lines[index], found, "row"), *beside], end + 1
        if is_whole or (words and values):
            break
    return [], index


def _ends(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a line and the values behind them, as blanks part them; an amount has its unit."""
    pieces = _UNIT.sub("", text).split()
    end = len(pieces)
    while end and is_value(pieces[end - 1]):
        end -= 1
    return pieces[:end], pieces[end:]


def _rest(values: Sequence[str], line: PrintedLine) -> list[Token]:
    return [Token(each, line, part="rest") for each in values]


def _stub(words: Sequence[str], line: PrintedLine, labels: Labels) -> list[Token]:
    """Return the labels before a row's values: the row's own, undamaged, and whatever stands above it."""
    for begin in range(len(words)):
        found = labels.find("".join(words[begin:]))
        if found.of("row") and not found.distance:
            above = [Token(each, line, labels.find(each), "rest") for each in words[:begin]]
            own = Token("".join(words[begin:]), line, found, "rest")
            cells = [*above, own]
            return [replace(cells[0], part="row"), *cells[1:]]
    return []


def _stub_below(words: Sequence[str], below: str, line: PrintedLine, labels: Labels) -> list[Token]:
    """Return the labels before a row's values that go on side by side in the line below, each whole."""
    ends, values = _ends(below)
    whole = [begin + end for begin, end in zip(words, ends, strict=False)]
    cells = _stub(whole, line, labels) if len(words) == len(ends) > 1 and not values else []
    return cells if all(cell.found.spots and not cell.found.distance for cell in cells) else []


def _parted(lines: Sequence[PrintedLine], index: int, labels: Labels) -> _Cells:
    """Return the cells of a line whose separators were lost: labels in a row, or a label and its zeros.

    Digits in a row are one number, unless they are zeros: no number begins with one. The last label may go on
    in the lines below.
    """
    line = lines[index]
    if (packed := _PACKED.fullmatch(line.text)) and (found := labels.find(packed["label"])).spots:
        digits = packed["values"]
        values = list(digits) if _ZEROS.fullmatch(digits) else [digits]
        behind = replace(line, flaw=line.flaw or PACKED) if re.match(r"0\d", values[0]) else line
        return [Token(packed["label"], line, found), *(Token(each, behind) for each in values)], index + 1
    tokens: list[Token] = []
    rest = line.text
    while rest:
        for end in range(len(rest), 1, -1):
            found = labels.find(rest[:end])
            if found.spots and not found.distance:
                tokens.append(Token(rest[:end], line, found))
                rest = rest[end:].lstrip()
                break
        else:
            below = lines[index + 1 : index + _MOST_JOINED]
            last, end = _joined([replace(line, text=rest), *below], 0, labels)
            return ([*tokens, *last], index + end) if tokens and last else ([], index)
    return tokens, index + 1
