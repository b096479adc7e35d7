"""The official form as frozen values: sections, tables, blocks, cells.

Nothing of the form is written in Python; `kit/forms/<edition>.yaml` holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, PositiveInt, model_validator

from kit.equation import Equation, EquationText, address, refuse_cycles, spelt, totals
from kit.errors import FormError
from kit.tree import Column, Row, leaves, refuse_repeats, walk
from kit.validation import Frozen, Id

RESERVED = {"heading", "summary", "findings", "report"}
"""Ids that the page uses for parts of its own."""


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
        """Every equation of the block: the totals of its tree first, then those it spells out."""
        return (
            *totals(self.rows, "column"),
            *totals(self.columns, "row"),
            *(spelt(text, self.columns if text.each == "row" else self.rows) for text in self.equation_texts),
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


class Subsection(Frozen):
    """A part of a section's prose."""

    id: Id
    number: str
    title: Annotated[str, Field(min_length=1)]
    aliases: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The number and the title."""
        return f"{self.number}{self.title}"


class Section(Subsection):
    """One of the form's sections: prose, prose in subsections, or a table."""

    subsections: tuple[Subsection, ...] = ()
    subsection_heading: str = "{number}{title}"
    table: Table | None = None

    def subheading(self, subsection: Subsection) -> str:
        """Return the heading the page prints over a subsection."""
        return self.subsection_heading.format(number=subsection.number, title=subsection.title)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        refuse_repeats([subsection.id for subsection in self.subsections])
        if self.id in RESERVED:
            raise ValueError(f"{self.id} 另有用途，请换一个 id")
        _refuse_format(self.subsection_heading, "subsection_heading", {"number", "title"})
        return self


@dataclass(frozen=True, slots=True)
class Cell:
    """One number cell of the form: where it stands and what it may hold."""

    section: Section
    block: Block
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    @property
    def row(self) -> Row:
        """The cell's own row."""
        return self.rows[-1]

    @property
    def column(self) -> Column:
        """The cell's own column."""
        return self.columns[-1]

    @property
    def address(self) -> str:
        """`section.row.column`, as in a parameters file's figures."""
        return address(self.section.id, self.row.id, self.column.id)

    @property
    def label(self) -> str:
        """The cell's row and column in the form's words."""
        return " · ".join(node.label for node in (*self.rows[-2:], self.column))


class Form(Frozen):
    """One edition of the official form. It governs report years from `first_year` on."""

    edition: str
    first_year: int = Field(alias="from")
    document: str
    title: str
    units: dict[str, PositiveInt]
    marks: tuple[Annotated[str, Field(pattern=r"^[^0-9\s]+$")], ...]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    def __hash__(self) -> int:
        return hash((self.edition, self.first_year))

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """Every number cell by address, in printed order."""
        cells = (
            Cell(section, block, rows, columns)
            for section in self.sections
            for block in (section.table.blocks if section.table else ())
            for rows in leaves(block.rows)
            for columns in leaves(block.columns)
        )
        return MappingProxyType({cell.address: cell for cell in cells})

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables by the id of their section."""
        return MappingProxyType({section.id: section.table for section in self.sections if section.table})

    def place(self, section_id: str, subsection_id: str = "") -> str:
        """Return where a section or subsection stands, in the form's words."""
        section = self.section(section_id)
        parts = (part.heading for part in section.subsections if part.id == subsection_id)
        return " · ".join((section.heading, *parts))

    def cells_of(self, section_id: str) -> list[Cell]:
        """Return the cells of one section's table, in printed order."""
        return [cell for cell in self.cells.values() if cell.section.id == section_id]

    def section(self, section_id: str) -> Section:
        """Return a section by id. Raises FormError when this edition has none of that id."""
        for section in self.sections:
            if section.id == section_id:
                return section
        known = "、".join(section.id for section in self.sections)
        raise FormError(f"{self.edition} 版格式没有 {section_id} 这一节。可以用的有：{known}。")

    def title_parts(self, agency: str, year: int) -> tuple[str, ...]:
        """Return the title of an agency's report in the parts that a line should not break within."""
        before, after = self.title.format(agency="{agency}", year=year).split("{agency}")
        return tuple(filter(None, (before, agency, after)))

    def units_of(self, column: Column) -> dict[str, int]:
        """Return what each unit of a money column is worth in 元."""
        return {unit: self.units[unit] for unit in column.units}

    @model_validator(mode="after")
    def _sound(self) -> Self:
        _refuse_format(self.title, "title", {"agency", "year"})
        refuse_repeats([section.id for section in self.sections])
        refuse_repeats([section.title for section in self.sections])
        for cell in self.cells.values():
            if unknown := [unit for unit in cell.column.units if unit not in self.units]:
                raise ValueError(f"{cell.address} 的单位 {unknown[0]} 不在 units 里")
        return self


def _refuse_format(text: str, name: str, parts: set[str]) -> None:
    """Raise ValueError unless `text` holds each of `parts` once, in braces, and no other braces."""
    try:
        found = [part for _, part, _, _ in Formatter().parse(text) if part is not None]
    except ValueError:
        found = []
    if sorted(found) != sorted(parts):
        raise ValueError(
            f"{name} 里要有{'和'.join(f'{{{part}}}' for part in sorted(parts))}各一个，不能有别的大括号"
        )
