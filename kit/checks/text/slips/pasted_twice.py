"""D-residue: lines and sentences that stand in a report twice, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.base.finding import Finding, Status
from kit.checks.text.searchable_text import SearchableText

_LINE, _SENTENCE, _OF_ONE_SECTION = 30, 50, 20
"""From so many characters on a line, a sentence, or one of a section that stands twice was pasted twice."""


def pasted_twice(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-residue for lines, and sentences of other lines, that stand just as they did before."""
    seen: set[str] = set()
    for passage in reading.passages:
        here: set[str] = set()
        for line in re.finditer(r"[^\n]+", passage.text):
            if _again(line[0], _LINE, seen):
                message = "这一段与前文逐字相同，多半是粘贴了两遍"
                yield reading.quoting("D-residue", Status.FAIL, message, passage, line.span())
                continue
            bare = line[0].rstrip("。!?")
            for part in re.finditer(r"[^。!?]+", line[0]):
                if part[0] == bare:
                    continue
                if _again(part[0], _OF_ONE_SECTION, here) or _again(part[0], _SENTENCE, seen):
                    bounds = line.start() + part.start(), line.start() + part.end()
                    message = "这一句与前文逐字相同，多半是粘贴了两遍"
                    yield reading.quoting("D-residue", Status.FAIL, message, passage, bounds)


def _again(text: str, least: int, seen: set[str]) -> bool:
    """Whether words of at least that length, punctuated as prose is, were seen before; they are now."""
    bare = "".join(text.split()).rstrip("。!?") if len(text) >= least else ""
    if len(bare) < least or "|" in bare or not re.search("[,。;、]", bare):
        return False
    if bare in seen:
        return True
    seen.add(bare)
    return False
