"""Checks every total that the words break down into parts, level by level (N-parts, N-nested)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kit.base.finding import Finding, Status
from kit.base.numerals import plain_number
from kit.checks.words.flow.flow_told import FLOW, gap
from kit.checks.words.flow.flows import check_flow
from kit.checks.words.flow.results_told import check_results
from kit.checks.words.flow.stocks import check_stock
from kit.checks.words.grammar.breakdown import Breakdown
from kit.checks.words.grammar.parsed_words import Judged, ParsedWords
from kit.checks.words.grammar.sums import judge
from kit.checks.words.grammar.tokens.counts import spoken
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.grammar.verdict import Verdict
from kit.checks.words.statements.roles import role_book
from kit.checks.words.statements.statements import Statements
from kit.form.stated_cells import Role

_CAME: set[Role | None] = {"received", "carried_in"}
_WENT: set[Role] = {"answered", "carried_out"}
_MANY = 40
"""So many parts are not spelt out."""
_WORST = (Status.FAIL, Status.NOT_ASSESSABLE, Status.PASS)


def check_parts(reads: Sequence[ParsedWords], found: Statements) -> Iterator[Finding]:
    """Yield a finding for each breakdown, with `stated` and `parts` in its details (N-parts).

    Nested breakdowns are checked on every level; what a nest as a whole says is N-nested's.
    """
    for read in reads:
        judged = list(_apart_from_flow(read, found))
        for _, verdicts in judged:
            for verdict in verdicts:
                yield _finding(read, verdict)
        for levels in _nests(judged):
            if len(levels) > 1:
                yield _nest(read, levels)
        sums = [verdict for _, verdicts in judged for verdict in verdicts]
        yield from check_flow(read, found, sums)
        yield from check_results(read, found, sums)
        yield from check_stock(read, found)


def _apart_from_flow(read: ParsedWords, found: Statements) -> Iterator[Judged]:
    """Yield the breakdowns without the quantities that flow: what was carried in is no part of what came.

    A breakdown whose total is what was answered and whose parts are what came in is the flow itself. What
    was carried in may be told within what came, before that is broken down: 收到10件，其中上年结转1件，….
    """
    here = {
        role: {each.end: each.inside for each in found[role] if each.read is read and not each.denied}
        for role in FLOW
    }
    roles = {end: role for role in FLOW for end, inside in here[role].items() if not inside}
    within = {end for end, inside in here["carried_in"].items() if inside}
    went = within | {end for end, role in roles.items() if role in _WENT}
    for breakdown, verdicts in read.judged:
        parts = {roles.get(each.claim.end) for each in breakdown.items}
        own = {roles.get(total.claim.end) for total in breakdown.totals[:1]}
        # 登记的5件申请中，公民提出4件，法人提出1件: all of it came in
        own = parts if own == {None} and parts == {"received"} else own
        others = {each.claim.end for each in breakdown.items if roles.get(each.claim.end) in _CAME - own}
        left = {each.claim.end for each in breakdown.items if roles.get(each.claim.end) == "carried_out"}
        if own == {"answered"} and left:  # what is left over was not answered
            yield from _without(breakdown, left)
            continue
        behind = own <= {None, "received", "received_or_carried"} and (
            breakdown.totals[0].claim.start > breakdown.items[0].claim.start
        )
        if breakdown.tentative and "received" in own and (others or _carried_before(breakdown, here)):
            continue
        if all(each.claim.end in within for each in breakdown.items):
            continue  # 收到10件（含上年结转1件） breaks nothing down
        if not _balanced(verdicts) and _stands_beside(read, breakdown):
            continue
        if not others or _balanced(verdicts) or behind or "carried_in" in own:
            bare = [] if _balanced(verdicts) else list(_without(breakdown, within))
            flown = own == {"received"} and all(each.claim.end in went for each in breakdown.items)
            as_told = [] if flown and not _balanced(verdicts) else [(breakdown, verdicts)]
            yield from [each for each in bare if _balanced(each[1])] or as_told
        elif own <= {"received", None}:
            yield from _without(breakdown, others)


def _stands_beside(read: ParsedWords, breakdown: Breakdown) -> bool:
    """Whether the total leaves out what its parts may hold: 受理9件（不含上年结转2件），其中…."""
    text = read.passage.source.text
    left_out = tuple(f"({word}" for word in role_book().left_out)
    return any(text.startswith(left_out, total.claim.end) for total in breakdown.totals)


def _carried_before(breakdown: Breakdown, here: Mapping[Role, Mapping[int, bool]]) -> bool:
    """Whether something was carried in before the total: what was answered answers that too."""
    return any(end < breakdown.totals[0].claim.start for end in here["carried_in"])


def _balanced(verdicts: Sequence[Verdict]) -> bool:
    return any(verdict.status is Status.PASS for verdict in verdicts)


def _without(breakdown: Breakdown, left_out: set[int]) -> Iterator[Judged]:
    """Yield a breakdown without the items that end there, and what is then said of it, if anything."""
    items = tuple(item for item in breakdown.items if item.claim.end not in left_out)
    if 0 < len(items) < len(breakdown.items) and (again := judge(kept := replace(breakdown, items=items))):
        yield kept, again


def _nests(judged: Sequence[Judged]) -> list[list[Judged]]:
    """Return the breakdowns grouped by the outermost one: those of its parts, and of theirs, stand in it."""
    nests: list[list[Judged]] = []
    places: dict[int, int] = {}  # which nest a part is in, by where the part ends
    for each in judged:
        place = places.get(each[1][0].total.claim.end, len(nests))
        if place == len(nests):
            nests.append([])
        nests[place].append(each)
        places |= dict.fromkeys((item.claim.end for item in each[0].items), place)
    return nests


def _finding(read: ParsedWords, verdict: Verdict) -> Finding:
    total = verdict.total
    parts = [part.value for part in verdict.parts]
    stated, listed = total.value, parts
    claims: list[Claim] = [total.claim, *verdict.parts]
    if len({claim.scale for claim in claims}) == 1 and total.carried is None:
        stated, listed = total.claim.printed, [part.printed for part in verdict.parts]
    message = _sum(total.value, parts) + (f"；{verdict.why}" if verdict.why else "")
    told = [*claims, *filter(None, [total.carried])]
    start = min(claim.start - len(claim.lead) for claim in told)
    return read.quote(start, max(claim.end for claim in told)).finding(
        "N-parts", verdict.status, message,
        left=plain_number(total.value), right=plain_number(verdict.reached),
        details={"stated": plain_number(stated), "parts": [plain_number(part) for part in listed]},
    )  # fmt: skip


def _sum(total: Decimal, parts: Sequence[Decimal]) -> str:
    reached = sum(parts, Decimal())
    terms = " + ".join(map(spoken, parts)) + " = " if 1 < len(parts) < _MANY else ""
    what = "分项" if len(parts) < _MANY else f"{len(parts)} 项之和"
    return f"总数 {spoken(total)}；{what} {terms}{spoken(reached)}，{gap(total, reached)}"


def _nest(read: ParsedWords, levels: Sequence[Judged]) -> Finding:
    """Return what a nest of breakdowns says as a whole: the worst of its levels."""
    outcomes = [verdict for _, verdicts in levels for verdict in verdicts]
    status = next(status for status in _WORST if status in {verdict.status for verdict in outcomes})
    concerned = [verdict for verdict in outcomes if verdict.status is status]
    if status is Status.PASS:
        message = f"{len(levels)} 层分项，层层相符"
    else:
        named = "、".join(f"{verdict.total.claim.label}{verdict.total.claim.text}" for verdict in concerned)
        message = f"{len(levels)} 层分项中，“{named}”这一层" + (
            "不符" if status is Status.FAIL else "不能断定"
        )
    quote = read.quote(levels[0][0].start, max(each.end for each, _ in levels))
    return quote.finding("N-nested", status, message)
