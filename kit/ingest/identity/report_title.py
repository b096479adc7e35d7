"""The title of a published report, however its line was damaged, and the agency that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from kit.base.strings import narrow
from kit.checks.text.wording.phrasing import phrasing

_TITLE = re.compile(r"(?:政府|政务)?信息公开.{0,8}(?:报告|年报|[年度报告]{4})")
"""What a title ends in, be its last four characters in disorder."""
_SAID = "报"
"""What every title holds, so that most lines are told at once to be none."""
_YEAR = re.compile(r"(?:19|20)\d{2}(?![-./]\d)|二[〇○零O0][〇○零O0一二三][〇○零O0一二三四五六七八九]")
_NUMBER = re.compile(
    r"^\s*(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）、.．]|——|第[一二三四五六七八九十\d]{1,3}[篇份部][、:：]?)\s*"
)
"""The number of a title in a compilation: （二）, 3."""
_DAY = re.compile(r"\s*\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?\s*(?:(?:星期|周)[一二三四五六日天])?\s*")
"""A line that a page prints above its title: the day on which it was fetched or printed."""
_ROW = re.compile(r"[|\t]")
_LABEL = re.compile(r"^\s*(?:标\s*题|名\s*称|公文标题|信息名称)(?:\s*[:：]|\s)")
TITLE_LINES = 15
_LONGEST_TITLE = 60
ELISION = re.compile(r"⟦[^⟧\n]{0,400}⟧")
"""Where an excerpt leaves words out; no sentence runs on behind it."""


def find_first(lines: Sequence[str]) -> tuple[str, int]:
    """Return the report's title among its first lines and the line after it, "" and 0 when there is none."""
    first = range(min(len(lines), TITLE_LINES))
    found = (title_at(lines, index) for index in first)
    undated = (undated_at(lines, index) for index in first)
    return next(filter(None, chain(found, undated)), ("", 0))


def undated_at(lines: Sequence[str], index: int) -> tuple[str, int] | None:
    """Return the title that a whole line is but for its year: an agency, and what it reports."""
    if _SAID not in lines[index]:
        return None
    text = "".join(_cell(lines[index]).split())
    whole = _could_be_title(text) and len(text) <= _LONGEST_TITLE and _TITLE.search(text)
    named = whole and re.search(rf"(?:{phrasing().makers.agency.pattern})|办$", text[: whole.start()])
    if not (whole and named and whole.end() == len(text)):
        return None
    above = next((lines[at] for at in range(index - 1, -1, -1) if lines[at].strip()), "")
    # Behind words that were left out the year may be among them.
    return None if ELISION.search(above) else (text, index + 1)


def title_at(lines: Sequence[str], index: int) -> tuple[str, int] | None:
    """Return the report's title that begins at a line, up to three of them, and the line after it."""
    if len(lines[index]) > _LONGEST_TITLE * 2 or not any(_SAID in line for line in lines[index : index + 3]):
        return None
    if not _could_be_title(_cell(lines[index])):
        return None
    for size in (1, 2, 3):
        parts = [_cell(line) for line in lines[index : index + size]]
        joined = "".join(re.sub(r"⟦[^⟧]*⟧|[\s#*•]", "", narrow(part)) for part in parts)
        if size > 1 and not all(map(_could_be_title, parts)):
            break
        if len(joined) <= _LONGEST_TITLE and _TITLE.search(joined) and _YEAR.search(joined):
            return joined, index + size
    return None


def _cell(line: str) -> str:
    """Return the cell of a printed row that holds a title, without its label; another line as it is."""
    cells = [_LABEL.sub("", cell) for cell in _ROW.split(line)]
    return next((cell for cell in cells if _TITLE.search(cell)), "".join(cells))


def _could_be_title(line: str) -> bool:
    return not re.search(r"[。；;，,：:]", line) and bool(line.strip()) and not _DAY.fullmatch(line)


def agency_in(title: str) -> str:
    """Return the agency that a title names, "" when it names none."""
    before = _NUMBER.sub("", _TITLE.split(title)[0]) if title else ""
    name = re.sub(rf"^关于|[(（]?(?:{_YEAR.pattern})年?度?(?:的)?[)）]?|[《》“”\s]", "", before).removesuffix(
        "关于"
    )
    name = name if re.search("[一-鿿]{2}", name) else ""  # what a page prints before it is no name
    return f"{name}政府" if name.endswith("人民") else name  # 人民政府信息公开 prints 政府 once
