"""Recomputes averages beside a total: 全年180期，平均每月15期; 12个村张贴360张，平均每村30张."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from kit.base.finding import Finding, Number, Status
from kit.base.numerals import plain_number, to_places
from kit.checks.lexicon import has
from kit.checks.periods import is_part_of_a_year
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim, Passage, TokenKind
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.reckoning.reckoning_words import reckoning_words

_MEAN = "均"
_AVERAGE = re.compile(
    r"(?:即|约|大约|折合|相当于|全年|全镇|全乡)?"
    r"(?:(?:平均|全年平均)(?:下来)?每(?:一?个|一)?|每个?(?P<first>月|周|天|日|季度?|村|户|场|次)平均|(?P<short>[月周日季村户场])(?:平均|均))"
    r"(?P<behind>[一-鿿]{0,12})"
)
_PERIODS = {"月": (12, 12), "季": (4, 4), "周": (50, 53), "天": (240, 366), "日": (240, 366)}
"""How many of them a year has, at least and at most: of days perhaps those of work alone."""
_BEFORE, _BEHIND = 160, 40
"""Of a sentence so many characters around an average are looked at."""
_NOUN = re.compile("[一-鿿]{1,6}")
_SLACK = Decimal("0.15")
"""What an average of about so much may be off by."""
_SOME_MONTHS = re.compile(
    r"季度[^均]|[^\d]\d{1,2}月份"
    r"|(?<!\d)(?!0?1(?!\d))\d{1,2}(?:月份?)?[至到—–~-]{1,2}\d{1,2}月|[至到—–~-](?!12月)\d{1,2}月"
)
_YEARS_END = re.compile(r"截[至止][到至]?(?:20\d\d年)?(?:12月|[年本]?年?[底末])")
_WHOLE_YEAR = "全年"
_ALL_MONTHS = re.compile(r"(?<!\d)0?1月?[至到—–~-]{1,2}12月")
_MARKS = re.compile("[,;:、。()]")
_PEOPLE = {"人次": "人"}


@dataclass(frozen=True, slots=True)
class _Average:
    """An average: its claim, of what (月, 村) with the words behind that, and how many there are of those."""

    claim: Claim
    of: str
    words: str
    least: Decimal
    most: Decimal

    def agrees(self, total: Decimal) -> bool:
        """Whether it is the average of a total, rounded or cut off, or nearly where it is about so much."""
        lowest, highest = total / self.most, total / self.least
        unit = Decimal(self.claim.scale).scaleb(int(self.claim.printed.as_tuple().exponent))
        below, above = unit, unit / 2
        if has(self.claim.text, reckoning_words().nearly):
            below = above = max(unit, highest * _SLACK)
        return lowest - below < self.claim.value <= highest + above


def check_averages(read: ParsedWords) -> Iterator[Finding]:
    """Yield whether each average is that of a total in its sentence (N-percent).

    It is of the whole year, or of things that the sentence counts, and names nothing else than the total
    does. With several totals it is wrong only if it is of none of them, nor of several together; and only
    if its sentence is of this year, and nothing without a count stands between that it might be of.
    """
    text = read.passage.source.text
    if _MEAN not in text:
        return
    for claim in read.passage.claims:
        printed = claim.text.removesuffix(claim.measure).rstrip("万亿")
        nearly = has(claim.text, reckoning_words().nearly)
        plain = nearly or printed.replace(".", "").replace(",", "").isdigit()
        if plain and _MEAN in claim.lead and (told := _AVERAGE.fullmatch(claim.lead)):
            start, end = read.passage.sentence(claim.start, claim.end)
            start, end = max(start, claim.start - _BEFORE), min(end, claim.end + _BEHIND)
            around = [each for each in read.passage.between(start, end) if each is not claim]
            average = _average(read.passage, claim, told, around, text[start : claim.start - len(claim.lead)])
            if average and (totals := _totals(average, around)):
                yield from _findings(read, average, totals, around, (start, end))


def _average(
    passage: Passage, claim: Claim, told: re.Match[str], around: Sequence[Claim], before: str
) -> _Average | None:
    """Return the average that words tell, None when nobody can say of how many."""
    named = told["first"] or told["short"] or ""
    words = named + told["behind"]
    if period := next((each for each in _PERIODS if words.startswith(each)), ""):
        before = _YEARS_END.sub("", before)
        if is_part_of_a_year(before) or _is_of_some_time(before):
            return None
        least, most = map(Decimal, _PERIODS[period])
        words = words.removeprefix(period).removeprefix("度")
        if words.startswith(reckoning_words().part_of_it):
            return None
        return _Average(claim, period, words, least, most)
    text = passage.source.text
    things = [(each, size) for each in around if (size := _named_by(each, text, words))]
    values = {each.value for each, _ in things}
    if len(values) != 1 or not all(each.exact and each.value for each, _ in things):
        return None
    (each, size), *_ = things
    return _Average(claim, words[:size], words[size:], each.value, each.value)


def _is_of_some_time(before: str) -> bool:
    return has(before, reckoning_words().some_time) or bool(_SOME_MONTHS.search(before))


def _named_by(count: Claim, text: str, words: str) -> int:
    """Return how many characters of an average's words name what is counted, 0 where none do."""
    if count.difference or not count.measure:
        return 0
    if words.startswith(count.measure):
        return len(count.measure)
    behind = _NOUN.match(text, count.end)
    noun = behind[0] if behind else ""
    for size in range(min(4, len(words)), 0, -1):
        if words[:size] in noun and (size > 1 or words[:size] in reckoning_words().alone):
            return size
    return 0


