"""The notice about an earlier year's report, followed in this one (D-year)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.base.finding import Status
from kit.checks.text.phrasing import phrasing

_NEAR = 120
"""How far from a notice's name its sentence is read."""


@dataclass(frozen=True, slots=True)
class OutdatedNotice:
    """A notice about the report of `year`, where its name stands, and whether it is surely out of place."""

    bounds: tuple[int, int]
    year: int
    status: Status


def outdated_notices(sentence: str, own: int) -> Iterator[OutdatedNotice]:
    """Yield the notices about a report of before `own` that a sentence says are followed.

    Each January the notice is about the year that is over. So it may be followed in the year of the report
    in making last year's; a sentence that tells so is right, and one that may mean so is not certain.
    """
    words = phrasing().notices
    if not words.subject.search(sentence):
        return
    works = phrasing().years.works
    outside = works.sub(lambda work: "□" * len(work[0]), sentence)
    for found in words.notice.finditer(sentence):
        year = int(found["year"])
        before = outside[max(0, found.start() - _NEAR) : found.start()].rstrip("□《")
        if year >= own or not words.subject.search(found[0]) or not _followed(before):
            continue
        rest = f"{before}□{outside[found.end() : found.end() + _NEAR]}"
        if f"{year}年" in rest.replace(" ", "") or words.earlier.search(rest):
            continue
        doubtful = words.made.search(rest) and not words.present.search(rest)
        yield OutdatedNotice(found.span(), year, Status.NOT_ASSESSABLE if doubtful else Status.FAIL)


def _followed(before: str) -> bool:
    """Whether the document that these words lead up to is what is followed, not what was sent out."""
    words = phrasing().notices
    return bool(words.followed.search(before)) and not words.issued.search(before)
