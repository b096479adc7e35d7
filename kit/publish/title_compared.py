"""The title of a published copy against the one that was approved."""

from __future__ import annotations

from collections.abc import Iterator

from kit.base.strings import quoted
from kit.ingest.identity.report_title import agency_in
from kit.ingest.identity.report_year import years_in
from kit.ingest.identity.township_of_agency import names_in
from kit.publish.copies import Copy
from kit.publish.differences import NOTHING, Difference
from kit.publish.folded_words import Line, sentences
from kit.report.report import Report

_PLACE, _HEADING, _WINDOW = "标题", "网页的标题", "浏览器标题栏里的标题（title）"


def compare_title(report: Report, copy: Copy) -> Iterator[Difference]:
    """Yield the title of a copy when it says something else.

    A site may leave words of it out, as long as it names the unit and the year and adds nothing.
    """
    ours, theirs = _folded(report.title), _folded(copy.read.title)
    if not theirs:
        yield Difference(_PLACE, quoted(report.title), NOTHING)
    elif not (_is_part(theirs, ours) and _folded(report.township) in theirs and str(report.year) in theirs):
        yield Difference(_PLACE, quoted(report.title), quoted(copy.read.title))
    for heading in dict.fromkeys(copy.headings):
        if _folded(heading) != theirs and _is_of_another(heading, report):
            yield Difference(_HEADING, quoted(report.title), quoted(heading))
    if _folded(copy.titled) not in ("", theirs) and _is_of_another(copy.titled, report):
        yield Difference(_WINDOW, quoted(report.title), quoted(copy.titled))


def _is_of_another(heading: str, report: Report) -> bool:
    """Whether a page's heading is the title of a report of another year or unit."""
    years, (_, unit) = years_in(heading), names_in(agency_in(heading))
    return bool(years and report.year not in years) or bool(unit and unit not in report.agency)


def _folded(text: str) -> str:
    return "".join(sentence.text for sentence in sentences([Line(text)]))


def _is_part(short: str, whole: str) -> bool:
    """Whether a text is the whole, or what is left of it when some of its characters are taken out."""
    rest = iter(whole)
    return all(char in rest for char in short)
