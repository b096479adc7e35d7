"""What a parameters file was before each change, and what each reading said: `.history` beside the counties.

A version is never changed. The readings among them are the base on which the next reading is merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kit.base.errors import KitError
from kit.base.files import File, can_be_folder, read_file, write_whole
from kit.editing.reading_remarks import origin

FOLDER = ".history"


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
        years = sorted(path.name for path in folder.glob("*" if len(names) == 2 else names[2]))
        return [self._parameters.joinpath(*names[:2], f"{year}.yaml") for year in years]

    def versions(self, path: Path) -> list[Version]:
        """Return the versions of a parameters file, oldest first."""
        return sorted(_versions(self._folder(path)), key=lambda each: each.number)

    def version(self, path: Path, number: int) -> Version:
        """Return one version. Raises KitError when there is none of this number."""
        found = next((each for each in self.versions(path) if each.number == number), None)
        if found is None:
            raise KitError(f"{path} 没有编号 {number} 的旧稿。有哪些见 kit history。")
        return found

    def reading_of(self, path: Path, file: File) -> str:
        """Return the reading that a file at `path` rests on, "" when it is not known."""
        told = origin(file.text())
        readings = (each for each in reversed(self.versions(path)) if each.kind is Kind.READ)
        return next((reading for each in readings if told and origin(reading := each.text()) == told), "")

    def last(self, path: Path, kind: Kind) -> str:
        """Return the newest version of a kind, "" when there is none."""
        return next((each.text() for each in reversed(self.versions(path)) if each.kind is kind), "")

    def kept(self, path: Path, texts: Mapping[Kind, str | bytes]) -> dict[Path, str | bytes]:
        """Return what to write, and where, so that these texts are kept as the file's next versions."""
        versions = self.versions(path)
        number = versions[-1].number if versions else 0
        now = datetime.now().strftime("%Y-%m-%d %H%M")
        folder = self._folder(path)
        return {
            folder / f"{number + step:03} {now} {kind}.yaml": text
            for step, (kind, text) in enumerate(texts.items(), 1)
        }

    def put_back(self, path: Path, version: Version) -> None:
        """Put a version in a file's place; what stood there is kept as one more. Raises OutputError."""
        now = {Kind.BEFORE: read_file(path).data} if path.is_file() else {}
        write_whole({path: version.path.read_bytes(), **self.kept(path, now)})

    def _folder(self, path: Path) -> Path:
        return self._parameters / FOLDER / path.relative_to(self._parameters).with_suffix("")


def _versions(folder: Path) -> Iterator[Version]:
    for path in folder.glob("*.yaml"):
        if match := _NAME.fullmatch(path.name):
            number, day, hour, minute, kind = match.groups()
            yield Version(int(number), f"{day} {hour}:{minute}", Kind(kind), path)
