"""How wide the columns and how high the rows of an Excel sheet are, and which of them nobody sees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf

from kit.ingest.source.xml_parts import Element, child, children, value, whole

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_LEAST_HEIGHT, _LEAST_WIDTH = 2.0, 0.5
"""Points and digits below which a row or a column shows nothing; Excel hides what has none."""
_UNKNOWN = inf
"""The width of a column that tells none: Excel widens it for a number."""
_ON = ("1", "true")


@dataclass(frozen=True, slots=True)
class Extent:
    """The columns of a sheet in runs: where each begins, and how wide it is, 0 when it is hidden.

    `low_rows` tells that rows without a height of their own are hidden.
    """

    starts: tuple[int, ...]
    widths: tuple[float, ...]
    low_rows: bool

    def width(self, column: int) -> float:
        """Return how many digits a column is wide, 0 when nobody sees it."""
        width = self.widths[bisect_right(self.starts, column) - 1]
        return width if width >= _LEAST_WIDTH else 0

    def hides_row(self, row: Element) -> bool:
        """Whether nobody sees a row."""
        if row.get("hidden", "") in _ON:
            return True
        height = row.get("ht", "")
        return _measure(height) < _LEAST_HEIGHT if height else self.low_rows


def extent(sheet: Element) -> Extent:
    """Return the extent of a sheet. Of columns that are described twice, the narrowest counts."""
    usual = child(sheet, "sheetFormatPr")
    written = value(usual, "defaultColWidth")
    default = _measure(written) if written else _UNKNOWN
    runs = {
        (whole(value(each, "min")), min(whole(value(each, "max")), LAST_COLUMN), _column_width(each))
        for each in children(sheet, "cols")
    }
    starts, widths = _runs(sorted(runs), default)
    height = value(usual, "defaultRowHeight")
    low = bool(height) and _measure(height) < _LEAST_HEIGHT and value(usual, "customHeight") in _ON
    return Extent(starts, widths, low)


def _runs(
    described: Sequence[tuple[int, int, float]], default: float
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return where each run of equally wide columns begins, and how wide it is."""
    edges = sorted({0, *(first for first, _, _ in described), *(last + 1 for _, last, _ in described)})
    waiting = list(reversed(described))
    here: list[tuple[float, int]] = []
    widths = []
    for edge in edges:
        while waiting and waiting[-1][0] <= edge:
            _, last, width = waiting.pop()
            heappush(here, (width, last))
        while here and here[0][1] < edge:
            heappop(here)
        widths.append(here[0][0] if here else default)
    return tuple(edges), tuple(widths)


def _column_width(column: Element) -> float:
    """Return a column's width. Excel takes one that is not written for none."""
    return 0.0 if value(column, "hidden") in _ON else _measure(value(column, "width"))


def _measure(written: str) -> float:
    try:
        return float(written or 0)
    except ValueError:
        return _UNKNOWN
