"""Finds words taken over from last year's report (Y-copy)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kit.base.finding import Finding, Status
from kit.form.rule_book import rule
from kit.report.narrative import Words
from kit.report.prose import Prose, Quote

_SENTENCE = re.compile(r"[^。；;!？?！\n]+")
_NUMBERS = re.compile(r"[\d０-９.,%％\s]+")
_SHORTEST = 15
"""Shorter sentences (未收到申请) are the same every year of themselves."""
_LEAST = 120
_SHARE = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Words
    start: int
    end: int
    bare: str


def check_copying(prose: Prose) -> Iterator[Finding]:
    """Yield whether most of the words, figures aside, stand in last year's report too."""
    copied_from, place = rule("Y-copy"), prose.title
    if prose.last is None:
        yield copied_from.finding(Status.NOT_ASSESSABLE, place, "没有上年的正文，无法核对")
        return
    sentences = list(_sentences(prose))
    before = {each.bare for each in _sentences(prose.last)}
    copied = [each for each in sentences if each.bare in before]
    total = sum(len(each.bare) for each in sentences)
    same = sum(len(each.bare) for each in copied)
    if total < _LEAST:
        yield copied_from.finding(Status.NOT_ASSESSABLE, place, "正文太短，看不出是否沿用")
        return
    share = f"去掉数字后，正文有 {same * 100 // total}% 的文字与上年报告相同"
    if Fraction(same, total) < _SHARE:
        yield copied_from.finding(Status.PASS, place, share)
        return
    longest = max(copied, key=lambda each: len(each.bare))
    quote = Quote(prose, longest.words, longest.start, longest.end)
    yield quote.finding("Y-copy", Status.FAIL, share)


def _sentences(prose: Prose) -> Iterator[_Sentence]:
    """Yield the sentences that are a report's own: long enough, its years and figures taken out."""
    for words in prose.words:
        for found in _SENTENCE.finditer(words.text):
            bare = _NUMBERS.sub("", found[0])
            if len(bare) >= _SHORTEST:
                yield _Sentence(words, found.start(), found.end(), bare)
