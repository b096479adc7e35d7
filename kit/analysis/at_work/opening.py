"""Opens a report by its path or its names: anew, or with what was typed into its form and is not written."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakValueDictionary

from kit.analysis.at_work.kept_for_later import left_unwritten
from kit.analysis.at_work.open_report import OpenReport
from kit.report.places.finding_file import find_file

_AT_WORK: WeakValueDictionary[Path, OpenReport] = WeakValueDictionary()
"""The last report opened of each file; one whose form was shown lives as long as that."""


def open_report(words: str) -> OpenReport:
    """Open the report that a path or names mean, as `parameters_file` takes them: 安皋镇, wolong/angao/2024.

    While something typed into its form is not written, in this kernel or in one before, that report is given
    back, with what others have changed in the file since; `discard` drops it.
    Raises InputError when there is none, or its file cannot be used.
    """
    path = find_file(words)
    at_work = _AT_WORK.get(path.absolute())
    if at_work and at_work.unfinished:
        return at_work.taken_up()
    opened, left = OpenReport(path), left_unwritten(path.absolute())
    _AT_WORK[path.absolute()] = opened
    return opened.taken_up(left) if left else opened
