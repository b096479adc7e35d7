"""Checks the form's equations over a report's cells, and last year's where an equation asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kit.base.finding import Finding, Number, Severity, Status
from kit.base.strings import MOST_NAMED, some
from kit.form.cell_value import number
from kit.form.equation import Equation, Term
from kit.form.official_form import Section
from kit.form.rule_book import RuleBook
from kit.form.table import Block
from kit.form.tree import Node, leaves
from kit.report.report import Report


def check_equations(report: Report, rules: RuleBook) -> Iterator[Finding]:
    """Yield one finding for each equation of each table, for each row or column it holds for."""
    for case in cases(report, lambda block: block.equations):
        yield case.finding(*(undecided(case) or _outcome(case)), rules[case.equation.rule].severity)


def cases(report: Report, of: Callable[[Block], Sequence[Equation]]) -> Iterator[Case]:
    """Yield each equation or bound that `of` gives for a block, for each row or column it holds for."""
    for section in report.form.sections:
        for block in section.table.blocks if section.table else ():
            for equation in of(block):
                for line in leaves(block.rows if equation.each == "row" else block.columns):
                    yield _case(report, section, equation, line)


@dataclass(frozen=True, slots=True)
class Case:
    """One equation for one row or column: the terms' values (None for a blank) and both sums."""

    report: Report
    section: Section
    equation: Equation
    line: tuple[Node, ...]
    values: tuple[Number, ...]
    left: Number
    right: Number

    def finding(self, status: Status, message: str, severity: Severity) -> Finding:
        """Return the finding that says `message`, with this year's cells and both sides."""
        cells = tuple(self.address(term) for term in self.equation.terms if not term.last)
        return Finding(
            self.equation.rule, severity, status, self.place, message, cells, self.left, self.right
        )

    @property
    def place(self) -> str:
        """The section and the row or column, in the form's words."""
        return " · ".join((self.section.heading, *(node.label for node in self.line[-2:])))

    def address(self, term: Term) -> str:
        """Return the cell that `term` stands for here."""
        return self.equation.address(self.section.id, self.line[-1].id, term)

    def label(self, term: Term) -> str:
        """Return a term in the form's words."""
        cell = self.report.form.cells[self.address(term)]
        label = cell.column.label if self.equation.each == "row" else cell.row.label
        return f"上年{label}" if term.last else label

    @property
    def gap(self) -> Decimal:
        """The left side less the right one, where both are known."""
        return Decimal(str(self.left)) - Decimal(str(self.right))

    @property
    def sides(self) -> tuple[str, str]:
        """Both sides in words."""
        split = len(self.equation.left)
        return (
            self._side(self.equation.left, self.values[:split], self.left),
            self._side(self.equation.right, self.values[split:], self.right),
        )

    def _side(self, terms: Sequence[Term], values: Sequence[Number], total: Number) -> str:
        """Return one side in words, its terms counted where they are many."""
        if not terms:
            return str(total)
        if len(terms) > MOST_NAMED:
            return f"{len(terms)} 项之和 {total}"
        words = ""
        for term, value in zip(terms, values, strict=True):
            sign = " − " if term.sign < 0 else " + " if words else ""
            words += f"{sign}{self.label(term)} {value}"
        return f"{words} = {total}" if len(terms) > 1 else words


def _case(report: Report, section: Section, equation: Equation, line: tuple[Node, ...]) -> Case:
    last = report.last.figures if report.last else {}
    values = tuple(
        number((last if term.last else report.figures).get(equation.address(section.id, line[-1].id, term)))
        for term in equation.terms
    )
    split = len(equation.left)
    left, right = _sum(equation.left, values[:split]), _sum(equation.right, values[split:])
    return Case(report, section, equation, line, values, left, right)


def _sum(terms: Sequence[Term], values: Sequence[int | Decimal | None]) -> Number:
    """Return the signed sum; over a blank it is blank."""
    total: int | Decimal = 0
    for term, value in zip(terms, values, strict=True):
        if value is None:
            return None
        total += term.sign * value
    return total


def undecided(case: Case) -> tuple[Status, str] | None:
    """Return why a case cannot be decided: last year or one of its cells is missing, or a cell is blank."""
    last = case.report.last
    from_last = [term for term in case.equation.terms if term.last]
    if from_last and last is None:
        return Status.NOT_ASSESSABLE, "没有上年的参数文件，无法核对"
    if last and (absent := [term for term in from_last if case.address(term) not in last.form.cells]):
        return Status.NOT_ASSESSABLE, f"上年所用的格式里没有“{case.label(absent[0])}”所指的一项，无法核对"
    named = zip(case.equation.terms, case.values, strict=True)
    if blanks := [case.label(term) for term, value in named if value is None]:
        return Status.UNKNOWN, f"{some(blanks)}没有填数，无法核对（空白不等于零）"
    return None


def _outcome(case: Case) -> tuple[Status, str]:
    left, right = case.sides
    if case.left == case.right:
        return Status.PASS, f"{left}；{right}，相等"
    return Status.FAIL, f"{left}；{right}，相差 {abs(case.gap)}"
