"""What a parameters file was before each change, and what each reading said: `.history` beside the counties.

A version is never changed. The readings among them are the base on which the next reading is merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kit.base.errors import KitError
from kit.base.files import File, can_be_folder, read_file, write_whole
from kit.base.one_at_a_time import one_at_a_time
from kit.report.catalogue import names_year
from kit.report.origin import origin_of

FOLDER = ".history"
_NAMES = 3
"""County, unit and year, by which a file is called in its folder."""


class Kind(StrEnum):
    """What a version is: a report as it was read, a sum over units, the file before it was changed."""

    READ = "读入"
    SUM = "汇总"
    BEFORE = "改前"

    @property
    def meaning(self) -> str:
        """What it is, for people."""
        return {Kind.READ: "读入时的样子", Kind.SUM: "汇总时的样子", Kind.BEFORE: "改动前的文件"}[self]


_NAME = re.compile(rf"(\d{{3,}}) (\d{{4}}-\d\d-\d\d) (\d\d)(\d\d) ({'|'.join(Kind)})\.yaml")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a parameters file: its number, when it was kept, what it is, where it lies."""

    number: int
    kept: str
    kind: Kind
    path: Path

    def text(self) -> str:
        """Return its text. Raises InputError when it cannot be read."""
        return read_file(self.path).text()


class History:
    """The versions of the files of one parameters folder."""

    def __init__(self, parameters: Path) -> None:
        self._parameters = parameters

    def files(self, place: str) -> list[Path]:
        """Return the files with versions of a unit (`county/unit`) or of one of its years, oldest first."""
        names = place.removesuffix(".yaml").split("/")
        if not 2 <= len(names) <= 3 or not all(map(can_be_folder, names)):
            return []
        folder = self._parameters.joinpath(FOLDER, *names[:2])
        kept = folder.glob("*" if len(names) == 2 else names[2])
        years = sorted(path.name for path in kept if any(_versions(path)))
        return [self._parameters.joinpath(*names[:2], f"{year}.yaml") for year in years]

    def versions(self, path: Path) -> list[Version]:
        """Return the versions of a parameters file, oldest first."""
        return sorted(_versions(self.folder(path)), key=lambda each: each.number)

    def version(self, path: Path, number: int) -> Version:
        """Return one version. Raises KitError when there is none of this number."""
        found = next((each for each in self.versions(path) if each.number == number), None)
        if found is None:
            raise KitError(f"{path} 没有编号 {number} 的旧稿。有哪些见 kit history。")
        return found

    def reading_of(self, path: Path, file: File) -> str:
        """Return the reading that a file at `path` rests on, "" when it is not known."""
        told = origin_of(file.text())
        readings = (each for each in reversed(self.versions(path)) if each.kind is Kind.READ)
        return next((reading for each in readings if told and origin_of(reading := each.text()) == told), "")

    def overtaken(self, path: Path, file: File, reading: str) -> Version | None:
        """Return the last reading since one of the same source as `reading`, None where there is none.

        There is none either where the file at `path` rests on that source again.
        """
        source = _digest(reading)
        if not source or _digest(file.text()) == source:
            return None
        readings = [each for each in self.versions(path) if each.kind is Kind.READ]
        return readings[-1] if source in [_digest(each.text()) for each in readings[:-1]] else None

    def sum_of(self, path: Path, file: File) -> str:
        """Return the sum that a file at `path` rests on, "" when there is none.

        A file that is what it was before a sum does not rest on that: the command was killed just before it
        wrote the file, or the change was taken back.
        """
        versions = self.versions(path)
        for before, each in reversed([*zip([None, *versions], versions, strict=False)]):
            undone = before and before.kind is Kind.BEFORE and before.path.read_bytes() == file.data
            if each.kind is Kind.SUM and not undone:
                return each.text()
        return ""

    @classmethod
    def of(cls, file: Path) -> History | None:
        """Return the history in which a parameters file's versions are kept, None for a file that lies alone.

        Its folder is known where the path is written from there, or where it has kept versions before.
        """
        folder = next(iter(file.absolute().parents[2:3]), None)
        if folder is None or not names_year(file):
            return None
        told = len(file.parts) - file.is_absolute() > _NAMES
        return cls(folder) if told or (folder / FOLDER).is_dir() else None

    def held(self) -> AbstractContextManager[None]:
        """Let no other command change a file of the folder, from when it is read until it is written."""
        return one_at_a_time(self._parameters)

    def write(
        self, path: Path, text: str | bytes, former: bytes | None, texts: Mapping[Kind, str | bytes]
    ) -> None:
        """Write a file that held `former`, None if there was none, and keep `texts` as its next versions.

        The versions come first: whenever the command is killed, what the file held is kept. Raises
        OutputError when it cannot be written, or does not hold `former` any more.
        """
        kept = self._kept(path, texts)
        write_whole({**kept, path: text}, over={path: former} | dict.fromkeys(kept))

    def _kept(self, path: Path, texts: Mapping[Kind, str | bytes]) -> dict[Path, str | bytes]:
        versions = self.versions(path)
        number = versions[-1].number if versions else 0
        new = list(texts.items())
        new = new[_last_kept(versions, new) :]
        now = datetime.now().strftime("%Y-%m-%d %H%M")
        folder = self.folder(path)
        return {
            folder / f"{number + step:03} {now} {kind}.yaml": text for step, (kind, text) in enumerate(new, 1)
        }

    def put_back(self, path: Path, version: Version) -> None:
        """Put a version in a file's place; what stood there is kept as one more. Raises OutputError."""
        with self.held():
            now = read_file(path).data if path.is_file() else None
            before = {} if now is None else {Kind.BEFORE: now}
            self.write(path, version.path.read_bytes(), now, before)

    def folder(self, path: Path) -> Path:
        """Return where the versions of a parameters file lie, and what else is kept for it."""
        place = path.absolute().relative_to(self._parameters.absolute())
        return self._parameters / FOLDER / place.with_suffix("")


def _digest(text: str) -> str:
    """Return the SHA-256 of the file that a reading was made of, "" when it is not told."""
    origin = origin_of(text)
    return (origin.sha256 if origin else None) or ""


def _last_kept(versions: Sequence[Version], new: Sequence[tuple[Kind, str | bytes]]) -> int:
    """Return how many of the `new` versions are the last ones already, kept by a command that was killed."""
    told = [(kind, text if isinstance(text, bytes) else text.encode()) for kind, text in new]
    had = [(each.kind, each.path.read_bytes()) for each in versions[-len(told) :]] if told else []
    return next((count for count in range(len(had), 0, -1) if had[-count:] == told[:count]), 0)


def _versions(folder: Path) -> Iterator[Version]:
    for path in folder.glob("*.yaml"):
        if match := _NAME.fullmatch(path.name):
            number, day, hour, minute, kind = match.groups()
            yield Version(int(number), f"{day} {hour}:{minute}", Kind(kind), path)
