"""D-residue: the parts that a report says it consists of, one of them twice or with a slip in its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kit.base.finding import Finding, Status
from kit.base.strings import differing, fold
from kit.checks.lexicon import has
from kit.checks.text.heading_slips import within_a_term
from kit.checks.text.searchable_text import SearchablePassage, SearchableText, sentences
from kit.checks.text.wording.phrasing import phrasing

_KNOWN = 3
"""A sentence that names so many of the form's sections lists the parts of a report."""
_ENDS = "情况", "事项"
_PART = re.compile(r"[^、,;。:\n]+")
_OPENING = re.compile(r".*(?:包括|包含|涵盖|分为|由)")
_BARE = re.compile(
    r"[“”\"《》\s]|^(?:以及|和|及|与|其中)|^(?:\([一二三四五六七]\)|\d[.、]?)|等?[^等]{0,4}部分.*$"
)
_JOINS = "和", "及", "与"
_BEFORE_JOIN = 8
"""A title of so many characters or more that the next one begins with was typed twice."""


def listed_twice(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-residue for parts named twice, and titles of the form with a character too much in a word."""
    titles = {
        fold(title) for section in reading.prose.form.sections for title in (section.title, *section.aliases)
    }
    for passage in reading.passages:
        for start, end in sentences(passage.text):
            if passage.text.count("情况", start, end) >= _KNOWN:
                yield from _in_list(reading, passage, (start, end), titles)


def _in_list(
    reading: SearchableText, passage: SearchablePassage, bounds: tuple[int, int], titles: set[str]
) -> Iterator[Finding]:
    parts = [_part(found) for found in _PART.finditer(passage.text, *bounds)]
    if sum(any(name.endswith(title) for title in titles) for *_, name in parts) < _KNOWN:
        return
    seen: dict[str, int] = {}
    for start, end, name in parts:
        if name.endswith(_ENDS) and name in seen:
            message = f"“{name}”在报告包括的内容里写了两遍"
            yield reading.quoting("D-residue", Status.FAIL, message, passage, (seen[name], end))
        seen.setdefault(name, start)
        if right := _with_one_too_many(name, titles) or _with_another(name, titles):
            message = f"“{name}”写错了，应当是“{right}”"
            yield reading.quoting(
                "D-residue", Status.FAIL, message, passage, (start, end), left=name, right=right
            )
    for (start, _, name), (_, end, again) in pairwise(parts):
        if len(name) >= _BEFORE_JOIN and again.startswith(tuple(name + join for join in _JOINS)):
            message = f"“{name}”在报告包括的内容里写了两遍"
            yield reading.quoting("D-residue", Status.FAIL, message, passage, (start, end))


def _part(found: re.Match[str]) -> tuple[int, int, str]:
    """Return where a part of a list begins and ends, and its name, the words that open the list left out."""
    opening = _OPENING.match(found[0])
    words = found[0][opening.end() :] if opening else found[0]
    return found.end() - len(words), found.end(), _BARE.sub("", words)


def _with_another(name: str, titles: set[str]) -> str:
    """Return the title that a name is but for a character of one of its terms, "" for none: 公开申报."""
    if has(name, phrasing().sections.alike):
        return ""
    for title in titles:
        start, wrong, due = differing(name, title)
        if len(wrong) == len(due) == 1 and within_a_term(title, start, start + 1):
            return title
    return ""


def _with_one_too_many(name: str, titles: set[str]) -> str:
    """Return the title that a name is but for a character within one of its words, "" for none: 其进他…."""
    for title in titles:
        if len(name) == len(title) + 1:
            start, _, due = differing(name, title)
            if not due and any(title[start - 1 : start + 1] == word for word in phrasing().sections.words):
                return title
    return ""
