"""The command that writes the sheets that explain reports to the public: `kit explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from kit.cli import help_texts as words
from kit.cli.report.written_beside import write_each
from kit.explain.explained_page import sheet
from kit.report.output_paths import EXPLAINED, PICTURE, found_outputs
from kit.report.parameters import read_report
from kit.report.site.site_details import site_beside


@click.command(cls=words.Command, help=words.EXPLAIN)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option("--png/--no-png", default=True, help=words.EXPLAIN_PNG)
@click.option("-o", "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.OUTPUTS)
def explain(files: Sequence[Path], png: bool, outputs: Path) -> int:
    """Write the sheet of each report beside its page, as a page and as a picture."""
    suffixes = (EXPLAINED, PICTURE) if png else (EXPLAINED,)
    return write_each(files, outputs, suffixes, lambda file: _sheets(file, png=png))


def _sheets(file: Path, *, png: bool) -> Iterator[str | bytes]:
    report = replace(read_report(file), site=site_beside(file))
    yield sheet(report)
    if png:
        from kit.explain.explained_picture import picture  # the page needs no typesetter

        yield picture(report)
