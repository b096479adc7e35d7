"""The command that holds published copies against what was approved: `kit verify`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from kit.base.errors import InputError, KitError
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.options import ANY_PATH, COUNTY, OUTPUTS, PARAMETERS, YEAR
from kit.cli.saying import say
from kit.county.progress.manifest import FOLDER, MANIFEST, Earlier, read_manifest
from kit.ingest.folder_files import spread_out
from kit.publish.county_reports import CountyReports, county_reports
from kit.publish.sheets import SheetCopy, is_sheet, sheet_copies
from kit.publish.verification import Verified, changed_since
from kit.publish.verification import verify as verified
from kit.report.places.place_names import county_folder

_MOST = 30
"""The differences of one copy, and what was not compared, that are listed one by one."""


_SHEETS = {
    True: "与发布的相同",
    False: "不是发布的那份，内容没有核对，请换成发布文件夹里的",
    None: "没有核对，没有能用的发布清单，不知道发布的是哪份",
}
"""What is told of a sheet, by whether it is to the byte what went out, None where nobody knows what did."""


@click.command(cls=words.Command, help=words.VERIFY)
@COUNTY
@YEAR
@click.argument("files", nargs=-1, required=True, type=ANY_PATH, metavar="文件或文件夹…")
@PARAMETERS
@OUTPUTS
@click.option(
    "--format", "layout", type=click.Choice(["table", "json"]), default="table", help=words.VERIFY_FORMAT
)
def verify(
    county: str, year: int, files: Sequence[Path], parameters: Path, outputs: Path, layout: str
) -> int:
    """Compare published copies with the parameters files, and tell what was changed on both sides."""
    county = county_folder(parameters, county)
    found = county_reports(parameters, county, year, outputs)
    if not found.reports:
        raise KitError(f"{county} {year} 年度没有能用的数据文件，没有可比的。")
    out = read_manifest(outputs / county / str(year) / FOLDER)
    manifest = out.proven
    spread, refused = spread_out([each for each in files if not is_sheet(each)], parameters=False)
    held = list(sheet_copies(files, manifest))
    refused += [each for each in held if isinstance(each, InputError)]
    sheets = [each for each in held if not isinstance(each, InputError)]
    copies: list[Verified] = []
    told = layout == "table"
    for complaint in refused:
        say(str(complaint), err=True)
    for each in verified(spread, found.reports, year, manifest):
        if isinstance(each, InputError):
            refused.append(each)
            say(f"没有核对  {each}", err=True)
            continue
        copies.append(each)
        if told:
            say("\n".join(_told(each)))
    changed = changed_since(found.reports, manifest)
    account = _Account(found, copies, sheets, refused, changed, _manifest_doubt(out))
    if told:
        for line in account.lines():
            say(line)
    else:
        say(json.dumps({"county": county, "year": year, **account.told()}, ensure_ascii=False, indent=1))
    return account.code


@dataclass(frozen=True, slots=True)
class _Account:
    """What came of all copies, and of which units there is none."""

    found: CountyReports
    copies: Sequence[Verified]
    sheets: Sequence[SheetCopy]
    refused: Sequence[InputError]
    changed: Sequence[str]
    manifest_doubt: str

    @property
    def without(self) -> list[str]:
        """The units that have a report, and no copy of it among those that were read."""
        seen = {each.report.place.township for each in self.copies}
        return [each.name for each in self.found.reports if each.place.township not in seen]

    @property
    def code(self) -> int:
        """The exit code."""
        same = all((*(each.comparison.equal for each in self.copies), *(each.same for each in self.sheets)))
        whole = same and not (self.without or self.found.refused or self.found.missing or self.manifest_doubt)
        return UNUSABLE if self.refused else CLEAN if whole else ERROR

    def lines(self) -> Iterator[str]:
        """Yield what is told of all, below the single copies."""
        for each in self.sheets:
            yield f"解读 ← {each.name}：{_SHEETS[each.same]}"
        if self.manifest_doubt:
            yield self.manifest_doubt
        yield from (f"{name}：数据文件在发布以后改过，核对的是现在的" for name in self.changed)
        if self.without:
            yield f"没有找到网上的年报：{'、'.join(self.without)}"
        yield from (f"没有可比的  {reason}" for reason in self.found.refused)
        if self.found.missing:
            yield f"没有数据文件，没有可比的：{'、'.join(self.found.missing)}"

    def told(self) -> dict[str, object]:
        """Return all of it for programs."""
        return {
            "copies": [_object(each) for each in self.copies],
            "sheets": [asdict(each) for each in self.sheets],
            "refused": [str(each) for each in self.refused],
            "changed_since_published": list(self.changed),
            "manifest_doubt": self.manifest_doubt,
            "without_copy": self.without,
            "unusable_reports": list(self.found.refused),
            "missing_reports": list(self.found.missing),
        }


def _manifest_doubt(out: Earlier) -> str:
    """Return why the manifest cannot be relied on, "" where it can or there is none."""
    if not out.doubt:
        return ""
    return f"发布清单 {out.folder / MANIFEST} {out.doubt}，没有用它；{out.remedy}"


def _object(each: Verified) -> dict[str, object]:
    comparison = each.comparison
    return {
        "file": each.name,
        "unit": each.report.place.township,
        "name": each.report.name,
        "equal": comparison.equal,
        "differences": [asdict(one) for one in comparison.differences],
        "unassessed": list(comparison.unassessed),
    }


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
