"""Tells a report's own lines from what a web page prints around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from kit.base.folded_text import squeeze
from kit.base.validation import Frozen
from kit.checks.lexicon import Pattern, Patterns
from kit.ingest.source.printed import PrintedLine, PrintedTable, Source

_LONGEST = 200
"""No bar is longer; a longer line is words."""
_LONGEST_NUMBER = 24


class Chrome(Frozen):
    """Everything of `page_chrome.yaml`, as patterns over half-width text without spaces."""

    bars: Patterns
    numbers: Patterns
    buttons: Pattern
    ends: Patterns
    told: Mapping[str, Pattern]

    def is_bar(self, line: str) -> bool:
        """Whether a line is a page's own wherever it stands."""
        return _matches(self.bars, line)

    def without_page_numbers(self, source: Source) -> Source:
        """Return a file without the lines that number its pages; they stand around the report.

        The empty cells below such a line are those of the line above it. So are the empty lines, but not the
        same ones twice: a page's end may part them from others.
        """
        kept: list[PrintedLine | PrintedTable] = []
        numbers: list[str] = []
        for piece in source.pieces:
            if isinstance(piece, PrintedTable) or not self._counts(piece):
                kept.append(piece)
                continue
            numbers.append(piece.text)
            if kept and isinstance(above := kept[-1], PrintedLine):
                below = max(above.empty, piece.empty)
                kept[-1] = replace(above, blanks=above.blanks + piece.blanks, empty=below)
        if not numbers:
            return source
        return replace(source, pieces=tuple(kept), around=(*source.around, *numbers))

    def _counts(self, line: PrintedLine) -> bool:
        return len(line.text) < _LONGEST_NUMBER and _matches(self.numbers, line.text)

    def is_end(self, line: str) -> bool:
        """Whether a line behind the report's last words is the page's, and so all that follows it.

        In print a page's buttons run on into what stands beside them (打印关闭上一篇：…).
        """
        return self.is_bar(line) or _matches(self.ends, line, self.buttons)

    def tells(self, lines: Iterable[str]) -> dict[str, str]:
        """Return what the bars say of the report, the first of each: when it was published, its number."""
        found: dict[str, str] = {}
        for line in lines:
            read = squeeze(line[:_LONGEST]).text
            for name, pattern in self.told.items():
                if name not in found and (match := pattern.search(read)):
                    found[name] = match["told"]
        return found


@cache
def chrome() -> Chrome:
    """Return the patterns that come with the kit."""
    return Chrome.load(Path(__file__).with_name("page_chrome.yaml"))


def _matches(patterns: Patterns, line: str, before: Pattern | None = None) -> bool:
    if len(line) > _LONGEST:
        return False
    read = squeeze(line).text
    if before and (found := before.match(read)):
        read = read[found.end() :]
    return any(pattern.fullmatch(read) for pattern in patterns)
