"""The lines that tell people what of a file has no certain place, and what is shown and not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kit.ingest.source.printed import Unread
from kit.ingest.tables.placing import Unplaced

MOST_ALIKE = 5
"""The things without a place that are listed one by one, of those for one reason."""
_MOST = 3
"""The places that are named of one kind of thing that was not read."""
_TABLE = re.compile(r".{0,60}?(?:张表|起的表|CSV 表|工作表“[^”]{1,40}”)")


def unplaced_lines(unplaced: Iterable[Unplaced]) -> Iterator[str]:
    """Yield a line for each thing printed that has no certain place; of many for one reason, one for all."""
    by_reason: dict[str, list[Unplaced]] = {}
    for each in unplaced:
        by_reason.setdefault(each.reason, []).append(each)
    for reason, found in by_reason.items():
        for each in found[:1] if len(found) > MOST_ALIKE else found:
            rest = _and_others(found) if len(found) > MOST_ALIKE else ""
            yield f"  没读准  {each.place}：“{' '.join(each.text.split())}”{rest}，{reason}"


def _and_others(alike: Sequence[Unplaced]) -> str:
    """Return how many things are meant and in which tables they stand, or from where to where."""
    tables = Counter(found[0] if (found := _TABLE.match(each.place)) else "" for each in alike)
    named = [f"{table} {count} 处" for table, count in tables.items() if table]
    ends = f"{alike[0].place}到{alike[-1].place}" if not named else "、".join(named[:_MOST])
    return f"等 {len(alike)} 处（{ends}{'等' if len(named) > _MOST else ''}）"


def unread_lines(unread: Iterable[Unread]) -> Iterator[str]:
    """Yield a line for each kind of thing that is shown and not read, with the places where it stands."""
    places: dict[str, list[str]] = {}
    for each in unread:
        places.setdefault(each.what, []).append(each.place)
    for what, found in places.items():
        told = "、".join(found[:_MOST]) + (f" 等 {len(found)} 处" if len(found) > _MOST else "")
        yield f"  原文有而没有读  {told}：{what}"
