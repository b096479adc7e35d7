"""What the clocks of a ledger's cases find: each late answer, late notice, late reply, late extension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kit.base.finding import Finding, Findings, Status
from kit.cases.case import Case
from kit.cases.clocks import Clock, Pace, clock_of, pace
from kit.cases.tally import Tally, is_in_year
from kit.cases.working_days import UnknownYearError, working_days
from kit.form.case_ledger import case_ledger
from kit.form.official_form import Form
from kit.form.rule_book import rule

_ANSWER, _CORRECTION, _ASKED = "L-answer", "L-correction", "L-asked"
_LATER = "（下年的台账里有答复的，以那份为准）"
_EXTENSION, _CARRY = "L-extension", "L-carry"


def ledger_findings(cases: Iterable[Case], year: int, on: date) -> Findings:
    """Return what the clocks find on a day in the cases that a year's table three tells of."""
    told = [case for case in cases if is_in_year(case, year)]
    return Findings(finding for case in told for finding in _of_case(case, year, on))


def place_of(case: Case) -> str:
    """Return how a case is called in a message: by its number, never by whose it is."""
    return f"{case_ledger().column('number').label} {case.number}"


def _of_case(case: Case, year: int, on: date) -> Iterator[Finding]:
    clock = clock_of(case)
    yield from _answer(case, clock, year, on)
    yield from _extension(case, clock)
    terms = case_ledger().clocks
    if case.correction_asked:
        yield _within(
            _CORRECTION, case, "correction_asked", case.received, case.correction_asked, terms.correction
        )
    for asked, replied in (("third_asked", "third_replied"), ("agency_asked", "agency_replied")):
        start, end = getattr(case, asked), getattr(case, replied)
        if start and end:
            yield _within(_ASKED, case, replied, start, end, terms.asked)


def _answer(case: Case, clock: Clock, year: int, on: date) -> Iterator[Finding]:
    stands = pace(case, on, clock)
    if stands in (Pace.RUNNING, Pace.WAITING):
        return
    day = case.answered or on
    due = clock.due.isoformat() if clock.due else None
    if stands is Pace.IN_TIME:
        by = f"应在 {due} 前答复，{day} 答复，没有逾期" if due else "在等补正，没有期限"
        yield rule(_ANSWER).finding(Status.PASS, place_of(case), by, left=day.isoformat(), right=due)
    elif stands is Pace.LATE and clock.due:
        later = _LATER if on.year > year else ""
        done = f"{day} 才答复" if case.answered else f"到 {on} 还没有答复{later}"
        message = f"应在 {due} 前答复，{done}，逾期 {_behind(clock.due, day)}"
        yield rule(_ANSWER).finding(Status.FAIL, place_of(case), message, left=day.isoformat(), right=due)
    else:
        yield rule(_ANSWER).finding(Status.NOT_ASSESSABLE, place_of(case), _why(clock, due), right=due)


def _behind(due: date, day: date) -> str:
    days = working_days()
    try:
        if behind := days.upto(day) - days.upto(due):
            return f"{behind} 个工作日"
    except UnknownYearError:
        pass
    return f"{(day - due).days} 天"


def _why(clock: Clock, due: str | None) -> str:
    if clock.unknown:
        return clock.unknown.rstrip("。")
    if clock.assumed:
        return f"没有填{case_ledger().column('confirmed').label}，按收到的日期算到 {due}，不能断定逾期"
    return f"台账缺少补正、征求意见或延期的列，按一般期限算到 {due}，不能断定逾期"


def _extension(case: Case, clock: Clock) -> Iterator[Finding]:
    if not case.extended or (clock.due is None and clock.late_extension is None):
        return
    told = case.extended.isoformat()
    if clock.late_extension is None:
        message = f"{told} 告知延期，在原期限内"
        yield rule(_EXTENSION).finding(Status.PASS, place_of(case), message, left=told)
        return
    due = clock.late_extension.isoformat()
    status = Status.FAIL if clock.sure else Status.NOT_ASSESSABLE
    message = f"原期限 {due}，{told} 才告知延期，不算延长"
    yield rule(_EXTENSION).finding(status, place_of(case), message, left=told, right=due)


def _within(name: str, case: Case, column: str, start: date, day: date, term: int) -> Finding:
    """Return whether a day is within a term of working days after another."""
    label = case_ledger().column(column).label
    try:
        last = working_days().after(start, term)
    except UnknownYearError as error:
        return rule(name).finding(Status.NOT_ASSESSABLE, place_of(case), str(error).rstrip("。"))
    by, told = last.isoformat(), day.isoformat()
    if day <= last:
        message = f"{label}是 {told}，在第 {term} 个工作日（{by}）以内"
        return rule(name).finding(Status.PASS, place_of(case), message, left=told, right=by)
    unsure = name == _CORRECTION and case.is_assumed
    message = f"{label}是 {told}，晚于第 {term} 个工作日（{by}）"
    status = Status.NOT_ASSESSABLE if unsure else Status.FAIL
    return rule(name).finding(status, place_of(case), message, left=told, right=by)


def carry_findings(tally: Tally, form: Form, last: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    """Yield each case that is carried in this year and was not carried out last year, and the other way.

    `form` is last year's and `last` what that year's ledger gave: case numbers by cell.
    """
    at = case_ledger().places
    ours = _columns(tally.trace, f"{at.requests}.{at.carried_in}.")
    theirs = _columns(last, f"{at.requests}.{at.carried_out}.")
    labels = {cell.column.id: cell.column.label for cell in form.cells_of(at.requests)}
    found = []
    for number in dict.fromkeys((*theirs, *ours)):
        now, then = ours.get(number, ""), theirs.get(number, "")
        if now == then:
            continue
        if not now:
            message = f"上年台账里年底没有办结（{labels[then]}），本年台账里不是上年结转"
        elif not then:
            message = f"本年台账里是上年结转（{labels[now]}），上年台账里年底没有这一件"
        else:
            message = f"上年台账里是{labels[then]}，本年台账里是{labels[now]}"
        cells = (f"{at.requests}.{at.carried_in}.{now or then}",)
        place = f"{case_ledger().column('number').label} {number}"
        found.append(rule(_CARRY).finding(Status.FAIL, place, message, cells))
    yield from found
    if not found:
        yield rule(_CARRY).finding(Status.PASS, "上年结转", f"{len(ours)} 件，与上年台账逐件相同")


def _columns(trace: Mapping[str, Iterable[str]], row: str) -> dict[str, str]:
    """Return the column of each case that counts in a row."""
    return {number: cell.removeprefix(row) for cell, numbers in trace.items() if cell.startswith(row)
            for number in numbers}  # fmt: skip
