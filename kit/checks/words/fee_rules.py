"""Holds the fee that the words tell of against the tables, the lawful rates and what else the words tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from kit.base.finding import Finding, Number, Status
from kit.checks.lexicon import has
from kit.checks.tables.cell_sums import Verdict, above_zero, amounts, blank, total
from kit.checks.words.fee_words import Fee, fee_words, read_fee
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.reckoning.fee_rates import by_piece
from kit.checks.words.statements.statements import Statements
from kit.form.clue import Clue
from kit.form.rule_book import rule
from kit.form.stated_cells import Role
from kit.report.narrative import Words, render
from kit.report.prose import Prose, Quote, span
from kit.report.report import Report

_Judged = tuple[Verdict, Number]
"""The outcome and the right side that the fee is held against."""
_UNWRITTEN: Verdict = Status.NOT_ASSESSABLE, "这一节还没有写，无法核对"
_CAUSE = "fee_cause"
_ASKED: tuple[Role, ...] = ("received", "received_or_carried", "answered", "carried_in", "carried_out")
"""What tells that there was an application that a fee may be for."""
_FEE = "处理费"
_YEAR = re.compile(r"(20\d\d)年")


def check_fees(report: Report) -> Iterator[Finding]:
    """Yield the finding of every clue that holds figures against the fee (F-unit, T3-fee-row).

    Raises InputError as `render` does.
    """
    kinds = _CHECKS.keys() - {_CAUSE}
    yield from _clued(report, [clue for clue in report.form.clues if clue.kind in kinds])


def check_cause(report: Report | None, reads: Sequence[ParsedWords], found: Statements) -> Iterator[Finding]:
    """Yield whether there was an application for the fee that was charged (F-no-request).

    Of a published text without figures the words tell both. Raises InputError as `render` does.
    """
    if report is not None:
        yield from _clued(report, [clue for clue in report.form.clues if clue.kind == _CAUSE])
        return
    told = [each for role in _ASKED for each in found[role]]
    if not told or any(each.value for each in told):
        return
    none = {role for role in ("received", "carried_in") if any(not each.partial for each in found[role])}
    if charged := next(_charged(reads), None) if "received" in none else None:
        read, fee = charged
        doubt = "" if "carried_in" in none else "；没有说有无上年结转的申请，不能断定"
        message = f"收费 {fee.amount} 元，而正文说没有收到申请{doubt}"
        quote = Quote(read.prose, read.words, fee.start, fee.end)
        status = Status.NOT_ASSESSABLE if doubt else Status.FAIL
        yield quote.finding("F-no-request", status, message, left=fee.amount, right=0)


def _charged(reads: Sequence[ParsedWords]) -> Iterator[tuple[ParsedWords, Fee]]:
    """Yield the pieces that tell of a fee taken for applications this year, each with the fee."""
    for read in reads:
        fee = read_fee(read.words.text) if _FEE in read.words.text else Fee(None)
        said = read.words.text[fee.start : fee.end]
        other_year = any(year != str(read.prose.year) for year in _YEAR.findall(said))
        if fee.amount and _FEE in said and has(said, fee_words().taken) and not other_year:
            yield read, fee


def _clued(report: Report, clues: Sequence[Clue]) -> Iterator[Finding]:
    if not clues:
        return
    words, fee = _section_on_fees(report), fee_of(report)
    for clue in clues:
        yield _finding(report, clue, words, fee)


def check_fee_amount(prose: Prose) -> Iterator[Finding]:
    """Yield whether the fee that the words tell of is one that the lawful rates can give (F-multiple)."""
    for clue in prose.form.clues:
        if clue.kind == "fee_step":
            words = next(prose.of(prose.form.fees), None)
            fee = read_fee(words.text) if words else Fee(None)
            (status, message), right = _step(words.text, fee) if words else (_UNWRITTEN, None)
            quote = words.text[fee.start : fee.end] if words else ""
            yield rule(clue.rule).finding(
                status, prose.form.place(prose.form.fees), message, (), fee.amount, right,
                quote=quote, span=span(words, fee.start, fee.end) if words and quote else None,
            )  # fmt: skip


def _step(text: str, fee: Fee) -> _Judged:
    """F-multiple: every rate is a multiple of a step, and so is what was charged; by piece it is known."""
    if fee.amount is None:
        return _unsaid(fee), None
    step = fee_words().step
    lawful = fee.amount // step * step
    over = fee.amount - lawful
    if over:
        message = f"收费 {fee.amount} 元，比 {lawful} 元多 {over} 元，不是 {step} 元的整倍数"
        return (Status.FAIL, message), lawful
    pieces = by_piece(text) if fee.amount else None
    if pieces and (other := pieces.lawful(int(fee.amount))):
        amount, why = other
        return (Status.FAIL, f"收费 {fee.amount} 元；{why}"), Decimal(amount)
    return (Status.PASS, f"收费 {fee.amount} 元，是 {step} 元的整倍数"), lawful


def fee_of(report: Report) -> Fee:
    """Return the fee that a report's words tell of. Raises InputError as `render` does."""
    return read_fee(_section_on_fees(report).text) if report.form.fees else Fee(None)


