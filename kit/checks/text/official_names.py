"""D-document: names and numbers of the Regulation and the measure on fees, the name of the form's office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kit.base.finding import Finding, Status
from kit.base.strings import differing
from kit.checks.text.searchable_text import SearchablePassage, SearchableText
from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import editions

_NEAR = 60
"""How far behind an older decree's number that in force may stand."""
_ISSUER = 16
"""How far before a document's name its issuer may be named."""
_BESIDE = 60
"""How far behind a document's name its number may stand."""


def names_misspelt(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield wrong names of the Regulation, by a character or a word, of the form, of the notices' office."""
    words = phrasing().citations
    laws = [each for each in words.titled.finditer(passage.text) if _is_slip(each["name"])]
    laws += words.miscalled.finditer(passage.text)
    slips = [("条例的名称", words.laws[0], each) for each in laws]
    offices = {form.notice.partition(words.about)[0] for form in editions().values()}
    named = [each for each in words.office.finditer(passage.text) if each["name"] not in offices]
    forms = [each for each in words.of_form.finditer(passage.text) if each["name"] != _form_name()]
    slips += [("报告格式的名称", _form_name(), each) for each in forms]
    slips += [("发文机关的名称", min(offices), each) for each in named]
    for what, right, found in slips:
        message, left = f"{what}写错了，应当是{right}", passage.words.text[slice(*found.span("name"))]
        yield reading.quoting(
            "D-document", Status.FAIL, message, passage, found.span(), left=left, right=right
        )


@cache
def _form_name() -> str:
    """Return the form's own name, as the notice that issued it has it."""
    pattern = phrasing().citations.of_form
    found = (each["name"] for form in editions().values() for each in pattern.finditer(form.notice))
    return str(next(found))


def decree_replaced(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield an older decree's number as the Regulation's, where that in force is not near, and a wrong year.

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
    for found in words.dated.finditer(passage.text):
        what = f"现行条例是 {words.revised} 年修订的，这里写的是 {found['year']} 年"
        yield reading.quoting("D-document", Status.FAIL, what, passage, found.span(), left=found["year"])


def notice_miscalled(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield another document's name whose number in brackets is that of the form's notice in force.

    Of the notice's own words may be left out; one that speaks of the form is it in other words.
    """
    words, governing = phrasing().citations, editions().governing(reading.prose.year)
    if governing is None or not (due := words.citation.search(governing.document)):
        return
    for work in words.work.finditer(passage.text):
        number = _number_beside(passage.text, work.end())
        if number is None or _told(number) != _told(due) or not words.others_name.search(work[0]):
            continue
        if "(" not in passage.text[work.end() : number.start()]:
            continue  # two documents, with no mark between them
        right = iter(re.sub(r"\W", "", governing.notice))
        if all(each in right for each in re.sub(r"\W", "", work[0])):
            continue
        message = f"{governing.document}是《{governing.notice}》的文号，这里的文件名称写错了"
        left = passage.words.text[slice(*work.span())]
        yield reading.quoting(
            "D-document", Status.FAIL, message, passage, work.span(), left=left, right=governing.notice
        )


def measure_misquoted(reading: SearchableText, passage: SearchablePassage) -> Iterator[Finding]:
    """Yield wrong names beside the number of the measure on fees, wrong numbers beside its name, slips."""
    measure, text = phrasing().citations.measure, passage.text
    if measure.subject not in text:
        return
    taken = set[int]()
    for work in phrasing().citations.work.finditer(text):
        number = _number_beside(text, work.end())
        taken.update([number.start()] if number else [])
        if measure.subject not in work[0] or not (
            wrong := _wrong(_core(work[0]), number, cabinet=_cabinet(text, work))
        ):
            continue
        span = work.span() if wrong == measure.name or number is None else number.span()
        yield _misquoted(reading, passage, span, wrong)
    for number in phrasing().citations.citation.finditer(text):
        if number.start() not in taken and _is_near(number) and measure.fee in _clauses(text, number):
            yield _misquoted(reading, passage, number.span(), measure.number)


def _misquoted(
    reading: SearchableText, passage: SearchablePassage, span: tuple[int, int], right: str
) -> Finding:
    measure = phrasing().citations.measure
    what = "名称" if right == measure.name else "文号"
    message = f"信息处理费的管理办法{what}写错了，应当是《{measure.name}》（{measure.number}）"
    left = passage.words.text[slice(*span)]
    return reading.quoting("D-document", Status.FAIL, message, passage, span, left=left, right=right)


def _number_beside(text: str, end: int) -> re.Match[str] | None:
    """Return the number that belongs to the document whose name ends there."""
    words = phrasing().citations
    number = words.citation.pattern.search(text, end, end + _BESIDE)
    return number if number and words.beside.fullmatch(text, end, number.start()) else None


def _core(work: str) -> str:
    """Return a document's name without marks, and of a notice that issues another that one's name."""
    words = phrasing().citations.measure
    issued = words.issued.search(work)
    return re.sub(r"\W", "", issued["name"] if issued else words.formal.sub("", work))


def _cabinet(text: str, work: re.Match[str]) -> bool:
    """Whether a document is named as one of the cabinet's: 国务院办公厅《…》."""
    issuer = phrasing().citations.cabinet
    return issuer in work[0] or issuer in text[max(0, work.start() - _ISSUER) : work.start()]


def _wrong(name: str, number: re.Match[str] | None, *, cabinet: bool) -> str:
    """Return what ought to stand instead of a name, or of the number beside it, "" where nothing is wrong.

    A name may be shortened. Beside another number it is another document's, and a measure of another name,
    without a number and not the `cabinet`'s, may be the county's own.
    """
    measure = phrasing().citations.measure
    if name == measure.name:
        return measure.number if number and not _is_measures(number) else ""
    if number is None or _is_measures(number):
        slip = _is_one_slip(name, measure.name) or sorted(name) == sorted(measure.name)
        slip = slip or (cabinet and measure.unlike.fullmatch(name) is not None)
        other = number is not None and not measure.name.endswith(name)
        return measure.name if slip or other else ""
    return ""


def _is_measures(number: re.Match[str]) -> bool:
    return _told(number) == _parts()


def _is_near(number: re.Match[str]) -> bool:
    """Whether a number is that of the measure on fees but for the year, or for the number's own digits."""
    (issuer, year, count), (its_issuer, its_year, its_count) = _told(number), _parts()
    if issuer != its_issuer or (year == its_year) == (count == its_count):
        return False
    return count == its_count or sorted(count) == sorted(its_count) or _is_one_slip(count, its_count)


def _parts() -> tuple[str, str, str]:
    words = phrasing().citations
    number = words.citation.search(words.measure.number)
    return _told(number) if number else ("", "", "")


def _told(number: re.Match[str]) -> tuple[str, str, str]:
    """Return the letters that stand for the issuer, the year and the number."""
    return number["issuer"].rpartition("国")[2], number["year"], number["number"]


def _clauses(text: str, number: re.Match[str]) -> str:
    """Return the sentence around a number, as far as it stands near."""
    before = re.split("[。!?\n]", text[max(0, number.start() - _BESIDE) : number.start()])[-1]
    return before + re.split("[。!?\n]", text[number.end() : number.end() + _BESIDE])[0]


def _is_slip(name: str) -> bool:
    return any(_is_slip_of(name, law) for law in phrasing().citations.laws)


def _is_slip_of(name: str, law: str) -> bool:
    """Whether a name is a law's with one character lost, doubled or another in its place.

    Of a short name only the last word may differ, for others are real: 政务信息公开条例, 政府信息公开办法.
    """
    if not _is_one_slip(name, law):
        return False
    return law == phrasing().citations.laws[0] or (len(name) == len(law) and name[:-1] == law[:-1])


def _is_one_slip(text: str, right: str) -> bool:
    """Whether a text has one character more or less than the right one, or another in one place."""
    if text == right or abs(len(text) - len(right)) > 1:
        return False
    _, wrong, due = differing(text, right)
    return len(wrong) <= 1 and len(due) <= 1
