"""Puts the two parts of a row together that the end of a page or a sheet parted."""

from __future__ import annotations

from dataclasses import replace

from kit.ingest.tables.printed_rows import PrintedRow

SPLIT = "一行分在两页或两张表上，两段对不上，不能确定哪一格是哪一列"


def joined(upper: PrintedRow, lower: PrintedRow) -> PrintedRow | None:
    """Return the row that two rows of the same columns print together; None where they do not fit.

    They do where a number stands in either, never in both, for each column.
    """
    if not upper.width or upper.width != lower.width or len(upper.slots) != len(lower.slots):
        return None
    pairs = list(zip(upper.slots, lower.slots, strict=True))
    if any((one.first, one.last) != (other.first, other.last) for one, other in pairs):
        return None
    slots = tuple(
        replace(one, text=one.text + other.text, flaw=one.flaw or other.flaw) for one, other in pairs
    )
    return replace(upper, slots=slots)
