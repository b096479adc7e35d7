"""Holds what the words say of applications on their way through a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.lexicon import has
from kit.checks.words.grammar.counts import spoken
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.sum_reading import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.clause import Statement, of_some
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.checks.words.statements.topic import Time
from kit.form.stated_cells import Role

FLOW: tuple[Role, ...] = ("received", "carried_in", "answered", "carried_out")
"""What applications are counted as on their way through a year."""
_RULE = "N-parts"
_CASE = "件"
"""What applications are counted in: one may be answered with several 份."""


def gap(left: Decimal, right: Decimal) -> str:
    """Return by how much two sums differ, as a message says it."""
    return "相等" if left == right else f"相差 {spoken(abs(left - right))}"


def check_flow(read: ParsedWords, found: Statements, sums: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield whether the applications received and carried in are those answered and carried out.

    Of `sums`, one that takes them into a list that adds up has said so already. What is in hand was carried
    out, or will have been; where neither is told, no more can have been answered than came in.
    """
    received, carried_in, answered, carried_out = (_said(read, found, role) for role in FLOW)
    if received is None:
        received = _said(read, found, "received_or_carried")
        carried_in = None if _holds_both(received, carried_in, found.here(read, "received")) else carried_in
    if answered is None or received is None:
        return
    left = carried_out if found.here(read, FLOW[3]) else _said(read, found, "in_hand")
    if left is None or received.denied:
        if not _holds_others(answered, sums):
            yield from _exceeding(received, carried_in, answered)
            yield from _all_answered(received, carried_in, answered, sums)
        return
    held = any(_holds(each, answered, left) and (carried_in is None or _is_right(each)) for each in sums)
    parts = [answered.value, left.value]
    status, into, doubt = _balance(received, carried_in, answered, left)
    if held and (carried_in is None or answered.inside or status is Status.PASS):
        return
    if status is not Status.PASS and of_some(received.clause):
        return
    if status is Status.FAIL:
        told = [each for each in (received, carried_in, answered, left) if each]
        doubt = _doubt(read, told, into - sum(parts, Decimal()))
        status = Status.NOT_ASSESSABLE if doubt else status
    added = carried_in if carried_in and carried_in.value and into != received.value else None
    what = "结转" if left is carried_out else "在办"
    gone = f"答复 {spoken(parts[0])} + {what} {spoken(parts[1])} = {spoken(sum(parts, Decimal()))}"
    message = f"{_came(received, added)}；{gone}，{gap(into, sum(parts, Decimal()))}{doubt}"
    yield sum_finding(status, message, (received, added, answered, left), into, parts)


def _said(read: ParsedWords, found: Statements, role: Role) -> Statement | None:
    """Return the one whole and exact count that a piece tells of a role, None for none and for several."""
    here = [each for each in found[role] if each.read is read and each.exact and not each.least]
    here = [each for each in here if not (each.denied and each.partial)]
    if role == FLOW[0]:
        here = [each for each in here if not (each.partial or each.open)]
    here = [each for index, each in enumerate(here) if not _repeats(here, index)]
    return here[0] if len(here) == 1 else None


def _holds_both(all_: Statement | None, carried_in: Statement | None, new: Sequence[Statement]) -> bool:
    """Whether what was handled is told with both its parts: 办理8件，其中新收5件，上年结转3件."""
    if all_ is None or carried_in is None:
        return False
    return all_.value - carried_in.value in [each.value for each in new]


def _doubt(read: ParsedWords, told: Sequence[Statement], missing: Decimal) -> str:
    """Return why it is no fault that so many are missing, or too many, if the words around tell."""
    if missing > 0 and _dropped(read, told):
        return "；撤回、终止的算不算在答复里，不能断定"
    return f"；另有 {spoken(abs(missing))} 件，不能断定" if _another(read, told, missing) else ""


def _dropped(read: ParsedWords, told: Sequence[Statement]) -> bool:
    """Whether the words around tell of some dropped, which may not be among those answered."""
    return has(read.passage.source.text[slice(*_around(read, told))], role_book().dropped)


def _another(read: ParsedWords, told: Sequence[Statement], missing: Decimal) -> bool:
    """Whether the words around count so many more that went elsewhere (移送县局1件).

    Where `missing` is less than 0, those that came another way. A result is one of what was answered.
    """
    ends = {each.end for each in told}
    more = [
        each
        for each in read.passage.between(*_around(read, told))
        if each.end not in ends and not each.aside and each.value == abs(missing)
    ]
    if missing > 0:
        return not all(has(each.lead, vocabulary().results) for each in more)
    return any(has(each.lead, role_book().passed_on) for each in more)


def _around(read: ParsedWords, told: Sequence[Statement]) -> tuple[int, int]:
    """Return where the sentences of some statements begin, and where the next one in their line ends."""
    start, end = read.passage.sentence(min(each.start for each in told), max(each.end for each in told))
    _, last = read.passage.sentence(end, end)
    return start, end + len(read.passage.source.text[end:last].partition("\n")[0])


