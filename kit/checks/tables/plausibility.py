"""Looks into the clues of a form: figures that are possible but make a careful reader ask.

Which cells stand in the form; when they are worth a question, in plausibility.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import PositiveInt

from kit.base.finding import Finding, Number, Status
from kit.base.validation import Frozen
from kit.checks.tables.cell_sums import Verdict, above_zero, amounts, blank, place, total
from kit.form.cell_value import Money, Value, number
from kit.form.clue import Clue
from kit.form.official_form import Cell
from kit.form.rule_book import rule
from kit.form.tree import leaves
from kit.report.report import Report

PLAUSIBILITY = Path(__file__).with_name("plausibility.yaml")

_NO_LAST = (Status.NOT_ASSESSABLE, "没有上年的数据文件，无法核对")
_NO_CELL = (Status.NOT_ASSESSABLE, "上年所用的格式里没有这一格，无法核对")


class Limits(Frozen):
    """When figures are worth a question; plausibility.yaml tells why."""

    jump_times: PositiveInt
    jump_floor: PositiveInt
    unit_spread: PositiveInt
    unit_limit: PositiveInt
    townships: tuple[str, ...]


@cache
def limits() -> Limits:
    """Return the limits that come with the kit."""
    return Limits.load(PLAUSIBILITY)


def check_plausibility(report: Report) -> Iterator[Finding]:
    """Yield the findings of every clue that rests on figures alone."""
    checks = {"township_zero": _zeros, "unit": _units, "jump": _jumps, "cause": _cause}
    for clue in report.form.clues:
        if clue.kind in checks:
            yield from checks[clue.kind](report, clue)


def is_township(report: Report) -> bool:
    """Whether the agency is a township's, by its name: 镇, 乡, 街道, 苏木."""
    return report.township.endswith(limits().townships) or report.agency.endswith(limits().townships)


def _zeros(report: Report, clue: Clue) -> Iterator[Finding]:
    """Yield whether a township's cells are all zero (T2-rules); of other agencies nothing is asked."""
    if not is_township(report):
        return
    filled, left = above_zero(report, clue.cells), total(report, clue.cells)
    status, message = Status.PASS, "都是 0"
    if filled:
        gap = "" if left is None else f"，多出 {left}"
        status, message = Status.FAIL, f"{amounts(report, clue.cells)}，应当是 0{gap}"
    elif filled is None:
        status, message = blank(report, clue.cells)
    where = place(report.form.cells[clue.cells[0]])
    yield rule(clue.rule).finding(status, where, message, clue.cells, left, 0)


def _units(report: Report, clue: Clue) -> Iterator[Finding]:
    """Yield whether money looks as if typed in 元 under a header of a larger unit (T2-unit)."""
    for address in clue.cells:
        cell, this = report.form.cells[address], report.figures[address]
        last = report.last.figures.get(address) if report.last else None
        status, message = _unit(report, cell, this, last)
        left, right = (value.amount if isinstance(value, Money) else None for value in (this, last))
        yield rule(clue.rule).finding(status, place(cell), message, (address,), left, right)


def _unit(report: Report, cell: Cell, this: Value, last: Value) -> Verdict:
    if not isinstance(this, Money):
        return blank(report, [cell.address])
    if not this.amount:
        return Status.PASS, "没有收费"
    header = cell.column.units[0]
    meant = f"若以元计，是 {this.amount / this.factor:f}{header}"
    if isinstance(last, Money) and _too_much_by_unit(this, last):
        gap = f"多 {this.amount - last.amount:f}，约为上年的 {this.yuan / last.yuan:.0f} 倍"
        return Status.FAIL, f"本年 {this.amount:f}{header}，上年 {last.amount:f}{header}，{gap}；{meant}"
    if is_township(report) and this.amount >= limits().unit_limit and this.amount % 1 == 0:
        return Status.FAIL, f"本年 {this.amount:f}{header}，一个乡镇不会收这么多；{meant}"
    return _last(report, cell) or (Status.PASS, f"本年 {this.amount:f}{header}，不像以元计的数")


def _too_much_by_unit(this: Money, last: Money) -> bool:
    """Whether `this` is about as many times `last` as the header's unit is worth 元."""
    spread = limits().unit_spread
    return this.factor * last.yuan <= spread * this.yuan and this.yuan <= spread * this.factor * last.yuan


def _last(report: Report, cell: Cell) -> Verdict | None:
    """Return why a cell cannot be held against last year's, None when it can."""
    if report.last is None:
        return _NO_LAST
    if cell.address not in report.last.form.cells:
        return _NO_CELL
    if number(report.last.figures[cell.address]) is None:
        return blank(report.last, [cell.address], "上年")
    return None


def _jumps(report: Report, clue: Clue) -> Iterator[Finding]:
    """Yield for each cell whether it is out of proportion to last year's (Y-jump)."""
    for address in clue.cells:
        cell, this = report.form.cells[address], number(report.figures[address])
        last = number(report.last.figures.get(address)) if report.last else None
        status, message = _jump(report, cell, this, last)
        yield rule(clue.rule).finding(status, place(cell), message, (address,), this, last)


def _jump(report: Report, cell: Cell, this: Number, last: Number) -> Verdict:
    if outcome := _last(report, cell):
        return outcome
    if not isinstance(this, int) or not isinstance(last, int):
        return blank(report, [cell.address])
    both = f"{_named(report, cell)}本年 {this}，上年 {last}"
    if this != last:
        both += f"，{'多' if this > last else '少'} {abs(this - last)}"
    if not out_of_proportion(this, last):
        return Status.PASS, both
    times = f"，是上年的 {this / last:.1f} 倍" if this > last > 0 else ""
    return (
        Status.FAIL,
        f"{both}{times}" if times or not this or not last else f"{both}，只有上年的 {this / last:.0%}",
    )


def _named(report: Report, cell: Cell) -> str:
    """Return what a cell counts: its row where that has no other cell, else its whole label."""
    alone = len(list(leaves(cell.block.columns))) == 1
    return cell.row.label if alone else cell.label


def out_of_proportion(this: int, last: int) -> bool:
    """Whether a count is so far from last year's that a person should look (Y-jump)."""
    less, more = sorted((this, last))
    return more >= limits().jump_floor and more > limits().jump_times * less


def _cause(report: Report, clue: Clue) -> Iterator[Finding]:
    """Yield whether what is above zero has a cause this year or last (T4-no-cause)."""
    section = report.form.cells[clue.cells[0]].section
    status, message = _effect(report, clue)
    cells = (*clue.cells, *clue.causes)
    left, right = total(report, clue.cells), total(report, clue.causes)
    yield rule(clue.rule).finding(status, section.heading, message, cells, left, right)


def _effect(report: Report, clue: Clue) -> Verdict:
    filled, this = above_zero(report, clue.cells), above_zero(report, clue.causes)
    if filled is None:
        return blank(report, clue.cells)
    if not filled or this:
        return Status.PASS, "本年有申请" if filled else "没有发生"
    if report.last is None:
        return _NO_LAST
    if any(cell not in report.last.form.cells for cell in clue.causes):
        return _NO_CELL
    last = above_zero(report.last, clue.causes)
    if last:
        return Status.PASS, "上年有申请"
    if this is None:
        return blank(report, clue.causes)
    if last is None:
        return blank(report.last, clue.causes, "上年")
    return Status.FAIL, f"{amounts(report, clue.cells)}，而本年和上年的申请都是 0"
