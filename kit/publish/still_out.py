"""What was published and may not go out as it is now: the files that went out stay until new ones may go.

They are on the web as they were approved; what left the folder in silence would leave the site with it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kit.county.progress.manifest import Manifest, PublishedUnit
from kit.publish.county_reports import CountyReport


@dataclass(frozen=True, slots=True)
class StillOut:
    """A report that was published, its files as they went out, and why it does not go out as it is now.

    The files are None where somebody changed one of them or took it away.
    """

    unit: PublishedUnit
    files: Mapping[str, bytes] | None
    why: str


def still_out(
    earlier: Manifest | None, folder: Path, reports: Iterable[CountyReport], going: Container[str]
) -> Iterator[StillOut]:
    """Yield the units that `earlier` lists and that are not `going` now; a draft does not stay."""
    now = {each.place.township: each for each in reports}
    for unit in earlier.units if earlier else ():
        if unit.folder not in going and not unit.draft:
            yield StillOut(unit, _files(unit, folder), _why(now.get(unit.folder)))


def _files(unit: PublishedUnit, folder: Path) -> dict[str, bytes] | None:
    files = {}
    for file in unit.files:
        path = folder / file.name
        content = path.read_bytes() if path.is_file() else b""
        if sha256(content).hexdigest() != file.sha256:
            return None
        files[file.name] = content
    return files


def _why(report: CountyReport | None) -> str:
    if report is None:
        return "没有能用的数据文件"
    if report.hindrance:
        return report.hindrance
    return f"是草稿（还有 {report.errors} 处错误）" if report.errors else "改过，网页还没有重新生成"
