"""The command that lists what is due by the ledgers of a county's units: `kit due`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from kit.base.columns import in_columns
from kit.base.errors import InputError
from kit.cases.clocks import Pace
from kit.cases.due import Due, due_cases, open_cases
from kit.cli import help_texts as words
from kit.cli.cases.tally_command import DAY, LEDGERS
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.options import PARAMETERS
from kit.cli.saying import say
from kit.county.ledgers.ledger_places import county_ledgers
from kit.county.roster import read_roster
from kit.report.places.place_names import county_folder, place_of, unit_folder

_HEAD = ("单位", "编号", "期限", "情况")


@click.command(cls=words.Command, help=words.DUE)
@click.argument("place", metavar="县[/单位]")
@PARAMETERS
@DAY
@click.option("--days", type=click.IntRange(0, 366), default=10, metavar="天数", help=words.DUE_DAYS)
@LEDGERS
def due(place: str, parameters: Path, on: datetime | None, days: int, ledgers: Path | None) -> int:
    """Print what is overdue and what is due soon, by unit."""
    day = on.date() if on else date.today()
    name, *units = place_of(parameters, place).split("/", 1)
    county = county_folder(parameters, name)
    wanted = [unit_folder(parameters, county, each) for each in units]
    roster = read_roster(parameters, county)
    found = county_ledgers(parameters, roster, day.year, ledgers)
    names = found.names
    lines: list[tuple[str, ...]] = [_HEAD]
    unusable = False
    files = {unit: paths for unit, paths in found.files.items() if unit in (wanted or found.files)}
    for unit, paths in files.items():
        try:
            lines += _lines(names[unit], due_cases(open_cases(paths, parameters / county / unit), day, days))
        except InputError as error:
            unusable = True
            say(f"{names[unit]}的台账读不了：{error}", err=True)
    say(f"{roster.name}，{day} 起 {days} 天内到期和已经逾期的，{len(files)} 个单位有台账。")
    none = "读得了的台账里没有到期和逾期的。" if unusable else "没有到期和逾期的。"
    for line in in_columns(lines) if len(lines) > 1 else [none]:
        say(line)
    if found.missing and not wanted:
        say(f"没有台账的单位：{'、'.join(found.missing)}")
    return UNUSABLE if unusable else CLEAN


def _lines(name: str, cases: Iterator[Due]) -> list[tuple[str, ...]]:
    return [(name, each.number, str(each.due or ""), _told(each)) for each in cases]


def _told(case: Due) -> str:
    if case.note:
        return case.note
    return {Pace.LATE: "已逾期", Pace.UNCERTAIN: "按收到日期算已到期，没有确认日期或缺列，请核对"}.get(
        case.pace, "将到期"
    )
