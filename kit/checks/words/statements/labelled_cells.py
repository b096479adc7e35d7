"""What a report's words may call by a row's or a column's own label, and the cells that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kit.form.equation import address
from kit.form.official_form import Form, ToldByLabel
from kit.form.table import Block
from kit.form.tree import Node, leaves, walk


@dataclass(frozen=True, slots=True)
class Target:
    """What the words may call by `name`: the cells that add up to it, and those that may come on top."""

    rule: str
    name: str
    cells: tuple[str, ...]
    also: tuple[str, ...] = ()


@cache
def targets(form: Form) -> tuple[Target, ...]:
    """Return every row and column of `form` that the words may call by its label."""
    return tuple(
        target
        for told in form.told_by_label
        for block in form.tables[told.section].blocks
        for target in _targets(told, block)
    )


def _targets(told: ToldByLabel, block: Block) -> Iterator[Target]:
    by_row = told.by == "row"
    nodes: Sequence[Node] = block.rows if by_row else block.columns
    for path in walk(nodes):
        node = path[-1]
        if node.id in (told.rows if by_row else told.columns):
            lines = [leaf[-1].id for leaf in leaves([node])]
            across = told.columns if by_row else told.rows
            yield Target(
                told.rule, bare(node.label),
                _cells(told, lines, across), () if by_row else _cells(told, lines, told.also),
            )  # fmt: skip


def _cells(told: ToldByLabel, lines: Sequence[str], across: Sequence[str]) -> tuple[str, ...]:
    pairs = [(line, other) if told.by == "row" else (other, line) for line in lines for other in across]
    return tuple(address(told.section, row, column) for row, column in pairs)


def bare(label: str) -> str:
    """Return a label without its number and without what it says in brackets."""
    return re.sub(r"^(?:（.{1,2}）|[一二三四五六七八九十]{1,2}、|\d{1,2}\.)|（[^（）]*）$", "", label)
