"""One report to make, and what comes of it: by value, for any process on any machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from kit.base.files import File

Engine = Literal["inprocess", "kernel"]
ENGINES: tuple[Engine, ...] = ("inprocess", "kernel")
"""How the notebook is executed: in the process that makes the report, or by papermill's stock engine."""


@dataclass(frozen=True, slots=True)
class Job:
    """A report to make: its parameters file, last year's where there is one, and how.

    `store` is the URL, without suffix, to which whoever makes it writes; "" when it is to be given back.
    """

    this: File
    last: File | None = None
    engine: Engine = "inprocess"
    store: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report says and what its check found, in short: all that a county's view of it needs.

    `figures` are the cells of its edition in the form's order, as a parameters file holds them. `fee` is
    what its words say was charged, exact, in 元; None when they do not tell. `submitted` and `deadline` are
    its dates, "" while they are not known. `first` are its gravest findings in words.
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

    def late(self, deadline: str = "") -> bool | None:
        """Whether it was submitted after its own deadline or the one given; None while a date is missing."""
        last = self.deadline or deadline
        return self.submitted > last if self.submitted and last else None

    @classmethod
    def told(cls, values: Mapping[str, Any]) -> Self:
        """Return the outcome of which JSON told the `values`."""
        lists = {name: tuple(values[name]) for name in ("figures", "first")}
        return cls(**dict(values) | lists)


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known again: its size and the time or version that its store tells of it."""

    size: int
    version: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its stamp, and the digest of its bytes."""

    stamp: Stamp
    digest: str


SUFFIXES = PAGE, REVIEW, NOTEBOOK = (".html", ".review.html", ".ipynb")
"""The files of a report: the public page, the page with the findings, the executed notebook."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: its outcome and its files by suffix, either their bytes or where they lie."""

    outcome: Outcome
    contents: Mapping[str, bytes]
    written: Mapping[str, Written] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be made, and the sentence that says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A report whose process ended before it was made; `signal` is what ended it, "" when nothing did."""

    signal: str


Result = Made | Failed
"""What a job comes to."""
