"""What a unit or a county calls the columns of its ledger and what stands in them: its own `ledger.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from pydantic import Field, ValidationError

from kit.base.errors import InputError, Problem
from kit.base.strict_yaml import Document, read_yaml
from kit.base.strings import quoted
from kit.base.validation import Frozen, problems
from kit.form.case_ledger import case_ledger, key
from kit.report.catalogue import LEDGER_WORDS, OWN


class OwnNames(Frozen):
    """An office's own words: for our columns and choices theirs, and the columns that are not to be read.

    Of `values` each column has their word for a choice with ours behind it.
    """

    columns: dict[str, str] = Field(default_factory=dict)
    unread: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = Field(default_factory=dict)

    @cached_property
    def column_of(self) -> Mapping[str, str]:
        """Our columns' ids by how theirs are written (`key`); "" for those that are not to be read."""
        ours = {key(name): each.id for each in case_ledger().columns for name in each.names}
        theirs = {key(name): ours[key(label)] for label, name in self.columns.items()}
        return theirs | dict.fromkeys(map(key, (*self.unread, *self.personal)), "")

    @cached_property
    def choice_of(self) -> Mapping[str, Mapping[str, str]]:
        """The ids of our choices by how theirs are written (`key`), by our column's id."""
        ours = {key(name): each.id for each in case_ledger().columns for name in each.names}
        known = case_ledger().choices
        return {
            ours[key(column)]: {
                key(theirs): known[ours[key(column)]][key(our)] for theirs, our in words.items()
            }
            for column, words in self.values.items()
        }


def own_names(folder: Path) -> OwnNames:
    """Return the own words of a unit with this folder among the parameters, else those of its county, if any.

    Raises InputError, naming file and line, for a list that cannot be used.
    """
    for path in (folder / LEDGER_WORDS, folder.parent / OWN / LEDGER_WORDS):
        if path.is_file():
            return _read(path)
    return OwnNames()


def _read(path: Path) -> OwnNames:
    document = read_yaml(path)
    document.refuse_unparted()
    try:
        own = OwnNames.model_validate(document.value or {})
    except ValidationError as error:
        raise InputError(*problems(error, document)) from None
    _refuse_unknown(own, document)
    return own


def _refuse_unknown(own: OwnNames, document: Document) -> None:
    """Raise InputError for a column or a choice of ours that there is not."""
    ledger = case_ledger()
    ours = {key(name): each for each in ledger.columns for name in each.names if each.is_read}
    found = []
    for part, names in (("columns", own.columns), ("values", own.values)):
        for name in names:
            if key(name) not in ours:
                remedy = f"请写标准的列名：{'、'.join(each.label for each in ledger.columns if each.is_read)}"
                found.append(_problem(document, (part, name), f"台账没有{quoted(name)}这一列", remedy))
    for name, words in own.values.items():
        column = ours.get(key(name))
        known = ledger.choices.get(column.id, {}) if column else {}
        for theirs, our in words.items():
            if column and key(our) not in known:
                remedy = f"可以写的有：{'、'.join(ledger.options(column.id))}"
                found.append(_problem(document, ("values", name, theirs), f"没有{quoted(our)}这一项", remedy))
    if found:
        raise InputError(*found)


def _problem(document: Document, place: tuple[str, ...], what: str, remedy: str) -> Problem:
    return Problem(document.name, ".".join(place), what, remedy, document.line(place))
