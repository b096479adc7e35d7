"""The clocks of a case in working days: until when it has to be answered, whether it was (arts. 30-34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kit.cases.case import Case
from kit.cases.working_days import UnknownYearError, working_days
from kit.form.case_ledger import case_ledger


class Pace(StrEnum):
    """How a case stands with the time to answer it."""

    IN_TIME = "按时"
    LATE = "逾期"
    RUNNING = "在办"
    WAITING = "等补正"
    UNCERTAIN = "期限难以判断"


@dataclass(frozen=True, slots=True)
class Clock:
    """The time to answer a case. `due` is its last day, None where none runs or its year is not known.

    `assumed` tells that it starts on a day that only stands in for the one that counts, `untold` that the
    ledger lacks what could make it longer, `unknown` why working days could not be counted. `late_extension`
    is the day up to which an extension had to be told, where one was told later.
    """

    start: date
    due: date | None
    assumed: bool = False
    untold: bool = False
    unknown: str = ""
    late_extension: date | None = None

    @property
    def sure(self) -> bool:
        """Whether a lateness by it is certain."""
        return not (self.assumed or self.untold or self.unknown)


def clock_of(case: Case) -> Clock:
    """Return the clock of a case.

    Day 1 is the working day after the start. The days that third parties or other agencies had to reply in,
    at most 15 working days each, are not counted; an extension told in time adds 20.
    """
    start = case.corrected or case.received
    assumed = case.is_assumed and case.corrected is None
    if case.correction_asked and not case.corrected:
        return Clock(start, None, assumed, not case.sure_clock)
    terms, late = case_ledger().clocks, None
    try:
        due = _reckoned(case, start, terms.answer)
        if case.extended and case.extended <= due:
            due = _reckoned(case, start, terms.answer + terms.extension)
        elif case.extended:
            late = due
    except UnknownYearError as error:
        return Clock(start, None, assumed, not case.sure_clock, str(error))
    return Clock(start, due, assumed, not case.sure_clock, "", late)


def _reckoned(case: Case, start: date, term: int) -> date:
    """Return the `term`-th counted working day after a day."""
    days = working_days()
    begun = days.upto(start)
    last = begun + term
    reached = begun
    for first, end in sorted(_asked(case)):
        first = max(first, reached)
        if end > first and first < last:
            last += end - first
            reached = end
    return days.day(last)


def _asked(case: Case) -> list[tuple[int, int]]:
    """Return the working days that others had to reply in: after the first, up to and with the second."""
    most, days = case_ledger().clocks.asked, working_days()
    spans = []
    for asked, replied in (
        (case.third_asked, case.third_replied),
        (case.agency_asked, case.agency_replied),
    ):
        if asked:
            first = days.upto(asked)
            spans.append((first, min(first + most, days.upto(replied)) if replied else first + most))
    return spans


def pace(case: Case, on: date, clock: Clock | None = None) -> Pace:
    """Return how a case stands on a day: answered in time or late, running, overdue.

    Late is only what is certain; in time by a day that is too early is in time.
    """
    clock = clock or clock_of(case)
    day = case.answered if case.answered and case.answered <= on else None
    if clock.due is None:
        if clock.unknown:
            return Pace.UNCERTAIN
        return Pace.IN_TIME if day else Pace.WAITING
    if (day or on) > clock.due:
        return Pace.LATE if clock.sure else Pace.UNCERTAIN
    return Pace.IN_TIME if day else Pace.RUNNING
