"""The command that writes the sheets that explain reports to the public: `kit explain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from kit.cli import help_texts as words
from kit.cli.report.written_beside import write_each
from kit.explain.explained_page import sheet
from kit.report.output_paths import EXPLAINED, found_outputs
from kit.report.parameters import read_report
from kit.report.site.site_details import site_beside


@click.command(cls=words.Command, help=words.EXPLAIN)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option("-o", "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.OUTPUTS)
def explain(files: Sequence[Path], outputs: Path) -> int:
    """Write the sheet of each report beside its page."""
    return write_each(files, outputs, EXPLAINED, _sheet)


def _sheet(file: Path) -> str:
    return sheet(replace(read_report(file), site=site_beside(file)))
