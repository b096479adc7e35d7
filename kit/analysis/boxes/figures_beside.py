"""A report's statutory tables as plain HTML, last year's figure behind each: where there are no widgets."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kit.form.cell_value import show
from kit.form.official_form import Cell
from kit.page.grid import Slot, grid_of
from kit.page.templating import style_sheet
from kit.report.report import Report


def last_shown(report: Report, cell: Cell) -> str:
    """Return last year's figure of a cell as printed, "" where it is blank or not known."""
    return show(report.last.figures.get(cell.address), cell.column.kind) if report.last else ""


class FiguresBeside:
    """The tables of a report to look at in a notebook."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def __repr__(self) -> str:
        return f"{self._report.title}：表里的数和上年的数"

    def _repr_html_(self) -> str:
        return f"<style>{style_sheet('lab.css')}</style>{_tables(self._report)}"


def _tables(report: Report) -> str:
    return "".join(
        f"<p><strong>{escape(section.heading)}</strong></p>"
        f'<div class="table"><table><tbody>{"".join(_rows(report, section.id))}</tbody></table></div>'
        for section in report.form.sections
        if section.table
    )


def _rows(report: Report, section: str) -> Iterator[str]:
    for row in grid_of(report.form, section).rows:
        yield f"<tr>{''.join(_cell(report, slot) for slot in row)}</tr>"


def _cell(report: Report, slot: Slot) -> str:
    spans = f'colspan="{slot.colspan}" rowspan="{slot.rowspan}"'
    if slot.cell is None:
        return f"<th {spans}>{escape(slot.label)}</th>"
    before = last_shown(report, slot.cell)
    told = f" <small>（上年 {escape(before)}）</small>" if before else ""
    return f"<td {spans}>{escape(slot.printed(report.figures))}{told}</td>"
