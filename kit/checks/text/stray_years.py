"""D-year: a year beside the report's own that was left over from another year's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from kit.base.finding import Finding, Status
from kit.checks.text.other_years import (
    may_name_others,
    outdated_notices,
    outdated_plans,
    over_already,
    told_too_early,
)
from kit.checks.text.searchable_text import SearchablePassage, SearchableText, sentences, short
from kit.checks.text.wording.phrasing import mention, phrasing
from kit.report.prose import PREAMBLE

_QUOTE, _INDENT = 30, 20
_NEAR = 120
"""The characters before a sentence and behind it in which those beside it are looked at."""
_PARAGRAPH = 400
"""How much of a paragraph is read to tell whether its first sentence is history."""
_EARLIER = 9
"""From so many years back a text may be left over."""
_YEAR = re.compile(r"\d{4}")
"""A sentence without such digits names no year."""


def check_years(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-year: each neighbouring year that is a clause's own time, or one pass when none is.

    A comparison, a carry-over, a budget or a plan may name its year; what a sentence is about decides.
    """
    if not reading.passages:
        yield reading.finding("D-year", Status.NOT_ASSESSABLE, "没有正文，无法核对年份")
        return
    found = False
    for passage in reading.passages:
        of_itself = _of_itself(reading, passage)
        for finding in chain(_in_passage(reading, passage), _of_notices(reading, passage), of_itself):
            found = True
            yield finding
    if not found:
        yield reading.finding("D-year", Status.PASS, f"没有发现与 {reading.prose.year} 年度不合的年份")


@dataclass(frozen=True, eq=False)
class _Sentence:
    """A sentence, titles of works blanked out, and what it is about: each is decided once, if at all."""

    passage: str
    start: int
    end: int
    year: int

    @cached_property
    def text(self) -> str:
        return self.passage[self.start : self.end]

    @cached_property
    def first(self) -> bool:
        """Whether it begins a paragraph."""
        before = self.passage[max(0, self.start - _INDENT) : self.start].rpartition("\n")
        return not before[2].strip() and (bool(before[1]) or self.start < _INDENT)

    @cached_property
    def paragraph(self) -> str:
        """It and what follows it in its paragraph, as far as that is looked at."""
        return self.passage[self.start : self.start + _PARAGRAPH].lstrip("\n").partition("\n")[0]

    @cached_property
    def beside(self) -> tuple[str, str]:
        """The sentences right before and behind it in its paragraph, as far as they are looked at."""
        before = self.passage[max(0, self.start - _NEAR) : self.start].rpartition("\n")[2]
        behind = self.passage[self.end : self.end + _NEAR].partition("\n")[0]
        return before.rstrip("。 ").rpartition("。")[2], behind.lstrip("。 ").partition("。")[0]

    @cached_property
    def legitimate(self) -> bool:
        words = phrasing().years
        text = words.listed.sub(lambda listed: words.budgets.sub("□", listed[0]), self.text)
        return bool(words.legitimate.search(text if self.own_near else words.growth.sub("□", text)))

    @cached_property
    def own_near(self) -> bool:
        """Whether the report's own year is told of around it: a growth may then lead to that."""
        around = self.passage[max(0, self.start - _PARAGRAPH) : self.end + _PARAGRAPH]
        return f"{self.year}年" in around.replace(" ", "") or phrasing().years.this.search(around) is not None

    @cached_property
    def unsure(self) -> bool:
        own = f"{self.year}年" in self.text.replace(" ", "")
        return own or self.compared or bool(phrasing().years.unsure.search(self.text))

    @cached_property
    def compared(self) -> bool:
        """Whether it and a sentence beside it, which tells of the report's own year, tell of a change."""
        own, change = f"{self.year}年", phrasing().years.beside
        return any(
            own in each.replace(" ", "") and change.search(self.text + each) is not None
            for each in self.beside
        )

    @cached_property
    def evidence(self) -> bool:
        return bool(phrasing().years.evidence.search(self.text))

    @cached_property
    def future(self) -> bool:
        return bool(phrasing().years.future.search(self.text))


