"""What `kit publish` wrote into its folder and when: `manifest.json`, for programs and for the next call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from kit.base.errors import reason
from kit.page.about.making import content_digest

FOLDER = "发布"
"""The folder for the web team, beside the pages."""
MANIFEST = "manifest.json"
SIGNATURE = f"{MANIFEST}.sig"
"""A signature on it, where there is one."""
CHANGED = "发布以后被人改过"
OLDER = "是旧版本的程序写的，没有自己的校验码，有没有改过查不出来"
OTHER = "是另一版本的程序写的，读不懂"
FOREIGN = "不是发布清单，或被人改坏了"
"""Why a file under its name cannot be relied on: changed since, of another version, not ours."""
_AWAY = "或把整个文件夹移走，再运行 kit publish"
_REMEDIES = {
    CHANGED: f"请换回原来的清单，{_AWAY}",
    OLDER: "再运行一次 kit publish 就换成新的",
    OTHER: f"请更新本程序，{_AWAY}",
    FOREIGN: f"请换回原来的清单，{_AWAY}",
}
_DIGEST = "manifest"
"""The key in it that holds the digest of all the others."""
_HEAD = ("published", "county", "index")
"""By which keys even half of one is told from another program's file under its name."""


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
    """The folder: the day it was written last, whose it is, its list page and the reports in it.

    `signed` tells that a signature was made on it: one that is gone later is missed.
    """

    published: str
    county: str
    name: str
    year: int
    index: PublishedFile
    units: list[PublishedUnit]
    signed: bool = False

    @property
    def files(self) -> list[PublishedFile]:
        """The files that went out: the list page and those of the units."""
        return [self.index, *(file for unit in self.units for file in unit.files)]

    def text(self) -> str:
        """Return it as the file has it: closed, as a page is, by the digest of what it tells.

        A reader reckons that from the file, not from its own model: another version has other keys, and who
        only sets the file otherwise changes nothing that it tells.
        """
        told = self.model_dump(exclude=None if self.signed else {"signed"})
        closed = {**told, _DIGEST: content_digest(told)}
        return json.dumps(closed, ensure_ascii=False, indent=1) + "\n"

    def unit(self, folder: str) -> PublishedUnit | None:
        """Return what was published of a unit, None for nothing."""
        return next((each for each in self.units if each.folder == folder), None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier call left in a folder: its manifest, and its files by name with their digests.

    `manifest` is what could be read of it, `content` its bytes, b"" for none. `doubt` is why it cannot be
    relied on, in words that follow its name; "" where it can, or there is none.
    """

    folder: Path
    manifest: Manifest | None
    files: Mapping[str, str]
    content: bytes = b""
    doubt: str = ""

    @property
    def proven(self) -> Manifest | None:
        """The manifest where it is as it was written."""
        return None if self.doubt else self.manifest

    @property
    def is_relied_on(self) -> bool:
        """Whether what it tells is taken for what was written: an older version's has no digest to tell."""
        return self.doubt in ("", OLDER)

    @property
    def remedy(self) -> str:
        """What to do about a doubt."""
        return _REMEDIES.get(self.doubt, "请核对路径和权限")


def read_manifest(folder: Path) -> Earlier:
    """Return what a folder holds of an earlier call: no file, where its manifest is not the one it wrote.

    A signature came with a manifest, be that there or not.
    """
    files = {}
    with suppress(OSError):
        files[SIGNATURE] = sha256((folder / SIGNATURE).read_bytes()).hexdigest()
    try:
        content = (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Earlier(folder, None, files)
    except OSError as error:
        return Earlier(folder, None, files, doubt=f"读不出来（{reason(error)}）")
    manifest, doubt = _understood(content)
    if manifest and doubt in ("", OLDER):
        own = [*manifest.files, PublishedFile.of(MANIFEST, content)]
        files |= {file.name: file.sha256 for file in own}
    return Earlier(folder, manifest, files, content, doubt)


def _understood(content: bytes) -> tuple[Manifest | None, str]:
    """Return a manifest, None for what is none, and why it cannot be relied on."""
    manifest, closed, whole = None, None, False
    with suppress(ValueError, RecursionError):
        told: Any = json.loads(content)
        closed = told.pop(_DIGEST, None) if isinstance(told, dict) else None
        whole = closed == content_digest(told)
        manifest = Manifest.model_validate(told)
    if manifest is None or not all(_is_plain(file.name) for file in manifest.files):
        known = all(f'"{key}"'.encode() in content for key in _HEAD)
        return None, OTHER if whole else CHANGED if known else FOREIGN
    return manifest, "" if whole else OLDER if closed is None else CHANGED


def _is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself: a manifest may have been changed."""
    return not set(name) & set("/\\:") and name not in ("", ".", "..")
