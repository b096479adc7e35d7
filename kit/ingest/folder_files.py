"""The files of a folder that can be checked: parameters files and published reports, at any depth."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kit.base.errors import InputError, Problem, reason
from kit.ingest.source import SUFFIXES
from kit.report.catalogue import OWN, UNITS
from kit.report.catalogue import SUFFIXES as PARAMETERS

_KINDS = (*PARAMETERS, *SUFFIXES)
_HIDDEN = (".", "~$")
"""How the names begin of what programs keep for themselves."""


_REVIEW = ".review.html"
"""How the review page ends that lies beside a page of this kit; it says the same."""
_INDEX = "index"
"""What the index of a county-year is called: a page, and beside it the same with commas."""


def spread_out(paths: Iterable[Path]) -> tuple[list[Path], list[InputError]]:
    """Return `paths` with each folder's files in its place, sorted, and what was refused.

    Refused is a folder that cannot be opened, or in which there is no file of a kind that is checked.
    """
    files: list[Path] = []
    refused: list[InputError] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        found, problems = _inside(path)
        if not (found or problems):
            what = f"里面没有可以核对的文件（{'、'.join(_KINDS)}）"
            problems.append(Problem(str(path), "", what, "请核对路径"))
        files += found
        refused += map(InputError, problems)
    return files, refused


def _inside(root: Path) -> tuple[list[Path], list[Problem]]:
    closed: list[OSError] = []
    found: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = (name for name in folders if not name.startswith(_HIDDEN))
        found += (Path(folder, name) for name in names if _is_checked(Path(folder, name)))
    problems = [
        Problem(str(error.filename), "", f"文件夹打不开（{reason(error)}）", "请核对权限") for error in closed
    ]
    return sorted(found), problems


def _is_checked(path: Path) -> bool:
    name = path.name
    if name.startswith(_HIDDEN) or name.endswith(_REVIEW) or (path.parent.name, name) == (OWN, UNITS):
        return False
    if path.stem == _INDEX and path.with_name(f"{_INDEX}.csv").exists():
        return False
    return path.suffix.lower() in _KINDS
