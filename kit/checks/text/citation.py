"""D-document: how the document that set the report's form is cited.

A citation is one thing: the document's name, its year and its number, as far as they stand side by side. It
is held against the edition of the form in force for the report's year, which alone tells what is due.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from kit.base.finding import Finding, Status
from kit.checks.text.official_names import (
    decree_replaced,
    measure_misquoted,
    names_misspelt,
    notice_miscalled,
)
from kit.checks.text.searchable_text import SearchableText
from kit.checks.text.wording.notice_names import (
    NAME,
    OFFICE,
    SERIES,
    called,
    edition_of,
    issuer_of,
    notice_of,
    number_parts,
)
from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import editions
from kit.form.official_form import Form

_BEFORE, _AFTER = 60, 20
_SENTENCE_END = re.compile(r"[。;!?\n]")
_SLIP = 0.8
"""How alike two issuers are when one is the other misspelt."""


def check_documents(reading: SearchableText) -> Iterator[Finding]:
    """Yield D-document for each citation of the form's document; other documents are nobody's error."""
    cited, governing = False, editions().governing(reading.prose.year)
    right = governing.document if governing else None
    documents = frozenset(_cited(reading))
    for passage in reading.passages:
        for citation in _citations(passage.text):
            if judgement := _judged(citation, passage.text, governing):
                cited = True
                status, message = judgement
                if status is Status.FAIL and _told_as_former(documents, passage.text, citation, governing):
                    status = Status.NOT_ASSESSABLE
                left, at = passage.words.text[slice(*citation.bounds)], (passage, citation.bounds)
                yield reading.quoting("D-document", status, message, *at, left=left, right=right)
        yield from names_misspelt(reading, passage)
        yield from decree_replaced(reading, passage)
        yield from notice_miscalled(reading, passage)
        yield from measure_misquoted(reading, passage)
    if not cited:
        yield reading.finding("D-document", Status.NOT_ASSESSABLE, "文中没有引用报告格式的文号")


def cited_document(reading: SearchableText) -> str:
    """Return the number of the form's document that the words cite rightly, "" when they cite none."""
    return next(_cited(reading), "")


def _cited(reading: SearchableText) -> Iterator[str]:
    citations = (each for passage in reading.passages for each in _citations(passage.text))
    return (form.document for form in map(_form, citations) if form)


def _form(citation: _Citation) -> Form | None:
    return edition_of(citation.number) if citation.number else citation.named


@dataclass(frozen=True, slots=True)
class _Citation:
    """A number, or a notice's name, or both side by side. `named` is the edition whose notice the name is."""

    bounds: tuple[int, int]
    named: Form | None
    number: re.Match[str] | None


def _told_as_former(
    documents: frozenset[str], text: str, citation: _Citation, governing: Form | None
) -> bool:
    """Whether a document is told of beside the one in force as what held before: 与旧格式（…60号）相比.

    `documents` are all those cited. One that is still followed (仍沿用旧格式) is not.
    """
    words, form = phrasing().citations, _form(citation)
    if governing is None or form is None or form.document == governing.document:
        return False
    start, end = citation.bounds
    around = _SENTENCE_END.split(text[max(0, start - _BEFORE) : start])[-1]
    around += _SENTENCE_END.split(text[end : end + _AFTER])[0]
    former = words.former.search(around) and not words.still.search(around)
    return bool(former) and governing.document in documents


_Judgement = tuple[Status, str]


def _citations(text: str) -> Iterator[_Citation]:
    """Yield the numbers, each with the notice named beside it, and the notices named without a number."""
    words = phrasing().citations
    names = [(work, form) for work in words.work.finditer(text) if (form := notice_of(work[0]))]
    starts = [work.start() for work, _ in names]
    taken: set[int] = set()
    for number in words.citation.finditer(text):
        after = bisect(starts, number.start())
        neighbours = [index for index in (after - 1, after) if 0 <= index < len(names)]
        near = [i for i in neighbours if i not in taken and _beside(text, names[i][0].span(), number.span())]
        taken.update(near[:1])
        work, form = names[near[0]] if near else (number, None)
        cited = edition_of(number)
        clash = form and cited and form.document != cited.document
        spans = sorted((number.span(), work.span())) if clash else [number.span()]
        yield _Citation((spans[0][0], spans[-1][1]), form, number)
    for index, (work, form) in enumerate(names):
        if index not in taken and issuer_of(work[0]):
            yield _Citation(work.span(), form, None)


