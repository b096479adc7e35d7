"""Published copies of a county-year held against its parameters files, unit by unit.

The parameters files say what was approved: they exist whether or not `kit publish` was used, keep every
change in their history, and what is corrected in them later is wrong on the site until it is published
again. The manifest only tells that a file was changed since then, and whose a file's name is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from kit.base.errors import InputError, Problem
from kit.base.guard import guard
from kit.county.progress.manifest import Manifest
from kit.form.editions import Forms
from kit.ingest.folder_files import InputFile
from kit.publish.copies import Copy, Known, owner_of, read_copies
from kit.publish.copy_compared import compare
from kit.publish.county_reports import CountyReport
from kit.publish.differences import Comparison, Difference

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
    """Yield what comes of each published copy in files, or why one cannot be used.

    `manifest` tells under which names the files of which unit went out, None where nobody knows.
    """
    held = _Held(reports, year, manifest)
    for file in files:
        for copy in read_copies(file, year, held.forms):
            if isinstance(copy, InputError):
                yield copy
                continue
            try:
                with guard(copy.name):
                    found = held.verified(copy)
            except InputError as error:
                yield error
            else:
                yield found


def changed_since(reports: Iterable[CountyReport], manifest: Manifest | None) -> list[str]:
    """Return the units whose parameters files were changed after they had been published."""
    told = {unit.folder: unit.parameters.sha256 for unit in manifest.units} if manifest else {}
    return [each.name for each in reports if told.get(each.place.township, each.digest) != each.digest]


class _Held:
    """The reports of a county-year: its published copies are known again by them, and held against them."""

    def __init__(self, reports: Sequence[CountyReport], year: int, manifest: Manifest | None) -> None:
        self.forms = Forms({each.report.form.edition: each.report.form for each in reports})
        self._year = year
        self._reports = {each.place.township: each for each in reports}
        units = manifest.units if manifest else ()
        named = {unit.folder: [PurePath(file.name).stem for file in unit.files] for unit in units}
        self._known = {
            folder: Known.of(each.report, named.get(folder, ())) for folder, each in self._reports.items()
        }
        self._named = {name: folder for folder, names in named.items() for name in names}

    def verified(self, copy: Copy) -> Verified:
        """Return what comes of a copy. Raises InputError when it is nobody's, or another year's."""
        owner = owner_of(copy, self._known, self._year)
        if copy.year not in (None, self._year) and owner.share < _ALIKE:
            what = f"标题写的是 {copy.year} 年，内容也不是 {self._year} 年度的"
            raise InputError(Problem(copy.name, "", what, "请核对是不是拿错了文件"))
        report = self._reports[owner.folder]
        found = compare(report.report, copy)
        differences = (*self._misnamed(copy, report), *found.differences)
        return Verified(copy.name, report, replace(found, differences=differences))

    def _misnamed(self, copy: Copy, report: CountyReport) -> Iterator[Difference]:
        """Yield that a copy has the name under which another unit's file went out."""
        other = self._reports.get(self._named.get(PurePath(copy.file_name).stem, ""))
        if other and other is not report:
            yield Difference("这个文件名", f"是{other.name}的年报", f"是{report.name}的年报")
