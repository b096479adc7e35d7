"""D-year: an earlier year's notice or plan that is followed, a later year's acts that are told as done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.base.finding import Status
from kit.checks.text.wording.phrasing import phrasing

_NEAR = 120
"""How far from a notice's name its sentence is read."""
_CLAUSE = 60
"""How far from the year what was done in it may stand."""


@dataclass(frozen=True, slots=True)
class OutdatedNotice:
    """A notice about the report of `year`, where its name stands, and whether it is surely out of place.

    Or the `plan` of what was to be disclosed in that year.
    """

    bounds: tuple[int, int]
    year: int
    status: Status
    plan: bool = False


def may_name_others(text: str) -> bool:
    """Whether a notice about a year's report or a year's plan may stand in a text."""
    words = phrasing().notices
    return words.notice.may_match(text) or words.plan.may_match(text)


def outdated_notices(sentence: str, own: int) -> Iterator[OutdatedNotice]:
    """Yield the notices about a report of before `own` that a sentence says are followed.

    Each January the notice is about the year that is over. So it may be followed in the year of the report
    in making last year's; a sentence that tells so is right, and one that may mean so is not certain.
    """
    words = phrasing().notices
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


def outdated_plans(sentence: str, own: int) -> Iterator[OutdatedNotice]:
    """Yield the plans of the works of a year before `own` that a sentence says are followed.

    One that also tells of that year, of what was left over from it or of this year's plan may be right.
    """
    words = phrasing().notices
    outside = phrasing().years.works.sub(lambda work: "□" * len(work[0]), sentence)
    for found in words.plan.finditer(sentence):
        year = int(found["year"])
        before = outside[max(0, found.start() - _NEAR) : found.start()].rstrip("□《")
        if year >= own or not _followed(before):
            continue
        if f"{year}年" in outside.replace(found[0], "").replace(" ", "") or words.left_over.search(outside):
            continue
        newer = any(int(each["year"]) == own for each in words.plan.finditer(sentence))
        status = Status.NOT_ASSESSABLE if newer else Status.FAIL
        yield OutdatedNotice(found.span(), year, status, plan=True)


def _followed(before: str) -> bool:
    """Whether the document that these words lead up to is what is followed, not what was sent out."""
    words = phrasing().notices
    return bool(words.followed.search(before)) and not words.issued.search(before)


def told_too_early(sentence: str, year: int) -> dict[int, Status]:
    """Return where a sentence counts something as done in `year`, which was still to come.

    Only its own clauses decide, to the first count or denial: the sentence may also tell of the year before.
    After words of planning it is not certain.
    """
    words = phrasing().next_year
    found: dict[int, Status] = {}
    for opening in words.opens.finditer(sentence):
        if int(opening["year"]) != year:
            continue
        start = opening.end()
        stop = words.end.search(sentence, start, start + _CLAUSE)
        count = words.count.search(sentence, start, stop.start() if stop else start + _CLAUSE)
        if not count:
            continue
        clause = sentence[opening.start() : count.end() + 3]
        if not words.done.search(clause) or words.yet.search(clause) or words.other.search(clause):
            continue
        before = sentence[max(0, opening.start() - _CLAUSE) : opening.start()]
        planned = words.planned.search(before) is not None
        found[opening.start("year")] = Status.NOT_ASSESSABLE if planned else Status.FAIL
    return found


def _is_of_this_year(before: str, own: int) -> bool:
    """Whether the words before what is carried over are of the report's year, and not of the last one."""
    words = before.replace(" ", "")
    named = [words.rfind(f"{own}年"), *(found.start() for found in phrasing().years.this.finditer(words))]
    return max(named) > words.rfind(f"{own - 1}年")


def over_already(sentence: str, beside: str, own: int) -> Iterator[tuple[int, int]]:
    """Yield where plans, what is left over and the year told of have a year that is over, and that year.

    剩余2件结转2023年度; 截至2023年12月31日，本年度. What a year left over may have gone to the one before the
    report's if the year before that is named in the sentence or `beside` it.
    """
    words = phrasing().years
    for found in words.plan.finditer(sentence):
        if (year := int(found["year"])) in (own, own - 1):
            yield found.start("year"), year
    for found in words.carried_on.finditer(sentence):
        if int(found["year"]) == own - 1 and f"{own - 2}年" not in sentence + beside:
            yield found.start("year"), own - 1
    for found in words.carried_into.finditer(sentence):
        if int(found["year"]) == own and _is_of_this_year(sentence[: found.start()], own):
            yield found.start("year"), own
    for found in words.ended.finditer(sentence):
        if int(found["year"]) == own - 1:
            yield found.start("year"), own - 1
