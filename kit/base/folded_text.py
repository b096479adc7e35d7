"""A text as it is read: half width, without spaces, each character knowing where it stood."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from kit.base.strings import narrow


@cache
def _seen(char: str) -> str:
    """Return what is read of a character: "" for a space or what nobody can see."""
    if char in "\n\t":
        return char if char == "\n" else "|"  # a tab parts the cells of a table
    return "" if char.isspace() or unicodedata.category(char) in ("Cf", "Cc") else char


@dataclass(frozen=True, slots=True)
class Squeezed:
    """`text` without spaces and in half width; `at[i]` is where its character i stood in the original."""

    original: str
    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the original holds what `text[start:end]` was read from."""
        if start >= end:
            return self.at[start], self.at[start]
        return self.at[start], self.at[end - 1] + 1


def squeeze(text: str) -> Squeezed:
    """Return `text` in the form it is read in; line breaks stay."""
    narrowed = narrow(text)
    if narrowed.isprintable() and " " not in narrowed:  # so that no character is dropped
        return Squeezed(text, narrowed, tuple(range(len(text) + 1)))
    kept = [(index, seen) for index, char in enumerate(narrowed) if (seen := _seen(char))]
    return Squeezed(text, "".join(seen for _, seen in kept), (*(index for index, _ in kept), len(text)))
