"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from kit.batch.worker_pool import TIME_LIMIT
from kit.cli import help_texts as words
from kit.report.catalogue import EARLIEST, LATEST
from kit.report.output_paths import found_outputs, found_parameters
from kit.run.job import ENGINES

COUNTY = click.argument("county", metavar="县")
YEAR = click.argument("year", type=click.IntRange(EARLIEST, LATEST), metavar="年度")
PARAMETERS = click.option(
    "--parameters", type=click.Path(path_type=Path), default=found_parameters, help=words.PARAMETERS
)
OUTPUTS = click.option(
    "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.COUNTY_OUTPUTS
)
ENGINE = click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], help=words.ENGINE)
SECONDS = click.option(
    "--timeout", "seconds", type=click.FloatRange(min=1), default=TIME_LIMIT, metavar="秒", help=words.TIMEOUT
)
