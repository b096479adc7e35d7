"""What a clause's count bears on: what it is about, in which year, and whether that is this report's."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from kit.checks.lexicon import any_of, first_of, has, shared
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.vocabulary import went_to
from kit.checks.words.statements.roles import COURTS, role_book

APPLICATION, COURT = "application", "court"
_REACH = 300
"""Characters of a sentence around a count that are looked at, so that reading stays linear."""
_WENT = 24
"""Characters behind a year within which words go from its number to the next: 由上年末的6件增至."""
_SERVICE = "便民", "服务", "大厅", "补贴"
"""With these a sentence tells of what a township is applied to for otherwise."""
_HEADING = re.compile(r"\(?[一二三四五六1-6][)、.]([^,。:;()\n]{2,20})")


class Time(Enum):
    """The year a count is of: the report's, another, or open (累计 may go back for years)."""

    THIS = "this"
    OTHER = "other"
    OPEN = "open"


def at_home(read: ParsedWords, start: int) -> bool:
    """Whether words stand where applications are reported: by their subsection, or a heading above."""
    book = role_book()
    section, part = read.words.section, read.words.subsection
    if (f"{section}.{part}" if part else section) in book.home:
        return True
    if part or not any(home.startswith(f"{section}.") for home in book.home):
        return False
    above = _HEADING.findall(read.passage.source.text[max(0, start - 4 * _REACH) : start])
    headings = [heading for heading in above if has(heading, book.headings)]
    return bool(headings) and book.headed in headings[-1]


def sentence(read: ParsedWords, start: int, end: int) -> str:
    """Return the words of the sentence around a place, as far as they are looked at."""
    first, last = read.passage.sentence(start, end)
    return read.passage.source.text[max(first, start - _REACH) : min(last, end + _REACH)]


def before(read: ParsedWords, start: int) -> str:
    """Return the words of the sentence before a place."""
    first, _ = read.passage.sentence(start, start)
    return read.passage.source.text[max(first, start - _REACH) : start]


def topic(read: ParsedWords, start: int, clause: str) -> str:
    """Return what a clause is about: the last thing it names, or its sentence or paragraph before it.

    What is carried over is applications, also where they are named only behind: 上年结转1件，收到申请8件.
    """
    return (
        _last_object(clause)
        or _last_object(before(read, start))
        or (APPLICATION if at_home(read, start) else _last_object(_paragraph(read, start)))
        or (APPLICATION if has(clause, shared("carrying")) else "")
    )


def _paragraph(read: ParsedWords, start: int) -> str:
    """Return the words of the paragraph before a place, as far as they are looked at."""
    text = read.passage.source.text
    first = max(0, start - _REACH)
    return text[max(text.rfind("\n", first, start) + 1, first) : start]


def _last_object(text: str) -> str:
    names = [found.lastgroup for found in role_book().object_pattern.finditer(text) if found.lastgroup]
    return names[-1] if names else ""


def is_about(read: ParsedWords, start: int, end: int, of: str) -> bool:
    """Whether words about `of` at a place are about disclosure: by their place, or their sentence."""
    book, around = role_book(), sentence(read, start, end)
    if of == COURT and _is_of_others(around):
        return False
    if of not in (APPLICATION, COURT) or at_home(read, start):
        return True
    if of == COURT:
        return has(around, book.courts_about)
    if has(around, book.about) or _all_received(read, around):
        return True
    goes_on = not _last_object(around) or bool(_taken_up().search(around))
    return goes_on and has(_paragraph(read, start), book.about)


def may_be_about_disclosure(read: ParsedWords, start: int, end: int) -> bool:
    """Whether words on reviews and lawsuits, which do not say of what, stand in the report's overview."""
    overview = any(home.startswith(f"{read.words.section}.") for home in role_book().home)
    return overview and not _is_of_others(sentence(read, start, end))


def _is_of_others(around: str) -> bool:
    """Whether a sentence tells of reviews that something else than disclosure led to: 因拆迁引发复议2件."""
    book = role_book()
    led_to = (found[0] for found in _led_to().finditer(around))
    return has(around, book.unrelated) or any(not has(words, book.disclosing) for words in led_to)


