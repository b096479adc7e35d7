"""Where a batch puts what it makes: a folder of this machine, the default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Protocol

from kit.base.files import put_in_place, staged, write_whole, writing
from kit.base.half_file import is_half, remove_left
from kit.batch.ledger import Entry, Ledger
from kit.batch.ledger_place import ledger_for
from kit.run.job import Made, Stamp, Written


class Store(Protocol):
    """Files by their place, `<county>/<year>/<township>` and a suffix."""

    @property
    def ledger(self) -> Path:
        """Where the ledger of this store lies."""

    def target(self, place: str) -> str:
        """Return the URL that whoever makes a report writes it to, "" when it is to be given back."""

    def stamps(self, folder: str) -> Mapping[str, Stamp]:
        """Return the stamps of all files in a folder, by name; none when there is no such folder."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, b"" when there is none."""

    def keep(self, place: str, key: str, made: Made, ledger: Ledger) -> None:
        """Put a report in its place and enter it; whatever happens, the ledger tells no untruth.

        Raises OutputError when it cannot be written.
        """

    def write(self, contents: Mapping[str, str]) -> None:
        """Write whole files by name. Raises OutputError when it cannot be done."""

    def remove(self, name: str) -> None:
        """Take a file away. Raises OutputError when it cannot be done."""

    def show(self, name: str) -> str:
        """Return how messages call a file."""


class Folder:
    """A folder of this machine, the default."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def ledger(self) -> Path:
        """A file in the folder, or with the user where its drive has no locks."""
        return ledger_for(self._root)

    def target(self, place: str) -> str:
        """Return "": what workers make comes back, so they need not share a disk."""
        return ""

    def stamps(self, folder: str) -> Mapping[str, Stamp]:
        """Return the stamps of all files in a folder, once what a killed command left is removed."""
        found = {}
        remove_left(self._root / folder)
        with suppress(OSError), os.scandir(self._root / folder) as entries:
            for entry in entries:
                if not is_half(entry.name):
                    with suppress(OSError):  # a link that leads nowhere is no file
                        found[entry.name] = _stamp(entry.stat())
        return found

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, b"" when there is none."""
        with suppress(OSError):
            return (self._root / name).read_bytes()
        return b""

    def keep(self, place: str, key: str, made: Made, ledger: Ledger) -> None:
        """Write the files beside their places, enter them, and only then put them in their places.

        So the ledger knows the files of a report before they can be seen, and knows them again after
        a kill at any moment; files that never came into their places are not the ones it knows.
        """
        paths = {self._root / f"{place}{suffix}": content for suffix, content in made.contents.items()}
        with staged(paths) as beside:
            written = {
                suffix: Written.of(content, _stamp(at.stat()))
                for (suffix, content), at in zip(made.contents.items(), beside.values(), strict=True)
            }
            ledger.put(place, Entry(key, made.outcome, written, made.without_pdf))
            put_in_place(beside)

    def write(self, contents: Mapping[str, str]) -> None:
        """Write whole files by name."""
        write_whole({self._root / name: content for name, content in contents.items()})

    def remove(self, name: str) -> None:
        """Take a file away."""
        with writing(self._root / name):
            (self._root / name).unlink(missing_ok=True)

    def show(self, name: str) -> str:
        """Return the path."""
        return str(self._root / name)


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, str(status.st_mtime_ns))
