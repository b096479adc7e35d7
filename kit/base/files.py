"""Reads and writes files whole: each appears complete or not at all, under a name that every system takes."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kit.base.errors import InputError, OutputError, Problem, StorageError, reason
from kit.base.half_file import half_file
from kit.base.strings import one_line

MOST_BYTES = 2_000_000
"""No parameters file is longer."""

_OF_ONE_PLACE = (errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP)
"""What the system refuses for the sake of one path; with anything else no other path would fare better."""

_HELD = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)
"""What the system says of a file that another program holds open, once a new one beside it is written."""
PATIENCE = 2.0
"""Seconds for which such a file is waited for."""

LONGEST_NAME = 200  # bytes; file systems take 255, and the names of outputs are longer than a folder's
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class File:
    """A file's bytes, and the name by which messages call it."""

    name: str
    data: bytes

    def text(self) -> str:
        """Return it as text with plain line ends. Raises InputError when it is not UTF-8."""
        try:
            return self.data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            problem = Problem(self.name, "", "文件不是 UTF-8 编码", "请用编辑器另存为 UTF-8")
            raise InputError(problem) from None


def read_file(path: Path, name: str = "") -> File:
    """Read a parameters file. `name` is how messages call it (its path when left out).

    Raises InputError when it cannot be read, or is much too long to be one.
    """
    name = refuse_broken(name or str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(Problem(name, "", "这不是一个文件", "请核对路径"))
        if status.st_size > MOST_BYTES:
            what = f"文件超过 {MOST_BYTES // 1_000_000} MB，不像数据文件"
            raise InputError(Problem(name, "", what, "请核对文件"))
        return File(name, path.read_bytes())
    except FileNotFoundError:
        raise InputError(Problem(name, "", "没有这个文件", "请核对路径")) from None
    except OSError as error:
        raise InputError(Problem(name, "", f"文件读不出来（{reason(error)}）", "请核对路径和权限")) from None


def refuse_broken(name: str) -> str:
    """Return the name of a file as messages show it. Raises InputError when it breaks their lines."""
    if set(name) & set("\n\t"):
        raise InputError(Problem(name, "", "文件名或文件夹名里有换行或制表符", "请改名"))
    return one_line(name)


def upwards(path: Path) -> Path:
    """Return where a relative path is found, from the working folder upwards; itself where it is not.

    A notebook runs in its own folder, and paths are written from the project's.
    """
    folders = (Path(), *Path.cwd().parents)
    return next((folder / path for folder in folders if os.path.lexists(folder / path)), path)


def write_whole(contents: Mapping[Path, str | bytes], *, over: Mapping[Path, bytes | None] = {}) -> None:
    """Write each content to its path, text in UTF-8, with folders: all beside their places, then renamed.

    `over` is what some of the files held when their new content was thought out, None for one that was not
    there. Raises OutputError when a place cannot be written, or holds anything else by now, an editor's save
    say; what stood there is then unharmed.
    """
    with staged(contents) as beside:
        for path, before in over.items():
            _refuse_changed(path, before)
        put_in_place(beside)


def _refuse_changed(path: Path, before: bytes | None) -> None:
    with writing(path):
        now = path.read_bytes() if os.path.lexists(path) else None
    if now != before:
        raise OutputError(f"{path}：正要写的时候被别的程序改了，没有动它。请再运行一次。")


@contextmanager
def staged(contents: Mapping[Path, str | bytes]) -> Iterator[dict[Path, Path]]:
    """Write each content to the disk beside its path, and give where; what is still there in the end goes.

    Raises OutputError when a place cannot be written.
    """
    beside: dict[Path, Path] = {}
    with ExitStack() as halves:
        for path, content in contents.items():
            with writing(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                half = halves.enter_context(half_file(path.parent))
                half.file.write(content.encode("utf-8") if isinstance(content, str) else content)
                half.finish()
                beside[path] = half.path
                if path.is_dir():
                    raise IsADirectoryError(errno.EISDIR, "")
        yield beside


def put_in_place(beside: Mapping[Path, Path]) -> None:
    """Rename what was staged to its places. Raises OutputError when one cannot be replaced."""
    for path, written in beside.items():
        with writing(path):
            replace(path, written)


def replace(path: Path, written: Path) -> None:
    """Put a written file in its place, waiting a moment for another program that holds what is there.

    Raises OutputError when it holds it longer, OSError for anything else.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            written.replace(path)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            if time.monotonic() >= end:
                what = f"{path}：换不成新的（{reason(error)}），可能正在别的程序里打开"
                raise OutputError(f"{what}。请关掉打开它的程序（如 WPS、Excel），再运行。") from None
            time.sleep(PATIENCE / 20)
        else:
            return


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise OutputError for what the system refuses while `path` is written."""
    try:
        yield
    except OSError as error:
        what = f"{path}：写不进去（{reason(error)}）。请核对文件夹的权限和磁盘空间。"
        raise (OutputError if error.errno in _OF_ONE_PLACE else StorageError)(what) from None


def can_be_folder(name: str) -> bool:
    """Whether a folder of this name can exist on every system, Windows included."""
    plain = name.isprintable() and not set(name) & set('\\/:*?"<>|') and len(name.encode()) <= LONGEST_NAME
    return plain and name.strip(". ") == name != "" and not _DEVICE.match(name)
