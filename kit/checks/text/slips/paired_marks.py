"""D-lost: marks that come in pairs of which one is missing: 《》, 〈〉, “” and （）."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"《": "》", "〈": "〉", "“": "”", "(": ")"}
_NAMES = {"《": "书名号", "〈": "书名号", "“": "引号", "(": "括号"}
_POINT = (
    r"(?<![^\s;。:,、])(?<!\d:)(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])\)|(?<![^\n])[ \t　]{0,8}\)"
)
"""What closes no bracket: 1）, 一）, one that begins a line, as what is left of its number."""
_BROKEN_OFF = "⟦", "…", "...", "|"
"""A line with one of these is not all that stood there, or a row of a table."""
_ENDS = "。;:,!?)"
_LONG = 60
"""The characters beside a mark that are quoted."""
_ENDED = 2
"""Before so many lines have ended with a sentence, what stands between two marks may go on."""
_MOST = 20
"""More marks without a partner are how the file was made."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without its partner, with the words beside it: where they start and end, what it is called."""

    start: int
    end: int
    name: str


def unpaired(text: str) -> Iterator[Lone]:
    """Yield each mark of a half-width text whose partner is missing.

    What they enclose may go on in the next lines; of what begins in a line that breaks off nothing is known.
    """
    for opening, closing in _PAIRS.items():
        if opening in text or closing in text:
            for at in _lone_marks(text, opening, closing):
                start, end = _beside(text, at, opening)
                if start < end:
                    yield Lone(start, end, _NAMES[opening])


def _lone_marks(text: str, opening: str, closing: str) -> list[int]:
    """Return where the marks of a kind stand that have no partner, [] where they are very many."""
    open_: deque[tuple[int, int]] = deque()  # where, and how many lines had ended
    lone: list[int] = []
    ended = 0
    for mark in re.finditer(rf"(?P<point>{_POINT})|[{opening}{closing}]|[。!?]\n", text):
        if mark["point"]:
            continue
        if mark[0].endswith("\n"):
            ended += 1
        elif mark[0] == opening:
            open_.append((mark.start(), ended))
        elif mark[0] == closing:
            while open_ and ended - open_[0][1] >= _ENDED:
                lone.append(open_.popleft()[0])
            if open_:
                open_.pop()
            else:
                lone.append(mark.start())
    lone += [at for at, _ in open_]
    return sorted(lone) if len(lone) <= _MOST else []


def _beside(text: str, at: int, opening: str) -> tuple[int, int]:
    """Return the bounds of a lone mark and the words it begins or ends; none of a line that breaks off."""
    opens = text[at] == opening
    own = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at) % (len(text) + 1)]
    if any(mark in own for mark in _BROKEN_OFF) or (opens and own.rstrip()[-1:] not in _ENDS):
        return at, at
    if opens:
        stops = f"[,。;\\n{opening}{_PAIRS[opening]}]"
        return at, at + 1 + len(re.split(stops, text[at + 1 : at + _LONG])[0])
    stops = f"[,。;\\n{''.join(_PAIRS)}{''.join(_PAIRS.values())}]"
    return at - len(re.split(stops, text[max(0, at - _LONG) : at])[-1]), at + 1
