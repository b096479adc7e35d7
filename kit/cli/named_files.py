"""The files and folders that the words of a command line mean: paths, or names of counties and units."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from glob import has_magic
from pathlib import Path

from kit.base.errors import InputError, KitError
from kit.report.catalogue import SUFFIXES, refuse_twins
from kit.report.places.finding_file import find_file
from kit.report.places.place_names import find_folder


def parameters_file(words: Path) -> Path:
    """Return the file of a path, or of a unit's name (`卧龙区/安皋镇`), as it is written from here.

    Raises InputError, with near names, for a name that nothing has, and for a file of which there are two.
    """
    found = _meant(words)
    refuse_twins(found)
    return found


def _meant(words: Path) -> Path:
    return words if _is_path(words) else find_file(str(words))


def parameters_files(named: Iterable[Path], *, folders: bool = False) -> tuple[list[Path], list[InputError]]:
    """Return the files of paths and names, and why others mean none; with `folders` also a county's."""
    files: list[Path] = []
    refused: list[InputError] = []
    for words in named:
        try:
            files.append(_meant(words) if folders else parameters_file(words))
        except InputError as error:
            found = _folder(words) if folders else None
            files += [found] if found else []
            refused += [] if found else [error]
    return files, refused


def _is_path(words: Path) -> bool:
    """Whether a path is there, or is written like one of another kind of file, which reading it will tell."""
    return os.path.lexists(words) or has_magic(words.name) or words.suffix.lower() not in ("", *SUFFIXES)


def _folder(words: Path) -> Path | None:
    with suppress(KitError):
        return find_folder(str(words))
    return None
