"""What a report's words may state of the tables: the cells that a role of a count, or a label, stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from kit.base.validation import Frozen, Id
from kit.form.equation import Each

Role = Literal[
    "received",
    "carried_in",
    "received_or_carried",
    "answered",
    "carried_out",
    "in_hand",
    "review",
    "lawsuit",
    "review_otherwise",
    "lawsuit_otherwise",
    "documents_before",
    "documents_made",
    "documents_abolished",
    "documents_in_force",
]
"""What a count in the words may be: the checker has the words by which each is known, the form its cells."""

LabelKind = Literal["result", "applicant", "decision", "outcome"]
"""What is counted under a label: a result of applications, a kind of applicant, a kind of decision, what
came of reviews or lawsuits."""


class Labelled(Frozen):
    """Rows or columns that a report's words call by their own label, and the rule that compares them.

    A row's cells in `columns`, or a column's in `rows`, add up to what is stated; with the rows of `also`
    on top where the words may mean both.
    """

    rule: Annotated[str, Field(min_length=1)]
    kind: LabelKind
    section: Id
    by: Each
    rows: tuple[Id, ...]
    columns: tuple[Id, ...]
    also: tuple[Id, ...] = ()


def refuse_unknown_cells(
    roles: Mapping[Role, Sequence[str]],
    labelled: Sequence[Labelled],
    cells: Sequence[str],
    known: Mapping[str, set[str]],
) -> None:
    """Raise ValueError unless every cell, row and column that these name exists.

    `cells` are the addresses of the form's cells, `known` the ids of rows and columns by section.
    """
    for role, addresses in roles.items():
        if unknown := [address for address in addresses if address not in cells]:
            raise ValueError(f"roles 里 {role} 的 {unknown[0]} 不是这一版的格")
    for each in labelled:
        if strange := {*each.rows, *each.columns, *each.also} - known.get(each.section, set()):
            raise ValueError(f"labelled 里的 {min(strange)} 不是 {each.section} 的行或列")
