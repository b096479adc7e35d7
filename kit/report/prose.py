"""A report's words, whatever they came from: rendered parameters, or the text of a published report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kit.base.finding import Finding, Number, Span, Status
from kit.form.official_form import PREAMBLE as PREAMBLE
from kit.form.official_form import Form
from kit.form.rule_book import rule
from kit.report.narrative import Words, render
from kit.report.report import Report


@dataclass(frozen=True, eq=False, slots=True)
class Prose:
    """The words of one report, in order, and who says them.

    `form` is the edition whose sections the words are sorted by. `agency` and `township` are "" when the
    text does not tell. `headings` are the ids of the sections and subsections that have a heading, in
    order, `section` or `section.subsection`. Of a published text `numbered` are the headings that have a
    section's number, as they are printed, and `parts` what is numbered （三） in the first section: the id of
    a subsection, "" for another heading, that number and the heading. `whole` is false when parts of the
    text are known to be missing, so that an absence says nothing. `edition` is the one the tables follow,
    "" when unknown.
    `last` are last year's words, where they are known.
    """

    form: Form
    year: int
    title: str
    words: tuple[Words, ...]
    headings: tuple[str, ...]
    agency: str = ""
    township: str = ""
    edition: str = ""
    whole: bool = True
    numbered: tuple[str, ...] = ()
    parts: tuple[tuple[str, int, str], ...] = ()
    last: Prose | None = None

    def place(self, words: Words) -> str:
        """Return where words stand, in the form's terms."""
        return self.form.place(words.section, words.subsection)

    def of(self, section: str) -> Iterator[Words]:
        """Yield the words of a section, those of its subsections included."""
        return (words for words in self.words if words.section == section)


def span(words: Words, start: int, end: int) -> Span:
    """Return the span of `words.text[start:end]`."""
    return Span(words.section, words.subsection, start, end)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words `text[start:end]` of a piece of a report."""

    prose: Prose
    words: Words
    start: int
    end: int

    def finding(
        self, rule_id: str, status: Status, message: str, *,
        cells: tuple[str, ...] = (), left: Number = None, right: Number = None,
        details: Mapping[str, object] | None = None,
    ) -> Finding:  # fmt: skip
        """Return a finding of a rule about these words, which quotes them."""
        return rule(rule_id).finding(
            status, self.prose.place(self.words), message, cells, left, right,
            quote=self.words.text[self.start : self.end],
            span=span(self.words, self.start, self.end),
            details=details,
        )  # fmt: skip


def headings_of(form: Form) -> tuple[str, ...]:
    """Return the ids of all sections and subsections of a form: the headings of a report made of it."""
    return tuple(
        id_
        for section in form.sections
        for id_ in (section.id, *(f"{section.id}.{part.id}" for part in section.subsections))
    )


def prose_of(report: Report) -> Prose:
    """Return the words of a report read from parameters, and last year's where they are known.

    Its headings are whole: the page prints every one of them. Raises InputError as `render` does.
    """
    return Prose(
        form=report.form,
        year=report.year,
        title=report.title,
        words=tuple(words for words in render(report) if words.text.strip()),
        headings=headings_of(report.form),
        agency=report.agency,
        township=report.township,
        edition=report.form.edition,
        last=prose_of(report.last) if report.last else None,
    )
