"""What the rules look at: a report's words, what is read from them once for all rules, and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kit.checks.text.searchable_text import SearchableText, searchable
from kit.checks.words.grammar.parsed_words import ParsedWords, parse_prose
from kit.checks.words.statements.statements import Statements, statements
from kit.report.prose import Prose
from kit.report.report import Report


@dataclass(frozen=True, eq=False)
class Subject:
    """A report to be confronted; of a published text only the `prose` is known."""

    prose: Prose
    known: Report | None = None

    @property
    def report(self) -> Report:
        """The report. Raises TypeError for a published text: its figures are not known."""
        if self.known is None:
            raise TypeError("a published text has no figures to be checked")
        return self.known

    @cached_property
    def words(self) -> tuple[ParsedWords, ...]:
        """What the words say in numbers, section by section."""
        return parse_prose(self.prose)

    @cached_property
    def stated(self) -> Statements:
        """What the words state of the tables."""
        return statements(self.words)

    @cached_property
    def text(self) -> SearchableText:
        """The words made ready for the rules about form and text."""
        return searchable(self.prose)
