"""Faults in the words' numbers: they differ from the tables, from one another or from last year's."""

from __future__ import annotations

from decimal import Decimal

from tests.made_up.chance import Chance
from tests.made_up.draft import Draft
from tests.made_up.faults.kind import Kind, Slip, slip, when
from tests.made_up.tables import groups
from tests.made_up.telling import ON_REQUEST, PROACTIVE

_REQUESTS = "figures.requests"
_FLOW = tuple(f"{_REQUESTS}.{row}.total" for row in ("received", "carried_in", "handled", "carried_out"))


def received_misstated(draft: Draft, _: Chance) -> Slip | None:
    """Another number of applications than the table's."""
    if "yoy.received" in draft.chosen or draft.known["requests.handled.total"] == 1:
        return None  # a growth no longer fits either; one more could be the one answered
    missing = draft.tells(_FLOW[2]) and draft.tells(_FLOW[3]) and not draft.known["requests.carried_in.total"]
    found = _one_of_flow(draft, _FLOW[0], "X-received", apart="asked_parts" in draft.chosen or missing)
    if found:
        draft.claims["received"] = int(found.where)
    return found


def carried_in_misstated(draft: Draft, _: Chance) -> Slip | None:
    """Another number carried in than the table's."""
    return _one_of_flow(draft, _FLOW[1], "X-carried-in")


def answered_misstated(draft: Draft, _: Chance) -> Slip | None:
    """Another number answered than the table's."""
    return None if _go_on(draft) else _one_of_flow(draft, _FLOW[2], "X-answered", apart=_told(draft) > 1)


def carried_out_misstated(draft: Draft, _: Chance) -> Slip | None:
    """Another number carried out than the table's."""
    return _one_of_flow(draft, _FLOW[3], "X-carried-out")


def applicant_misstated(draft: Draft, _: Chance) -> Slip | None:
    """Another number of natural persons than the table's."""
    if "asked_parts" not in draft.chosen:
        return None
    number = _misstated(draft, ON_REQUEST, f"{_REQUESTS}.received.natural", 1)
    return slip(number, "the words have more natural persons", "X-applicant", "N-parts")


def result_misstated(draft: Draft, draw: Chance) -> Slip | None:
    """Another number of one result than the table's."""
    paths = [path for group in groups(draft.form) for path in (f"{_REQUESTS}.{group}.total", f"said.{group}")]
    told = [path for path in paths if draft.tells(path)]
    if not told or _go_on(draft):
        return None
    number = _misstated(draft, ON_REQUEST, draw.choice(told), 1)
    return slip(number, "the words have more of one result", "X-group", "N-parts")


def review_misstated(draft: Draft, _: Chance) -> Slip | None:
    """Another number of reviews or lawsuits than the table's."""
    for path, rule in (("figures.appeals.reconsideration.total", "X-review"), ("said.lawsuits", "X-lawsuit")):
        if draft.tells(path):
            return slip(_misstated(draft, ON_REQUEST, path, 1), "the words have one more", rule)
    return None


def document_misstated(draft: Draft, draw: Chance) -> Slip | None:
    """Another number of documents or decisions than the table's."""
    names = ("normative.made", "normative.newly_made", "licence.decisions", "penalty.decisions")
    told = [path for name in names if draft.tells(path := f"figures.disclosure.{name}")]
    if not told:
        return None
    number = _misstated(draft, PROACTIVE, draw.choice(told), draw.randint(1, 4))
    return slip(number, "the words have more than the table", "X-documents")


def part_misstated(draft: Draft, draw: Chance) -> Slip | None:
    """A part that no longer adds up with the others."""
    name = draw.choice(list(draft.happened.published)[1:])
    more = draw.randint(2, 9)
    if draft.happened.published[name] + more == draft.claims["published"]:
        return None  # it would repeat the total
    number = _misstated(draft, PROACTIVE, f"facts.published.{name}", more)
    return slip(number, "the parts are more than the total", "N-parts")


def share_misstated(draft: Draft, _: Chance) -> Slip | None:
    """A percentage that its numbers do not give."""
    if not draft.tells("said.share"):
        return None
    by = 3 if Decimal(draft.said["share"]) < 90 else -3
    return slip(_misstated(draft, PROACTIVE, "said.share", by), "a wrong percentage", "N-percent")


def growth_misstated(draft: Draft, draw: Chance) -> Slip | None:
    """A growth on last year that the two years do not give."""
    if not draft.tells("said.published") or draft.township.kind == "苏木":
        return None
    number = _misstated(draft, PROACTIVE, "said.published", draw.randint(2, 5))
    return slip(number, "a wrong difference from last year", "N-yoy")


def accounts_miscounted(draft: Draft, _: Chance) -> Slip:
    """More accounts than are named."""
    number = _misstated(draft, "overview.platform", "facts.accounts.count", 1)
    return slip(number, "one account less is named", "N-list")


def _one_of_flow(draft: Draft, path: str, rule: str, *, apart: bool = False) -> Slip | None:
    """Tell one application more of a row; `apart` where that no longer fits the parts told behind it."""
    if not draft.tells(path):
        return None
    apart = apart or _flow(draft)
    number = _misstated(draft, ON_REQUEST, path, 1)
    return slip(number, f"the words have one more of {path}", rule, when(apart, "N-parts"))


def _go_on(draft: Draft) -> bool:
    """Whether another count follows the results in their sentence, which may make good what they miss."""
    return "results" in draft.chosen and draft.tells(_FLOW[3])


def _misstated(draft: Draft, place: str, path: str, by: int) -> str:
    """Put another number for a look-up of the words; return the number."""
    number = str(Decimal(draft.look_up(path)) + by)
    draft.misstate(place, path, number)
    return number


def _flow(draft: Draft) -> bool:
    """Whether the words tell all that came in and went out, so that a wrong number no longer adds up."""
    return all(map(draft.tells, _FLOW))


def _told(draft: Draft) -> int:
    """Return how many groups of results the words tell."""
    if "results" not in draft.chosen:
        return 0
    return sum(
        1 for rows in groups(draft.form).values() if any(draft.known[f"requests.{row}.total"] for row in rows)
    )


MISSTATEMENTS = {
    "received_misstated": Kind(received_misstated),
    "carried_in_misstated": Kind(carried_in_misstated),
    "answered_misstated": Kind(answered_misstated),
    "carried_out_misstated": Kind(carried_out_misstated),
    "applicant_misstated": Kind(applicant_misstated),
    "result_misstated": Kind(result_misstated),
    "review_misstated": Kind(review_misstated),
    "document_misstated": Kind(document_misstated),
    "part_misstated": Kind(part_misstated),
    "share_misstated": Kind(share_misstated),
    "growth_misstated": Kind(growth_misstated),
    "accounts_miscounted": Kind(accounts_miscounted),
}
"""Those in the words' numbers."""
