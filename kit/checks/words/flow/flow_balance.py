"""Holds what came in against what went out, and tells where the words leave that in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kit.base.finding import Status
from kit.checks.lexicon import has
from kit.checks.words.grammar.parsed_words import ParsedWords
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.vocabulary import vocabulary
from kit.checks.words.statements.clause import Statement, tells_dropped
from kit.checks.words.statements.roles import role_book


def balance(
    received: Statement,
    carried_in: Statement | None,
    answered: Statement,
    left: Statement | None,
    *,
    whole: bool,
) -> tuple[Status, Decimal, str]:
    """Return whether what came in went out, what came in, and what is in doubt about it.

    `whole`: what was received is told with what was carried in as a part of it.
    受理115件，答复112件（含上年结转5件）: what was received may hold what was carried in, or not. The rest
    (其余3件) is of what was received, whatever came in beside it.
    """
    out = answered.value + (left.value if left else 0)
    doubt = "；收到的件数是否已含上年结转，不能断定"
    if carried_in is None:
        if received.value == out or whole or (left and has(left.clause, vocabulary().remainder)):
            return (Status.PASS if received.value == out else Status.FAIL), received.value, ""
        if received.value > out:  # and whatever was carried in would have had to go out besides
            return Status.FAIL, received.value, ""
        return Status.NOT_ASSESSABLE, received.value, doubt
    both = received.value + carried_in.value
    if both == out and not told_within(received, carried_in, answered):
        return Status.PASS, both, ""
    if carried_in.inside and received.end <= carried_in.start <= answered.start:
        return (Status.PASS if received.value == out else Status.FAIL), received.value, ""
    if carried_in.partial and received.value == out:
        return Status.PASS, received.value, ""  # 上年结转的2件已办结 tells of those apart
    if carried_in.inside and received.value == out:
        return Status.NOT_ASSESSABLE, both, doubt
    return Status.FAIL, both, ""


def told_within(received: Statement, carried_in: Statement, answered: Statement) -> bool:
    """Whether words say that what was received holds what was carried in: 收到3件（含上年结转1件）."""
    if not received.end <= carried_in.start <= answered.start:
        return False
    between = received.read.passage.source.text[received.end : carried_in.end]
    return carried_in.inside and has(between, role_book().holding)


def doubt_about(read: ParsedWords, told: Sequence[Statement], missing: Decimal) -> str:
    """Return why it is no fault that so many are missing, or too many, if the words around tell."""
    if missing > 0 and _dropped(read, told):
        return "；撤回、终止的算不算在答复里，不能断定"
    return f"；另有 {spoken(abs(missing))} 件，不能断定" if _another(read, told, missing) else ""


def _dropped(read: ParsedWords, told: Sequence[Statement]) -> bool:
    """Whether the words around tell of some dropped, which may not be among those answered."""
    return tells_dropped(read.passage.source.text[slice(*_around(read, told))])


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
