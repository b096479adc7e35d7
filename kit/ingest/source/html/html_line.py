"""The line of a web page that is being read: inline runs joined, white space as a browser shows it."""

from __future__ import annotations

import re

from kit.ingest.source.characters import raised
from kit.ingest.source.flaws import STRUCK

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
# A line that breaks between two 汉字 in the file has no space there.
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*\n[ \t\n\f]*(?=[{_WIDE}])")
_SPACE = re.compile(r"[ \t\n\f]+")


class HtmlLine:
    """Gathers the text of one line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._flaw = ""

    def doubt(self, flaw: str) -> None:
        """Take note of why the line cannot be relied on."""
        self._flaw = self._flaw or flaw

    def add(self, text: str, *, is_raised: bool = False, is_struck: bool = False) -> bool:
        """Take a run of text. Return whether the line has words now and had none before.

        A struck run is no word of the line, but makes it unreliable.
        """
        if is_struck:
            self.doubt("" if text.isspace() else STRUCK)
            return False
        begins = not self._parts
        if begins and not text.strip():
            return False
        self._parts.append(raised(text) if is_raised else text)
        return begins

    def take(self) -> tuple[str, str]:
        """Return the line and its flaw, both "" when nothing stands in it, and begin the next."""
        if not (self._parts or self._flaw):
            return "", ""
        text = _SPACE.sub(" ", _BROKEN.sub("", "".join(self._parts))).replace("\xa0", " ").strip()
        flaw = self._flaw
        self._parts, self._flaw = [], ""
        return text, flaw
