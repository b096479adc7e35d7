"""A statutory table as data: blocks of rows and columns, and the equations over them."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kit.base.validation import Frozen
from kit.form.equation import Equation, EquationText, refuse_cycles, spelt, totals
from kit.form.tree import Column, Row, refuse_repeats, walk


class Block(Frozen):
    """A part of a table with its own header row. `layout: line` prints its rows side by side."""

    title: str = ""
    corner: str = ""
    layout: Literal["grid", "line"] = "grid"
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    equation_texts: tuple[EquationText, ...] = Field(default=(), alias="equations")

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Every identity of the block: the totals of its tree first, then those it spells out."""
        return (
            *totals(self.rows, "column"),
            *totals(self.columns, "row"),
            *(each for each in self._spelt if each.relation == "equal"),
        )

    @cached_property
    def bounds(self) -> tuple[Equation, ...]:
        """What the block spells out that is no identity: bounds that figures keep within."""
        return tuple(each for each in self._spelt if each.relation != "equal")

    @cached_property
    def _spelt(self) -> tuple[Equation, ...]:
        return tuple(
            spelt(text, self.columns if text.each == "row" else self.rows) for text in self.equation_texts
        )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for nodes in (self.rows, self.columns):
            refuse_repeats([path[-1].id for path in walk(nodes)])
            refuse_cycles(nodes)
        self.equations  # noqa: B018 - building them proves that every id they name exists
        return self


class Table(Frozen):
    """A statutory table: blocks below one another. The rule ids govern its values and its blanks."""

    value_rule: Annotated[str, Field(min_length=1)]
    blank_rule: str = ""
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rows_are_unique(self) -> Self:
        refuse_repeats([path[-1].id for block in self.blocks for path in walk(block.rows)])
        return self
