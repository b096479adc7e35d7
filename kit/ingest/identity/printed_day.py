"""A day as pages and people write it: 2025年1月20日, 2025/1/20, 2025.1.20."""

from __future__ import annotations

import re
from datetime import date

from kit.form.workbook_labels import DAYS

NO_DAY = "不是日期，请写成 2025-01-31"


def iso_day(printed: str) -> str:
    """Return the day that a text says, year first, as 2025-01-20; "" when it says none for certain."""
    parts = re.findall(r"\d+", printed)
    if len(parts) != 3 or len(parts[0]) != 4:
        return ""
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return ""


def as_parameter(name: str, text: str) -> str:
    """Return what a workbook tells of who reports as its parameter is written; "" for a day that is none."""
    return iso_day(text) if name in DAYS else text
