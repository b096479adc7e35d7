"""Writes a report's files to a URL (`s3://…`, `file:///…`), each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import fsspec

from kit.base.errors import KitError, StorageError
from kit.run.job import Made, Stamp, Written

_VERSIONS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "created")
"""The names by which file systems tell a file's version or time."""


def deliver(made: Made, target: str) -> Made:
    """Write the files of a report to a URL without suffix, each whole or not at all.

    Raises StorageError when it cannot be done.
    """
    files, root = reached(target)
    written = {}
    for suffix, content in made.contents.items():
        write(files, target, f"{root}{suffix}", content)
        with complaints(target):
            files.invalidate_cache()
            written[suffix] = Written.of(content, stamp_of(files.info(f"{root}{suffix}")))
    return replace(made, contents={}, written=written)


def reached(url: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path in it. Raises KitError when there is none."""
    with complaints(url):
        files, root = fsspec.core.url_to_fs(url)
    return files, str(root)


def write(files: Any, url: str, path: str, content: bytes) -> None:
    """Write a file whole. Raises StorageError, naming the URL, when it cannot be done."""
    with complaints(url):
        with suppress(NotImplementedError):
            files.makedirs(files._parent(path), exist_ok=True)
        # In a transaction a file comes into its place when it is complete; object stores know no other way.
        with files.transaction, files.open(path, "wb") as file:
            file.write(content)


@contextmanager
def complaints(url: str) -> Iterator[None]:
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


def stamp_of(info: Mapping[str, Any]) -> Stamp:
    """Return by what a file is known again, from what its file system says of it."""
    version = next((str(info[name]) for name in _VERSIONS if info.get(name) is not None), "")
    return Stamp(int(info["size"] or 0), version)
