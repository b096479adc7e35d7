"""One township-year: who reports, the figures of the statutory tables, the facts and the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from kit.base.strict_yaml import Document
from kit.form.cell_value import Value, add, plain
from kit.form.equation_lines import totals
from kit.form.official_form import Form

Fact = int | str | None | tuple["Fact", ...] | Mapping[str, "Fact"]
"""A named figure or words for the prose: a count, text, a list, a mapping, or a blank."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A person's word that one warning of a rule is settled: which, by its quote or its cells, and why.

    Without either it is the one that has neither: that something is missing from the report as a whole.
    """

    rule: str
    reason: str
    quote: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """The county's word that a problem of a unit's report is settled: which, as it was told then.

    `reason` says why, `by` whom, `on` when. Without a `rule` it says why what was settled cannot be read.
    """

    rule: str
    message: str
    reason: str
    by: str
    on: str
    quote: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tallied:
    """What the unit's ledger of applications gave: its digest, the day on which it was counted, the figures.

    `tables` are those that it gives, by id; a cell of theirs that is not among `cells` is zero.
    """

    ledger: str
    day: str
    tables: tuple[str, ...]
    cells: Mapping[str, int]


@dataclass(frozen=True, eq=False, slots=True, repr=False)
class Report:
    """A report's content, read and valid.

    `figures` holds a Value for every cell address of the form; those in `computed` are totals that
    the parameters left out. `narrative` maps a section to its words, or to words by subsection.
    `last` is last year's report, where it is known; `governing` is the form that the law asks for.
    `accepted` are the warnings that a person settled, `settled` what the county did; the public page never
    tells them. `tallied` is what the ledger gave, None where none was counted. `unread` are the
    cells of a published file in which something stands that could not be read: they are blank in `figures`,
    and so are `unprinted`, those of which one that breaks off shows nothing.
    `asked` is what a notebook called the file, `tried` the values of it that the notebook changed. `site` is
    what the county tells of the site on which the report is published, {} for nothing.
    """

    form: Form
    township: str
    agency: str
    year: int
    figures: Mapping[str, Value]
    computed: frozenset[str]
    county: str = ""
    division: str = ""
    deadline: str = ""
    submitted: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    narrative: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
    settled: tuple[Settlement, ...] = ()
    tallied: Tallied | None = None
    document: Document = field(default_factory=lambda: Document("", None, {}))
    last: Report | None = None
    governing: Form | None = None
    example: bool = False
    unread: frozenset[str] = frozenset()
    unprinted: frozenset[str] = frozenset()
    asked: str = ""
    tried: tuple[str, ...] = ()
    site: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Report({self.title})"

    @property
    def title(self) -> str:
        """The report's title: agency, year and the form's words."""
        return "".join(self.title_parts)

    def with_unread(self, cells: Iterable[str]) -> Report:
        """Return the report that knows which of its blank cells hold what could not be read.

        One that was filled in since is read, whatever was said of it.
        """
        unread = frozenset(cell for cell in cells if self.figures.get(cell, 0) is None)
        return replace(self, unread=unread) if unread else self

    @property
    def title_parts(self) -> tuple[str, ...]:
        """The title in the parts that a line should not break within.

        A form to be filled in, of which nobody has written the agency, is called by county and unit, as far
        as their names are known.
        """
        county = "" if self.township.startswith(self.county) else self.county
        unit = "".join(name for name in (county, self.township) if not name.isascii())
        return self.form.title_parts(self.agency or unit, self.year)

    @property
    def file(self) -> str:
        """The name of the parameters file, "" when the parameters came as values."""
        return self.document.name

    def words(self, section: str, subsection: str = "") -> str:
        """Return the words as written for a section or one of its subsections; "" when there are none.

        A section written in subsections has its words before the first of them under LEAD.
        """
        words = self.narrative.get(section, "")
        if isinstance(words, str):
            return "" if subsection else words
        return words.get(subsection, "") if subsection else ""

    def public(self) -> dict[str, Any]:
        """Return what the public page carries: identity, figures, facts and words.

        It is a valid set of parameters and reads back as this report. Totals that were left out stay out.
        """
        identity = {
            "township": self.township,
            "agency": self.agency,
            "county": self.county,
            "division": self.division,
        }
        dates = {"deadline": self.deadline, "submitted": self.submitted}
        return {
            **{name: value for name, value in identity.items() if value},
            "year": self.year,
            "edition": self.form.edition,
            **{name: date for name, date in dates.items() if date},
            "figures": self._printed(),
            "facts": thawed(self.facts),
            "narrative": thawed(self.narrative),
        }

    def _printed(self) -> dict[str, dict[str, dict[str, int | str | None]]]:
        tables: dict[str, dict[str, dict[str, int | str | None]]] = {}
        for address, cell in self.form.cells.items():
            if address not in self.computed:
                row = tables.setdefault(cell.section.id, {}).setdefault(cell.row.id, {})
                row[cell.column.id] = plain(self.figures[address])
        return tables


def complete(form: Form, printed: Mapping[str, Value]) -> dict[str, Value]:
    """Return every cell of `form` in printed order, totals that `printed` lacks computed from their parts.

    A total over a blank or a mark is blank; where both a row's and a column's sum would give it, the
    row's does. Raises KeyError for a missing cell that is no total.
    """
    done, given_by = dict(printed), totals(form)

    def value(address: str) -> Value:
        if address not in done:
            done[address] = add(map(value, given_by[address].parts))
        return done[address]

    return {address: value(address) for address in form.cells}


def frozen(value: Any) -> Any:
    """Return a value with its dicts read-only and its lists tuples, all the way down."""
    if isinstance(value, Mapping):
        return MappingProxyType({name: frozen(part) for name, part in value.items()})
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def thawed(value: Any) -> Any:
    """Return a frozen value as plain dicts and lists, which JSON and YAML can write."""
    if isinstance(value, Mapping):
        return {name: thawed(part) for name, part in value.items()}
    return list(map(thawed, value)) if isinstance(value, tuple) else value
