"""The command that makes the folder for a county's web team: `kit publish`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kit.base.whole_folder import replace_folder
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR
from kit.cli.options import COUNTY, OUTPUTS, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.county.place_names import county_folder
from kit.publish.county_reports import county_reports
from kit.publish.manifest import MANIFEST, SIGNATURE, read_manifest
from kit.publish.proof.manifest_signature import signature
from kit.publish.publishing import publication

FOLDER = "发布"


@click.command(cls=words.Command, help=words.PUBLISH)
@COUNTY
@YEAR
@PARAMETERS
@OUTPUTS
@click.option("--with-drafts", is_flag=True, help=words.WITH_DRAFTS)
@click.option("--sign-command", "command", metavar="命令", help=words.SIGN)
def publish(
    county: str, year: int, parameters: Path, outputs: Path, with_drafts: bool, command: str | None
) -> int:
    """Write the files of a county-year that may go out into one folder, made whole or not at all."""
    county = county_folder(parameters, county)
    found = county_reports(parameters, county, year, outputs)
    made = outputs / county / str(year)
    earlier = read_manifest(made / FOLDER)
    going = publication(found, year, made, earlier, date.today().isoformat(), with_drafts=with_drafts)
    units = going.manifest.units
    if units:
        signed = {} if command is None else {SIGNATURE: signature(command, going.contents[MANIFEST])}
        replace_folder(made / FOLDER, {**going.contents, **signed}, earlier.files)
        say(f"已写好：{made / FOLDER}，{len(units)} 份年报，列表页是 index.html")
    else:
        say("没有可以发布的年报，没有写；原来有的没有动。")
    if drafts := [each.name for each in units if each.draft]:
        say(f"草稿 {len(drafts)} 份，各页标有“草稿”：{'、'.join(drafts)}")
    for name in going.without_pdf:
        say(f"{name}：没有带 PDF，它与数据文件不一样、读不准，或是草稿的", err=True)
    for reason in going.kept_back:
        say(f"没有发布  {reason}", err=True)
    if found.missing:
        say(f"缺报：{'、'.join(found.missing)}", err=True)
    return ERROR if going.kept_back or going.without_pdf or found.missing else CLEAN
