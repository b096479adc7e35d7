"""The tree of rows or columns that a statutory table is printed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Self, TypeVar

from pydantic import Field, model_validator

from kit.base.validation import Frozen, Id
from kit.form.cell_value import Kind


class Node(Frozen):
    """A row or a column of a table's tree, as the form prints it. With `equals` it is a total."""

    id: Id
    label: Annotated[str, Field(min_length=1)]
    aliases: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    rule: str = ""

    @property
    def children(self) -> tuple[Self, ...]:
        """The nodes below this one; a node without any is a leaf."""
        return ()

    @model_validator(mode="after")
    def _total_is_a_leaf_with_a_rule(self) -> Self:
        if bool(self.equals) != bool(self.rule):
            raise ValueError(f"{self.id} 的 equals 与 rule 要同时写")
        if self.equals and self.children:
            raise ValueError(f"{self.id} 是合计，下面不能再分")
        return self


class Row(Node):
    """A row, or a group of rows."""

    rows: tuple[Row, ...] = ()

    @property
    def children(self) -> tuple[Row, ...]:
        """The rows of a group."""
        return self.rows


class Column(Node):
    """A column, or a group of columns. `units` are those that a money cell may be written in."""

    kind: Kind = Kind.COUNT
    units: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def children(self) -> tuple[Column, ...]:
        """The columns of a group."""
        return self.columns

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.columns and "kind" in self.model_fields_set:
            raise ValueError(f"{self.id} 是一组列，kind 要写在各列上")
        if (self.kind is Kind.MONEY) != bool(self.units):
            raise ValueError(f"{self.id} 的 units 只用于 kind: money，且不能少")
        return self


N = TypeVar("N", bound=Node)


def walk(nodes: Sequence[N], path: tuple[N, ...] = ()) -> Iterator[tuple[N, ...]]:
    """Yield the path from the top to every node, groups included, in printed order."""
    for node in nodes:
        yield (*path, node)
        yield from walk(node.children, (*path, node))


def leaves(nodes: Sequence[N]) -> list[tuple[N, ...]]:
    """Return the path to every leaf, in printed order."""
    return [path for path in walk(nodes) if not path[-1].children]


def refuse_repeats(ids: Sequence[str]) -> None:
    """Raise ValueError when an id occurs more than once."""
    if repeated := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise ValueError(f"{repeated[0]} 这个 id 用了不止一次")