def _totals(average: _Average, around: Sequence[Claim]) -> list[Claim]:
    """Return the counts that an average may be of: those before it, else one of the year behind it."""
    found = [each for each in around if _alike(each, average.claim) and each.exact]
    found = [each for each in found if not (each.aside or _AVERAGE.fullmatch(each.lead))]
    if words := _telling(average.words):
        found = [
            each for each in found if any(words[at : at + 2] in each.lead for at in range(len(words) - 1))
        ]
    before = [each for each in found if each.start < average.claim.start]
    return before or [each for each in found if _is_of_the_year(each)]


def _is_of_the_year(total: Claim) -> bool:
    return _WHOLE_YEAR in total.lead or vocabulary().names_sum(total.lead)


def _alike(one: Claim, other: Claim) -> bool:
    return bool(one.measure) and len({_PEOPLE.get(each.measure, each.measure) for each in (one, other)}) == 1


def _telling(words: str) -> str:
    told = reckoning_words()
    return _without(words, (*vocabulary().generic, *told.told_anyway, *told.light))


def _without(words: str, common: Sequence[str]) -> str:
    for each in common:
        words = words.replace(each, "")
    return words


def _findings(
    read: ParsedWords,
    average: _Average,
    totals: Sequence[Claim],
    around: Sequence[Claim],
    sentence: tuple[int, int],
) -> Iterator[Finding]:
    values = [each.value for each in totals]
    wholes = [each.value for each in _wholes(read.passage, totals)]
    fitting = [*values, *accumulate(reversed(wholes))]
    agreed = next((each for each in fitting if average.agrees(each)), None)
    if agreed is None and not _is_certain(read, average, totals, around, sentence):
        return
    total = agreed if agreed is not None else values[0]
    least, most = total / average.most, total / average.least
    shown = _shown(least) if least == most else f"{_shown(least)} 到 {_shown(most)}"
    message = f"总数 {spoken(total)}，平均每{average.of} {shown}，正文写 {spoken(average.claim.value)}"
    first = min(*totals, average.claim, key=lambda each: each.start)
    last = max(*totals, average.claim, key=lambda each: each.end)
    right: Number = plain_number(to_places(most, 2))
    yield read.quote(first.start - len(first.lead), last.end).finding(
        "N-percent", Status.PASS if agreed is not None else Status.FAIL, message,
        left=plain_number(average.claim.value), right=right,
    )  # fmt: skip


def _shown(value: Decimal) -> str:
    return f"{to_places(value, 2):f}".rstrip("0").rstrip(".")


def _wholes(passage: Passage, totals: Sequence[Claim]) -> Sequence[Claim]:
    """Return the counts that are not parts of the first: those before 其中 and, of a sum, the sum."""
    first, *others = totals
    if sum(each.value for each in others) == first.value:
        return [first]
    opened = next(
        (each.start for each in passage.tokens if each.start > first.start and each.kind is TokenKind.OPENER),
        None,
    )
    return totals if opened is None else [each for each in totals if each.start < opened]


def _is_certain(
    read: ParsedWords,
    average: _Average,
    totals: Sequence[Claim],
    around: Sequence[Claim],
    sentence: tuple[int, int],
) -> bool:
    """Whether an average must be of the totals: nothing else stands in the way that it might be of."""
    text, claim, first = read.passage.source.text, average.claim, totals[0]
    behind = first.start > claim.start
    if behind:
        between = text[claim.end : first.start]
        clauses = _MARKS.split(text[claim.end : first.start - len(first.lead)])
    else:
        between = text[first.end : claim.start - len(claim.lead)]
        clauses = _MARKS.split(between)
    counted = all(any(sign.isdigit() for sign in clause) for clause in clauses[1:-1])
    if not counted or "其中" in between or has(between, vocabulary().channels):
        return False
    done = _without(average.words, reckoning_words().light)
    leads = [each.lead for each in totals]
    if done and not any(done[at : at + 2] in lead for lead in leads for at in range(max(1, len(done) - 1))):
        return False
    if average.of in _PERIODS:
        said = text[slice(*sentence)]
        this_year = re.search(rf"{read.prose.year}年(?![底末初\d])", said)
        return has(said, reckoning_words().of_the_year) or bool(this_year or _ALL_MONTHS.search(said))
    others = [each for each in around if _alike(each, claim) and each not in totals]
    acts = (*vocabulary().acts, *reckoning_words().done)
    return claim.measure not in acts and not others
