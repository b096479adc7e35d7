"""The sheets that explain reports to the public: made anew to go out, known again by their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kit.base.errors import InputError, KitError, Problem, reason
from kit.county.progress.manifest import Manifest, PublishedFile
from kit.explain.explained_page import sheet
from kit.explain.explained_picture import picture
from kit.publish.county_reports import CountyReport
from kit.report.output_paths import EXPLAINED, PICTURE, PUBLISHED_PICTURE, PUBLISHED_SHEET
from kit.report.site.site_details import site_beside

_ENDS = (PUBLISHED_SHEET, PUBLISHED_PICTURE)


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """A published copy of a sheet, and whether it is the one that went out, to the byte.

    `same` is None where nobody knows what went out.
    """

    name: str
    same: bool | None


def sheets_to_publish(this: CountyReport, beside: Path, *, asked: bool) -> tuple[Mapping[str, bytes], str]:
    """Return the sheets of a report that go, by suffix, and why its picture cannot, "" when nothing is amiss.

    Those go that are `asked` for, or lie `beside` its page, whose path without suffix that is. Raises
    InputError as `sheet` does.
    """
    report = replace(this.report, site=site_beside(this.place.path))
    made: dict[str, bytes] = {}
    if asked or Path(f"{beside}{EXPLAINED}").is_file():
        made[PUBLISHED_SHEET] = sheet(report).encode()
    try:
        if asked or Path(f"{beside}{PICTURE}").is_file():
            made[PUBLISHED_PICTURE] = picture(report)
    except KitError as error:
        return made, f"{this.name}：没有带解读的长图（{error}）"
    return made, ""


def is_sheet(path: Path) -> bool:
    """Whether a file is a sheet that explains a report, as `kit publish` calls it, and no report."""
    return path.name.endswith(_ENDS)


def sheet_copies(places: Iterable[Path], manifest: Manifest | None) -> Iterator[SheetCopy | InputError]:
    """Yield each sheet among files and in folders, held against what went out; why one is not read.

    One under the name of a file that went out is held against that file, one under another name against all.
    """
    out = {file.name: file for file in manifest.files if is_sheet(Path(file.name))} if manifest else {}
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if not is_sheet(path):
                continue
            try:
                own = PublishedFile.of(path.name, path.read_bytes())
            except OSError as error:
                yield InputError(Problem(str(path), "", f"读不出来（{reason(error)}）", "请核对路径和权限"))
                continue
            known = [out[path.name]] if path.name in out else out.values()
            same = any(own.sha256 == file.sha256 for file in known) if manifest else None
            yield SheetCopy(str(path), same)
