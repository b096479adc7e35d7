"""The command that makes the folder for a county's web team: `kit publish`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from kit.base.errors import OutputError
from kit.base.one_at_a_time import one_at_a_time
from kit.base.whole_folder import put_right, replace_folder
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR
from kit.cli.options import COUNTY, OUTPUTS, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.county.progress.manifest import FOLDER, MANIFEST, SIGNATURE, Manifest, read_manifest
from kit.publish.county_reports import CountyReports, county_reports
from kit.publish.proof.folder_proof import strangers
from kit.publish.proof.manifest_signature import signature
from kit.publish.publishing import Publication, Terms, publication
from kit.report.places.place_names import county_folder, unit_folder


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
    for told in _done(going.manifest, made / FOLDER, terms.day if day else ""):
        say(told)
    amiss = list(_amiss(found, going))
    for told in amiss:
        say(told, err=True)
    return ERROR if amiss else CLEAN


def _done(manifest: Manifest, folder: Path, day: str) -> Iterator[str]:
    """Yield what was written, which reports keep another day than was asked for, what else lies there."""
    if not manifest.units:
        yield "没有可以发布的年报，没有写；原来有的没有动。"
        return
    yield f"已写好：{folder}，{len(manifest.units)} 份年报，列表页是 index.html"
    if drafts := [each.name for each in manifest.units if each.draft]:
        yield f"草稿 {len(drafts)} 份，各页标有“草稿”：{'、'.join(drafts)}"
    kept = [f"{each.name}（{each.published}）" for each in manifest.units if day not in ("", each.published)]
    if kept:
        yield f"没有改动、留着原来发布日期的 {len(kept)} 份：{'、'.join(kept)}"
    if others := [str(each.relative_to(folder)) for each in strangers(read_manifest(folder))]:
        what = f"文件夹里另有 {len(others)} 个文件不是这条命令写的，或写出以后被人改过"
        yield f"{what}，没有动，清单和列表页上没有：{'、'.join(others)}"


def _amiss(found: CountyReports, going: Publication) -> Iterator[str]:
    """Yield what did not go out, or not as it could have."""
    yield from going.amiss
    yield from (f"{each.name}：{each.doubt}" for each in found.reports if each.doubt)
    if found.missing:
        yield f"缺报：{'、'.join(found.missing)}"


def _published(found: CountyReports, year: int, made: Path, command: str | None, terms: Terms) -> Publication:
    """Write what goes, if anything does, into the folder below `made`, signed by a `command`; return it.

    A signature of before stays without a command on the same manifest. Raises OutputError, and writes
    nothing, where the manifest of before was changed since: what it tells of the files is not known to be so.
    """
    put_right(made / FOLDER)
    earlier = read_manifest(made / FOLDER)
    if not earlier.is_relied_on:
        what = f"{made / FOLDER / MANIFEST}：{earlier.doubt}，没有发布，文件夹没有动"
        raise OutputError(f"{what}。{earlier.remedy}。")
    was_signed = earlier.manifest is not None and earlier.manifest.signed
    stays = command is None and SIGNATURE in earlier.files
    terms = replace(terms, signed=command is not None or (stays and was_signed))
    going = publication(found, year, made, earlier, terms)
    if not going.manifest.units:
        return going
    signed: dict[str, bytes] = {}
    if command is not None:
        signed = {SIGNATURE: signature(command, going.contents[MANIFEST])}
    elif stays and going.contents[MANIFEST] == earlier.content:
        signed = {SIGNATURE: (made / FOLDER / SIGNATURE).read_bytes()}
    else:
        going = going.unsigned()
    replace_folder(made / FOLDER, {**going.contents, **signed}, earlier.files)
    amiss = [f"原来的发布清单{earlier.doubt}，照它留着日期和文件，已换成新的。"] if earlier.doubt else []
    if stays and not signed:
        amiss.append("清单和上次的不一样，上次的签名不再有效，已经拿掉；要签名请加 --sign-command。")
    elif was_signed and not signed:
        amiss.append(f"上次的清单签过名，签名 {SIGNATURE} 不在了；要签名请加 --sign-command。")
    return replace(going, amiss=(*amiss, *going.amiss))
