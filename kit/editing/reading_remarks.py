"""The remarks that reading a report leaves in its file, renewed when it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kit.base.errors import InputError
from kit.base.strict_yaml import Key, parse_yaml
from kit.report.origin import ORIGIN

_SCHEMA = "# yaml-language-server"
_NOTE = re.compile(r"\s*#   \S")
"""What stands below a row of which something was not read."""

Remark = tuple[tuple[Key, ...], str]
"""A line, and the key that it stands below; () for the top of the file."""
Said = tuple[Mapping[str, Any], tuple[str, ...]]
"""What a reading says: its content, and its remarks."""


def renewed(text: str, former: str, reading: str) -> str:
    """Return a file's text with the remarks of the `former` reading ("" if unknown) replaced by the new ones.

    A person's own remarks stay. Where a remark would become part of the words, as in a file that another
    program wrote anew in long lines, the text stays as it is.
    """
    try:
        after = _renewed(text, former, reading)
        return after if parse_yaml(after, "").value == parse_yaml(text, "").value else text
    except InputError:
        return text


def _renewed(text: str, former: str, reading: str) -> str:
    outdated = {line for _, line in _remarks(former)}
    lines = [line for line in text.split("\n") if line.rstrip() not in outdated]
    document = parse_yaml("\n".join(lines), "")
    top = int(bool(lines) and lines[0].startswith(_SCHEMA))
    fresh = [(document.line(key) if key else top, line) for key, line in _remarks(reading)]
    for below, line in reversed(fresh):
        lines.insert(below, line)
    return "\n".join(lines)


def said(text: str) -> Said | None:
    """Return what a reading says, whichever file it was read from and when; None for none."""
    if not text:
        return None
    content: Mapping[str, Any] = parse_yaml(text, "").value
    told = {name: value for name, value in content.items() if name != ORIGIN}
    return told, tuple(line for _, line in _remarks(text))


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
