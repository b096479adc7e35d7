"""The remarks that reading a report leaves in its file, renewed when it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.base.strict_yaml import Key, parse_yaml

_SCHEMA = "# yaml-language-server"
_ORIGIN = ("# 由", "# 原文：", "# 原文在：")
_READ = re.compile(r"# 由“(.*)”读入，(\d{4}-\d\d-\d\d)，")
SAVED_FORM = "存盘的填报表"
"""What the form that went out to be filled in is called, behind the day on which it was saved."""
_SAVED = re.compile(rf"# 原文：(\d{{4}}-\d\d-\d\d) {SAVED_FORM}，")
_DIGEST = re.compile(r"SHA-256 ([0-9a-f]{64})")
_LIES = re.compile(r"# 原文在：“(.*)”")
_NOTE = re.compile(r"\s*#   \S")
"""What stands below a row of which something was not read."""

Remark = tuple[tuple[Key, ...], str]
"""A line, and the key that it stands below; () for the top of the file."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a reading was made of: its name, on which day it was read.

    `saved` is the day on which it was last saved where it is the form that went out, "" for any other file:
    what that says of itself is not when it was sent in. `path` is where it lay, from the folder that the
    parameters lie in; "" when it lay elsewhere.
    """

    name: str
    read: str
    saved: str = ""
    path: str = ""


def source_of(text: str) -> Source | None:
    """Return which file the report in a parameters file's `text` was read from, None when it was not read."""
    told = "\n".join(origin(text))
    read, saved, lies = (pattern.search(told) for pattern in (_READ, _SAVED, _LIES))
    if not read:
        return None
    return Source(read[1], read[2], saved[1] if saved else "", lies[1] if lies else "")


def source_digest(text: str) -> str:
    """Return the SHA-256 of the file that a reading was made of, "" when it is not told."""
    found = _DIGEST.search("\n".join(origin(text)))
    return found[1] if found else ""


def renewed(text: str, former: str, reading: str) -> str:
    """Return a file's text with the remarks of the `former` reading ("" if unknown) replaced by the new ones.

    A person's own remarks stay.
    """
    outdated = {line for _, line in _remarks(former)}.union(origin(text))
    lines = [line for line in text.split("\n") if line.rstrip() not in outdated]
    document = parse_yaml("\n".join(lines), "")
    top = int(bool(lines) and lines[0].startswith(_SCHEMA))
    fresh = [(document.line(key) if key else top, line) for key, line in _remarks(reading)]
    for below, line in reversed(fresh):
        lines.insert(below, line)
    return "\n".join(lines)


def origin(text: str) -> tuple[str, ...]:
    """Return the lines at the top of a file that tell of what reading it was made."""
    return tuple(line for line in _head(text) if line.startswith(_ORIGIN))


def said(text: str) -> list[str]:
    """Return what a reading says, whichever file it was read from and when."""
    return [line for line in text.split("\n") if not line.startswith(_ORIGIN)]


def _remarks(text: str) -> Iterator[Remark]:
    if not text:
        return
    yield from (((), line) for line in _head(text))
    rows = {line: key for key, line in parse_yaml(text, "").lines.items()}
    above: tuple[Key, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        above = rows.get(number, above)
        if _NOTE.match(line):
            yield above, line.rstrip()


def _head(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if not line.startswith("#"):
            return
        if not line.startswith(_SCHEMA):
            yield line.rstrip()
