"""A report that a clerk laid out in a workbook by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange

from tests.ingest.shapes.document import Heading, Paragraph, Piece
from tests.ingest.shapes.sheet import Sheet, Spot, filled

LEFT = 1  # column A is left empty, as by hand


def by_hand(pieces: Sequence[Piece], title: str) -> bytes:
    """Render on one sheet from B2 on: merged cells, numbers as numbers, totals as formulas with results."""
    stream = BytesIO()
    book: Any = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.calc_on_load = False  # Excel itself reckons before it saves
    sheet = book.add_worksheet("年报")
    sheet.merge_range(1, LEFT, 1, LEFT + 9, title)
    row = 3
    for piece in pieces:
        match piece:
            case Heading():
                sheet.write_string(row, LEFT, piece.number + piece.title)
            case Paragraph():
                _merge(sheet, (row, LEFT), (row, LEFT + 9))
                sheet.write_string(row, LEFT, piece.text)
            case Sheet():
                row = _table(sheet, piece, row)
        row += 1
    book.add_worksheet("Sheet2")
    book.close()
    return stream.getvalue()


def _table(page: Any, sheet: Sheet, top: int) -> int:
    """Write a table from row `top` on; return the first row below it."""
    for down, line in enumerate(filled(sheet.rows)):
        for across, (spot, _) in enumerate(line):
            if spot is not None:
                _cell(page, spot, top + down, LEFT + across)
    return top + len(sheet.rows)


def _cell(page: Any, spot: Spot, row: int, column: int) -> None:
    _merge(page, (row, column), (row + spot.rowspan - 1, column + spot.colspan - 1))
    if not spot.text:
        page.write_blank(row, column, None)
    elif not spot.address or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", spot.text):
        page.write_string(row, column, spot.text)
    elif spot.address.endswith(".total"):
        number = int(spot.text)
        page.write_formula(row, column, f"=SUM({number - 1},1)", None, number)
    else:
        page.write_number(row, column, float(spot.text) if "." in spot.text else int(spot.text))


def _merge(page: Any, first: tuple[int, int], last: tuple[int, int]) -> None:
    with suppress(OverlappingRange):  # the spans of a damaged table; no workbook has such merges
        if first != last:
            page.merge_range(*first, *last, "")
