"""What a check found: the rule, the outcome, the place, both sides, and the words to say it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Number = int | Decimal | str | None
"""One side of a comparison; None when it cannot be reckoned because something is blank."""


IF_ZERO = "if_zero"
"""The detail of an undecided identity that tells by how much it would fail if what is blank were zero."""


class Status(StrEnum):
    """The four outcomes of a check. Blank is not zero: over a blank, a check is UNKNOWN."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_ASSESSABLE = "not assessable"


class Severity(StrEnum):
    """ERROR: the report may not go out. WARNING: a person decides."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def word(self) -> str:
        """The severity in Chinese."""
        return "错误" if self is Severity.ERROR else "提醒"


_STATUS = {
    Status.PASS: "相符",
    Status.FAIL: "不符",
    Status.UNKNOWN: "待定",
    Status.NOT_ASSESSABLE: "没有条件核对",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand: in the printed words of a section or subsection, from `start` up to `end`."""

    section: str
    subsection: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell of a repair: what stands in it, what it should be, and the slip that explains it, or ""."""

    cell: str
    label: str
    stands: int | Decimal
    should: int | Decimal
    slip: str = ""


Repair = tuple[Correction, ...]
"""Cells to change together so that every identity holds."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one rule at one place.

    `place` is in the form's words, `cells` lists the addresses concerned, `left` and `right` are the
    two sides, `message` says in Chinese what agrees or does not, `quote` the words it was read from
    and `span` where they stand. `details` are what a program gets beside these. `repairs` are the
    smallest that mend a failed identity, likeliest first. `accepted` is the reason for which a person
    settled it, "" while nobody did; `settled_by` tells who and when, where it was the county. `rests` tells
    that it waits for blanks for which another finding asks. `severity` is the rule's.
    """

    rule: str
    severity: Severity
    status: Status
    place: str
    message: str
    cells: tuple[str, ...] = ()
    left: Number = None
    right: Number = None
    quote: str = ""
    span: Span | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    accepted: str = ""
    settled_by: str = ""
    rests: bool = False

    @property
    def kind(self) -> str:
        """The severity and the outcome in two words."""
        return f"{self.severity.word}·{_STATUS[self.status]}"

    @property
    def asks(self) -> bool:
        """Whether a person has to look, or had to: the check failed or could not be decided over a blank."""
        return self.status in (Status.FAIL, Status.UNKNOWN) and not self.rests

    @property
    def open(self) -> bool:
        """Whether a person has to look and has not settled it."""
        return self.asks and not self.accepted

    @property
    def blocking(self) -> bool:
        """Whether the report may not go out because of it."""
        return self.open and self.severity is Severity.ERROR


class Findings(tuple[Finding, ...]):
    """All outcomes of a report's check, in the order of the form."""

    __slots__ = ()

    @property
    def numbered(self) -> Mapping[int, Finding]:
        """Those a person has to look at by number, from 1; what is settled keeps the number it had.

        Errors first, and what fails before what is undecided.
        """
        asking = [each for each in self if each.asks]
        asking.sort(key=lambda each: (each.severity is not Severity.ERROR, each.status is not Status.FAIL))
        return dict(enumerate(asking, 1))

    @property
    def open(self) -> Findings:
        """Those a person has to look at, in the order of their numbers."""
        return Findings(each for each in self.numbered.values() if each.open)

    @property
    def accepted(self) -> Findings:
        """The warnings that a person settled, and what the county did, in the order of their numbers."""
        return Findings(each for each in self.numbered.values() if each.accepted)

    @property
    def settled(self) -> Findings:
        """What the county settled."""
        return Findings(each for each in self if each.settled_by)

    @property
    def blocking(self) -> Findings:
        """Those that keep the report from going out."""
        return Findings(each for each in self if each.blocking)

    def tally(self, status: Status) -> int:
        """Return how many have a status."""
        return sum(each.status is status for each in self)
