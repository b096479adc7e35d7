"""How the cells of the workbook look, and which of them may be written in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from kit.form.cell_value import Kind, Money, Value
from kit.form.tree import Column

_LOCKED = "#EDEDED"
_COMMON = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True, "border": 1}
_SIGNED = "+0;-0;0"
_AS_TEXT = "@"


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def heading(self) -> Format:
        """Return the look of a heading over a table."""
        return self._of(bold=True, font_size=14, border=0, align="left")

    def label(self, *, left: bool = False) -> Format:
        """Return the look of what the form itself prints: grey and locked."""
        return self._of(bg_color=_LOCKED, align="left" if left else "center")

    def words(self) -> Format:
        """Return the look of a cell for words; whatever is typed there stays text."""
        return self._of(align="left", valign="top", locked=False, num_format=_AS_TEXT)

    def entry(self, *, text: bool = False) -> Format:
        """Return the look of a cell for a number or, as `text`, for a name or a date."""
        return self._of(align="left", locked=False, num_format=_AS_TEXT if text else "0")

    def number(self, column: Column, value: Value) -> Format:
        """Return the look of a number cell to be filled in; money shows the decimals it was printed with."""
        return self._of(align="center", locked=False, num_format=_number_format(column, value))

    def total(self) -> Format:
        """Return the look of a total that a formula gives."""
        return self._of(bg_color=_LOCKED, align="center", num_format="0")

    def hint(self) -> Format:
        """Return the look of what tells how to fill in: no part of the form."""
        return self._of(border=0, align="left", font_color="#7A4B00")

    def named(self) -> Format:
        """Return the look of the names of cells that are filled in wrongly."""
        return self._of(border=0, align="left", font_color="#B00020", bold=True)

    def wrong(self) -> Format:
        """Return what is laid over the look of a cell that is filled in wrongly."""
        return self._of_none(font_color="#9C0006", bg_color="#FFC7CE", bold=True)

    def plain(self) -> Format:
        """Return the look of the words that tell an identity."""
        return self._of(align="left")

    def result(self) -> Format:
        """Return the look of what an identity comes to."""
        return self._of(align="center")

    def verdict(self, colour: str) -> Format:
        """Return what is laid over the look of an identity's outcome."""
        return self._of_none(font_color=colour, bold=True)

    def _of(self, **properties: Any) -> Format:
        return self._of_none(**(_COMMON | properties))

    def _of_none(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def _number_format(column: Column, value: Value) -> str:
    if column.kind is Kind.SIGNED:
        return _SIGNED
    if column.kind is Kind.MONEY:
        return _decimals(value.amount) if isinstance(value, Money) else "General"
    return "0"


def _decimals(amount: Decimal) -> str:
    exponent = amount.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "0." + "0" * places if places else "0"
