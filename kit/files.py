"""Writes files so that each appears whole or not at all, under names that every system takes."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kit.errors import OutputError, reason

LONGEST_NAME = 200  # bytes; file systems take 255, and the names of outputs are longer than a folder's
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def write_whole(contents: Mapping[Path, str | bytes]) -> None:
    """Write each content to its path, text in UTF-8, with folders: all beside their places, then renamed.

    Raises OutputError when a place cannot be written; what stood there is then unharmed.
    """
    beside: dict[Path, Path] = {}
    path = Path()
    try:
        for number, (path, content) in enumerate(contents.items()):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = path.with_name(f".kit-{os.getpid()}-{number}.tmp")
            _write(beside[path], content)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")
        for path, written in beside.items():
            written.replace(path)
    except OSError as error:
        raise OutputError(f"{path}：写不进去（{reason(error)}）。请核对文件夹的权限和磁盘空间。") from None
    finally:
        for written in beside.values():
            with suppress(OSError):
                written.unlink(missing_ok=True)


def _write(path: Path, content: str | bytes) -> None:
    data = content.encode("utf-8") if isinstance(content, str) else content
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def can_be_folder(name: str) -> bool:
    """Whether a folder of this name can exist on every system, Windows included."""
    plain = name.isprintable() and not set(name) & set('\\/:*?"<>|') and len(name.encode()) <= LONGEST_NAME
    return plain and name.strip(". ") == name != "" and not _DEVICE.match(name)
