"""Totals and identities as live formulas. Money is never reckoned in one: Excel's numbers are not exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.form.cell_value import Kind, add
from kit.form.equation import Term
from kit.form.equation_lines import EquationLine, identities, totals
from kit.form.official_form import Cell, Form
from kit.office.excel.cell_places import places, spelt
from kit.report.report import Report


def total_formula(report: Report, cell: Cell) -> str:
    """Return the formula of a total that is the sum of its parts, blank while a part is no number.

    Return "" for any other cell: for a total, too, that was printed with another value than that sum.
    """
    line = totals(report.form).get(cell.address)
    if line is None:
        return ""
    value = report.figures[cell.address]
    if cell.column.kind is Kind.MONEY or value != add(report.figures[part] for part in line.parts):
        return ""
    here = places(report.form)
    cells = spelt((here[part] for part in line.parts), here[cell.address].sheet)
    return f'=IF(COUNT({cells})={len(line.parts)},SUM({cells}),"")'


@dataclass(frozen=True, eq=False, slots=True)
class LiveIdentity:
    """An identity of the form for one row or column, reckoned in the workbook; `report` gives last year's."""

    report: Report
    line: EquationLine

    def side(self, terms: Sequence[Term], sheet: str) -> tuple[str, int | str]:
        """Return a side as a formula in `sheet`, and what it gives now: "" while a cell is no number.

        Last year's numbers stand in it as constants; where one is unknown there is no formula.
        """
        here = places(self.report.form)
        this = [(term.sign, self.line.address(term)) for term in terms if not term.last]
        last = [(term.sign, self.value(term)) for term in terms if term.last]
        known = [sign * value for sign, value in last if value is not None]
        if len(known) < len(last):
            return "", ""
        plus = [here[cell] for sign, cell in this if sign > 0]
        minus = [here[cell] for sign, cell in this if sign < 0]
        summed = f"SUM({spelt(plus, sheet)})" if plus else "0"
        summed += f"-SUM({spelt(minus, sheet)})" if minus else ""
        summed += f"+({sum(known)})" if known else ""
        counted = f"COUNT({spelt([*plus, *minus], sheet)})" if this else "0"
        values = [term.sign * value for term in terms if (value := self.value(term)) is not None]
        result = sum(values) if len(values) == len(terms) else ""
        return f'=IF({counted}={len(this)},{summed},"")', result

    def words(self, terms: Sequence[Term], most: int) -> str:
        """Return a side in the form's words, its terms counted where there are more than `most`."""
        if len(terms) > most:
            return f"{len(terms)} 项之和"
        words = ""
        for term in terms:
            sign = " − " if term.sign < 0 else " + " if words else ""
            words += f"{sign}{self.line.label(term)}" + (f"（{self._known(term)}）" if term.last else "")
        return words

    def value(self, term: Term) -> int | None:
        """Return the count in a term's cell, None for a blank or a mark."""
        source = self.report.last if term.last else self.report
        value = source.figures.get(self.line.address(term)) if source else None
        return value if isinstance(value, int) else None

    def _known(self, term: Term) -> int | str:
        value = self.value(term)
        return "没有填" if value is None else value


def live_identities(report: Report) -> Iterator[LiveIdentity]:
    """Yield every identity over counts, and those across years that last year's report can decide."""
    last = report.last.form if report.last else None
    for line in identities(report.form):
        if all(_reckoned(line, term, last) for term in line.equation.terms):
            yield LiveIdentity(report, line)


def _reckoned(line: EquationLine, term: Term, last: Form | None) -> bool:
    """Whether a term is a count of this year, or one that last year's form has."""
    cell = line.address(term)
    there = not term.last or (last is not None and cell in last.cells)
    return there and line.form.cells[cell].column.kind is not Kind.MONEY
