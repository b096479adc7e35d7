"""A county's own parameters file brought up to the sum over its units, its words and edits kept."""

from __future__ import annotations

import os
from pathlib import Path

from kit.base.files import read_file, write_whole
from kit.county.own_report_check import parameters_text
from kit.county.rollup import RollUp
from kit.county.roster import Roster
from kit.editing.history import History, Kind
from kit.editing.merge import Merge
from kit.editing.reread import reread
from kit.report.catalogue import OWN, SUFFIXES


def own_path(parameters: Path, county: str, year: int) -> Path:
    """Return where a county's own parameters file of a year lies, or would lie."""
    paths = [parameters / county / OWN / f"{year}{suffix}" for suffix in SUFFIXES]
    return next((path for path in paths if os.path.lexists(path)), paths[0])


def write_sum(path: Path, parameters: Path, rolled: RollUp, roster: Roster) -> None:
    """Write a sum as a parameters file; one among the `parameters` can be brought up to later sums.

    Raises OutputError when it cannot be written.
    """
    text = parameters_text(rolled, roster)
    own = own_path(parameters, roster.folder, rolled.year)
    if path.absolute() == own.absolute():
        History(parameters).write(own, text, None, {Kind.SUM: text})
    else:
        write_whole({path: text})


def update_own(path: Path, parameters: Path, rolled: RollUp, roster: Roster, theirs: bool | None) -> Merge:
    """Merge the sum over a county's units into its own file, on the base of the sum that was merged last.

    `theirs` settles what both sides changed: true by the sum, false by the file, None leaves the file as it
    is.
    The sum has to be known (`rolled.complete`). Raises InputError when the file cannot be read.
    """
    history, new = History(parameters), parameters_text(rolled, roster)
    with history.held():
        file = read_file(path)
        result = reread(file, new, history.sum_of(path, file), rolled.form, theirs)
        if result.text is not None:
            changes = result.text.encode() != file.data
            before = {Kind.BEFORE: file.data} if changes else {}
            history.write(path, result.text, file.data, {**before, Kind.SUM: new})
    return result.merge