@cache
def _led_to() -> re.Pattern[str]:
    """Return a cause and what it led to, up to the court's name."""
    book = role_book()
    courts = any_of(tuple(word for name in COURTS for word in book.roles[name].nil))
    return re.compile(
        rf"(?:因|由于|由)[^,;。:因]{{2,30}}?(?:{any_of(book.caused_by)})[^,;。:]{{0,10}}?(?={courts})"
    )


def _all_received(read: ParsedWords, around: str) -> bool:
    """Whether a sentence of the overview names all applications of the year at once: 全年收到的3件申请."""
    if not any(home.startswith(f"{read.words.section}.") for home in role_book().home):
        return False
    kinds = {kind.lastgroup for kind in role_book().object_pattern.finditer(around)} - {None}
    return kinds == {APPLICATION} and not has(around, _SERVICE) and bool(_of_the_year().search(around))


@cache
def _of_the_year() -> re.Pattern[str]:
    book = role_book()
    count = r"\d{1,6}[件宗份]"
    return re.compile(
        rf"(?:20\d\d年|{any_of(book.times.this)})度?(?:共|[我本全](?:镇|乡|街道|苏木))?"
        rf"(?:(?:{any_of(book.reception)})的{count}申请|新收的?(?:申请{count}|{count}申请))"
    )


@cache
def _taken_up() -> re.Pattern[str]:
    """Return what takes up the applications told of before: 收到的3件申请, 上述3件申请."""
    book = role_book()
    return re.compile(rf"(?:(?:{any_of(book.reception)})的|上述|以上|这)\d{{1,6}}[件宗份]申请")


def sorts_documents(read: ParsedWords, start: int, end: int) -> bool:
    """Whether a sentence sorts documents into those to be disclosed and not: it counts no applications."""
    book, around = role_book(), sentence(read, start, end)
    return has(around, book.sorting) and not has(around, book.reception + book.replies)


@cache
def _times() -> re.Pattern[str]:
    times = role_book().times
    return re.compile(
        rf"(?=[\d{first_of(times.summed, times.other, times.this)}])"
        rf"(?:(?P<span>\d{{4}}年?度?[-—~至到]\d{{4}}年)|(?P<year>\d{{4}})年|(?P<summed>{any_of(times.summed)})"
        rf"|(?P<other>{any_of(times.other)})|(?P<this>{any_of(times.this)}))"
    )


def time_of(read: ParsedWords, start: int, end: int) -> Time:
    """Return the year that the clause `text[start:end]` is of: that last named before its end."""
    words = before(read, end)
    clause = len(words) - (end - start)
    time, summed, this_year, listed_to = Time.THIS, False, False, 0
    for found in _times().finditer(words):
        if found["other"] and words.startswith("(", found.end()):  # 近三年(2022年、2023年、2024年)
            listed_to = words.find(")", found.end())
        elif found.start() < listed_to:
            continue
        if found["summed"]:
            summed = True
        elif _carries(words, found) or _dates_stock(words, found, read.prose.year):
            continue
        elif found.start() >= clause or not _compared(words, found):
            named = found["this"] or found["year"] == str(read.prose.year)
            time = Time.THIS if named else Time.OTHER
            this_year |= bool(named) and not words[: found.start()].endswith(role_book().times.until)
    if summed and time is Time.THIS and not this_year:
        return Time.OPEN
    return time


def _carries(words: str, found: re.Match[str]) -> bool:
    """Whether a year says only where applications were carried from or to: 上年结转, 结转至2025年."""
    carrying = (*shared("carrying"), *shared("left_over"))
    to_it = words[max(0, found.start() - 5) : found.start()].rpartition(",")[2]
    behind = words[found.end() : found.end() + 7].partition(",")[0]
    return has(behind, carrying) or has(to_it, carrying)


def _dates_stock(words: str, found: re.Match[str], year: int) -> bool:
    """Whether a year says only that something stood at the end of the one before: 上年末在册的9件."""
    last = found["year"] == str(year - 1) or (found["other"] or "") in shared("last_year")
    behind = words[found.end() : found.end() + 5]
    times = role_book().times
    return last and behind.startswith(times.ends) and has(behind, times.stood)


def _compared(words: str, found: re.Match[str]) -> bool:
    """Whether a year's number is only what the next one is compared with, or went from: 由上年末的6件增至."""
    before_it = words[: found.start()]
    went = before_it.endswith(("由", "从")) and went_to().search(words, found.end(), found.end() + _WENT)
    return bool(went) or before_it.endswith(shared("compared"))
