"""The commands that change one parameters file: `kit accept` settles warnings, `kit history` restores."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.base.files import read_file, write_whole
from kit.base.one_at_a_time import one_at_a_time
from kit.checks.settling import settled_by_county, settled_text, settled_without
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN
from kit.cli.named_files import parameters_file
from kit.cli.saying import say
from kit.county.roster import read_roster
from kit.editing.history import History, Kind
from kit.report.catalogue import names_year, read_beside, settled_place
from kit.report.output_paths import found_parameters
from kit.report.places.place_names import near_unit, place_of
from kit.report.settlements import settle

_LEVELS = 3


@click.command(cls=words.Command, help=words.ACCEPT)
@click.argument("file", type=click.Path(path_type=Path), metavar="数据文件")
@click.argument("numbers", type=click.IntRange(min=1), nargs=-1, metavar="编号…")
@click.option("--reason", default="", metavar="理由", help=words.REASON)
@click.option("--county", "by_county", is_flag=True, help=words.BY_COUNTY)
@click.option("--by", default="", metavar="谁", help=words.BY)
@click.option("--withdraw", is_flag=True, help=words.WITHDRAW)
def accept(file: Path, numbers: Sequence[int], reason: str, by_county: bool, by: str, withdraw: bool) -> int:
    """Write acceptances of the warnings with these numbers into a parameters file, or the county's word."""
    if (by or withdraw) and not by_county:
        raise KitError("--by、--withdraw 只和 --county 一起写。用法见 kit accept --help。")
    if bool(reason) if withdraw else not (numbers and reason.strip()):
        what = "请写要认可的编号和 --reason 理由" + ("；撤回的写 --withdraw，不写理由" if by_county else "")
        raise KitError(f"{what}。用法见 kit accept --help。")
    file = parameters_file(file)
    if withdraw:
        return _withdrawn(file, numbers)
    return _settled_by_county(file, numbers, reason, by) if by_county else _accepted(file, numbers, reason)


def _accepted(file: Path, numbers: Sequence[int], reason: str) -> int:
    kept = History.of(file)
    with kept.held() if kept and file.exists() else nullcontext():
        source = read_file(file)
        text, chosen = settled_text(source, read_beside(file), numbers, reason)
        if kept:
            kept.write(file, text, source.data, {Kind.BEFORE: source.data})
        else:
            write_whole({file: text}, over={file: source.data})
    for each in chosen:
        say(f"{file}：已认可 {each.rule}，{each.place}：{each.message}")
    return CLEAN


def _settled_by_county(file: Path, numbers: Sequence[int], reason: str, by: str) -> int:
    place, unit, year = _place(file)
    with one_at_a_time(place.parent):
        who = by or read_roster(place.parents[2], place.parents[1].name).agency
        today = date.today().isoformat()
        settled, chosen = settled_by_county(read_file(file), read_beside(file), numbers, reason, who, today)
        settle(place, unit, year, settled)
    for each in chosen:
        say(f"{place}：{who}已认可 {each.rule}，{each.place}：{each.message}")
    return CLEAN


def _withdrawn(file: Path, numbers: Sequence[int]) -> int:
    place, unit, year = _place(file)
    with one_at_a_time(place.parent):
        kept = settled_without(read_file(file), read_beside(file), numbers) if numbers else ()
        gone = settle(place, unit, year, kept)
    for each in gone:
        say(f"{place}：已撤回 {each.rule}：{each.message}")
    if not gone:
        say(f"{place}：没有认可过 {file} 的问题。")
    return CLEAN


def _place(file: Path) -> tuple[Path, str, int]:
    """Return where the county settles problems of a file, and whose of which year it is."""
    if not (names_year(file) and file.is_file() and len(file.absolute().parents) > _LEVELS):
        raise KitError(f"{file} 不是 县/乡镇/年度.yaml 这样的数据文件，不知道本级是谁，没有认可。")
    return settled_place(file), file.absolute().parent.name, int(file.stem)


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
