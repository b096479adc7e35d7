"""Holds what the words say of applications on their way through a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.checks.lexicon import has
from kit.checks.words.flow.flow_balance import balance, doubt_about, told_within
from kit.checks.words.flow.flow_told import FLOW, all_in, gap, said, sum_finding
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.verdict import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.clause import Statement, of_some
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.checks.words.statements.topic import Time

_CASE = "件"
"""What applications are counted in: one may be answered with several 份."""


def check_flow(read: ParsedWords, found: Statements, sums: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield whether the applications received and carried in are those answered and carried out.

    Of `sums`, one that takes them into a list that adds up has said so already. What is in hand was carried
    out, or will have been; where neither is told, no more can have been answered than came in.
    """
    received, carried_in, answered, carried_out = (said(read, found, role) for role in FLOW)
    received = received or said(read, found, "received_or_carried")
    whole = _holds_both(received, carried_in, found.here(read, "received"))
    carried_in = None if whole else carried_in
    if answered is None or received is None:
        return
    left = carried_out if found.here(read, FLOW[3]) else said(read, found, "in_hand")
    if left is None or received.denied:
        if not _holds_others(answered, sums):
            yield from _exceeding(received, carried_in, answered)
            yield from _all_answered(received, carried_in, answered, sums)
        return
    held = any(_holds(each, answered, left) and _settles(each, carried_in) for each in sums)
    parts = [answered.value, left.value]
    status, into, doubt = balance(received, carried_in, answered, left, whole=whole)
    if held and (carried_in is None or answered.inside or status is Status.PASS):
        return
    if status is not Status.PASS and of_some(received.clause):
        return
    if status is Status.FAIL:
        told = [each for each in (received, carried_in, answered, left) if each]
        doubt = doubt_about(read, told, into - sum(parts, Decimal()))
        status = Status.NOT_ASSESSABLE if doubt else status
    added = carried_in if into != received.value else None
    what = "结转" if left is carried_out else "在办"
    gone = f"答复 {spoken(parts[0])} + {what} {spoken(parts[1])} = {spoken(sum(parts, Decimal()))}"
    message = f"{all_in(received, added)}；{gone}，{gap(into, sum(parts, Decimal()))}{doubt}"
    yield sum_finding(status, message, (received, added, answered, left), into, parts)


def _exceeding(received: Statement, carried_in: Statement | None, answered: Statement) -> Iterator[Finding]:
    """Yield a failure where more was answered than came in, and the words tell all that was carried in."""
    if carried_in is None or answered.inside or answered.time is not Time.THIS:
        return
    if not all(map(_of_cases, (received, answered))) or _more_came(received, answered):
        return
    within = told_within(received, carried_in, answered)
    into = received.value if within else received.value + carried_in.value
    if answered.value > into:
        came = all_in(received, None if within else carried_in)
        message = f"{came}；答复 {spoken(answered.value)}，{gap(into, answered.value)}"
        yield sum_finding(Status.FAIL, message, (received, carried_in, answered), into, [answered.value])


def _all_answered(
    received: Statement, carried_in: Statement | None, answered: Statement, sums: Sequence[Verdict]
) -> Iterator[Finding]:
    """Yield that all that came in was answered, where the numbers say so; what is left over is not told.

    What was carried in may be told within what was answered: 收到6件，答复8件（含上年结转2件）.
    """
    if carried_in is None or not carried_in.value:
        yield from _as_many(received, answered, sums)
        return
    if carried_in.inside and carried_in.start < answered.end:
        return
    parts = [received.value, carried_in.value]
    told = any(_is_right(each) and _holds(each, received, carried_in) for each in sums)
    if sum(parts) == answered.value and not told:
        message = f"{all_in(received, carried_in)}；答复 {spoken(answered.value)}，相等"
        yield sum_finding(Status.PASS, message, (received, carried_in, answered), answered.value, parts)


def _as_many(received: Statement, answered: Statement, sums: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield that as many were answered as came in, unless a sum has said so of them."""
    told = {each.total.claim.end for each in sums} | {part.end for each in sums for part in each.parts}
    if received.value == answered.value > 0 and not {received.end, answered.end} <= told:
        message = f"{all_in(received, None)}；答复 {spoken(answered.value)}，相等"
        yield sum_finding(Status.PASS, message, (received, answered), received.value, [answered.value])


def _holds_others(answered: Statement, sums: Sequence[Verdict]) -> bool:
    """Whether what was answered is broken down into more than results: 办结12件，其中申请4件、工单8件."""
    parts = [part for each in sums if each.total.claim.end == answered.end for part in each.parts]
    return not all(has(part.label, vocabulary().results) for part in parts)


def _holds(verdict: Verdict, *told: Statement) -> bool:
    parts = {part.end for part in verdict.parts}
    return all(each.end in parts for each in told)


def _holds_both(all_: Statement | None, carried_in: Statement | None, new: Sequence[Statement]) -> bool:
    """Whether what was handled is told with both its parts: 办理8件，其中新收5件，上年结转3件."""
    if all_ is None or carried_in is None or carried_in.denied:
        return False
    return any(each is not all_ and each.value + carried_in.value == all_.value for each in new)


def _more_came(received: Statement, answered: Statement) -> bool:
    """Whether more came than was counted: other applicants', or 另有1件由县政府转来."""
    start, end = sorted((received.end, answered.end))
    book = role_book()
    between = received.read.passage.source.text[start:end]
    return of_some(received.clause) or has(between, (*book.besides, *book.passed_on))


def _of_cases(statement: Statement) -> bool:
    return statement.denied or statement.read.passage.source.text.endswith(
        _CASE, statement.start, statement.end
    )


def _settles(verdict: Verdict, carried_in: Statement | None) -> bool:
    """Whether a sum says for certain what a flow would: with what was carried in only one that adds up."""
    return _is_right(verdict) or (carried_in is None and verdict.status is Status.FAIL)


def _is_right(verdict: Verdict) -> bool:
    return verdict.status is Status.PASS
