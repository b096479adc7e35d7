"""What a cell of Excel holds: a text past it would be cut in silence, so it is refused."""

from __future__ import annotations

from kit.base.errors import InputError, Problem
from kit.report.report import Report

MOST = 32_767
"""The UTF-16 units that a cell of Excel holds."""


def fitting(report: Report, place: str, text: str) -> str:
    """Return `text` as it is. Raises InputError, naming the place, when a cell cannot hold it."""
    units = len(text.encode("utf-16-le")) // 2
    if units > MOST:
        what = f"有 {units} 个字，Excel 的一格最多放 {MOST} 个"
        raise InputError(Problem(report.file, place, what, "请缩短，或导出为 Word 文件"))
    return text
