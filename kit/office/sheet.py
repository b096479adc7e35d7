"""What Word and PDF print of a report besides its body: the lines of its title, the mark of every sheet."""

from __future__ import annotations

from kit.form.workbook_labels import TO_FILL_IN
from kit.office.column_widths import ems
from kit.page.draft_mark import stamp
from kit.report.blank_report import is_blank
from kit.report.report import Report

TITLE_LINE = 20
"""The characters of 二号 that fit in a line."""


def title_lines(report: Report) -> list[str]:
    """Return the title, broken between its parts where one line cannot hold it."""
    lines: list[str] = []
    for part in report.title_parts:
        if lines and ems(lines[-1] + part) <= TITLE_LINE:
            lines[-1] += part
        else:
            lines.append(part)
    return lines


def sheet_mark(report: Report) -> str:
    """Return what every sheet is marked with: a form to fill in, a draft, the example; "" for none.

    Raises InputError as `confront` does.
    """
    return TO_FILL_IN if is_blank(report) else stamp(report)
