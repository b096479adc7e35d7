"""D-residue and D-lost: what was left in the text by mistake, and what dropped out of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kit.base.finding import Finding, Status
from kit.base.strings import narrow
from kit.checks.lexicon import any_of, has
from kit.checks.text.doubled_word import doubled_words, kinds_again
from kit.checks.text.lost_measure import unmeasured
from kit.checks.text.searchable_text import SearchablePassage, SearchableText, once
from kit.checks.text.slips.listed_parts import listed_twice
from kit.checks.text.slips.paired_marks import unpaired
from kit.checks.text.slips.pasted_twice import pasted_twice
from kit.checks.text.slips.point_numbers import skipped
from kit.checks.text.slips.set_phrases import slipped_phrases
from kit.checks.text.wording.phrasing import phrasing
from kit.checks.text.wording.slip_words import Slip, slip_words
from kit.report.narrative import BLANK

_NAME = 2
"""A name of so many characters needs no second 镇 to be one."""
_ITEM = 60
"""The characters of an item at most, for the one after it to tell that it is one."""
_GOES_ON = " 20", "20", "政府", "人民政府", "办事处"
"""What stands behind a township's name in an official wording that lost its kind."""
_MANNER = 4
"""What is doubled more often than so many times is how the file was made, and no slip of the report's."""
_LONG, _BEGINS = 60, 20
"""Words of more characters are told by so many of their first."""
_FOUND, _AROUND = 2, 8
"""A quote of fewer characters than that is found in too many places: so many beside it are quoted too."""


