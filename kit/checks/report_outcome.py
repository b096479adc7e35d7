"""What a report says and what its check found, in short and by value: it travels, and is kept, as JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from kit.form.cell_value import Value, read_value
from kit.form.editions import editions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report says and what its check found, in short: all that a county's view of it needs.

    `figures` are the cells of its edition in the form's order, as a parameters file holds them. `fee` is
    what its words say was charged, exact, in 元; None when they do not tell. `submitted` and `deadline` are
    its dates, "" while they are not known. `first` are its gravest findings in words. `slip` is the digest of
    what goes back to the unit, "" where nothing does; `blank` tells that nothing has been filled in yet.
    `settled` counts what the county settled; it is among the `accepted`.
    """

    township: str
    county: str
    year: int
    edition: str
    errors: int
    warnings: int
    accepted: int
    verdict: str
    figures: tuple[int | str | None, ...]
    fee: str | None = None
    submitted: str = ""
    deadline: str = ""
    first: tuple[str, ...] = ()
    slip: str = ""
    blank: bool = False
    settled: int = 0

    @property
    def said_settled(self) -> str:
        """Say what the county settled, "" for nothing."""
        return f"本级认可 {self.settled} 处" if self.settled else ""

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Return the outcome that JSON `values` hold."""
        lists = {name: tuple(values[name]) for name in ("figures", "first")}
        return cls(**dict(values) | lists)


def slip_digest(text: bytes) -> str:
    """Return by what the text of a slip is known again."""
    return hashlib.sha256(text).hexdigest()


def figures_of(outcome: Outcome) -> Mapping[str, Value]:
    """Return a report's figures by address, from its outcome."""
    form = editions()[outcome.edition]
    return {
        address: read_value(raw, cell.column.kind, form.units_of(cell.column), form.marks)
        for (address, cell), raw in zip(form.cells.items(), outcome.figures, strict=True)
    }
