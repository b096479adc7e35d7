"""A second reckoner of case ledgers: plain, slow, from the law's words alone, and no part of the kit.

It counts day by day and case by case, so that each line can be held against the article that it follows
(政府信息公开条例, 国务院令第711号). Of the project it reads only the form's YAML, for the names of rows and columns.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tests.cases.form_rows import leaves, outcomes, section

Row = Mapping[str, str | date | None]
"""A line of the ledger: what stands under each canonical header."""

CALENDAR = importlib.import_module("chinese_calendar")
SIGNED_FOR = {"当面", "挂号信", "EMS", "邮政特快"}
"""Received the day they come in (art. 31); what comes by other ways is received when it is confirmed."""
CLOSED_BY = {
    "处理结果": "答复日期",
    "复议结果": "复议结案日期",
    "诉讼结果": "诉讼结案日期",
    "诉讼类型": "诉讼提起日期",
}
"""What stands in the ledger only from a day on, and that day's column."""


# Days


@cache
def works(day: date) -> bool:
    """Tell whether offices work that day, working Saturdays and Sundays included.

    Raises NotImplementedError for a year whose holidays are not yet known.
    """
    return bool(CALENDAR.is_workday(day))


def days_after(first: date, last: date) -> set[date]:
    """Return the days after `first` up to and with `last`."""
    return {first + timedelta(days=number) for number in range(1, (last - first).days + 1)}


def working_day(number: int, event: date, standing: set[date] | frozenset[date] = frozenset()) -> date:
    """Return the `number`th working day after an event's day, without those on which the clock stands."""
    day, counted = event, 0
    while counted < number:
        day += timedelta(days=1)
        if works(day) and day not in standing:
            counted += 1
    return day


def day_in(row: Row, header: str) -> date | None:
    """Return the date under a header, if there is one."""
    value = row.get(header)
    assert value is None or isinstance(value, date), header
    return value


# One case


def is_case(row: Row) -> bool:
    """Tell whether a row is a case of its own, and not the same as another one."""
    return not row.get("并入编号")


def received(row: Row) -> date:
    """Return the day of receipt (art. 31): when it came, or when it was confirmed.

    Where a confirmation is due but none stands in the ledger, the day it came: the office does not gain by an
    omission.
    """
    came = day_in(row, "收到日期")
    assert came
    return came if row["申请方式"] in SIGNED_FOR else day_in(row, "确认日期") or came


def clock_start(row: Row) -> date | None:
    """Return the day from which the answer's clock runs; None while a correction is awaited (art. 30)."""
    return day_in(row, "补正收到日期") if day_in(row, "补正告知日期") else received(row)


def standing_days(row: Row) -> set[date]:
    """Return the days on which the clock stands since others are asked (art. 32–34).

    It stands from the day after they were asked to the day of their reply, but no longer than the 15 working
    days that they have: after these a third party's silence leaves the decision to the office, an agency's
    silence is consent.
    """
    days: set[date] = set()
    for asked_in, replied_in in (("征求第三方日期", "第三方回复日期"), ("征求机关日期", "机关回复日期")):
        if asked := day_in(row, asked_in):
            last = working_day(15, asked)
            days |= days_after(asked, min(day_in(row, replied_in) or last, last))
    return days


def due(row: Row) -> date | None:
    """Return the last day for the answer, None where no clock runs.

    20 working days (art. 33), 20 more where the applicant was told so while the first 20 ran.
    """
    if not (start := clock_start(row)):
        return None
    standing = standing_days(row)
    first = working_day(20, start, standing)
    told = day_in(row, "延期告知日期")
    return working_day(40, start, standing) if told and start <= told <= first else first


def notice_is_late(row: Row) -> bool:
    """Tell whether the notice to correct came after the 7th working day from receipt (art. 30)."""
    told = day_in(row, "补正告知日期")
    return bool(told and told > working_day(7, received(row)))


def reply_is_late(row: Row) -> bool:
    """Tell whether a third party replied after its 15 working days (art. 32)."""
    asked, replied = day_in(row, "征求第三方日期"), day_in(row, "第三方回复日期")
    return bool(asked and replied and replied > working_day(15, asked))


# The ledger on a day


