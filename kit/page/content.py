"""What a report prints below its title, in order and in no format: headings, words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.form.official_form import PREAMBLE, Section
from kit.page.highlight import printed_lines
from kit.report.narrative import Words, render
from kit.report.report import Report


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section (level 1) or of a subsection (level 2)."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words."""

    text: str


@dataclass(frozen=True, slots=True)
class Statutory:
    """The statutory table of a section."""

    section: Section


Piece = Heading | Paragraph | Statutory


def body(report: Report) -> Iterator[Piece]:
    """Yield all that stands below the title: the preamble, then each section's heading, table and words.

    Raises InputError as `render` does.
    """
    yield from _words(report, PREAMBLE)
    for section in report.form.sections:
        yield Heading(section.heading, 1)
        if section.table:
            yield Statutory(section)
        yield from _words(report, section.id)


def words_of(report: Report, section_id: str) -> Iterator[tuple[str, Words]]:
    """Yield the words of a section or of the preamble, each with its subheading, "" for the section's own.

    The subheadings fall away where the township wrote the section as a whole.
    """
    subheadings: dict[str, str] = {}
    if section_id != PREAMBLE:
        this = report.form.section(section_id)
        subheadings = {part.id: this.subheading(part) for part in this.subsections}
    whole = bool(report.words(section_id))
    for words in render(report):
        if words.section == section_id and not (whole and words.subsection):
            yield subheadings.get(words.subsection, ""), words


def _words(report: Report, section_id: str) -> Iterator[Piece]:
    for subheading, words in words_of(report, section_id):
        if subheading:
            yield Heading(subheading, 2)
        yield from map(Paragraph, lines(words))


def lines(words: Words) -> list[str]:
    """Return words as the lines that are printed: trimmed, those that are empty left out."""
    return ["".join(piece.text for piece in line) for line in printed_lines(words.text)]
