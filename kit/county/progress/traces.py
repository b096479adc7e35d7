"""What the commands left of a county-year: forms that went out, readings, slips, what was published."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from kit.base.errors import InputError
from kit.base.files import read_file
from kit.county import blank_forms, slips
from kit.county.progress.manifest import FOLDER, MANIFEST, Manifest, read_manifest
from kit.county.slips import SentSlip
from kit.editing.history import History, Kind
from kit.report.origin import Origin, origin_of


class Step(Enum):
    """What happened to a report, in the order of the first time."""

    SENT = "发空表"
    RECEIVED = "收到"
    RETURNED = "退回"
    PUBLISHED = "发布"


@dataclass(frozen=True, slots=True)
class Event:
    """A step: on which day (to the minute where that is known), and by which file.

    `link` leads to the file from the folder of the county-year's outputs, "" where it does not lie in reach.
    """

    step: Step
    when: str
    file: str = ""
    link: str = ""

    @property
    def day(self) -> str:
        """The day alone."""
        return self.when[:10]


@dataclass(frozen=True, slots=True)
class Reading:
    """When a report was read, and from which file; None where that is not known."""

    when: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Published:
    """On which day a report was published, and of which bytes of its parameters file, "" if unknown."""

    day: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Traces:
    """What there is of a county-year, and `today`, the day on which it is asked.

    `outputs` is the folder of its outputs, None where that is on no disk of this machine. `forms` and `slips`
    are by what their unit is called, `published` is by the unit's folder. `doubt` says why nobody knows
    what was published, in a sentence; "" where it is known.
    """

    today: str
    outputs: Path | None = None
    forms: Mapping[str, Path] = field(default_factory=dict)
    slips: Mapping[str, Sequence[SentSlip]] = field(default_factory=dict)
    published: Mapping[str, Published] = field(default_factory=dict)
    doubt: str = ""

    def sent(self, names: Iterable[str]) -> Iterator[Event]:
        """Yield that a form went out to the unit with one of these names: on the day its file has."""
        for path in [self.forms[name] for name in names if name in self.forms][:1]:
            yield Event(
                Step.SENT, date.fromtimestamp(path.stat().st_mtime).isoformat(), path.name, self._link(path)
            )

    def returned(self, went: Iterable[SentSlip]) -> Iterator[Event]:
        """Yield that slips went back: their Word files."""
        for each in went:
            path = each.path.with_suffix(".docx")
            yield Event(Step.RETURNED, each.day, path.name, self._link(path))

    def received(self, readings: Iterable[Reading], project: Path) -> Iterator[Event]:
        """Yield that files came in, those within the `project`, the folder of the parameters, with a link."""
        for each in readings:
            name, place = (each.origin.file, each.origin.path or "") if each.origin else ("", "")
            yield Event(Step.RECEIVED, each.when, name, self._link(project / place) if place else "")

    def _link(self, path: Path) -> str:
        if self.outputs is None or not os.path.isfile(path):  # noqa: PTH113 - false for a loop of links, too
            return ""
        return Path(os.path.relpath(path, self.outputs)).as_posix()


def traces_of(outputs: Path | None, county: str, year: int, today: str = "") -> Traces:
    """Return what a county-year's outputs tell; `today` is a date as 2025-01-20, this day if left out."""
    today = today or date.today().isoformat()
    if outputs is None:
        return Traces(today)
    folder = outputs.absolute() / county / str(year)
    left = read_manifest(folder / FOLDER)
    return Traces(
        today,
        folder,
        blank_forms.forms_in(folder / blank_forms.FOLDER, year),
        slips.slips_in(folder / slips.FOLDER),
        _published(left.manifest if left.is_relied_on else None),
        "" if left.is_relied_on else f"{FOLDER}/{MANIFEST} {left.doubt}，不知道发布过哪些；{left.remedy}",
    )


def readings_of(path: Path) -> list[Reading]:
    """Return the readings of a parameters file, oldest first; without a history the one its head tells."""
    path = path.absolute()
    kept = [each for each in History(path.parents[2]).versions(path) if each.kind is Kind.READ]
    readings = [Reading(each.kept, _origin(each.path)) for each in kept]
    if not readings and (origin := _origin(path)):
        readings.append(Reading(origin.read, origin))
    return readings


def _origin(path: Path) -> Origin | None:
    try:
        return origin_of(read_file(path).text())
    except InputError:
        return None


def _published(manifest: Manifest | None) -> dict[str, Published]:
    """Return which units were published, by folder, without drafts."""
    return {
        unit.folder: Published(unit.published, unit.parameters.sha256)
        for unit in (manifest.units if manifest else ())
        if not unit.draft
    }
