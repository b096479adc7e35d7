"""The official form as frozen values: sections, tables, blocks, cells.

Nothing of the form is written in Python; `official/<edition>.yaml` holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, PositiveInt, model_validator

from kit.base.errors import FormError
from kit.base.validation import Frozen, Id
from kit.form.chart import Picture, spread
from kit.form.clue import Clue, refuse_unsound
from kit.form.equation import address
from kit.form.stated_cells import Labelled, Role, refuse_unknown_cells
from kit.form.table import Block, Table
from kit.form.tree import Column, Row, leaves, refuse_repeats

PREAMBLE, LEAD = "preamble", "lead"
"""Where words stand that have no heading: below the title, and above a section's first subsection."""

RESERVED = {"heading", "summary", "findings", "report", "review", "finding", "quote", "made", PREAMBLE, LEAD}
"""Ids that the page and the parameters use for parts of their own."""


class Subsection(Frozen):
    """A part of a section's prose. A published report's heading with a word of `known_by` is its."""

    id: Id
    number: str
    title: Annotated[str, Field(min_length=1)]
    aliases: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()

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
        for id_ in (self.id, *(subsection.id for subsection in self.subsections)):
            if id_ in RESERVED:
                raise ValueError(f"{id_} 另有用途，请换一个 id")
        _refuse_format(self.subsection_heading, "subsection_heading", {"number", "title"})
        return self


@dataclass(frozen=True, eq=False)
class Cell:
    """One number cell of the form: where it stands and what it may hold. A form has one of each."""

    section: Section
    block: Block
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    @cached_property
    def row(self) -> Row:
        """The cell's own row."""
        return self.rows[-1]

    @cached_property
    def column(self) -> Column:
        """The cell's own column."""
        return self.columns[-1]

    @cached_property
    def address(self) -> str:
        """`section.row.column`, as in a parameters file's figures."""
        return address(self.section.id, self.row.id, self.column.id)

    @cached_property
    def is_total(self) -> bool:
        """Whether the form prints the cell as the sum of others."""
        return bool(self.row.equals or self.column.equals)

    @property
    def label(self) -> str:
        """The cell's row and column in the form's words."""
        return " · ".join(node.label for node in (*self.rows[-2:], self.column))


class Form(Frozen):
    """One edition of the official form. It governs report years from `first_year` on.

    `document` is the number of the notice that set it, `notice` that notice's name, `called` a name that it
    alone has, "" for none. `period` is the sentence
    that tells of which year the figures are. `problems` is the section whose words tell what went wrong, ""
    when there is none; `fees` the one whose words tell what was charged, "" when no clue asks for it.
    """

    edition: str
    first_year: int = Field(alias="from")
    document: str
    notice: Annotated[str, Field(min_length=1)]
    called: str = ""
    title: str
    period: str
    units: dict[str, PositiveInt]
    marks: tuple[Annotated[str, Field(pattern=r"^[^0-9\s]+$")], ...]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    roles: dict[Role, tuple[str, ...]] = Field(default_factory=dict)
    labelled: tuple[Labelled, ...] = ()
    problems: str = ""
    fees: str = ""
    clues: tuple[Clue, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def __hash__(self) -> int:
        return hash((self.edition, self.first_year))

    def __repr__(self) -> str:
        return f"Form({self.edition!r})"

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
        """Return where a section or subsection stands, in the form's words, or the words below the title."""
        if section_id == PREAMBLE:
            return "正文开头"
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

    def spread(self, cell: str) -> tuple[str, ...]:
        """Return the addresses of the cells that add up to `section.row.column`, groups or not.

        Raises ValueError when this form has no such rows and columns.
        """
        table = self.tables.get(cell.partition(".")[0])
        return spread(cell, table.blocks if table else ())

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
        known: dict[str, set[str]] = {}
        for cell in self.cells.values():
            known.setdefault(cell.section.id, set()).update(node.id for node in (*cell.rows, *cell.columns))
        refuse_unknown_cells(self.roles, self.labelled, list(self.cells), known)
        for cell in self.cells.values():
            if unknown := [unit for unit in cell.column.units if unit not in self.units]:
                raise ValueError(f"{cell.address} 的单位 {unknown[0]} 不在 units 里")
        columns = {address: cell.column for address, cell in self.cells.items()}
        for clue in self.clues:
            refuse_unsound(clue, columns)
        refuse_repeats([picture.id for picture in self.pictures])
        for picture in self.pictures:
            shown = [address for line in picture.lines.values() for address in self.spread(line)]
            if money := [address for address in shown if columns[address].units]:
                raise ValueError(f"pictures 里的 {money[0]} 不是件数")
        self._refuse_unworded("problems", "存在的问题写", needed=False)
        self._refuse_unworded("fees", "收费的说明", needed=any(clue.of_fees for clue in self.clues))
        return self

    def _refuse_unworded(self, key: str, what: str, *, needed: bool) -> None:
        """Raise ValueError unless `key` names a section of words alone, or nothing if nothing is needed."""
        named: str = getattr(self, key)
        prose = {section.id for section in self.sections if not (section.table or section.subsections)}
        if named not in prose and (named or needed):
            raise ValueError(f"{key} 写的是“{named}”，要写一个只有文字、不分小节的节的 id，{what}在那一节")


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
