"""Takes the lines out of a printed table that part nothing: what a merged cell over two sheets leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kit.ingest.source.printed import PrintedCell


def without_hollow(cells: Iterable[PrintedCell]) -> list[PrintedCell]:
    """Return cells as if no line ran where it parts blank cells alone, beside text that spans it.

    A browser that breaks a merged cell ends it where its text would, not at the end of its rows.
    """
    found = list(cells)
    for edge in sorted({cell.row for cell in found} - {0}):
        above = [cell for cell in found if cell.row + cell.rowspan == edge]
        below = [cell for cell in found if cell.row == edge]
        if _is_hollow(above, below) and any(_spans(cell, edge) for cell in found):
            found = [each for each in found if each not in above and each not in below]
            found += map(_joined, sorted(above, key=_columns), sorted(below, key=_columns))
    return found


def _is_hollow(above: Sequence[PrintedCell], below: Sequence[PrintedCell]) -> bool:
    is_blank = not any(cell.text or cell.flaw for cell in (*above, *below))
    return is_blank and sorted(map(_columns, above)) == sorted(map(_columns, below))


def _spans(cell: PrintedCell, edge: int) -> bool:
    return bool(cell.text) and cell.row < edge < cell.row + cell.rowspan


def _columns(cell: PrintedCell) -> tuple[int, int]:
    return cell.column, cell.colspan


def _joined(above: PrintedCell, below: PrintedCell) -> PrintedCell:
    return replace(above, rowspan=above.rowspan + below.rowspan)
