"""Lets one command at a time change the files of a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kit.base.files import writing


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a folder, made when it is missing, against other commands that do the same; wait for theirs.

    A drive without locks, and Windows, hold nothing. Raises OutputError when the folder cannot be made.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # which opens no folder
        yield
        return
    import fcntl

    with writing(folder):
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
