"""Made-up case ledgers: from a seed the stories of its cases over three years, as the ledger stood on a day.

What is right of a ledger follows from its rows alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from tests.cases.second_reckoner import Row, as_on
from tests.cases.stories import HEADERS, PERSONAL, Draw, Made, days, draw_day, family

NUMBERS = ("{year}-{n:04}", "依申请〔{year}〕{n}号", "{n}", "YSQ{year}{n:05}")


@dataclass(frozen=True)
class MadeLedger:
    """A ledger as it stood on `last_day`, and the years it can be reckoned for."""

    years: tuple[int, int, int]
    last_day: date
    rows: list[Made]

    def edition(self, year: int) -> str:
        """Return the form's edition that governs a year's report."""
        return "2019" if year < 2021 else "2021"


def made_ledger(seed: int, edition: str, cases: int | None = None) -> MadeLedger:
    """Return the ledger of a seed: three years from 2019 on for the older edition, from 2021 on or later for the other.

    The older edition's third year is the newer one's first, as it was. Without `cases` it has 100 to 2,000 rows.
    """
    draw = random.Random(f"{seed}/{edition}")  # noqa: S311 - the same draws every time, no secret
    first = 2019 if edition == "2019" else draw.choice((2021, 2022, 2023))
    begin = date(2019, 5, 15) if edition == "2019" else date(first - 1, 9, 1)
    last_day = date(first + 2, 12, 31) + days(draw, 0, 90)
    wanted = cases or round(100 * 20 ** draw.random())
    rows: list[Made] = []
    while len(rows) < wanted:
        told = family(draw, draw_day(draw, begin, last_day), len(rows))
        rows += [dict(row) for row in as_on(told, last_day)]
    return MadeLedger((first, first + 1, first + 2), last_day, numbered(draw, rows[:wanted], seed))


def write(ledger: MadeLedger, path: Path) -> None:
    """Write a ledger into an Excel file: one sheet, the canonical headers, dates as dates."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(HEADERS)
    for row in ledger.rows:
        sheet.append([row[header] for header in HEADERS])
    book.save(path)


def numbered(draw: Draw, rows: list[Made], seed: int) -> list[Made]:
    """Return the rows in the order in which they came, each with a number of the office's own and a made-up person.

    No person's string occurs twice, or could be anyone's: a search for them finds whatever leaks.
    """
    style = draw.choice(NUMBERS)
    ordered = sorted(rows, key=came)
    new = {row["编号"]: style.format(year=came(row).year, n=n) for n, row in enumerate(ordered, 1)}
    return [
        row
        | {"编号": new[row["编号"]], "并入编号": new.get(row["并入编号"])}
        | dict(zip(PERSONAL, person(seed, n), strict=True))
        for n, row in enumerate(ordered, 1)
    ]


def came(row: Row) -> date:
    """Return the day a row's application came in."""
    day = row["收到日期"]
    assert isinstance(day, date)
    return day


def person(seed: int, number: int) -> tuple[str, str, str]:
    """Return a made-up person's name, identity number and telephone number."""
    own = f"{seed % 10_000:04}{number:05}"
    return f"龘某{own}靐", f"999999{own[::-1]}99X", f"099{own}"
