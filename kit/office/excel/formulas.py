"""Totals and identities as live formulas. Money is never reckoned in one: Excel's numbers are not exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.form.cell_value import Kind, add
from kit.form.equation import Equation, Term
from kit.form.official_form import Cell, Form, Section
from kit.form.tree import Node, leaves
from kit.office.excel.cell_places import places, spelt
from kit.report.report import Report, total_of


def total_formula(report: Report, cell: Cell) -> str:
    """Return the formula of a total that is the sum of its parts, blank while a part is no number.

    Return "" for any other cell: for a total, too, that was printed with another value than that sum.
    """
    try:
        equation, line = total_of(cell)
    except KeyError:
        return ""
    parts = [equation.address(cell.section.id, line, part) for part in equation.right]
    value = report.figures[cell.address]
    if cell.column.kind is Kind.MONEY or value != add(report.figures[part] for part in parts):
        return ""
    here = places(report.form)
    cells = spelt((here[part] for part in parts), here[cell.address].sheet)
    return f'=IF(COUNT({cells})={len(parts)},SUM({cells}),"")'


@dataclass(frozen=True, eq=False, slots=True)
class Identity:
    """An identity of the form for one row or column; `left` and `right` are the cells it is about."""

    report: Report
    section: Section
    equation: Equation
    line: tuple[Node, ...]

    def side(self, terms: Sequence[Term], sheet: str) -> tuple[str, int | str]:
        """Return a side as a formula in `sheet`, and what it gives now: "" while a cell is no number.

        Last year's numbers stand in it as constants; where one is unknown there is no formula.
        """
        here = places(self.report.form)
        this = [(term.sign, self.address(term)) for term in terms if not term.last]
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
            cell = self.report.form.cells[self.address(term)]
            label = cell.column.label if self.equation.each == "row" else cell.row.label
            sign = " − " if term.sign < 0 else " + " if words else ""
            words += f"{sign}上年{label}（{self._told(term)}）" if term.last else f"{sign}{label}"
        return words

    def address(self, term: Term) -> str:
        """Return the cell that `term` stands for here."""
        return self.equation.address(self.section.id, self.line[-1].id, term)

    def value(self, term: Term) -> int | None:
        """Return the count in a term's cell, None for a blank or a mark."""
        source = self.report.last if term.last else self.report
        value = source.figures.get(self.address(term)) if source else None
        return value if isinstance(value, int) else None

    def _told(self, term: Term) -> int | str:
        value = self.value(term)
        return "没有填" if value is None else value


def identities(report: Report) -> Iterator[Identity]:
    """Yield every identity over counts, and those across years that last year's report can decide."""
    for section in report.form.sections:
        for block in section.table.blocks if section.table else ():
            for equation in block.equations:
                for path in leaves(block.rows if equation.each == "row" else block.columns):
                    identity = Identity(report, section, equation, path)
                    if all(
                        _reckoned(identity, term, report.last.form if report.last else None)
                        for term in equation.terms
                    ):
                        yield identity


def _reckoned(identity: Identity, term: Term, last: Form | None) -> bool:
    """Whether a term is a count of this year, or one that last year's form has."""
    cell = identity.address(term)
    there = not term.last or (last is not None and cell in last.cells)
    return there and identity.report.form.cells[cell].column.kind is not Kind.MONEY
