"""The commands that check reports, list the rules, and draft and describe parameters files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import can_be_folder, write_whole
from kit.checks.slip import slip
from kit.checks.summary import verdict
from kit.cli import help_texts as words
from kit.cli import rules_table
from kit.cli.finding_lines import finding_object, lines, problem_object, unplaced_object, unread_object
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.form.editions import editions
from kit.form.rule_book import rule_book
from kit.ingest.account import unplaced_lines, unread_lines
from kit.ingest.file_check import FileCheck, check_file
from kit.ingest.folder_files import spread_out
from kit.report.catalogue import EARLIEST, LATEST, previous_path
from kit.report.draft import draft
from kit.report.parameters import read_alone
from kit.report.schema import json_schema


@click.command(cls=words.Command, help=words.CHECK)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option(
    "--format", "layout", type=click.Choice(["table", "json", "slip"]), default="table", help=words.FORMAT
)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.YEAR)
def check(files: Sequence[Path], layout: str, year: int | None) -> int:
    """Check each parameters file or published report, and all in a folder, without running a notebook."""
    found, refused = spread_out(files)
    code = CLEAN
    objects: list[dict[str, Any]] = []
    for checked in (each for file in found for each in check_file(file, year)):
        if isinstance(checked, InputError):
            refused.append(checked)
            continue
        code = max(code, ERROR if checked.findings.blocking or checked.is_open else CLEAN)
        if layout == "json":
            objects += (finding_object(checked.name, each) for each in checked.findings)
            objects += (unplaced_object(checked.name, each) for each in checked.unplaced)
            objects += (unread_object(checked.name, each) for each in checked.unread)
            continue
        title = checked.prose.title or Path(checked.name).stem
        if layout == "slip":
            click.echo(slip(title, checked.findings, checked.report))
        else:
            click.echo("\n".join((f"{checked.name}  {title}", *_told(checked), verdict(checked.findings))))
    for complaint in refused:
        code = UNUSABLE
        objects += map(problem_object, complaint.problems)
        click.echo(str(complaint), err=True)
    if layout == "json":
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    return code


@click.command(cls=words.Command, help=words.RULES)
@click.option(
    "--format", "layout", type=click.Choice(["table", "markdown"]), default="table", help=words.RULES_FORMAT
)
def rules(layout: str) -> int:
    """Print the rule book."""
    show = rules_table.markdown if layout == "markdown" else rules_table.aligned
    click.echo(show(rule_book()), nl=False)
    return CLEAN


@click.command(cls=words.Command, help=words.NEW)
@click.argument("township", metavar="县/乡镇")
@click.argument("year", type=click.IntRange(EARLIEST, LATEST), metavar="年度")
@click.option(
    "--parameters", type=click.Path(path_type=Path), default=Path("parameters"), help=words.PARAMETERS
)
def new(township: str, year: int, parameters: Path) -> int:
    """Write next year's parameters file from this year's."""
    path = parameters.joinpath(*_folders(township), f"{year}.yaml")
    if os.path.lexists(path):
        raise InputError(Problem(str(path), "", "文件已经有了", "没有改动它；要重写请先移走"))
    form = editions().of_year(year)
    last_path = previous_path(path)
    last = read_alone(last_path, editions()) if last_path else None
    write_whole({path: draft(form, year, last)})
    source = f"，取自 {last_path}" if last_path else "，没有上年的文件，各项都空着"
    click.echo(f"已写好：{path}{source}")
    return CLEAN


@click.command(cls=words.Command, help=words.SCHEMA)
@click.option("--edition", help=words.EDITION)
@click.option("-o", "--outputs", type=click.Path(path_type=Path), help=words.SCHEMA_OUTPUTS)
def schema(edition: str | None, outputs: Path | None) -> int:
    """Print or write the JSON Schema of the parameters file."""
    forms = editions()
    if edition is not None and edition not in forms:
        raise KitError(f"没有 {edition} 这一版格式，可用的有 {'、'.join(forms)}。")
    for name in [edition] if edition else sorted(forms):
        text = json.dumps(json_schema(forms[name]), ensure_ascii=False, indent=1) + "\n"
        if outputs:
            write_whole({outputs / f"{name}.json": text})
            click.echo(f"已写好：{outputs / f'{name}.json'}")
        elif edition or name == max(forms):
            click.echo(text, nl=False)
    return CLEAN


def _told(checked: FileCheck) -> Iterator[str]:
    """Yield what a person is told of a file beside its verdict."""
    if checked.guess:
        yield f"  标题里没有年份，按文件名或文件夹名当作 {checked.guess} 年度的核对"
    yield from lines(checked.findings)
    yield from unplaced_lines(checked.unplaced)
    yield from unread_lines(checked.unread)
    if checked.is_open:
        yield "  缺的内容可能就在没有读的里面，要看了原文才能算通过"


def _folders(township: str) -> list[str]:
    names = township.split("/")
    if len(names) != 2 or any(not can_be_folder(name) for name in names):
        raise KitError(f"“{township}”不是“县/乡镇”两级文件夹名，请写成 wolong/angao 这样，不要用 .. 或 \\。")
    return names
