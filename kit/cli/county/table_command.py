"""`kit table` writes the figures of all reports as one long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kit.analysis.lines_read import NAMED, Job, Told, lines_told
from kit.analysis.table_file import write_table
from kit.analysis.tidy_tables import Line
from kit.base.errors import InputError, KitError
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.saying import say
from kit.cores.following import followed
from kit.cores.spreading import each_done, sound
from kit.report.catalogue import EARLIEST, LATEST, catalogue
from kit.report.output_paths import found_parameters


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
    name = "changes" if changes else "figures"
    jobs = [Job.of(name, each) for each in found.units if year in (None, each.year)]
    refused = {str(path): told for path, told in found.told_strays().items()}
    done = each_done(lines_told, jobs, called=lambda job: job.path)
    read = _lines(jobs, followed(done, len(jobs), "读入"), refused)
    count = write_table(target, NAMED[name], read)
    say(f"已写好：{target}，{count} 行")
    for reason in refused.values():
        say(reason, err=True)
    return UNUSABLE if refused else CLEAN


def _lines(
    jobs: Iterable[Job], done: Iterable[Told | KitError], refused: dict[str, str]
) -> Iterator[list[Line]]:
    """Yield the lines of the reports that can be read; `refused` gets a sentence for each of the others."""
    for job, told in zip(jobs, done, strict=True):
        if isinstance(told, InputError):
            refused[job.path] = str(told)
        else:
            yield NAMED[job.table].lines_from(sound(told))
