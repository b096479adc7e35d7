"""Replaces a folder as a whole: it holds the new files, or still the old ones, at every moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from kit.base.errors import OutputError, reason
from kit.base.files import write_whole, writing


def replace_folder(folder: Path, contents: Mapping[str, bytes], own: Mapping[str, str]) -> None:
    """Put files by name into a folder in place of those that are its own; all others in it stay.

    `own` are the files that an earlier call wrote, with the SHA-256 of what it wrote. The new folder is
    written beside the old one and takes its place when it is complete.
    Raises OutputError when a place cannot be written, or a file of somebody else stands in it; the folder
    is then as it was. What a killed call left was put right before (`put_right`), so that `own` is known.
    """
    others = {path.name: path for path in _entries(folder) if not _is_own(path, own)}
    for name in sorted(others.keys() & contents.keys()):
        if _digest(others[name]) != sha256(contents[name]).hexdigest():
            what = f"{others[name]} 不是这条命令写的，或写出以后被人改过，没有动它"
            raise OutputError(f"{what}。要重写请先把它移走。")
    with _new_folder(folder) as new:
        write_whole({new / name: content for name, content in contents.items()})
        for name, path in others.items():
            if name not in contents:
                _copy(path, new / name)
        _swap(folder, new)


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.{what}")


def put_right(folder: Path) -> None:
    """Undo what a command that was killed between two steps left of a folder.

    Raises OutputError when it cannot be undone.
    """
    old = _beside(folder, "old")
    if os.path.lexists(old) and not os.path.lexists(folder):
        with writing(folder):
            old.rename(folder)
    for left in (old, _beside(folder, "new")):
        _remove(left)


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Give a new folder beside the one that it will replace; it is gone in the end, in its place or not."""
    new = _beside(folder, "new")
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
    try:
        yield new
    finally:
        _remove(new)


def _swap(folder: Path, new: Path) -> None:
    old = _beside(folder, "old")
    try:
        if os.path.lexists(folder):
            folder.rename(old)
        new.rename(folder)
    except OSError as error:
        if os.path.lexists(old) and not os.path.lexists(folder):
            old.rename(folder)
        what = f"{folder}：换不成新的（{reason(error)}），里面的文件可能正在别的程序里打开"
        raise OutputError(f"{what}。请关掉打开它的程序（如浏览器、WPS），再运行。") from None
    _remove(old)


def _entries(folder: Path) -> list[Path]:
    if folder.is_symlink():  # what lies elsewhere is not taken along
        return []
    if os.path.lexists(folder) and not folder.is_dir():
        raise OutputError(f"{folder} 不是文件夹，没有动它。请先把它移走。")
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _is_own(path: Path, own: Mapping[str, str]) -> bool:
    return path.name in own and own[path.name] == _digest(path)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, "" for what is no file of its own.

    Raises OutputError when it cannot be read.
    """
    if path.is_symlink() or not path.is_file():
        return ""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        what = f"{path} 读不出来（{reason(error)}），不知道是不是这条命令写的，没有动它"
        raise OutputError(f"{what}。请核对它的权限，或先把它移走。") from None


def _copy(path: Path, target: Path) -> None:
    with writing(target):
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True)
        else:
            shutil.copy2(path, target, follow_symlinks=False)


def _remove(path: Path) -> None:
    """Remove a folder, or a link in its place, where there is one. Raises OutputError when it cannot be."""
    with writing(path):
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
