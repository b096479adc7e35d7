"""The commands between formats: `kit ingest` reads published reports, `kit export` writes office files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import can_be_folder, write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.form.editions import editions
from kit.ingest.account import Ingested, as_object, failed, lines
from kit.ingest.filing import Filing, parameters_text
from kit.ingest.published_report import ingest as ingest_source
from kit.ingest.source import read_source
from kit.report.blank_report import blank_report
from kit.report.catalogue import EARLIEST, LATEST, OWN, previous_path
from kit.report.output_paths import output_of, refuse_collisions
from kit.report.parameters import read_alone, read_report
from kit.report.report import Report

WRITERS = {
    "docx": (".docx", "kit.office.word.word_file", "write_docx"),
    "xlsx": (".xlsx", "kit.office.excel.excel_file", "write_xlsx"),
    "fragment": (".fragment.html", "kit.page.fragment_html", "fragment_html"),
}
"""The formats that a report is written in: the suffix, and the function that writes it, loaded when asked."""


@click.command(cls=words.Command, help=words.INGEST)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option(
    "-o", "--parameters", type=click.Path(path_type=Path), default=Path("parameters"), help=words.PARAMETERS
)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.INGEST_YEAR)
@click.option("--county", metavar="县名", help=words.INGEST_COUNTY)
@click.option("--force", is_flag=True, help=words.FORCE)
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
    strict: bool,
    layout: str,
) -> int:
    """Turn published reports into parameters files, with an account of each."""
    filing, refused, objects = Filing(parameters), list[InputError](), list[dict[str, Any]]()
    read: list[tuple[Ingested, Path]] = []
    for file in files:
        try:
            read.append(_filed(ingest_source(read_source(file), year), county, filing))
        except InputError as error:
            refused.append(error)
    sources: dict[str, list[str]] = {}
    for ingested, target in read:
        sources.setdefault(str(target).casefold(), []).append(ingested.source)
    for ingested, target in read:
        try:
            _refuse_target(target, sources[str(target).casefold()], ingested.source, force=force)
            write_whole({target: parameters_text(ingested)})
        except InputError as error:
            refused.append(error)
            continue
        objects.append(as_object(ingested, str(target)))
        if layout == "table":
            first, *rest = lines(ingested)
            click.echo("\n".join((f"{ingested.source} → {target}：{first}", *rest)))
    for complaint in refused:
        click.echo(str(complaint), err=True)
    if layout == "json":
        failures = [failed(problem) for complaint in refused for problem in complaint.problems]
        click.echo(json.dumps(failures + objects, ensure_ascii=False, indent=1))
    whole = all(ingested.account.whole for ingested, _ in read)
    return UNUSABLE if refused else ERROR if strict and not whole else CLEAN


def _filed(ingested: Ingested, county: str | None, filing: Filing) -> tuple[Ingested, Path]:
    """Return a report, its county as the command line says, and where its parameters file goes."""
    if county:
        ingested = replace(ingested, parameters={**ingested.parameters, "county": county})
    return ingested, filing.place(ingested)


def _refuse_target(target: Path, sources: Sequence[str], source: str, *, force: bool) -> None:
    """Raise InputError when other files read as the same township-year, or its parameters exist."""
    if len(sources) > 1:
        what = f"{'、'.join(sources)} 读出来都是 {target}"
        raise InputError(Problem(source, "", what, "都没有写；请只留一份再读"))
    if os.path.lexists(target) and not force:
        what = f"{target} 已经有了，没有改动它"
        raise InputError(Problem(source, "", what, "要重写请加 --force"))


@click.command(cls=words.Command, help=words.EXPORT)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[文件…]")
@click.option("--to", "kind", type=click.Choice(list(WRITERS)), required=True, help=words.TO)
@click.option(
    "--blank",
    type=(str, click.IntRange(EARLIEST, LATEST)),
    metavar="县[/乡镇] 年度",
    help=words.BLANK,
)
@click.option("-o", "--outputs", type=click.Path(path_type=Path), default=Path("outputs"), help=words.OUTPUTS)
@click.option(
    "--parameters", type=click.Path(path_type=Path), default=Path("parameters"), help=words.PARAMETERS
)
def export(
    files: Sequence[Path], kind: str, blank: tuple[str, int] | None, outputs: Path, parameters: Path
) -> int:
    """Write reports, or next year's empty ones, in a format of other programs."""
    if bool(files) == bool(blank):
        raise KitError("请写参数文件，或用 --blank 说明要哪个县（或乡镇）哪一年度的空表，二者写一项。")
    suffix, module, name = WRITERS[kind]
    write = getattr(import_module(module), name)
    wanted = list(_blanks(parameters, *blank)) if blank else [(file, None) for file in files]
    places = {file: output_of(file, outputs, suffix) for file, _ in wanted}
    refuse_collisions({file: [place] for file, place in places.items()})
    code = CLEAN
    for file, year in wanted:
        try:
            report = read_report(file) if year is None else _empty(file, year)
            write_whole({places[file]: write(report)})
        except InputError as error:
            code = UNUSABLE
            click.echo(str(error), err=True)
            continue
        click.echo(f"已写好：{places[file]}")
    return code


def _blanks(parameters: Path, place: str, year: int) -> Iterator[tuple[Path, int]]:
    """Yield the parameters file of each unit of a county, or of the one named, as it would be called.

    The county's own report is none to be filled in: it is the sum over its units.
    Raises KitError when there is no such folder.
    """
    names = place.split("/")
    if len(names) > 2 or not all(map(can_be_folder, names)):
        raise KitError(f"“{place}”不是县或“县/乡镇”的文件夹名，请写成 wolong 或 wolong/angao 这样。")
    folder = parameters.joinpath(*names)
    inner = sorted(path for path in folder.glob("*") if path.is_dir() and path.name != OWN)
    units = [folder] if len(names) == 2 else inner
    if not units or not folder.is_dir():
        raise KitError(f"{folder} 里没有乡镇的文件夹。请核对县和乡镇的文件夹名。")
    for unit in units:
        yield unit / f"{year}.yaml", year


def _empty(file: Path, year: int) -> Report:
    """Return the empty report of a year, from the parameters file of the year before beside `file`."""
    form = editions().of_year(year)
    last = previous_path(file)
    if last is None:
        what = f"没有 {year - 1} 年度的参数文件，空表没有可以沿用的单位名称和结转数"
        raise InputError(Problem(str(file.parent), "", what, "请先读入或起草上一年度的"))
    return blank_report(form, year, read_alone(last, editions()))
