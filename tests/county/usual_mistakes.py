"""The dozen mistakes that a county's office meets most in the forms that come back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kit.form.cell_value import Money
from tests.county.returned_form import ReturnedForm

NATURAL, CHARGES = "requests.received.natural", "disclosure.charges.amount"
_STATED = re.compile(r"公开政府信息(\d+)条")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake, made in a form that has room for it.

    `named` is the rule that finds it, or "" where the cell cannot be read and the reading itself says so.
    """

    named: str
    make: Callable[[ReturnedForm], None]
    fits: Callable[[ReturnedForm], bool] = lambda _: True


def _put(address: str, value: object) -> Callable[[ReturnedForm], None]:
    def make(form: ReturnedForm) -> None:
        form[address] = value

    return make


def _one_more(address: str) -> Callable[[ReturnedForm], None]:
    def make(form: ReturnedForm) -> None:
        form[address] = int(str(form[address])) + 1

    return make


def _about(form: ReturnedForm) -> None:
    form[NATURAL] = f"{form[NATURAL]}件左右"


def _emptied(form: ReturnedForm) -> None:
    for address, cell in form.report.form.cells.items():
        if cell.section.id == "appeals" and not (cell.row.equals or cell.column.equals):
            form[address] = None


def _last_year(form: ReturnedForm) -> None:
    form.replace(f"{form.report.year}年1月1日", f"{form.report.year - 1}年1月1日")


def _left_over(form: ReturnedForm) -> None:
    form.replace(f"{form.report.year}年，", f"{form.report.year - 1}年，")


def _misstated(form: ReturnedForm) -> None:
    stated = _STATED.search(form.said)
    assert stated
    form.replace(stated[0], stated[0].replace(stated[1], str(int(stated[1]) + 7)))


def _in_yuan(form: ReturnedForm) -> None:
    form[CHARGES] = float(str(form[CHARGES])) * 10_000


MISTAKES = {
    "about so many": Mistake("", _about, lambda form: bool(form[NATURAL])),
    "a misstated total": Mistake(
        "N-parts", _misstated, lambda form: "其中" in form.said and bool(_STATED.search(form.said))
    ),
    "an amount in yuan": Mistake(
        "T2-unit",
        _in_yuan,
        lambda form: isinstance(v := form.report.figures[CHARGES], Money) and v.amount > 1,
    ),
    "last year's words": Mistake("D-year", _left_over, lambda form: f"{form.report.year}年，" in form.said),
    "last year's period": Mistake(
        "D-period", _last_year, lambda form: f"{form.report.year}年1月1日" in form.said
    ),
    "a zero left out": Mistake("T3-count", _put("requests.granted.research", None)),
    "a word for a number": Mistake("T3-count", _put("requests.granted.natural", "无")),
    "a letter for a zero": Mistake("", _put("requests.partial.natural", "O")),
    "one counted twice": Mistake("T3-flow", _one_more("requests.petition.natural")),
    "last year's rest changed": Mistake("Y-carry", _one_more("requests.carried_in.natural")),
    "one too many in force": Mistake("Y-stock", _one_more("disclosure.normative.in_force")),
    "a table forgotten": Mistake("T4-count", _emptied),
}
