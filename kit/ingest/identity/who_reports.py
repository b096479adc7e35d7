"""Who reports: what a filled-in workbook tells, else title and words, else the name of a form sent back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kit.base.folded_text import squeeze
from kit.checks.text.wording.phrasing import phrasing
from kit.form.workbook_labels import IDENTITY, TO_FILL_IN
from kit.ingest.identity.township_of_agency import names_in
from kit.ingest.source.printed import Source
from kit.report.blank_report import unit_in_name


def who_reports(source: Source, agency: str, year: int, told: Mapping[str, str]) -> dict[str, str]:
    """Return who reports, as far as it is known: `agency` as title or words have it, `told` by a workbook.

    A form that was sent out calls a township by its name alone while nobody has written the agency's; of a
    published report's title that is its makers' own word.
    """
    county, township = names_in(agency)
    named = unit_in_name(Path(source.name).stem, year)
    if (named or _is_marked(source)) and _is_township(agency):
        agency = ""
    printed = {"township": township or named, "agency": agency, "county": county}
    return {name: value for name in IDENTITY if (value := told.get(name) or printed.get(name))}


def _is_township(agency: str) -> bool:
    """Whether a name ends in the kind of a township, without the seat behind it."""
    kind = phrasing().names.kind.search(agency)
    return kind is not None and kind.end("kind") == len(agency)


def _is_marked(source: Source) -> bool:
    return any(squeeze(line).text == TO_FILL_IN for line in source.around)
