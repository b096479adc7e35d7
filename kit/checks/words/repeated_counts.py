"""N-agree: whether the words say the same of one thing wherever they speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import has
from kit.checks.words.fee_words import Fee, contradicted, fee_words, read_fee
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.reckoning.price_products import check_products
from kit.checks.words.statements.clause import Statement, of_some
from kit.checks.words.statements.named_documents import IN_FORCE, MADE, named_documents, whole_stock
from kit.checks.words.statements.repeated_publications import told_twice
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.checks.words.statements.topic import Time, sentence
from kit.form.rule_book import rule
from kit.form.stated_cells import Role
from kit.report.prose import Prose, Quote

_STOCK: Role = "documents_in_force"
_ROLES: tuple[Role, ...] = (
    "received", "carried_in", "carried_out", "answered", "review", "lawsuit", "documents_made", _STOCK,
)  # fmt: skip
_NUMBERED: tuple[Role, ...] = ("received", "carried_in", "carried_out", "review", "lawsuit", _STOCK)
"""The roles of which there is one number only: what was answered, or made, may be told part by part."""
_NEAR = 120
"""Two statements of a piece that stand within so many characters are quoted together."""


def check_agreement(prose: Prose, reads: Sequence[ParsedWords], found: Statements) -> Iterator[Finding]:
    """Yield, for each thing that the words count in several places, whether they say the same.

    A number and its denial exclude each other, and so do two numbers, unless others may add up to one.
    """
    judged = False
    for role in _ROLES:
        told = [each for each in found[role] if _is_whole(each) or _is_some(each, role)]
        if role == MADE and not any(each.value for each in told):
            told += [each for read in reads for each in named_documents(read)]
        if role == _STOCK:
            told = [each for each in told if IN_FORCE in each.clause]
            told += [each for read in reads for each in whole_stock(read)]
        beside = [*found[role], *found["carried_in"]] if role == "received" else found[role]
        for finding in _judged(told, beside, numbered=role in _NUMBERED):
            judged = True
            yield finding
    products = (each for read in reads for each in check_products(read))
    for finding in (*_fees(reads), *_publications(reads), *products):
        judged = True
        yield finding
    if not judged:
        message = "申请、复议、诉讼、发文和收费，没有在两处读到可以相互核对的件数（或金额）"
        yield rule("N-agree").finding(Status.NOT_ASSESSABLE, prose.title, message)


def _in_order(one: Statement, other: Statement, told: Sequence[Statement]) -> Sequence[Statement]:
    """Return two of the statements `told` as they stand in the report, not counts before denials."""
    key = (lambda each: each.start) if one.read is other.read else told.index
    return sorted((one, other), key=key)


def _is_whole(statement: Statement) -> bool:
    """Whether a statement is of all there was this year, beyond doubt."""
    doubtful = statement.partial or statement.inside or statement.open or statement.wide or statement.least
    return statement.exact and not doubtful


def _is_some(statement: Statement, role: Role) -> bool:
    """Whether a statement is of some there were this year, however they came: there were not none."""
    book = role_book()
    own = statement.value > 0 and statement.time is Time.THIS
    if not own or statement.inside or statement.least or statement.wide:
        return False
    named = {kind.lastgroup for kind in book.object_pattern.finditer(statement.clause)}
    around = sentence(statement.read, statement.start, statement.end)
    return book.roles[role].of in named and not has(around, (*book.passed_on, *book.recast))


def _judged(told: Sequence[Statement], all_: Sequence[Statement], *, numbered: bool) -> Iterator[Finding]:
    """Yield what comes of the statements of a thing; the counts of `all_` may make one of two the other."""
    counted = [each for each in told if each.value]
    none = [each for each in told if not each.value]
    if counted and none:
        yield _finding(Status.FAIL, *_in_order(counted[0], none[0], told))
        return
    alone = [each for each in counted if _is_whole(each) and not _may_be_another(each)]
    values = list(dict.fromkeys(each.value for each in alone))
    if len(values) == 1:
        yield from (_finding(Status.PASS, alone[0], each) for each in alone[1:])
    elif len(values) == 2 and numbered and abs(values[0] - values[1]) not in {each.value for each in all_}:
        first, second = (next(each for each in alone if each.value == value) for value in values)
        if _apart(first, second):
            yield _finding(Status.FAIL, first, second)


def _apart(first: Statement, second: Statement) -> bool:
    """Whether two statements stand where each tells of the whole year.

    That is in two parts of a report, be it that a heading stands within a line, or in two sentences each of
    which names the year.
    """
    if first.read is not second.read:
        return True
    one, other = sorted((first, second), key=lambda each: each.start)
    between = one.read.passage.source.text[one.end : other.start]
    if any(section.title in between for section in one.read.prose.form.sections):
        return True
    year = (*role_book().times.this, f"{one.read.prose.year}年")
    return "。" in between and has(one.clause, year) and has(other.clause, year)


def _may_be_another(statement: Statement) -> bool:
    """Whether a count may hold what was carried in, or leave some applicants out."""
    return has(statement.clause, role_book().handled_together) or of_some(statement.clause)


def _fees(reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield where one place tells of a fee and another that none was charged."""
    named = [read for read in reads if has(read.passage.source.text, fee_words().fees)]
    told = [(read, fee) for read in named for fee in _told(read.words.text)]
    charged = next((each for each in told if each[1].amount), None)
    free = next((each for each in told if not each[1].amount), None)
    if charged and free:
        (before, first), (read, second) = sorted((charged, free), key=told.index)
        place = _place(before, read)
        message = f"{place}说收费 {first.amount} 元，这里说的是 {second.amount} 元"
        quote = Quote(read.prose, read.words, second.start, second.end)
        yield quote.finding("N-agree", Status.FAIL, message, left=second.amount, right=first.amount)


def _told(text: str) -> list[Fee]:
    """Return the fee that words tell of, or both where they tell one and deny it."""
    fee = read_fee(text)
    return [fee] if fee.amount is not None else contradicted(text)


def _publications(reads: Sequence[ParsedWords]) -> Iterator[Finding]:
    """Yield where two places count what one channel published in the year, each with a number of its own."""
    for first, second in told_twice(reads):
        one, other = first.claim.value, second.claim.value
        message = f"{_place(first.read, second.read)}说的是 {spoken(one)}，这里说的是 {spoken(other)}"
        quote = second.read.quote(second.claim.start - len(second.claim.lead), second.claim.end)
        left, right = plain_number(other), plain_number(one)
        yield quote.finding("N-agree", Status.FAIL, message, left=left, right=right)


def _place(first: ParsedWords, second: ParsedWords) -> str:
    """Return where a piece stands, as seen from another."""
    return f"“{first.prose.place(first.words)}”里" if first is not second else "前面"


def _finding(status: Status, first: Statement, second: Statement) -> Finding:
    one, other = _said(first), _said(second)
    same = status is Status.PASS
    place = _place(first.read, second.read)
    message = f"与{place}说的一样，都是 {one}" if same else f"{place}说的是 {one}，这里说的是 {other}"
    near = first.read is second.read and second.end - first.start <= _NEAR
    quote = second.read.quote(first.start if near else second.start, second.end)
    return quote.finding(
        "N-agree", status, message, left=plain_number(second.value), right=plain_number(first.value)
    )


def _said(statement: Statement) -> str:
    return spoken(statement.value) if statement.value else "没有"
