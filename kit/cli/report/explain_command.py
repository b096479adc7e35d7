"""The command that writes the sheets that explain reports to the public: `kit explain`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from kit.base.errors import InputError, OutputError, StorageError
from kit.base.files import write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.saying import say
from kit.explain.explained_page import sheet
from kit.report.output_paths import EXPLAINED, found_outputs, output_of, refuse_collisions
from kit.report.parameters import read_report
from kit.report.site.site_details import site_beside


@click.command(cls=words.Command, help=words.EXPLAIN)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option("-o", "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.OUTPUTS)
def explain(files: Sequence[Path], outputs: Path) -> int:
    """Write the sheet of each report beside its page."""
    places = {file: output_of(file, outputs, EXPLAINED) for file in files}
    refuse_collisions({file: [place] for file, place in places.items()})
    code = CLEAN
    for file, place in places.items():
        try:
            report = replace(read_report(file), site=site_beside(file))
            write_whole({place: sheet(report)})
        except StorageError:
            raise
        except (InputError, OutputError) as error:
            code = UNUSABLE
            say(str(error), err=True)
            continue
        say(f"已写好：{place}")
    return code
