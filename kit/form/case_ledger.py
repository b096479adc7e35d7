"""The ledger of applications as data: `ledger.yaml`, its columns, choices, clocks, proved sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kit.base.errors import FormError
from kit.base.strings import fold
from kit.base.validation import Frozen, Id
from kit.form.editions import editions
from kit.form.official_form import Form
from kit.form.tree import refuse_repeats

LEDGER = Path(__file__).with_name("ledger.yaml")

Kind = Literal["date", "choice", "text", "personal", "unread"]
_Label = Annotated[str, Field(min_length=1)]
_IDLE = re.compile(r"[\s“”\"'‘’、，,。.：:；;（）()《》\-—_/]")
_NUMBERED = re.compile(r"^(?:（[一二三四五六七八九十]+）|\d+[.．、])")


@lru_cache(maxsize=4096)  # a ledger writes the same few words again and again
def key(text: str) -> str:
    """Return by what a label or a choice is known: without its number, width, blanks and punctuation."""
    return _IDLE.sub("", fold(_NUMBERED.sub("", text.strip()))).casefold()


class Named(Frozen):
    """Something that offices call by several names."""

    id: Id
    label: _Label
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its label and its other names."""
        return (self.label, *self.aliases)


class LedgerColumn(Named):
    """A column of the ledger: what it holds and what rests on it.

    `weak` names mean it where no better column is there, `under` those that do within a group of columns
    whose head holds the key.
    """

    kind: Kind
    need: Literal["always", "clock", "appeals", "none"] = "none"
    weak: tuple[str, ...] = ()
    under: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def is_read(self) -> bool:
        """Whether its cells are read at all."""
        return self.kind not in ("personal", "unread")


class Channel(Named):
    """A way in which applications come; `receipt` is the day of receipt: when it came, or was confirmed."""

    receipt: Literal["came", "confirmed"]


class CaseOutcome(Named):
    """What was answered: the article it rests on, and its row of table three by edition, none for no case."""

    article: str
    rows: dict[str, str] = Field(default_factory=dict)

    @property
    def is_case(self) -> bool:
        """Whether a row of the ledger with it is a case."""
        return bool(self.rows)


class Places(Frozen):
    """The ids of the form's tables, rows and columns into which cases are counted."""

    requests: str
    received: str
    carried_in: str
    carried_out: str
    appeals: str
    reconsideration: str
    pending: str


class FactNames(Frozen):
    """What the facts are called that a tally writes for section one."""

    name: str
    received: str
    applicants: str
    outcomes: str
    in_time: str
    late: str
    uncertain: str
    open: str


class Clocks(Frozen):
    """How many working days there are for what."""

    answer: int
    extension: int
    correction: int
    asked: int


class Sheets(Frozen):
    """What the sheets of the kit's own empty ledger are called."""

    ledger: str
    days: str
    helpers: str
    lists: str
    how: str

    @property
    def beside(self) -> tuple[str, ...]:
        """Those that hold no cases."""
        return (self.days, self.helpers, self.lists, self.how)


class CaseLedger(Frozen):
    """The ledger: the one place for the words of its columns and of what stands in them."""

    columns: tuple[LedgerColumn, ...]
    applicants: tuple[Named, ...]
    channels: tuple[Channel, ...]
    outcomes: tuple[CaseOutcome, ...]
    results: tuple[Named, ...]
    lawsuits: tuple[Named, ...]
    places: Places
    facts: FactNames
    clocks: Clocks
    nothing: tuple[str, ...]
    undecided: tuple[str, ...]
    totals: tuple[str, ...]
    sheets: Sheets
    conventions: tuple[str, ...]

    @model_validator(mode="after")
    def _no_id_twice(self) -> Self:
        for group in (self.columns, *self._lists):
            refuse_repeats([each.id for each in group])
        return self

    @property
    def _lists(self) -> tuple[Sequence[Named], ...]:
        return (self.applicants, self.channels, self.outcomes, self.results, self.lawsuits)

    @cached_property
    def choices(self) -> Mapping[str, Mapping[str, str]]:
        """For each column of choices the ids by how they are written (`key`)."""
        lists = {
            "applicant": self.applicants,
            "channel": self.channels,
            "outcome": self.outcomes,
            "reconsideration_result": self.results,
            "lawsuit_result": self.results,
            "lawsuit_kind": self.lawsuits,
        }
        return {column: _known(named, column) for column, named in lists.items()}

    @cached_property
    def outcome_of(self) -> Mapping[str, CaseOutcome]:
        """The outcomes by id."""
        return {each.id: each for each in self.outcomes}

    @cached_property
    def channel_of(self) -> Mapping[str, Channel]:
        """The channels by id."""
        return {each.id: each for each in self.channels}

    def column(self, id_: str) -> LedgerColumn:
        """Return a column by its id. Raises KeyError when there is none."""
        return self._columns[id_]

    @cached_property
    def _columns(self) -> Mapping[str, LedgerColumn]:
        return {each.id: each for each in self.columns}

    @cached_property
    def undecided_keys(self) -> frozenset[str]:
        """The words for a result that is still to come, as they are written (`key`)."""
        return frozenset(map(key, self.undecided))

    @cached_property
    def total_keys(self) -> frozenset[str]:
        """The words that begin a row of totals, as they are written (`key`)."""
        return frozenset(map(key, self.totals))

    def options(self, column: str) -> tuple[str, ...]:
        """Return the labels that may stand in a column of choices, in order; none for another column."""
        lists = dict(zip(("applicant", "channel", "outcome"), self._lists, strict=False))
        results = {"reconsideration_result": self.results, "lawsuit_result": self.results}
        named = (lists | results | {"lawsuit_kind": self.lawsuits}).get(column, ())
        return tuple(each.label for each in named)


def _known(named: Iterable[Named], column: str) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for each in named:
        for name in each.names:
            if known.setdefault(key(name), each.id) != each.id:
                raise FormError(f"{LEDGER.name}：{column} 的“{name}”有两种意思。")
    return known


def _prove(ledger: CaseLedger, form: Form) -> None:
    """Raise FormError where the ledger counts into a cell that a form does not have."""
    at = ledger.places
    rows = {row for each in ledger.outcomes if (row := each.rows.get(form.edition))}
    counted = {(at.requests, row, each.id) for row in (at.received, at.carried_in, at.carried_out, *rows)
               for each in ledger.applicants}  # fmt: skip
    brought = (at.reconsideration, *(each.id for each in ledger.lawsuits))
    results = (at.pending, *(each.id for each in ledger.results))
    counted |= {(at.appeals, row, column) for row in brought for column in results}
    missing = sorted(".".join(place) for place in counted if ".".join(place) not in form.cells)
    if missing:
        raise FormError(f"{LEDGER.name}：{form.edition} 版没有 {missing[0]} 这一格。")


@cache
def case_ledger() -> CaseLedger:
    """Return the ledger that comes with the kit. Raises FormError where it does not fit the forms."""
    ledger = CaseLedger.load(LEDGER)
    for form in editions().values():
        _prove(ledger, form)
    return ledger
