"""The command that writes office files: `kit export`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import click

from kit.base.errors import InputError, KitError, Problem
from kit.base.files import can_be_folder, write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.form.editions import editions
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
