"""The remarks that reading a report leaves in its file, renewed when it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.base.strict_yaml import Key, parse_yaml

_SCHEMA = "# yaml-language-server"
_ORIGIN = ("# 由", "# 原文：")
_NOTE = re.compile(r"\s*#   \S")
"""What stands below a row of which something was not read."""

Remark = tuple[tuple[Key, ...], str]
"""A line, and the key that it stands below; () for the top of the file."""


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
