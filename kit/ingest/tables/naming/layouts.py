"""The ways in which a header prints the labels of its columns, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kit.ingest.tables.naming.form_labels import Spot
from kit.ingest.tables.naming.label_paths import Leaf

Printed = tuple[tuple[Spot, ...], ...]
"""The labels of a header row by row."""


@cache
def layouts(leaves: tuple[Leaf, ...]) -> tuple[Printed, ...]:
    """Return the ways to print a header.

    Short columns end high, low or half-way, before the deepest and behind; totals stand beside their group or
    in it; level by level, or each group with all that is below it.
    """
    beside = [leaf.path for leaf in leaves]
    within = [(*leaf.under, leaf.spot) if len(leaf.under) == 1 else leaf.path for leaf in leaves]
    ends = ((False, False), (True, True), (False, True), (True, False))
    layouts = [_levels(paths, low) for paths in (beside, within) for low in ends]
    layouts += [halves for paths in (beside, within) if (halves := _half_way(paths))]
    layouts.append((tuple(_nested(beside)),))
    return tuple(dict.fromkeys(layouts))


def _levels(paths: Sequence[tuple[Spot, ...]], low: tuple[bool, bool]) -> Printed:
    """Return the lines level by level; `low` tells which columns end low, before the deepest and behind."""
    depth = max(map(len, paths))
    deepest = next(index for index, path in enumerate(paths) if len(path) == depth)
    lines: list[list[tuple[Spot, ...]]] = [[] for _ in range(depth)]
    for index, path in enumerate(paths):
        for level in range(len(path)):
            at = depth - 1 if low[index > deepest] and level == len(path) - 1 else level
            if not lines[at] or lines[at][-1] != path[: level + 1]:
                lines[at].append(path[: level + 1])
    return tuple(tuple(path[-1] for path in line) for line in lines)


def _half_way(paths: Sequence[tuple[Spot, ...]]) -> Printed:
    """Return the lines with one of their own, above the last, for the columns that end in the middle of it.

    Each level is printed at the middle of its cells' height: so do labels that span the last two lines.
    """
    depth = max(map(len, paths))
    lines = _levels(paths, (False, False))
    short = tuple(path[-1] for path in paths if len(path) == depth - 1)
    above = tuple(spot for line in lines[-2:-1] for spot in line if spot not in short)
    return (*lines[:-2], above, short, lines[-1]) if short and above else ()


def _nested(paths: Sequence[tuple[Spot, ...]]) -> Iterator[Spot]:
    above: tuple[Spot, ...] = ()
    for path in paths:
        pairs = enumerate(zip(above, path, strict=False))
        same = next((level for level, (one, other) in pairs if one != other), 0)
        yield from path[same:]
        above = path
