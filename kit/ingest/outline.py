"""Sorts the text of a published report into the form's sections: title, preamble, headings, words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.form.editions import Forms
from kit.form.official_form import Form
from kit.ingest.heading_lines import (
    FIRST,
    Begin,
    Heading,
    begin_of,
    heading_at,
    next_heading,
    numbered_headings,
)
from kit.ingest.identity.printed_edition import edition_in
from kit.ingest.identity.report_title import ELISION, find_first
from kit.ingest.identity.told_agency import agency_of
from kit.report.narrative import Words
from kit.report.prose import PREAMBLE, Prose

_ENDED = re.compile(r"[。！？!?)）”》\d日号府处]")
"""What the last character of a whole report is: a sentence's end, a figure, a date, a signature."""

_CUT = 12
"""Where a title is cut off so early, its number tells which it is."""


@dataclass(frozen=True, slots=True)
class SortedLines:
    """A text's words under each heading, the ids of headings in order, and `parts` as a `Prose` has them."""

    words: tuple[Words, ...]
    headings: tuple[str, ...]
    parts: tuple[tuple[str, int, str], ...]


def sort_text(text: str, year: int, forms: Forms) -> Prose:
    """Return the words of a published report's `text` for report year `year`, sorted by heading.

    Where no heading is known, all words are the preamble's. The sections are those of the form that
    governs the year, of the first one before. Works in time linear in the length of `text`.
    """
    form = forms.governing(year) or min(forms.values(), key=lambda each: each.first_year)
    lines = lines_of(text)
    title, first = find_first(lines)
    found = sort_lines(lines[first:], form)
    agency = agency_of(lines, title)
    return Prose(
        form=form,
        year=year,
        title=title,
        words=found.words,
        headings=found.headings,
        numbered=numbered_headings(lines[first:]),
        parts=found.parts,
        agency=agency,
        township=re.sub(r"(?:人民政府|办事处|政府)+$", "", agency),
        edition=edition_in(text, forms),
        whole=not is_cut(text) and is_ended(text) and not is_excerpt(title, found.headings),
    )


def sort_lines(lines: Sequence[str], form: Form, words: Container[int] = ()) -> SortedLines:
    """Return the words that stand under each heading of `form`, and the headings.

    `words` are the places of lines that are no subsection's heading, though they may look like one; nor is
    one within the subsection that it would begin.
    """
    pieces: dict[str, list[str]] = {PREAMBLE: []}
    headings: list[str] = []
    parts = _Parts(form)
    here, number = PREAMBLE, None
    for index, line in enumerate(lines):
        begin = begin_of(line)
        known = heading_at(begin, form, here) if begin else None
        heading = known or (next_heading(begin, form, number) if begin else None)
        if heading is None or ("." in heading.id and (index in words or heading.id == here)):
            pieces[here].append(line)
            if begin and begin.read.text.startswith(FIRST):  # a list within the subsection
                number = None
            if begin and index not in words:
                parts.add(begin, None, here)
            continue
        here, number = heading.id, heading.number
        if begin:
            parts.add(begin, known, here)
        headings += [here] if known or is_cut(line[:_CUT]) else []
        pieces.setdefault(here, [])
        if heading.words:
            pieces[here].append(heading.words)
    return SortedLines(tuple(_words(pieces)), tuple(headings), tuple(parts.found))


class _Parts:
    """Collects what is numbered （三） up to the second section's heading."""

    def __init__(self, form: Form) -> None:
        first = form.sections[0]
        self._due = {f"{first.id}.{part.id}": place for place, part in enumerate(first.subsections, 1)}
        self._of_first = {PREAMBLE, first.id, *self._due}
        self._left, self._moved, self._item = False, False, 0
        self.found: list[tuple[str, int, str]] = []

    def add(self, begin: Begin, heading: Heading | None, here: str) -> None:
        """Take a line that stands `here` and is a known `heading`, or None for any other.

        One that names several subsections has the number of none, nor has what stands behind it. An item of a
        list within one, which begins with （一）, is none, unless its number is that of what it names.
        """
        self._left = self._left or here not in self._of_first
        number = int(begin.number() or 0)
        if self._left or not number:
            return
        begins = number == 1 and not heading and here in self._due
        is_item = begins or (self._item > 0 and number == self._item + 1)
        self._item = number if is_item else 0
        self._moved = self._moved or bool(heading and heading.several)
        id_ = heading.id if heading else ""
        is_none = self._moved or (is_item and self._due.get(id_) != number)
        self.found.append(("" if is_none else id_, number, begin.found["name"]))


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


def _words(pieces: Mapping[str, Sequence[str]]) -> Iterator[Words]:
    for id_, lines in pieces.items():
        section, _, subsection = id_.partition(".")
        text = "\n".join(lines).strip("\n")
        if text.strip():
            yield Words(section, subsection, text, ())
