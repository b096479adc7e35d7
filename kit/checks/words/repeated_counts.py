"""N-agree: whether the words say the same of one thing wherever they speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import has
from kit.checks.words.fee_words import fee_words, read_fee
from kit.checks.words.grammar.counts import spoken
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.reckoning.price_products import check_products
from kit.checks.words.statements.clause import Statement, of_some
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.form.rule_book import rule
from kit.form.stated_cells import Role
from kit.report.prose import Prose, Quote

_ROLES: tuple[Role, ...] = (
    "received", "carried_in", "carried_out", "answered", "review", "lawsuit", "documents_made",
)  # fmt: skip
_NUMBERED: tuple[Role, ...] = ("received", "carried_in", "carried_out", "review", "lawsuit")
"""The roles of which there is one number only: what was answered, or made, may be told part by part."""


def check_agreement(prose: Prose, reads: Sequence[ParsedWords], found: Statements) -> Iterator[Finding]:
    """Yield, for each thing that the words count in several places, whether they say the same.

    A number and its denial exclude each other, and so do two numbers, unless others may add up to one.
    """
    judged = False
    for role in _ROLES:
        told = [each for each in found[role] if _is_whole(each)]
        for finding in _judged(told, found[role], numbered=role in _NUMBERED):
            judged = True
            yield finding
    for finding in (*_fees(reads), *(each for read in reads for each in check_products(read))):
        judged = True
        yield finding
    if not judged:
        message = "申请、复议、诉讼、发文和收费，没有在两处读到可以相互核对的件数（或金额）"
        yield rule("N-agree").finding(Status.NOT_ASSESSABLE, prose.title, message)


def _is_whole(statement: Statement) -> bool:
    """Whether a statement is of all there was this year, beyond doubt."""
    doubtful = statement.partial or statement.inside or statement.open or statement.least
    return statement.exact and not doubtful


def _judged(told: Sequence[Statement], all_: Sequence[Statement], *, numbered: bool) -> Iterator[Finding]:
    """Yield what comes of the whole statements among `all_` that are of a thing."""
    counted = [each for each in told if each.value]
    none = [each for each in told if not each.value]
    if counted and none:
        yield _finding(Status.FAIL, *sorted((counted[0], none[0]), key=told.index))
        return
    alone = [each for each in counted if not _may_be_another(each)]
    values = list(dict.fromkeys(each.value for each in alone))
    if len(values) == 1:
        yield from (_finding(Status.PASS, alone[0], each) for each in alone[1:])
    elif len(values) == 2 and numbered and abs(values[0] - values[1]) not in {each.value for each in all_}:
        first, second = (next(each for each in alone if each.value == value) for value in values)
        if first.read is not second.read:
            yield _finding(Status.FAIL, first, second)


def _may_be_another(statement: Statement) -> bool:
    """Whether a count may hold what was carried in, or leave some applicants out."""
    return has(statement.clause, role_book().handled_together) or of_some(statement.clause)


def _fees(reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield where one place tells of a fee and another that none was charged."""
    named = [read for read in reads if has(read.passage.source.text, fee_words().fees)]
    told = [(read, fee) for read in named if (fee := read_fee(read.words.text)).amount is not None]
    charged = next((each for each in told if each[1].amount), None)
    free = next((each for each in told if not each[1].amount), None)
    if charged and free:
        (before, first), (read, second) = sorted((charged, free), key=told.index)
        place = before.prose.place(before.words)
        message = f"“{place}”里说收费 {first.amount} 元，这里说的是 {second.amount} 元"
        quote = Quote(read.prose, read.words, second.start, second.end)
        yield quote.finding("N-agree", Status.FAIL, message, left=second.amount, right=first.amount)


def _finding(status: Status, first: Statement, second: Statement) -> Finding:
    one, other = _said(first), _said(second)
    same = status is Status.PASS
    place = first.read.prose.place(first.read.words)
    message = f"与“{place}”里说的一样，都是 {one}" if same else f"“{place}”里说的是 {one}，这里说的是 {other}"
    return second.quote.finding(
        "N-agree", status, message, left=plain_number(second.value), right=plain_number(first.value)
    )


def _said(statement: Statement) -> str:
    return spoken(statement.value) if statement.value else "没有"
