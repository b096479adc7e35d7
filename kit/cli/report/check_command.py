"""The commands that check reports, list the rules, and draft and describe parameters files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from kit.base.errors import InputError, KitError
from kit.base.files import write_whole
from kit.checks.slip import slip
from kit.checks.summary import verdict
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.named_files import parameters_files
from kit.cli.report import rules_table
from kit.cli.report.finding_lines import finding_object, lines, problem_object, unplaced_object, unread_object
from kit.cli.saying import say
from kit.form.editions import editions
from kit.form.rule_book import rule_book
from kit.ingest.account import unplaced_lines, unread_lines
from kit.ingest.file_check import FileCheck, check_file
from kit.ingest.folder_files import spread_out
from kit.report.catalogue import EARLIEST, LATEST
from kit.report.schema import schema_text


@click.command(cls=words.Command, help=words.CHECK)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option(
    "--format", "layout", type=click.Choice(["table", "json", "slip"]), default="table", help=words.FORMAT
)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.YEAR)
def check(files: Sequence[Path], layout: str, year: int | None) -> int:
    """Check each parameters file or published report, and all in a folder, without running a notebook."""
    named, refused = parameters_files(files, folders=True)
    found, unread = spread_out(named)
    refused += unread
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
            say(slip(title, checked.findings, checked.report))
        else:
            say("\n".join((f"{checked.name}  {title}", *_told(checked), verdict(checked.findings))))
    for complaint in refused:
        code = UNUSABLE
        objects += map(problem_object, complaint.problems)
        say(str(complaint), err=True)
    if layout == "json":
        say(json.dumps(objects, ensure_ascii=False, indent=1))
    return code


@click.command(cls=words.Command, help=words.RULES)
@click.option(
    "--format", "layout", type=click.Choice(["table", "markdown"]), default="table", help=words.RULES_FORMAT
)
def rules(layout: str) -> int:
    """Print the rule book."""
    show = rules_table.markdown if layout == "markdown" else rules_table.aligned
    say(show(rule_book()), nl=False)
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
        text = schema_text(forms[name])
        if outputs:
            write_whole({outputs / f"{name}.json": text})
            say(f"已写好：{outputs / f'{name}.json'}")
        elif edition or name == max(forms):
            say(text, nl=False)
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
