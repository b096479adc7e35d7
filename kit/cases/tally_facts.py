"""The facts of section one that a tally writes: how many came in which way, of whom, what became of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from kit.cases.clocks import Pace, pace
from kit.cases.tally import Tally, is_in_year, parts_of
from kit.form.case_ledger import case_ledger
from kit.form.tree import Row

Facts = dict[str, int | dict[str, int]]

_NUMBER, _ASIDE = re.compile(r"^（[一二三四五六七八九十]+）"), re.compile(r"（.*）$")


def paces(tally: Tally) -> Mapping[Pace, int]:
    """Return how many of a year's cases were answered in time, late, or stand how on its last day."""
    end = date(tally.year, 12, 31)
    return Counter(pace(case, end) for case in tally.cases if is_in_year(case, tally.year))


def facts_of(tally: Tally) -> Facts:
    """Return the facts of a tally, by the names that the words can look them up by."""
    ledger, start = case_ledger(), date(tally.year, 1, 1)
    told = [case for case in tally.cases if is_in_year(case, tally.year)]
    new = [case for case in told if case.received >= start]
    done = [case for case in told if case.answered and case.answered.year == tally.year]
    ways, kinds = Counter(case.channel for case in new), Counter(case.applicant for case in new)
    stands = Counter(pace(case, date(tally.year, 12, 31)) for case in done)
    names = ledger.facts
    return {
        names.received: {each.label: ways[each.id] for each in ledger.channels},
        names.applicants: {each.label: kinds[each.id] for each in ledger.applicants},
        names.outcomes: _outcomes(tally),
        names.in_time: stands[Pace.IN_TIME],
        names.late: stands[Pace.LATE],
        names.uncertain: stands[Pace.UNCERTAIN],
        names.open: len(told) - len(done),
    }


def _outcomes(tally: Tally) -> dict[str, int]:
    """Return how many cases had each kind of result: the form's own groups."""
    at = case_ledger().places
    rows = next(block for block in tally.form.tables[at.requests].blocks).rows
    results = next(row for row in rows if row.children)
    kinds = [row for row in results.children if not row.equals]
    return {_plain(row): _count(tally, row) for row in kinds}


def _count(tally: Tally, row: Row) -> int:
    at = case_ledger().places
    figures = tally.figures
    cells = {part for each in case_ledger().applicants
             for part in parts_of(tally.form, f"{at.requests}.{row.id}.{each.id}")}  # fmt: skip
    return sum(figures[cell] for cell in cells)


def _plain(row: Row) -> str:
    return _ASIDE.sub("", _NUMBER.sub("", row.label))
