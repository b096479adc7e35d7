"""Every equation and bound of a form, for each row or column it holds for: the one place that walks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from kit.form.equation import Equation, Term
from kit.form.official_form import Form, Section
from kit.form.table import Block
from kit.form.tree import Node, leaves


@dataclass(frozen=True, eq=False)
class EquationLine:
    """An equation or bound of a table for one of its rows or columns, to which `path` leads.

    A form's lines are made once and held against every report: what they say of themselves is kept.
    """

    form: Form
    section: Section
    equation: Equation
    path: tuple[Node, ...]

    def address(self, term: Term) -> str:
        """Return the cell that `term` stands for here."""
        return self.equation.address(self.section.id, self.path[-1].id, term)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The cells that the equation's terms stand for here, in their order."""
        return tuple(map(self.address, self.equation.terms))

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The addresses of this year's cells, in the order of the terms."""
        named = zip(self.equation.terms, self.addresses, strict=True)
        return tuple(address for term, address in named if not term.last)

    @cached_property
    def from_last(self) -> tuple[Term, ...]:
        """The terms that are read from last year's report."""
        return tuple(term for term in self.equation.terms if term.last)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The cells of the right side: those that a printed total is the sum of."""
        return self.addresses[len(self.equation.left) :]

    @cached_property
    def place(self) -> str:
        """The section and the row or column, in the form's words."""
        return " · ".join((self.section.heading, *(node.label for node in self.path[-2:])))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The equation's terms in the form's words, in their order."""
        return tuple(map(self.label, self.equation.terms))

    def label(self, term: Term) -> str:
        """Return a term in the form's words."""
        cell = self.form.cells[self.address(term)]
        label = cell.column.label if self.equation.each == "row" else cell.row.label
        return f"上年{label}" if term.last else label


@cache
def identities(form: Form) -> tuple[EquationLine, ...]:
    """Return every identity of a form, the totals of each block first."""
    return tuple(_lines(form, lambda block: block.equations))


@cache
def bounds(form: Form) -> tuple[EquationLine, ...]:
    """Return every bound of a form: what figures keep above or apart, without adding up."""
    return tuple(_lines(form, lambda block: block.bounds))


@cache
def totals(form: Form) -> Mapping[str, EquationLine]:
    """Return the identity that gives each total, by the total's address: a row's sum before a column's."""
    of_totals = [line for line in identities(form) if line.equation.total]
    of_totals.sort(key=lambda line: line.equation.each == "row")
    return MappingProxyType({line.address(line.equation.left[0]): line for line in of_totals})


def _lines(form: Form, of: Callable[[Block], Sequence[Equation]]) -> Iterator[EquationLine]:
    for section in form.sections:
        for block in section.table.blocks if section.table else ():
            for equation in of(block):
                for path in leaves(block.rows if equation.each == "row" else block.columns):
                    yield EquationLine(form, section, equation, path)
