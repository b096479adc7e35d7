"""What a ledger cannot mean: dates against each other, half an answer, a number twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from kit.base.errors import InputError, Problem
from kit.cases.case import Appeal, Case
from kit.form.case_ledger import case_ledger

_PAIRS = (
    ("came", "confirmed"),
    ("received", "correction_asked"),
    ("correction_asked", "corrected"),
    ("received", "third_asked"),
    ("third_asked", "third_replied"),
    ("received", "agency_asked"),
    ("agency_asked", "agency_replied"),
    ("received", "extended"),
    ("received", "answered"),
    ("correction_asked", "answered"),
    ("third_asked", "answered"),
    ("agency_asked", "answered"),
    ("extended", "answered"),
)
"""Of each two days the first is not after the second."""

_DAYS = [each for each in dict.fromkeys(chain.from_iterable(_PAIRS)) if each != "received"]
"""The days that stand in a case's own columns: that of receipt is one of them."""

_NEEDED = {"corrected": "correction_asked", "third_replied": "third_asked", "agency_replied": "agency_asked"}
"""A day of the one kind is nothing without one of the other."""

_RULE = "L-contradiction"
_NOT_CORRECTED = "not_corrected"
"""The outcome after which a correction may still come: too late."""


def refuse_contradictions(cases: Sequence[Case], name: str = "") -> None:
    """Raise InputError, naming row and column, for whatever a ledger called `name` cannot mean."""
    found = chain(_repeated(cases), _merged(cases), chain.from_iterable(map(_of_case, cases)))
    told = [
        Problem(name, f"{case.place} {column}".strip(), what, remedy, rule=_RULE)
        for case, column, what, remedy in found
    ]
    if told:
        raise InputError(*told)


_Found = tuple[Case, str, str, str]


def _label(column: str) -> str:
    return case_ledger().column("came" if column == "received" else column).label


def _repeated(cases: Iterable[Case]) -> Iterator[_Found]:
    first: dict[str, Case] = {}
    for each in cases:
        other = first.setdefault(each.number, each)
        if other is not each:
            what = f"这个编号已经在{other.place or '前面一行'}用过"
            remedy = f"一件一个编号，请改正；同一件收到两份的，后一份另编号并写“{_label('merged_into')}”"
            yield each, _label("number"), what, remedy


def _merged(cases: Sequence[Case]) -> Iterator[_Found]:
    own = {each.number: each for each in cases}
    for each in cases:
        if not each.merged_into:
            continue
        into = own.get(each.merged_into)
        if into is None or into is each or into.merged_into:
            what = "没有这个编号的申请" if into is None else "并入的不是单独的一件"
            yield each, _label("merged_into"), what, "请写台账里单独算一件的那一行的编号"
        if each.appeals:
            what = "这一行并入了别的一件，却写了复议或诉讼"
            yield each, _label("merged_into"), what, "请把复议、诉讼写到并入的那一行"


def _of_case(case: Case) -> Iterator[_Found]:
    yield from _dates(case)
    yield from _answer(case)
    for appeal in case.appeals:
        yield from _appeal(case, appeal)


def _dates(case: Case) -> Iterator[_Found]:
    for column in _DAYS:
        yield from _to_come(case, _label(column), getattr(case, column))
    for first, second in _PAIRS:
        one, other = getattr(case, first), getattr(case, second)
        if one and other and one > other:
            what = f"早于{_label(first)}"
            if first == "received" and case.received != case.came:
                what = f"早于{_label('confirmed')}"
            yield case, _label(second), what, "请核对这两个日期"
    for second, first in _NEEDED.items():
        if getattr(case, second) and not getattr(case, first):
            yield case, _label(second), f"有日期，而没有{_label(first)}", f"请补上{_label(first)}"
    late = case.corrected and case.answered and case.corrected > case.answered
    if late and case.outcome != _NOT_CORRECTED:
        yield case, _label("corrected"), f"晚于{_label('answered')}", "请核对这两个日期"


def _to_come(case: Case, column: str, day: date | None) -> Iterator[_Found]:
    if day and day > date.today():
        yield case, column, f"{day} 还没有到", "请核对年份"


def _answer(case: Case) -> Iterator[_Found]:
    if case.answered and not case.outcome:
        yield case, _label("outcome"), f"有{_label('answered')}，而没有写结果", "请补上结果"
    if case.outcome and not case.answered and case_ledger().outcome_of[case.outcome].is_case:
        yield case, _label("answered"), f"有{_label('outcome')}，而没有写日期", "请补上日期"


def _appeal(case: Case, appeal: Appeal) -> Iterator[_Found]:
    columns = ("sued", "lawsuit_closed", "lawsuit_result")
    if appeal.row == case_ledger().places.reconsideration:
        columns = ("reconsidered", "reconsideration_closed", "reconsideration_result")
    brought, closed, result = map(_label, columns)
    yield from _to_come(case, brought, appeal.brought)
    yield from _to_come(case, closed, appeal.closed)
    if appeal.brought < case.came:
        yield case, brought, f"早于{_label('came')}", "请核对这两个日期"
    if appeal.closed and appeal.closed < appeal.brought:
        yield case, closed, f"早于{brought}", "请核对这两个日期"
    if bool(appeal.closed) != bool(appeal.result):
        here, there = (result, closed) if appeal.closed else (closed, result)
        yield case, here, f"有{there}，而没有写这一项", "请补上；还没有审结的两项都空着"
