"""Finds the row of a renamed label: where its neighbours leave one place and its own words fit there."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kit.ingest.tables.body import Body
from kit.ingest.tables.naming.label_paths import Leaf
from kit.ingest.tables.naming.labels import Labels
from kit.ingest.tables.naming.stubs import Remark
from kit.ingest.tables.printed_rows import PrintedRow

BY_PLACE = "不是格式里的名称，按序号和上下各行认作"


@dataclass(frozen=True, slots=True)
class Stranger:
    """A row whose label is not the form's: `behind` one body or more, below a header of its own or not.

    Its first `stubs` cells are words, the last of them the `label`. `section` is the one whose heading stands
    above, "" where none does. `reason` tells why it is none of the form's rows, "" where its label does.
    """

    row: PrintedRow
    label: str
    stubs: int
    behind: int
    headed: bool
    section: str = ""
    reason: str = ""


def known(
    bodies: Sequence[Body],
    strangers: Sequence[Stranger],
    rows: Sequence[Leaf],
    labels: Labels,
    alone: Mapping[int, str],
) -> tuple[list[Body], list[Stranger]]:
    """Return all bodies in their order, the strangers that have one place among them, and the others.

    Those bodies are among the others that stand `alone`, by their number, for the reason given.
    """
    found: list[Body] = []
    unknown = [
        Stranger(body.row, body.row.text, body.stubs, at, False, body.columns[0].spot.section, alone[at])
        for at, body in enumerate(bodies)
        if at in alone
    ]
    strangers = [
        replace(each, behind=each.behind - sum(1 for at in alone if at < each.behind)) for each in strangers
    ]
    bodies = [body for at, body in enumerate(bodies) if at not in alone]
    at = 0
    printed = {body.leaf for body in bodies if body.leaf}
    for behind, group in groupby(strangers, key=lambda each: each.behind):
        own = list(group)
        found += bodies[at:behind]
        at = behind
        places = list(_places(bodies, behind, rows, printed))
        fitting = zip(own, places, strict=True) if len(places) == len(own) else ()
        read = [body for each, leaf in fitting if (body := _body(each, leaf, bodies, rows, labels))]
        if len(read) == len(own):
            found += read
        else:
            unknown += own
    return [*found, *bodies[at:]], unknown


def _places(
    bodies: Sequence[Body], behind: int, rows: Sequence[Leaf], printed: Container[Leaf]
) -> Iterator[Leaf]:
    """Yield the rows of the form that are missing in a block between two undamaged rows, or at its end."""
    above, below = (
        [body for body in near if body.leaf and not body.damage]
        for near in (bodies[behind - 1 : behind], bodies[behind : behind + 1])
    )
    blocks = {_block(body) for body in (*above, *below)}
    if len(blocks) != 1:
        return
    (block,) = blocks
    own = [order for order, leaf in enumerate(rows) if (leaf.spot.section, leaf.spot.block) == block]
    before = above[0].order if above else own[0] - 1
    after = below[0].order if below else own[-1] + 1
    yield from (rows[order] for order in own if before < order < after and rows[order] not in printed)


def _block(body: Body) -> tuple[str, int]:
    return body.columns[0].spot.section, body.columns[0].spot.block


def _body(
    stranger: Stranger, leaf: Leaf, bodies: Sequence[Body], rows: Sequence[Leaf], labels: Labels
) -> Body | None:
    """Return a stranger as the row `leaf`, None where its label is another or no header of it is above.

    The row beside it tells the header: the one below where a header stands above the stranger itself.
    """
    near = bodies[stranger.behind :][:1] if stranger.headed else bodies[stranger.behind - 1 :][:1]
    headers = [body for body in near if _block(body) == (leaf.spot.section, leaf.spot.block)]
    if not headers or not labels.resembles(stranger.label, leaf.spot):
        return None
    remark = Remark(stranger.label, stranger.row.place, BY_PLACE)
    header, columns = headers[0].header, headers[0].columns
    return Body(stranger.row, header, columns, leaf, rows.index(leaf), stranger.stubs, 1, (remark,))
