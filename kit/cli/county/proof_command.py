"""The command that holds pages against the parameters files they were made from: `kit proof`."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from itertools import chain
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR
from kit.cli.options import ANY_PATH, PARAMETERS
from kit.cli.saying import say
from kit.county.progress.manifest import MANIFEST, SIGNATURE
from kit.publish.proof.folder_proof import folder_proofs
from kit.publish.proof.page_proof import Proof, Prover, is_of_the_system, pages_in

_REMEDY = (
    "要换成现在的：网页运行 kit batch，解读运行 kit explain，"
    "发布文件夹再运行 kit publish（清单上没有的、被人改过的先移走）。"
)


@click.command(cls=words.Command, help=words.PROOF)
@click.argument("pages", nargs=-1, required=True, type=ANY_PATH, metavar="文件或文件夹…")
@PARAMETERS
def proof(pages: Sequence[Path], parameters: Path) -> int:
    """Name every page that its parameters file does not give, and every file that is not what went out."""
    if lost := [str(each) for each in pages if not each.exists()]:
        raise KitError(f"没有 {'、'.join(lost)}。请核对路径。")
    meant, pages = pages, [each for each in pages if each.is_dir() or not is_of_the_system(each)]
    prover = Prover(parameters)
    proofs: dict[Path, Proof] = {}
    for each in chain(map(prover.proof, pages_in(pages)), folder_proofs(pages)):
        key = _one(each.path)
        proofs[key] = proofs[key].merged(each) if key in proofs else each
    for path in pages:
        key = _one(path)
        is_told = key.name == SIGNATURE and key.with_name(MANIFEST) in proofs
        if not path.is_dir() and not is_told:
            proofs.setdefault(key, Proof(path, ("不是年报的网页，旁边也没有能用的发布清单，没法查验",)))
    if not proofs:
        raise KitError(f"{'、'.join(map(str, meant))} 里没有网页。请核对路径。")
    bad = [each for each in proofs.values() if each.flaws]
    for each in bad:
        say(f"{each.path}：{'；'.join(each.flaws)}。")
    if bad:
        say(_REMEDY)
    say(_count(proofs.values()))
    for each in proofs.values():
        if each.path.name == MANIFEST and os.path.lexists(signed := each.path.with_name(SIGNATURE)):
            say(f"{signed}：清单的签名，要用签名的工具核对，这里没有查。")
    return ERROR if bad or not any(each.known for each in proofs.values()) else CLEAN


def _one(path: Path) -> Path:
    """Return the one way to write where a file lies; a link stays one."""
    return path.parent.resolve() / path.name


def _count(proofs: Collection[Proof]) -> str:
    """Return how many files there were, and how they fared."""
    known = [each for each in proofs if each.known]
    there = [each for each in known if each.there]
    same = sum(not each.flaws for each in there)
    lacking = f"，缺 {len(known) - len(there)} 个" if len(known) > len(there) else ""
    others = len(proofs) - len(known)
    unlisted = f"；另有 {others} 个文件，发布清单上没有，没有查" if others else ""
    return f"查了 {len(there)} 个文件，{same} 个相符，{len(there) - same} 个不符{lacking}{unlisted}。"