def _came(received: Statement, carried_in: Statement | None) -> str:
    came = f"收到 {spoken(received.value)}"
    if carried_in:
        both = received.value + carried_in.value
        came += f" + 上年结转 {spoken(carried_in.value)} = {spoken(both)}"
    return came


def sum_finding(
    status: Status, message: str, told: Sequence[Statement | None], left: Decimal, parts: Sequence[Decimal]
) -> Finding:
    """Return what comes of a sum of statements: the total, what was told of it, and its parts."""
    some = [each for each in told if each]
    quote = some[0].read.quote(min(each.start for each in some), max(each.end for each in some))
    return quote.finding(
        _RULE, status, message,
        left=plain_number(left), right=plain_number(sum(parts, Decimal())),
        details={"stated": plain_number(left), "parts": [plain_number(part) for part in parts]},
    )  # fmt: skip


def _exceeding(received: Statement, carried_in: Statement | None, answered: Statement) -> Iterator[Finding]:
    """Yield a failure where more was answered than came in, and the words tell all that was carried in."""
    if carried_in is None or answered.inside or answered.time is not Time.THIS:
        return
    if not all(map(_of_cases, (received, answered))) or _more_came(received, answered):
        return
    within = _told_within(received, carried_in, answered)
    into = received.value if within else received.value + carried_in.value
    if answered.value > into:
        came = _came(received, None if within else carried_in)
        message = f"{came}；答复 {spoken(answered.value)}，{gap(into, answered.value)}"
        yield sum_finding(Status.FAIL, message, (received, carried_in, answered), into, [answered.value])


def _told_within(received: Statement, carried_in: Statement, answered: Statement) -> bool:
    """Whether words say that what was received holds what was carried in: 收到3件（含上年结转1件）."""
    if not received.end <= carried_in.start <= answered.start:
        return False
    between = received.read.passage.source.text[received.end : carried_in.end]
    return carried_in.inside and has(between, role_book().holding)


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
        message = f"{_came(received, carried_in)}；答复 {spoken(answered.value)}，相等"
        yield sum_finding(Status.PASS, message, (received, carried_in, answered), answered.value, parts)


def _as_many(received: Statement, answered: Statement, sums: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield that as many were answered as came in, unless a sum has said so of them."""
    told = {each.total.claim.end for each in sums} | {part.end for each in sums for part in each.parts}
    if received.value == answered.value > 0 and not {received.end, answered.end} <= told:
        message = f"{_came(received, None)}；答复 {spoken(answered.value)}，相等"
        yield sum_finding(Status.PASS, message, (received, answered), received.value, [answered.value])


def _holds_others(answered: Statement, sums: Sequence[Verdict]) -> bool:
    """Whether what was answered is broken down into more than results: 办结12件，其中申请4件、工单8件."""
    parts = [part for each in sums if each.total.claim.end == answered.end for part in each.parts]
    return not all(has(part.label, vocabulary().results) for part in parts)


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


def _holds(verdict: Verdict, *told: Statement) -> bool:
    parts = {part.end for part in verdict.parts}
    return all(each.end in parts for each in told)


def _is_right(verdict: Verdict) -> bool:
    return verdict.status is Status.PASS


def _repeats(counts: Sequence[Statement], index: int) -> bool:
    """Whether a count only takes up one before it, to break it down: 办结的15件中."""
    statement = counts[index]
    taken_up = statement.read.passage.source.text.startswith("中", statement.end)
    return taken_up and any(each.value == statement.value for each in counts[:index])


def _balance(
    received: Statement, carried_in: Statement | None, answered: Statement, left: Statement
) -> tuple[Status, Decimal, str]:
    """Return whether what came in went out, what came in, and what is in doubt about it.

    受理115件，答复112件（含上年结转5件）: what was received may hold what was carried in, or not. The rest
    (其余3件) is of what was received, whatever came in beside it.
    """
    out = answered.value + left.value
    doubt = "；收到的件数是否已含上年结转，不能断定"
    if carried_in is None:
        if received.value == out or has(left.clause, vocabulary().remainder):
            return (Status.PASS if received.value == out else Status.FAIL), received.value, ""
        return Status.NOT_ASSESSABLE, received.value, doubt
    both = received.value + carried_in.value
    if both == out and not _told_within(received, carried_in, answered):
        return Status.PASS, both, ""
    if carried_in.inside and received.end <= carried_in.start <= answered.start:
        return (Status.PASS if received.value == out else Status.FAIL), received.value, ""
    if carried_in.partial and received.value == out:
        return Status.PASS, received.value, ""  # 上年结转的2件已办结 tells of those apart
    if carried_in.inside and received.value == out:
        return Status.NOT_ASSESSABLE, both, doubt
    return Status.FAIL, both, ""
