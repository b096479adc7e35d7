"""The command that holds pages against the parameters files they were made from: `kit proof`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR
from kit.cli.options import PARAMETERS
from kit.cli.saying import say
from kit.publish.proof.folder_proof import folder_proofs
from kit.publish.proof.page_proof import Prover, pages_in


@click.command(cls=words.Command, help=words.PROOF)
@click.argument("pages", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@PARAMETERS
def proof(pages: Sequence[Path], parameters: Path) -> int:
    """Name every page that its parameters file does not give, and every file that is not what went out."""
    if lost := [str(each) for each in pages if not each.exists()]:
        raise KitError(f"没有 {'、'.join(lost)}。请核对路径。")
    prover = Prover(parameters)
    flaws: dict[Path, tuple[str, ...]] = {}
    for each in chain(map(prover.proof, pages_in(pages)), folder_proofs(pages)):
        flaws[each.path] = flaws.get(each.path) or each.flaws
    if not flaws:
        raise KitError(f"{'、'.join(map(str, pages))} 里没有网页。请核对路径。")
    bad = {path: told for path, told in flaws.items() if told}
    for path, told in bad.items():
        say(f"{path}：{'；'.join(told)}。")
    if bad:
        say("要换成现在的：网页运行 kit batch，解读运行 kit explain，发布文件夹再运行 kit publish。")
    say(f"查了 {len(flaws)} 个文件，{len(flaws) - len(bad)} 个相符，{len(bad)} 个不符。")
    return ERROR if bad else CLEAN
