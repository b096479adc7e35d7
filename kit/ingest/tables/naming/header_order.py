"""Reads the header of a table by the form's own order, where its labels follow it line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.ingest.tables.naming.form_labels import Spot
from kit.ingest.tables.naming.label_paths import Leaf
from kit.ingest.tables.naming.labels import NOTHING, Found, Labels
from kit.ingest.tables.naming.layouts import Printed, layouts
from kit.ingest.tables.printed_rows import PrintedRow


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """Where one column of the form stands: from column `first` up to `last`, under the label `text`.

    `leaf` is None where the label cannot be read for certain. `repeated` tells that the label is printed
    once for each of those columns, `bare` that only a group's label stands above it.
    """

    leaf: Leaf | None
    text: str
    first: int = -1
    last: int = -1
    repeated: bool = False
    bare: bool = False


def by_order(rows: Sequence[PrintedRow], leaves: tuple[Leaf, ...], labels: Labels) -> tuple[HeaderPlace, ...]:
    """Return the columns in the form's order where the labels follow one of the ways to print it."""
    printed = [[slot.text for slot in row.slots if slot.begins and slot.text] for row in rows]
    mine = {spot for leaf in leaves for spot in (*leaf.path, *leaf.under)}
    if printed[0] and not labels.find(printed[0][0]).spots & mine:
        printed[0] = printed[0][1:]  # the corner, damaged or not
    stream = len(rows) == 1 and not rows[0].width
    if stream:  # a corner of several lines stands level with the middle of its header
        printed[0] = [text for text in printed[0] if not labels.find(text).of("corner")]
    orders = [_with_strangers(printed, leaves, labels)]
    for layout in layouts(leaves):
        lines = (tuple(spot for line in layout for spot in line),) if stream else layout
        if [len(line) for line in lines] == [len(texts) for texts in printed]:
            orders.append(_matched(lines, printed, leaves, labels))
    return max(orders, key=lambda order: sum(1 for each in order if each.leaf))


def _with_strangers(
    printed: Sequence[Sequence[str]], leaves: Sequence[Leaf], labels: Labels
) -> tuple[HeaderPlace, ...]:
    """Return the columns of one line of labels with the form's own in their order, others between them.

    What stands below a label that is not the form's is in no column of the form.
    """
    finds = [labels.find(text) for text in printed[0]]
    above_none = any(found.of("title", "corner") for found in finds)
    if len(printed) > 1 or above_none or any(len(leaf.path) > 1 for leaf in leaves):
        return ()
    own = [next((leaf for leaf in leaves if leaf.spot in found.spots), None) for found in finds]
    places = [HeaderPlace(leaf, text) for leaf, text in zip(own, printed[0], strict=True)]
    return tuple(places) if [leaf for leaf in own if leaf] == list(leaves) else ()


def _matched(
    lines: Printed, printed: Sequence[Sequence[str]], leaves: Sequence[Leaf], labels: Labels
) -> tuple[HeaderPlace, ...]:
    """Return the columns whose labels stand where a layout has them; their own labels may be unreadable."""
    pairs = [
        (spot, text, labels.find(text))
        for line, texts in zip(lines, printed, strict=True)
        for spot, text in zip(line, texts, strict=True)
    ]
    own = {leaf.spot for leaf in leaves}
    if any(spot not in found.spots | own for spot, _, found in pairs):
        return ()
    of_leaves: dict[Spot, list[tuple[str, Found]]] = {}
    is_one = len(pairs) > 1 and len({text for _, text, _ in pairs}) == 1  # one label, once for each column
    for spot, text, found in pairs:
        of_leaves.setdefault(spot, []).append((text, NOTHING if is_one else found))
    places = []
    for leaf in leaves:  # a column that stands under several rows is printed once under each, in their order
        text, found = of_leaves[leaf.spot].pop(0)
        places.append(HeaderPlace(leaf if leaf.spot in found.spots else None, text))
    return tuple(places) if any(place.leaf for place in places) else ()
