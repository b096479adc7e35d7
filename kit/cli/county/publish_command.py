"""The command that makes the folder for a county's web team: `kit publish`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import click

from kit.base.one_at_a_time import one_at_a_time
from kit.base.whole_folder import put_right, replace_folder
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR
from kit.cli.options import COUNTY, OUTPUTS, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.publish.county_reports import CountyReports, county_reports
from kit.publish.manifest import MANIFEST, SIGNATURE, read_manifest
from kit.publish.proof.manifest_signature import signature
from kit.publish.publishing import Publication, Terms, publication
from kit.report.places.place_names import county_folder, unit_folder

FOLDER = "发布"


@click.command(cls=words.Command, help=words.PUBLISH)
@COUNTY
@YEAR
@PARAMETERS
@OUTPUTS
@click.option("--with-drafts", is_flag=True, help=words.WITH_DRAFTS)
@click.option("--explain", "explained", is_flag=True, help=words.PUBLISH_EXPLAIN)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help=words.PUBLISH_DATE)
@click.option("--without", multiple=True, metavar="单位", help=words.WITHOUT)
@click.option("--sign-command", "command", metavar="命令", help=words.SIGN)
def publish(
    county: str,
    year: int,
    parameters: Path,
    outputs: Path,
    with_drafts: bool,
    explained: bool,
    day: datetime | None,
    without: Sequence[str],
    command: str | None,
) -> int:
    """Write the files of a county-year that may go out into one folder, made whole or not at all."""
    county = county_folder(parameters, county)
    found = county_reports(parameters, county, year, outputs)
    made = outputs / county / str(year)
    left_out = {unit_folder(parameters, county, name) for name in without}
    terms = Terms((day or datetime.now()).date().isoformat(), with_drafts, explained, left_out)
    with one_at_a_time(made) if made.is_dir() else nullcontext():
        going = _published(found, year, made, command, terms)
    if units := going.manifest.units:
        say(f"已写好：{made / FOLDER}，{len(units)} 份年报，列表页是 index.html")
    else:
        say("没有可以发布的年报，没有写；原来有的没有动。")
    if drafts := [each.name for each in units if each.draft]:
        say(f"草稿 {len(drafts)} 份，各页标有“草稿”：{'、'.join(drafts)}")
    for name in going.without_pdf:
        say(f"{name}：没有带 PDF，它与数据文件不一样、读不准，或“草稿”字样与现在的核对结果不符", err=True)
    for told in going.without_picture:
        say(told, err=True)
    for reason in going.kept_back:
        say(f"没有发布  {reason}", err=True)
    for told in going.still:
        say(told, err=True)
    unsure = [f"{each.name}：{each.doubt}" for each in found.reports if each.doubt]
    for told in unsure:
        say(told, err=True)
    if found.missing:
        say(f"缺报：{'、'.join(found.missing)}", err=True)
    amiss = going.kept_back or going.still or going.without_pdf or going.without_picture
    return ERROR if amiss or found.missing or unsure else CLEAN


def _published(found: CountyReports, year: int, made: Path, command: str | None, terms: Terms) -> Publication:
    """Write what goes, if anything does, into the folder below `made`, signed by a `command`; return it."""
    put_right(made / FOLDER)
    earlier = read_manifest(made / FOLDER)
    going = publication(found, year, made, earlier, terms)
    if going.manifest.units:
        signed = {} if command is None else {SIGNATURE: signature(command, going.contents[MANIFEST])}
        replace_folder(made / FOLDER, {**going.contents, **signed}, earlier.files)
    return going
