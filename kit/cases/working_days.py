"""Working days in China, adjusted Saturdays and Sundays among them, as the yearly holiday notices set them.

Source: the package chinesecalendar, which has the notices of the State Council's general office.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from kit.base.errors import KitError


class UnknownYearError(KitError):
    """A day of a year whose holidays are not known."""


class WorkingDays:
    """The working days of the years that are known, in order: counting them is a look-up."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._start = date(first, 1, 1)
        length = (date(last + 1, 1, 1) - self._start).days
        every = (self._start + timedelta(days=offset) for offset in range(length))
        self._days: Sequence[date] = tuple(day for day in every if chinese_calendar.is_workday(day))
        counted, self._before = 0, [0]
        for offset in range(length):
            on = counted < len(self._days) and self._days[counted] == self._start + timedelta(days=offset)
            counted += on
            self._before.append(counted)

    def upto(self, day: date) -> int:
        """Return how many working days there are up to and including a day. Raises UnknownYearError."""
        if not self.first <= day.year <= self.last:
            raise self._unknown(day.year)
        return self._before[(day - self._start).days + 1]

    def day(self, count: int) -> date:
        """Return the working day up to which there are `count`. Raises UnknownYearError past the last."""
        if not 0 < count <= len(self._days):
            raise self._unknown(self.last + 1 if count > 0 else self.first - 1)
        return self._days[count - 1]

    def after(self, day: date, count: int) -> date:
        """Return the working day that is the `count`-th after a day. Raises UnknownYearError."""
        return self.day(self.upto(day) + count)

    def _unknown(self, year: int) -> UnknownYearError:
        known = f"只知道 {self.first} 到 {self.last} 年的"
        return UnknownYearError(
            f"还不知道 {year} 年的放假和调休安排（{known}），不能算工作日。"
            "请更新 chinesecalendar：pip install -U chinesecalendar。"
        )


@cache
def working_days() -> WorkingDays:
    """Return the working days of all years that the package knows."""
    years = [day.year for day in chinese_calendar.holidays]
    return WorkingDays(min(years), max(years))
