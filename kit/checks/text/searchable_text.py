"""A prose made ready for the rules about form and text, and the findings they make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.base.finding import Finding, Number, Status
from kit.base.strings import narrow
from kit.checks.lexicon import has
from kit.checks.text.wording.phrasing import phrasing
from kit.form.rule_book import rule
from kit.report.narrative import Words
from kit.report.prose import Prose, Quote

WHOLE = "全文"
"""The place of a finding that is about no words in particular."""

_SENTENCE = re.compile(r"[^。!?\n]+")
_QUOTE = 60
"""The characters of a long quote that are shown, and how far before a place a quotation is sought."""
_SAYS = 4
"""How far before a quotation the word stands that tells who says it."""
_AROUND = 120
"""How far on either side of a place its sentence is read."""


@dataclass(frozen=True, slots=True)
class SearchablePassage:
    """The words of one section or subsection; `text` is them in half width, of the same length."""

    words: Words
    text: str


@dataclass(frozen=True, slots=True)
class SearchableText:
    """A prose and its passages.

    `whole` is its title and the text of all of them, by which to tell at once what stands in none. `kind`
    (镇, 乡, 街道 …) and `stem` (without county and kind) are of the township's name, "" when unknown.
    """

    prose: Prose
    passages: tuple[SearchablePassage, ...]
    whole: str
    kind: str
    stem: str

    def finding(
        self,
        rule_id: str,
        status: Status,
        message: str,
        place: str = WHOLE,
        *,
        left: Number = None,
        right: Number = None,
    ) -> Finding:
        """Return a finding that quotes nothing."""
        return rule(rule_id).finding(status, place, message, (), left, right)

    def quoting(
        self,
        rule_id: str,
        status: Status,
        message: str,
        passage: SearchablePassage,
        bounds: tuple[int, int],
        *,
        left: Number = None,
        right: Number = None,
    ) -> Finding:
        """Return a finding about the words of `passage` within `bounds`, cut where they are very long."""
        end = short(passage.text, bounds[0], bounds[1], _QUOTE)
        quote = Quote(self.prose, passage.words, bounds[0], end)
        return quote.finding(rule_id, status, message, left=left, right=right)


def searchable(prose: Prose) -> SearchableText:
    """Return `prose` ready for matching."""
    passages = tuple(SearchablePassage(words, narrow(words.text)) for words in prose.words)
    whole = "\n".join((narrow(prose.title), *(passage.text for passage in passages)))
    return SearchableText(prose, passages, whole, _kind(prose), _stem(prose))


def short(text: str, start: int, end: int, most: int) -> int:
    """Return where words that start and end there end when they are quoted with `most` characters at most.

    They are cut at a mark of punctuation where one is near, and never within a number.
    """
    if end - start <= most:
        return end
    cut = start + most
    for at in range(cut, cut - most // 2, -1):
        if text[at] in ",;:。、!?\n" and not text[at - 1 : at + 2].replace(",", "0").isdigit():
            return at
    while cut > start + 1 and text[cut - 1 : cut + 1].replace(",", "0").replace(".", "0").isdigit():
        cut -= 1
    return cut


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of `text` starts and ends."""
    return (found.span() for found in _SENTENCE.finditer(text))


def sentence_at(text: str, at: int) -> str:
    """Return the sentence in which a place of a text stands, or of a long one what is near."""
    before = re.split("[。!?;\n]", text[max(0, at - _AROUND) : at])[-1]
    return before + re.split("[。!?;\n]", text[at : at + _AROUND], maxsplit=1)[0]


def is_quoted(text: str, at: int) -> bool:
    """Whether a place stands within what another says in quotation marks: 县局来函称“我局已转送”."""
    opened = text.rfind("“", max(0, at - _QUOTE), at)
    said = text[max(0, opened - _SAYS) : opened]
    return opened >= 0 and "”" not in text[opened:at] and has(said, phrasing().names.says)


def once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings, leaving out those that say of the same words in the same place what one said before."""
    seen: set[tuple[str, str, str]] = set()
    for finding in findings:
        if (said := (finding.message, finding.place, finding.quote)) not in seen:
            seen.add(said)
            yield finding


def _kind(prose: Prose) -> str:
    """Return the kind of township (镇, 乡, 街道 …) that a prose's names end in, "" when they tell none."""
    found = (phrasing().names.kind.search(name) for name in _names(prose))
    return next((each["kind"] for each in found if each), "")


def _stem(prose: Prose) -> str:
    """Return the township's name without county and kind, "" when it cannot be told."""
    found = (phrasing().names.county.fullmatch(name) for name in _names(prose))
    return next((each["stem"] for each in found if each), "")


def _names(prose: Prose) -> Iterator[str]:
    """Yield the names of the township and its agency; an office of its government is left out of them."""
    for name in (prose.township, prose.agency):
        yield phrasing().makers.office.sub("", narrow(name).strip())
