"""D-document: how the document that set the report's form is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kit.base.finding import Finding, Status
from kit.checks.text.phrasing import phrasing
from kit.checks.text.searchable_text import SearchablePassage, SearchableText
from kit.form.editions import editions
from kit.form.official_form import Form

_BEFORE, _AFTER, _NAMED = 60, 20, 130
_OFFICE = 2
"""How many characters name the office in whose name the form's documents are issued."""
_SLIP = 0.8
"""How alike two issuers are when one is the other misspelt."""


def check_documents(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-document for each citation of the form's document; other documents are nobody's error."""
    cited = False
    for passage in reading.passages:
        for found in phrasing().citations.citation.finditer(passage.text):
            if judgement := _judged(found, passage, reading.prose.year):
                cited = True
                status, message, right = judgement
                bounds = found.span()
                left = passage.words.text[slice(*bounds)]
                yield reading.quoting("D-document", status, message, passage, bounds, left=left, right=right)
    if not cited:
        yield reading.finding("D-document", Status.NOT_ASSESSABLE, "文中没有引用报告格式的文号")


def _judged(found: re.Match[str], passage: SearchablePassage, year: int) -> tuple[Status, str, str] | None:
    """Return what a citation is worth and the right document, or None when it is not about the form."""
    around = passage.text[max(0, found.start() - _BEFORE) : found.end() + _AFTER]
    words = phrasing().citations
    about_form = bool(words.about_form.search(around))
    for form in editions().values():
        issuer, its_year, number = _parts(form)
        same = found["year"] == its_year, found["number"] == number
        if found["issuer"].endswith(issuer) and all(same):
            return _misnamed(found, passage, form, year) or _right(found, form, year, around)
        if found["issuer"].startswith(issuer[:_OFFICE]) and all(same):
            likeness = SequenceMatcher(None, found["issuer"], issuer).ratio()
            return _wrong(form, year, certain=about_form or likeness > _SLIP)
        if found["issuer"].endswith(issuer) and any(same) and about_form:
            # The same office issues other documents: with one part right it is a slip or another document.
            named = words.form_named.search(passage.text, max(0, found.start() - _BEFORE), found.start())
            return _wrong(form, year, certain=bool(named) or (same[1] and not _another(found)))
    return None


def _another(found: re.Match[str]) -> bool:
    """Whether a citation is right for another edition's document."""
    cited = found["year"], found["number"]
    return any(cited == _parts(form)[1:] for form in editions().values())


def _right(found: re.Match[str], form: Form, year: int, around: str) -> tuple[Status, str, str]:
    """Return what a citation is worth that names a document as it should be named."""
    governing = editions().governing(year)
    if governing is None:
        return Status.NOT_ASSESSABLE, f"{year} 年度还没有统一格式", form.document
    if governing is not form:
        status = Status.NOT_ASSESSABLE if phrasing().citations.withdrawn.search(around) else Status.FAIL
        message = f"引用的是 {form.edition} 版格式的文号，{year} 年度应当引用{governing.document}"
        return status, message, governing.document
    brackets = found["open"] + found["close"].strip()
    if len(brackets) < len(phrasing().citations.brackets):
        return Status.FAIL, f"文号的括号掉了，规范写法是{form.document}", form.document
    if brackets != phrasing().citations.brackets:
        return Status.NOT_ASSESSABLE, f"文号没有用六角括号，规范写法是{form.document}", form.document
    return Status.PASS, f"文号{form.document}引用正确", form.document


def _wrong(form: Form, year: int, *, certain: bool) -> tuple[Status, str, str]:
    """Return what a citation is worth that misquotes a form's document; the right one is the year's."""
    right = (editions().governing(year) or form).document
    if certain:
        return Status.FAIL, f"文号写错了，{year} 年度报告格式的文号是{right}", right
    message = f"这个文号与报告格式的文号{right}相近，请核对引用的是不是同一件"
    return Status.NOT_ASSESSABLE, message, right


def _misnamed(
    found: re.Match[str], passage: SearchablePassage, form: Form, year: int
) -> tuple[Status, str, str] | None:
    """Return that a document's number stands behind the name of another edition's, None when it does not."""
    named = phrasing().citations.named.search(passage.text, max(0, found.start() - _NAMED), found.start())
    right = (editions().governing(year) or form).document
    others = (other for other in editions().values() if other is not form)
    if named and form.notice not in named["name"] and any(other.notice in named["name"] for other in others):
        message = f"这个文号前面写的是另一份文件的名称，{year} 年度应当引用{right}，请把名称和文号改得一致"
        return Status.FAIL, message, right
    return None


def _parts(form: Form) -> tuple[str, str, str]:
    """Return issuer, year and number of a form's document."""
    found = phrasing().citations.citation.search(form.document)
    return (found["issuer"], found["year"], found["number"]) if found else (form.document, "", "")
