"""Tells rows and columns that any list may have (总计, 合计, 其他) by the form's own that stand with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kit.ingest.tables.body import Body
from kit.ingest.tables.naming.label_paths import Leaf
from kit.ingest.tables.naming.labels import Labels

NO_COMPANY = "哪张表都可以有这样的行名，同一处没有这张表别的行，不能认作它的"
NO_COLUMN = "哪张表都可以有这样的列名，别的列都不是这张表的，不能认作它的"
_LEAST_DAMAGED = 2
"""So many rows of which each has a damaged label are as good as one that has not."""

_What = Literal["words", "table", "strange", "row"]


@dataclass
class Company:
    """What stands between the rows of a report that were taken, by how many were taken before.

    Words or a header part what is above from what is below, and so does the begin of a table that holds
    rows of numbers that are not the form's.
    """

    labels: Labels
    _seen: list[tuple[int, _What]] = field(default_factory=list)

    def note(self, behind: int, what: _What) -> None:
        """Note what stands behind so many rows."""
        if what != "row":
            self._seen.append((behind, what))

    def alone(self, bodies: Sequence[Body]) -> dict[int, str]:
        """Return the rows, by their number, that may be any other list's, and why."""
        found = {at: NO_COLUMN for at, body in enumerate(bodies) if self._is_of_any_column(body)}
        starts = sorted(self._starts())
        for at, body in enumerate(bodies):
            if at in found or body.leaf is None or body.leaf.spot not in self.labels.common:
                continue
            index = bisect_right(starts, at)
            start, end = starts[index - 1], (*starts, len(bodies))[index]
            near = [bodies[each] for each in range(start, end) if each not in found]
            own = [each for each in near if each.columns == body.columns and each.leaf]
            if not self._keeps(body.leaf, [(each.leaf, each.damage) for each in own if each.leaf]):
                found[at] = NO_COMPANY
        return found

    def _is_of_any_column(self, body: Body) -> bool:
        """Whether a row has more numbers than columns that were read, and any list may have those."""
        columns = {each.leaf for each in (*body.header.columns, *body.header.order) if each.leaf}
        filled = sum(1 for slot in body.row.slots[body.stubs :] if slot.text)
        common = all(leaf.spot in self.labels.common for leaf in columns)
        return bool(body.leaf and columns and common and filled > len(columns))

    def _keeps(self, leaf: Leaf, near: Sequence[tuple[Leaf, int]]) -> bool:
        """Whether rows that only the form has stand near: of the same group, or not all of another one."""
        own = [(each.path[:-1], damage) for each, damage in near if each.spot not in self.labels.common]
        groups = {group for group, _ in own}
        is_sure = len(own) >= _LEAST_DAMAGED or any(not damage for _, damage in own)
        above = len(leaf.path) - 1
        return is_sure and (
            leaf.path[:-1] in groups or len(groups) > 1 or any(len(group) < above for group in groups)
        )

    def _starts(self) -> set[int]:
        """Return behind how many rows others stand apart from them."""
        found, begin, strange = {0}, 0, False
        for behind, what in self._seen:
            if what == "strange":
                strange = True
                found.add(begin)
                continue
            if strange or what == "words":
                found.add(behind)
            begin, strange = behind, False
        return found
