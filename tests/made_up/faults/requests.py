"""Faults in the figures of the applications."""

from __future__ import annotations

from tests.made_up.chance import Chance
from tests.made_up.draft import Draft
from tests.made_up.faults.kind import Kind, Slip, add, applications, may_be, slip, when
from tests.made_up.history import APPLICANTS
from tests.made_up.tables import groups

RECEIVED, NATURAL = "requests.received.total", "requests.received.natural"


def result_slip(draft: Draft, draw: Chance) -> Slip:
    """A digit typed into the wrong cell of the results."""
    address = f"requests.{_result(draft, draw)}.{draw.choice(list(APPLICANTS))}"
    draft.settle("requests")
    add(draft, address, draw.randint(1, 3))
    return slip(address, "one result too many for one applicant", "T3-applicants", "T3-results")


def counted_twice(draft: Draft, draw: Chance) -> Slip | None:
    """A result that stands in two rows, its total with it."""
    empty = [rows for rows in groups(draft.form).values() if not applications(draft, rows)]
    if not empty:
        return None
    row = draw.choice(draw.choice(empty))
    if row == "fee_unpaid":
        return None
    draft.settle("requests")
    add(draft, f"requests.{row}.natural", 1)
    add(draft, f"requests.{row}.total", 1)
    return slip(f"requests.{row}.natural", "a result that is counted in another row already", "T3-results")


def wrong_total(draft: Draft, draw: Chance) -> Slip:
    """The total of all results added up wrongly."""
    address = "requests.handled.total"
    told = draft.tells(f"figures.{address}")
    draft.settle("requests")
    add(draft, address, draw.randint(1, 3))
    what = "the total of all results is wrong"
    return slip(address, what, "T3-applicants", "T3-results", "T3-flow", when(told, "X-answered"))


def late_entry(draft: Draft, draw: Chance) -> Slip | None:
    """An application that was entered as received and nowhere else."""
    more = draw.randint(1, 2)
    if not may_be(draft, RECEIVED, draft.number(RECEIVED) + more):
        return None
    told = draft.tells(f"figures.{NATURAL}")
    draft.settle("requests")
    add(draft, NATURAL, more)
    add(draft, RECEIVED, more)
    return slip(NATURAL, "received but never dealt with", "T3-flow", "X-received", when(told, "X-applicant"))


def wrong_column(draft: Draft, _: Chance) -> Slip | None:
    """Two applicants' numbers in one another's column."""
    business = "requests.received.business"
    if draft.figures[NATURAL] == draft.figures[business]:
        return None
    told = draft.tells(f"figures.{NATURAL}")
    draft.settle("requests")
    draft.figures[NATURAL], draft.figures[business] = draft.figures[business], draft.figures[NATURAL]
    return slip(NATURAL, "two columns exchanged in one row", "T3-flow", when(told, "X-applicant"))


def blank_result(draft: Draft, draw: Chance) -> Slip:
    """A cell of the results that was left blank."""
    address = f"requests.{_result(draft, draw)}.{draw.choice(list(APPLICANTS))}"
    draft.settle("requests")
    draft.figures[address] = None
    return slip(address, "left blank", "T3-count")


def carried_forgotten(draft: Draft, _: Chance) -> Slip | None:
    """What waited since last year, counted as newly received."""
    carried = draft.number("requests.carried_in.total")
    if not (carried and draft.last and may_be(draft, RECEIVED, draft.number(RECEIVED) + carried)):
        return None
    for column in (*APPLICANTS, "total"):
        add(draft, f"requests.received.{column}", draft.number(f"requests.carried_in.{column}"))
        draft.figures[f"requests.carried_in.{column}"] = 0
    return slip("requests.carried_in.total", "last year's applications counted as received", "Y-carry")


def _result(draft: Draft, draw: Chance) -> str:
    """Return some row of results."""
    return draw.choice([row for rows in groups(draft.form).values() for row in rows])


REQUESTS = {
    "result_slip": Kind(result_slip),
    "counted_twice": Kind(counted_twice),
    "wrong_total": Kind(wrong_total),
    "late_entry": Kind(late_entry),
    "wrong_column": Kind(wrong_column),
    "blank_result": Kind(blank_result),
    "carried_forgotten": Kind(carried_forgotten, early=True),
}
"""Those in the table of applications."""
