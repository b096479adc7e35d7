"""A text as it is read: half width, without spaces, each character knowing where it stood."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


class _Narrow(dict[int, str]):
    """Maps a character to its compatibility form; spaces and what nobody can see fall away."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "\n\t":
            narrow = char if char == "\n" else "|"  # a tab parts the cells of a table
        elif char.isspace() or unicodedata.category(char) in ("Cf", "Cc"):
            narrow = ""
        else:
            narrow = unicodedata.normalize("NFKC", char)
            narrow = narrow if len(narrow) == 1 else char
        self[code] = narrow
        return narrow


_NARROW = _Narrow()


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
    kept = [(index, _NARROW[ord(char)]) for index, char in enumerate(text)]
    kept = [(index, char) for index, char in kept if char]
    return Squeezed(text, "".join(char for _, char in kept), (*(index for index, _ in kept), len(text)))
