"""A text as it is read: half width, without spaces, each character knowing where it stood."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kit.base.strings import narrow


class _Seen(dict[int, str | None]):
    """A translation table that fills itself: what is read of a character, None for what nobody can see."""

    def __missing__(self, code: int) -> str | None:
        char = narrow(chr(code))
        unseen = char.isspace() or unicodedata.category(char) in ("Cf", "Cc")
        # A tab parts the cells of a table.
        self[code] = char if char == "\n" else "|" if char == "\t" else None if unseen else char
        return self[code]


_SEEN = _Seen()


@dataclass(frozen=True)
class Squeezed:
    """`text` is the `original` without spaces and in half width."""

    original: str
    text: str

    @cached_property
    def at(self) -> Sequence[int]:
        """Where each character of `text`, and the end of it, stands in the original."""
        if len(self.text) == len(self.original):
            return range(len(self.text) + 1)
        kept = (index for index, char in enumerate(self.original) if _SEEN[ord(char)] is not None)
        return (*kept, len(self.original))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the original holds what `text[start:end]` was read from."""
        if start >= end:
            return self.at[start], self.at[start]
        return self.at[start], self.at[end - 1] + 1


def squeeze(text: str) -> Squeezed:
    """Return `text` in the form it is read in; line breaks stay."""
    return Squeezed(text, text.translate(_SEEN))
