"""A store behind a URL (`s3://…`, `file:///…`), to which whoever makes a report writes it himself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
from platformdirs import user_state_path

from kit.base.errors import KitError, StorageError
from kit.batch.ledger import Entry, Ledger
from kit.batch.store import digest
from kit.run.job import Made, Stamp, Written

_VERSIONS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "created")
"""The names by which file systems tell a file's version or time."""


class Remote:
    """A URL that this machine and the workers reach; its ledger lies with the user who runs the batch."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._files, self._root = _reached(self._url)

    @property
    def ledger(self) -> Path:
        """A file of its own for each URL: an object store has no file that can be appended to."""
        name = digest(self._url.encode())[:16]
        return user_state_path("township-disclosure-workbook") / f"{name}.sqlite"

    def target(self, place: str) -> str:
        """Return the URL of a report without suffix."""
        return f"{self._url}/{place}"

    def stamps(self, folder: str) -> Mapping[str, Stamp]:
        """Return the stamps of all files in a folder, by name; none when there is no such folder."""
        with _told(self._url), suppress(FileNotFoundError):
            self._files.invalidate_cache()
            listed = self._files.ls(f"{self._root}/{folder}", detail=True)
            return {Path(each["name"]).name: _stamp(each) for each in listed}
        return {}

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, b"" when there is none."""
        with _told(self._url), suppress(FileNotFoundError):
            return bytes(self._files.cat_file(f"{self._root}/{name}"))
        return b""

    def keep(self, place: str, key: str, made: Made, ledger: Ledger) -> None:
        """Enter a report that its maker has written."""
        ledger.put(place, Entry(key, made.outcome, made.written))

    def write(self, contents: Mapping[str, str]) -> None:
        """Write whole files by name. Raises StorageError when it cannot be done."""
        for name, content in contents.items():
            _write(self._files, self._url, f"{self._root}/{name}", content.encode())

    def show(self, name: str) -> str:
        """Return the URL."""
        return f"{self._url}/{name}"


def deliver(made: Made, target: str) -> Made:
    """Write the files of a report to a URL without suffix, each whole or not at all.

    Raises StorageError when it cannot be done.
    """
    files, root = _reached(target)
    written = {}
    for suffix, content in made.contents.items():
        _write(files, target, f"{root}{suffix}", content)
        with _told(target):
            files.invalidate_cache()
            written[suffix] = Written(_stamp(files.info(f"{root}{suffix}")), digest(content))
    return replace(made, contents={}, written=written)


def _reached(url: str) -> tuple[Any, str]:
    with _told(url):
        files, root = fsspec.core.url_to_fs(url)
    return files, str(root)


def _write(files: Any, url: str, path: str, content: bytes) -> None:
    with _told(url):
        with suppress(NotImplementedError):
            files.makedirs(files._parent(path), exist_ok=True)
        # In a transaction a file comes into its place when it is complete; object stores know no other way.
        with files.transaction, files.open(path, "wb") as file:
            file.write(content)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Raise in this project's words what a file system complains of."""
    try:
        yield
    except ImportError as error:
        scheme = url.partition("://")[0]
        what = f"{url}：没有装读写 {scheme} 的程序（{error}）。请先安装，再运行。"
        raise KitError(what) from None
    except ValueError as error:
        what = f"{url}：不认识这样的网址（{error}）。请写成 s3://桶/文件夹 或 file:///文件夹。"
        raise KitError(what) from None
    except Exception as error:  # each file system has errors of its own
        what = f"{url}：写不进去（{type(error).__name__}：{error}）。请核对地址、权限和空间。"
        raise StorageError(what) from None


def _stamp(told: Mapping[str, Any]) -> Stamp:
    version = next((str(told[name]) for name in _VERSIONS if told.get(name) is not None), "")
    return Stamp(int(told["size"] or 0), version)
