"""Holds what the words say of the documents in force: those of before, and those made and abolished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.base.finding import Finding, Status
from kit.checks.lexicon import has
from kit.checks.words.flow.flow_told import gap, sum_finding
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.statements.clause import Statement
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.checks.words.statements.topic import Time
from kit.form.stated_cells import Role

_STOCK: tuple[Role, ...] = ("documents_before", "documents_made", "documents_abolished", "documents_in_force")


def check_stock(read: ParsedWords, found: Statements) -> Iterator[Finding]:
    """Yield whether the documents in force before, and those made and abolished, come to the stock."""
    if not found.here(read, _STOCK[0]):
        yield from _too_few(read, found)
        return
    told = _stock(read, found, _STOCK)
    if not told or any(each.partial for each in told[1:]):
        return
    before, made, abolished, in_force = told
    reached = before.value + made.value - abolished.value
    sum_ = f"{spoken(before.value)} + 制发 {spoken(made.value)} − 废止 {spoken(abolished.value)}"
    message = (
        f"上年末有效 {sum_} = {spoken(reached)}；"
        f"年末有效 {spoken(in_force.value)}，{gap(reached, in_force.value)}"
    )
    status = Status.PASS if reached == in_force.value else Status.FAIL
    parts = [before.value, made.value, -abolished.value]
    yield sum_finding(status, message, told, in_force.value, parts)


def _too_few(read: ParsedWords, found: Statements) -> Iterator[Finding]:
    """Yield a failure where fewer documents are in force than were made and not abolished this year."""
    told = _stock(read, found, _STOCK[1:])
    if not told or any(each.partial or each.time is not Time.THIS for each in told):
        return
    made, abolished, in_force = told
    least = made.value - abolished.value
    if in_force.value < least:
        message = (
            f"制发 {spoken(made.value)} − 废止 {spoken(abolished.value)} = {spoken(least)}；"
            f"现行有效 {spoken(in_force.value)}，至少少 {spoken(least - in_force.value)}"
        )
        yield sum_finding(Status.FAIL, message, told, in_force.value, [made.value, -abolished.value])


def _stock(read: ParsedWords, found: Statements, roles: Sequence[Role]) -> list[Statement]:
    """Return what a piece tells of each of these, none unless all once, for sure and side by side."""
    told = [each for role in roles for each in found.here(read, role)]
    once = len(told) == len(roles) == len({each.end for each in told})
    if not once or not all(found.here(read, role) for role in roles):
        return []
    start = min(each.start for each in told)
    _, end = read.passage.sentence(start, max(each.end for each in told))
    unsure = any(not each.exact or each.inside for each in told)
    unsure = unsure or has(read.passage.source.text[start:end], role_book().otherwise)
    return [] if unsure or _others_between(read, told) else told


def _others_between(read: ParsedWords, told: Sequence[Statement]) -> bool:
    """Whether other numbers stand between these, of which nobody knows whether they move the stock."""
    ends, text = {each.end for each in told}, read.passage.source.text
    first, last = min(each.start for each in told), max(ends)
    return any(
        isinstance(token, Claim)
        and token.end not in ends
        and first <= token.start < last
        and not text.startswith(role_book().not_one, token.end)
        for token in read.passage.tokens
    )
