"""What the sheet shows, as its page and its picture both show it."""

from __future__ import annotations

from dataclasses import dataclass

from kit.explain.sentences import Sentence, flow, sentences
from kit.page.about.making import making
from kit.page.draft_mark import stamp
from kit.report.report import Report

KIND = "explained"
"""What the record of a sheet calls it."""
SUBTITLE = "解读"


@dataclass(frozen=True, slots=True)
class Explained:
    """A sheet: the parts of its title, the mark of a draft, what it says, its bars, where all is from.

    `bars` are names with numbers, none where one of the numbers is not known, or all are zero.
    """

    title: str
    parts: tuple[str, ...]
    stamp: str
    sentences: tuple[Sentence, ...]
    caption: str
    unit: str
    bars: tuple[tuple[str, int], ...]
    source: str


def explained(report: Report) -> Explained:
    """Return the sheet of a report, marked where it is a draft.

    Raises InputError when the words hold a look-up that names nothing.
    """
    counts = flow(report)
    known = tuple((name, count) for name, count in counts if count is not None)
    last = "和上年的数" if report.last else ""
    return Explained(
        title=report.title,
        parts=tuple(report.title_parts),
        stamp=stamp(report),
        sentences=sentences(report),
        caption="申请是怎么办的",
        unit="件",
        bars=known if len(known) == len(counts) and any(count for _, count in known) else (),
        source=f"本页的数和引文都取自《{report.title}》{last}，没有另外统计。",
    )


def made_from(report: Report) -> dict[str, str]:
    """Return the record of a sheet: what it was made from, and whose it is, as it carries no data."""
    return {**making(report), "kind": KIND, "agency": report.agency, "year": str(report.year)}
