"""What a fault is, and what all kinds of them need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.made_up.chance import Chance
from tests.made_up.draft import Draft

_JUMP = 20
"""Below it a count jumps unnoticed; the checker's plausibility.yaml tells why."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What went wrong in a draft: the rules that find it and no others, the address or the words, in short."""

    rules: frozenset[str]
    where: str
    what: str


Spoil = Callable[[Draft, Chance], Slip | None]
"""Changes a draft, or returns None and leaves it unusable where there is no room for that fault."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: done after the words are written, or `early`, so that they tell of it too.

    For `copying` the words are written with last year's sentences.
    """

    spoil: Spoil
    early: bool = False
    copying: bool = False


def slip(where: str, what: str, *rules: str) -> Slip:
    """Return a slip; rules that are "" are none."""
    return Slip(frozenset(rules) - {""}, where, what)


def when(condition: object, rule: str) -> str:
    """Return a rule where a condition holds, "" otherwise."""
    return rule if condition else ""


def add(draft: Draft, address: str, by: int) -> None:
    """Change a count of the tables, and nothing that follows from it."""
    draft.figures[address] = draft.number(address) + by


def may_be(draft: Draft, address: str, value: int) -> bool:
    """Whether a count may be that without being out of proportion to last year's, or next year's to it."""
    last = draft.last.figures.get(address) if draft.last else None
    near = not isinstance(last, int) or max(value, last) < _JUMP or max(value, last) <= 4 * min(value, last)
    return near and (value < _JUMP or draft.number(address) >= _JUMP)


def applications(draft: Draft, rows: tuple[str, ...]) -> int:
    """Return the applications in some rows of their table, of all applicants together."""
    return sum(draft.number(f"requests.{row}.total") for row in rows)