def _in_passage(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    words = phrasing().years
    text = words.works.sub(lambda work: "□" * len(work[0]), passage.text)
    for start, end in sentences(text):
        if not _YEAR.search(text, start, end):
            continue
        sentence = _Sentence(text, start, end, reading.prose.year)
        for at, year, status in _judged(sentence, reading, passage):
            bounds = (start + at, short(text, start + at, end, _QUOTE))
            message = _message(reading.prose.year, year, passage.words.text[slice(*bounds)], status)
            due = reading.prose.year if year != reading.prose.year else year + 1
            yield reading.quoting("D-year", status, message, passage, bounds, left=year, right=due)


def _judged(
    sentence: _Sentence, reading: SearchableText, passage: SearchablePassage
) -> Iterator[tuple[int, int, Status]]:
    """Yield where a sentence names a doubtful year, that year, and whether it is certainly wrong."""
    words, own = phrasing().years, reading.prose.year
    early = _early(sentence, reading, passage)
    yield from ((at, own + 1, status) for at, status in early.items())
    certain = _opening(sentence, reading, passage) if sentence.first else {}
    certain |= dict(over_already(sentence.text, "".join(sentence.beside), own))
    judged = set(certain)
    yield from ((at, year, Status.FAIL) for at, year in certain.items())
    for pattern in words.certain:
        for found in pattern.finditer(sentence.text):
            fresh = found.start("year") not in judged and not sentence.legitimate
            if 0 < own - int(found["year"]) <= _EARLIER and fresh:
                judged.add(found.start("year"))
                yield found.start("year"), int(found["year"]), _last(sentence, certain=True)
    for found in _adverbials(sentence.text, reading):
        year, at = int(found["year"]), found.start("year")
        if at in judged or sentence.legitimate:
            continue
        if year == own - 1:
            yield at, year, _last(sentence, certain=sentence.evidence)
        elif year == own + 1 and at not in early and not sentence.future and _reports(sentence, passage):
            yield at, year, Status.NOT_ASSESSABLE


def _opening(sentence: _Sentence, reading: SearchableText, passage: SearchablePassage) -> dict[int, int]:
    """Return where a report opens with an earlier year as its own, and that year: 2021年，我镇在…的领导下.

    Only above the sections and in the first one; of years before last that is all that is told.
    """
    words, prose = phrasing().years, reading.prose
    found = words.opening.match(sentence.text)
    if found is None or passage.words.section not in (PREAMBLE, prose.form.sections[0].id):
        return {}
    year, end = int(found["year"]), found.end()
    own = f"{prose.year}年" in sentence.text.replace(" ", "")
    own = own or re.search(f"{prose.year} ?年(?!度)", sentence.paragraph) is not None
    other = own or sentence.legitimate or words.history.search(sentence.text)
    by = words.opened_by.match(sentence.text, end) or sentence.text.startswith(_names(reading), end)
    alone = f"{prose.year}年" not in passage.text.replace(" ", "")
    counts = alone and sentence.evidence
    leads = by and (counts or words.lead.search(sentence.text)) and not other
    return {found.start("year"): year} if leads and 0 < prose.year - year <= _EARLIER else {}


def _names(reading: SearchableText) -> tuple[str, ...]:
    own = reading.stem and reading.stem + reading.kind
    return tuple(filter(None, (reading.prose.township, reading.prose.agency, own)))


def _early(sentence: _Sentence, reading: SearchableText, passage: SearchablePassage) -> dict[int, Status]:
    """Return where next year is told as over. What went wrong is told together with the plans against it."""
    prose, section = reading.prose, passage.words.section
    found = {} if section == PREAMBLE else told_too_early(sentence.text, prose.year + 1)
    return dict.fromkeys(found, Status.NOT_ASSESSABLE) if section == prose.form.problems else found


def _last(sentence: _Sentence, *, certain: bool) -> Status:
    """Return the status of last year's number in a sentence that is no comparison."""
    return Status.FAIL if certain and not sentence.unsure else Status.NOT_ASSESSABLE


def _reports(sentence: _Sentence, passage: SearchablePassage) -> bool:
    """Whether a sentence reports what was done, for which next year is too early."""
    return sentence.evidence and passage.words.section != PREAMBLE


def _adverbials(text: str, reading: SearchableText) -> Iterator[re.Match[str]]:
    """Yield the years that open a clause as its time, or close a count (`截至…底`)."""
    words, names = phrasing().years, _names(reading)
    for found in mention(names).finditer(text):
        if words.adverbial.match(text, found.end()) or text.startswith(names, found.end()):
            yield found
    yield from words.until.finditer(text)


def _of_notices(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield the notices about an earlier year's report, and that year's plans, that this one follows."""
    own = reading.prose.year
    for start, end in sentences(passage.text) if may_name_others(passage.text) else ():
        sentence = passage.text[start:end]
        for notice in chain(outdated_notices(sentence, own), outdated_plans(sentence, own)):
            bounds = start + notice.bounds[0], start + notice.bounds[1]
            if notice.plan:
                message = f"这是 {notice.year} 年的工作安排，报告的是 {own} 年度"
                doubt = "" if notice.status is Status.FAIL else f"；句中也有 {own} 年的，请核对要不要留"
            else:
                message = f"这是关于 {notice.year} 年度报告的通知，报告的是 {own} 年度"
                doubt = "" if notice.status is Status.FAIL else "；说的如果是去年编制上一年度报告，请写明"
            yield reading.quoting(
                "D-year", notice.status, message + doubt, passage, bounds, left=notice.year, right=own
            )


def _of_itself(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield another year of this report, as its opening names it, and a day too early for it."""
    words, own = phrasing().years, reading.prose.year
    for found in words.itself.finditer(passage.text) if passage.words.section == PREAMBLE else ():
        if 0 < abs(own - (year := int(found["year"]))) <= _EARLIER:
            message, bounds = _message(own, year, f"{year}年", Status.FAIL), found.span("year")
            yield reading.quoting("D-year", Status.FAIL, message, passage, bounds, left=year, right=own)
    for found in words.published.finditer(passage.text):
        if int(found["year"]) == own:
            message = f"{own} 年度的报告不会在“{found['date']}”公布，应当是 {own + 1} 年"
            bounds = found.span("date")
            yield reading.quoting("D-year", Status.FAIL, message, passage, bounds, left=own, right=own + 1)


def _message(own: int, year: int, quote: str, status: Status) -> str:
    if year == own:
        return f"“{quote}”说的是以后的事，却用了报告年度 {own} 年，应当是 {own + 1} 年"
    if status is Status.FAIL and year > own:
        return f"“{quote}”里是 {year} 年，报告的是 {own} 年度，请核对是这里还是标题写错了"
    if status is Status.FAIL:
        return f"“{quote}”里是 {year} 年，报告的是 {own} 年度，多半是没有改的旧稿"
    return f"“{quote}”里的 {year} 年是否有意，从文字看不出，请核对（报告的是 {own} 年度）"
