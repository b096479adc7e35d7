"""Faults in the figures of appeals, documents and charges, in the edition, the fee and the dates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kit.form.editions import editions
from tests.made_up.chance import Chance
from tests.made_up.draft import Draft
from tests.made_up.faults.kind import Kind, Slip, add, applications, slip, when
from tests.made_up.history import APPEALS
from tests.made_up.tables import CHARGED, figures

NORMATIVE = "disclosure.normative"


def appeal_slip(draft: Draft, draw: Chance) -> Slip:
    """An outcome too many beside its total."""
    address = f"appeals.{draw.choice(list(APPEALS))}.upheld"
    draft.settle("appeals")
    add(draft, address, draw.randint(1, 2))
    return slip(address, "one outcome too many", "T4-total")


def appeal_mark(draft: Draft, _: Chance) -> Slip:
    """A stroke for a number."""
    address = "appeals.direct.corrected"
    draft.settle("appeals")
    draft.figures[address] = "/"
    return slip(address, "a stroke for a number", "T4-count")


def no_cause(draft: Draft, _: Chance) -> Slip | None:
    """A review of some other matter."""
    if any(not year or applications(year, ("received", "carried_in")) for year in (draft, draft.last)):
        return None
    for column in ("other", "total"):
        add(draft, f"appeals.reconsideration.{column}", 1)
    return slip("appeals.reconsideration.total", "a review without an application", "T4-no-cause")


def rules_row(draft: Draft, _: Chance) -> Slip:
    """A document of a township's in the row that only cities fill in."""
    columns = ("made", "abolished") if draft.newer else ("newly_made", "newly_published", "published")
    draft.settle("disclosure")
    for column in columns:
        draft.figures[f"disclosure.rules.{column}"] = 1
    return slip(f"disclosure.rules.{columns[0]}", "a township makes no rules", "T2-rules")


def document_blank(draft: Draft, _: Chance) -> Slip:
    """A cell of the documents that was left blank."""
    address = f"{NORMATIVE}.abolished" if draft.newer else f"{NORMATIVE}.published"
    told = draft.tells(f"figures.{address}")
    draft.settle("disclosure")
    draft.figures[address] = None
    return slip(address, "left blank", "T2-count", when(told, "X-documents"))


def stock_slip(draft: Draft, _: Chance) -> Slip | None:
    """A document made that is not among those in force."""
    if not (_follows(draft) and draft.last and draft.last.number(f"{NORMATIVE}.in_force")):
        return None
    add(draft, f"{NORMATIVE}.made", 1)
    return slip(f"{NORMATIVE}.in_force", "one document short of last year's and this year's", "Y-stock")


def unit_slip(draft: Draft, _: Chance) -> Slip | None:
    """元 typed where the header says 万元."""
    amount = Decimal(str(draft.figures.get(CHARGED, 0)))
    if amount < 1:
        return None
    draft.figures[CHARGED] = f"{int(amount * 10_000)}"
    return slip(CHARGED, "元 in a cell of 万元", "T2-unit")


def items_slip(draft: Draft, _: Chance) -> Slip | None:
    """Last year's number of items, not as last year's report leaves it."""
    address = "disclosure.services.last_year"
    if draft.year != 2020 or not draft.last or _decided(draft, draft.number(address) + 2):
        return None
    add(draft, address, 2)
    return slip(address, "not last year's number and its change", "Y-2019")


def items_gone(draft: Draft, _: Chance) -> Slip | None:
    """More items dropped than there were."""
    if draft.year != 2020:
        return None
    address = "disclosure.services.change"
    draft.figures[address] = -draft.number("disclosure.services.last_year") - 2
    return slip(address, "more items dropped than there were", "T2-2019-change")


def wrong_edition(draft: Draft, _: Chance) -> Slip | None:
    """The form of the years before."""
    if draft.year < 2021 or (draft.last and not draft.last.newer):
        return None
    draft.form, draft.marked = editions()["2019"], True
    draft.figures = figures(draft.happened, draft.form)
    return slip("edition", "the form of 2019", "D-edition")


def odd_fee(draft: Draft, draw: Chance) -> Slip | None:
    """A fee that no rate gives."""
    fee = draw.choice((15, 45, 105))
    if draft.year < 2021 or not applications(draft, ("received",)) or _charged(draft) < fee:
        return None
    draft.happened = replace(draft.happened, fee=fee)
    return slip(f"{fee}元", "no multiple of 10 元", "F-multiple")


def fee_for_nothing(draft: Draft, draw: Chance) -> Slip | None:
    """A fee though nobody asked for anything."""
    if draft.year < 2021 or applications(draft, ("received", "carried_in")):
        return None
    fee = draw.choice((10, 100))
    draft.happened = replace(draft.happened, fee=fee)
    what = "a fee without an application"
    return slip(f"{fee}元", what, "F-no-request", when(_charged(draft) < fee, "F-unit"))


def late(draft: Draft, draw: Chance) -> Slip:
    """Handed in after the local date."""
    day = f"{draft.year + 1}-02-{draw.randint(1, 20):02}"
    draft.dates = {"deadline": f"{draft.year + 1}-01-31", "submitted": day}
    return slip("submitted", "handed in late", "D-deadline")


def _follows(draft: Draft) -> bool:
    """Whether last year's report is known and counts documents as this one does."""
    return draft.newer and draft.last is not None and draft.last.newer


def _decided(draft: Draft, before: int) -> bool:
    """Whether the decisions on services are as many as so many items and their change."""
    return draft.figures["disclosure.services.decisions"] == before + draft.number(
        "disclosure.services.change"
    )


def _charged(draft: Draft) -> Decimal:
    """Return what was charged in all, in 元."""
    return Decimal(str(draft.figures.get(CHARGED, 0))) * 10_000


OTHER_CELLS = {
    "appeal_slip": Kind(appeal_slip),
    "appeal_mark": Kind(appeal_mark),
    "no_cause": Kind(no_cause, early=True),
    "rules_row": Kind(rules_row),
    "document_blank": Kind(document_blank),
    "stock_slip": Kind(stock_slip, early=True),
    "unit_slip": Kind(unit_slip),
    "items_slip": Kind(items_slip),
    "items_gone": Kind(items_gone),
    "wrong_edition": Kind(wrong_edition, early=True),
    "odd_fee": Kind(odd_fee, early=True),
    "fee_for_nothing": Kind(fee_for_nothing, early=True),
    "late": Kind(late),
}
"""Those in the other tables and beside them."""
