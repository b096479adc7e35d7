"""Sorts the text of a published report into the form's sections: title, preamble, headings, words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kit.base.folded_text import Squeezed, squeeze
from kit.base.numerals import HAN, read_number
from kit.form.editions import Forms
from kit.form.official_form import Form, Subsection
from kit.ingest.identity.printed_edition import edition_in
from kit.ingest.identity.report_title import ELISION, find_first
from kit.ingest.identity.told_agency import agency_of
from kit.report.narrative import Words
from kit.report.prose import PREAMBLE, Prose

_HAN = "[一二三四五六七八九十]{1,2}"
_TOP = rf"{_HAN}[、.,]"
_LOWER = rf"\({_HAN}\)[、.,]?|第{_HAN}[、.,]|\d{{1,2}}[、.](?!\d)|\(\d{{1,2}}\)"
_HEADING = re.compile(
    rf"[#>*|\-•·]*(?:(?P<top>{_TOP})|(?P<lower>{_LOWER}))?\**"
    r"(?P<name>[^。:;,|!?\n]{2,40})(?P<mark>[。:|]|\*+|$)?"
)
_ENDED = re.compile(r"[。！？!?)）”》\d日号府处]")
"""What the last character of a whole report is: a sentence's end, a figure, a date, a signature."""
_HEAD = 120
"""The characters of a line that may be a heading."""
_CUT = 12
"""Where a title is cut off so early, its number tells which it is."""
_FIRST = "(一)"
_USUAL = "行政机关府务信息公开工作开展情况方面年度的和及"
_LONGEST_SLOGAN = 24


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: the id it stands for, `section` or `section.subsection`, and the words run in behind it.

    A title that is not the form's is among these words. `number` is the one in brackets, （三） as 3.
    """

    id: str
    words: str
    number: Decimal | None = None


def sort_text(text: str, year: int, forms: Forms) -> Prose:
    """Return the words of a published report's `text` for report year `year`, sorted by heading.

    Where no heading is known, all words are the preamble's. The sections are those of the form that
    governs the year, of the first one before. Works in time linear in the length of `text`.
    """
    form = forms.governing(year) or min(forms.values(), key=lambda each: each.first_year)
    lines = lines_of(text)
    title, first = find_first(lines)
    words, headings = sort_lines(lines[first:], form)
    agency = agency_of(lines, title)
    return Prose(
        form=form,
        year=year,
        title=title,
        words=words,
        headings=headings,
        numbered=numbered_headings(lines[first:]),
        agency=agency,
        township=re.sub(r"(?:人民政府|办事处|政府)+$", "", agency),
        edition=edition_in(text, forms),
        whole=not is_cut(text) and is_ended(text) and not is_excerpt(title, headings),
    )


def sort_lines(
    lines: Sequence[str], form: Form, words: Container[int] = ()
) -> tuple[tuple[Words, ...], tuple[str, ...]]:
    """Return the words that stand under each heading of `form`, and the ids of the headings in order.

    `words` are the places of lines that are no subsection's heading, though they may look like one; nor is
    one within the subsection that it would begin.
    """
    pieces: dict[str, list[str]] = {PREAMBLE: []}
    headings: list[str] = []
    here, number = PREAMBLE, None
    for index, line in enumerate(lines):
        known = _heading(line, form, here)
        heading = known or _unknown(line, form, here, number)
        if heading is None or ("." in heading.id and (index in words or heading.id == here)):
            pieces[here].append(line)
            if squeeze(line[:_HEAD]).text.startswith(_FIRST):  # a list within the subsection
                number = None
            continue
        here, number = heading.id, heading.number
        headings += [here] if known or is_cut(line[:_CUT]) else []
        pieces.setdefault(here, [])
        if heading.words:
            pieces[here].append(heading.words)
    return tuple(_words(pieces)), tuple(headings)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; where an excerpt leaves words out, a line ends."""
    return ELISION.sub(r"\g<0>\n", text).split("\n")


def is_cut(text: str) -> bool:
    """Whether words are left out of an excerpt's text."""
    return "⟦" in text


def is_excerpt(title: str, headings: Sequence[str]) -> bool:
    """Whether a text without a title has the heading of just one section: that one was handed over."""
    return not title and len({heading.partition(".")[0] for heading in headings}) == 1


def is_ended(text: str) -> bool:
    """Whether a text ends as a report does, and not in the middle of a sentence."""
    return bool(_ENDED.search(text.rstrip()[-1:]))


def heading_of(line: str, form: Form) -> str:
    """Return the id of the section or subsection that a line is the heading of, "" for a line of words."""
    heading = _heading(line, form, PREAMBLE)
    return heading.id if heading else ""


def section_of(line: str, form: Form) -> str:
    """Return the id of the section that a line is the heading of, "" for any other line."""
    id_ = heading_of(line, form)
    return "" if "." in id_ else id_


