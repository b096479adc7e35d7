"""Faults in the words: what was left over from last year or from elsewhere, and what is missing."""

from __future__ import annotations

import re

from kit.form.editions import editions
from tests.made_up.chance import Chance
from tests.made_up.draft import Draft
from tests.made_up.faults.kind import Kind, Slip, slip
from tests.made_up.telling import MATTERS, ON_REQUEST, OVERSIGHT, PERIOD, PROACTIVE, PROBLEMS

_LEAST = 0.85
"""The share of its words that a copy has from last year, on the safe side of what the rule asks for."""


def stale_year(draft: Draft, draw: Chance) -> Slip | None:
    """Last year's number left in the words."""
    places = [PROACTIVE] if "total_parts" in draft.chosen else []
    places += [PROBLEMS] if draft.words[PROBLEMS].startswith("{{ year }}") else []
    if not places:
        return None
    draft.misstate(draw.choice(places), "year", str(draft.year - 1))
    return slip(f"{draft.year - 1}年", "last year's number", "D-year")


def stale_period(draft: Draft, _: Chance) -> Slip:
    """Last year's period."""
    draft.words[PERIOD] = draft.words[PERIOD].replace("{{ year }}", str(draft.year - 1))
    return slip(f"{draft.year - 1}年1月1日", "last year's period", "D-period")


def other_kind(draft: Draft, draw: Chance) -> Slip | None:
    """The words of another kind of township."""
    mine, other = f"我{draft.township.kind}", "我乡" if draft.township.kind == "镇" else "我镇"
    places = [
        place
        for place in ("overview.management", "overview.platform", OVERSIGHT, PROBLEMS)
        if mine in draft.words[place]
    ]
    if not places:
        return None
    place = draw.choice(places)
    draft.words[place] = draft.words[place].replace(mine, other, 1)
    return slip(other, "another kind of township", "D-name")


def left_over(draft: Draft, draw: Chance) -> Slip:
    """A placeholder that nobody filled in."""
    words = draw.choice(("（网址：）", "（此处填写联系方式）", "（咨询电话XX号）"))
    draft.words[MATTERS] += f"公开指南可在网上查阅{words}。"
    return slip(words, "a placeholder", "D-residue")


def lost_mark(draft: Draft, _: Chance) -> Slip | None:
    """一是…；二…: a character lost."""
    found = re.search(r"；二是(?![个村公])", draft.words[PROBLEMS])
    if not found:
        return None
    words = draft.words[PROBLEMS]
    draft.words[PROBLEMS] = f"{words[: found.start()]}；二{words[found.end() :]}"
    return slip("；二", "是 is lost", "D-lost")


def unassessed(draft: Draft, draw: Chance) -> Slip | None:
    """No word on assessment, public review or accountability."""
    if not draft.township.government:
        return None
    words = draft.chosen[draw.choice(("assessed", "rated", "blamed"))][1]
    draft.words[OVERSIGHT] = draft.words[OVERSIGHT].replace(words, "")
    return slip(OVERSIGHT, "one of the three is missing", "D-trio")


def silent(draft: Draft, _: Chance) -> Slip | None:
    """No word on what the tables say happened."""
    rows = ("requests.received", "appeals.reconsideration", "appeals.direct", "appeals.after_reconsideration")
    if not any(draft.number(f"{row}.total") for row in rows):
        return None
    draft.words[ON_REQUEST] = (
        f"我{draft.township.kind}重视政府信息公开申请的办理，完善了登记、会商和答复的流程。"
    )
    draft.claims.pop("received", None)
    return slip(ON_REQUEST, "no word on the applications", "X-silent")


def copied(draft: Draft, _: Chance) -> Slip | None:
    """Last year's words with this year's numbers."""
    if not draft.last or _alike(draft) < _LEAST:
        return None
    return slip("narrative", "last year's words", "Y-copy")


def blank_fact(draft: Draft, _: Chance) -> Slip:
    """A number of the words that nobody filled in."""
    draft.kept.add("facts.reviewed")
    draft.facts["reviewed"] = None
    return slip("facts.reviewed", "left blank", "N-blank")


def unwritten(draft: Draft, draw: Chance) -> Slip:
    """A section without a word."""
    place = draw.choice((PROBLEMS, MATTERS))
    del draft.words[place]
    return slip(place, "no word", "N-blank")


def old_document(draft: Draft, _: Chance) -> Slip | None:
    """The document of the form before."""
    if draft.year < 2021 or not draft.tells("said.document"):
        return None
    number = editions()["2019"].document
    draft.misstate(PERIOD, "said.document", number)
    return slip(number, "the document of the form before", "D-document")


def _alike(draft: Draft) -> float:
    """Return the share of the words, numbers aside, that last year's report has too."""
    mine = _sentences(draft)
    theirs = set(_sentences(draft.last)) if draft.last else set()
    return sum(len(each) for each in mine if each in theirs) / sum(map(len, mine))


def _sentences(draft: Draft) -> list[str]:
    text = "\n".join(re.sub(r"\{\{ [^{}]+ \}\}|\d", "", words) for words in draft.words.values())
    return [each for each in re.split("[。；\n]", text) if len(each) >= 15]


LEFTOVERS = {
    "stale_year": Kind(stale_year),
    "stale_period": Kind(stale_period),
    "other_kind": Kind(other_kind),
    "left_over": Kind(left_over),
    "lost_mark": Kind(lost_mark),
    "unassessed": Kind(unassessed),
    "silent": Kind(silent),
    "copied": Kind(copied, copying=True),
    "blank_fact": Kind(blank_fact),
    "unwritten": Kind(unwritten),
    "old_document": Kind(old_document),
}
"""Those in the words themselves."""
