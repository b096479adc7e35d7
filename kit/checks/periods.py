"""Stretches of time as reports write them, in half width: 2024年1月1日至12月31日, 1—12月, 2024年度."""

from __future__ import annotations

import re
from collections.abc import Iterator

Date = tuple[int, int, int]
"""Year (0 when left out), month and day."""

_DATE = re.compile(r"(?<!\d)(?:(20\d\d) ?[年./-] ?)?(\d{1,2}) ?[月./-] ?(\d{1,2})(?!\d)")
_ALL_MONTHS = re.compile(
    r"(?=\d)(?:(?P<year>20\d\d) ?年 ?)?(?<!\d)0?1 ?(?:月份?)?(?P<day>(?<=月) ?0?1 ?日?)? ?起?,? ?"
    r"(?:至|到|-|—|~|–){1,2} ?(?:(?(year)(?P=year)|20\d\d) ?年 ?)?12 ?月(?P<end> ?31)?(?! ?\d)"
)
_YEAR = re.compile(r"(?P<year>20\d\d) ?年(?:度|全年)")
_MONTH = re.compile(
    r"(?:^|[^至止到年\d-])(?:\d{4}年)?\d{1,2}月|"
    r"截[至止到](?:\d{4}年)?(?:0?[1-9]|1[01])月"  # up to 12月 it is the whole year
)


def dates(text: str) -> list[Date]:
    """Return the dates with a day that a text names, in order."""
    return [(int(year or 0), int(month), int(day)) for year, month, day in _DATE.findall(text)]


def whole_year(text: str) -> int:
    """Return the year that a text opens with, all of it: 2024年度, 2024年1月至12月; 0 when it does not."""
    found = _YEAR.match(text) or _ALL_MONTHS.match(text)
    return int(found["year"] or 0) if found else 0


def full_spans(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield each year whose first and last day a text names, and where."""
    for found in _ALL_MONTHS.finditer(text):
        if found["year"] and found["day"] and found["end"]:
            yield int(found["year"]), found.span()


def is_part_of_a_year(clause: str) -> bool:
    """Whether a clause names months, and not all of them together."""
    return "月" in clause and bool(_MONTH.search(clause)) and not _ALL_MONTHS.search(clause)
