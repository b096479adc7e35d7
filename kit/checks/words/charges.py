"""Holds the charges that the words tell of against the money in the tables, whatever unit each is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import product

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import any_of, has
from kit.checks.needed_words import RarePattern
from kit.checks.words.fee_words import fee_words
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.statements.labelled_cells import bare
from kit.form.cell_value import Kind, number
from kit.form.official_form import Cell, Form
from kit.report.report import Report

_BEFORE = 24
"""Characters before the name of what was charged in which its clause may tell of a part."""
_MARK = re.compile(r"[,;。:(\n]")


def check_charges(report: Report, reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield whether each amount that the words call by the label of a row of money is the table's.

    So is a second one that tells the first in another unit (12860元，折合1.286万元). One that may be rounded,
    by half its last digit at most, is open. Nothing is said of a part, of another time, of 约. (X-documents)
    """
    for cell, read in product(_of_money(report.form), reads):
        for found in _told(bare(cell.row.label)).finditer(read.passage.source.text):
            if not _is_of_some(read, found):
                told = ["first", "second"] if found["second"] else ["first"]
                yield from (_judged(report, cell, read, found, name) for name in told)


@cache
def _of_money(form: Form) -> list[Cell]:
    return [cell for cell in form.cells.values() if cell.column.kind is Kind.MONEY]


def _is_of_some(read: ParsedWords, found: re.Match[str]) -> bool:
    """Whether a clause tells of another time, or of a part."""
    before = read.passage.source.text[max(0, found.start() - _BEFORE) : found.start()]
    return has(_MARK.split(before)[-1] + found[0], (*fee_words().other_times, *fee_words().openers))


def _judged(report: Report, cell: Cell, read: ParsedWords, found: re.Match[str], name: str) -> Finding:
    digits, unit = found[name], found[f"{name}_unit"]
    told, worth = Decimal(digits.replace(",", "")), fee_words().units[unit]
    money = number(report.figures[cell.address])
    label, said = f"表{cell.section.number[:1]}“{cell.row.label}”", f"正文写 {digits} {unit}"
    if money is None:
        status, message = Status.UNKNOWN, f"{said}，{label}还空着，无法核对"
    else:
        half = Decimal(1).scaleb(int(told.as_tuple().exponent)) * worth / 2
        gap = abs(told * worth - money)
        rounded = bool(told) and 0 < gap <= half
        status = Status.NOT_ASSESSABLE if rounded else Status.FAIL if gap else Status.PASS
        doubt = "，正文可能是四舍五入的数" if rounded else ""
        message = f"{said}，{label}折合 {plain_number(Decimal(money))} 元{doubt}"
    return read.quote(*found.span()).finding(
        "X-documents", status, message, cells=(cell.address,), left=told * worth, right=money
    )


@cache
def _told(label: str) -> RarePattern:
    """Return what gives an amount under a label, and perhaps a second that tells it in another unit."""
    units = any_of(tuple(fee_words().units))
    amount = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
    links = "收入|金额|总?额|合计|总计|共计|共收取|共|为|是|达到?|:|,"
    around = any_of(fee_words().around)
    return RarePattern(
        re.compile(
            rf"{label}(?:{links}){{0,3}}(?P<first>{amount})(?P<first_unit>{units})(?!{around})"
            rf"(?:[,(]?(?:折合|合|即|约合|相当于)(?P<second>{amount})(?P<second_unit>{units}))?"
        )
    )
