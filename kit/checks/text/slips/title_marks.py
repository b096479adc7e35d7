"""D-lost: 《 without 》, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile("[《》]")
_BROKEN_OFF = "⟦", "…", "...", "|"
"""A line with one of these is not all that stood there, or a row of a table."""
_ENDS = "。;:,!?)"
_LONG = 60
"""The characters of a title that are quoted."""
_LINES = 3
"""A title may be broken over so many lines."""

_MOST = 20
"""More marks without a partner are how the file was made."""

_Lone = tuple[int, int, bool]
"""A mark without its partner: its line's number, its place, and whether it opens."""


def unpaired(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a title stands of whose marks one is missing: the other one and the words beside it.

    A title may go on in the next line; of one that begins in a line that breaks off nothing is known.
    """
    if "《" not in text and "》" not in text:
        return
    lone: list[_Lone] = []
    for number, line in enumerate(re.finditer("[^\n]+", text)):
        for each in _lone_marks(number, line):
            partner = next((other for other in lone if _go_together(other, each)), None)
            if partner:
                lone.remove(partner)
            else:
                lone.append(each)
            if len(lone) > _MOST:
                return
    for _, at, opens in lone:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at) % (len(text) + 1)
        own = text[start:end]
        if any(mark in own for mark in _BROKEN_OFF) or (opens and own.rstrip()[-1:] not in _ENDS):
            continue
        if opens:
            yield at, at + len(re.split("[,。;\n《]", text[at + 1 : at + _LONG])[0]) + 1
        else:
            yield at + 1 - len(re.split("[,。;\n》]", text[max(0, at - _LONG) : at])[-1]) - 1, at + 1


def _lone_marks(number: int, line: re.Match[str]) -> Iterator[_Lone]:
    """Yield the marks of a line that have no partner within it."""
    open_: list[int] = []
    for mark in _MARK.finditer(line[0]):
        at = line.start() + mark.start()
        if mark[0] == "《":
            open_.append(at)
        elif open_:
            open_.pop()
        else:
            yield number, at, False
    yield from ((number, at, True) for at in open_)


def _go_together(before: _Lone, after: _Lone) -> bool:
    """Whether a title opens in a line and closes in one of the next."""
    return before[2] and not after[2] and 0 < after[0] - before[0] < _LINES
