"""The clocks in working days, worked out by hand on the calendar of 2025.

Spring festival is from 28 January to 4 February, worked are 26 January and 8 February; off are 4 April and
1 to 5 May, for which 27 April is worked.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.base.errors import KitError
from kit.cases.case import Case
from kit.cases.clocks import Pace, clock_of, pace
from kit.cases.working_days import working_days
from tests.cases.ledgers import case


def due(**told: str) -> str:
    """Return until when a case has to be answered that was handed in on Monday 3 March 2025."""
    return str(clock_of(case("1", **told)).due)


def test_twenty_working_days_from_the_next_one() -> None:
    """4 March is day 1, 31 March day 20."""
    assert due() == "2025-03-31"


def test_adjusted_days_count_as_the_notice_has_them() -> None:
    """2 January: by Friday 24 it is day 16, Sunday 26 is 17, Monday 27 is 18, 5 February 19, 6 February 20."""
    assert due(came="2025-01-02") == "2025-02-06"


def test_received_on_a_day_off_starts_with_the_next_working_day() -> None:
    """Saturday 1 March: Monday 3 is day 1, 28 March day 20."""
    assert due(came="2025-03-01") == "2025-03-28"


def test_an_extension_told_in_time_adds_twenty() -> None:
    """Told on the last day, 31 March: day 39 is Sunday 27 April, which is worked, day 40 the 28th."""
    assert due(extended="2025-03-31") == "2025-04-28"


def test_an_extension_told_too_late_is_none() -> None:
    """Told on 1 April the case was due on 31 March, and is late; the clock says since when."""
    late = case("1", extended="2025-04-01", answered="2025-04-10", outcome="granted")
    assert (str(clock_of(late).due), str(clock_of(late).late_extension)) == ("2025-03-31", "2025-03-31")
    assert pace(late, date(2025, 12, 31)) is Pace.LATE


def test_days_in_which_a_third_party_replies_do_not_count() -> None:
    """Asked on the 5th, replied on the 12th: 6, 7, 10, 11, 12 March are not counted; due on day 25, 8 April."""
    assert due(third_asked="2025-03-05", third_replied="2025-03-12") == "2025-04-08"


def test_at_most_fifteen_days_are_not_counted() -> None:
    """Without a reply, or with one after months: 15 working days, so that day 35 is due, 22 April."""
    assert due(third_asked="2025-03-05") == "2025-04-22"
    assert due(third_asked="2025-03-05", third_replied="2025-09-01") == "2025-04-22"


def test_days_of_two_askings_are_left_out_once() -> None:
    """Third party 6 to 12, agency 11 to 14 March: seven days together; day 27 is 10 April."""
    told = {"third_asked": "2025-03-05", "third_replied": "2025-03-12"}
    assert due(**told, agency_asked="2025-03-10", agency_replied="2025-03-14") == "2025-04-10"


def test_days_before_the_clock_starts_anew_are_not_left_out() -> None:
    """Asked on 5 March, replied 12 March, corrected on 8 April: the clock from 8 April is whole, 8 May."""
    told = {"third_asked": "2025-03-05", "third_replied": "2025-03-12"}
    corrected = {"correction_asked": "2025-03-10", "corrected": "2025-04-08"}
    assert due(**told, **corrected) == due(**corrected) == "2025-05-08"


def test_asking_after_the_last_day_mends_nothing() -> None:
    """Asked on 1 April, due on 31 March: still due then."""
    assert due(third_asked="2025-04-01", third_replied="2025-04-10") == "2025-03-31"


def test_a_case_that_waits_for_its_correction_is_not_due() -> None:
    """Nothing is due while the applicant is asked; an answer then, 逾期不补正 say, is in time."""
    waiting = case("1", correction_asked="2025-03-10")
    assert clock_of(waiting).due is None
    assert pace(waiting, date(2025, 12, 31)) is Pace.WAITING
    closed = case("1", correction_asked="2025-03-10", answered="2025-06-10", outcome="not_corrected")
    assert pace(closed, date(2025, 12, 31)) is Pace.IN_TIME


def test_in_time_on_the_last_day_and_late_on_the_next() -> None:
    """Answered on 31 March in time, on 1 April late; undecided: running until the day itself is over."""
    for answered, expected in (("2025-03-31", Pace.IN_TIME), ("2025-04-01", Pace.LATE)):
        told = case("1", answered=answered, outcome="granted")
        assert pace(told, date(2025, 12, 31)) is expected
    assert pace(case("1"), date(2025, 3, 31)) is Pace.RUNNING
    assert pace(case("1"), date(2025, 4, 1)) is Pace.LATE


def test_a_lateness_that_rests_on_a_missing_confirmation_is_no_fault() -> None:
    """By net, unconfirmed: answered by the earlier day's due day in time, later not to be told."""
    for answered, expected in (("2025-03-31", Pace.IN_TIME), ("2025-04-01", Pace.UNCERTAIN)):
        told = case("1", channel="online", answered=answered, outcome="granted")
        assert pace(told, date(2025, 12, 31)) is expected
    corrected = case("1", channel="online", correction_asked="2025-03-10", corrected="2025-04-08",
                     answered="2025-05-09", outcome="granted")  # fmt: skip
    assert pace(corrected, date(2025, 12, 31)) is Pace.LATE