def _section_on_fees(report: Report) -> Words:
    (words,) = (words for words in render(report) if words.section == report.form.fees)
    return words


def _finding(report: Report, clue: Clue, words: Words, fee: Fee) -> Finding:
    if words.text.strip():
        (status, message), right = _CHECKS[clue.kind](report, clue, fee)
    else:  # N-blank reports the blank itself, once
        (status, message), right = _UNWRITTEN, None
    quote = words.text[fee.start : fee.end]
    return rule(clue.rule).finding(
        status, report.form.place(words.section), message,
        clue.cells, fee.amount, right,
        quote=quote, span=span(words, fee.start, fee.end) if quote else None,
    )  # fmt: skip


def _unsaid(fee: Fee) -> Verdict:
    told = "没有说清收了多少" if fee.mentioned else "没有提到收费"
    return Status.NOT_ASSESSABLE, f"文字{told}，无法核对"


def _cause(report: Report, clue: Clue, fee: Fee) -> _Judged:
    """F-no-request: only an application is charged for."""
    if fee.amount is None:
        return _unsaid(fee), total(report, clue.cells)
    asked, right = above_zero(report, clue.cells), total(report, clue.cells)
    if not fee.amount or asked:
        return (Status.PASS, f"收费 {fee.amount} 元"), right
    if asked is None:
        return blank(report, clue.cells), right
    labels = "、".join(report.form.cells[cell].label for cell in clue.cells)
    return (Status.FAIL, f"收费 {fee.amount} 元，而{labels}都是 0，多出 {fee.amount} 元"), right


def _within(report: Report, clue: Clue, fee: Fee) -> _Judged:
    """F-unit: the fee is part of the money in a table, whose unit is another."""
    most = total(report, clue.cells)
    if fee.amount is None:
        return _unsaid(fee), most
    if not fee.amount:
        return (Status.PASS, "没有收费"), most
    if most is None:
        return blank(report, clue.cells), None
    label = report.form.cells[clue.cells[0]].label
    gap = fee.amount - Decimal(most)
    if gap > 0:
        return (Status.FAIL, f"收费 {fee.amount} 元，而{label}折合 {most:f} 元，多出 {gap:f} 元"), most
    return (Status.PASS, f"收费 {fee.amount} 元，{label}折合 {most:f} 元"), most


def _due(report: Report, clue: Clue, fee: Fee) -> _Judged:
    """T3-fee-row: who was asked for a fee and did not pay was sent a notice, which the words account for."""
    unpaid, right = above_zero(report, clue.cells), total(report, clue.cells)
    if unpaid is None:
        return blank(report, clue.cells), right
    if not unpaid or fee.accounted or fee.amount:
        return (Status.PASS, "收费情况有交代" if unpaid else "没有逾期未缴的"), right
    if fee.amount is None and fee.mentioned:
        return _unsaid(fee), right
    told = "说没有收费" if fee.mentioned else "没有提到收费"
    return (Status.FAIL, f"{amounts(report, clue.cells)}，而这里{told}"), right


_CHECKS: Mapping[str, Callable[[Report, Clue, Fee], _Judged]] = {
    "fee_cause": _cause,
    "fee_within": _within,
    "fee_due": _due,
}
