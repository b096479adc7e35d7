"""What every sheet of a report is marked with while it must not go out."""

from __future__ import annotations

from kit.checks.confront import confront
from kit.report.report import Report

DRAFT = "草稿"
EXAMPLE = "样例"


def stamp(report: Report) -> str:
    """Return the mark of the example, or of a report with an open error; "" for one that may go out.

    Raises InputError as `confront` does.
    """
    return EXAMPLE if report.example else DRAFT if confront(report).blocking else ""
