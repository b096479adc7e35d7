"""What a unit's report takes over from last year, also where the unit itself is new or was merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kit.report.catalogue import previous_path
from kit.report.parameters import read_lasts
from kit.report.report import Report
from kit.report.succession.predecessors import summed


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's report, None where there is none, and the path of the unit's own, None where it has none.

    `origin` names the units of whose reports it is the sum, "" where it is the unit's own alone.
    """

    report: Report | None
    path: Path | None
    origin: str


def last_year(path: Path, names: Mapping[str, str]) -> LastYear:
    """Return what the parameters file at `path` takes over, before it is written.

    Of a unit that has no file of last year the report has the unit's `names` (township, agency), and neither
    facts nor words, which are its predecessors'. Raises InputError as `read_lasts` does.
    """
    own, lasts = previous_path(path), read_lasts(path)
    report = summed(lasts) if lasts else None
    if report and not own:
        township, agency = names.get("township", path.parent.name), names.get("agency", "")
        report = replace(report, township=township, agency=agency, division="", facts={}, narrative={})
    origin = "" if own and len(lasts) == 1 else "、".join(each.township for each in lasts)
    return LastYear(report, own, origin)
