"""The command that reads published reports: `kit ingest`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from kit.base.errors import InputError
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.ingest.account import as_object, failed, lines
from kit.ingest.filing import Filing
from kit.ingest.folder_files import spread_out
from kit.ingest.intake import Intake
from kit.ingest.reading import guard, read_reports
from kit.report.catalogue import EARLIEST, LATEST


@click.command(cls=words.Command, help=words.INGEST)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option(
    "-o", "--parameters", type=click.Path(path_type=Path), default=Path("parameters"), help=words.PARAMETERS
)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.INGEST_YEAR)
@click.option("--county", metavar="县名", help=words.INGEST_COUNTY)
@click.option("--force", is_flag=True, help=words.FORCE)
@click.option("--newest", is_flag=True, help=words.NEWEST)
@click.option("--strict", is_flag=True, help=words.STRICT)
@click.option(
    "--format", "layout", type=click.Choice(["table", "json"]), default="table", help=words.INGEST_FORMAT
)
def ingest(
    files: Sequence[Path],
    parameters: Path,
    year: int | None,
    county: str | None,
    force: bool,
    newest: bool,
    strict: bool,
    layout: str,
) -> int:
    """Turn published reports into parameters files, each as soon as it is read, with an account of each."""
    intake = Intake(Filing(parameters), force=force, newest=newest)
    found, refused = spread_out(files, parameters=False)
    for complaint in refused:
        click.echo(str(complaint), err=True)
    objects: list[dict[str, Any]] = []
    whole = True
    for report in (report for file in found for report in read_reports(file, year)):
        try:
            if isinstance(report, InputError):
                raise report
            if county:
                report = replace(report, parameters={**report.parameters, "county": county})
            with guard(report.source):
                target, instead = intake.take(report)
        except InputError as error:
            refused.append(error)
            click.echo(str(error), err=True)
            continue
        whole = whole and report.account.whole
        objects.append(as_object(report, str(target)))
        if layout == "table":
            first, *rest = [instead] if instead else lines(report)
            click.echo("\n".join((f"{report.source} → {target}：{first}", *rest)))
    if layout == "json":
        failures = [failed(problem) for complaint in refused for problem in complaint.problems]
        click.echo(json.dumps(failures + objects, ensure_ascii=False, indent=1))
    return UNUSABLE if refused else ERROR if strict and not whole else CLEAN
