"""A label as it is read: its number, and its words without what varies from page to page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.base.folded_text import squeeze

_HAN = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"(?:(?P<top>[{_HAN}]{{1,2}})、|\((?P<inner>[{_HAN}]{{1,2}}|\d{{1,2}})\)、?|(?P<leaf>\d{{1,2}})[.、])"
)
_NOTE = re.compile(rf"\((?![{_HAN}]{{1,2}}\))[^()]*(?:\)|$)")
_YEAR = re.compile(r"^(?:19|20)\d{2}年?|(?:19|20)\d{2}年")
_LIST_MARKS = "-*•·#>◆●"
_THIS, _LAST, _NEXT = "本年", "上年", "下年"
_SAME = ((re.compile("本年度"), _THIS), (re.compile("上一?年度?"), _LAST), (re.compile("下一?年度?"), _NEXT))


@dataclass(frozen=True, slots=True)
class LabelText:
    """The `number` in front of a label, "" for none, and its words, `bare` without notes in brackets."""

    number: str
    words: str
    bare: str


class LabelReader:
    """Reads labels as the report of a year prints them: that year is 本年, the one before 上年."""

    def __init__(self, year: int) -> None:
        self._this, self._last = (re.compile(rf"(?:^{own}年?|{own}年)度?") for own in (year, year - 1))

    def read(self, text: str) -> LabelText:
        """Return what a text prints as a label."""
        plain = squeeze(text).text.replace("|", "").replace("\n", "").lstrip(_LIST_MARKS)
        found = _NUMBER.match(plain)
        number = (found["top"] or found["inner"] or found["leaf"]) if found else ""
        rest = plain[found.end() :] if found else plain
        words = self._words(rest)
        return LabelText(number, words, self._words(_NOTE.sub("", rest)) if "(" in rest else words)

    def _words(self, text: str) -> str:
        """Return a label without what varies from page to page: years written out, punctuation."""
        if "年" in text or text[:1].isdecimal():
            text = self._last.sub(_LAST, self._this.sub(_THIS, text))
            for pattern, word in _SAME:
                text = pattern.sub(word, text)
            text = _YEAR.sub("", text).replace(_THIS * 2, _THIS).replace(_LAST * 2, _LAST)
        return (text if text.isalnum() else "".join(filter(str.isalnum, text))).replace("它", "他")


def digits(text: str) -> str:
    """Return the digits of a label, by which two may be told apart that are alike but for them."""
    return "" if text.isalpha() else "".join(filter(str.isdecimal, text))
