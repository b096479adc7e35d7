"""Lists of counts in which one lost its measure word: `文件30条，公告25村务35条` (D-lost)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kit.checks.text.wording.slip_words import slip_words


@dataclass(frozen=True, slots=True)
class LostMeasure:
    """A count without its measure word, where it stands with the item after it, and the neighbours' word."""

    bounds: tuple[int, int]
    count: str
    unit: str


def unmeasured(text: str) -> Iterator[LostMeasure]:
    """Yield the bare numbers within a list whose neighbours all carry the same measure word.

    Two neighbours are needed, the next item and one more; an item stands where the one before ends.
    """
    if not _bare().search(text):
        return
    items = list(slip_words().counts.item.finditer(text))
    for index, (item, after) in enumerate(pairwise(items)):
        if item["unit"] or not after["unit"] or after.start() != item.end() or not _counts(text, item):
            continue
        others = items[index - 1 : index] + items[index + 2 : index + 3]
        if any(other["unit"] == after["unit"] and _joined(other, item, after) for other in others):
            yield LostMeasure(
                (item.start("name"), after.end()), f"{item['name']}{item['number']}", after["unit"]
            )


@cache
def _bare() -> re.Pattern[str]:
    """Return a number that no measure word follows and the next item of a list does."""
    return re.compile(rf"\d(?!{slip_words().counts.measure.pattern})[,、;]?[一-鿿]{{2}}")


def _joined(other: re.Match[str], item: re.Match[str], after: re.Match[str]) -> bool:
    return other.end() == item.start() or other.start() == after.end()


def _counts(text: str, item: re.Match[str]) -> bool:
    """Whether a number without one of the measure words of a list can only be a count of the list."""
    words = slip_words().counts
    return not (
        words.numbered.search(item["number"])
        or words.ordinal.search(item["name"])
        or words.measure.match(text, item.end())
    )
