"""The command that writes what goes back to a county's units: `kit slips`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kit.base.errors import InputError
from kit.base.files import write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.options import COUNTY, OUTPUTS, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.county.roster import read_roster
from kit.county.slips import FOLDER, slips_of
from kit.office.word.slip_file import write_slip
from kit.report.catalogue import county_catalogue
from kit.report.places.place_names import county_folder


@click.command(cls=words.Command, help=words.SLIPS)
@COUNTY
@YEAR
@PARAMETERS
@OUTPUTS
def slips(county: str, year: int, parameters: Path, outputs: Path) -> int:
    """Write a slip for each unit that has something to mend: as a text and as a Word file."""
    county = county_folder(parameters, county)
    catalogue = county_catalogue(parameters, county)
    found = catalogue.reports
    folder = outputs / county / str(year) / FOLDER
    clean: list[str] = []
    awaited: list[str] = []
    code = CLEAN
    for each in slips_of(found, year, folder, date.today().isoformat()):
        if isinstance(each, InputError):
            code = UNUSABLE
            say(str(each), err=True)
        elif each.awaited:
            awaited.append(f"{each.unit}（数据文件还空着）")
        elif not each.text:
            clean.append(each.unit)
        elif each.new:
            text, document = (folder / f"{each.name}{suffix}" for suffix in (".txt", ".docx"))
            # The text comes last: by it the next command knows that both are there.
            write_whole({document: write_slip(FOLDER, each.text), text: each.text})
            say(f"已写好：{document}（同名的 .txt 可以贴进消息）")
        else:
            say(f"{each.unit}：与第 {each.count} 次退回的一样，没有重写（{each.name}）")
    if clean:
        say(f"没有要退回的：{'、'.join(clean)}")
    expected = read_roster(parameters, county).expected(year, found)
    missing = expected.keys() - {each.township for each in found if each.year == year}
    if missing or awaited:
        names = (unit.name for name, unit in expected.items() if name in missing)
        say(f"缺报：{'、'.join((*names, *awaited))}")
    for told in catalogue.told_strays().values():
        say(told, err=True)
    return code
