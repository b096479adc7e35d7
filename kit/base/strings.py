"""Strings: folding for comparison, names, and the characters a report may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

NAME = r"[A-Za-z\u3400-\u4dbf\u4e00-\u9fff][0-9A-Za-z_\u3400-\u4dbf\u4e00-\u9fff]*"
"""A fact's name, as a pattern that Python, Rust and JavaScript read alike."""

MOST_NAMED = 3
"""How many things a message spells out; beyond it they are counted."""

UNSEEN = re.compile("[\u034f\u2065\ufff0-\ufff8\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""Marks without a glyph that Unicode counts among letters and accents: joiners, selectors of variants."""

BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters and signs that are nothing but room."""

IDLE_JOINER = re.compile("(?<=[0-9\u4e00-\u9fff])[\u200c\u200d]+|[\u200c\u200d]+(?=[0-9\u4e00-\u9fff])")
"""Joiners beside a digit or a Chinese character, where they shape nothing."""

_JOINERS = "\u200c\u200d"  # they shape the letters of some scripts


def fold(text: str) -> str:
    """Return `text` in NFKC with all white space gone, so that half and full width compare equal."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class _Narrow(dict[int, str]):
    """A translation table that fills itself: each character's NFKC where that is one character.

    A circled or raised digit stays itself: it numbers an item or a note and belongs to no figure.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        narrow = unicodedata.normalize("NFKC", char)
        marked = unicodedata.decomposition(char).startswith(("<circle>", "<super>", "<sub>"))
        self[code] = narrow if len(narrow) == 1 and not marked else char
        return self[code]


_NARROW = _Narrow()


def narrow(text: str) -> str:
    """Return `text` in half width, every character in its place, so that offsets hold in both."""
    return text.translate(_NARROW)


def differing(text: str, right: str) -> tuple[int, str, str]:
    """Return where a text begins to differ from the right one, what stands there, and what ought to.

    Beginnings and ends that agree are left out: ("abx", "abc") is (2, "x", "c").
    """
    shorter = min(len(text), len(right))
    start = next((at for at in range(shorter) if text[at] != right[at]), shorter)
    tail = next((at for at in range(shorter - start) if text[-1 - at] != right[-1 - at]), shorter - start)
    return start, text[start : len(text) - tail], right[start : len(right) - tail]


_BESIDE_DIGIT = re.compile("[0-9０-９]([^\u0000-\u02ff\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff00-\uffef])")
"""A digit and what stands behind it, unless that is of the scripts in which reports are written."""


def marked_digit(text: str) -> str:
    """Return the first accent, line or frame that is put onto a digit of `text`, or "": it parts a number."""
    marks = (found[1] for found in _BESIDE_DIGIT.finditer(text) if unicodedata.category(found[1])[0] == "M")
    return next(marks, "")


def hidden(text: str) -> str:
    """Return the first character of `text` that nobody can see: control, bidi, zero width; or ""."""
    found = next((char for char in text if _is_hidden(char)), "")
    idle = None if found else IDLE_JOINER.search(text)
    return idle[0][0] if idle else found


def visible(text: str) -> str:
    """Return `text` without the characters that nobody can see."""
    return "".join(char for char in text if not _is_hidden(char))


@lru_cache(maxsize=8192)
def _is_hidden(char: str) -> bool:
    noncharacter = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    if noncharacter or UNSEEN.match(char) or BLANK.match(char):
        return True
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") and char not in "\t\n" + _JOINERS


_UNSHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def shown(text: str) -> str:
    r"""Return `text` as anything can show it: `\uXXXX` for what steers, hides or is no letter.

    Line breaks and tabs stay. Inside JSON the result means what the text meant.
    """
    if text.isprintable():
        return text
    return "".join(_escaped(char) if unicodedata.category(char) in _UNSHOWN else char for char in text)


def one_line(name: str) -> str:
    """Return the name of a file, folder or unit as `shown` does, in one line: it must not look like two."""
    return shown(name).replace("\n", "\\u000a").replace("\t", "\\u0009")


def _escaped(char: str) -> str:
    if char in "\n\t":
        return char
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def is_masked(text: str) -> bool:
    """Whether a digit of `text` was covered with an asterisk, as aggregators do: that is never data."""
    return bool(re.search(r"[0-9][*＊]|[*＊][0-9]", text))


def quoted(value: object, limit: int = 40) -> str:
    """Return `value` as a short printable quotation for a message, cut at `limit` characters."""
    try:
        shown = " ".join(str(value).split())
    except ValueError:  # Python refuses to write out an int of thousands of digits
        return "“很长的数”"
    printable = "".join(char if char.isprintable() else "?" for char in shown[: limit + 1])
    return f"“{printable if len(printable) <= limit else printable[:limit] + '…'}”"


def some(labels: Sequence[str], measure: str = "格") -> str:
    """Return the first few of `labels` in a row, and how many there are in all, in a measure word."""
    more = f"等 {len(labels)} {measure}" if len(labels) > MOST_NAMED else ""
    return "、".join(labels[:MOST_NAMED]) + more


_SIGNED = re.compile(r"[+-][0-9]+(\.[0-9]+)?")


def no_formula(text: str) -> str:
    """Return a text that a spreadsheet program will not take for a formula; a signed number is none."""
    danger = text.startswith(("=", "+", "-", "@", "\t", "\r")) and not _SIGNED.fullmatch(text)
    return f"'{text}" if danger else text
