"""D-sections: headings of the form that have a wrong number, or a slip of the pen in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kit.base.finding import Finding, Status
from kit.base.strings import differing, fold
from kit.checks.lexicon import has
from kit.checks.text.searchable_text import SearchableText
from kit.checks.text.wording.phrasing import phrasing
from kit.form.official_form import Section, Subsection

_HEADING = re.compile(r"(?P<number>[一二三四五六七八九十]{1,2})[、.,](?P<title>[^。:;|*]+)")
_NEAR = 3
"""A heading with a slip is no longer or shorter than the right one by more, joining words counted."""
_MOST = 2
"""So many characters at most are another word in a heading that is the form's but for it."""


def heading_slips(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections for each heading that is the form's but for its number, or for a slip in its words.

    Each tells by itself, whatever else of a report is there. Published reports word headings in many ways:
    only within the form's own terms another character is a slip.
    """
    sections = reading.prose.form.sections
    read = [found for each in reading.prose.numbered if (found := _HEADING.match(fold(each)))]
    due = {title: each for each in sections for title in _titles(each)}
    rightly = {due[found["title"]].id for found in read if _is_right(found, due)}
    for found in (each for each in read if not _is_right(each, due)):
        number, title, meant = found["number"], found["title"], due.get(found["title"])
        if meant and meant.id not in rightly:
            message = f"“{title}”的序号写成了“{number}、”，格式里是“{meant.number}”，请核对序号和次序"
            yield _fail(reading, message, found[0], meant.heading)
        numbered = next((each for each in sections if each.number[0] == number), None)
        if not meant and numbered and numbered.id not in rightly and _is_slip(title, numbered, _MOST):
            yield _fail(reading, _miswritten(found[0], numbered.heading), found[0], numbered.heading)
    parts = sections[0].subsections
    for _, count, title in reading.prose.parts:
        part = parts[count - 1] if count <= len(parts) else None
        if part and title not in _titles(part) and _is_slip(title, part, 0):
            right = f"{part.number}{part.title}"
            yield _fail(reading, _miswritten(title, right), title, right)


def _is_right(heading: re.Match[str], due: Mapping[str, Section]) -> bool:
    """Whether a heading is one of the form's with the form's number."""
    section = due.get(heading["title"])
    return section is not None and section.number[0] == heading["number"]


def _miswritten(printed: str, right: str) -> str:
    return f"标题“{printed}”写错了，应当是“{right}”"


def _fail(reading: SearchableText, message: str, left: str, right: str) -> Finding:
    return reading.finding("D-sections", Status.FAIL, message, right, left=left, right=right)


def _titles(part: Subsection) -> tuple[str, ...]:
    return _folded((part.title, *part.aliases))


@lru_cache(maxsize=64)
def _folded(titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(title) for title in titles)


def _is_slip(printed: str, part: Subsection, most: int) -> bool:
    """Whether a heading is one of a part's titles with a character lost or doubled, or another word in it.

    Such a word has `most` characters at most: the parts of the first section may be called by other words.
    """
    near = [title for title in _titles(part) if abs(len(title) - len(printed)) <= _NEAR]
    if not near or has(printed, phrasing().sections.alike):
        return False
    bare = _bare(printed)
    return any(_differs_in_a_term(bare, _bare(title), most) for title in near)


@lru_cache(maxsize=256)
def _bare(title: str) -> str:
    return "".join(char for char in title if char not in phrasing().sections.idle)


def _differs_in_a_term(text: str, right: str, most: int) -> bool:
    """Whether a heading is the right one but for a character lost or doubled, or a word within a term."""
    if abs(len(text) - len(right)) > 1:
        return False
    start, wrong, due = differing(text, right)
    if not wrong and len(due) == 1:  # lost; the first character of a heading may be left out: 依申请公开
        return start > 0 and due not in phrasing().sections.spare
    if not due and len(wrong) == 1:  # doubled
        return text[start - 1 : start] == wrong
    return 0 < len(wrong) == len(due) <= most and _within_a_term(right, start, start + len(due))


def _within_a_term(title: str, start: int, end: int) -> bool:
    return any(
        found.start() <= start and end <= found.end()
        for term in phrasing().sections.terms
        for found in re.finditer(term, title)
    )
