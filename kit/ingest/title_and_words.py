"""From the lines of a published report to its title and its words by section, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.base.strings import visible
from kit.checks.text.wording.phrasing import phrasing
from kit.form.editions import Forms
from kit.form.official_form import LEAD, PREAMBLE, Form
from kit.ingest.heading_lines import heading_of, section_of
from kit.ingest.identity.report_title import ELISION, agency_in, title_at, undated_at
from kit.ingest.outline import is_ended, lines_of, sort_lines
from kit.ingest.page_chrome import chrome
from kit.ingest.source.printed import PrintedLine, Source
from kit.report.narrative import Words, escaped


@dataclass(frozen=True, slots=True)
class Title:
    """A report's title, "" when none was found, and the line after it."""

    text: str = ""
    end: int = 0

    @property
    def agency(self) -> str:
        """The agency that the title names, "" when it names none."""
        return agency_in(self.text)


@dataclass(frozen=True, slots=True)
class Narrative:
    """A report's words as a parameters file holds them, the ids of its headings, the page's lines dropped.

    `ended` tells whether the last of its own lines ends as a sentence, a date or a signature does. `lines`
    are those own lines as they are printed, headings among them, and `parts` are as a `Prose` has them.
    """

    words: Mapping[str, str | Mapping[str, str]]
    headings: tuple[str, ...]
    dropped: tuple[str, ...]
    ended: bool
    lines: tuple[str, ...]
    parts: tuple[tuple[str, int, str], ...]


def text_lines(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Return lines with words in them, each of one line of words.

    The mark of left-out words joins the words that it follows, so that they break off.
    """
    parted = ((line, line.text.split("\n")) for line in _rejoined(lines))
    return [replace(line, text=text) for line, texts in parted for text in texts if text.strip()]


def _rejoined(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    joined: list[PrintedLine] = []
    for line in lines:
        if joined and joined[-1].place == line.place and ELISION.fullmatch(line.text):
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text)
        else:
            joined.append(line)
    return joined


def find_title(lines: Sequence[str], form: Form) -> Title:
    """Return the last title before the report's first section, if possible one that names an agency.

    Without any that has a year, a line counts that is nothing but an agency's name and what it reports.
    """
    first = form.sections[0].id
    headings = [index for index, line in enumerate(lines) if section_of(line, form)]
    start = next((index for index in headings if section_of(lines[index], form) == first), None)
    end = len(lines) if not headings else headings[0] if start is None else start
    found = [title for index in range(end) if (title := _title_at(lines, index))]
    found = found or [Title(*each) for index in range(end) if (each := undated_at(lines, index))]
    named = [title for title in found if title.agency]
    last = found[-1] if found else Title()
    return Title(named[-1].text, last.end) if named else last


def title_of(source: Source, forms: Forms) -> Title:
    """Return the title that a file prints, or the page around it."""
    newest = max(forms.values(), key=lambda form: form.first_year)
    title = find_title(lines_of("\n".join(source.lines())), newest)
    return title if title.text else Title(find_title(source.around, newest).text)


def _title_at(lines: Sequence[str], index: int) -> Title | None:
    """Return the title that begins at a line; the agency alone on the line above belongs to it."""
    if (found := title_at(lines, index)) is None:
        return None
    title = Title(*found)
    above = lines[index - 1].strip(" *#|•　") if index else ""
    if not title.agency and len(above) < _LONGEST_AGENCY and phrasing().names.kind.search(above):
        return Title(above + title.text, title.end)
    return title


_LONGEST_AGENCY = 30


def read_words(lines: Sequence[PrintedLine], form: Form) -> Narrative:
    """Return the words of a report from the `lines` behind its title, by section and subsection of `form`.

    Where the file marks headings of subsections as headings, no other line is one.
    """
    own, dropped = _own(lines, form)
    marked = any(line.heading and "." in heading_of(line.text, form) for line in own)
    others = {index for index, line in enumerate(own) if marked and not line.heading}
    texts = tuple(line.text for line in own)
    found = sort_lines(texts, form, others)
    ended = bool(own) and is_ended(texts[-1])
    words = _by_section(found.words, form)
    return Narrative(words, found.headings, tuple(dropped), ended, texts, found.parts)


def _own(lines: Sequence[PrintedLine], form: Form) -> tuple[list[PrintedLine], list[str]]:
    """Return the report's own lines and the page's; behind the last section's words all is the page's."""
    last = form.sections[-1].id
    own: list[PrintedLine] = []
    dropped: list[str] = []
    ending = spoken = False
    for index, line in enumerate(lines):
        if section := section_of(line.text, form):
            ending, spoken = section == last, False
        elif ending and spoken and chrome().is_end(line.text):
            return own, dropped + [each.text for each in lines[index:]]
        elif chrome().is_bar(line.text):
            dropped.append(line.text)
            continue
        else:
            spoken = True
        own.append(replace(line, text=visible(line.text).strip()))
    return own, dropped


def _by_section(words: Sequence[Words], form: Form) -> dict[str, str | dict[str, str]]:
    """Return words as a parameters file's narrative: a section's, or its subsections' under their ids."""
    by_section: dict[str, dict[str, str]] = {}
    for each in words:
        text = "".join(f"{line}\n" for line in each.text.split("\n") if line.strip())
        by_section.setdefault(each.section, {})[each.subsection or LEAD] = escaped(text)
    order = [PREAMBLE, *(section.id for section in form.sections)]
    return {
        id_: by_section[id_][LEAD] if set(by_section[id_]) == {LEAD} else by_section[id_]
        for id_ in order
        if id_ in by_section
    }
