"""The command that tells how far a county's reports have come: `kit status`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kit.base.columns import in_columns
from kit.batch.ledger import remembered
from kit.batch.ledger_place import ledger_seen
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN
from kit.cli.options import COUNTY, OUTPUTS, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.cores.following import followed
from kit.county.progress.traces import Step, traces_of
from kit.county.progress.unit_progress import Stage, stages
from kit.county.roster import named_by, read_roster
from kit.county.submissions import UnitYear, units_in
from kit.report.catalogue import county_catalogue
from kit.report.places.place_names import county_folder

_HEAD = (
    "单位",
    "进度",
    "空表",
    "收到",
    "最近收到",
    "文件",
    "退回",
    "最近退回",
    "错误",
    "提醒",
    "报送",
    "认可",
)


@click.command(cls=words.Command, help=words.STATUS)
@COUNTY
@YEAR
@PARAMETERS
@OUTPUTS
@click.option(
    "--format", "layout", type=click.Choice(["table", "json"]), default="table", help=words.STATUS_FORMAT
)
def status(county: str, year: int, parameters: Path, outputs: Path, layout: str) -> int:
    """Print a line for each unit of a county: how far its report of a year has come."""
    county = county_folder(parameters, county)
    found, roster = county_catalogue(parameters, county), read_roster(parameters, county)
    traces = traces_of(outputs, county, year)
    checked = remembered(ledger_seen(outputs), county)
    units = sorted(units_in(year, roster, found.reports, checked, traces, followed), key=_order)
    name = named_by(roster, (each.outcome.county for each in units if each.outcome)).name
    if layout == "json":
        about = {"county": county, "name": name, "year": year, "day": traces.today}
        say(json.dumps(about | {"units": [_told(each) for each in units]}, ensure_ascii=False, indent=1))
        return CLEAN
    say(f"{name} {year} 年度，截至 {traces.today}：{stages(each.progress for each in units)}。")
    say(f"报送期限 {roster.deadlines[year]}。" if year in roster.deadlines else "未定期限。")
    for line in in_columns(_filled([_HEAD, *map(_line, units)])):
        say(line)
    for line in filter(None, (traces.doubt, *found.told_strays().values(), *_complaints(units))):
        say(line, err=True)
    return CLEAN


def _order(unit: UnitYear) -> tuple[object, ...]:
    return list(Stage).index(unit.progress.stage), -unit.progress.days, unit.folder


def _line(unit: UnitYear) -> tuple[str, ...]:
    told, outcome = unit.progress, unit.outcome
    came, back = told.last(Step.RECEIVED), told.last(Step.RETURNED)
    return (
        unit.name,
        told.stage.value,
        told.last(Step.SENT).day,
        _times(len(told.of(Step.RECEIVED))),
        came.when,
        came.file,
        _times(len(told.of(Step.RETURNED))),
        back.day,
        str(outcome.errors) if outcome else "",
        str(outcome.warnings) if outcome else "",
        told.punctuality if told.deadline else "",
        outcome.said_settled if outcome else "",
    )


def _filled(lines: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the lines of a table without the columns that nothing stands in below their heads."""
    columns = [column for column in zip(*lines, strict=True) if any(column[1:])]
    return list(zip(*columns, strict=True))


def _times(count: int) -> str:
    return f"{count} 次" if count else ""


def _told(unit: UnitYear) -> dict[str, object]:
    outcome = unit.outcome
    return {
        "unit": unit.folder,
        "name": unit.name,
        "standing": unit.standing.name.lower(),
        "errors": outcome.errors if outcome else None,
        "warnings": outcome.warnings if outcome else None,
        "settled": outcome.settled if outcome else None,
        "hindrance": unit.hindrance,
        **unit.progress.told(),
    }


def _complaints(units: Sequence[UnitYear]) -> Iterator[str]:
    """Yield why a report that is in cannot be used, or stands in the wrong place."""
    for each in units:
        if each.progress.arrived and each.hindrance and not (each.outcome and each.outcome.errors):
            yield f"{each.name}：{each.hindrance}"