def as_on(rows: Sequence[Row], day: date) -> list[Row]:
    """Return the ledger as it stood on the evening of a day: what came later is not in it."""
    return [_row_as_on(row, day) for row in rows if received(row) <= day]


def _row_as_on(row: Row, day: date) -> Row:
    """Return a row without the dates after a day, and without what these dates brought."""
    left = {
        header: None if isinstance(value, date) and value > day else value for header, value in row.items()
    }
    lost = {header for header, closed in CLOSED_BY.items() if row.get(closed) and not left[closed]}
    return left | dict.fromkeys(lost)


@dataclass(frozen=True)
class Clock:
    """How a case stands: its last day (None where no clock runs) and its state.

    The states: "in time" and "late" of the answered, "open" and "open and late" of the others.
    """

    due: date | None
    state: str


@dataclass(frozen=True)
class Clocks:
    """All clocks of a ledger on a day: each case's, late notices to correct, late third parties."""

    cases: dict[str, Clock]
    late_notices: set[str]
    late_replies: set[str]


def clock(row: Row, day: date) -> Clock:
    """Return how a case stands on a day, in a ledger that knows nothing later."""
    last = due(row)
    if answered := day_in(row, "答复日期"):
        return Clock(last, "late" if last and answered > last else "in time")
    return Clock(last, "open and late" if last and day > last else "open")


def clocks(rows: Sequence[Row], day: date) -> Clocks:
    """Return how the cases stood on the evening of a day."""
    known = {str(row["编号"]): row for row in as_on(rows, day) if is_case(row)}
    return Clocks(
        {number: clock(row, day) for number, row in known.items()},
        {number for number, row in known.items() if notice_is_late(row)},
        {number for number, row in known.items() if reply_is_late(row)},
    )


# Tables


def lines_of(row: Row, year: int, edition: str) -> Iterator[str]:
    """Yield the rows of table three in which a case counts in a year's report.

    Raises ValueError where it is answered without result or the other way round, KeyError for an unknown
    result.
    """
    answered, result = day_in(row, "答复日期"), row.get("处理结果")
    if bool(answered) != bool(result):
        raise ValueError(f"{row['编号']}: 答复日期 and 处理结果 do not agree")
    came, done = received(row).year, answered.year if answered else 9999
    if came == year:
        yield "received"
    if came < year <= done:
        yield "carried_in"
    if done == year:
        yield outcomes(edition)[str(result)]
        yield "handled"
    if came <= year < done:
        yield "carried_out"


def table_three(rows: Sequence[Row], year: int, edition: str) -> dict[str, dict[str, int]]:
    """Return table three of a year's report: the count of each row's and column's id."""
    block = section(edition, "requests")
    kinds = {node["label"]: node["id"] for node in leaves(block["columns"], "columns")}
    table = {node["id"]: dict.fromkeys(kinds.values(), 0) for node in leaves(block["rows"], "rows")}
    for row in filter(is_case, rows):
        for line in lines_of(row, year, edition):
            table[line][kinds[str(row["申请人类型"])]] += 1
            table[line]["total"] += 1
    return table


RESULTS = {"维持": "upheld", "纠正": "corrected", "其他": "other"}
SUITS = {"直接起诉": "direct", "复议后起诉": "after_reconsideration"}


def ended(row: Row, year: int, name: str) -> str | None:
    """Return the column of table four in which a review or lawsuit counts in a year's report, if in any."""
    begun, closed = day_in(row, f"{name}提起日期"), day_in(row, f"{name}结案日期")
    if not begun or begun.year > year or (closed and closed.year < year):
        return None
    return RESULTS[str(row[f"{name}结果"])] if closed and closed.year == year else "pending"


def table_four(rows: Sequence[Row], year: int) -> dict[str, dict[str, int]]:
    """Return table four of a year's report: closed in the year, by result, or pending at its end."""
    columns = (*RESULTS.values(), "pending", "total")
    table = {line: dict.fromkeys(columns, 0) for line in ("reconsideration", *SUITS.values())}
    for row in filter(is_case, rows):
        for name, line in (("复议", "reconsideration"), ("诉讼", SUITS.get(str(row.get("诉讼类型")), ""))):
            if column := ended(row, year, name):
                table[line][column] += 1
                table[line]["total"] += 1
    return table
