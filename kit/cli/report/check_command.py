"""The commands that check reports, list the rules and describe parameters files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.named_files import parameters_files
from kit.cli.report import checked_file, rules_table
from kit.cli.report.finding_lines import problem_object
from kit.cli.saying import say
from kit.cores.following import followed
from kit.cores.spreading import each_done, sound
from kit.form.editions import editions
from kit.form.rule_book import rule_book
from kit.ingest.folder_files import InputFile, file_named, named, spread_out
from kit.report.catalogue import EARLIEST, LATEST, SUFFIXES, names_year
from kit.report.schema import schema_text


@click.command(cls=words.Command, help=words.CHECK)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option(
    "--format", "layout", type=click.Choice(["table", "json", "slip"]), default="table", help=words.FORMAT
)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.YEAR)
def check(files: Sequence[Path], layout: str, year: int | None) -> int:
    """Check each parameters file or published report, and all in a folder, without running a notebook."""
    meant, refused = parameters_files(files, folders=True)
    found, unread = spread_out(meant)
    refused += unread
    if year is not None:
        found = [file for file in found if file in meant or not _of_another_year(file, year)]
        if not (found or refused):
            raise KitError(f"里面没有 {year} 年度的数据文件。")
    jobs = [(named(file), year, layout) for file in found]
    done = each_done(checked_file.told, jobs, called=lambda job: str(file_named(job[0])))
    code = CLEAN
    objects: list[dict[str, Any]] = []
    for told in followed(done, len(jobs), "核对", telling=layout != "json"):
        if isinstance(told, InputError):
            refused.append(told)
            continue
        for each in sound(told):
            if "problems" in each:
                refused.append(InputError(*(Problem(*problem) for problem in each["problems"])))
                continue
            code = max(code, each["code"])
            objects += each.get("objects", ())
            if layout != "json":
                say(each["text"])
    for complaint in refused:
        code = UNUSABLE
        objects += map(problem_object, complaint.problems)
        say(str(complaint), err=True)
    if layout == "json":
        say(json.dumps(objects, ensure_ascii=False, indent=1))
    return code


def _of_another_year(file: InputFile, year: int) -> bool:
    """Whether a file of a folder is a parameters file that is called by another year."""
    is_ours = isinstance(file, Path) and file.suffix.lower() in SUFFIXES and names_year(file)
    return is_ours and file.stem != str(year)


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