def check_residue(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-residue: filling instructions, empty placeholders, doubled words, passages pasted twice."""
    yield from _or_pass(
        reading, "D-residue", _residue(reading), "没有发现残留的填写说明、占位符号和重复的文字"
    )


def check_lost(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-lost: `一是…；二…`, dates without 年, 月 or 日, counts without a figure."""
    yield from _or_pass(reading, "D-lost", _lost(reading), "没有发现掉字")


def _or_pass(reading: SearchableText, rule: str, found: Iterator[Finding], nothing: str) -> Iterator[Finding]:
    empty = True
    for finding in once(found):
        empty = False
        yield finding
    if empty and reading.passages:
        yield reading.finding(rule, Status.PASS, nothing)
    elif empty:
        yield reading.finding(rule, Status.NOT_ASSESSABLE, "没有正文，无法核对")


def _residue(reading: SearchableText) -> Iterator[Finding]:
    book, prose = slip_words(), reading.prose
    names = prose.township + prose.agency + prose.title
    doubled = _possible(reading, book.doubled)
    of_each = Counter(slip for passage in reading.passages for slip, _ in _slips(passage, doubled))
    for slip, count in of_each.items():
        if count > _MANNER:
            message = f"{slip.what}有 {count} 处，多半是转载或转换文件时带进来的，请对照原稿"
            yield reading.finding("D-residue", Status.NOT_ASSESSABLE, message)
    residue, doubtful = _possible(reading, book.residue), _possible(reading, book.doubtful)
    doubled = [slip for slip in doubled if 0 < of_each[slip] <= _MANNER]
    for passage in reading.passages:
        for slip, found in _slips(passage, residue):
            # A blank look-up prints a placeholder of its own, which N-blank names.
            if not (passage.words.blanks and found[0] == BLANK):
                yield _fail(reading, "D-residue", passage, found.span(), f"“{_told(found[0])}”是{slip.what}")
        for slip, found in _slips(passage, doubtful):
            message, bounds = f"“{_told(found[0])}”是{slip.what}", _findable(passage.text, *found.span())
            yield reading.quoting("D-residue", Status.NOT_ASSESSABLE, message, passage, bounds)
        for slip, found in _slips(passage, doubled):
            own = bool(reading.stem) and passage.text.endswith(reading.stem, 0, found.start() + 1)
            if found[0] not in names and not own:
                words = passage.words.text[slice(*found.span())]
                yield _fail(reading, "D-residue", passage, found.span(), f"“{words}”是{slip.what}")
        kinds = kinds_again(passage.text, reading.stem, reading.kind)
        for start, again in (*doubled_words(passage, (names, reading.stem)), *kinds):
            word, bounds = passage.words.text[start:again], (start, 2 * again - start)
            yield _fail(reading, "D-residue", passage, bounds, f"“{word * 2}”是重复的“{word}”")
    yield from _kind_twice(reading)
    yield from listed_twice(reading)
    yield from pasted_twice(reading)


def _kind_twice(reading: SearchableText) -> Iterator[Finding]:
    """Yield the report's own name where it ends in its kind twice: 清溪镇镇, but not 古镇镇."""
    stem, kind = reading.stem, reading.kind
    if kind and stem.endswith(kind) and len(stem) - len(kind) >= _NAME:
        message = f"标题里“{stem}{kind}”的“{kind}”重复了"
        yield reading.finding("D-residue", Status.FAIL, message, left=stem + kind, right=stem)


def _lost(reading: SearchableText) -> Iterator[Finding]:
    title, slips = narrow(reading.prose.title), _possible(reading, slip_words().lost)
    for slip in slips:
        if found := slip.pattern.search(title):
            yield reading.finding("D-lost", Status.FAIL, f"标题里“{found[0]}”{slip.what}")
    named = list(_of_the_name(reading))
    for passage in reading.passages:
        taken = bytearray(len(passage.text))  # by character
        for (start, end), message in _gaps(passage, slips, named):
            if not any(taken[start:end]):
                taken[start:end] = b"1" * (end - start)
                yield _fail(reading, "D-lost", passage, (start, end), message)


def _gaps(
    passage: SearchablePassage, slips: Sequence[Slip], named: Sequence[tuple[re.Pattern[str], str]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where something dropped out of a passage, and what is said of it; one gap may be seen twice."""
    for slip, found in _slips(passage, slips):
        yield found.span(), f"“{passage.words.text[slice(*found.span())]}”{slip.what}"
    for pattern, missing in named:
        for found in pattern.finditer(passage.text):
            yield found.span(), f"“{found[0]}”{missing}"
    for lost in unmeasured(passage.text):
        yield lost.bounds, f"“{lost.count}”后面掉了计量词，相邻的各项都用“{lost.unit}”"
    for item, missing in _out_of_order(passage.text):
        yield item.span(), f"“{item[0]}”前面没有“{missing}”" if missing else f"“{item[0]}”出现了两次"
    for (start, end), missing in skipped(passage.text):
        yield (start, end), f"“{passage.text[start:end]}”前面没有“{missing}”"
    for lone in unpaired(passage.text):
        words = passage.words.text[lone.start : lone.end].strip("“”")
        yield (lone.start, lone.end), f"“{words}”的{lone.name}不成对"
    for start, end in _unmarked(passage.text):
        words = passage.words.text[start:end]
        yield (start, end), f"“{words}”前后各项用的是“一是”“二是”，这里掉了“是”字"
    for slipped in slipped_phrases(passage.text):
        words = passage.words.text[slipped.start : slipped.end]
        yield (slipped.start, slipped.end), f"“{words}”里有错字，应当是“{slipped.phrase}”"


def _of_the_name(reading: SearchableText) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield how the own name stands where 年 is lost before it, or its kind behind it, and what is lost."""
    words, prose, stem = slip_words(), reading.prose, reading.stem
    names = {narrow(name).strip() for name in (prose.agency, prose.township, stem and stem + reading.kind)}
    years = tuple(str(year) for year in range(prose.year - 1, prose.year + 2))
    own = tuple(sorted(names - {""}))
    if has(reading.whole, tuple(year + name for year in years for name in own)):
        yield _with_names(words.yearless, own, years), "年份后面掉了“年”字"
    goes_on = has(reading.whole, tuple(stem + each for each in _GOES_ON))
    shared = any(stem + seat in reading.whole for seat in "县市区旗")  # 石桥县石桥镇
    named = len(stem) >= _NAME and reading.kind and not phrasing().names.kind.search(stem)
    if named and goes_on and not shared:
        yield _with_names(words.kindless, (stem,)), f"里“{stem}”后面掉了“{reading.kind}”字"


@lru_cache(maxsize=64)
def _with_names(pattern: str, names: tuple[str, ...], years: tuple[str, ...] = ()) -> re.Pattern[str]:
    return re.compile(pattern.format(names=any_of(names), years=any_of(years)))


def _unmarked(text: str) -> Iterator[tuple[int, int]]:
    """Yield items of an enumeration that lost their mark: `一是…；二…`, and no `二是` to follow.

    The item must join the one before in the same sentence, or the one after must be there too: `一…；二是`.
    """
    words = slip_words().enumeration
    due, doubtful, joined = 0, (0, 0), False
    for item in words.item.finditer(text):
        number = words.numerals.index(item["number"]) + 1
        if item["marked"]:
            follows = number == (due or 1) + 1 and (due or _together(text, doubtful[0], item.start()))
            if doubtful[1] and number != due and (joined or follows):
                yield doubtful
            due = number + 1 if number in (1, due, due + 1) else 0
            doubtful, joined = (0, 0), False
        elif number == (due or 1) and not words.word.match(text, item.end()):
            if doubtful[1] if due else words.first.match(text, item.end()):
                continue
            doubtful = item.start(), min(len(text), item.end() + 8)
            joined = bool(due) and text[item.start() - 1] in words.joins
    if doubtful[1] and joined:
        yield doubtful


def _together(text: str, start: int, end: int) -> bool:
    """Whether two items stand so near, in one line, that they are of one enumeration."""
    return end - start <= _ITEM and "\n" not in text[start:end]


def _out_of_order(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield marked items behind which one is skipped, with the one that is missing, or that stand twice ("").

    Only within a line, from 一是 on; the missing numeral may not begin a clause in between (二要, 二、).
    """
    words, number, between = slip_words().enumeration, 0, set[int]()
    end = 0
    for item in words.item.finditer(text):
        if "\n" in text[end : item.start()]:
            number = 0
        end, this = item.end(), words.numerals.index(item["number"]) + 1
        if not item["marked"]:
            between.add(this)
            continue
        if number and this == number + 2 and number + 1 not in between:
            yield item, f"{words.numerals[number]}是"
        elif this == number > 1:
            yield item, ""
        number = this if this == 1 or number else 0
        between.clear()


def _possible(reading: SearchableText, slips: Sequence[Slip]) -> list[Slip]:
    """Return those slips whose words stand somewhere in a report."""
    return [slip for slip in slips if slip.pattern.may_match(reading.whole)]


def _slips(passage: SearchablePassage, slips: Sequence[Slip]) -> Iterator[tuple[Slip, re.Match[str]]]:
    for slip in slips:
        for found in slip.pattern.finditer(passage.text):
            yield slip, found


def _fail(
    reading: SearchableText, rule: str, passage: SearchablePassage, bounds: tuple[int, int], message: str
) -> Finding:
    return reading.quoting(rule, Status.FAIL, message, passage, _findable(passage.text, *bounds))


def _findable(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of words that can be found again: lone marks with what stands beside them."""
    if sum(map(str.isalnum, text[start:end])) >= _FOUND:
        return start, end
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end) % (len(text) + 1)
    return max(line[0], start - _AROUND), min(line[1], end + _AROUND)


def _told(words: str) -> str:
    """Return words as a message has them: of very long ones their beginning and end."""
    return words if len(words) <= _LONG else f"{words[:_BEGINS]}……{words[-_AROUND:]}"