def test_a_year_without_a_holiday_notice_is_refused_and_never_guessed() -> None:
    """A day of the year after the last known one: a sentence that says what to update; a case is not judged."""
    last = working_days().last
    with pytest.raises(KitError, match=f"还不知道 {last + 1} 年.*更新 chinesecalendar"):
        working_days().after(date(last + 1, 3, 3), 20)
    with pytest.raises(KitError, match=f"还不知道 {last + 1} 年"):
        working_days().after(date(last, 12, 20), 20)
    told = case("1", f"{last}-12-20")
    assert pace(told, date(last, 12, 31)) is Pace.UNCERTAIN
    assert f"{last + 1} 年" in clock_of(told).unknown


def slow_due(told: Case) -> date:
    """Return the last day to answer a case, walked day by day."""
    days = working_days()

    def works(day: date) -> bool:
        return days.upto(day) > days.upto(day - timedelta(days=1))

    def after(day: date, count: int, leaving_out: set[date]) -> date:
        while count:
            day += timedelta(days=1)
            count -= works(day) and day not in leaving_out
        return day

    left_out: set[date] = set()
    for asked, replied in ((told.third_asked, told.third_replied), (told.agency_asked, told.agency_replied)):
        if asked:
            end = after(asked, 15, set())
            end = min(end, replied) if replied else end
            left_out |= {asked + timedelta(days=step + 1) for step in range((end - asked).days)}
    start = told.corrected or told.received
    due = after(start, 20, left_out)
    return after(start, 40, left_out) if told.extended and told.extended <= due else due


@settings(max_examples=400)
@given(st.data())
def test_the_clock_is_what_walking_day_by_day_gives(data: st.DataObject) -> None:
    """Whatever is asked of whom and when, extended and corrected, each day counts or does not."""

    def later(start: date, most: int) -> date:
        return start + timedelta(days=data.draw(st.integers(0, most)))

    def maybe(start: date, most: int) -> str:
        return later(start, most).isoformat() if data.draw(st.booleans()) else ""

    came = later(date(2019, 1, 1), 2500)
    told = {"third_asked": maybe(came, 60), "agency_asked": maybe(came, 60), "extended": maybe(came, 90)}
    for asked, replied in (("third_asked", "third_replied"), ("agency_asked", "agency_replied")):
        if told[asked]:
            told[replied] = maybe(date.fromisoformat(told[asked]), 40)
    if data.draw(st.booleans()):
        told["correction_asked"] = later(came, 12).isoformat()
        told["corrected"] = later(date.fromisoformat(told["correction_asked"]), 30).isoformat()
    one = case("1", came.isoformat(), **told)
    assert clock_of(one).due == slow_due(one)
