"""One case of the ledger: its dates, how it came, what became of it. Nothing personal has a place in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kit.form.case_ledger import case_ledger


@dataclass(frozen=True, slots=True)
class Appeal:
    """A reconsideration or a lawsuit: when it was brought and closed, and with which result.

    `row` is its row of table four; `closed` is None and `result` "" while it is pending.
    """

    row: str
    brought: date
    closed: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the ledger; ids are those of `kit/form/ledger.yaml`.

    `place` tells where the row stands, for messages. A day is None where none is written. `outcome` is ""
    while the case is undecided, `merged_into` the number of the case that this row repeats, "" for none.
    `sure_clock` is false where the ledger lacks columns that could make the time to answer longer.
    """

    number: str
    applicant: str
    channel: str
    came: date
    confirmed: date | None = None
    correction_asked: date | None = None
    corrected: date | None = None
    third_asked: date | None = None
    third_replied: date | None = None
    agency_asked: date | None = None
    agency_replied: date | None = None
    extended: date | None = None
    answered: date | None = None
    outcome: str = ""
    merged_into: str = ""
    appeals: tuple[Appeal, ...] = ()
    place: str = ""
    sure_clock: bool = True

    @property
    def waits_for_confirmation(self) -> bool:
        """Whether its day of receipt is the one on which it was confirmed with the applicant (art. 31)."""
        return case_ledger().channel_of[self.channel].receipt == "confirmed"

    @property
    def received(self) -> date:
        """The day of receipt (art. 31); the day it came stands in for a confirmation that is not written."""
        return (self.confirmed or self.came) if self.waits_for_confirmation else self.came

    @property
    def is_assumed(self) -> bool:
        """Whether the day of receipt is only the day it came, for lack of the one that counts."""
        return self.waits_for_confirmation and self.confirmed is None

    @property
    def counts(self) -> bool:
        """Whether the row is a case of its own."""
        outcome = case_ledger().outcome_of.get(self.outcome)
        return not self.merged_into and (outcome is None or outcome.is_case)
