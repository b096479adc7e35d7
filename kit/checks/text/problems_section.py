"""S5-none: the section on problems and how they are mended tells of some."""

from __future__ import annotations

import re

from kit.base.finding import Finding, Status
from kit.checks.text.searchable_text import SearchableText
from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import editions

_SENTENCE = 10
"""So many letters a sentence has at least, unless it is made of clauses."""
_CLAUSE = re.compile(r"[^,;。!?\n]{3,60}")


def check_problems(reading: SearchableText) -> Finding:
    """Return S5-none. What is missing altogether is N-blank's; what was cut may have gone on."""
    prose = reading.prose
    passages = [passage for passage in reading.passages if passage.words.section == prose.form.problems]
    told = [passage for passage in passages if passage.text.strip()]
    place = prose.form.place(prose.form.problems) if prose.form.problems else ""
    if editions().governing(prose.year) is None or not place:
        return reading.finding("S5-none", Status.NOT_ASSESSABLE, "报告的年度还没有这一部分")
    if not told:
        return reading.finding("S5-none", Status.NOT_ASSESSABLE, "没有见到这一部分的文字", place)
    words = phrasing().problems
    bare = [words.heading.sub("\n", passage.text) for passage in told]
    letters = "".join(re.sub(r"\W", "", text) for text in bare)
    clauses = [clause for text in bare for clause in _CLAUSE.findall(text) if re.search(r"\w{3}", clause)]
    none = words.none.fullmatch(letters)
    if (len(letters) >= _SENTENCE or len(clauses) > 1) and not none:
        return reading.finding("S5-none", Status.PASS, "写了存在的问题", place)
    bounds = _bounds(told[0].text)
    if not prose.whole or any(passage.words.blanks for passage in told):
        message = "所见的文字不足一句话，原文不全或还没有填好，无法核对"
        return reading.quoting("S5-none", Status.NOT_ASSESSABLE, message, told[0], bounds)
    message = "这一部分没有写出问题" if none else "这一部分不足一句话，没有写出问题和改进情况"
    return reading.quoting("S5-none", Status.FAIL, message, told[0], bounds)


def _bounds(text: str) -> tuple[int, int]:
    """Return where words begin and end, white space apart."""
    return len(text) - len(text.lstrip()), len(text.rstrip())
