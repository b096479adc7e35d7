"""A changed text written back to its parameters file, in its style; what stood there is kept as a version."""

from __future__ import annotations

from pathlib import Path

from kit.base.errors import KitError
from kit.base.files import File, read_file
from kit.editing.history import FOLDER, History, Kind
from kit.editing.rewriting import in_style
from kit.report.places.place_names import FOLDER as PARAMETERS


def write_back(path: Path, source: File, text: str) -> File:
    """Write `text` over a file that was read as `source`, and return it as it is now.

    Raises KitError when somebody else has changed it since; nothing is written then.
    """
    data, history = in_style(source.data, text), history_of(path)
    with history.held():
        if read_file(path).data != source.data:
            raise KitError(f"{source.name} 刚刚又被别人改过，没有写。请再写回一次。")
        history.write(path, data, source.data, {Kind.BEFORE: source.data})
    return File(source.name, data)


def history_of(path: Path) -> History:
    """Return the history that keeps a file's versions: the counties' folder's, else its own folder's."""
    folders = path.absolute().parents
    counties = folders[2] if len(folders) > 2 else folders[0]
    known = counties.name == PARAMETERS or (counties / FOLDER).is_dir()
    return History(counties if known else folders[0])
