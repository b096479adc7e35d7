"""Writes files so that each appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from kit.errors import OutputError


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` in UTF-8, creating folders: beside it first, then renamed into place.

    Raises OutputError when the place cannot be written; what stood at `path` is then unharmed.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True) if path.parent.is_dir() else None
        raise OutputError(f"{path}：写不进去（{error.strerror}）。请核对文件夹的权限和磁盘空间。") from None
