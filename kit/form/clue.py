"""Clues: cells of a form that, taken together, make a careful reader ask, though no identity is broken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kit.base.validation import Frozen
from kit.form.cell_value import Kind
from kit.form.tree import Column

ClueKind = Literal["township_zero", "unit", "jump", "cause", "fee_step", "fee_cause", "fee_within", "fee_due"]
"""What a clue says of its cells.

township_zero  a township's are all zero          fee_step    (no cells) the fee is a multiple of a step
unit           money in the header's unit         fee_cause   a fee needs one of them above zero
jump           each is near last year's           fee_within  the fee is part of their money
cause          one above zero needs one of        fee_due     one above zero asks that the section on
               `causes` above zero                            fees tells of fees
"""

_OF_MONEY = {"unit", "fee_within"}


class Clue(Frozen):
    """One clue as the form's YAML spells it: the rule, its kind, the addresses of the cells."""

    rule: Annotated[str, Field(min_length=1)]
    kind: ClueKind
    cells: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()

    @property
    def of_fees(self) -> bool:
        """Whether the clue needs the fee that a section's words tell."""
        return self.kind.startswith("fee_")

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if bool(self.cells) == (self.kind == "fee_step"):
            raise ValueError(f"{self.rule} 的 cells 除 fee_step 外都要写，fee_step 不写")
        if bool(self.causes) != (self.kind == "cause"):
            raise ValueError(f"{self.rule} 的 causes 只用于 kind: cause，且不能少")
        return self


def refuse_unsound(clue: Clue, columns: Mapping[str, Column]) -> None:
    """Raise ValueError unless every cell a clue names exists and holds what the clue is about.

    `columns` maps the address of each of the form's cells to its column.
    """
    for address in (*clue.cells, *clue.causes):
        if address not in columns:
            raise ValueError(f"{clue.rule} 的 {address} 不是这份格式里的格")
        column = columns[address]
        if (clue.kind in _OF_MONEY) != (column.kind is Kind.MONEY):
            wanted = "金额" if clue.kind in _OF_MONEY else "件数"
            raise ValueError(f"{clue.rule} 的 {address} 不是{wanted}")
        if clue.kind == "unit" and len(column.units) != 1:
            raise ValueError(f"{clue.rule} 的 {address} 的单位不止一个，表头没有注明")
