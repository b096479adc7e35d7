"""A store behind a URL (`s3://…`, `file:///…`), to which whoever makes a report writes it himself."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kit.batch.ledger import Entry, Ledger
from kit.batch.ledger_place import with_user
from kit.run.delivery import complaints, reached, stamp_of, write
from kit.run.job import Made, Stamp


class Remote:
    """A URL that this machine and the workers reach; its ledger lies with the user who runs the batch."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._files, self._root = reached(self._url)

    @property
    def ledger(self) -> Path:
        """A file of its own for each URL: an object store has no file that can be appended to."""
        return with_user(self._url)

    def target(self, place: str) -> str:
        """Return the URL of a report without suffix."""
        return f"{self._url}/{place}"

    def stamps(self, folder: str) -> Mapping[str, Stamp]:
        """Return the stamps of all files in a folder, by name; none when there is no such folder."""
        with complaints(self._url), suppress(FileNotFoundError):
            self._files.invalidate_cache()
            listed = self._files.ls(f"{self._root}/{folder}", detail=True)
            return {Path(each["name"]).name: stamp_of(each) for each in listed}
        return {}

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, b"" when there is none."""
        with complaints(self._url), suppress(FileNotFoundError):
            return bytes(self._files.cat_file(f"{self._root}/{name}"))
        return b""

    def keep(self, place: str, key: str, made: Made, ledger: Ledger) -> None:
        """Enter a report that its maker has written."""
        ledger.put(place, Entry(key, made.outcome, made.written, made.without_pdf))

    def write(self, contents: Mapping[str, str]) -> None:
        """Write whole files by name. Raises StorageError when it cannot be done."""
        for name, content in contents.items():
            write(self._files, self._url, f"{self._root}/{name}", content.encode())

    def remove(self, name: str) -> None:
        """Take a file away. Raises StorageError when it cannot be done."""
        with complaints(self._url), suppress(FileNotFoundError):
            self._files.rm_file(f"{self._root}/{name}")

    def show(self, name: str) -> str:
        """Return the URL."""
        return f"{self._url}/{name}"
