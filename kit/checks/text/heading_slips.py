"""D-sections: headings of the form that are missing, have another name or number, or a slip in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kit.base.finding import Finding, Status
from kit.base.strings import differing, fold
from kit.checks.lexicon import has
from kit.checks.text.searchable_text import SearchableText
from kit.checks.text.wording.phrasing import phrasing
from kit.form.official_form import PREAMBLE, Section, Subsection

_GOVERNMENT = "政府"
_HEADING = re.compile(r"(?P<number>[一二三四五六七八九十]{1,2})[、.,](?P<title>[^。:;|*]+)")
_NEAR = 3
"""A heading with a slip is no longer or shorter than the right one by more, joining words counted."""
_TURNED = 4
"""So many characters at most stand in another order in such a heading."""
_CUT = 4
"""From so many characters on, the begin of a heading is one that was cut."""
_MOST = 2
"""So many characters at most are another word in a heading that is the form's but for it."""


def heading_slips(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections for each heading that is not the form's, whatever else of a report is there."""
    yield from _first_heading(reading)
    yield from _first_twice(reading)
    yield from _left_out(reading)
    yield from _untitled(reading)
    yield from _numbered_again(reading)
    yield from _shortened(reading)
    yield from _slips(reading)


def _first_heading(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections where the first numbered heading is not the form's, before one of the form's."""
    prose, words = reading.prose, phrasing().sections
    first, second, *_ = prose.form.sections
    printed, *following = prose.numbered or ("",)
    # Where a table fell to pieces the first number is a row's: 一、本年新收政府信息公开申请数量.
    known = _is_known(printed, first) or any(_is_known(each, second) for each in following)
    known = known or bool(words.renamed.fullmatch(printed))
    if printed.startswith(first.number[0]) and known and not words.first.search(printed):
        message = f"第一部分的标题是“{printed}”，应当是“{first.heading}”"
        yield reading.finding(
            "D-sections", Status.FAIL, message, first.heading, left=printed, right=first.heading
        )


def _first_twice(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections where another name of the first section stands behind its own: 一、概述."""
    first = reading.prose.form.sections[0]
    one, other, *_ = (*reading.prose.numbered, "", "")
    alike = one.startswith(first.number) and other.startswith(first.number) and _is_known(one, first)
    name = other.removeprefix(first.number)
    if alike and not other.startswith(one) and phrasing().sections.renamed_behind.fullmatch(name):
        message = f"“{other}”的序号和前面的“{one}”一样，请核对序号和次序"
        yield reading.finding("D-sections", Status.FAIL, message, first.heading, left=other)


def _left_out(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections where the first section's parts follow the opening without its heading."""
    prose = reading.prose
    first, *others = prose.form.sections
    begins = bool(prose.parts) and prose.parts[0][:2] == (f"{first.id}.{first.subsections[0].id}", 1)
    goes_on = any(each.id in prose.headings for each in others)
    opening = [each.text for each in reading.passages if each.words.section == PREAMBLE]
    seen = bool(prose.title and opening) and not any("⟦" in each for each in opening)
    numbered = any(each.startswith(first.number[0]) for each in prose.numbered)
    if begins and goes_on and seen and not numbered and first.id not in prose.headings:
        message = f"开头下面直接是“{first.subsections[0].number}”，前面少了标题“{first.heading}”"
        yield reading.finding("D-sections", Status.FAIL, message, first.heading, right=first.heading)


def _untitled(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections where the first section's number stands alone in its line, and prose in the next."""
    first = reading.prose.form.sections[0]
    if first.id in reading.prose.headings:
        return
    for passage in reading.passages:
        for found in phrasing().sections.untitled.finditer(passage.text):
            if not found["prose"].startswith(tuple(map(fold, (first.title, *first.aliases)))):
                message = f"“{found['number']}”后面没有标题，应当是“{first.heading}”"
                yield reading.finding(
                    "D-sections",
                    Status.FAIL,
                    message,
                    first.heading,
                    left=found["number"],
                    right=first.heading,
                )


def _numbered_again(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections where points of the first section are numbered as sections are: 一、…。二、….

    A list that a colon announces has its own numbers.
    """
    prose, words = reading.prose, phrasing().sections
    first = prose.form.sections[0]
    numbered = any(each.startswith(first.number[0]) for each in prose.numbered)
    made = not prose.numbered and {each.id for each in prose.form.sections} <= set(prose.headings)
    for passage in reading.passages if numbered or made else ():
        own = passage.words.section == first.id
        for found in words.again.finditer(passage.text) if own else ():
            message = (
                f"“{found['point']}”在“{first.heading}”里面，序号却和各部分的一样，应当用（一）（二）（三）"
            )
            bounds, left = found.span("point"), found["point"]
            yield reading.quoting("D-sections", Status.FAIL, message, passage, bounds, left=left)


def _shortened(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections for the form's headings that are printed without 政府."""
    for section in reading.prose.form.sections:
        titles = [fold(title) for title in (section.title, *section.aliases)]
        right = {title.replace(_GOVERNMENT, ""): title for title in titles if _GOVERNMENT in title}
        for printed in reading.prose.numbered:
            if title := right.get(printed.lstrip("一二三四五六七八九十、.,")):
                message = f"标题“{printed}”少了“{_GOVERNMENT}”二字，应当是“{title}”"
                yield reading.finding(
                    "D-sections", Status.FAIL, message, section.heading, left=printed, right=title
                )


def _is_known(heading: str, section: Section) -> bool:
    return heading.startswith(section.number[0]) and any(word in heading for word in section.known_by)


def _slips(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-sections for each heading that is the form's but for its number, or for a slip in its words.

    Reports word headings in many ways: another character is a slip only within the form's own terms.
    """
    sections = reading.prose.form.sections
    read = [found for each in reading.prose.numbered if (found := _HEADING.match(fold(each)))]
    due = {title: each for each in sections for title in _titles(each)}
    rightly = {due[found["title"]].id for found in read if _is_right(found, due)}
    for found in read:
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
        if part and title not in _titles(part) and (_is_slip(title, part, 0) or _is_cut(title, part)):
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
    """Whether a heading is a part's title but for its order, a character lost or doubled, or another word.

    Such a word has `most` characters at most: the parts of the first section may be called by other words.
    """
    near = [title for title in _titles(part) if abs(len(title) - len(printed)) <= _NEAR]
    if not near or has(printed, phrasing().sections.alike):
        return False
    bare = _bare(printed)
    return any(_differs_in_a_term(bare, _bare(title), most) for title in near)


def _is_cut(printed: str, part: Subsection) -> bool:
    """Whether a heading is a part's title without its end, which alone tells the part: 政府信息公开."""
    whole = any(title.startswith(printed) for title in _titles(part))
    return whole and len(printed) >= _CUT and not has(printed, part.known_by)


@lru_cache(maxsize=256)
def _bare(title: str) -> str:
    return "".join(char for char in title if char not in phrasing().sections.idle)


def _differs_in_a_term(text: str, right: str, most: int) -> bool:
    """Whether a heading is the right one but for its order, a character lost or doubled, a word in a term."""
    if abs(len(text) - len(right)) > 1:
        return False
    start, wrong, due = differing(text, right)
    if wrong and sorted(wrong) == sorted(due):  # 平台公开, 公开主动; longer words may change places
        return len(due) <= _TURNED and (not most or within_a_term(right, start, start + len(due)))
    if not wrong and len(due) == 1:  # lost; the first character of a heading may be left out: 依申请公开
        return start > 0 and due not in phrasing().sections.spare
    if not due:  # doubled
        return text[start - 1 : start] == wrong
    return 0 < len(wrong) == len(due) <= most and within_a_term(right, start, start + len(due))


def within_a_term(title: str, start: int, end: int) -> bool:
    """Whether a piece of a title lies within one of the terms that stand in every title as they are."""
    return any(
        found.start() <= start and end <= found.end()
        for term in phrasing().sections.terms
        for found in re.finditer(term, title)
    )
