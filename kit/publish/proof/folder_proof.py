"""The folder for the web team held against its own manifest: every file in it, pages or not.

A program of the office's own can sign the manifest; who changes both on purpose is told by nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from kit.base.errors import reason
from kit.county.progress.manifest import FOLDER, FOREIGN, MANIFEST, SIGNATURE, Earlier, read_manifest
from kit.publish.proof.page_proof import Proof, is_of_the_system


def folder_proofs(places: Sequence[Path]) -> Iterator[Proof]:
    """Yield what is to be said of each manifest in folders, at any depth, and of each file beside or in it.

    Of a single file among `places` only that is said, where a manifest lies beside it, and what is wrong
    with that; of a signature, what is to be said of the manifest.
    """
    folders = {folder for place in places if place.is_dir() for folder in _published(place)}
    for folder in sorted(folders):
        told = read_manifest(folder)
        if _is_ours(told):
            yield _of_manifest(told)
            yield from (_of_file(folder / name, told) for name in _listed(told))
            yield from (_of_file(path, told) for path in strangers(told))
    for place in places:
        if not place.is_dir() and place.parent not in folders:
            told = read_manifest(place.parent)
            is_listed = place.name not in (MANIFEST, SIGNATURE)
            if told.manifest and (told.doubt or not is_listed):
                yield _of_manifest(told)
            if told.manifest and is_listed:
                yield _of_file(place, told)


def _published(place: Path) -> Iterator[Path]:
    """Yield the folders that have a manifest, or the name of those that should have one."""
    for each in (place, *place.rglob("*")):
        if each.name == MANIFEST:
            yield each.parent
        elif _is_named(each) and each.is_dir():
            yield each


def _is_named(folder: Path) -> bool:
    """Whether a folder has the name of the one for the web team, though it be told as "." or ".."."""
    return (folder.resolve() if folder.name in ("", "..") else folder).name == FOLDER


def _is_ours(told: Earlier) -> bool:
    """Whether a folder is one for the web team: by its name, or by its manifest."""
    return told.doubt != FOREIGN or _is_named(told.folder)


def _listed(told: Earlier) -> Mapping[str, str]:
    """Return the files that a manifest lists, be it changed or not, with their digests."""
    return {file.name: file.sha256 for file in told.manifest.files} if told.manifest else {}


def strangers(told: Earlier) -> Iterator[Path]:
    """Yield the files in a folder that its manifest does not list.

    Below a folder of another name, as a site's, others have a manifest of their own: they are left out.
    """
    if told.manifest is None:
        return
    known = {*_listed(told), MANIFEST, SIGNATURE}
    below = () if _is_named(told.folder) else set(_published(told.folder)) - {told.folder}
    others = {folder for folder in below if _is_ours(read_manifest(folder))}
    for path in sorted(told.folder.rglob("*")):
        own = (path.parent == told.folder and path.name in known) or not others.isdisjoint(path.parents)
        if not own and (path.is_symlink() or not path.is_dir()) and not is_of_the_system(path):
            yield path


def _of_manifest(told: Earlier) -> Proof:
    path = told.folder / MANIFEST
    if told.doubt:
        return Proof(path, (told.doubt, told.remedy))
    if told.manifest is None:
        return Proof(path, ("没有发布清单，网页以外的文件没法查验",), there=False)
    lost = told.manifest.signed and not os.path.lexists(told.folder / SIGNATURE)
    return Proof(path, (f"签过名，签名 {SIGNATURE} 不在了",) if lost else ())


def _of_file(path: Path, told: Earlier) -> Proof:
    listed = _listed(told)
    due = listed.get(path.name) if path.parent == told.folder else None
    if due is None and not _is_named(told.folder):
        return Proof(path, (), known=False)
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return Proof(path, ("清单上有，文件夹里没有",), there=False)
    except OSError as error:
        return Proof(path, (f"{'' if due else '清单上没有，也'}读不出来（{reason(error)}）",))
    if due is None:
        alike = next((f"，内容与清单上的 {name} 一样" for name in listed if listed[name] == digest), "")
        return Proof(path, (f"发布清单上没有{alike}",))
    told_otherwise = "与发布清单上的校验码不一样，发布以后被人改过或换过"
    return Proof(path, () if digest == due else (told_otherwise,))
