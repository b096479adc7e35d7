"""The files in a zip archive, as a county's office is sent them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kit.base.errors import Problem

Packed = zipfile.Path
"""A file in an archive: told as archive/name, read like a file in a folder."""

_MOST_FILES = 10_000


def members(path: Path) -> Iterator[Packed | Problem]:
    """Yield the files of an archive by name, or why it cannot be opened."""
    try:
        archive = _opened(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield Problem(str(path), "", "压缩包打不开", "请解压后再读")
        return
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        yield Problem(str(path), "", "压缩包加了密码", "请解压后再读")
    elif len(entries) > _MOST_FILES:
        yield Problem(str(path), "", f"压缩包里超过 {_MOST_FILES} 个文件", "请核对是不是拿错了文件")
    else:
        yield from sorted(_within(zipfile.Path(archive)), key=str)


def packed_at(archive: str, member: str) -> Packed:
    """Return a file of an archive, by the two names of `place_of`."""
    return zipfile.Path(_kept_open(Path(archive)), member)


def place_of(packed: Packed) -> tuple[str, str]:
    """Return the name of a file's archive, and its own within it."""
    return str(packed.root.filename), packed.at


@cache
def _kept_open(path: Path) -> zipfile.ZipFile:
    return _opened(path)


def _opened(path: Path) -> zipfile.ZipFile:
    """Open an archive. Windows in China writes the names in it in GB18030."""
    try:
        return zipfile.ZipFile(path, metadata_encoding="gb18030")
    except UnicodeDecodeError:
        return zipfile.ZipFile(path)


def _within(folder: Packed) -> Iterator[Packed]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _within(each)
        else:
            yield each
