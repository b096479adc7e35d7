"""Reads from a section's words what fee was charged: an exact amount, nothing, or that they do not tell.

The field's words stand in fee_words.yaml. Where two readings are possible there is no amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import PositiveInt

from kit.base.folded_text import Squeezed, squeeze
from kit.base.numerals import HAN, plain_number, read_number
from kit.base.strings import is_masked
from kit.base.validation import Frozen
from kit.checks.lexicon import Words, any_of, has

FEES = Path(__file__).with_name("fee_words.yaml")
_TITLE = re.compile(r"(?:按照|依照|依据|根据|按)?《[^《》]{0,80}》(?:\([^()]{0,40}\))?")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_CLAUSE = re.compile(r"(?:[^,]|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))+")
_BESIDES = re.compile(r"除此|其余[^,;]{0,8}(?:无|没有)(?![^,;]{0,6}收)")
"""What says that there was nothing else either, and excepts nothing from a denial."""
_NEAR = 24  # characters around an amount in which words speak of it; bounded, so that reading stays linear


class FeeWords(Frozen):
    """The field's words for fees by what they do; fee_words.yaml tells what each list is for."""

    step: PositiveInt
    fees: Words
    denials: Words
    turns: Words
    follows: Words
    outright: Words
    not_behind: Words
    nothing: Words
    other_money: Words
    other_times: Words
    exceptions: Words
    doubts: Words
    notices: Words
    taken: Words
    of_some: Words
    accounts_for_unpaid: Words
    about: Words
    around: Words
    per: Words
    each: Words
    sums: Words
    openers: Words
    units: dict[str, PositiveInt]


@cache
def fee_words() -> FeeWords:
    """Return the words that come with the kit."""
    return FeeWords.load(FEES)


@dataclass(frozen=True, slots=True)
class Fee:
    """What words tell of a fee: `amount` in 元, None when they do not tell; `text[start:end]` says it.

    `mentioned` tells whether fees are spoken of at all, `accounted` whether an unpaid one is.
    """

    amount: Decimal | None
    start: int = 0
    end: int = 0
    mentioned: bool = False
    accounted: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount in 元 and whether it is called a total or followed by its parts; None is not exact."""

    yuan: Decimal | None
    total: bool


def read_fee(text: str) -> Fee:
    """Return the fee that a section's words tell of, with the first sentence that tells it."""
    spoken = _Spoken.of(text)
    told = list(spoken.told())
    start, end = told[0][1] if told else (0, 0)
    return Fee(
        _settle([each for amounts, _ in told for each in amounts]), start, end,
        has(spoken.narrow.text, fee_words().fees), has(spoken.text, fee_words().accounts_for_unpaid),
    )  # fmt: skip


def contradicted(text: str) -> list[Fee]:
    """Return the fee that one sentence tells, and that another says that there was none of; else nothing."""
    told = [Fee(_settle(amounts), *bounds) for amounts, bounds in _Spoken.of(text).told()]
    taken = [fee for fee in told if fee.amount and has(text[fee.start : fee.end], fee_words().taken)]
    none = [fee for fee in told if fee.amount == 0 and _of_all(text[fee.start : fee.end])]
    return sorted([taken[0], none[0]], key=told.index) if taken and none else []


