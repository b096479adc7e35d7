"""Which words of a label tell one total from another: pairs of characters, beside what all labels say."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def telling(words: str, common: Sequence[str]) -> set[str]:
    """Return the pairs of neighbouring characters in `words` that are no part of what is `common`."""
    for each in common:
        words = words.replace(each, " ")
    return {words[at : at + 2] for at in range(len(words) - 1) if " " not in words[at : at + 2]}


def names_any(lead: str, pairs: Collection[str]) -> bool:
    """Whether a label has one of the telling pairs."""
    return any(pair in lead for pair in pairs)
