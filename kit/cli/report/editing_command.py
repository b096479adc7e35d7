"""The commands that change one parameters file: `kit accept` settles warnings, `kit history` restores."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.base.files import read_file, write_whole
from kit.checks.settling import settled_text
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN
from kit.cli.named_files import parameters_file
from kit.cli.saying import say
from kit.editing.history import History, Kind
from kit.report.catalogue import last_file
from kit.report.output_paths import found_parameters
from kit.report.places.place_names import near_unit, place_of


@click.command(cls=words.Command, help=words.ACCEPT)
@click.argument("file", type=click.Path(path_type=Path), metavar="数据文件")
@click.argument("numbers", type=click.IntRange(min=1), nargs=-1, required=True, metavar="编号…")
@click.option("--reason", required=True, metavar="理由", help=words.REASON)
def accept(file: Path, numbers: Sequence[int], reason: str) -> int:
    """Write acceptances of the warnings with these numbers into a parameters file."""
    file = parameters_file(file)
    kept = History.of(file)
    with kept.held() if kept and file.exists() else nullcontext():
        source = read_file(file)
        text, chosen = settled_text(source, last_file(file), numbers, reason)
        if kept:
            kept.write(file, text, source.data, {Kind.BEFORE: source.data})
        else:
            write_whole({file: text}, over={file: source.data})
    for each in chosen:
        say(f"{file}：已认可 {each.rule}，{each.place}：{each.message}")
    return CLEAN


@click.command(cls=words.Command, help=words.HISTORY)
@click.argument("place", metavar="县/乡镇[/年度]")
@click.option("--restore", type=click.IntRange(min=1), metavar="编号", help=words.RESTORE)
@click.option(
    "-o", "--parameters", type=click.Path(path_type=Path), default=found_parameters, help=words.PARAMETERS
)
def history(place: str, restore: int | None, parameters: Path) -> int:
    """List the versions of a unit's parameters files, or put one of a year's back in place."""
    known = History(parameters)
    meant = place_of(parameters, place)
    files = known.files(meant)
    if not files:
        county, *unit = meant.split("/")
        near = near_unit(parameters, county, unit[0]) if unit else ""
        what = f"{parameters} 里没有 {place} 的旧稿{f'，是不是 {near}' if near else ''}"
        raise KitError(f"{what}。请写成 县/乡镇 或 县/乡镇/年度，如 wolong/angao/2024。")
    if restore is None:
        for path in files:
            say(f"{path}：")
            for each in known.versions(path):
                say(f"  {each.number}  {each.kept}  {each.kind.meaning}")
        return CLEAN
    if len(files) > 1:
        raise KitError(f"{place} 有几个年度的旧稿，请写明年度，如 {place}/{files[-1].stem}。")
    (path,) = files
    version = known.version(path, restore)
    known.put_back(path, version)
    say(f"{path} 恢复成编号 {restore} 的（{version.kept} {version.kind.meaning}）；恢复前的也留着。")
    return CLEAN
