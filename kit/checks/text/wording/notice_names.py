"""D-document: which edition's document a number or a name is."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import editions
from kit.form.official_form import Form

OFFICE, SERIES, _STATE = 2, 4, 3
"""How many characters of a number name its office, and its series; how many the office in a notice's name."""
_SAME, _SAME_ISSUED = 0.85, 0.75
"""How alike the subjects of one notice are that is told twice, and where it is told who issued it."""
NAME, NOTICE = "名称", "通知"
"""What a document may be named as: the form itself, or the notice that set it."""


def called(form: Form, name: str) -> str:
    """Return whether a document is named as the form itself, loosely (NAME), or as the notice that set it."""
    return NAME if form.called and _letters(form.called) in _letters(name) else NOTICE


def edition_of(number: re.Match[str]) -> Form | None:
    """Return the edition whose document has that number, brackets apart."""
    for form in editions().values():
        issuer, *rest = number_parts(form)
        if number["issuer"].endswith(issuer) and [number["year"], number["number"]] == rest:
            return form
    return None


@lru_cache(maxsize=8)
def number_parts(form: Form) -> tuple[str, str, str]:
    """Return issuer, year and number of a form's document."""
    found = phrasing().citations.citation.search(form.document)
    return (found["issuer"], found["year"], found["number"]) if found else (form.document, "", "")


def issuer_of(name: str) -> str:
    """Return who issued a document of that name, "" when the name begins with what it is about."""
    return _letters(name).partition(phrasing().citations.about)[0]


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name)


@lru_cache(maxsize=256)
def notice_of(name: str) -> Form | None:
    """Return the edition whose notice has that name; a local notice of the like name has another issuer."""
    words = phrasing().citations
    if not words.about_form.search(name):
        return None
    issuer, _, subject = _letters(name).partition(words.about)
    alike = {form.edition: _likeness(form, name, issuer, subject) for form in editions().values()}
    likest = max(editions().values(), key=lambda form: alike[form.edition])
    least = _SAME_ISSUED if issuer and subject else _SAME
    return likest if alike[likest.edition] >= least else None


def _likeness(form: Form, name: str, issuer: str, subject: str) -> float:
    """Return how like a name is to a form's notice: 1 for the form's own name, 0 for another issuer's."""
    right = _letters(form.notice).partition(phrasing().citations.about)
    starts = right[0][:_STATE], number_parts(form)[0][:OFFICE]
    if issuer and subject and not issuer.startswith(starts):
        return 0
    if called(form, name) == NAME:
        return 1
    return SequenceMatcher(None, subject, right[2], autojunk=False).ratio()
