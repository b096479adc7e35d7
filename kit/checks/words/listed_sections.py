"""Finds the parts of a report that its words list by their titles: 由六个部分构成，即…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from kit.base.folded_text import squeeze
from kit.base.numerals import HAN, read_number
from kit.checks.lexicon import any_of, has
from kit.checks.needed_words import RarePattern
from kit.checks.words.grammar.tokens.passage import Passage
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.form.official_form import Form

MOST = 12
"""The longest list of names that is counted."""
_PAUSE = re.compile(r"[、;,]")
_GROUPS = re.compile(rf"[{HAN}]是")

Listed = tuple[int, int, int, str, bool]
"""Start and end of the words, the number stated, the names as one text, and whether 等 follows them."""


def sections(passage: Passage, titles: re.Pattern[str]) -> Iterator[Listed]:
    """Yield the report's parts behind their number: 由六个部分构成，即….

    Some are called just as in the form, and all end alike (情况, 事项). Where something else stands among
    them, or points group them, nothing is said unless they are too many before that.
    """
    text = passage.source.text
    for found in _sections_pattern().finditer(text):
        stated, listed = whole_number(found["number"]), _in_no_list().sub(_as_one, found["names"])
        names = list(takewhile(_is_title, _PAUSE.split(listed)))
        end = found.start("names") + sum(map(len, names)) + len(names) - 1
        more = end < found.end() and (len(names) < (stated or 0) or text[end] == "、")
        grouped = any(has(name, vocabulary().sorts) for name in names) or _GROUPS.search(found["names"])
        known = [name for name in names if titles.search(name)]
        if stated and stated <= MOST and len(known) > 1 and not (more or grouped):
            yield found.start(), end, stated, "、".join(titles.sub("节", name) for name in names), False


def _is_title(name: str) -> bool:
    words = vocabulary()
    return name.endswith(words.title_ends) and not name.startswith(words.beside_titles)


@cache
def _sections_pattern() -> RarePattern:
    words = vocabulary()
    pattern = (
        rf"(?<![第{HAN}\d])(?P<number>\d{{1,2}}|[{HAN}]{{1,2}})[个大]?(?:{any_of(words.sorts)})(?:[构组]成)?"
        rf"(?::|,?(?:{any_of(words.behind)}):?)(?P<names>[^。!?\n]{{8,300}})"
    )
    return RarePattern(re.compile(pattern))


@cache
def _in_no_list() -> re.Pattern[str]:
    """Return what in a list of titles parts none: their own numbers, a 、 within one."""
    first, second = vocabulary().courts
    number = rf"(?:(?<=[,;、])|\A)(?:[{HAN}]{{1,2}}、|\([{HAN}\d]{{1,2}}\)|\d{{1,2}}[.、])"
    return re.compile(rf"{first}[、和及与][^,;、。]{{0,4}}{second}|{number}")


def _as_one(found: re.Match[str]) -> str:
    return "名" * len(found[0])


_ONE_TITLE = re.compile(
    r"收费[和及与]减免|问题[和及与][^,;、。]{0,8}(?:措施|情况|建议|意见|打算)|收到[和及与]处理|复议[、和及与][^,;、。]{0,8}诉讼"
)
"""What is one title, though a conjunction stands in it."""


def as_one(names: str) -> str:
    """Return names as one text, those of the report's sections that hold a conjunction without it.

    `names` have 节 for each title that is the form's own; where there are none it is no list of sections.
    Right behind another such title a mark was lost; reviews and lawsuits may be told as one or as two.
    """
    if "节" not in names:
        return names
    return _ONE_TITLE.sub("名", _between_courts().sub("和", re.sub("节(?=节)", "节、", names)))


@cache
def _between_courts() -> re.Pattern[str]:
    """Return the mark between reviews and lawsuits where each is told as a part."""
    first, second = vocabulary().courts
    return re.compile(rf"(?<={first}情况)、(?=[^、,;]{{0,4}}{second})")


@cache
def titles_of(form: Form) -> re.Pattern[str]:
    """Return a pattern for the titles of the form's sections, which hold 、 and 和 themselves."""
    names = {squeeze(name).text for section in form.sections for name in (section.title, *section.aliases)}
    return re.compile("|".join(re.escape(name).replace("、", "[、和及与]?") for name in names))


def whole_number(text: str) -> int | None:
    """Return the whole number that a text is, in digits or 汉字; None where it is none."""
    number = read_number(text)
    return int(number) if number is not None and number == int(number) else None
