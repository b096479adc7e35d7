"""What a form's figures are shown as: bars side by side, lines over the years, a table of the units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kit.base.validation import Frozen, Id
from kit.form.equation import address
from kit.form.table import Block
from kit.form.tree import Node, leaves, walk

MOST_LINES = 4
"""So many lines over the years can be told apart in black and white."""


class Picture(Frozen):
    """A picture: `lines` are its bars, its lines over the years, or the columns of a table of all units.

    They are by the name that is printed.

    Each is the address of a count; in place of its row or column a group of them may stand, for the sum.
    """

    id: Id
    kind: Literal["bars", "trend", "ranking"]
    title: Annotated[str, Field(min_length=1)]
    lines: Annotated[dict[str, str], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> Self:
        if self.kind == "trend" and len(self.lines) > MOST_LINES:
            raise ValueError(f"{self.id} 的线多于 {MOST_LINES} 条，分不清")
        return self


def spread(cell: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the addresses of the cells that add up to `section.row.column`; totals add up to nothing else.

    Raises ValueError when it names no row and column of one block.
    """
    section, row, column = f"{cell}..".split(".")[:3]
    for block in blocks:
        rows, columns = _leaves(row, block.rows), _leaves(column, block.columns)
        if rows and columns:
            return tuple(address(section, each, other) for each in rows for other in columns)
    raise ValueError(f"{cell} 不是这份格式里的行和列")


def _leaves(id_: str, nodes: Sequence[Node]) -> list[str]:
    node = next((path[-1] for path in walk(nodes) if path[-1].id == id_), None)
    under = [path[-1] for path in leaves([node])] if node else []
    return [leaf.id for leaf in under if leaf is node or not leaf.equals]
