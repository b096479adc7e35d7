"""Many reports, each read from its files' bytes when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit.analysis.many_checks import ToCheck, watched
from kit.report.catalogue import TownshipYear
from kit.report.narrative import render
from kit.report.parameters import report_of
from kit.report.report import Report


class ReadReports(Mapping[TownshipYear, Report]):
    """The reports of some files by their place, in order."""

    def __init__(self, files: Mapping[TownshipYear, ToCheck]) -> None:
        self._files = files
        self._read: dict[TownshipYear, Report] = {}

    def __getitem__(self, place: TownshipYear) -> Report:
        """Return a report. Raises InputError where its files are no use."""
        if place not in self._read:
            files = self._files[place]
            report = report_of(files.this, files.beside)
            render(report)  # raises for a look-up that names nothing, where every table would stumble
            self._read[place] = report
        return self._read[place]

    def __contains__(self, place: object) -> bool:
        return place in self._files

    def __iter__(self) -> Iterator[TownshipYear]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def pairs(self) -> Iterator[tuple[TownshipYear, Report]]:
        """Yield every report with its place, telling how far that is where it takes longer than a moment."""
        return ((place, self[place]) for place in watched(self, len(self), "读入"))
