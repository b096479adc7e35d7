"""Equations and bounds over the leaves of a tree: the totals it prints and what the form spells out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kit.base.validation import Frozen
from kit.form.tree import Node, leaves, refuse_repeats, walk

LAST = "last."
"""Prefix of a term that is read from last year's report."""

Each = Literal["row", "column"]
"""What an equation holds for: each row (its terms are columns) or each column (its terms are rows)."""

Relation = Literal["equal", "at_least", "differ"]
"""How the left side stands to the right one; `differ` lets both be zero. Only `equal` is an identity."""


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of an equation: a leaf row or column, this year's or last year's, plus or minus."""

    id: str
    sign: int = 1
    last: bool = False


@dataclass(frozen=True, slots=True)
class Equation:
    """`left` = `right` for each row (terms are columns) or each column (terms are rows) of a block.

    `total` tells that `left` is a printed total of `right`. With another `relation` it is a bound; a
    bound whose `right` is empty is held against zero.
    """

    rule: str
    each: Each
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    total: bool = False
    relation: Relation = "equal"

    @property
    def terms(self) -> tuple[Term, ...]:
        """Both sides' terms, the left side's first."""
        return (*self.left, *self.right)

    @property
    def factors(self) -> tuple[tuple[Term, int], ...]:
        """Each term with its factor in `left` − `right` = 0."""
        return (
            *((term, term.sign) for term in self.left),
            *((term, -term.sign) for term in self.right),
        )

    def address(self, section: str, line: str, term: Term) -> str:
        """Return the cell that `term` stands for in the row or column `line` of a section's table."""
        return address(section, line, term.id) if self.each == "row" else address(section, term.id, line)


def address(section: str, row: str, column: str) -> str:
    """Return the address of a cell: `section.row.column`, as in a parameters file's figures."""
    return f"{section}.{row}.{column}"


class EquationText(Frozen):
    """An equation or a bound as the YAML spells it: ids of rows or columns, `-` minus, `last.` last year.

    A bound may leave `right` out for zero.
    """

    rule: Annotated[str, Field(min_length=1)]
    each: Each
    left: Annotated[tuple[str, ...], Field(min_length=1)]
    right: tuple[str, ...] = ()
    relation: Relation = "equal"

    @model_validator(mode="after")
    def _has_a_right_side(self) -> Self:
        if self.relation != "at_least" and not self.right:
            raise ValueError(f"{self.rule} 的 right 不能少；只有 at_least 可以不写 right，表示零")
        return self


def refuse_cycles(nodes: Sequence[Node]) -> None:
    """Raise ValueError when a total contains itself, directly or through other totals."""
    equals = {path[-1].id: path[-1].equals for path in walk(nodes)}
    below = {path[-1].id: [child.id for child in path[-1].children] for path in walk(nodes)}

    def follow(id_: str, seen: tuple[str, ...]) -> None:
        if id_ in seen:
            raise ValueError(f"合计互相包含：{' → '.join((*seen, id_))}")
        for part in (*equals.get(id_, ()), *below.get(id_, ())):
            follow(part, (*seen, id_))

    for id_ in equals:
        if equals[id_]:
            follow(id_, ())


def _expand(id_: str, nodes: Sequence[Node]) -> list[str]:
    """Return the ids of the leaves under a node, totals left out unless the node is one itself."""
    for path in walk(nodes):
        if path[-1].id == id_:
            under = [leaf[-1] for leaf in leaves([path[-1]])]
            return [leaf.id for leaf in under if leaf.id == id_ or not leaf.equals]
    raise ValueError(f"算式里的 {id_} 不是这张表的行或列")


def totals(nodes: Sequence[Node], each: Each) -> Iterator[Equation]:
    """Yield an equation for each total in the tree. Raises ValueError for a part that does not exist."""
    for path in walk(nodes):
        if total := path[-1].equals:
            parts = tuple(Term(leaf) for id_ in total for leaf in _expand(id_, nodes))
            refuse_repeats([part.id for part in parts])
            yield Equation(path[-1].rule, each, (Term(path[-1].id),), parts, total=True)


def spelt(text: EquationText, nodes: Sequence[Node]) -> Equation:
    """Return the equation that `text` spells. Raises ValueError for an id that does not exist."""

    def terms(words: Sequence[str]) -> tuple[Term, ...]:
        return tuple(term for word in words for term in _terms(word, nodes))

    return Equation(text.rule, text.each, terms(text.left), terms(text.right), relation=text.relation)


def _terms(word: str, nodes: Sequence[Node]) -> Iterator[Term]:
    unsigned = word.removeprefix("-")
    id_ = unsigned.removeprefix(LAST)
    for leaf in _expand(id_, nodes):
        yield Term(leaf, -1 if word != unsigned else 1, last=id_ != unsigned)
