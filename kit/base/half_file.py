"""A file on its way into its place: written beside it, under a name that nobody can foresee.

Its writer holds a lock on it until it is in its place. One that nobody holds was left by a command that was
killed, and goes when the next command writes into the folder.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex
from stat import S_ISREG
from typing import IO

_NAME = re.compile(r"\.kit-.+\.tmp")
_OWN = os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

_LONG_AGO = 3600.0
"""Seconds after which nobody writes a file any more, where a lock cannot tell."""


@dataclass(frozen=True, slots=True)
class HalfFile:
    """A file that is being written, and where."""

    path: Path
    file: IO[bytes]

    def finish(self) -> None:
        """Bring all of it to the disk, so that it can be put in its place."""
        self.file.flush()
        os.fsync(self.file.fileno())
        if sys.platform == "win32":  # which moves no open file
            self.file.close()


@contextmanager
def half_file(folder: Path) -> Iterator[HalfFile]:
    """Give a new file in a folder, which goes in the end unless it was put in its place.

    Raises OSError when it cannot be made.
    """
    remove_left(folder)
    half = _new(folder)
    try:
        yield half
    finally:
        with suppress(OSError):
            half.path.unlink(missing_ok=True)
        with suppress(OSError):  # what the disk did not take was told when it was finished
            half.file.close()


def is_half(name: str) -> bool:
    """Whether a file's name says that it is not in its place yet."""
    return bool(_NAME.fullmatch(name))


def remove_left(folder: Path) -> None:
    """Remove what killed commands left unfinished in a folder. A process does so once for each."""
    _remove_left(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are named


@cache
def _remove_left(folder: str) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_half(entry.name):
                with suppress(OSError):
                    _remove_unheld(entry.path)


def _new(folder: Path) -> HalfFile:
    while True:
        path = folder / f".kit-{token_hex(16)}.tmp"
        file = os.fdopen(os.open(path, os.O_RDWR | _OWN, 0o666), "wb")
        _hold(file.fileno())
        if os.fstat(file.fileno()).st_nlink:
            return HalfFile(path, file)
        file.close()  # another command took it for left, just before it was held


def _hold(descriptor: int) -> None:
    """Lock a file for as long as it is open, where its drive has locks."""
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)


def _remove_unheld(path: str) -> None:
    """Remove a file of this user's that nobody holds. Raises OSError when it cannot be."""
    if sys.platform == "win32":  # which removes no open file
        if _long_ago(os.stat(path)):  # noqa: PTH116
            Path(path).unlink()
        return
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
        if S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and not _held(descriptor, status):
            Path(path).unlink()
    finally:
        os.close(descriptor)


def _held(descriptor: int, status: os.stat_result) -> bool:
    """Whether somebody is still writing a file; by its age on a drive without locks."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in (errno.EAGAIN, errno.EACCES) or not _long_ago(status)
    return False


def _long_ago(status: os.stat_result) -> bool:
    return time.time() - status.st_mtime > _LONG_AGO
