"""Holds the results that words tell one by one against the applications that came in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.checks.lexicon import has, shared
from kit.checks.words.flow.flow_balance import balance, doubt_about
from kit.checks.words.flow.flow_told import FLOW, all_in, gap, said, sum_finding
from kit.checks.words.grammar.lists.count_lists import read_list
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim, TokenKind
from kit.checks.words.grammar.verdict import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.clause import Statement, of_some
from kit.checks.words.statements.statements import Statements

_LEAST = 2
"""A result alone that is not all tells nothing of the others."""
_FAR = 24
"""Among so many tokens behind what came in the results begin."""


def check_results(read: ParsedWords, found: Statements, sums: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield whether the results are as many as came in: 收到7件，上年无结转，予以公开3件、不予公开5件.

    Nothing is said where what was answered is told too, where a breakdown of `sums` has taken them up, of too
    few where no word tells what was left, and of one alone that is not all.
    """
    received, carried_in, answered, carried_out = (said(read, found, role) for role in FLOW)
    if received is None or received.denied or answered or of_some(received.clause):
        return
    taken = {part.end for each in sums for part in each.parts}
    results = _results(read, received, carried_in, taken)
    if any(each.value for each in results) and taken.isdisjoint(each.end for each in results):
        left = carried_out if found.here(read, FLOW[3]) else said(read, found, "in_hand")
        yield from _held(results, received, carried_in, left)


def _held(
    results: Sequence[Claim], received: Statement, carried_in: Statement | None, left: Statement | None
) -> Iterator[Finding]:
    """Yield what comes of results, with what was left over, beside what came in."""
    read, parts = received.read, [each.value for each in results]
    all_ = Statement(read, results[0].start, results[-1].end, results[0].lead, sum(parts, Decimal()))
    parts += [left.value] if left and left.value else []
    out = sum(parts, Decimal())
    status, into, doubt = balance(received, carried_in, all_, left, whole=False)
    if status is not Status.PASS and (len(results) < _LEAST or (left is None and out < into)):
        return
    told = [each for each in (received, carried_in, all_) if each]
    if status is Status.FAIL:
        doubt = doubt_about(read, told, into - out)
        status = Status.NOT_ASSESSABLE if doubt else status
    added = carried_in if into != received.value else None
    sum_ = " + ".join(spoken(each.value) for each in results)
    sum_ += f" + 结转 {spoken(left.value)}" if left and left.value else ""
    message = f"{all_in(received, added)}；各项结果 {sum_} = {spoken(out)}，{gap(into, out)}{doubt}"
    yield sum_finding(status, message, told, into, parts)


def _results(
    read: ParsedWords, received: Statement, carried_in: Statement | None, taken: Collection[int]
) -> list[Claim]:
    """Return the results listed behind what came in.

    Between stand no other counts but what was carried in, and parts that are `taken` up by a breakdown.
    """
    passage, words = read.passage, vocabulary()
    tokens = passage.tokens
    first = next((at for at, token in enumerate(tokens) if token.start >= received.end), len(tokens))
    for at in range(first, min(len(tokens), first + _FAR)):
        token = tokens[at]
        if token.kind in (TokenKind.VIEW, TokenKind.CUT) or token.text == "\n":
            break
        passed = token.end in taken or (carried_in and token.end == carried_in.end)
        if not isinstance(token, Claim) or passed:
            continue
        listed = read_list(passage, at, nested=False)
        claims = [item.claim for item in listed.items]
        while claims and has(claims[-1].lead, shared("carrying")):
            claims.pop()
        plain = all(each.exact and has(each.lead, (*words.results, *words.reasons)) for each in claims)
        return claims if plain and not listed.open_ended else []
    return []
