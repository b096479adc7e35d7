"""The command that writes empty ledgers to fill in: `kit ledger --blank`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kit.base.files import write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.options import PARAMETERS
from kit.cli.saying import say
from kit.county.roster import read_roster
from kit.report.catalogue import EARLIEST, LATEST, county_catalogue
from kit.report.output_paths import found_outputs
from kit.report.places.place_names import county_folder, place_of, unit_folder

FOLDER = "空台账"


@click.command(cls=words.Command, help=words.LEDGER)
@click.option(
    "--blank",
    type=(str, click.IntRange(EARLIEST, LATEST)),
    required=True,
    metavar="县[/单位] 年度",
    help=words.LEDGER_BLANK,
)
@click.option("--force", is_flag=True, help=words.LEDGER_FORCE)
@click.option("-o", "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.OUTPUTS)
@PARAMETERS
def ledger(blank: tuple[str, int], force: bool, outputs: Path, parameters: Path) -> int:
    """Write the empty ledger of a unit, or of each unit of a county."""
    place, year = blank
    from kit.office.excel.ledger_file import write_ledger_xlsx

    name, *unit = place_of(parameters, place).split("/", 1)
    county = county_folder(parameters, name)
    roster = read_roster(parameters, county)
    expected = roster.expected(year, county_catalogue(parameters, county).reports)
    listed = {of: each.name for of, each in expected.items()}
    wanted = [unit_folder(parameters, county, each) for each in unit] or list(listed)
    code = CLEAN
    for folder in wanted:
        called = listed.get(folder, folder)
        target = outputs / county / str(year) / FOLDER / f"{called}{year}年申请台账.xlsx"
        if os.path.lexists(target) and not force:
            code = UNUSABLE
            say(f"{target} 已经有了，可能填过，没有改动它。要重写请加 --force。", err=True)
            continue
        title = f"{roster.name}{called}{year}年政府信息公开申请台账"
        write_whole({target: write_ledger_xlsx(title, year)})
        say(f"已写好：{target}")
    return code
