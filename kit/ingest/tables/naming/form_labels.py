"""The labels that a form prints in its tables, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kit.form.official_form import Form
from kit.form.table import Block
from kit.form.tree import Node, walk

Role = Literal["row", "column", "beside", "title", "corner"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A row or column of a block, or the block's title or corner (then `id` is "").

    Rows that are printed side by side, above the columns, are `beside`.
    """

    section: str
    block: int
    role: Role
    id: str = ""


def all_labels(form: Form) -> Iterator[tuple[Spot, str]]:
    """Yield every label that a form prints in its tables, aliases included, and what it stands for."""
    for section, table in form.tables.items():
        for index, block in enumerate(table.blocks):
            yield Spot(section, index, "title"), block.title
            yield Spot(section, index, "corner"), block.corner
            role = role_of_rows(block)
            for path in walk(block.rows):
                spot = Spot(section, index, role, path[-1].id)
                yield from _of_node(spot, path[-1])
                if role == "beside" and len(path) > 1:  # blocks below one another have one label each
                    yield spot, "".join(node.label for node in path)
            for columns in walk(block.columns):
                yield from _of_node(Spot(section, index, "column", columns[-1].id), columns[-1])


@cache
def printed_labels(form: Form) -> dict[Spot, str]:
    """Return what a form prints for each spot, no alias."""
    found: dict[Spot, str] = {}
    for spot, text in all_labels(form):
        found.setdefault(spot, text)
    return found


def role_of_rows(block: Block) -> Role:
    """Return the part that a block's rows play in print."""
    return "row" if block.layout == "grid" else "beside"


def groups(form: Form) -> Iterator[Spot]:
    """Yield the rows of a form that have others below them."""
    for section, table in form.tables.items():
        for index, block in enumerate(table.blocks):
            yield from (
                Spot(section, index, "row", path[-1].id) for path in walk(block.rows) if path[-1].children
            )


def _of_node(spot: Spot, node: Node) -> Iterator[tuple[Spot, str]]:
    return ((spot, text) for text in (node.label, *node.aliases))
