"""What a report's PDF prints, as the data that its template sets: nothing of it is ever read as code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from kit.form.cell_value import Value
from kit.office.column_widths import BEFORE_LABEL, ems, even, table_type, widths
from kit.office.pdf.pdf_fonts import faces
from kit.office.pdf.table_heads import Captioned
from kit.office.sheet import sheet_mark, title_lines
from kit.page.carried_data import DATA_FILE
from kit.page.content import Heading, Paragraph, Statutory, body
from kit.page.grid import Grid, Slot, grid_of
from kit.report.blank_report import is_blank
from kit.report.report import Report

_WIDTH = (210 - 28 - 26) / 25.4 * 72
"""The width of the text in points: A4 less both margins."""
_WIDE = 1.2
"""How much wider than half an em the digits of some fonts are."""
_CARRIED = "这份报告的数据，供程序读取"


def content_of(report: Report) -> dict[str, Any]:
    """Return a report as plain values by name.

    Raises InputError as `body` does, FontError as `faces` does.
    """
    mark = sheet_mark(report)
    return {
        "title": f"{report.title}（{mark}）" if mark else report.title,
        "author": report.agency,
        "day": _day(report),
        "mark": mark,
        "lines": title_lines(report),
        "pieces": list(_pieces(report)),
        "fonts": faces(),
        # What a form to be filled in will hold is not known yet.
        "carried": None if is_blank(report) else {"name": DATA_FILE, "description": _CARRIED},
    }


def _day(report: Report) -> list[int]:
    """Return the day from which a report is: when it was handed in, or the first on which it can be made."""
    return [int(part) for part in (report.submitted or f"{report.year + 1}-01-01").split("-")]


def tables_of(report: Report) -> list[Captioned]:
    """Return the statutory tables of a report in printed order, each with its caption."""
    tables = (section for section in report.form.sections if section.table)
    return [Captioned(grid_of(report.form, section.id), section.title) for section in tables]


def _pieces(report: Report) -> Iterator[dict[str, Any]]:
    for piece in body(report):
        match piece:
            case Heading(text, level):
                yield {"kind": "heading", "text": text, "level": level}
            case Paragraph(text):
                yield {"kind": "paragraph", "text": text}
            case Statutory(section):
                yield _table(grid_of(report.form, section.id), report.figures)


def _table(table: Grid, figures: Mapping[str, Value]) -> dict[str, Any]:
    type_ = table_type(table)
    columns = [each * type_.size for each in widths(table, _WIDTH / type_.size)]
    parts = groupby(table.rows, lambda row: all(slot.cell is None for slot in row))
    return {
        "kind": "table",
        "size": type_.size,
        "across": type_.across,
        "along": type_.along,
        "columns": columns,
        "parted": table.header == 0,
        "parts": [
            {"heads": heads, "cells": [_cell(slot, figures, columns, table) for row in rows for slot in row]}
            for heads, rows in parts
        ],
    }


def _cell(slot: Slot, figures: Mapping[str, Value], columns: list[float], table: Grid) -> dict[str, Any]:
    type_ = table_type(table)
    text = slot.printed(figures)
    room = sum(columns[slot.column : slot.column + slot.colspan]) - 2 * type_.across
    narrow = even(slot, text, room / type_.size) * type_.size
    return {
        "text": text,
        "colspan": slot.colspan,
        "rowspan": slot.rowspan,
        "before": BEFORE_LABEL if slot.left else None,
        "narrow": narrow if narrow < room else None,
        "fits": slot.cell is None or _WIDE * ems(text) * type_.size <= room,
    }
