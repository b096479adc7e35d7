"""What a cell of a statutory table may hold: a count, a signed count, money, a mark, or nothing.

Blank (`None`) is not zero, and neither is a mark such as `/` that a clerk printed for "no figure".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kit.base.strings import is_masked, quoted

MOST = 10**15  # no count or sum of a country reaches it; beyond it a typing slip is certain


class Kind(StrEnum):
    """The kinds of value a column of the form can ask for."""

    COUNT = "count"
    SIGNED = "signed"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount as printed; one is worth `factor` 元.

    `unit` is what the cell itself says of it, "" where the column's header names the unit.
    """

    amount: Decimal
    factor: int
    unit: str = ""

    @property
    def yuan(self) -> Decimal:
        """The amount in 元, exact."""
        return self.amount * self.factor


Value = int | Money | str | None
"""A cell as printed: an int, Money, a mark (str), or None for a blank."""


class UnreadableError(ValueError):
    """A raw value that cannot be read for certain: `what` is wrong, `remedy` says what to write."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def masked(text: str) -> tuple[str, str]:
    """Return what is wrong with a number of which digits were covered, and what to do."""
    return f"{quoted(text)}中的数字被遮盖，不能当作数据", "请查原件，写出完整的数"


def read_count(raw: object, kind: Kind) -> int:
    """Return `raw` as a whole number of 件; SIGNED also takes negatives and text like `+19`.

    Raises UnreadableError for anything else: text, floats, truth values, negatives.
    """
    remedy = "请写整数，可带正负号，没有就写 0" if kind is Kind.SIGNED else "请写 0 或正整数，不加引号和单位"
    if kind is Kind.SIGNED and isinstance(raw, str) and re.fullmatch(r"[+-]?[0-9]{1,15}", raw):
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise UnreadableError(f"{quoted(raw)}不是件数", remedy)
    if abs(raw) >= MOST:
        raise UnreadableError(f"{quoted(raw)}大得不可能", remedy)
    if raw < 0 and kind is Kind.COUNT:
        raise UnreadableError(f"{quoted(raw)}是负数，件数不能小于 0", remedy)
    return raw


def read_money(raw: object, units: Mapping[str, int]) -> Money:
    """Return `raw`, text such as `190.457379` or a bare 0, as exact Money.

    `units` maps the units a column admits to 元. With one unit the header prints it and the cell
    holds the bare number; with several the cell names its own (`240万元`), zero excepted.
    """
    example = "190.457379" if len(units) == 1 else "152790元"
    remedy = f'请写加引号的数，如 "{example}"'
    text = "0" if raw == 0 and not isinstance(raw, bool) else raw
    found = re.fullmatch(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)(\D*)", text) if isinstance(text, str) else None
    if not found:
        raise UnreadableError(f"{quoted(raw)}不是金额", remedy)
    amount, unit = Decimal(found[1]), found[2].strip()
    if len(units) == 1:
        ((header_unit, factor),) = units.items()
        if unit:
            raise UnreadableError(
                f"{quoted(raw)}带了单位，而表头已注明{header_unit}", f"请折算成{header_unit}，只写数字"
            )
        return Money(amount, factor)
    if unit not in units and (unit or amount):
        raise UnreadableError(f"{quoted(raw)}没有写明单位", f"请在数字后写明{'或'.join(units)}")
    return Money(amount, units.get(unit, 1), unit)


def read_value(raw: object, kind: Kind, units: Mapping[str, int], marks: tuple[str, ...]) -> Value:
    """Return a raw cell as a Value. None is blank; one of `marks` stays that mark.

    Raises UnreadableError when the cell cannot be read for certain, as when digits are masked.
    """
    if raw is None:
        return None
    if isinstance(raw, str) and not raw.strip():
        raise UnreadableError("引号里是空的", "空格请什么也不写，零请写 0")
    if isinstance(raw, str) and raw in marks:
        return raw
    if isinstance(raw, str) and is_masked(raw):
        raise UnreadableError(*masked(raw))
    return read_money(raw, units) if kind is Kind.MONEY else read_count(raw, kind)


def number(value: Value) -> int | Decimal | None:
    """Return the number to reckon with: an int, money in 元, or None for a blank or a mark."""
    return value.yuan if isinstance(value, Money) else value if isinstance(value, int) else None


def add(values: Iterable[Value]) -> Value:
    """Return the exact sum of counts, or of money in one unit; blank when it cannot be reckoned.

    That is when a part is blank or a mark, or when amounts are written in different units.
    """
    parts = list(values)
    counts = [part for part in parts if isinstance(part, int)]
    if len(counts) == len(parts):
        return sum(counts)
    money = [part for part in parts if isinstance(part, Money)]
    if len(money) == len(parts) and len({(part.factor, part.unit) for part in money}) == 1:
        return replace(money[0], amount=sum((part.amount for part in money), Decimal()))
    return None


def plain(value: Value) -> int | str | None:
    """Return a value as a parameters file holds it: ints bare, money as text, blanks as None."""
    return f"{value.amount:f}{value.unit}" if isinstance(value, Money) else value


def show(value: Value, kind: Kind) -> str:
    """Return the characters the page prints in a cell; a blank prints nothing."""
    if kind is Kind.SIGNED and isinstance(value, int) and value > 0:
        return f"+{value}"
    printed = plain(value)
    return "" if printed is None else str(printed)
