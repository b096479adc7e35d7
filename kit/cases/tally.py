"""Counts the cases of a ledger into tables three and four of a year, and keeps which cases make up a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kit.base.errors import InputError, KitError, Problem
from kit.cases.case import Case
from kit.cases.contradictions import refuse_contradictions
from kit.form.case_ledger import case_ledger
from kit.form.editions import editions
from kit.form.equation import address
from kit.form.equation_lines import totals
from kit.form.official_form import Form


@dataclass(frozen=True, slots=True)
class Tally:
    """The cells of tables three and four that a ledger gives, totals left out, each with its cases.

    `trace` has the numbers of the cases that make up a cell, in the ledger's order; a cell without any is not
    in it. `cases` are those that were received in the year or before it and not answered before it.
    """

    year: int
    form: Form
    trace: Mapping[str, tuple[str, ...]]
    cases: tuple[Case, ...]

    @property
    def figures(self) -> Mapping[str, int]:
        """The figures by address: every cell of the two tables that is no total."""
        places = case_ledger().places
        wanted = (places.requests, places.appeals)
        cells = (cell for cell in self.form.cells.values() if cell.section.id in wanted)
        return {cell.address: len(self.trace.get(cell.address, ())) for cell in cells if not cell.is_total}

    def numbers(self, cell: str) -> tuple[str, ...]:
        """Return the numbers of the cases that make up a cell, a total or a group of cells included.

        Raises KitError where the two tables have no such cell.
        """
        parts = counted_parts(self.form, cell)
        told = {number for each in parts for number in self.trace.get(each, ())}
        return tuple(each.number for each in self.cases if each.number in told)


def tally_cases(cases: Iterable[Case], year: int, edition: str = "", *, name: str = "") -> Tally:
    """Count cases into the tables of a year, in an edition of the form (the year's own where none is given).

    `name` is how messages call the ledger. Raises InputError, naming row and column, where the ledger
    contradicts itself or an outcome has no row in the edition; KitError for an edition that does not exist.
    """
    cases = tuple(cases)
    form = _form(year, edition)
    refuse_contradictions(cases, name)
    trace: dict[str, list[str]] = {}
    kept = []
    for case in cases:
        cells = [*_of_requests(case, year, form, name), *_of_appeals(case, year)]
        for cell in cells:
            trace.setdefault(cell, []).append(case.number)
        if cells:
            kept.append(case)
    frozen = {cell: tuple(numbers) for cell, numbers in trace.items()}
    return Tally(year, form, MappingProxyType(frozen), tuple(kept))


def is_in_year(case: Case, year: int) -> bool:
    """Whether table three of a year tells of a case: received up to its end, and not answered before it."""
    told = case.counts and case.received <= date(year, 12, 31)
    return told and not (case.answered and case.answered < date(year, 1, 1))


def counted_parts(form: Form, cell: str) -> tuple[str, ...]:
    """Return the cells of tables three and four that add up to a cell, which may be a total or a group.

    Raises KitError where the two tables have no such cell.
    """
    named, at = cell.removeprefix("figures."), case_ledger().places
    parts = parts_of(form, named) if named.partition(".")[0] in (at.requests, at.appeals) else ()
    if not parts:
        raise KitError(f"表三、表四里没有“{cell}”这一格。请照数据文件写，如 requests.granted.natural。")
    return parts


def parts_of(form: Form, cell: str) -> tuple[str, ...]:
    """Return the cells that are no totals and add up to `section.row.column`, groups or not."""
    try:
        spread = form.spread(cell)
    except ValueError:
        return ()
    known = totals(form)
    found: dict[str, None] = {}
    for each in spread:
        line = known.get(each)
        deeper = (parts_of(form, part) for part in line.parts) if line else ((each,),)
        found |= dict.fromkeys(part for parts in deeper for part in parts)
    return tuple(found)


def _form(year: int, edition: str) -> Form:
    if not edition:
        return editions().of_year(year)
    if edition not in editions():
        raise KitError(f"没有“{edition}”这一版格式。可以用的有 {'、'.join(sorted(editions()))}。")
    return editions()[edition]


def _of_requests(case: Case, year: int, form: Form, name: str) -> Iterator[str]:
    """Yield the cells of table three into which a case counts."""
    at, (first, last) = case_ledger().places, (date(year, 1, 1), date(year, 12, 31))
    if not is_in_year(case, year):
        return
    yield address(at.requests, at.received if case.received >= first else at.carried_in, case.applicant)
    if case.answered and case.answered <= last:
        outcome = case_ledger().outcome_of[case.outcome]
        row = outcome.rows.get(form.edition)
        if row is None:
            what = f"“{outcome.label}”在 {form.edition} 版的表三里不是单独的一项"
            column = case_ledger().column("outcome").label
            raise InputError(Problem(name, f"{case.place} {column}".strip(), what, "请写到最细的一项"))
        yield address(at.requests, row, case.applicant)
    else:
        yield address(at.requests, at.carried_out, case.applicant)


def _of_appeals(case: Case, year: int) -> Iterator[str]:
    """Yield the cells of table four into which a case's reconsideration and lawsuit count."""
    at, last = case_ledger().places, date(year, 12, 31)
    for appeal in case.appeals:
        if appeal.closed and appeal.closed.year == year:
            yield address(at.appeals, appeal.row, appeal.result)
        elif appeal.brought <= last and not (appeal.closed and appeal.closed <= last):
            yield address(at.appeals, appeal.row, at.pending)
