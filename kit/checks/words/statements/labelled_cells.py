"""What a report's words may call by a row's or a column's own label, and the cells that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kit.form.equation import address
from kit.form.official_form import Form
from kit.form.stated_cells import LabelKind, Labelled
from kit.form.table import Block
from kit.form.tree import Node, leaves, walk


@dataclass(frozen=True, slots=True)
class Target:
    """What the words may call by `name`: the cells that add up to it, and those that may come on top."""

    rule: str
    kind: LabelKind
    name: str
    cells: tuple[str, ...]
    also: tuple[str, ...] = ()


@cache
def targets(form: Form) -> tuple[Target, ...]:
    """Return every row and column of `form` that the words may call by its label."""
    return tuple(
        target
        for labelled in form.labelled
        for block in form.tables[labelled.section].blocks
        for target in _targets(labelled, block)
    )


def _targets(labelled: Labelled, block: Block) -> Iterator[Target]:
    by_row = labelled.by == "row"
    nodes: Sequence[Node] = block.rows if by_row else block.columns
    for path in walk(nodes):
        node = path[-1]
        if node.id in (labelled.rows if by_row else labelled.columns):
            lines = [leaf[-1].id for leaf in leaves([node])]
            across = labelled.columns if by_row else labelled.rows
            yield Target(
                labelled.rule, labelled.kind, bare(node.label),
                _cells(labelled, lines, across), () if by_row else _cells(labelled, lines, labelled.also),
            )  # fmt: skip


def _cells(labelled: Labelled, lines: Sequence[str], across: Sequence[str]) -> tuple[str, ...]:
    pairs = [(line, other) if labelled.by == "row" else (other, line) for line in lines for other in across]
    return tuple(address(labelled.section, row, column) for row, column in pairs)


def bare(label: str) -> str:
    """Return a label without its number and without what it says in brackets."""
    return re.sub(r"^(?:（.{1,2}）|[一二三四五六七八九十]{1,2}、|\d{1,2}\.)|（[^（）]*）$", "", label)
