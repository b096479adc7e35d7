"""Who reports: what a filled-in workbook tells, else title and words, else the name of a form sent back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kit.form.workbook_labels import IDENTITY
from kit.ingest.identity.township_of_agency import names_in
from kit.ingest.source.printed import Source
from kit.report.blank_report import unit_in_name


def who_reports(source: Source, agency: str, year: int, told: Mapping[str, str]) -> dict[str, str]:
    """Return who reports, as far as it is known: `agency` as title or words have it, `told` by a workbook."""
    county, township = names_in(agency)
    named = unit_in_name(Path(source.name).stem, year)
    printed = {"township": township or named, "agency": agency, "county": county}
    return {name: value for name in IDENTITY if (value := told.get(name) or printed.get(name))}
