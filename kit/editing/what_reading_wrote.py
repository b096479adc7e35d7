"""What a reading writes into its file beside figures and words, renewed when it is read again.

That is of which file it was, which cells were not read, and the remarks on what else was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kit.base.strict_yaml import Key, parse_yaml
from kit.editing.spans import line_end, read_spans
from kit.report.origin import ORIGIN, UNREAD

_SCHEMA = "# yaml-language-server"
_NOTE = re.compile(r"\s*#   \S")
"""What stands below a row of which something was not read."""

Remark = tuple[tuple[Key, ...], str]
"""A line, and the key that it stands below; () for the top of the file."""
Said = tuple[Mapping[str, Any], tuple[str, ...]]
"""What a reading says: its content, and its remarks."""


def renewed(text: str, former: str, reading: str) -> str:
    """Return a file's text with what the `former` reading ("" if unknown) wrote so replaced by the new one's.

    A person's own remarks stay.
    """
    outdated = {line for _, line in _remarks(former)}
    lines = [line for line in _parted(text)[0] if line.rstrip() not in outdated]
    document = parse_yaml("\n".join(lines), "")
    top = int(bool(lines) and lines[0].startswith(_SCHEMA))
    fresh = [(document.line(key) if key else top, line) for key, line in _remarks(reading)]
    for below, line in (*((top, line) for line in _parted(reading)[1][::-1]), *reversed(fresh)):
        lines.insert(below, line)
    return "\n".join(lines)


def said(text: str) -> Said | None:
    """Return what a reading says, whichever file it was read from and when; None for none."""
    if not text:
        return None
    content: Mapping[str, Any] = parse_yaml(text, "").value
    told = {name: value for name, value in content.items() if name != ORIGIN}
    return told, tuple(line for _, line in _remarks(text))


def _parted(text: str) -> tuple[list[str], list[str]]:
    """Return a file's lines without those of the keys that a reading writes, and these; remarks stay."""
    spans = read_spans(text).parts or {}
    places = [(node.key, line_end(text, node.end)) for name in (ORIGIN, UNREAD) if (node := spans.get(name))]
    rest: list[str] = []
    written: list[str] = []
    at = 0
    for line in text.split("\n"):
        own = any(start <= at <= end for start, end in places) and not line.lstrip().startswith("#")
        (written if own else rest).append(line)
        at += len(line) + 1
    return rest, written


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
