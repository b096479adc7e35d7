"""A township's report while it is made up, and how it is written as a parameters file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kit.form.official_form import Form
from kit.form.tree import leaves
from tests.made_up.history import Year
from tests.made_up.names import Township
from tests.made_up.tables import CHARGED, Figures

MARK = "# 虚构的样例数据，不是任何机关的年报"
"""The first line of every file."""

LOOK_UP = re.compile(r"\{\{ ([^{}]+) \}\}")
Chosen = tuple[int, str]
"""Which of a slot's sentences was used, and the words it came to."""
Facts = dict[str, int | str | list[str] | dict[str, int] | None]


@dataclass(slots=True)
class Draft:
    """One report: who, when, under which form, its figures, facts and words.

    `words` are by place and raw: every number in them is a look-up, of `figures`, of `facts`, or of `said`,
    which holds what no parameters file can look up (a share, a difference). Those in `kept` stay look-ups
    in the file, the others are written out as `known` has the figures. `claims` are the counts that next
    year's words may compare with, `chosen` the sentences used, `left_out` the totals left to the kit.
    """

    township: Township
    year: int
    form: Form
    happened: Year
    figures: Figures
    last: Draft | None = None
    known: Figures = field(default_factory=dict)
    facts: Facts = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    chosen: dict[str, Chosen] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    marked: bool = False
    brief: bool = False
    copying: bool = False

    @property
    def newer(self) -> bool:
        """Whether it is written under the edition of 2021."""
        return CHARGED in self.form.cells

    def number(self, address: str) -> int:
        """Return a count of the tables."""
        value = self.figures[address]
        assert isinstance(value, int)
        return value

    def tells(self, path: str) -> bool:
        """Whether the words have the number of a look-up."""
        return any(f"{{{{ {path} }}}}" in words for words in self.words.values())

    def misstate(self, place: str, path: str, words: str) -> None:
        """Put other words for the first look-up of `path` at a place."""
        self.words[place] = self.words[place].replace(f"{{{{ {path} }}}}", words, 1)

    def settle(self, table: str) -> None:
        """Write the words' figures out as they are now, and print every total of a table.

        What is changed in the table from now on is changed in the table alone.
        """
        self.kept = {path for path in self.kept if not path.startswith("figures.")}
        self.left_out = {address for address in self.left_out if not address.startswith(f"{table}.")}

    def look_up(self, path: str) -> str:
        """Return what a look-up of the words stands for."""
        if path == "year":
            return str(self.year)
        source, _, rest = path.partition(".")
        if source == "said":
            return self.said[rest]
        if source == "figures":
            return str(self.known[rest])
        name, _, part = rest.partition(".")
        fact = self.facts[name]
        if isinstance(fact, dict):
            return str(sum(fact.values()) if part == "total" else fact[part])
        if isinstance(fact, list):
            return str(len(fact)) if part == "count" else "、".join(fact)
        return str(fact)

    def text(self) -> str:
        """Return the parameters file."""
        return "\n".join(
            (MARK, *self._identity(), "", *self._figures(), *self._facts(), *self._narrative(), "")
        )

    def _identity(self) -> Iterator[str]:
        yield f"township: {self.township.name}"
        yield f"agency: {self.township.agency}"
        yield f"county: {self.township.county}"
        if self.township.division:
            yield f'division: "{self.township.division}"'
        yield f"year: {self.year}"
        if self.marked:
            yield f'edition: "{self.form.edition}"'
        yield from (f"{name}: {day}" for name, day in self.dates.items())

    def _figures(self) -> Iterator[str]:
        yield "figures:"
        for table, rows in _layout(self.form).items():
            cells = [address for row in rows for address in row.cells]
            if (
                self.brief
                and table != "disclosure"
                and not any(self.figures[address] != 0 for address in cells)
            ):
                yield f"  {table}: 全零"
                continue
            yield f"  {table}:"
            for row in rows:
                filled = ", ".join(
                    f"{name}: {_value(self.figures[address])}"
                    for address, name in row.cells.items()
                    if address not in self.left_out
                )
                if filled:
                    yield f"    {row.id}: {{{filled}}}  # {row.label}"

    def _facts(self) -> Iterator[str]:
        used = {path.split(".")[1] for path in self.kept if path.startswith("facts.")}
        if used:
            yield "\nfacts:"
        for name in self.facts:
            fact = self.facts[name]
            if name not in used:
                continue
            if isinstance(fact, dict):
                yield f"  {name}:"
                yield from (f"    {part}: {number}" for part, number in fact.items())
            else:
                yield f"  {name}: {_value(fact)}".rstrip()

    def _narrative(self) -> Iterator[str]:
        yield "\nnarrative:"
        section = ""
        for place, words in self.words.items():
            above, _, name = place.rpartition(".")
            if above and above != section:
                yield f"  {above}:"
            section = above
            indent = "    " if above else "  "
            yield f"{indent}{name}: |"
            yield from (f"{indent}  {line}" for line in self.spoken(words).split("\n"))

    def spoken(self, words: str) -> str:
        """Return words as the file has them: look-ups that are not kept are written out."""
        return LOOK_UP.sub(lambda found: found[0] if found[1] in self.kept else self.look_up(found[1]), words)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return f'"{value}"' if isinstance(value, str) else "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as a file has it: its id, its label, and the columns by the addresses of its cells."""

    id: str
    label: str
    cells: Mapping[str, str]


@cache
def _layout(form: Form) -> Mapping[str, list[_Row]]:
    """Return the rows of each table in the form's order."""
    return {
        table: [
            _Row(
                path[-1].id,
                path[-1].label,
                {f"{table}.{path[-1].id}.{column[-1].id}": column[-1].id for column in leaves(block.columns)},
            )
            for block in of.blocks
            for path in leaves(block.rows)
        ]
        for table, of in form.tables.items()
    }
