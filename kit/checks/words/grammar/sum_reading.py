"""One way to read a breakdown: which items are held against which total, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kit.base.finding import Status
from kit.checks.lexicon import has, shared
from kit.checks.repair.typos import slipped
from kit.checks.words.grammar.breakdown import Breakdown, Item, Total, loose_sums
from kit.checks.words.grammar.tokens.passage import Claim
from kit.checks.words.grammar.verdict import Verdict
from kit.checks.words.grammar.vocabulary import vocabulary

_CLOSE = Decimal("0.05")
"""The share of a total by which parts may miss it and still be meant to add up to it."""
_LISTED = 4
"""So many parts, and no word that there are more, are a list if they cover some of the total; fewer must
cover most of it."""
_MOST, _MUCH, _SOME = Decimal("0.75"), Decimal("0.5"), Decimal("0.1")
_THREE, _MOST_OF_INNER = 3, Decimal("0.66")
"""So many parts of a part are picked out seldom: they must cover less of it."""
_PUBLISHED = "条"
"""Information and applications are counted so: one may stand on several channels, or in several groups."""
_RATED = "写了率的那一项，可能是前面一项里的"
_SHORT = 8
"""The characters of a label that only names a kind."""


def fitting(total: Claim, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items that count the total's kind of thing, or none; how often one is read ends no list."""
    kinds = vocabulary().kinds
    kept: list[Item] = []
    skipped = False
    for item in items:
        claim = item.claim
        same = kinds.get(claim.measure) == kinds.get(total.measure) if claim.measure else bool(claim.lead)
        if claim is total or not (same or not claim.value):
            skipped = skipped or not has(claim.lead, vocabulary().readings)
            continue
        loose = bool(kept) and (item.loose or skipped)
        kept.append(replace(item, loose=loose))
        skipped = False
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a breakdown: these items against this total."""

    total: Total
    items: tuple[Item, ...]
    breakdown: Breakdown

    def verdict(self, status: Status, count: int, why: str) -> Verdict:
        """Return an outcome over the first `count` items."""
        return Verdict(status, self.total, tuple(item.claim for item in self.items[:count]), why)

    def open(self, why: str) -> Verdict:
        """Return that nothing can be said, and why."""
        return self.verdict(Status.NOT_ASSESSABLE, len(self.items), why)

    def balanced(self) -> Verdict | None:
        """Return a pass when the parts add up to the total wherever the list may end."""
        if not self.breakdown.nested and (restated := self._restated()):
            return restated
        beside = any(item.beside for item in self.items) and not self._overlapping(len(self.items))
        if self._each_is_all() and not beside:
            return self.verdict(Status.PASS, 1, "各项都等于总数")  # 申请5件，其中自然人5件，已答复5件
        for count, reached in loose_sums(self.items):
            if reached == self.total.value:
                return self.verdict(Status.PASS, count, "")
        return None

    def _each_is_all(self) -> bool:
        return bool(self.total.value) and all(item.claim.value == self.total.value for item in self.items)

    def _dwarfs(self) -> bool:
        """Whether the first part is all of the total and a later one more: 发文4条，其中通知4条；动态51条."""
        first, *others = (item.claim.value for item in self.items)
        return first == self.total.value > 0 and max(others, default=Decimal()) > first

    def _restated(self) -> Verdict | None:
        """Return a pass when one item repeats the total, and the others add up to it."""
        repeated = [item for item in self.items if item.claim.value == self.total.value]
        others = tuple(item.claim for item in self.items if item.claim.value != self.total.value)
        joined = repeated and repeated[0].claim.lead.startswith(vocabulary().joins)
        restates = len(repeated) == 1 and not joined
        if restates and others and sum(each.value for each in others) == self.total.value:
            return Verdict(Status.PASS, self.total, others, "另有一项重复了总数")
        return None

    def again(self, verdict: Verdict) -> tuple[Verdict, ...]:
        """Return the outcome for the parts behind those that add up, when they break the total down too.

        They may break down one of those instead: 收到19件，其中答复18件、结转1件；予以公开8件，不予公开10件.
        """
        rest = self.items[len(verdict.parts) :]
        if len(rest) < 2:
            return ()
        claims = tuple(item.claim for item in rest)
        if any(vocabulary().names_sum(claim.lead) for claim in claims):
            return ()
        reached = sum((claim.value for claim in claims), Decimal())
        if inner := next((part for part in verdict.parts if reached == part.value != self.total.value), None):
            return (Verdict(Status.PASS, Total(inner), claims, ""),)
        alike, *begin = (claim.lead.startswith(vocabulary().clause_starts) for claim in claims)
        rest = tuple(replace(item, loose=item.loose and not alike) for item in rest)
        second = Reading(self.total, rest, self.breakdown)
        # 答复8件，结转1件: what goes on, or begins anew, is not of what was received alone
        goes_on = any(has(claim.lead, shared("carrying")) for claim in claims) or (any(begin) and not alike)
        found = second.balanced() or (None if goes_on else second.nearly())
        if found is None and len(verdict.parts) == 1:  # one part repeated the total before it was broken down
            found = second.unbalanced()
        return (found,) if found else ()

    def nearly(self) -> Verdict | None:
        """Return a failure when parts miss the total by so little that a slip is likely: by one if firm."""
        total, ends = self.total.value, loose_sums(self.items)
        for count, reached in ends:
            taken = self.items[:count]
            close = abs(reached - total) <= max(Decimal(self.breakdown.firm), total * _CLOSE)
            again = taken[-1].loose and taken[-1].claim.value == total
            if again or any(item.apart for item in taken) or self._shared(reached):
                break
            if count > 1 and self._exact(taken) and (close or self._one_slip(reached)):
                over = (end for end, _ in ends if end > count and self._one_too_many(end))
                return self.verdict(Status.FAIL, next(over, count), "")
        return None

    def unbalanced(self) -> Verdict:
        """Return the outcome for parts that do not add up to a total that the words tie them to."""
        ends = loose_sums(self.items)
        (core, least), (_, most) = ends[0], ends[-1]
        if not self._exact(self.items[:core]):
            return self.open("其中有约数，或者没有写明各项是多少")
        if least > self.total.value:
            if core == 1 and self.items[0].claim.measure != self.total.claim.measure:
                return self.open("分项与总数的量词不同")
            if self._dwarfs():
                return self.open("第一项就等于总数，后面有的比总数还大，说的多半不是它的分项")
            if self._each_is_all() and self._published:
                return self.open("各项都等于总数，不能断定说的是不是同一些")
            if self._shared(least):
                return self.open(_RATED if self.breakdown.rated else "正文说有的信息在几处都计入了")
            if self._overlapping(core) and not (self.nearly() or self._one_too_many(core)):
                return self.open("同一条信息可能在几个渠道发布")
            return self.verdict(Status.FAIL, core, "")
        if most > self.total.value:
            return self.nearly() or self._whole(core) or self.open("不能断定列举到哪里为止")
        return self._short()

    def continued(self) -> Verdict | None:
        """Return a failure when parts go on behind a full stop and all of them are a list that is short."""
        names = [_only_names(item.claim) for item in self.breakdown.onwards]
        behind = self.breakdown.onwards[: sum(names)]
        in_a_row = all(names[: len(behind)])  # else they tell of other matters, and then of these
        if self.breakdown.open_ended or not (behind and in_a_row) or not self._exact((*self.items, *behind)):
            return None
        longer = Reading(self.total, fitting(self.total.claim, (*self.items, *behind)), self.breakdown)
        reached = sum((item.claim.value for item in longer.items), Decimal())
        return longer._whole(len(longer.items)) if reached < self.total.value else None

    def _short(self) -> Verdict:
        """Return the outcome for parts that stay below the total wherever the list may end."""
        if self.breakdown.open_ended or not self._exact(self.items):
            return self.open("列举的不是全部")
        if near := self.nearly():
            return near
        count, _ = loose_sums(self.items)[0]
        return self._whole(count) or self.open("列举的看来不是全部")

    def _whole(self, count: int) -> Verdict | None:
        """Return a failure when the first `count` parts stay below the total and read as all there are.

        What covers much of the total is a list that lacks something; of what covers little it is said, and
        a small part of a total is picked out, unless words close the list.
        """
        reached = sum((item.claim.value for item in self.items[:count]), Decimal())
        if count < 2 or not reached or not self._reads_as_whole(self.items[:count], reached):
            return None
        little = reached < self.total.value * _MUCH
        return self.verdict(Status.FAIL, count, "差得多，可能没有列全" if little else "")

    def _reads_as_whole(self, items: Sequence[Item], reached: Decimal) -> bool:
        """Whether the words close a list; two parts may be picked out, so those must cover the most."""
        if self.breakdown.complete or any(has(item.claim.label, vocabulary().catch_all) for item in items):
            return True
        inner = self.breakdown.nested and len(items) >= _THREE
        most = _SOME if len(items) >= _LISTED else _MOST_OF_INNER if inner else _MOST
        return reached >= self.total.value * most

    def _one_too_many(self, count: int) -> bool:
        """Whether the parts exceed the total by exactly one of them, which it leaves out."""
        values = [item.claim.value for item in self.items[:count]]
        return count > 2 and sum(values, Decimal()) - self.total.value in values

    def _exact(self, items: Sequence[Item]) -> bool:
        return self.total.claim.exact and all(item.claim.exact for item in items)

    def _overlapping(self, count: int) -> bool:
        if self.breakdown.disjoint:
            return False
        labels = [item.claim.label for item in self.items[:count]]
        by_channel = all(has(label, vocabulary().channels) for label in labels)
        within = all(item.claim.value <= self.total.value for item in self.items[:count])
        return by_channel and within and self._published

    @property
    def _published(self) -> bool:
        """Whether the total is of what can be told from several sides, not of accounts or meetings."""
        kinds = vocabulary().kinds
        return kinds.get(self.total.claim.measure) == kinds[_PUBLISHED]

    def _shared(self, reached: Decimal) -> bool:
        """Whether parts come to more than the total because some items count in several, as the words say."""
        return (self.breakdown.overlapping or self.breakdown.rated) and reached > self.total.value

    def _one_slip(self, reached: Decimal) -> bool:
        """Whether one slip of the pen, in the total or in one part, would explain the difference."""
        total = self.total.value
        parts = [(item.claim.value, item.claim.value + total - reached) for item in self.items]
        # A part that lost a digit leaves the list short; far likelier the list is not whole.
        short = reached < total
        return slipped(total, reached) or any(
            slipped(stands, should, swapped_only=short) for stands, should in parts
        )


def _only_names(claim: Claim) -> bool:
    """Whether a count's words name a kind and nothing that was done: 通知公告类40条."""
    words = vocabulary()
    channel = has(claim.lead, words.channels)
    return 0 < len(claim.lead) <= _SHORT and not claim.lead.startswith(words.clause_starts) and not channel
