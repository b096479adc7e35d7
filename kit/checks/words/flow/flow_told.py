"""What words tell of the quantities that flow through a year, and how a sum of them is reported."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.statements.clause import Statement
from kit.checks.words.statements.statements import Statements
from kit.form.stated_cells import Role

FLOW: tuple[Role, ...] = ("received", "carried_in", "answered", "carried_out")
"""What applications are counted as on their way through a year."""


def gap(left: Decimal, right: Decimal) -> str:
    """Return by how much two sums differ, as a message says it."""
    return "相等" if left == right else f"相差 {spoken(abs(left - right))}"


def said(read: ParsedWords, found: Statements, role: Role) -> Statement | None:
    """Return the one whole and exact count that a piece tells of a role, None for none and for several."""
    here = [each for each in found[role] if each.read is read and each.exact and not each.least]
    here = [each for each in here if not (each.denied and each.partial)]
    if role == FLOW[0]:
        here = [each for each in here if not (each.partial or each.open)]
    here = [each for index, each in enumerate(here) if not _repeats(here, index)]
    return here[0] if len(here) == 1 else None


def _repeats(counts: Sequence[Statement], index: int) -> bool:
    """Whether a count only takes up one before it, to break it down: 办结的15件中."""
    statement = counts[index]
    taken_up = statement.read.passage.source.text.startswith("中", statement.end)
    return taken_up and any(each.value == statement.value for each in counts[:index])


def all_in(received: Statement, carried_in: Statement | None) -> str:
    """Return what came in, as a message says it: what was received, and what was carried in."""
    told = f"收到 {spoken(received.value)}"
    if carried_in:
        both = received.value + carried_in.value
        told += f" + 上年结转 {spoken(carried_in.value)} = {spoken(both)}"
    return told


def sum_finding(
    status: Status, message: str, told: Sequence[Statement | None], left: Decimal, parts: Sequence[Decimal]
) -> Finding:
    """Return what comes of a sum of statements: the total, what was told of it, and its parts."""
    some = [each for each in told if each]
    quote = some[0].read.quote(min(each.start for each in some), max(each.end for each in some))
    return quote.finding(
        "N-parts", status, message,
        left=plain_number(left), right=plain_number(sum(parts, Decimal())),
        details={"stated": plain_number(left), "parts": [plain_number(part) for part in parts]},
    )  # fmt: skip
