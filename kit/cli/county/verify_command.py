"""The command that holds published copies against what was approved: `kit verify`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kit.base.errors import InputError, KitError
from kit.cli import help_texts as words
from kit.cli.county.publish_command import FOLDER
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.options import COUNTY, OUTPUTS, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.ingest.folder_files import spread_out
from kit.publish.county_reports import CountyReports, county_reports
from kit.publish.manifest import read_manifest
from kit.publish.verification import Verified, changed_since
from kit.publish.verification import verify as verified
from kit.report.places.place_names import county_folder

_MOST = 30
"""The differences of one copy, and what was not compared, that are listed one by one."""


@click.command(cls=words.Command, help=words.VERIFY)
@COUNTY
@YEAR
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@PARAMETERS
@OUTPUTS
def verify(county: str, year: int, files: Sequence[Path], parameters: Path, outputs: Path) -> int:
    """Compare published copies with the parameters files, and tell what was changed on both sides."""
    county = county_folder(parameters, county)
    found = county_reports(parameters, county, year, outputs)
    if not found.reports:
        raise KitError(f"{county} {year} 年度没有能用的数据文件，没有可比的。")
    manifest = read_manifest(outputs / county / str(year) / FOLDER).manifest
    spread, refused = spread_out(files, parameters=False)
    code = UNUSABLE if refused else CLEAN
    for complaint in refused:
        say(str(complaint), err=True)
    seen: set[str] = set()
    for each in verified(spread, found.reports, year, manifest):
        if isinstance(each, InputError):
            code = UNUSABLE
            say(f"没有核对  {each}", err=True)
            continue
        seen.add(each.report.place.township)
        code = max(code, CLEAN if each.comparison.equal else ERROR)
        say("\n".join(_told(each)))
    for name in changed_since(found.reports, manifest):
        say(f"{name}：数据文件在发布以后改过，核对的是现在的")
    return max(code, _unpublished(found, seen))


def _told(each: Verified) -> Iterator[str]:
    """Yield what a copy says otherwise, and what of it could not be compared."""
    comparison = each.comparison
    head = f"{each.report.name} ← {each.name}"
    if comparison.equal:
        yield f"{head}：与数据文件相同"
        return
    parts = (len(comparison.differences), "处不同"), (len(comparison.unassessed), "处没有核对")
    yield f"{head}：{'，'.join(f'{count} {what}' for count, what in parts if count)}"
    for what, found in ("不同", comparison.differences), ("没有核对", comparison.unassessed):
        yield from (f"  {what}  {one}" for one in found[:_MOST])
        if len(found) > _MOST:
            yield f"  {what}  还有 {len(found) - _MOST} 处"


def _unpublished(found: CountyReports, seen: set[str]) -> int:
    """Tell which units have no published copy, or nothing to hold one against; return the exit code."""
    without = [each.name for each in found.reports if each.place.township not in seen]
    if without:
        say(f"没有找到网上的年报：{'、'.join(without)}")
    for reason in found.refused:
        say(f"没有可比的  {reason}")
    if found.missing:
        say(f"没有数据文件，没有可比的：{'、'.join(found.missing)}")
    return ERROR if without or found.refused or found.missing else CLEAN
