"""Checks the form's equations over a report's cells, and last year's where an equation asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from kit.equation import Equation, Term
from kit.finding import Finding, Number, Severity, Status
from kit.form import Block, Section
from kit.grid import frame
from kit.report import Report
from kit.rules import RuleBook
from kit.text import MOST_NAMED, some
from kit.tree import Node, leaves


def check_equations(report: Report, rules: RuleBook) -> Iterator[Finding]:
    """Yield one finding for each equation of each table, for each row or column it holds for."""
    for section in report.form.sections:
        for block in section.table.blocks if section.table else ():
            this = frame(report.form, report.figures, section.id, block)
            last = frame(report.form, report.last.figures if report.last else {}, section.id, block)
            for equation in block.equations:
                severity = rules[equation.rule].severity
                for case in _cases(report, section, block, equation, this, last):
                    yield _finding(case, severity)


@dataclass(frozen=True, slots=True)
class _Case:
    """One equation for one row or column: the terms' values (None for a blank) and both sums."""

    report: Report
    section: Section
    equation: Equation
    line: tuple[Node, ...]
    values: tuple[Number, ...]
    left: Number
    right: Number

    @property
    def place(self) -> str:
        return " · ".join((self.section.heading, *(node.label for node in self.line[-2:])))

    def address(self, term: Term) -> str:
        return self.equation.address(self.section.id, self.line[-1].id, term)

    def label(self, term: Term) -> str:
        cell = self.report.form.cells[self.address(term)]
        label = cell.column.label if self.equation.each == "row" else cell.row.label
        return f"上年{label}" if term.last else label

    def side(self, terms: Sequence[Term], values: Sequence[Number], total: Number) -> str:
        """Return one side of the equation in words, its terms counted where they are many."""
        if len(terms) > MOST_NAMED:
            return f"{len(terms)} 项之和 {total}"
        words = ""
        for term, value in zip(terms, values, strict=True):
            sign = " − " if term.sign < 0 else " + " if words else ""
            words += f"{sign}{self.label(term)} {value}"
        return f"{words} = {total}" if len(terms) > 1 else words


def _cases(
    report: Report, section: Section, block: Block, equation: Equation, this: pd.DataFrame, last: pd.DataFrame
) -> Iterator[_Case]:
    by_row = equation.each == "row"
    this, last = (this, last) if by_row else (this.T, last.T)
    sources = [(last if term.last else this)[term.id] for term in equation.terms]
    operands = pd.concat(sources, axis=1, keys=range(len(sources)))
    signed = operands * [term.sign for term in equation.terms]
    # skipna=False: a sum over a blank is blank.
    left = signed.iloc[:, : len(equation.left)].sum(axis=1, skipna=False)
    right = signed.iloc[:, len(equation.left) :].sum(axis=1, skipna=False)
    for path in leaves(block.rows if by_row else block.columns):
        line = path[-1].id
        values = tuple(_plain(value) for value in operands.loc[line])
        yield _Case(report, section, equation, path, values, _plain(left[line]), _plain(right[line]))


def _finding(case: _Case, severity: Severity) -> Finding:
    status, message = _outcome(case)
    cells = tuple(case.address(term) for term in case.equation.terms if not term.last)
    return Finding(case.equation.rule, severity, status, case.place, message, cells, case.left, case.right)


def _outcome(case: _Case) -> tuple[Status, str]:
    last = case.report.last
    from_last = [term for term in case.equation.terms if term.last]
    if from_last and last is None:
        return Status.NOT_ASSESSABLE, "没有上年的参数文件，无法核对"
    if last and (absent := [term for term in from_last if case.address(term) not in last.form.cells]):
        return Status.NOT_ASSESSABLE, f"上年所用的格式里没有“{case.label(absent[0])}”所指的一项，无法核对"
    named = zip(case.equation.terms, case.values, strict=True)
    if blanks := [case.label(term) for term, value in named if value is None]:
        return Status.UNKNOWN, f"{some(blanks)}没有填数，无法核对（空白不等于零）"
    split = len(case.equation.left)
    left = case.side(case.equation.left, case.values[:split], case.left)
    right = case.side(case.equation.right, case.values[split:], case.right)
    if case.left == case.right:
        return Status.PASS, f"{left}；{right}，相等"
    gap = abs(Decimal(str(case.left)) - Decimal(str(case.right)))
    return Status.FAIL, f"{left}；{right}，相差 {gap}"


def _plain(value: object) -> int | Decimal | None:
    """Return a pandas scalar as an exact Python number, <NA> as None."""
    if pd.isna(value):
        return None
    return value if isinstance(value, Decimal) else int(str(value))