def numbered_headings(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that have a section's number (一、) and are nothing but a heading, known or not."""
    found = ((line, read, _HEADING.match(read.text)) for line in lines if (read := squeeze(line[:_HEAD])))
    return tuple(
        read.text
        for line, read, match in found
        if match and match["top"] and match.end() == len(read.text) and len(line) <= _HEAD
    )


def _words(pieces: Mapping[str, Sequence[str]]) -> Iterator[Words]:
    for id_, lines in pieces.items():
        section, _, subsection = id_.partition(".")
        text = "\n".join(lines).strip("\n")
        if text.strip():
            yield Words(section, subsection, text, ())


def _heading(line: str, form: Form, here: str) -> _Heading | None:
    """Return the heading that a line is or begins with, None for a line of words.

    A section's has a number (一、) or stands alone under its title; a subsection's has a number, or is one
    of the form's own titles with its words run in behind it.
    """
    if line.isascii():  # as most cells of tables are, and no heading is
        return None
    read = squeeze(line[:_HEAD])
    found = _HEADING.match(read.text)
    if found is None:
        return None
    name = re.sub(r"^\d{4}年度?", "", found["name"])
    alone = found.end() == len(read.text) and len(line) <= _HEAD
    for section in form.sections:
        numbered = found["top"] and _known(section, name)
        titled = _titles(form).get(name) == section.id and not found["lower"]
        if alone and (numbered or titled):
            return _Heading(section.id, "")
    if here.partition(".")[0] in (form.sections[0].id, PREAMBLE) and not found["top"]:
        return _subheading(line, read, found, form)
    return None


def _subheading(line: str, read: Squeezed, found: re.Match[str], form: Form) -> _Heading | None:
    name, end = found["name"], found.end()
    kept = ""
    id_ = _titles(form).get(name, "")
    if not id_.startswith(f"{form.sections[0].id}."):
        known = [part for part in form.sections[0].subsections if _known(part, name[:_LONGEST_SLOGAN])]
        if not (found["lower"] and known):
            return None
        id_ = f"{form.sections[0].id}.{known[0].id}"
        run_in = max((title for title in _titles(form) if name.startswith(title)), key=len, default="")
        if not found["mark"] and end < len(read.text):  # the words begin without a mark behind the title
            if not run_in or _numeral(found["lower"]) != _numeral(known[0].number):
                return None
            end = found.start("name") + len(run_in)
        elif not set(name.rstrip("*")) <= _usual(known[0]):
            kept = _printed(line, read, found)
    words = line[read.span(end, end)[0] :].lstrip(" *　:")
    return _Heading(id_, kept + words, _bracketed(found["lower"]))


def _unknown(line: str, form: Form, here: str, number: Decimal | None) -> _Heading | None:
    """Return the heading that a line is by its number alone: the next one behind a subsection's.

    （三）充实内容 behind a subsection numbered （二） is no word of that one. It stands for the subsection
    that the form numbers so, or where there is none for the section; its title is among the words.
    """
    if number is None:
        return None
    read = squeeze(line[:_HEAD])
    found = _HEADING.match(read.text)
    own = _bracketed(found["lower"]) if found and found["lower"] else None
    if found is None or own is None or own != number + 1:
        return None
    first = form.sections[0]
    subsection = next((part.id for part in first.subsections if _numeral(part.number) == own), "")
    words = line[read.span(found.end(), found.end())[0] :].lstrip(" *　:")
    id_ = f"{first.id}.{subsection}" if subsection else first.id
    return _Heading(id_, _printed(line, read, found) + words, own)


def _usual(part: Subsection) -> set[str]:
    """Return the characters of which a heading consists that says what the form's says."""
    return set("".join((part.title, *part.aliases, *part.known_by)) + _USUAL)


def _printed(line: str, read: Squeezed, found: re.Match[str]) -> str:
    """Return a heading's title as it is printed, with its mark."""
    start, end = read.span(found.start("name"), found.end())
    return line[start:end].rstrip("* ")


def _bracketed(number: str | None) -> Decimal | None:
    """Return what a number in brackets counts, 3 for （三）, None for any other."""
    return _numeral(number) if number and number.startswith("(") and not number[1].isdigit() else None


def _numeral(number: str) -> Decimal | None:
    """Return what a heading's number counts: 2 for （二）, 2. and (2)."""
    counted = re.sub(rf"[^\d{HAN}]", "", number)
    return read_number(counted) if counted else None


def _known(part: Subsection, name: str) -> bool:
    return any(word in name for word in part.known_by)


@cache
def _titles(form: Form) -> Mapping[str, str]:
    """Return the ids of sections and of the first section's subsections by title and alias."""
    first = form.sections[0]
    parts: list[tuple[str, Subsection]] = [(section.id, section) for section in form.sections]
    parts += [(f"{first.id}.{part.id}", part) for part in first.subsections]
    return {squeeze(text).text: id_ for id_, part in reversed(parts) for text in (part.title, *part.aliases)}
