"""PDF pages drawn cell by cell."""

from __future__ import annotations

GRID = "100 500 300 60 re S 200 500 m 200 560 l S 300 500 m 300 560 l S 100 530 m 400 530 l S "
"""Two rows and three columns: at 100, 200 and 300 from the left, with baselines at 540 and 510."""


def text(*placed: tuple[float, float, str], size: float = 12, more: str = "") -> str:
    """Return an object of texts, each with the place of its first character."""
    shown = "".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj " for x, y, words in placed)
    return f"BT /F {size} Tf {more} {shown}ET "


def filled(**replaced: str) -> str:
    """Return texts in all six cells, some replaced."""
    cells = {"a": "a", "b": "b", "c": "c", "d": "1", "e": "2", "f": "3", **replaced}
    places = [(110 + 100 * (index % 3), 540 - 30 * (index // 3)) for index in range(6)]
    return text(*((x, y, words) for (x, y), words in zip(places, cells.values(), strict=True)))
