"""Judges whether the parts of a breakdown add up to the stated total (N-parts)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kit.base.finding import Status
from kit.checks.lexicon import has, shared
from kit.checks.words.grammar.breakdown import Breakdown, Item, Total
from kit.checks.words.grammar.sum_reading import Reading, fitting
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.grammar.verdict import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary

_MANY = 5
"""So many parts between which 、 alone stands add up to a total by no chance, however they are measured."""


def judge(breakdown: Breakdown) -> tuple[Verdict, ...]:
    """Return the outcomes for a breakdown; none when nothing ties its numbers together.

    PASS when some reading of the sentence adds up. FAIL when the words tie the parts to the total and no
    reading adds up: over, or short though the list reads as whole. Otherwise NOT_ASSESSABLE. Where the
    list goes on after parts that add up, the rest may break the same total down once more.
    """
    if breakdown.apart and len(breakdown.items) == 1 and not breakdown.onwards:
        return ()  # one count in a sentence of its own is a mention, no list
    readings = [
        Reading(total, items, breakdown)
        for total in breakdown.totals
        if (items := fitting(total.claim, breakdown.items))
    ]
    for reading in readings:
        if (verdict := reading.balanced()) and (breakdown.firm or verdict.reached):
            if not breakdown.tentative:
                return verdict, *reading.again(verdict)
            if len(verdict.parts) > 1:
                return (verdict,)
    if verdict := _beyond(breakdown):
        return (verdict,)
    if breakdown.tentative:
        return tuple(filter(None, [_nearest(readings)])) if _takes_up_the_rest(breakdown) else ()
    readings = [each for each in readings if not _counts_its_parts(each)]
    if not readings:
        return ()
    if not breakdown.firm:
        return tuple(filter(None, [_nearest(readings)]))
    return _unbalanced(breakdown, readings)


def _unbalanced(breakdown: Breakdown, readings: Sequence[Reading]) -> tuple[Verdict, ...]:
    """Return the outcome for a breakdown that its words tie together and no reading of which adds up.

    None where each of its parts is more than a total of another sentence: they are counts of their own.
    """
    largest = max(item.claim.value for item in readings[0].items)
    if breakdown.apart and (_summed_up(breakdown.items) or all(map(_dwarfed, readings))):
        return ()
    if breakdown.apart and (at_hand := _of_all_at_hand(breakdown)) is not None:
        return at_hand
    reached = sum((item.claim.value for item in readings[0].items), Decimal())
    most = max(total.value for total in breakdown.totals)
    if breakdown.paired and not breakdown.complete and reached < most:
        return (readings[0].open("不能断定这些分项属于哪一个总数"),)
    likely = next((each for each in readings if each.total.value >= largest), readings[0])
    if first := _of_the_first(likely):
        return (first,)
    verdict = likely.unbalanced()
    if verdict.status is Status.NOT_ASSESSABLE and (longer := likely.continued()):
        verdict = longer
    several = len({each.total.value for each in readings if each.total.value}) > 1
    if verdict.status is Status.FAIL and breakdown.apart and several:
        verdict = _nearest(readings) or likely.open("不能断定这些分项属于哪一个总数")
    return (verdict,)


def _of_the_first(reading: Reading) -> Verdict | None:
    """Return a pass when the first part is what was done, and all others break that down, or the total.

    收到37件，其中33件已办结，答复27件，主动撤回6件; …，其中33件已办结，自然人30件，法人7件. Where such others
    are too many for the rest of the total, nothing can be said.
    """
    first, *others = (item.claim for item in reading.items)
    if len(others) > 1 and first.value <= reading.total.value and has(first.label, vocabulary().done):
        reached = sum(each.value for each in others)
        for total in (Total(first), reading.total):
            if total.value == reached:
                return Verdict(Status.PASS, total, tuple(others), "")
        if first.value + reached > reading.total.value and not any(map(_is_outcome, others)):
            return reading.open("办结的件数与其他各项说的可能是同一些")
    return None


def _is_outcome(claim: Claim) -> bool:
    return has(claim.label, vocabulary().outcomes_of_cases)


def _of_all_at_hand(breakdown: Breakdown) -> tuple[Verdict, ...] | None:
    """Return what comes of parts that are not of what came, but of all there was; None for others.

    收到24件。包括上年结转的5件，共办结29件 passes if all was done, and otherwise tells nothing.
    """
    (carried, *others), came = (item.claim for item in breakdown.items), breakdown.totals[0].claim
    done = next((each for each in others if has(each.lead, vocabulary().done)), None)
    if done is None or done.value <= came.value or not has(carried.lead, shared("carrying")):
        return None
    adds_up = came.value + carried.value == done.value
    return (Verdict(Status.PASS, Total(done), (came, carried), ""),) if adds_up else ()


def _counts_its_parts(reading: Reading) -> bool:
    """Whether a total is the number of its parts, one of which is more: 4个领域：救助12个、养老6个、…."""
    claim, parts = reading.total.claim, [item.claim.value for item in reading.breakdown.items]
    return claim.measure in vocabulary().points and claim.value == len(parts) and max(parts) > claim.value


def _summed_up(items: Sequence[Item]) -> bool:
    """Whether a sum of their own stands behind the first parts of a list: 分别公开502条和373条，合计875条."""
    reached = items[0].claim.value
    for item in items[1:]:
        if reached == item.claim.value and vocabulary().names_sum(item.claim.lead, firm=True):
            return True
        reached += item.claim.value
    return False


def _dwarfed(reading: Reading) -> bool:
    values = [item.claim.value for item in reading.items if item.claim.value]
    return len(values) > 1 and min(values) > reading.total.value


def _takes_up_the_rest(breakdown: Breakdown) -> bool:
    """Whether a list without an opening word reads as one: its last part is what is left (其他信息9条)."""
    parts = breakdown.items
    return len(parts) > 2 and parts[-1].claim.lead.startswith(vocabulary().catch_all)


def _beyond(breakdown: Breakdown) -> Verdict | None:
    """Return a pass when the parts add up with the sentences behind, or those measured alike do.

    Alike: 出版公报3期，公开信息50条 has one part, the issues carry it. Where only parts of another kind make
    the sum (公开信息190条，其中网站95条，公众号80条，编印宣传册15本), that may be chance; of many it is none.
    """
    kinds = vocabulary().kinds
    for total in breakdown.totals:
        further = fitting(total.claim, (*breakdown.items, *breakdown.onwards))
        firm = breakdown.items if breakdown.firm else ()
        alike = tuple(item for item in firm if item.claim.measure == total.claim.measure)
        for items in (further if breakdown.onwards else (), firm, alike):
            verdict = Reading(total, items, breakdown).balanced() if len(items) > 1 else None
            if verdict and verdict.reached and all(part.measure for part in verdict.parts):
                in_a_row = len(items) >= _MANY and all(item.beside for item in items[1:])
                if in_a_row or len({kinds[part.measure] for part in verdict.parts}) == 1:
                    return verdict
                return replace(verdict, status=Status.NOT_ASSESSABLE, why="有的分项与总数的量词不同")
    return None


def _nearest(readings: Sequence[Reading]) -> Verdict | None:
    """Return the first failure by so little that a slip is likelier than an unrelated number, if not none."""
    some = (reading for reading in readings if reading.total.value)
    return next((found for reading in some if (found := reading.nearly())), None)
