"""The files of folders and zip archives: parameters files and published reports, at any depth."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from glob import has_magic
from pathlib import Path

from kit.base.errors import InputError, Problem, reason
from kit.ingest.source.kinds import ASIDE, PICTURES, SUFFIXES
from kit.ingest.source.packed import Packed, members, packed_at, place_of
from kit.report.catalogue import LEDGER_WORDS, OWN, UNITS
from kit.report.catalogue import SUFFIXES as PARAMETERS
from kit.report.output_paths import EXPLAINED, PICTURE, PUBLISHED_PICTURE, PUBLISHED_SHEET
from kit.report.settlements import SETTLED

InputFile = Path | Packed
"""A file as it lies in a folder, or packed in an archive."""

Named = Sequence[str]
"""The names by which another process finds such a file: its path, or its archive's and its own in there."""

_HIDDEN = (".", "~$", "__MACOSX")
"""How the names begin of what programs keep for themselves."""
_ARCHIVE = ".zip"
_REVIEW = ".review.html"
"""How the review page ends that lies beside a page of this kit; it says the same."""
_OF_A_PAGE = "_files", ".files"
"""How the folders end in which browsers keep the pictures of a page that they save."""
_BESIDE_PAGE = _REVIEW, EXPLAINED, PICTURE, PUBLISHED_SHEET, PUBLISHED_PICTURE
_INDEX = "index"
"""What the list of a county-year's reports is called: a page, and beside it the same for programs."""
_BESIDE_INDEX = (f"{_INDEX}.csv", "manifest.json")


def named(file: InputFile) -> Named:
    """Return the names of a file."""
    return [str(file)] if isinstance(file, Path) else place_of(file)


def file_named(names: Named) -> InputFile:
    """Return the file that has some names."""
    return Path(names[0]) if len(names) == 1 else packed_at(names[0], names[1])


def spread_out(paths: Iterable[Path], *, parameters: bool = True) -> tuple[list[InputFile], list[InputError]]:
    """Return `paths` with the files of each folder, archive or pattern (*.docx) in its place, sorted.

    So are those of the archives in a folder.

    Parameters files are among them only if `parameters`. What programs keep for themselves (~$年报.docx) is
    left out. Files of other offices' kinds (.doc, .wps) are among them: to read one tells what to do. Also
    returned is what was refused: what cannot be opened, or holds nothing of these kinds, or is no report
    where nothing else is named.
    """
    kinds = (*PARAMETERS, *SUFFIXES) if parameters else SUFFIXES
    files: list[InputFile] = []
    refused: list[InputError] = []
    aside: list[Path] = []
    for path in paths:
        held = _held(path, PARAMETERS if parameters else ())
        if held is None:
            (aside if path.name.startswith(_HIDDEN) else files).append(path)
            continue
        held = [inner for each in held for inner in _unpacked(each, (*kinds, *ASIDE))]
        problems = [each for each in held if isinstance(each, Problem)]
        found = [each for each in held if not isinstance(each, Problem)]
        if not (found or problems):
            what = f"里面没有可以读的文件（{'、'.join(kinds)}）"
            problems.append(Problem(str(path), "", what, "请核对路径"))
        files += found
        refused += map(InputError, problems)
    if aside and not (files or refused):
        what = "是程序打开文件时留下的临时文件，不是年报"
        refused = [InputError(Problem(str(path), "", what, "请关闭文件后读它本身")) for path in aside]
    return files, refused


def _unpacked(each: InputFile | Problem, kinds: tuple[str, ...]) -> list[InputFile | Problem]:
    """Return a file that is taken, of an archive what it holds; itself where that is nothing to be read."""
    if isinstance(each, Problem):
        return [each]
    if not _is_taken(each, kinds):
        return []
    if not isinstance(each, Path) or each.suffix.lower() != _ARCHIVE:
        return [each]
    inside = members(each)
    return [inner for inner in inside if isinstance(inner, Problem) or _is_taken(inner, kinds)] or [each]


def _held(path: Path, never_folders: tuple[str, ...]) -> list[InputFile | Problem] | None:
    """Return what a path holds and what of it cannot be opened, None when it is a file itself.

    Of a pattern (*.docx) that is what it matches: the shell of Windows leaves patterns as they are.
    """
    if path.is_dir():
        return list(_inside(path, never_folders))
    if path.suffix.lower() == _ARCHIVE and path.is_file():
        return list(members(path))
    if not path.exists() and has_magic(path.name):
        return [found for found in sorted(path.parent.glob(path.name)) if found.is_file()]
    return None


def _inside(root: Path, never_folders: tuple[str, ...]) -> Iterator[Path | Problem]:
    closed: list[OSError] = []
    found: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = (name for name in folders if not name.startswith(_HIDDEN))
        found += (Path(folder, name) for name in names)
        for name in folders:
            if name.lower().endswith(never_folders):
                yield Problem(str(Path(folder, name)), "", "这不是一个文件，是文件夹", "请核对，或改名")
    for error in closed:
        yield Problem(str(error.filename), "", f"文件夹打不开（{reason(error)}）", "请核对权限")
    yield from sorted(found)


def _is_taken(path: InputFile, kinds: tuple[str, ...]) -> bool:
    name = path.name
    if name.startswith(_HIDDEN) or name.endswith(_BESIDE_PAGE):
        return False
    if name == LEDGER_WORDS:
        return False
    if path.suffix.lower() in PICTURES and Path(str(path)).parent.name.endswith(_OF_A_PAGE):
        return False
    if isinstance(path, Path) and (_is_index(path) or (path.parent.name == OWN and name in (UNITS, SETTLED))):
        return False
    return path.suffix.lower() in kinds


def _is_index(path: Path) -> bool:
    return path.stem == _INDEX and any(path.with_name(name).exists() for name in _BESIDE_INDEX)
