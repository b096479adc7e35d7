"""Which reports get a fault, and of which kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.made_up.chance import Chance
from tests.made_up.faults import KINDS


@dataclass(slots=True)
class Plan:
    """Deals faults out to reports by chance, so that all are placed by the last report.

    `wanted` is the share of the reports that get one, of any kind, or how many get one of which kind;
    `left` is how many reports are still to come, `due` how many faults.
    """

    draw: Chance
    wanted: float | Mapping[str, int]
    left: int
    placed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    due: int = 0

    def __post_init__(self) -> None:
        if isinstance(self.wanted, Mapping):
            if unknown := self.wanted.keys() - KINDS.keys():
                raise ValueError(f"no such faults: {', '.join(sorted(unknown))}")
            self.due = sum(self.wanted.values())
        else:
            self.due = round(self.wanted * self.left)

    def next(self) -> list[str]:
        """Return the kinds to try on the next report, those most in arrears first; none for most reports.

        Where kinds are asked for by name, every other report is tried, so that rare ones find room.
        """
        share = self.due / self.left
        if isinstance(self.wanted, Mapping) and self.due:
            share = max(0.5, 2 * share)
        chosen = self.draw.random() < share
        self.left -= 1
        if not chosen:
            return []
        names = list(KINDS)
        self.draw.shuffle(names)
        if not isinstance(self.wanted, Mapping):
            return sorted(names, key=self.placed.__getitem__)
        shares = {name: self.placed[name] / most for name, most in self.wanted.items() if most}
        return sorted((name for name in names if shares.get(name, 1) < 1), key=shares.__getitem__)

    def place(self, name: str) -> None:
        """Note that a report got a fault of a kind."""
        self.placed[name] += 1
        self.due -= 1

    def refuse_rest(self) -> None:
        """Raise ValueError when faults are left over."""
        if self.due:
            wanted = self.wanted if isinstance(self.wanted, Mapping) else {}
            short = [name for name, most in wanted.items() if self.placed[name] < most]
            raise ValueError(
                f"no room for {self.due} faults ({', '.join(short)}): write more townships or years"
            )
