"""Strings: folding for comparison, and the characters a report may hold."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return `text` in NFKC with all white space gone, so that half and full width compare equal."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def has_control(text: str) -> bool:
    """Whether `text` holds a control character or lone surrogate other than tab and line feed."""
    return any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n" for char in text)


def quoted(value: object, limit: int = 40) -> str:
    """Return `value` as a short quotation for a message, cut at `limit` characters."""
    shown = " ".join(str(value).split())
    return f"“{shown if len(shown) <= limit else shown[:limit] + '…'}”"