def _of_all(sentence: str) -> bool:
    """Whether a clause denies that any fee was taken, of whatever applications."""
    clauses = [clause[0] for clause in _CLAUSE.finditer(squeeze(sentence).text)]
    return any(_patterns().denial.search(each) and not has(each, fee_words().of_some) for each in clauses)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Words outside the titles of documents: 未按照《…处理费管理办法》收取 says 未收取."""

    narrow: Squeezed
    kept: list[int]
    text: str

    @classmethod
    def of(cls, text: str) -> _Spoken:
        narrow = squeeze(text)
        kept = _outside_titles(narrow.text)
        return cls(narrow, kept, "".join(narrow.text[index] for index in kept))

    def told(self) -> Iterator[tuple[list[_Amount], tuple[int, int]]]:
        """Yield the amounts that each sentence about fees tells, with its bounds in the original words."""
        for sentence in _SENTENCE.finditer(self.text):
            if has(sentence[0], fee_words().fees) and (found := list(_evidence(sentence[0]))):
                yield found, self.narrow.span(self.kept[sentence.start()], self.kept[sentence.end() - 1] + 1)


def _outside_titles(text: str) -> list[int]:
    """Return the places outside the titles of documents."""
    kept: list[int] = []
    end = 0
    for title in _TITLE.finditer(text):
        kept += range(end, title.start())
        end = title.end()
    kept += range(end, len(text))
    return kept


def _evidence(sentence: str) -> Iterator[_Amount]:
    """Yield every amount that a sentence about fees names; a denial is an amount of zero."""
    words, patterns = fee_words(), _patterns()
    doubtful = is_masked(sentence) or has(sentence, words.doubts)
    noticed, excepted = has(sentence, words.notices), has(_BESIDES.sub("", sentence), words.exceptions)
    clauses = list(_CLAUSE.finditer(sentence))
    told = noticed and any(map(_tells_what_was_taken, clauses))
    for clause in clauses:
        if has(clause[0], words.other_money + words.other_times):
            continue
        if told and not has(clause[0], words.taken):  # 发出收费通知1件，总金额110元，实际收取110元
            continue
        amounts = list(_amounts(clause[0], sentence[clause.end() : clause.end() + _NEAR]))
        if amounts and (doubtful or (noticed and not has(clause[0], words.taken))):
            yield _Amount(None, total=False)
        yield from amounts
        if patterns.denial.search(clause[0]) or patterns.nothing.search(clause[0]):
            yield _Amount(None if excepted else Decimal(), total=False)


def _tells_what_was_taken(clause: re.Match[str]) -> bool:
    return has(clause[0], fee_words().taken) and any(_amounts(clause[0], ""))


def _amounts(clause: str, followed: str) -> Iterator[_Amount]:
    """Yield the amounts of a clause, rates left out; one that is not exact has no value.

    `followed` is what comes after the clause.
    """
    words, patterns = fee_words(), _patterns()
    read: set[int] = set()
    for found in patterns.amount.finditer(clause):
        before = clause[max(0, found.start() - _NEAR) : found.start()]
        after = clause[found.end() : found.end() + _NEAR]
        read.add(found.end())
        if not (patterns.each.search(before) or after.startswith(words.per)):
            exact = not (before.endswith(words.about) or after.startswith(words.around))
            parted = (after or followed.lstrip(",")).startswith(words.openers)
            yield _Amount(_yuan(found) if exact else None, parted or has(before, words.sums))
    if any(found.end() not in read for found in patterns.money.finditer(clause)):
        yield _Amount(None, total=False)


def _yuan(found: re.Match[str]) -> Decimal | None:
    number = read_number(found["number"])
    if number is None:
        return None
    exact = (number + Decimal(f"0{found['fraction'] or ''}")) * fee_words().units[found["unit"]]
    return Decimal(plain_number(exact))


def _settle(amounts: list[_Amount]) -> Decimal | None:
    """Return the one fee that all amounts agree on: nothing, the only amount, or the total of its parts."""
    known = [each.yuan for each in amounts if each.yuan is not None]
    if not known or len(known) < len(amounts):
        return None
    if not any(known) or len(known) == 1:
        return known[0]
    half = sum(known, Decimal()) / 2
    whole = any(each.total and each.yuan == half for each in amounts)
    return half if whole and all(known) else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for in a clause; every repetition is bounded, so that reading stays linear."""

    denial: re.Pattern[str]
    nothing: re.Pattern[str]
    amount: re.Pattern[str]
    money: re.Pattern[str]
    each: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = fee_words()
    fees, units = any_of(words.fees), any_of(tuple(words.units))
    gap = f"(?:(?!{any_of(words.turns)})[^:、]){{0,14}}?"
    return _Patterns(
        denial=re.compile(
            f"(?:{any_of(words.denials)}){gap}(?:{fees})(?!{any_of(words.follows)})"
            f"|(?<!{any_of(words.not_behind)})(?:{any_of(words.outright)})"
        ),
        nothing=re.compile(
            f"(?:{fees})[^0-9]{{0,12}}?(?:{any_of(words.nothing)})(?=$|[件元万人次笔起宗例)])"
        ),
        amount=re.compile(
            rf"(?<![0-9.,{HAN}万亿])(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,15}}|[{HAN}]{{1,9}})"
            rf"(?P<fraction>\.[0-9]{{1,6}})?(?P<unit>{units})"
        ),
        money=re.compile(rf"[0-9{HAN}万亿余多几数佰仟拾整](?:{units})(?![化旦])"),
        each=re.compile(rf"(?:{any_of(words.each)})(?:{any_of(words.taken)}|信息|{fees}){{0,4}}\Z"),
    )
