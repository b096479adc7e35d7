"""D-document: the Regulation's name and number, and the name of the office that sets the report's form."""

from __future__ import annotations

from collections.abc import Iterator

from kit.base.finding import Finding, Status
from kit.checks.text.phrasing import phrasing
from kit.checks.text.searchable_text import SearchablePassage, SearchableText
from kit.form.editions import editions

_NEAR = 60
"""How far behind an older decree's number that in force may stand."""


def names_misspelt(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield names that are the Regulation's but for one character, and wrong ones of the notices' office."""
    words = phrasing().citations
    laws = words.titled.finditer(passage.text)
    slips = [("条例的名称", words.laws[0], each) for each in laws if _is_slip(each["name"])]
    offices = {form.notice.partition(words.about)[0] for form in editions().values()}
    named = [each for each in words.office.finditer(passage.text) if each["name"] not in offices]
    slips += [("发文机关的名称", min(offices), each) for each in named]
    for what, right, found in slips:
        message, left = f"{what}写错了，应当是{right}", passage.words.text[slice(*found.span("name"))]
        yield reading.quoting(
            "D-document", Status.FAIL, message, passage, found.span(), left=left, right=right
        )


def decree_replaced(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield the number of a decree that once issued the Regulation, where that in force is not near.

    Reports of the years before the form rested on the earlier one.
    """
    words = phrasing().citations
    if editions().governing(reading.prose.year) is None:
        return
    for found in words.decree.finditer(passage.text):
        behind = passage.text[found.start() : found.end() + _NEAR]
        if words.decree_in_force.strip("第号") not in behind:
            what = f"现行条例是国务院令{words.decree_in_force}，这里是第{found['number']}号"
            yield reading.quoting("D-document", Status.FAIL, what, passage, found.span())


def _is_slip(name: str) -> bool:
    return any(_is_slip_of(name, law) for law in phrasing().citations.laws)


def _is_slip_of(name: str, law: str) -> bool:
    """Whether a name is a law's with one character lost, doubled or another in its place.

    Of a short name only the last word may differ, for others are real: 政务信息公开条例, 政府信息公开办法.
    """
    if name == law or abs(len(name) - len(law)) > 1:
        return False
    start = next((at for at, pair in enumerate(zip(name, law, strict=False)) if pair[0] != pair[1]), len(law))
    more, less = (1, 0) if len(name) > len(law) else (0, 1) if len(name) < len(law) else (1, 1)
    if name[start + more :] != law[start + less :]:
        return False
    return law == phrasing().citations.laws[0] or (more == less and start == len(law) - 1)
