"""A county's figures from its units': every cell the sum over them, and what keeps it from being known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kit.base.strings import some
from kit.checks.report_outcome import figures_of
from kit.county.submissions import UnitYear
from kit.form.cell_value import Kind, Money, Value, number
from kit.form.official_form import Cell, Form


@dataclass(frozen=True, slots=True)
class RollUp:
    """The sums over a county's units under the form that governs the year.

    `sums` are over the `counted` units, None where one of them has left the cell blank (by name in
    `blanks`). `fee` is the sum of the fees of section 六 in 元, None where a unit does not tell of it (by
    name in `untold`). `settled` names the counted of which the county settled something. `absent` are the
    units that could not be counted: while there is one, nothing of the county is known, whatever the others
    add up to.
    """

    form: Form
    year: int
    counted: tuple[str, ...]
    absent: tuple[UnitYear, ...]
    sums: Mapping[str, Value]
    blanks: Mapping[str, tuple[str, ...]]
    fee: Decimal | None
    untold: tuple[str, ...]
    settled: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every unit that has to report is counted."""
        return bool(self.counted) and not self.absent

    @property
    def figures(self) -> Mapping[str, Value]:
        """The county's figures by address: the sums, or blanks while a unit is absent."""
        return self.sums if self.complete else dict.fromkeys(self.sums)

    def doubt(self, address: str) -> str:
        """Return why a cell of the county is not known, naming the units; "" when it is."""
        if self.absent:
            absent = [f"{each.name}（{each.hindrance}）" for each in self.absent]
            return f"{some(absent, '个单位')}还不能计入"
        if names := self.blanks.get(address):
            return f"{some(names, '个单位')}没有填这一格（空白不等于零）"
        return "" if self.counted else "没有单位"


def roll_up(form: Form, year: int, units: Iterable[UnitYear]) -> RollUp:
    """Return the sums over a county's units for a year that `form` governs (R-sum, R-fee)."""
    sums = {address: _Sum(cell) for address, cell in form.cells.items()}
    counted: list[str] = []
    absent: list[UnitYear] = []
    fee, untold, settled = Decimal(), [], []
    for unit in units:
        if unit.outcome is None or not unit.counts:
            absent.append(unit)
            continue
        counted.append(unit.name)
        for address, value in figures_of(unit.outcome).items():
            sums[address].add(unit.name, value)
        settled += [f"{unit.name}（{unit.outcome.settled} 处）"] if unit.outcome.settled else []
        if unit.outcome.fee is None:
            untold.append(unit.name)
        else:
            fee += Decimal(unit.outcome.fee)
    return RollUp(
        form, year, tuple(counted), tuple(absent),
        sums={address: each.value if counted else None for address, each in sums.items()},
        blanks={address: tuple(each.blank) for address, each in sums.items() if each.blank},
        fee=fee if counted and not untold else None,
        untold=tuple(untold),
        settled=tuple(settled),
    )  # fmt: skip


@dataclass(slots=True)
class _Sum:
    """A cell's sum while it grows: in a few numbers, however many units there are."""

    cell: Cell
    count: int = 0
    money: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)

    def add(self, unit: str, value: Value) -> None:
        if isinstance(value, Money):
            if value.amount:  # a zero may be written without its unit
                written = value.unit, value.factor
                self.money[written] = self.money.get(written, Decimal()) + value.amount
        elif (count := number(value)) is None:
            self.blank.append(unit)
        else:
            self.count += int(count)

    @property
    def value(self) -> Value:
        """The sum; of amounts that the units wrote in different units of money, in 元."""
        if self.blank:
            return None
        if self.cell.column.kind is not Kind.MONEY:
            return self.count
        if len(self.money) == 1:
            (((unit, factor), amount),) = self.money.items()
            return Money(amount, factor, unit)
        if not self.money:
            return Money(Decimal(), 1)
        yuan = sum((amount * factor for (_, factor), amount in self.money.items()), Decimal())
        return Money(yuan, 1, "元")
