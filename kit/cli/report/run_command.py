"""`kit run` makes the reports of single parameters files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.base.files import read_file, write_whole
from kit.base.strings import shown
from kit.batch.worker_pool import LocalPool
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.named_files import parameters_files
from kit.cli.options import ENGINE, SECONDS, TEMPLATE, template_of
from kit.cli.saying import say
from kit.report.catalogue import read_beside
from kit.report.output_paths import found_outputs, output_of, refuse_collisions
from kit.report.site.site_details import site_of
from kit.run.job import PAGE, REVIEW, SUFFIXES, Engine, Failed, Job, Made


@click.command(cls=words.Command, help=words.RUN)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option("-o", "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.OUTPUTS)
@ENGINE
@SECONDS
@TEMPLATE
def run(files: Sequence[Path], outputs: Path, engine: Engine, seconds: float, template: Path | None) -> int:
    """Make the pages of each parameters file."""
    chosen = template_of(template)
    named, refused = parameters_files(files)
    places = {file: {suffix: output_of(file, outputs, suffix) for suffix in SUFFIXES} for file in named}
    refuse_collisions({file: list(each.values()) for file, each in places.items()})
    code = CLEAN
    for complaint in refused:
        code = UNUSABLE
        say(str(complaint), err=True)
    with closing(LocalPool(1, seconds, warm=len(named) > 1)) as pool:
        for number, file in enumerate(named, 1):
            _progress(f"正在生成 {number}/{len(named)}：{file}")
            try:
                made = _made(pool, _job(file, engine, chosen))
                write_whole({place: made.contents[suffix] for suffix, place in places[file].items()})
            except KitError as error:
                code = UNUSABLE
                _progress("")
                say(str(error), err=True)
                continue
            _progress("")
            code = max(code, ERROR if made.outcome.errors else CLEAN)
            state = "草稿" if made.outcome.errors else "已生成"
            page, review = places[file][PAGE], places[file][REVIEW]
            say(f"{state}：{page}\n审核页：{review}\n{made.outcome.verdict}")
    return code


def _job(file: Path, engine: Engine, template: str) -> Job:
    """Return the report to make. Raises InputError when a file, or the site that is told, is no use."""
    return Job(read_file(file), read_beside(file), engine, template=template, site=site_of(file))


def _made(pool: LocalPool, job: Job) -> Made:
    result = pool.make(job)
    if isinstance(result, Failed):
        raise KitError(result.reason)
    return result


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[2K{shown(text)}", nl=False, err=True)
