"""Acts of the year after the report's, told as done (D-year)."""

from __future__ import annotations

from kit.base.finding import Status
from kit.checks.text.phrasing import phrasing

_CLAUSE = 60
"""How far from the year what was done in it may stand."""


def told_too_early(sentence: str, year: int) -> dict[int, Status]:
    """Return where a sentence counts something as done in `year`, which was still to come.

    Only its own clauses decide, to the first count or denial: the sentence may also tell of the year before.
    After words of planning it is not certain.
    """
    words = phrasing().next_year
    found: dict[int, Status] = {}
    if str(year) not in sentence:
        return found
    for opening in words.opens.finditer(sentence):
        if int(opening["year"]) != year:
            continue
        start = opening.end()
        stop = words.end.search(sentence, start, start + _CLAUSE)
        count = words.count.search(sentence, start, stop.start() if stop else start + _CLAUSE)
        if not count:
            continue
        clause = sentence[opening.start() : count.end() + 2]
        if not words.done.search(clause) or words.yet.search(clause) or words.other.search(clause):
            continue
        before = sentence[max(0, opening.start() - _CLAUSE) : opening.start()]
        planned = words.planned.search(before) is not None
        found[opening.start("year")] = Status.NOT_ASSESSABLE if planned else Status.FAIL
    return found
