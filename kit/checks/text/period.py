"""D-period: the statement of the period that the figures cover."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.base.finding import Finding, Status
from kit.checks.periods import dates, full_spans, whole_year
from kit.checks.text.searchable_text import SearchablePassage, SearchableText
from kit.checks.text.wording.phrasing import phrasing
from kit.report.narrative import Words
from kit.report.prose import PREAMBLE

_BEFORE = 80
"""The characters before a period in which its sentence tells why it is that."""
_Judgement = tuple[Status, str, str]
"""The outcome, what to say, and the period as it stands."""


def check_period(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-period for each statement: 1 January to 31 December of the report's year, or none stated."""
    year, stated = reading.prose.year, False
    right = f"{year}年1月1日至12月31日"
    for passage in reading.passages:
        for bounds, judgement in _statements(passage, year):
            stated = True
            status, message, left = judgement
            yield reading.quoting("D-period", status, message, passage, bounds, left=left, right=right)
    if not stated:
        place = reading.prose.place(Words(PREAMBLE, "", "", ()))
        if reading.prose.whole and reading.passages:
            yield reading.finding("D-period", Status.FAIL, f"没有写统计期限，应当写明{right}", place)
        else:
            message = "所见的文字里没有统计期限，原文不全，无法核对"
            yield reading.finding("D-period", Status.NOT_ASSESSABLE, message, place)


def _statements(passage: SearchablePassage, year: int) -> Iterator[tuple[tuple[int, int], _Judgement]]:
    """Yield where a period is stated and what it is worth; dates without a name count where they fit."""
    words, named = phrasing().period, False
    for name in words.name.finditer(passage.text):
        if stated := words.stated.match(passage.text, name.end()):
            named = True
            sentence = passage.text[max(0, name.start() - _BEFORE) : stated.end()].rpartition("。")[2]
            judgement = _of_founding(sentence, stated["span"], year) or _judged(stated["span"], year)
            yield (name.start(), stated.end("span")), judgement
    if not named:
        for told, bounds in full_spans(passage.text):
            if told == year:
                yield bounds, (Status.PASS, "数据从 1 月 1 日到 12 月 31 日", passage.text[slice(*bounds)])


def _of_founding(sentence: str, text: str, year: int) -> _Judgement | None:
    """Return what a period is worth that begins on the day within the year on which an office was founded."""
    match dates(text) if phrasing().period.founded.search(sentence) else []:
        case [(first, month, day), (second, 12, 31)] if (
            first == year and second in (0, year) and (month, day) != (1, 1)
        ):
            if sentence.replace(" ", "").count(f"{year}年{month}月{day}日") > 1:
                return Status.NOT_ASSESSABLE, f"统计期限是“{text}”，从成立的那天算起，请核对", text
    return None


def _judged(text: str, year: int) -> _Judgement:
    """Return what the dates after the name of a period are worth."""
    words, days = phrasing().period, dates(text)
    if found := words.too_long.search(text):
        return Status.FAIL, f"统计期限里“{found[0]}”的年份多了数字，应当是 {year} 年", text
    if words.lost.search(text):
        others = [found[0] for found in words.run_together.finditer(text) if int(found["year"]) != year]
        if others:
            return Status.FAIL, f"统计期限里“{others[0]}”的年份不对，应当是 {year} 年，日期还掉了字", text
        inner = [found[0] for found in words.run_day.finditer(text) if _is_inner(found)]
        if inner:
            return Status.FAIL, f"统计期限里“{inner[0]}”不是年初或年末那一天，日期还掉了字", text
        return Status.NOT_ASSESSABLE, f"统计期限“{text}”掉了字，无法核对", text
    if len(days) >= 2:
        (first, *start), (second, *end) = days[:2]
        fits = start == [1, 1] and end == [12, 31] and first == year and second in (0, year)
        return _whether(fits, text, year)
    if len(days) == 1 and days[0][0] not in (0, year) and days[0][1:] == (12, 31):
        return _whether(False, text, year)
    if not days and (stated := whole_year(text)):
        return _whether(stated == year, text, year)
    return Status.NOT_ASSESSABLE, f"统计期限“{text}”读不出起止两个日期，无法核对", text


def _is_inner(day: re.Match[str]) -> bool:
    """Whether a day is neither the first of the year nor its last."""
    return (day["month"], day["day"]) not in (("01", "01"), ("12", "31"))


def _whether(fits: bool, text: str, year: int) -> _Judgement:
    if fits:
        return Status.PASS, f"统计期限是 {year} 年全年", text
    return Status.FAIL, f"统计期限是“{text}”，应当从 {year} 年 1 月 1 日到 12 月 31 日", text
