"""D-name: the township's own name without one of its characters, or with another in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kit.base.finding import Finding, Status
from kit.base.strings import differing
from kit.checks.needed_words import RarePattern
from kit.checks.text.searchable_text import SearchablePassage, SearchableText
from kit.checks.text.wording.phrasing import phrasing

_SHORT = 2
"""A name of so many characters that differs in one may be another place's."""
_LONG = 3
"""From so many characters on, a name without one of them is a slip; of three it may be another place's."""


def shortened_names(reading: SearchableText, passage: SearchablePassage, kind: str) -> Iterator[Finding]:
    """Yield agencies whose name is the township's own without one of its characters."""
    stem = reading.stem
    if len(stem) < _LONG or not _may_be_shortened(stem, kind, passage.text):
        return
    for found in _without_one(stem, kind).finditer(passage.text):
        status = Status.FAIL if len(stem) > _LONG else Status.NOT_ASSESSABLE
        message = f"“{found[0]}”比本机关的名称“{stem}{kind}”少一个字"
        right = f"{stem}{kind}"
        yield reading.quoting("D-name", status, message, passage, found.span(), left=found[0], right=right)


def misspelt_names(reading: SearchableText, passage: SearchablePassage, kind: str) -> Iterator[Finding]:
    """Yield agencies whose name is the township's own but for one character, that of its kind too."""
    names, stem = phrasing().names, reading.stem
    if len(stem) < _SHORT:
        return
    for found in _kind_misspelt(stem).finditer(passage.text):
        message, right = f"“{found[0]}”与本机关的名称“{stem}{kind}”差一个字", f"{stem}{kind}"
        yield reading.quoting(
            "D-name", Status.FAIL, message, passage, found.span(), left=found[0], right=right
        )
    for found in _seat(len(stem), kind).finditer(passage.text):
        _, wrong, due = differing(found["name"], stem)
        if not len(wrong) == len(due) == 1 or {wrong, due} <= set(names.pairs):
            continue
        status = Status.FAIL if len(stem) > _SHORT else Status.NOT_ASSESSABLE
        message = f"“{found[0]}”与本机关的名称“{stem}{kind}”差一个字"
        right = f"{stem}{kind}"
        yield reading.quoting("D-name", status, message, passage, found.span(), left=found[0], right=right)


@lru_cache(maxsize=64)
def _seat(size: int, kind: str) -> RarePattern:
    """Return a pattern for an agency whose name, county and kind left out, has so many characters."""
    return RarePattern(re.compile(phrasing().names.seat.format(size=size, kind=kind)))


@lru_cache(maxsize=64)
def _kind_misspelt(stem: str) -> RarePattern:
    return RarePattern(re.compile(phrasing().names.kind_misspelt.format(stem=re.escape(stem))))


def shortened(stem: str, kind: str) -> set[str]:
    """Return a name without one of its characters, but for one that tells two real places apart."""
    pairs = phrasing().names.pairs
    cut = {stem[:at] + stem[at + 1 :] for at in range(len(stem)) if stem[at] not in pairs}
    return {each for each in cut if f"{each}{kind}" not in f"{stem}{kind}"}


def is_shortened(name: str, stem: str, kind: str) -> bool:
    """Whether a name is certainly the township's own without a character."""
    return len(stem) > _LONG and name.endswith(tuple(each + kind for each in shortened(stem, kind)))


def _may_be_shortened(stem: str, kind: str, text: str) -> bool:
    """Whether the own name may stand in a text without a character; to make a pattern for it takes longer."""
    cut = {f"{stem[:at]}{stem[at + 1 :]}{kind}" for at in range(1, len(stem))}
    return any(each in text for each in cut) or text.count(f"{stem[1:]}{kind}") > text.count(f"{stem}{kind}")


@lru_cache(maxsize=64)
def _without_one(stem: str, kind: str) -> RarePattern:
    """Return a pattern for the own name without a character, but for one that tells two real places apart."""
    names = phrasing().names
    shorter = "|".join(sorted(map(re.escape, shortened(stem, kind))))
    behind_first = f"(?<!{re.escape(stem[0])}){re.escape(stem[1:])}" if stem[0] not in names.pairs else ""
    return RarePattern(
        re.compile(names.shortened.format(names="|".join(filter(None, (shorter, behind_first))), kind=kind))
    )
