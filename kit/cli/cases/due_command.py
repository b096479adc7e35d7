"""The command that lists what is due by the ledgers of a county's units: `kit due`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from kit.base.columns import in_columns
from kit.base.errors import InputError, KitError
from kit.cases.clocks import Pace
from kit.cases.due import FOLDER, Due, due_cases, ledger_files, open_cases
from kit.cli import help_texts as words
from kit.cli.cases.tally_command import DAY
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.options import COUNTY, PARAMETERS
from kit.cli.saying import say
from kit.county.roster import Roster, read_roster
from kit.report.catalogue import county_catalogue
from kit.report.places.place_names import county_folder

_HEAD = ("单位", "编号", "期限", "情况")


@click.command(cls=words.Command, help=words.DUE)
@COUNTY
@PARAMETERS
@DAY
@click.option("--days", type=click.IntRange(0, 366), default=10, metavar="天数", help=words.DUE_DAYS)
@click.option("--ledgers", type=click.Path(path_type=Path), metavar="文件夹", help=words.DUE_LEDGERS)
def due(county: str, parameters: Path, on: datetime | None, days: int, ledgers: Path | None) -> int:
    """Print what is overdue and what is due soon, by unit."""
    day = on.date() if on else date.today()
    county = county_folder(parameters, county)
    roster = read_roster(parameters, county)
    names = _units(parameters, roster, day.year)
    root = ledgers or parameters.parent / FOLDER
    files: dict[str, list[Path]] = {}
    folders = [folder for name in dict.fromkeys((county, roster.name)) if (folder := root / name).is_dir()]
    for folder in folders or ([root] if ledgers else []):
        files |= ledger_files(folder, {unit: (unit, name) for unit, name in names.items()})
    if not files:
        where = folders[0] if folders else root
        remedy = f"请放成 {FOLDER}/{roster.name}/单位.xlsx，或写明 --ledgers 文件夹"
        raise KitError(f"{where} 里没有台账。{remedy}。")
    lines: list[tuple[str, ...]] = [_HEAD]
    unusable = False
    for unit, paths in files.items():
        try:
            lines += _lines(names[unit], due_cases(open_cases(paths, parameters / county / unit), day, days))
        except InputError as error:
            unusable = True
            say(f"{names[unit]}的台账读不了：{error}", err=True)
    say(f"{roster.name}，{day} 起 {days} 天内到期和已经逾期的，{len(files)} 个单位有台账。")
    for line in in_columns(lines) if len(lines) > 1 else ["没有到期和逾期的。"]:
        say(line)
    if missing := [name for unit, name in names.items() if unit not in files]:
        say(f"没有台账的单位：{'、'.join(missing)}")
    return UNUSABLE if unusable else CLEAN


def _units(parameters: Path, roster: Roster, year: int) -> dict[str, str]:
    found = county_catalogue(parameters, roster.folder)
    if not roster.listed:
        return {each.township: each.township for each in found.units}
    return {folder: unit.name for folder, unit in roster.expected(year, found.reports).items()}


def _lines(name: str, cases: Iterator[Due]) -> list[tuple[str, ...]]:
    return [(name, each.number, str(each.due or ""), _told(each)) for each in cases]


def _told(case: Due) -> str:
    if case.note:
        return case.note
    return {Pace.LATE: "已逾期", Pace.UNCERTAIN: "按收到日期算已到期，没有确认日期或缺列，请核对"}.get(
        case.pace, "将到期"
    )
