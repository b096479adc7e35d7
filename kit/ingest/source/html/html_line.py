"""The line of a web page that is being read: inline runs joined, white space as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.ingest.source.flaws import AUTO_NUMBER, FADED, NARROW, REPLACED, RESIZED, STRUCK, UNSTYLED, gravest
from kit.ingest.source.html.html_look import Look, is_cut_short
from kit.ingest.source.seen.characters import raised

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
# A line that breaks between two 汉字 in the file has no space there.
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*\n[ \t\n\f]*(?=[{_WIDE}])")
_SPACE = re.compile(r"[ \t\n\f]+")
_DIGITS = re.compile(r"\d")
_OF_NUMBER = re.compile(r"[\d.,．，]")
_SMALLER = 0.75
"""The share of its neighbour's size below which a digit is no plain part of the same number."""


@dataclass(frozen=True, slots=True)
class _Run:
    """How the last run of a line shows that ended in a part of a number."""

    size: float
    strange: frozenset[str]


class HtmlLine:
    """Gathers the text of one line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._flaw = ""
        self._struck = False
        self._number = ""
        self._last: _Run | None = None

    def doubt(self, flaw: str) -> None:
        """Take note of why the line cannot be relied on."""
        self._flaw = self._flaw or flaw

    def count(self, number: str) -> None:
        """Let the line's first words, whenever they come, follow the number of an item of a list."""
        self._number = number

    def counted(self) -> str:
        """Return the number that no words have followed, and forget it."""
        number, self._number = self._number, ""
        return number

    def add(
        self, text: str, look: Look, strange: frozenset[str] = frozenset(), *, is_cell: bool = False
    ) -> bool:
        """Take a run of text. Return whether the line has words now and had none before.

        A run that is struck or faded is no word of the line, but makes it unreliable; one that is blank is
        a gap. `strange` are the classes that set it apart and that no style sheet of the page knows.
        """
        if look.is_blank or look.is_struck or look.is_faded:
            self._pass(text, look)
            return False
        begins = not self._parts
        if begins and not text.strip():
            return False
        if begins and self._number:
            self._begin(text, is_cell=is_cell)
        self._check(text, look, strange)
        self._parts.append(raised(text) if look.is_raised else text)
        return begins

    def take(self) -> tuple[str, str]:
        """Return the line and its flaw, both "" when nothing stands in it, and begin the next."""
        if not (self._parts or self._flaw or self._struck):
            return "", ""
        text = _SPACE.sub(" ", _BROKEN.sub("", "".join(self._parts))).replace("\xa0", " ").strip()
        struck = (REPLACED if _DIGITS.match(text) else STRUCK) if self._struck else ""
        flaw = gravest((self._flaw, struck))
        self._parts, self._flaw, self._struck, self._last = [], "", False, None
        return text, flaw

    def _pass(self, text: str, look: Look) -> None:
        if text.isspace():
            return
        if not look.is_blank and look.is_struck and not self._parts:
            self._struck = True  # an old number, where a new one follows
        elif not look.is_blank:
            self.doubt(STRUCK if look.is_struck else FADED)
        elif self._parts and look.keeps_room:
            self._parts.append(" ")

    def _begin(self, text: str, *, is_cell: bool) -> None:
        words = text.lstrip()
        number = self.counted()
        if is_cell and (words[:1].isdigit() or words[:1] in "+-"):
            self.doubt(AUTO_NUMBER)
        self._parts.append(number + (" " if number[-1:].isascii() and words[:1].isascii() else ""))

    def _check(self, text: str, look: Look, strange: frozenset[str]) -> None:
        """Doubt the line when its numbers are not what its characters say."""
        flaw = look.flaw or (NARROW if is_cut_short(text, look) else "")
        if flaw and _DIGITS.search(text):
            self.doubt(flaw)
        here = _Run(look.size, strange)
        if self._last and _OF_NUMBER.match(text):
            small, large = sorted((self._last.size, here.size))
            if self._last.strange != here.strange:
                self.doubt(UNSTYLED)
            elif small < _SMALLER * large and not look.is_raised:
                self.doubt(RESIZED)
        self._last = here if _OF_NUMBER.fullmatch(text[-1:]) else None
