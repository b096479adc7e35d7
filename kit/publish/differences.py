"""What a published copy says otherwise than the report that was approved."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING = "没有"
"""How the side is told on which something is not there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where a copy differs: what was approved there, and what is published, in quotes or numbers."""

    place: str
    approved: str
    published: str

    def __str__(self) -> str:
        return f"{self.place}：原稿{self.approved}，网上{self.published}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a copy held against its report: what differs, and what could not be compared and why."""

    differences: tuple[Difference, ...] = ()
    unassessed: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether the copy was read as a whole and says what was approved."""
        return not (self.differences or self.unassessed)
