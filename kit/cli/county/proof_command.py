"""The command that holds pages against the parameters files they were made from: `kit proof`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR
from kit.cli.options import PARAMETERS
from kit.cli.saying import say
from kit.publish.proof.page_proof import Prover, pages_in


@click.command(cls=words.Command, help=words.PROOF)
@click.argument("pages", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@PARAMETERS
def proof(pages: Sequence[Path], parameters: Path) -> int:
    """Name every page that is not what its parameters file gives."""
    if lost := [str(each) for each in pages if not each.exists()]:
        raise KitError(f"没有 {'、'.join(lost)}。请核对路径。")
    prover = Prover(parameters)
    found = [prover.proof(each) for each in pages_in(pages)]
    if not found:
        raise KitError(f"{'、'.join(map(str, pages))} 里没有网页。请核对路径。")
    bad = [each for each in found if each.flaws]
    for each in bad:
        say(f"{each.page}：{'；'.join(each.flaws)}。")
    proven = len(found) - len(bad)
    say(f"查了 {len(found)} 个网页，{proven} 个与制作记录和数据文件相符，{len(bad)} 个不符。")
    return ERROR if bad else CLEAN
