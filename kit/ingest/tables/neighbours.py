"""Finds the row of a renamed label: where its neighbours leave one place and its own words fit there."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kit.ingest.tables.body import Body
from kit.ingest.tables.naming.label_paths import Leaf
from kit.ingest.tables.naming.labels import Labels
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.printed_rows import PrintedRow

BY_PLACE = "不是格式里的名称，按序号和上下各行认作"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A row whose label is not the form's: `behind` so many bodies, below a header of its own or not.

    Its first `stubs` cells are words, the last of them the `label`. `section` is the one whose heading stands
    above, "" where none does.
    """

    row: PrintedRow
    label: str
    stubs: int
    behind: int
    headed: bool
    section: str = ""


def known(
    bodies: Sequence[Body], strangers: Sequence[Stranger], rows: Sequence[Leaf], labels: Labels
) -> tuple[list[Body], list[Stranger]]:
    """Return all bodies in their order, the strangers that have one place among them, and the others."""
    found: list[Body] = []
    unknown: list[Stranger] = []
    at = 0
    printed = {body.leaf for body in bodies if body.leaf}
    for behind, group in groupby(strangers, key=lambda each: each.behind):
        own = list(group)
        found += bodies[at:behind]
        at = behind
        places = list(_places(bodies, behind, rows, printed))
        if len(places) == len(own) and all(
            labels.resembles(each.label, leaf.spot) for each, leaf in zip(own, places, strict=True)
        ):
            found += [_body(each, leaf, bodies, rows) for each, leaf in zip(own, places, strict=True)]
        else:
            unknown += own
    return [*found, *bodies[at:]], unknown


def _places(
    bodies: Sequence[Body], behind: int, rows: Sequence[Leaf], printed: Container[Leaf]
) -> Iterator[Leaf]:
    """Yield the rows of the form that are missing in a block between two undamaged rows, or at its end."""
    above, below = (
        [body for body in near if body.leaf and not body.damage]
        for near in (bodies[max(behind - 1, 0) : behind], bodies[behind : behind + 1])
    )
    blocks = {(body.columns[0].spot.section, body.columns[0].spot.block) for body in (*above, *below)}
    if len(blocks) != 1:
        return
    (block,) = blocks
    own = [order for order, leaf in enumerate(rows) if (leaf.spot.section, leaf.spot.block) == block]
    before = above[0].order if above else own[0] - 1
    after = below[0].order if below else own[-1] + 1
    yield from (rows[order] for order in own if before < order < after and rows[order] not in printed)


def _body(stranger: Stranger, leaf: Leaf, bodies: Sequence[Body], rows: Sequence[Leaf]) -> Body:
    near = bodies[stranger.behind if stranger.headed or not stranger.behind else stranger.behind - 1]
    remark = Remark(stranger.label, stranger.row.place, BY_PLACE)
    order = rows.index(leaf)
    return Body(stranger.row, near.header, near.columns, leaf, order, stranger.stubs, 1, (remark,))
