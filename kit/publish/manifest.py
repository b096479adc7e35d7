"""What `kit publish` wrote into its folder and when: `manifest.json`, for programs and for the next call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kit.page.about.making import content_digest

FOLDER = "发布"
"""The folder for the web team, beside the pages."""
MANIFEST = "manifest.json"
SIGNATURE = f"{MANIFEST}.sig"
"""A signature on it, where there is one."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class PublishedFile(_Model):
    """A file of the folder, and the SHA-256 of its bytes."""

    name: str
    sha256: str

    @classmethod
    def of(cls, name: str, content: bytes) -> PublishedFile:
        """Return the file that holds `content`."""
        return cls(name=name, sha256=sha256(content).hexdigest())


class PublishedUnit(_Model):
    """A unit's report: since when it is out as it is, its files, the digest of its parameters file.

    `made` is the record of its page: the digests of what it was made from.
    """

    folder: str
    name: str
    title: str
    published: str
    draft: bool
    files: list[PublishedFile]
    parameters: PublishedFile
    kit: str
    made: dict[str, str] = Field(default_factory=dict)


class Manifest(_Model):
    """The folder: the day it was written last, whose it is, its list page and the reports in it."""

    published: str
    county: str
    name: str
    year: int
    index: PublishedFile
    units: list[PublishedUnit]

    @property
    def files(self) -> list[PublishedFile]:
        """The files that went out: the list page and those of the units."""
        return [self.index, *(file for unit in self.units for file in unit.files)]

    def text(self) -> str:
        """Return it as the file has it: closed, as a page is, by the digest of what it tells."""
        told = self.model_dump()
        closed = {**told, "manifest": content_digest(told)}
        return json.dumps(closed, ensure_ascii=False, indent=1) + "\n"

    def unit(self, folder: str) -> PublishedUnit | None:
        """Return what was published of a unit, None for nothing."""
        return next((each for each in self.units if each.folder == folder), None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier call left in a folder: its manifest, and its files by name with their digests.

    `content` is the manifest's file, b"" for none.
    """

    folder: Path
    manifest: Manifest | None
    files: Mapping[str, str]
    content: bytes = b""

    @property
    def intact(self) -> bool:
        """Whether the manifest is as it was written."""
        return self.manifest is not None and self.manifest.text().encode() == self.content


def read_manifest(folder: Path) -> Earlier:
    """Return what a folder holds of an earlier call; nothing where it has no manifest that can be read."""
    content = b""
    with suppress(OSError):
        content = (folder / MANIFEST).read_bytes()
    try:
        told: Any = json.loads(content)
        manifest = Manifest.model_validate(told)
    except (ValueError, RecursionError, ValidationError):
        return Earlier(folder, None, {}, content)
    if not all(_is_plain(file.name) for file in manifest.files):
        return Earlier(folder, None, {}, content)
    files = [*manifest.files, PublishedFile.of(MANIFEST, content)]
    with suppress(OSError):  # what stands beside a manifest under this name came with it
        files.append(PublishedFile.of(SIGNATURE, (folder / SIGNATURE).read_bytes()))
    return Earlier(folder, manifest, {file.name: file.sha256 for file in files}, content)


def _is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself: a manifest may have been changed."""
    return not set(name) & set("/\\:") and name not in ("", ".", "..")
