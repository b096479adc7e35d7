"""`kit table` writes the figures of all reports as one long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kit.analysis.table_file import write_table
from kit.analysis.tidy_tables import CHANGES, FIGURES, Read
from kit.base.errors import InputError
from kit.base.guard import guard
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.saying import say
from kit.report.catalogue import EARLIEST, LATEST, TownshipYear, catalogue
from kit.report.output_paths import found_parameters
from kit.report.parameters import report_of


@click.command(cls=words.Command, help=words.TABLE)
@click.argument(
    "parameters", default=found_parameters, type=click.Path(path_type=Path), metavar="[数据文件夹]"
)
@click.option(
    "-o", "target", required=True, type=click.Path(path_type=Path), metavar="文件", help=words.TABLE_TARGET
)
@click.option("--changes", is_flag=True, help=words.TABLE_CHANGES)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.TABLE_YEAR)
def table(parameters: Path, target: Path, changes: bool, year: int | None) -> int:
    """Write all figures of a folder's units, or all that moved, as one long table."""
    found = catalogue(parameters)
    wanted = [each for each in found.units if year in (None, each.year)]
    refused = {str(path): told for path, told in found.told_strays().items()}
    count = write_table(target, CHANGES if changes else FIGURES, _read(wanted, refused))
    say(f"已写好：{target}，{count} 行")
    for reason in refused.values():
        say(reason, err=True)
    return UNUSABLE if refused else CLEAN


def _read(reports: Iterable[TownshipYear], refused: dict[str, str]) -> Iterator[Read]:
    """Yield the reports that can be read; `refused` gets the sentence for each of the others."""
    for report in reports:
        try:
            with guard(str(report.path)):
                read = report_of(*report.read())
            yield report, read
        except InputError as error:
            refused[str(report.path)] = str(error)
