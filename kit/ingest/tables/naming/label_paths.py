"""The leaves that a header or a stub can name, and which of them the printed labels name together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kit.form.official_form import Form
from kit.form.tree import Node, leaves, walk
from kit.ingest.tables.naming.form_labels import Role, Spot, role_of_rows
from kit.ingest.tables.naming.labels import Found


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of a header or a stub: the spots from the top to itself, and what else may stand above it.

    A total may also be printed under the group that it adds up.
    """

    path: tuple[Spot, ...]
    under: frozenset[Spot] = frozenset()

    @property
    def spot(self) -> Spot:
        """The leaf's own spot."""
        return self.path[-1]


@cache
def row_leaves(form: Form, section: str, block: int) -> tuple[Leaf, ...]:
    """Return the rows of a block."""
    this = form.tables[section].blocks[block]
    return _leaves(section, block, role_of_rows(this), this.rows)


@cache
def column_leaves(form: Form, section: str, block: int) -> tuple[Leaf, ...]:
    """Return the columns of a block; where its rows stand side by side, every column under every row."""
    this = form.tables[section].blocks[block]
    columns = _leaves(section, block, "column", this.columns)
    if this.layout == "grid":
        return columns
    rows = row_leaves(form, section, block)
    return tuple(Leaf((*row.path, *column.path), column.under) for row in rows for column in columns)


def _leaves(section: str, block: int, role: Role, nodes: Sequence[Node]) -> tuple[Leaf, ...]:
    groups = {path[-1].id for path in walk(nodes) if path[-1].children}
    return tuple(
        Leaf(
            tuple(Spot(section, block, role, node.id) for node in path),
            frozenset(Spot(section, block, role, id_) for id_ in path[-1].equals if id_ in groups),
        )
        for path in leaves(nodes)
    )


def named(found: Sequence[Found], among: Sequence[Leaf]) -> list[Leaf]:
    """Return the leaves of `among` that printed labels, from the top to the leaf's own, can name.

    Labels above the leaf may be missing from the print; one that is there has to be on the leaf's path.
    """
    return [leaf for leaf in among if found and leaf.spot in found[-1].spots and _fits(found[:-1], leaf)]


def _fits(found: Sequence[Found], leaf: Leaf) -> bool:
    above = list(leaf.path[:-1])
    for label in found:
        if not (label.spots & leaf.under):
            while above and above[0] not in label.spots:
                above.pop(0)
            if not above:
                return False
            above.pop(0)
    return True
