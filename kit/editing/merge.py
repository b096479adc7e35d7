"""Merges a new reading of a report into the file that a person has worked on since the last one.

Three versions of every leaf: as it was read last (base), as it stands now (mine), as it is read now
(theirs). What only one side changed is taken from that side; where both changed it, nothing is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kit.editing.leaves import Leaf, Leaves, Place


@dataclass(frozen=True, slots=True)
class Change:
    """A leaf that differs: what the file holds, what the source says; None for nothing."""

    place: Place
    mine: Leaf
    theirs: Leaf


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of the leaves: taken from the source, kept as the person has them, or open."""

    taken: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    open: tuple[Change, ...] = ()

    def settled(self, theirs: bool) -> Merge:
        """Return the merge with what is open taken from the source, or kept."""
        if theirs:
            return replace(self, taken=(*self.taken, *self.open), open=())
        return replace(self, kept=(*self.kept, *self.open), open=())

    def values(self) -> Leaves:
        """Return the leaves that the file takes."""
        return {each.place: each.theirs for each in self.taken}


@dataclass(frozen=True, slots=True)
class Mine:
    """The leaves of a person's file, and its passages with look-ups in them as they are printed.

    `printed_before` has the figures of the file in them, `printed_now` those of the source.
    """

    leaves: Leaves
    printed_before: Leaves = field(default_factory=dict)
    printed_now: Leaves = field(default_factory=dict)


def merge(
    base: Leaves | None, mine: Mine, theirs: Leaves, shows: Callable[[Place], bool] = lambda place: True
) -> Merge:
    """Return what becomes of every leaf.

    Without a `base` whatever differs may be a person's own: it is open. A blank of the source says nothing
    against what a person wrote, nor does it where the source does not show a place, as `shows` tells.
    """
    merged: dict[str, list[Change]] = {"taken": [], "kept": [], "open": []}
    for place in dict.fromkeys((*theirs, *mine.leaves)):
        own, new = mine.leaves.get(place), theirs.get(place)
        if new in (own, mine.printed_now.get(place, own)):
            continue
        if new is None and not shows(place):
            fate = "kept"
        elif base is None:
            fate = "kept" if new is None else "taken" if own is None else "open"
        else:
            old = base.get(place)
            untouched = old in (own, mine.printed_before.get(place, own))
            fate = "taken" if untouched else "kept" if new in (None, old) else "open"
            if fate == "open" and (both := _by_paragraph(old, own, new)) is not None:
                fate, new = "taken", both
        merged[fate].append(Change(place, own, new))
    return Merge(*map(tuple, merged.values()))


def _by_paragraph(base: Leaf, mine: Leaf, theirs: Leaf) -> str | None:
    """Return a passage with the paragraphs of both sides, None where both changed the same one."""
    if not all(isinstance(each, str) for each in (base, mine, theirs)):
        return None
    paragraphs = [each.split("\n") for each in (base, mine, theirs)]
    if len({len(each) for each in paragraphs}) > 1:
        return None
    merged: list[str] = []
    for old, own, new in zip(*paragraphs, strict=True):
        if own != old and new not in (old, own):
            return None
        merged.append(new if own == old else own)
    return "\n".join(merged)
