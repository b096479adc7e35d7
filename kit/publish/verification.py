"""Published copies of a county-year held against its parameters files, unit by unit.

The parameters files say what was approved: they exist whether or not `kit publish` was used, keep every
change in their history, and what is corrected in them later is wrong on the site until it is published
again. The manifest only tells that a file was changed since then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kit.base.errors import InputError, Problem
from kit.base.guard import guard
from kit.form.editions import Forms
from kit.ingest.folder_files import InputFile
from kit.publish.copies import Copy, Known, owner_of, read_copies
from kit.publish.copy_compared import compare
from kit.publish.county_reports import CountyReport
from kit.publish.differences import Comparison
from kit.publish.manifest import Manifest

_ALIKE = 0.8
"""The share of its own that a copy has which tells another year, before it is held to be this year's."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A published copy, the report that it is a copy of, and what came of the comparison."""

    name: str
    report: CountyReport
    comparison: Comparison


def verify(
    files: Iterable[InputFile], reports: Sequence[CountyReport], year: int, manifest: Manifest | None
) -> Iterator[Verified | InputError]:
    """Yield what comes of each published copy in files, or why one cannot be used."""
    forms = Forms({each.report.form.edition: each.report.form for each in reports})
    by_folder = {each.place.township: each for each in reports}
    known = {folder: Known.of(each.report, _names(folder, manifest)) for folder, each in by_folder.items()}
    for file in files:
        for copy in read_copies(file, year, forms):
            if isinstance(copy, InputError):
                yield copy
                continue
            try:
                with guard(copy.name):
                    found = _verified(copy, by_folder, known, year)
            except InputError as error:
                yield error
            else:
                yield found


def changed_since(reports: Iterable[CountyReport], manifest: Manifest | None) -> list[str]:
    """Return the units whose parameters files were changed after they had been published."""
    told = {unit.folder: unit.parameters.sha256 for unit in manifest.units} if manifest else {}
    return [each.name for each in reports if told.get(each.place.township, each.digest) != each.digest]


def _names(folder: str, manifest: Manifest | None) -> list[str]:
    unit = manifest.unit(folder) if manifest else None
    return [PurePath(file.name).stem for file in unit.files] if unit else []


def _verified(copy: Copy, reports: dict[str, CountyReport], known: dict[str, Known], year: int) -> Verified:
    owner = owner_of(copy, known, year)
    if copy.year not in (None, year) and owner.share < _ALIKE:
        what = f"标题写的是 {copy.year} 年，内容也不是 {year} 年度的"
        raise InputError(Problem(copy.name, "", what, "请核对是不是拿错了文件"))
    report = reports[owner.folder]
    return Verified(copy.name, report, compare(report.report, copy))
