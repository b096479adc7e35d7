"""Checks the form's equations over a report's cells, and last year's where an equation asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kit.base.finding import IF_ZERO, Finding, Number, Status
from kit.base.strings import MOST_NAMED, some
from kit.checks.tables.cell_sums import Verdict, follows, undecided
from kit.form.cell_value import Kind, number
from kit.form.equation import Term
from kit.form.equation_lines import EquationLine, identities
from kit.form.rule_book import rule
from kit.report.report import Report, complete


def check_identities(report: Report) -> Iterator[Finding]:
    """Yield one finding for each identity of each table, for each row or column it holds for."""
    lines, zeros = identities(report.form), with_zeros(report)
    stated = list(cases(report, lines))
    supposed = stated if zeros is report else cases(zeros, lines)
    for case, zero in zip(stated, supposed, strict=True):
        hindered = hindrance(case)
        if hindered is None:
            yield case.finding(*_outcome(case))
        elif hindered[0] is Status.UNKNOWN and hindrance(zero) is None and zero.gap:
            told = f"有空格或文字，无法核对；{_supposed(case)}，{_outcome(zero)[1]}"
            yield replace(case.finding(hindered[0], told), details={IF_ZERO: zero.gap})
        else:
            yield case.finding(*hindered)


def _supposed(case: Case) -> str:
    """Return how the blanks of a case are reckoned: totals whose parts are known add those up."""
    cells = [case.report.form.cells[each] for each in case.line.cells]
    blank = [each for each in cells if number(case.report.figures[each.address]) is None]
    added_up = all(each.is_total and not follows(case.report, each) for each in blank)
    return "空着的合计按各项之和算" if added_up else "都按 0 算"


def with_zeros(report: Report) -> Report:
    """Return a report as it would be if nothing had happened where a count is blank, blank totals summed.

    What is printed there and could not be read stays unknown.
    """
    figures = report.figures
    blank = {cell for cell, value in figures.items() if number(value) is None} - report.unread
    if not blank:
        return report
    form = report.form
    counts = {cell: 0 for cell in blank if form.cells[cell].column.kind is not Kind.MONEY}
    left_out = {cell for cell in counts if form.cells[cell].is_total}
    printed = {cell: value for cell, value in {**figures, **counts}.items() if cell not in left_out}
    return replace(report, figures=complete(form, printed))


def cases(report: Report, lines: Iterable[EquationLine]) -> Iterator[Case]:
    """Yield each of `lines` with the values that a report and last year's have in its cells."""
    own, last = _numbers(report), _numbers(report.last) if report.last else {}
    for line in lines:
        equation, split = line.equation, len(line.equation.left)
        values = tuple(map(own.get, line.addresses))
        if line.from_last:
            named = zip(equation.terms, line.addresses, values, strict=True)
            values = tuple(last.get(address) if term.last else value for term, address, value in named)
        left, right = _sum(equation.left, values[:split]), _sum(equation.right, values[split:])
        yield Case(report, line, values, left, right)


def _numbers(report: Report) -> dict[str, int | Decimal | None]:
    """Return the number in each cell, None for a blank."""
    return {address: number(value) for address, value in report.figures.items()}


@dataclass(frozen=True, slots=True)
class Case:
    """An equation of one row or column with its terms' values (None for a blank) and both sums."""

    report: Report
    line: EquationLine
    values: tuple[Number, ...]
    left: Number
    right: Number

    def finding(self, status: Status, message: str) -> Finding:
        """Return the finding that says `message`, with this year's cells and both sides."""
        line = self.line
        return rule(line.equation.rule).finding(
            status, line.place, message, line.cells, self.left, self.right
        )

    @property
    def gap(self) -> Decimal:
        """The left side less the right one, where both are known."""
        return Decimal(str(self.left)) - Decimal(str(self.right))

    @property
    def sides(self) -> tuple[str, str]:
        """Both sides in words."""
        split = len(self.line.equation.left)
        return self._side(slice(split), self.left), self._side(slice(split, None), self.right)

    def _side(self, terms: slice, total: Number) -> str:
        """Return one side in words, its terms counted where they are many."""
        line = self.line
        addends = list(zip(line.equation.terms[terms], line.labels[terms], self.values[terms], strict=True))
        if not addends:
            return str(total)
        if len(addends) > MOST_NAMED:
            return f"{len(addends)} 项之和 {total}"
        words = ""
        for term, label, value in addends:
            sign = " − " if term.sign < 0 else " + " if words else ""
            words += f"{sign}{label} {value}"
        return f"{words} = {total}" if len(addends) > 1 else words


def _sum(terms: Sequence[Term], values: Sequence[int | Decimal | None]) -> Number:
    """Return the signed sum; over a blank it is blank."""
    total: int | Decimal = 0
    for term, value in zip(terms, values, strict=True):
        if value is None:
            return None
        total += term.sign * value
    return total


def hindrance(case: Case) -> Verdict | None:
    """Return why a case cannot be decided: last year or one of its cells is missing, or a cell is blank."""
    if None not in case.values:
        return None
    last, from_last = case.report.last, case.line.from_last
    if from_last and last is None:
        return Status.NOT_ASSESSABLE, "没有上年的数据文件，无法核对"
    if last and (absent := [term for term in from_last if case.line.address(term) not in last.form.cells]):
        return (
            Status.NOT_ASSESSABLE,
            f"上年所用的格式里没有“{case.line.label(absent[0])}”所指的一项，无法核对",
        )
    named = zip(case.line.equation.terms, case.values, strict=True)
    if blanks := [case.line.label(term) for term, value in named if value is None]:
        own = [case.report.form.cells[cell] for cell in case.line.cells]
        empty = [cell for cell in own if number(case.report.figures[cell.address]) is None]
        if empty and all(follows(case.report, cell) for cell in empty) and len(empty) == len(blanks):
            return (
                Status.UNKNOWN,
                f"{some(blanks)}没有算出：这一{_ACROSS[case.line.equation.each]}有空格或文字",
            )
        return undecided(blanks)
    return None


_ACROSS = {"row": "行", "column": "列"}


def _outcome(case: Case) -> Verdict:
    left, right = case.sides
    if case.left == case.right:
        return Status.PASS, f"{left}；{right}，相等"
    return Status.FAIL, f"{left}；{right}，相差 {abs(case.gap)}"
