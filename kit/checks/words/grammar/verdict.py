"""What comes of holding parts against a total."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kit.base.finding import Status
from kit.checks.words.grammar.breakdown import Total
from kit.checks.words.grammar.tokens.passage import Claim


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one breakdown: the total it was held against, the parts taken, and why."""

    status: Status
    total: Total
    parts: tuple[Claim, ...]
    why: str

    @property
    def reached(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), Decimal())