def _beside(text: str, *spans: tuple[int, int]) -> bool:
    """Whether nothing stands between a name and a number but what joins them."""
    (_, end), (start, _) = sorted(spans)
    return start >= end and bool(phrasing().citations.beside.fullmatch(text, end, start))


def _judged(citation: _Citation, text: str, governing: Form | None) -> _Judgement | None:
    """Return what a citation is worth, or None when it is not about the form."""
    start, end = citation.bounds
    around = text[max(0, start - _BEFORE) : end + _AFTER]
    number, named = citation.number, citation.named
    if number is None:
        return _standing(named, around, governing, called(named, text[start:end])) if named else None
    if (exact := edition_of(number)) is None:
        return _misquoted(number, named, text, around, governing)
    if named and named.document != exact.document and governing:
        message = (
            f"《{named.notice}》的文号是{named.document}，这里写的是{exact.document}，名称与文号不是同一件"
        )
        return Status.FAIL, f"{message}；{_due(governing)}"
    return _standing(exact, around, governing, "文号", number)


def _standing(
    form: Form, around: str, governing: Form | None, what: str, number: re.Match[str] | None = None
) -> _Judgement:
    """Return what the name or the number of an edition's document is worth, rightly told."""
    if governing is None:
        return Status.NOT_ASSESSABLE, "报告的年度还没有统一格式"
    if governing.document != form.document:
        doubtful = what == NAME or phrasing().citations.withdrawn.search(around)
        status = Status.NOT_ASSESSABLE if doubtful else Status.FAIL
        return status, f"引用的是 {form.edition} 版格式的{what}；{_due(governing)}"
    if number and _bare(number):
        return Status.FAIL, f"文号的括号掉了，规范写法是{form.document}"
    if number and (number["open"] + number["close"].strip()) != phrasing().citations.brackets:
        return Status.NOT_ASSESSABLE, f"文号没有用六角括号，规范写法是{form.document}"
    return Status.PASS, f"{what}引用正确（{form.document}）"


def _misquoted(
    number: re.Match[str], named: Form | None, text: str, around: str, governing: Form | None
) -> _Judgement | None:
    """Return what a number is worth that is no edition's, or None when it is another document's."""
    meant, certain = _meant(number, named, text, around)
    if meant is None:
        return None
    if governing is None:
        return Status.NOT_ASSESSABLE, "报告的年度还没有统一格式"
    if not certain or phrasing().citations.withdrawn.search(around):
        message = "这个文号与报告格式的文号相近，请核对引用的是不是同一件"
        return Status.NOT_ASSESSABLE, f"{message}；{_due(governing)}"
    lost = "（括号也掉了）" if _bare(number) else ""
    other = f"引用的是 {meant.edition} 版格式的文号，而且写错了"
    wrong = "文号写错了" if meant.document == governing.document else other
    return Status.FAIL, f"{wrong}{lost}；{_due(governing)}"


def _meant(number: re.Match[str], named: Form | None, text: str, around: str) -> tuple[Form | None, bool]:
    """Return which edition's a number that is no edition's is meant to be, if any, and if for certain."""
    words, meant, certain = phrasing().citations, None, False
    about_form = bool(words.about_form.search(around))
    form_named = words.form_named.search(text, max(0, number.start() - _BEFORE), number.start())
    for form in editions().values():
        issuer, year, order = number_parts(form)
        same = number["year"] == year, number["number"] == order
        if number["issuer"].startswith(issuer[:OFFICE]) and named is not None:
            return named, True
        if number["issuer"].startswith(issuer[:SERIES]) and same[0] and form_named:
            return form, True
        if number["issuer"].startswith(issuer[:OFFICE]) and all(same):
            likeness = SequenceMatcher(None, number["issuer"], issuer).ratio()
            return form, about_form or likeness > _SLIP
        if number["issuer"].endswith(issuer) and any(same) and about_form and not certain:
            # The same office issues other documents: with one part right it is a slip or another document.
            meant, certain = form, bool(form_named or same[1])
    return meant, certain


def _due(governing: Form) -> str:
    return f"{governing.first_year} 年度起应当引用{governing.document}"


def _bare(number: re.Match[str]) -> bool:
    """Whether one bracket round the year was lost, or both, so that year and number run together."""
    opened, closed = bool(number["open"]), bool(number["close"].strip())
    return opened != closed or not (opened or number["counted"] or number["ordinal"])
