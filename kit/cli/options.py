"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli import help_texts as words
from kit.cli.saying import say
from kit.report.catalogue import EARLIEST, LATEST
from kit.report.output_paths import found_outputs, found_parameters
from kit.run.job import ENGINES, TIME_LIMIT
from kit.run.template import edited, unused_edits

COUNTY = click.argument("county", metavar="县")
YEAR = click.argument("year", type=click.IntRange(EARLIEST, LATEST), metavar="年度")
ANY_PATH = click.Path(readable=False, path_type=Path)
"""Of a path that cannot be read the command tells more than that it is wrong."""
PARAMETERS = click.option(
    "--parameters", type=click.Path(path_type=Path), default=found_parameters, help=words.PARAMETERS
)
OUTPUTS = click.option(
    "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.COUNTY_OUTPUTS
)
TEMPLATE = click.option(
    "--template", type=click.Path(path_type=Path), default=None, metavar="笔记本", help=words.TEMPLATE
)
ENGINE = click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], help=words.ENGINE)
SECONDS = click.option(
    "--timeout", "seconds", type=click.FloatRange(min=1), default=TIME_LIMIT, metavar="秒", help=words.TIMEOUT
)


def template_of(path: Path | None) -> str:
    """Return the notebook asked for as a template, "" for the packaged one; tell of edits that are not used.

    Raises InputError when the one asked for is no notebook.
    """
    if path is not None:
        return edited(path)
    if told := unused_edits():
        say(told, err=True)
    return ""
