"""Year on year: every figure that moved between two years, by how much, and whether it is a jump."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kit.checks.tables.plausibility import out_of_proportion
from kit.form.cell_value import Value, number
from kit.form.official_form import Cell, Form

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of two years, in 件 or in 元: they differ `by` this much, exactly.

    `percent` is the change in percent of last year's figure, rounded to two decimals half up; None from
    zero, of which there is no percentage. `jump` tells that a person should look (Y-jump).
    """

    cell: Cell
    this: int | Decimal
    last: int | Decimal
    jump: bool = False

    @property
    def by(self) -> int | Decimal:
        """This year's figure less last year's."""
        return self.this - self.last

    @property
    def size(self) -> int | Decimal:
        """How much it moved, up or down."""
        return self.by if self.by > 0 else -self.by

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of last year's figure."""
        if not self.last:
            return None
        return (Decimal(self.by) * 100 / Decimal(self.last).copy_abs()).quantize(_HUNDREDTH, ROUND_HALF_UP)


def main_cells(form: Form) -> frozenset[str]:
    """Return the cells in which jumps are looked for: one figure a matter, which its other cells follow."""
    return frozenset(cell for clue in form.clues if clue.kind == "jump" for cell in clue.cells)


def changes(form: Form, this: Mapping[str, Value], last: Mapping[str, Value]) -> Iterator[Change]:
    """Yield every cell of `form` whose figure is known in both years and moved, in the form's order.

    A cell has the same id in two editions where it means the same; one that last year's edition does not
    have is not compared, and neither is a blank: it is not zero.
    """
    main = main_cells(form)
    for address, cell in form.cells.items():
        now, then = number(this.get(address)), number(last.get(address))
        if now is None or then is None or now == then:
            continue
        counts = isinstance(now, int) and isinstance(then, int)
        jump = address in main and counts and out_of_proportion(int(now), int(then))
        yield Change(cell, now, then, jump)
