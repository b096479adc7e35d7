"""The folder for the web team held against its own manifest: every file that went out, pages or not.

A program of the office's own can sign the manifest; who changes both on purpose is told by nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kit.publish.manifest import FOLDER, MANIFEST, PublishedFile, read_manifest
from kit.publish.proof.page_proof import Proof


def folder_proofs(places: Sequence[Path]) -> Iterator[Proof]:
    """Yield what is to be said of each manifest in folders, at any depth, and of each file that it lists."""
    folders = {folder for place in places if place.is_dir() for folder in _published(place)}
    for folder in sorted(folders):
        told = read_manifest(folder)
        yield Proof(folder / MANIFEST, tuple(_manifest_flaws(told.content, intact=told.intact)))
        for file in told.manifest.files if told.manifest else ():
            yield Proof(folder / file.name, tuple(_flaws(folder, file)))


def _published(place: Path) -> Iterator[Path]:
    """Yield the folders that have a manifest, or the name of those that should have one."""
    for each in (place, *place.rglob("*")):
        if each.name == MANIFEST:
            yield each.parent
        elif each.name == FOLDER and each.is_dir():
            yield each


def _manifest_flaws(content: bytes, *, intact: bool) -> Iterator[str]:
    if not content:
        yield "没有发布清单，网页以外的文件没法查验"
    elif not intact:
        yield "发布以后被人改过"


def _flaws(folder: Path, listed: PublishedFile) -> Iterator[str]:
    path = folder / listed.name
    if not path.is_file():
        yield "清单上有，文件夹里没有"
    elif PublishedFile.of(listed.name, path.read_bytes()) != listed:
        yield "与发布清单上的校验码不一样，发布以后被人改过或换过"
